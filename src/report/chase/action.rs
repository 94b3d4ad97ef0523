//! An action of which something is to be asked, with all the reasons for it.

use serde::Serialize;

use super::unfilled::unfilled;
use crate::model::{Date, Named, Number, Rating, Standing};
use crate::report::owed::Owed;
use crate::report::{Cell, DueRow, Link, Part, PlanFiles, away, long_date, with_kind};

/// Why an action is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It is late, or one of its milestones is.
    Overdue,
    /// It is due soon, or one of its milestones is.
    DueSoon,
    /// Its lead owes an update.
    UpdateOwed,
}

impl Named for Reason {
    const ALL: &'static [Self] = &[Self::Overdue, Self::DueSoon, Self::UpdateOwed];

    fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueSoon => "due_soon",
            Self::UpdateOwed => "update_owed",
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// An action of which something is to be asked.
#[derive(Clone, Debug, Serialize)]
pub struct ChasedAction {
    /// Its number.
    #[serde(serialize_with = "crate::report::actions::number")]
    pub number: Number,
    /// Its title.
    pub title: String,
    /// The day it is held to; `None`: nothing more falls due.
    pub due: Option<Date>,
    /// The first deadline, where it has moved.
    pub original_due: Option<Date>,
    /// Days left, negative when late.
    pub days: Option<i64>,
    /// `open` or `overdue`.
    pub status: &'static str,
    /// Why it is asked about, the most urgent first.
    pub reasons: Vec<Reason>,
    /// Its milestones that are late or due soon.
    pub milestones: Vec<ChasedMilestone>,
    /// How delivery goes, as last rated.
    pub last_rag: Option<&'static str>,
    /// What it has changed, as last rated.
    pub last_impact: Option<&'static str>,
    /// The day of its latest update.
    pub last_update: Option<Date>,
    /// The latest note.
    pub last_note: Option<String>,
    /// The update that is asked for, as it is to be filled in at the end of the file.
    pub update: String,
    /// Its file, from the plan folder.
    pub file: String,
    /// The page on which that file is edited; `None`: the plan names none.
    pub edit_link: Option<String>,
    /// The day asked about.
    #[serde(skip)]
    pub(super) today: Date,
    #[serde(skip)]
    comes_round: Option<&'static str>,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    ratings: (Option<Rating>, Option<Rating>),
    #[serde(skip)]
    is_stale: (bool, bool),
    /// The span whose update it lacks.
    #[serde(skip)]
    lacks: Option<String>,
    /// The earliest of the days that make it urgent.
    #[serde(skip)]
    first_due: Option<Date>,
}

/// A milestone that is late or due soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChasedMilestone {
    /// Its title.
    pub title: String,
    /// The day it falls due.
    pub due: Date,
    /// Days left, negative when late.
    pub days: i64,
    #[serde(skip)]
    comes_round: Option<&'static str>,
}

impl ChasedAction {
    /// What is to be asked of an action; `rows` are its deadlines that are late or soon. `None`: nothing.
    pub(super) fn new(
        standing: &Standing<'_>,
        rows: &[DueRow],
        owed: Option<&Owed>,
        files: &PlanFiles<'_>,
        file: String,
    ) -> Option<Self> {
        let lacks = owed.filter(|_| standing.owes_update).map(|owed| owed.span.clone());
        let reasons = [
            rows.iter().any(|row| row.days < 0).then_some(Reason::Overdue),
            rows.iter().any(|row| row.days >= 0).then_some(Reason::DueSoon),
            lacks.as_ref().map(|_| Reason::UpdateOwed),
        ];
        let reasons: Vec<Reason> = reasons.into_iter().flatten().collect();
        if reasons.is_empty() {
            return None;
        }
        let today = standing.day;
        Some(Self {
            number: standing.action.number,
            title: standing.title.to_owned(),
            due: standing.deadline,
            original_due: standing.original_due,
            days: standing.deadline.map(|due| (due - today).num_days()),
            status: standing.status.name(),
            reasons,
            milestones: rows.iter().filter_map(ChasedMilestone::of).collect(),
            last_rag: standing.rag.map(Named::name),
            last_impact: standing.impact.map(Named::name),
            last_update: standing.last_update.and_then(|update| update.date),
            last_note: standing.last_note().map(|(_, note)| note.to_owned()),
            update: unfilled(standing.lead, today),
            comes_round: standing.form.comes_round(),
            path: files.path(&file),
            edit_link: files.edit_link(&file),
            file,
            today,
            ratings: (standing.rag, standing.impact),
            is_stale: (standing.rag_is_stale, standing.impact_is_stale),
            lacks,
            first_due: rows.iter().map(|row| row.due).min(),
        })
    }

    /// The most urgent of its reasons.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.reasons.first().copied()
    }

    /// By what actions are put in order: the most urgent reason, then the day, then the number.
    pub(super) fn urgency(&self) -> (Option<Reason>, Option<Date>, Number) {
        (self.reason(), self.first_due, self.number)
    }

    /// What people read of it.
    pub(super) fn parts(&self) -> Vec<Part> {
        let title = with_kind(&self.title, &[self.comes_round]);
        let heading = Part::Minor(format!("{} {title}", self.number));
        let (link, caption) = match &self.edit_link {
            Some(link) => {
                let words = "Edit it in the browser".to_owned();
                (Some(Link { words, target: Some(link.clone()) }), "At its end:".to_owned())
            }
            None => (None, format!("At the end of {}:", self.path)),
        };
        let update = Part::Toml { caption, lines: self.update.clone() };
        let link = link.map(Part::Link);
        [heading, Part::Lines(self.lines())].into_iter().chain(link).chain([update]).collect()
    }

    /// Each reason, and what is known so far.
    fn lines(&self) -> Vec<String> {
        let own = self.due.map(|due| due_words("Due", due, self.original_due, self.today));
        let parts = self.milestones.iter().map(|part| {
            let what = with_kind(&format!("Milestone \"{}\"", part.title), &[part.comes_round]);
            due_words(&format!("{what}, due"), part.due, None, self.today)
        });
        own.into_iter().chain(parts).chain([self.updates()]).collect()
    }

    /// Whether the update that is owed is lacking, and what the last one said.
    fn updates(&self) -> String {
        match (&self.lacks, self.last_update) {
            (Some(span), None) => format!("No update for {span}, nor any before"),
            (Some(span), Some(day)) => {
                format!("No update for {span}; the last one, of {}", self.rated(day))
            }
            (None, Some(day)) => format!("Last update {}", self.rated(day)),
            (None, None) => "No update so far".to_owned(),
        }
    }

    /// The ratings as they were on the day of the last update.
    fn rated(&self, day: Date) -> String {
        let (rag, impact) = self.ratings;
        let rated = |rating, is_stale| Cell::rating(rating, is_stale).words();
        let (rag, impact) = (rated(rag, self.is_stale.0), rated(impact, self.is_stale.1));
        format!("{}: RAG {rag}, impact {impact}", long_date(day))
    }
}

impl ChasedMilestone {
    /// The milestone of a row; `None`: it is the action itself.
    fn of(row: &DueRow) -> Option<Self> {
        let comes_round = row.comes_round;
        Some(Self { title: row.milestone.clone()?, due: row.due, days: row.days, comes_round })
    }
}

/// "Due 31 October 2019, 15 days late", the first deadline behind it where it has moved.
fn due_words(what: &str, due: Date, first: Option<Date>, today: Date) -> String {
    let first = first.map(|first| format!(" (first due {})", long_date(first)));
    format!("{what} {}, {}{}", long_date(due), away(due, today), first.unwrap_or_default())
}
