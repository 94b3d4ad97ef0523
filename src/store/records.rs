//! From the tree of a file to the records of the plan.

use toml::Spanned;
use toml::de::DeTable;

use super::deadline::due;
use super::values::{as_date, as_days, as_number_text, as_table, as_text};
use super::values::{by_id, date, id, list, some, table, tables, text, texts, word};
use crate::model::{
    Action, Agency, AgencyId, Allowed, Ending, Evidence, Group, GroupId, Milestone, Named, Number,
    Objective, Ofsted, Period, Plan, Rating, Ratings, Section, SectionId, Settings, Severity,
    Suspension, Update, Withdrawal,
};

/// An action, from its file.
pub fn action(root: &DeTable<'_>, section: SectionId, number: Number) -> Action {
    Action {
        number,
        section,
        title: text(root, "title").filter(|title| !title.trim().is_empty()),
        description: text(root, "description"),
        lead: id(root, "lead").filter(|lead: &AgencyId| !lead.as_str().trim().is_empty()),
        partners: some(root, "partners", |value| as_text(value).map(AgencyId::from)),
        due: due(root),
        original_due: date(root, "original_due"),
        measures: texts(root, "measures"),
        outcome: text(root, "outcome"),
        added: date(root, "added"),
        agreed_by: id(root, "agreed_by"),
        milestones: tables(root, "milestones", milestone),
        updates: updates(root),
        ending: ending(root),
    }
}

fn milestone(table: &DeTable<'_>) -> Milestone {
    Milestone {
        title: text(table, "title").filter(|title| !title.trim().is_empty()),
        due: due(table),
        original_due: date(table, "original_due"),
        completed: date(table, "completed"),
    }
}

/// The updates of an action, from its file.
pub fn updates(root: &DeTable<'_>) -> Vec<Update> {
    tables(root, "updates", update)
}

fn update(table: &DeTable<'_>) -> Update {
    Update {
        date: date(table, "date"),
        by: id(table, "by"),
        rag: word(table, "rag"),
        impact: word(table, "impact"),
        note: text(table, "note"),
        evidence: some(table, "evidence", evidence),
        asks: text(table, "asks"),
        moved_from: date(table, "moved_from"),
        moved_to: date(table, "moved_to"),
        agreed_by: id(table, "agreed_by"),
        milestone: text(table, "milestone"),
        reopened_from: super::values::table(table, "reopened_from")
            .map(|table| Box::new(ending(table))),
    }
}

fn evidence(value: &super::values::Value<'_>) -> Option<Evidence> {
    if let Some(table) = as_table(value) {
        return Some(Evidence::HeldBy {
            agency: id(table, "held_by")?,
            title: text(table, "title").unwrap_or_default(),
        });
    }
    let written = as_text(value)?.to_owned();
    let is_link = written.starts_with("https://") || written.starts_with("http://");
    Some(if is_link { Evidence::Link(written) } else { Evidence::File(written) })
}

fn ending(root: &DeTable<'_>) -> Ending {
    Ending {
        completed: date(root, "completed"),
        suspended: table(root, "suspended").and_then(|suspended| {
            Some(Suspension {
                date: date(suspended, "date")?,
                until: date(suspended, "until"),
                agreed_by: id(suspended, "agreed_by"),
                reason: text(suspended, "reason"),
            })
        }),
        withdrawn: table(root, "withdrawn").and_then(|withdrawn| {
            Some(Withdrawal {
                date: date(withdrawn, "date")?,
                agreed_by: id(withdrawn, "agreed_by"),
                reason: text(withdrawn, "reason"),
            })
        }),
    }
}

/// An objective, from its file.
pub fn objective(root: &DeTable<'_>, section: SectionId, number: u32) -> Objective {
    let ofsted = table(root, "ofsted").and_then(|ofsted| {
        Some(Ofsted { kind: word(ofsted, "kind")?, finding: text(ofsted, "finding")? })
    });
    Objective { number, section, title: text(root, "title"), ofsted }
}

/// The agencies, from agencies.toml.
pub fn agencies(root: &DeTable<'_>) -> Vec<Agency> {
    by_id(root)
        .into_iter()
        .map(|(id, agency)| Agency {
            id: AgencyId::from(id),
            name: text(agency, "name"),
            short: text(agency, "short"),
        })
        .collect()
}

/// The groups, from governance.toml.
pub fn groups(root: &DeTable<'_>) -> Vec<Group> {
    let groups = table(root, "groups").map(by_id).unwrap_or_default();
    groups.into_iter().map(|(id, group)| a_group(GroupId::from(id), group)).collect()
}

fn a_group(group: GroupId, root: &DeTable<'_>) -> Group {
    let mut meetings: Vec<_> = list(root, "meetings").iter().filter_map(as_date).collect();
    meetings.sort_unstable();
    Group {
        id: group,
        name: text(root, "name"),
        reports_to: id(root, "reports_to"),
        meets: word(root, "meets"),
        meetings,
    }
}

/// The plan's own file, into the plan.
pub fn plan(root: &DeTable<'_>, plan: &mut Plan) {
    plan.name = text(root, "name");
    plan.organisation = text(root, "organisation");
    plan.period = table(root, "period")
        .and_then(|period| Some(Period { from: date(period, "from")?, to: date(period, "to")? }))
        .filter(|period| period.from <= period.to);
    plan.update_every = word(root, "update_every");
    if let Some(days) = root.get("update_within").and_then(as_days) {
        plan.update_within = days;
    }
    plan.edit_url = text(root, "edit_url");
    plan.sections =
        list(root, "sections").iter().filter_map(as_table).filter_map(section).collect();
    plan.ratings = table(root, "ratings").map(ratings).unwrap_or_default();
    plan.settings = settings(root);
    plan.views = table(root, "views").map(views).unwrap_or_default();
}

fn section(table: &DeTable<'_>) -> Option<Section> {
    let id: SectionId = id(table, "id")?;
    let title = text(table, "title").unwrap_or_else(|| id.to_string());
    Some(Section { id, title })
}

fn ratings(table: &DeTable<'_>) -> Ratings {
    let meaning = |rating: Rating| text(table, rating.name());
    Ratings {
        red: meaning(Rating::Red),
        amber: meaning(Rating::Amber),
        green: meaning(Rating::Green),
    }
}

/// What `[check]` of plan.toml sets.
pub fn settings(root: &DeTable<'_>) -> Settings {
    let Some(table) = table(root, "check") else { return Settings::default() };
    let severity = |value| as_text(value).and_then(Severity::named);
    let rules = table.iter().filter(|(key, _)| key.get_ref() != "allow");
    Settings {
        severities: rules
            .map(|(rule, value)| (rule.get_ref().to_string(), severity(value)))
            .collect(),
        allowed: tables(table, "allow", |allow| Allowed {
            rule: text(allow, "rule"),
            action: allow.get("action").and_then(as_number_text),
            reason: text(allow, "reason").filter(|reason| !reason.trim().is_empty()),
        }),
    }
}

fn views(root: &DeTable<'_>) -> std::collections::BTreeMap<String, Vec<String>> {
    let names = root.keys().map(Spanned::get_ref);
    names.map(|name| (name.to_string(), texts(root, name))).collect()
}
