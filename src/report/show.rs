//! All of an action: what was agreed, how it stands, and what happened.

use serde::Serialize;

use super::actions::{ActionRow, Actions, row};
use super::endings::{self, SuspendedRow, WithdrawnRow};
use super::updates::{self, UpdateRow};
use super::{Audience, Cell, Document, Part, Report, deadline, long_date, milestones, short_date};
use crate::model::{Date, Plan, Standing};

/// An action with all that its file, its objective and the register say of it.
#[derive(Clone, Debug, Serialize)]
pub struct ActionDetail {
    /// What every list of actions has.
    #[serde(flatten)]
    pub row: ActionRow,
    /// The section's title.
    pub section_title: Option<String>,
    /// The objective's title.
    pub objective_title: Option<String>,
    /// What the inspectors found, where the objective answers an Ofsted area.
    pub ofsted_finding: Option<String>,
    /// The lead's full name.
    pub lead_name: String,
    /// The deadline in the published plan's own words.
    pub said: Option<String>,
    /// The day it joined the plan; `None`: at the plan's start.
    pub added: Option<Date>,
    /// The id of the group that decided to add it.
    pub agreed_by: Option<String>,
    /// The suspension, in force or over.
    pub suspended: Option<SuspendedRow>,
    /// The withdrawal.
    pub withdrawn: Option<WithdrawnRow>,
    /// What happened up to the day asked about, oldest first.
    pub updates: Vec<UpdateRow>,
    #[serde(skip)]
    words: Words,
}

/// What people read in place of ids, dates and forms.
#[derive(Clone, Debug)]
struct Words {
    status: String,
    partners: Vec<String>,
    deadline: String,
    added: Option<String>,
    paused: Option<String>,
    path: String,
}

/// Where an action's file is.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path from the plan folder.
    pub in_plan: String,
    /// Its path as people reach it from where they stand.
    pub from_here: String,
}

/// Actions, all of each.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Details {
    /// The actions, in the order in which they were asked for.
    pub actions: Vec<ActionDetail>,
}

/// All of each standing. `file` says where the file of each is.
pub fn details(
    plan: &Plan,
    standings: &[Standing<'_>],
    today: Date,
    file: impl Fn(&Standing<'_>) -> File,
) -> Details {
    let detail = |standing| detail(plan, standing, today, file(standing));
    Details { actions: standings.iter().map(detail).collect() }
}

/// All of one standing.
pub(super) fn detail(
    plan: &Plan,
    standing: &Standing<'_>,
    today: Date,
    file: File,
) -> ActionDetail {
    let action = standing.action;
    let objective = plan.objective(action.number.objective);
    let ofsted = objective.and_then(|objective| objective.ofsted.as_ref());
    let suspended = action.suspension_by(today);
    let withdrawn = standing.ending.and_then(|ending| ending.withdrawn.as_ref());
    let row = row(plan, standing, today, file.in_plan);
    ActionDetail {
        section_title: plan.section(&action.section).map(|section| section.title.clone()),
        objective_title: objective.and_then(|objective| objective.title.clone()),
        ofsted_finding: ofsted.map(|ofsted| ofsted.finding.clone()),
        lead_name: plan.full_name(standing.lead).to_owned(),
        said: action.due.as_ref().and_then(|due| due.said.clone()),
        added: action.added,
        agreed_by: action.agreed_by.as_ref().map(ToString::to_string),
        suspended: suspended.map(Into::into),
        withdrawn: withdrawn.filter(|withdrawn| withdrawn.date <= today).map(Into::into),
        updates: action
            .updates_by(today)
            .filter_map(|update| UpdateRow::new(plan, update))
            .collect(),
        words: Words {
            status: status(plan, standing, &row, today),
            partners: action
                .partners
                .iter()
                .map(|partner| plan.full_name(partner).to_owned())
                .collect(),
            deadline: deadline::in_words(plan, &standing.form, standing.deadline),
            added: added(plan, standing),
            paused: suspended
                .filter(|suspended| !suspended.is_in_force(today))
                .map(|suspended| endings::suspension(plan, suspended)),
            path: file.from_here,
        },
        row,
    }
}

/// Where it is in its life, and how far its deadline is away.
fn status(plan: &Plan, standing: &Standing<'_>, row: &ActionRow, today: Date) -> String {
    match (standing.ending, standing.deadline, &row.when) {
        (Some(ending), _, _) => endings::in_words(plan, ending, today),
        (None, Some(due), Some(when)) => {
            format!("{}, due {}, {when}", row.status, long_date(due))
        }
        _ => format!("{}, nothing more falls due", row.status),
    }
}

fn added(plan: &Plan, standing: &Standing<'_>) -> Option<String> {
    let day = long_date(standing.action.added?);
    Some(match &standing.action.agreed_by {
        Some(group) => format!("{day}, agreed by {}", plan.group_name(group)),
        None => day,
    })
}

impl Report for Details {
    fn title(&self) -> String {
        match self.actions.as_slice() {
            [action] => format!("Action {}", action.row.number),
            _ => "Actions".to_owned(),
        }
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => {
                Document::new(self.actions.iter().flat_map(ActionDetail::parts).collect::<Vec<_>>())
            }
            Audience::Data => self.rows().document(audience),
            Audience::Spreadsheet => {
                let mut document = self.rows().document(audience);
                let updates = updates::with_numbers(&self.actions);
                if !updates.rows.is_empty() {
                    document.parts.push(Part::Table(updates.table(audience)));
                }
                document
            }
        }
    }
}

impl Details {
    fn rows(&self) -> Actions {
        self.actions.iter().map(|detail| detail.row.clone()).collect()
    }
}

impl ActionDetail {
    fn parts(&self) -> Vec<Part> {
        let heading = format!("{} {}", self.row.number, self.row.title);
        let mut parts = vec![Part::Heading(heading), Part::Fields(self.fields())];
        if !self.row.milestones.is_empty() {
            parts.push(Part::Subheading("Milestones".to_owned()));
            parts.push(Part::Table(milestones::table(&self.row.milestones)));
        }
        if !self.updates.is_empty() {
            parts.push(Part::Subheading("Updates, newest first".to_owned()));
            parts.push(Part::Fields(
                self.updates
                    .iter()
                    .rev()
                    .map(|update| (short_date(update.date), update.words().to_vec()))
                    .collect(),
            ));
        }
        parts.push(Part::Subheading("File".to_owned()));
        parts.push(Part::Text(self.words.path.clone()));
        parts
    }

    /// What was agreed and how it stands, what matters first to whoever has to deliver it.
    fn fields(&self) -> Vec<(String, Vec<String>)> {
        let row = &self.row;
        let rating = |rating, is_stale| Cell::rating(rating, is_stale).words();
        let fields = [
            ("Status", vec![self.words.status.clone()]),
            ("Lead", vec![self.lead_name.clone()]),
            ("Partners", listed(&self.words.partners)),
            ("Deadline", vec![self.words.deadline.clone()]),
            ("Published as", self.said.iter().cloned().collect()),
            ("First due", row.original_due.map(long_date).into_iter().collect()),
            ("Added", self.words.added.iter().cloned().collect()),
            ("Paused", self.words.paused.iter().cloned().collect()),
            ("RAG", vec![rating(row.ratings.0, row.rag_stale)]),
            ("Impact", vec![rating(row.ratings.1, row.impact_stale)]),
            ("Description", row.description.iter().cloned().collect()),
            ("Measures", listed(&row.measures)),
            ("Outcome", row.outcome.iter().cloned().collect()),
            ("Objective", vec![self.objective()]),
            ("Ofsted", self.ofsted().into_iter().collect()),
            ("Section", vec![self.section_title.clone().unwrap_or_else(|| row.section.clone())]),
        ];
        let given = fields.into_iter().filter(|(_, values)| !values.is_empty());
        given.map(|(name, values)| (name.to_owned(), values)).collect()
    }

    fn objective(&self) -> String {
        let number = self.row.objective;
        self.objective_title
            .as_ref()
            .map_or(number.to_string(), |title| format!("{number} {title}"))
    }

    fn ofsted(&self) -> Option<String> {
        let finding = self.ofsted_finding.as_deref()?.trim();
        Some(format!("area for {}: {finding}", self.row.ofsted?))
    }
}

/// One value as it is; of several each with a dash, so that a wrapped line is not taken for another value.
fn listed(values: &[String]) -> Vec<String> {
    match values {
        [_, _, ..] => values.iter().map(|value| format!("- {value}")).collect(),
        _ => values.to_vec(),
    }
}
