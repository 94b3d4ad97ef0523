//! A row of a sheet: from its cells to an update.

use super::cell::{self, Figuring, Wrong};
use super::guard::unguarded;
use super::heading::Heading;
use super::records::Record;
use super::{Column, Fault};
use crate::model::{Date, Named, Rating};

/// A row that gives an update, its words as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file in which it starts.
    pub line: usize,
    /// The action's number.
    pub number: String,
    /// Who gives it; `None` where the sheet does not say.
    pub by: Option<String>,
    /// The day it speaks of; `None` where the sheet does not say.
    pub date: Option<Date>,
    /// How delivery goes.
    pub rag: Option<Rating>,
    /// What it has changed.
    pub impact: Option<Rating>,
    /// Why, not a space of it changed.
    pub note: Option<String>,
    /// A question put to the group.
    pub asks: Option<String>,
    /// What shows it.
    pub evidence: Vec<String>,
}

/// A record that is being read.
pub(super) struct Reading<'sheet> {
    record: &'sheet Record,
    headings: &'sheet [Heading],
    figuring: Figuring,
    faults: Vec<Fault>,
}

impl<'sheet> Reading<'sheet> {
    /// A record below such headings.
    pub(super) fn of(
        record: &'sheet Record,
        headings: &'sheet [Heading],
        figuring: Figuring,
    ) -> Self {
        Self { record, headings, figuring, faults: Vec::new() }
    }

    /// The update of the record, where it gives one; else what is wrong with it.
    pub(super) fn row(mut self) -> Result<Option<Row>, Vec<Fault>> {
        let is_said = |column: &Column| column.is_of_update() && self.said(*column).is_some();
        let gives_update = Column::ALL.iter().any(is_said);
        self.faults = self.record.misshapen(self.headings, gives_update);
        let row = gives_update.then(|| self.update());
        if self.faults.is_empty() { Ok(row) } else { Err(self.faults) }
    }

    fn update(&mut self) -> Row {
        Row {
            line: self.record.line,
            number: self.number(),
            by: self.said(Column::By).map(|cell| cell.trim().to_owned()),
            date: self.date(),
            rag: self.read(Column::Rag, cell::rating),
            impact: self.read(Column::Impact, cell::rating),
            note: self.said(Column::Note).map(str::to_owned),
            asks: self.said(Column::Asks).map(str::to_owned),
            evidence: self.said(Column::Evidence).map(cell::evidence).unwrap_or_default(),
        }
    }

    fn date(&mut self) -> Option<Date> {
        let figuring = self.figuring;
        self.read(Column::Date, |cell| cell::date(cell, figuring))
    }

    /// The action's number as it was typed: whether there is one is for the plan to say.
    fn number(&mut self) -> String {
        let number = self.said(Column::Number).map(|cell| cell.trim().to_owned());
        number.unwrap_or_else(|| {
            let name = Column::Number.name();
            let fault =
                Fault::at(self.record.line, "the row does not say which action it is about");
            self.faults.push(fault.column(name).help(format!("write {}", Column::Number.means())));
            String::new()
        })
    }

    /// The words under a column, where there are any.
    fn said(&self, column: Column) -> Option<&str> {
        let at = self.headings.iter().position(|heading| *heading == Heading::Of(column))?;
        self.record.cells.get(at).map(unguarded).filter(|words| !words.trim().is_empty())
    }

    /// What a cell says; a fault where it says nothing that its column can have.
    fn read<T>(&mut self, column: Column, parse: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
        let wrong = match parse(self.said(column)?) {
            Ok(value) => return Some(value),
            Err(wrong) => wrong,
        };
        let fault = Fault::at(self.record.line, wrong.message).help(wrong.help);
        self.faults.push(fault.column(column.name()));
        None
    }
}
