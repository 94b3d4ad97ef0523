//! Rows of one kind, and the columns in which they can be shown: one table of columns serves `--columns`, `--sort`, CSV and help.

use serde::Serialize;

use super::{Audience, Cell, Head, Table};
use crate::model::nearest;
use crate::query::{Direction, Order, Unknown, Whose};

/// A column of a listing.
pub struct Column<Row: 'static> {
    /// Its name in data and options: the key of the JSON.
    pub name: &'static str,
    /// What people read above it.
    pub heading: &'static str,
    /// What it means, where a list of columns says so; else empty.
    pub means: &'static str,
    /// When people see it.
    pub shown: Shown,
    /// Whether its text may be cut or wrapped where there is little room.
    pub gives_way: bool,
    /// The value as data.
    pub data: fn(&Row) -> Cell,
    /// The value as people read it, where that differs.
    pub people: Option<fn(&Row) -> Cell>,
}

/// When people see a column that they did not ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Always,
    /// Where at least one row has something in it; a count of nothing is nothing.
    WhereGiven,
    /// Only when asked for.
    OnRequest,
    /// Only when asked for, in a spreadsheet too: another column, or another sheet, says it to whoever reads.
    InDataAlone,
}

/// Rows with their columns.
pub struct Listing<Row: 'static> {
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Row>,
    columns: &'static [Column<Row>],
    chosen: Option<Vec<&'static Column<Row>>>,
    unneeded: Option<&'static str>,
    suggested: Option<Vec<&'static Column<Row>>>,
    caption: String,
}

impl<Row: Serialize> Serialize for Listing<Row> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<Row> Listing<Row> {
    /// A listing that shows the usual columns. The caption says what it lists, in a few words.
    pub fn new(
        caption: impl Into<String>,
        columns: &'static [Column<Row>],
        rows: Vec<Row>,
    ) -> Self {
        let caption = caption.into();
        Self { rows, columns, chosen: None, suggested: None, unneeded: None, caption }
    }

    /// The same listing under another caption.
    pub fn called(self, caption: impl Into<String>) -> Self {
        Self { caption: caption.into(), ..self }
    }

    /// Puts the rows in the order of columns, the first first; rows that are alike in them keep theirs.
    ///
    /// # Errors
    /// Where there is no such column.
    pub fn sort(&mut self, orders: &[Order]) -> Result<(), Unknown> {
        for order in orders.iter().rev() {
            let column = self.column(&order.column)?;
            self.rows.sort_by(|one, other| {
                let (one, other) = (column.rank(one), column.rank(other));
                match order.direction {
                    Direction::Descending if !one.is_empty() && !other.is_empty() => {
                        other.compare(&one)
                    }
                    _ => one.compare(&other),
                }
            });
        }
        Ok(())
    }

    /// Shows these columns in this order.
    ///
    /// # Errors
    /// Where there is no such column.
    pub fn choose(&mut self, names: &[String]) -> Result<(), Unknown> {
        if !names.is_empty() {
            self.chosen =
                Some(names.iter().map(|name| self.column(name)).collect::<Result<_, _>>()?);
        }
        Ok(())
    }

    /// Does without a column that people would else see: what it says stands above the table.
    pub fn without(self, name: &'static str) -> Self {
        Self { unneeded: Some(name), ..self }
    }

    /// Shows people these columns unless they choose others; data keeps all.
    pub fn suggest(&mut self, wants: impl Fn(&str) -> bool) {
        self.suggested = Some(self.columns.iter().filter(|column| wants(column.name)).collect());
    }

    /// Whether somebody has chosen the columns.
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    /// The column of a name, or of the words above it.
    fn column(&self, word: &str) -> Result<&'static Column<Row>, Unknown> {
        let word = word.trim();
        let columns = || self.columns.iter();
        let named = columns().find(|column| column.name == word);
        named.or_else(|| columns().find(|column| column.is_headed(word))).ok_or_else(|| {
            let headed = || columns().find(|column| nearest(word, [column.heading]).is_some());
            let near = nearest(word, columns().map(|column| column.name))
                .or_else(|| headed().map(|column| column.name));
            Unknown {
                what: "column",
                word: word.to_owned(),
                whose: Whose::Command,
                nearest: near.map(str::to_owned),
                known: columns().map(|column| column.name.to_owned()).collect(),
            }
        })
    }

    /// The rows as a neutral table.
    pub fn table(&self, audience: Audience) -> Table {
        self.table_of(&self.rows.iter().collect::<Vec<_>>(), audience)
    }

    /// These rows as a neutral table in the columns of the listing, such as some of its own and a total.
    pub fn table_of(&self, rows: &[&Row], audience: Audience) -> Table {
        let columns = self.columns(audience);
        let cells = |row: &&Row| columns.iter().map(|column| column.cell(row, audience)).collect();
        let rows = rows.iter().map(cells).collect();
        Table::new(self.caption.clone(), columns.iter().map(|column| column.head()).collect(), rows)
    }

    fn columns(&self, audience: Audience) -> Vec<&'static Column<Row>> {
        match (&self.chosen, &self.suggested, audience) {
            (Some(chosen), ..) => chosen.clone(),
            (None, _, Audience::Data) => self.columns.iter().collect(),
            (None, _, Audience::Spreadsheet) => {
                self.columns.iter().filter(|column| column.shown != Shown::InDataAlone).collect()
            }
            (None, Some(suggested), Audience::People) => suggested.clone(),
            (None, None, Audience::People) => {
                self.columns.iter().filter(|column| self.is_shown(column)).collect()
            }
        }
    }

    fn is_shown(&self, column: &Column<Row>) -> bool {
        match column.shown {
            _ if self.unneeded == Some(column.name) => false,
            Shown::Always => true,
            Shown::OnRequest | Shown::InDataAlone => false,
            Shown::WhereGiven => self.rows.iter().any(|row| {
                let cell = (column.data)(row);
                !cell.is_empty() && cell != Cell::Count(0)
            }),
        }
    }
}

impl<Row> Column<Row> {
    /// A column that people always see.
    pub const fn new(name: &'static str, heading: &'static str, data: fn(&Row) -> Cell) -> Self {
        Self {
            name,
            heading,
            means: "",
            shown: Shown::Always,
            gives_way: false,
            data,
            people: None,
        }
    }

    /// A column that is known by its name alone, with what it means.
    pub const fn explained(
        name: &'static str,
        means: &'static str,
        data: fn(&Row) -> Cell,
    ) -> Self {
        Self { means, ..Self::new(name, name, data) }
    }

    /// The same column, seen at other times.
    pub const fn shown(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }

    /// The same column, its text cut or wrapped where there is little room.
    pub const fn gives_way(self) -> Self {
        Self { gives_way: true, ..self }
    }

    /// The same column, with other cells for people.
    pub const fn people(self, people: fn(&Row) -> Cell) -> Self {
        Self { people: Some(people), ..self }
    }

    pub(super) fn cell(&self, row: &Row, audience: Audience) -> Cell {
        match (audience, self.people) {
            (Audience::People, Some(people)) => people(row),
            _ => (self.data)(row),
        }
    }

    /// By what rows are put in order: words as people read them, all else as data.
    fn rank(&self, row: &Row) -> Cell {
        match self.cell(row, Audience::People) {
            words @ (Cell::Text(_) | Cell::Name(_)) => words,
            _ => (self.data)(row),
        }
    }

    /// Whether people read these words above it, as they may type them.
    fn is_headed(&self, words: &str) -> bool {
        let plain = |words: &str| words.to_lowercase().replace('_', " ").replace('.', "");
        plain(words) == plain(self.heading)
    }

    pub(super) fn head(&self) -> Head {
        Head { gives_way: self.gives_way, ..Head::new(self.name, self.heading) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static COLUMNS: &[Column<i64>] = &[
        Column::new("one", "One", |row: &i64| Cell::Count(*row)),
        Column::new("twice", "Twice", |row: &i64| Cell::Count(row * 2)),
    ];

    fn names(listing: &Listing<i64>, audience: Audience) -> Vec<&'static str> {
        listing.columns(audience).iter().map(|column| column.name).collect()
    }

    #[test]
    fn what_is_suggested_to_people_keeps_no_column_from_data() {
        let mut listing = Listing::new("Numbers", COLUMNS, vec![1, 2]);
        listing.suggest(|column| column == "twice");
        assert_eq!(names(&listing, Audience::People), ["twice"]);
        assert_eq!(names(&listing, Audience::Data), ["one", "twice"]);
        listing.choose(&["one".to_owned()]).unwrap();
        assert_eq!(names(&listing, Audience::People), ["one"]);
        assert_eq!(names(&listing, Audience::Data), ["one"]);
    }

    static WORDS: &[Column<(i64, &str)>] = &[
        Column::new("original_due", "First due", |row: &(i64, &str)| Cell::Count(row.0)),
        Column::new("lead", "Lead", |row: &(i64, &str)| Cell::text(Some(row.1)))
            .people(|row| Cell::text(Some(if row.1 == "council" { "TC" } else { row.1 }))),
    ];

    fn words() -> Listing<(i64, &'static str)> {
        Listing::new("Words", WORDS, vec![(1, "council"), (2, "police")])
    }

    #[test]
    fn a_column_is_known_by_its_heading_too() {
        for word in ["original_due", "first due", "first_due", " First due "] {
            let mut listing = words();
            listing.choose(&[word.to_owned()]).unwrap();
            assert_eq!(listing.table(Audience::People).heads[0].name, "original_due", "{word}");
        }
        let unknown = words().choose(&["frist due".to_owned()]).unwrap_err();
        assert_eq!(unknown.to_string(), "no column frist due here");
        assert_eq!(unknown.nearest.as_deref(), Some("original_due"));
    }

    #[test]
    fn words_are_put_in_the_order_in_which_people_see_them() {
        let mut listing = words();
        listing.sort(&["lead".parse().unwrap()]).unwrap();
        let numbers: Vec<i64> = listing.rows.iter().map(|row| row.0).collect();
        // "police" comes before "TC", although "council" comes before "police".
        assert_eq!(numbers, [2, 1]);
    }
}
