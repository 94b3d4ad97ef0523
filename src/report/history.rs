//! The life of one action, newest first: who changed what of it when, in words.

use serde::Serialize;

use super::actions::number;
use super::changes::{Around, Piece};
use super::{
    Audience, Cell, ChangeLine, ChangeRow, Document, Head, Part, Report, Table, long_date,
};
use crate::model::{Action, Date, Number, Plan};
use crate::query::changes::of_step;

/// The life of an action.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// Its number; of one that is gone, the number that it had.
    #[serde(serialize_with = "number")]
    pub number: Number,
    /// Its title; empty where its file has none that can be read.
    pub title: String,
    /// What happened, the last first.
    pub entries: Vec<Entry>,
    /// Whether this copy of the repository lacks what was before those.
    pub is_cut_off: bool,
}

/// What one commit changed of an action.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The commit's id, in short; `None`: it is not committed.
    pub commit: Option<String>,
    /// The day of the commit.
    pub date: Option<Date>,
    /// The day on which the change was made, which may be long before the commit.
    pub written: Option<Date>,
    /// Who made it, by name.
    pub author: Option<String>,
    /// The number that the action had then.
    #[serde(serialize_with = "number")]
    pub number: Number,
    /// Its file then, from the plan folder.
    pub file: String,
    /// What has changed.
    pub changes: Vec<ChangeRow>,
}

/// A step in the life of an action.
#[derive(Clone, Debug)]
pub struct Happened<'plan> {
    /// The commit; `None`: it is not committed.
    pub commit: Option<CommitRow>,
    /// The number that the action had then.
    pub number: Number,
    /// Its file then.
    pub file: String,
    /// Its file before, where that stood elsewhere.
    pub file_before: Option<String>,
    /// The action before, of a merge on each side.
    pub before: Vec<&'plan Action>,
    /// What there is after it.
    pub after: After<'plan>,
    /// Whether it had been gone.
    pub is_back: bool,
    /// Whether it brought two branches together.
    pub is_merge: bool,
}

/// A commit.
#[derive(Clone, Debug)]
pub struct CommitRow {
    /// Its id, in short.
    pub id: String,
    /// Its day.
    pub date: Date,
    /// The day on which the change was made.
    pub written: Date,
    /// Who made it, by name.
    pub author: String,
}

/// What there is of an action after a step.
#[derive(Clone, Copy, Debug)]
pub enum After<'plan> {
    /// It says this.
    Action(&'plan Action),
    /// Its file cannot be read.
    Unreadable,
    /// It is gone.
    Gone,
    /// It goes on under another number.
    As(Number),
}

/// The life of an action. `plan` is the one that knows the names; `steps` begin with the last.
pub fn history(plan: &Plan, number: Number, steps: &[Happened<'_>], is_cut_off: bool) -> History {
    let title = steps.iter().find_map(Happened::title).unwrap_or_default().to_owned();
    let entries = steps.iter().map(|step| Entry::new(plan, step)).filter(Entry::says_something);
    History { number, title, entries: entries.collect(), is_cut_off }
}

impl<'plan> Happened<'plan> {
    fn title(&self) -> Option<&'plan str> {
        let after = match self.after {
            After::Action(action) => Some(action),
            _ => None,
        };
        after
            .into_iter()
            .chain(self.before.iter().copied())
            .find_map(|action| action.title.as_deref())
    }

    fn rows(&self, plan: &Plan) -> Vec<ChangeRow> {
        let after = match self.after {
            After::Action(action) => Some(action),
            After::Unreadable => {
                return vec![row("unreadable", "its file cannot be read".to_owned())];
            }
            After::As(number) => {
                return vec![ChangeRow {
                    from: Some(self.number.to_string()),
                    to: Some(number.to_string()),
                    ..row("renumbered", format!("is {number} from here on"))
                }];
            }
            After::Gone => None,
        };
        let around = Around { plan, before: self.before.first().copied(), after };
        let changes = of_step(&self.before, after);
        let told = changes.iter().map(|change| ChangeRow::new(&around, change));
        let back = self.is_back.then(|| row("restored", "back in the plan".to_owned()));
        let rows: Vec<ChangeRow> = back.into_iter().chain(told).collect();
        match &self.file_before {
            _ if !rows.is_empty() => rows,
            // What a merge took from its sides has been told where they made it.
            _ if self.is_merge => rows,
            Some(before) => vec![row("moved-file", format!("its file was {before}"))],
            None => vec![row("layout", "only comments or the layout of its file".to_owned())],
        }
    }
}

fn row(kind: &'static str, words: String) -> ChangeRow {
    ChangeRow { kind, words, ..ChangeRow::default() }
}

impl Entry {
    fn new(plan: &Plan, step: &Happened<'_>) -> Self {
        let commit = step.commit.as_ref();
        Self {
            commit: commit.map(|commit| commit.id.clone()),
            date: commit.map(|commit| commit.date),
            written: commit.map(|commit| commit.written),
            author: commit.map(|commit| commit.author.clone()),
            number: step.number,
            file: step.file.clone(),
            changes: step.rows(plan),
        }
    }

    fn says_something(&self) -> bool {
        !self.changes.is_empty()
    }

    /// When, who, and in which commit: "14 October 2019, Ann, 3f2a1b9".
    fn heading(&self) -> String {
        let (Some(commit), Some(date)) = (&self.commit, self.date) else {
            return "Not committed".to_owned();
        };
        let author = self.author.as_deref().filter(|author| !author.trim().is_empty());
        let written = self.written.filter(|&written| written != date);
        let written = written.map(|day| format!(" (written on {})", long_date(day)));
        format!(
            "{}, {}, {commit}{}",
            long_date(date),
            author.unwrap_or("nobody by name"),
            written.unwrap_or_default()
        )
    }

    fn parts(&self) -> [Part; 2] {
        let line = |row: &ChangeRow| -> ChangeLine {
            let edit: Vec<Piece> = row.edit.clone();
            ChangeLine { words: row.words.clone(), edit }
        };
        [Part::Heading(self.heading()), Part::Changes(self.changes.iter().map(line).collect())]
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Cell>> {
        self.changes.iter().map(|row| {
            let own = [
                Cell::text(self.commit.as_deref()),
                Cell::date(self.date),
                Cell::date(self.written),
                Cell::text(self.author.as_deref()),
                Cell::Text(self.file.clone()),
            ];
            own.into_iter().chain(row.cells(self.number)).collect()
        })
    }
}

/// What stands in place of steps that this copy of the repository lacks.
const CUT_OFF: &str = "This copy of the repository has only the end of the history: git fetch --unshallow brings the rest, in a workflow fetch-depth: 0.";

impl History {
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Title(self.title())];
        parts.extend(self.entries.iter().flat_map(Entry::parts));
        if self.entries.is_empty() && !self.is_cut_off {
            parts.push(Part::Text("Nothing has happened to it.".to_owned()));
        }
        if self.is_cut_off {
            parts.push(Part::Heading("Earlier".to_owned()));
            parts.push(Part::Text(CUT_OFF.to_owned()));
        }
        parts
    }
}

impl Report for History {
    fn title(&self) -> String {
        format!("The history of {} {}", self.number, self.title).trim_end().to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => Document::new(self.parts()),
            Audience::Data | Audience::Spreadsheet => {
                let own = ["commit", "commit_date", "written", "author", "file"];
                let heads = own.into_iter().chain(ChangeRow::HEADS);
                let heads = heads.map(|name| Head::new(name, name)).collect();
                let rows = self.entries.iter().flat_map(Entry::rows).collect();
                Document::of_tables([Table::new("History", heads, rows)])
            }
        }
    }
}
