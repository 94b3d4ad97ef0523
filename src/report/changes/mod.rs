//! What has changed in a plan between two of its states, action by action and in words.

mod deadline;
mod edit;
mod ended;
mod kind;
mod people;
mod row;
mod update;

use std::collections::BTreeSet;

use serde::Serialize;

use super::actions::number;
use super::{
    Audience, Cell, ChangeLine, Document, FEW, Head, Part, Report, Table, count, listed, long_date,
    with_kind,
};
use crate::model::{Date, Named, Number, Plan};
use crate::query::changes::{ActionChanges, changes as compared};
pub use edit::Piece;
use kind::Kind;
pub(super) use row::Around;
pub use row::ChangeRow;

/// A state of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// The commit's id, in short; `None`: the folder as it lies there.
    pub revision: Option<String>,
    /// The day of the commit.
    pub day: Option<Date>,
}

/// What has changed from one state to another.
#[derive(Serialize)]
pub struct Changes {
    /// The earlier state.
    pub before: State,
    /// The later one.
    pub after: State,
    /// The actions in which something has changed.
    pub actions: Vec<ChangedAction>,
    /// The other files of the plan that differ, from the plan folder.
    pub files: Vec<FileRow>,
    /// How many changes there are of each kind that occurs.
    pub counts: Vec<CountRow>,
    /// The actions of which one side cannot be read, so that nobody can say what has changed of them.
    pub unread: Vec<String>,
    /// The states in which some of them cannot be read.
    #[serde(skip)]
    unread_in: Vec<State>,
}

/// Two states of a plan.
pub struct TwoPlans<'plan> {
    /// The earlier one.
    pub before: &'plan Plan,
    /// The later one.
    pub after: &'plan Plan,
    /// The actions that cannot be read in the earlier one.
    pub unread_before: BTreeSet<Number>,
    /// The actions that cannot be read in the later one.
    pub unread_after: BTreeSet<Number>,
}

/// An action in which something has changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedAction {
    /// Its number; of one that is gone, the number that it had.
    #[serde(serialize_with = "number")]
    pub number: Number,
    /// Its title; empty where its file has none that can be read.
    pub title: String,
    /// The id of its lead.
    pub lead: Option<String>,
    /// What has changed.
    pub changes: Vec<ChangeRow>,
    #[serde(skip)]
    kinds: Vec<Kind>,
    #[serde(skip)]
    lead_name: Option<String>,
}

/// A file of the plan that is not an action's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileRow {
    /// Its path from the plan folder.
    pub file: String,
    /// `new`, `gone` or `changed`.
    pub change: &'static str,
}

/// A kind of change with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountRow {
    /// The kind's name.
    pub kind: &'static str,
    /// How many changes are of it.
    pub count: usize,
    #[serde(skip)]
    words: String,
}

/// What has changed between two states of a plan. `files` are the other files that differ.
pub fn changes(plans: TwoPlans<'_>, states: (State, State), files: Vec<FileRow>) -> Changes {
    let TwoPlans { before, after, unread_before, unread_after } = plans;
    let unread: BTreeSet<Number> = unread_before.union(&unread_after).copied().collect();
    let of_action = |changed| ChangedAction::new(before, after, &changed);
    let actions = compared(before, after).into_iter().filter_map(of_action);
    let actions: Vec<ChangedAction> =
        actions.filter(|action| !unread.contains(&action.number)).collect();
    let unread = unread.iter().map(ToString::to_string).collect();
    let count = |kind: &Kind| {
        let of_kind =
            |action: &ChangedAction| action.kinds.iter().filter(|one| *one == kind).count();
        actions.iter().map(of_kind).sum::<usize>()
    };
    let counts = Kind::ALL.iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0);
    let counts = counts.map(|(kind, count)| CountRow {
        kind: kind.name(),
        count,
        words: kind.counted(count),
    });
    let sides = [(&unread_before, &states.0), (&unread_after, &states.1)];
    let unread_in = sides.into_iter().filter(|(unread, _)| !unread.is_empty());
    Changes {
        counts: counts.collect(),
        actions,
        files,
        unread,
        unread_in: unread_in.map(|(_, state)| state.clone()).collect(),
        before: states.0,
        after: states.1,
    }
}

impl ChangedAction {
    fn new(before: &Plan, after: &Plan, changed: &ActionChanges<'_>) -> Option<Self> {
        let action = changed.after.or(changed.before)?;
        let plan = if changed.after.is_some() { after } else { before };
        let around = Around { plan, before: changed.before, after: changed.after };
        Some(Self {
            number: action.number,
            title: action.title.clone().unwrap_or_default(),
            lead: action.lead.as_ref().map(ToString::to_string),
            changes: changed.changes.iter().map(|change| ChangeRow::new(&around, change)).collect(),
            kinds: changed.changes.iter().map(Kind::of).collect(),
            lead_name: action.lead.as_ref().map(|lead| plan.short_name(lead).to_owned()),
        })
    }

    fn heading(&self) -> String {
        format!("{} {}", self.number, with_kind(&self.title, &[self.lead_name.as_deref()]))
    }

    fn parts(&self) -> [Part; 2] {
        let lines = self
            .changes
            .iter()
            .map(|row| ChangeLine { words: row.words.clone(), edit: row.edit.clone() });
        [Part::Heading(self.heading()), Part::Changes(lines.collect())]
    }
}

impl State {
    /// The command that says what is wrong in it.
    fn check(&self) -> String {
        let at = self.revision.as_ref().map(|id| format!(" --at {id}"));
        format!("cov-plan check{}", at.unwrap_or_default())
    }

    fn words(&self) -> String {
        match (&self.revision, self.day) {
            (Some(id), Some(day)) => format!("{id} of {}", long_date(day)),
            _ => "the folder as it is".to_owned(),
        }
    }
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.files.is_empty()
    }

    fn between(&self) -> String {
        format!("From {} to {}", self.before.words(), self.after.words())
    }

    /// Of which actions nobody can say what has changed.
    pub fn untold(&self) -> Option<String> {
        let whose = match self.unread.as_slice() {
            [] => return None,
            [_] => "its file",
            _ => "their files",
        };
        let actions = listed(&self.unread, FEW);
        let checks: Vec<String> = self.unread_in.iter().map(State::check).collect();
        let checks = checks.join(" and ");
        Some(format!(
            "Left out is what has changed of {actions}: {whose} cannot be read; see {checks}"
        ))
    }

    /// How many changes there are of each kind.
    fn counted(&self) -> String {
        let kinds = self.counts.iter().map(|row| row.words.clone());
        let files = (!self.files.is_empty()).then(|| count(self.files.len(), "other file"));
        kinds.chain(files).collect::<Vec<_>>().join(", ")
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Title(self.title()), Part::Text(self.between())];
        parts.extend(self.untold().map(Part::Text));
        if self.is_empty() {
            let nothing = if self.unread.is_empty() { "Nothing" } else { "Nothing else" };
            parts.push(Part::Text(format!("{nothing} has changed.")));
            return parts;
        }
        parts.extend(self.actions.iter().flat_map(ChangedAction::parts));
        if !self.files.is_empty() {
            let lines = self.files.iter().map(|row| format!("{}: {}", row.file, row.change));
            parts.extend([Part::Heading("Other files".to_owned()), Part::Lines(lines.collect())]);
        }
        parts.extend([Part::Heading("In all".to_owned()), Part::Text(self.counted())]);
        parts
    }

    fn table(&self) -> Table {
        let rows = self
            .actions
            .iter()
            .flat_map(|action| action.changes.iter().map(|row| row.cells(action.number)));
        Table::new(
            "Changes",
            ChangeRow::HEADS.map(|name| Head::new(name, name)).into(),
            rows.collect(),
        )
    }
}

impl ChangeRow {
    /// The heads of its cells.
    pub(super) const HEADS: [&str; 12] = [
        "number",
        "kind",
        "milestone",
        "what",
        "from",
        "to",
        "days",
        "date",
        "by",
        "agreed_by",
        "reason",
        "words",
    ];

    /// Its cells, behind the number of its action.
    pub(super) fn cells(&self, number: Number) -> Vec<Cell> {
        let text = |text: &Option<String>| Cell::text(text.as_deref());
        vec![
            Cell::Number(number),
            Cell::text(Some(self.kind)),
            text(&self.milestone),
            Cell::text(self.what),
            text(&self.from),
            text(&self.to),
            self.days.map_or(Cell::Nothing, Cell::Count),
            Cell::date(self.date),
            text(&self.by),
            text(&self.agreed_by),
            text(&self.reason),
            Cell::Text(self.words.clone()),
        ]
    }
}

impl Report for Changes {
    fn title(&self) -> String {
        "What has changed in the plan".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => Document::new(self.parts()),
            Audience::Data | Audience::Spreadsheet => Document::of_tables([self.table()]),
        }
    }
}
