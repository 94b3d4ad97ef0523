//! The short paper: only what is late, worse, moved, unrated or to be decided, in lines that fit a message.

mod rows;

use serde::Serialize;

use super::decisions::{AskRow, Decisions};
use super::moved::MoveRow;
use super::movement::MovementRow;
use super::register::RegisterRow;
use super::subject::Subject;
use super::{Paper, Period};
use crate::model::Date;
use crate::report::{
    Audience, Deadlines, Document, DueRow, Listing, OF_A_MESSAGE, Part, Report, listed, long_date,
};

/// The short paper.
#[derive(Serialize)]
pub struct Exceptions<'paper> {
    /// The form of this JSON.
    pub schema_version: u32,
    /// What the plan is called.
    pub plan: &'paper Option<String>,
    /// Whose plan it is.
    pub organisation: &'paper Option<String>,
    /// The day that the figures are of.
    pub today: Date,
    /// The time that it is on.
    pub period: &'paper Period,
    /// Which actions it is about, in words; `None`: all of the plan.
    pub only: &'paper Option<String>,
    /// How many actions the plan has on that day, those too that it is not about.
    pub actions_of_plan: usize,
    /// What the group is asked to decide.
    pub decisions: &'paper Decisions,
    /// The deadlines that have passed.
    pub overdue: &'paper Deadlines,
    /// Ratings that fell.
    pub worse: &'paper Listing<MovementRow>,
    /// The deadlines that moved.
    pub moved: &'paper Listing<MoveRow>,
    /// The actions under way that are not rated.
    pub unrated: Vec<String>,
    #[serde(skip)]
    paper: &'paper Paper,
}

/// So many numbers of unrated actions are named of each lead.
const NAMED: usize = 60;

impl Paper {
    /// What of it is an exception.
    pub fn exceptions(&self) -> Exceptions<'_> {
        Exceptions {
            schema_version: self.schema_version,
            plan: &self.plan,
            organisation: &self.organisation,
            today: self.today,
            period: &self.period,
            only: &self.only,
            actions_of_plan: self.actions_of_plan,
            decisions: &self.decisions,
            overdue: &self.overdue,
            worse: &self.worse,
            moved: &self.moved,
            unrated: self.unrated().map(|row| row.of.number.to_string()).collect(),
            paper: self,
        }
    }

    /// The actions under way that are not rated.
    fn unrated(&self) -> impl Iterator<Item = &RegisterRow> {
        let rows = self.objectives.iter().flat_map(|objective| &objective.actions.rows);
        rows.filter(|row| row.is_under_way() && row.rag.is_none())
    }
}

impl Report for Exceptions<'_> {
    fn title(&self) -> String {
        match &self.period.name {
            Some(quarter) => format!("Exceptions, {quarter}"),
            None => "Exceptions".to_owned(),
        }
    }

    fn day(&self) -> Option<Date> {
        Some(self.today)
    }

    fn widest(&self) -> Option<usize> {
        Some(OF_A_MESSAGE)
    }

    fn document(&self, audience: Audience) -> Document {
        match audience {
            Audience::People => Document::new(self.parts()),
            Audience::Data => Document::of_tables([rows::rows(self).table(audience)]),
            Audience::Spreadsheet => self.sheets(),
        }
    }
}

/// What stands where there are none.
const NONE: &str = "Nothing is late, worse, moved, unrated or to be decided.";

impl Exceptions<'_> {
    fn parts(&self) -> Vec<Part> {
        let asked: Vec<String> = self
            .decisions
            .asks
            .rows
            .iter()
            .map(AskRow::words)
            .chain(self.decisions.unagreed_moves.rows.iter().map(MoveRow::words))
            .collect();
        let overdue = self.overdue.listing.rows.iter().map(DueRow::words).collect();
        let worse = self.worse.rows.iter().map(MovementRow::words).collect();
        let moved = self.moved.rows.iter().map(MoveRow::words).collect();
        let lists = [
            ("To be decided", asked.len(), asked),
            ("Overdue", self.overdue.listing.rows.len(), overdue),
            ("Worse", self.worse.rows.len(), worse),
            ("Moved", self.moved.rows.len(), moved),
            ("Not rated", self.unrated.len(), self.not_rated()),
        ];
        let opening = [Part::Title(self.title()), Part::Text(self.paper.in_a_sentence())];
        let none = lists.iter().all(|(_, number, _)| *number == 0);
        let lists = lists.into_iter().filter(|(_, number, _)| *number > 0);
        let parts = lists.flat_map(|(words, number, lines)| {
            [Part::Heading(format!("{words}: {number}")), items(&lines)]
        });
        let nothing = none.then(|| Part::Text(NONE.to_owned()));
        opening.into_iter().chain(parts).chain(nothing).collect()
    }

    /// Each list that has something in it as a sheet; what they are on, and what the ratings mean.
    fn sheets(&self) -> Document {
        let audience = Audience::Spreadsheet;
        let unrated =
            Listing::new("Not rated", rows::UNRATED, self.paper.unrated().cloned().collect());
        let tables = [
            self.decisions.asks.table(audience),
            self.decisions.unagreed_moves.table(audience),
            self.overdue.listing.table(audience),
            self.worse.table(audience),
            self.moved.table(audience),
            unrated.table(audience),
        ];
        let tables: Vec<Part> =
            tables.into_iter().filter(|table| !table.rows.is_empty()).map(Part::Table).collect();
        let nothing = tables.is_empty().then(|| Part::Text(NONE.to_owned()));
        let said = [Part::Text(self.paper.in_a_sentence())].into_iter().chain(nothing);
        Document::new(said.chain(tables).chain(self.paper.ratings_key.part()))
    }

    /// A line a lead, in the order of their first actions.
    fn not_rated(&self) -> Vec<String> {
        let mut leads: Vec<(&Subject, Vec<String>)> = Vec::new();
        for row in self.paper.unrated() {
            let number = row.of.number.to_string();
            match leads.iter_mut().find(|(first, _)| first.lead == row.of.lead) {
                Some((_, numbers)) => numbers.push(number),
                None => leads.push((&row.of, vec![number])),
            }
        }
        let line = |(first, numbers): &(&Subject, Vec<String>)| {
            format!("{}: {}", first.lead_in_short(), listed(numbers, NAMED))
        };
        leads.iter().map(line).collect()
    }
}

/// Lines as a list. What breaks a line in them is the file's width alone.
fn items(lines: &[String]) -> Part {
    let item = |line: &String| {
        let words: Vec<&str> = line.split_whitespace().collect();
        format!("- {}", words.join(" "))
    };
    Part::Prose(lines.iter().map(item).collect::<Vec<_>>().join("\n"))
}

impl AskRow {
    /// The question in a line.
    fn words(&self) -> String {
        format!("{}, {}: {}", self.of.words(None), long_date(self.date), self.asks.trim())
    }
}
