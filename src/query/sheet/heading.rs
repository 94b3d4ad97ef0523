//! The names above the columns of a sheet.

use super::records::Record;
use super::{Column, Fault};
use crate::model::Named;

/// What stands below a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Words of an update.
    Of(Column),
    /// The action's file, as our lists name it.
    File,
    /// What a list says of an action, and no update does.
    PassedOver,
    /// Nothing, or it would have a name.
    Blank,
}

/// What our lists write above the files of their actions.
const FILE: &str = "file";

/// The column of a name in any case.
pub fn known(name: &str) -> Option<Column> {
    Column::named(&plain(name))
}

/// The name as our CSV has it; a workbook writes "Last RAG" for `last_rag`.
fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

/// What stands below each name of the header; faults where that cannot be told.
pub fn headings(header: &Record, passed_over: impl Fn(&str) -> bool) -> (Vec<Heading>, Vec<Fault>) {
    let mut headings = Vec::new();
    let mut faults = Vec::new();
    for name in &header.cells {
        let heading = match known(name) {
            Some(column) => Heading::Of(column),
            None if name.trim().is_empty() => Heading::Blank,
            None if plain(name) == FILE => Heading::File,
            None => Heading::PassedOver,
        };
        if heading == Heading::PassedOver && !passed_over(&plain(name)) {
            faults.push(unknown(name, header.line));
        }
        if matches!(heading, Heading::Of(_)) && headings.contains(&heading) {
            faults.push(twice(name, header.line));
        }
        headings.push(heading);
    }
    if headings.iter().all(|heading| !matches!(heading, Heading::Of(_))) {
        // No names at all: each of the words would else be a wrong one.
        faults =
            vec![Fault::at(header.line, "the sheet does not begin with column names").help(
                format!("above the rows, write a line such as {}", Column::names().join(",")),
            )];
    } else if faults.is_empty() {
        // A name that is wrong may be the one that would be missed.
        faults.extend(missing(&headings, header.line));
    }
    (headings, faults)
}

fn unknown(name: &str, line: usize) -> Fault {
    let help = match Column::meant(name) {
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("the columns are {}", Column::names().join(", ")),
    };
    let name = name.trim();
    Fault::at(line, format!("a sheet of updates has no column {name}")).column(name).help(help)
}

fn twice(name: &str, line: usize) -> Fault {
    let name = name.trim();
    Fault::at(line, format!("two columns are called {name}"))
        .column(name)
        .help("take one of them out")
}

/// What a sheet cannot do without.
fn missing(headings: &[Heading], line: usize) -> Vec<Fault> {
    let has = |column: Column| headings.contains(&Heading::Of(column));
    let mut faults = Vec::new();
    if !has(Column::Number) {
        let number = Column::Number.name();
        faults.push(
            Fault::at(line, format!("there is no column {number}"))
                .help(format!("add one: {}", Column::Number.means())),
        );
    }
    if !Column::ALL.iter().any(|&column| column.is_of_update() && has(column)) {
        let of_update = Column::ALL.iter().filter(|column| column.is_of_update());
        let names: Vec<_> = of_update.map(|column| column.name()).collect();
        faults.push(
            Fault::at(line, "no column says anything of an update")
                .help(format!("add one or more of {}", names.join(", "))),
        );
    }
    faults
}
