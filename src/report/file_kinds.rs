//! The kinds of file that a plan is made of.

use serde::Serialize;

use super::{Audience, Cell, Column, Document, Listing, Part, Report};
use crate::model::Named;
use crate::store::FileKind;

/// A kind of file.
#[derive(Serialize)]
pub struct KindRow {
    /// What it is called.
    pub kind: &'static str,
    /// Where it stands in the plan folder.
    pub path: &'static str,
    /// What it says.
    pub says: &'static str,
}

/// The kinds of file that there are.
#[derive(Serialize)]
#[serde(transparent)]
pub struct FileKinds {
    /// A row a kind.
    pub listing: Listing<KindRow>,
}

static COLUMNS: &[Column<KindRow>] = &[
    Column::new("kind", "Kind", |row: &KindRow| Cell::text(Some(row.kind))),
    Column::new("path", "File", |row: &KindRow| Cell::text(Some(row.path))),
    Column::new("says", "Says", |row: &KindRow| Cell::text(Some(row.says))).gives_way(),
];

/// All kinds of file.
pub fn file_kinds() -> FileKinds {
    let row = |kind: &FileKind| KindRow { kind: kind.name(), path: kind.path(), says: kind.says() };
    let rows = FileKind::ALL.iter().map(row).collect();
    FileKinds { listing: Listing::new("Kinds of file", COLUMNS, rows) }
}

impl Report for FileKinds {
    fn title(&self) -> String {
        "Kinds of file of a plan".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        if audience != Audience::People {
            return Document::new([Part::Table(self.listing.table(audience))]);
        }
        let fields = self
            .listing
            .rows
            .iter()
            .map(|row| (row.kind.to_owned(), vec![row.path.to_owned(), row.says.to_owned()]));
        Document::new([
            Part::Fields(fields.collect()),
            Part::Heading("More".to_owned()),
            Part::Lines(vec!["cov-plan schema KIND --format text: the keys of one".to_owned()]),
        ])
    }
}
