//! The plan as a whole.

use std::collections::BTreeMap;

use super::{
    Action, Agency, AgencyId, Cadence, Date, Group, GroupId, Named, Number, Objective, Quarter,
    Ratings, SectionId, Span,
};

/// An improvement plan. What its files leave out, or state so that it cannot be read, is `None` or empty here.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the plan is called.
    pub name: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The time it covers.
    pub period: Option<Period>,
    /// How often each delivery lead owes an update; `None`: nobody owes any.
    pub update_every: Option<Cadence>,
    /// Days after the end of a span in which an update still answers it; 21 where plan.toml does not say.
    pub update_within: u32,
    /// Where a file can be edited in a browser; `{file}` stands for its path.
    pub edit_url: Option<String>,
    /// The sections, in the order in which reports show them.
    pub sections: Vec<Section>,
    /// What the ratings mean.
    pub ratings: Ratings,
    /// How strict the check is.
    pub settings: Settings,
    /// Saved sets of options, by name.
    pub views: BTreeMap<String, Vec<String>>,
    /// Everyone who may lead or partner, in the order of the file.
    pub agencies: Vec<Agency>,
    /// The groups that the plan reports to, in the order of the file.
    pub groups: Vec<Group>,
    /// The objectives, by number.
    pub objectives: Vec<Objective>,
    /// The actions, by number. Where two files claim one number, both are here: the first counts.
    pub actions: Vec<Action>,
}

impl Plan {
    /// The agency of that id.
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == *id)
    }

    /// The group of that id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The shortest name that people know an agency by; its id where it is not on the register.
    pub fn short_name<'name>(&'name self, id: &'name AgencyId) -> &'name str {
        self.agency(id).map_or(id.as_str(), Agency::short_name)
    }

    /// The full name of an agency; its id where it is not on the register.
    pub fn full_name<'name>(&'name self, id: &'name AgencyId) -> &'name str {
        self.agency(id).map_or(id.as_str(), Agency::full_name)
    }

    /// The full name of a group; its id where governance.toml does not have it.
    pub fn group_name<'name>(&'name self, id: &'name GroupId) -> &'name str {
        self.group(id).map_or(id.as_str(), Group::full_name)
    }

    /// The id of the agency most likely meant by a wrong one.
    pub fn nearest_agency(&self, id: &AgencyId) -> Option<&str> {
        let words = id.as_str();
        let called = self
            .agencies
            .iter()
            .find(|agency| agency.is_called(words))
            .map(|agency| agency.id.as_str());
        called.or_else(|| {
            super::nearest(words, self.agencies.iter().map(|agency| agency.id.as_str()))
        })
    }

    /// The id of the group most likely meant by a wrong one.
    pub fn nearest_group(&self, id: &GroupId) -> Option<&str> {
        let words = id.as_str().to_lowercase();
        let is_name = |name: &String| name.to_lowercase() == words;
        let named = self.groups.iter().find(|group| group.name.as_ref().is_some_and(is_name));
        named
            .map(|group| group.id.as_str())
            .or_else(|| super::nearest(&words, self.groups.iter().map(|group| group.id.as_str())))
    }

    /// The id of the section most likely meant by a wrong one.
    pub fn nearest_section(&self, id: &SectionId) -> Option<&str> {
        super::nearest(id.as_str(), self.sections.iter().map(|section| section.id.as_str()))
    }

    /// The section of that id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The objective of that number.
    pub fn objective(&self, number: u32) -> Option<&Objective> {
        let index = self.objectives.partition_point(|objective| objective.number < number);
        self.objectives.get(index).filter(|objective| objective.number == number)
    }

    /// The action of that number.
    pub fn action(&self, number: Number) -> Option<&Action> {
        let index = self.actions.partition_point(|action| action.number < number);
        self.actions.get(index).filter(|action| action.number == number)
    }

    /// The spans of the plan's reporting cycle, from its start to the one in which the day falls, be that past the plan's end.
    /// Quarters are those of the financial year, so the first one may be cut short by the plan's start.
    pub fn update_spans(&self, day: Date) -> Vec<Span> {
        let (Some(every), Some(period)) = (self.update_every, self.period) else {
            return Vec::new();
        };
        let counted_from = match every {
            Cadence::Quarter => {
                Quarter::of(period.from).span().map_or(period.from, |span| span.first)
            }
            _ => period.from,
        };
        let mut spans: Vec<Span> =
            every.spans(counted_from).take_while(|span| span.first <= day).collect();
        if let Some(first) = spans.first_mut() {
            first.first = period.from;
        }
        spans
    }

    /// The last day on which an update still answers a span that has ended. `None` past the end of the calendar.
    pub fn in_time_until(&self, span: Span) -> Option<Date> {
        span.last.checked_add_days(chrono::Days::new(self.update_within.into()))
    }

    /// The span whose update is owed on a day: the last of these that has ended. When the plan is over, nothing more is owed
    /// than the update of its last span.
    pub fn owed_span(&self, spans: &[Span], day: Date) -> Option<Span> {
        let end = self.period?.to;
        spans.iter().rfind(|span| span.last < day && span.first <= end).copied()
    }
}

impl Default for Plan {
    /// A plan of which nothing is known.
    fn default() -> Self {
        Self {
            name: None,
            organisation: None,
            period: None,
            update_every: None,
            update_within: 21,
            edit_url: None,
            sections: Vec::new(),
            ratings: Ratings::default(),
            settings: Settings::default(),
            views: BTreeMap::new(),
            agencies: Vec::new(),
            groups: Vec::new(),
            objectives: Vec::new(),
            actions: Vec::new(),
        }
    }
}

/// The time that a plan covers, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// A section of the plan.
#[derive(Clone, Debug)]
pub struct Section {
    /// The folder under `actions/`.
    pub id: SectionId,
    /// What people call it.
    pub title: String,
}

/// What `[check]` in plan.toml sets.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Rules raised or lowered by name; `None` where the file has another word than a severity.
    pub severities: BTreeMap<String, Option<Severity>>,
    /// Exceptions, in the order of the file.
    pub allowed: Vec<Allowed>,
}

impl Settings {
    /// How much a rule weighs in this plan, where plan.toml says so.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.severities.get(rule).copied().flatten()
    }
}

/// An exception from a rule. `None`: the file does not say, or not so that it can be read.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    /// The rule's name.
    pub rule: Option<String>,
    /// The number of the action that may break it, as it is written.
    pub action: Option<String>,
    /// Why it may; a blank reason is none.
    pub reason: Option<String>,
}

impl Allowed {
    /// The number of the action that may break the rule.
    pub fn number(&self) -> Option<Number> {
        self.action.as_ref()?.parse().ok()
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan is wrong.
    Error,
    /// The plan is likely to be wrong, or thin.
    Warning,
    /// Worth knowing.
    Note,
    /// Not looked at. No finding has it; plan.toml may ask for it.
    Off,
}

impl Named for Severity {
    const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Note, Self::Off];

    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
            Self::Off => "off",
        }
    }
}
