//! Where on a page an action is told in full, so that its number leads there from elsewhere.

use std::collections::HashMap;

use crate::model::Number;
use crate::report::{Cell, Document};

/// The rows in which actions are told in full.
pub struct Register<'document> {
    rows: HashMap<Number, &'document [Cell]>,
}

/// What the number of an action is in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The place itself.
    Here,
    /// A way to the place.
    Elsewhere,
    /// A number, for the action is told nowhere.
    Nowhere,
}

impl<'document> Register<'document> {
    /// The registers of a document. Where an action is told twice, the first place is its own.
    pub fn of(document: &'document Document) -> Self {
        let registers = document.tables().filter(|table| table.is_register);
        let mut rows: HashMap<Number, &[Cell]> = HashMap::new();
        for row in registers.flat_map(|table| &table.rows) {
            if let Some(number) = row.iter().find_map(number) {
                rows.entry(number).or_insert(row);
            }
        }
        Self { rows }
    }

    /// What a number is in a row.
    pub fn place(&self, number: Number, row: &[Cell]) -> Place {
        match self.rows.get(&number) {
            Some(own) if std::ptr::eq(*own, row) => Place::Here,
            Some(_) => Place::Elsewhere,
            None => Place::Nowhere,
        }
    }
}

fn number(cell: &Cell) -> Option<Number> {
    match cell {
        Cell::Number(number) => Some(*number),
        _ => None,
    }
}
