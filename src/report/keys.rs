//! The keys of each kind of file: their JSON Schema as data, tables of them for people.

use serde::Serialize;
use serde_json::Value;

use super::{Audience, Cell, Document, Head, Part, Report, Table};
use crate::store::keys::{ANY, FORMS, HELD_BY, Key, Kind, Presence};
use crate::store::{FileKind, schema};

/// The keys of a kind of file.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Keys {
    /// Its JSON Schema.
    pub schema: Value,
    #[serde(skip)]
    kind: FileKind,
}

/// The keys of a kind of file.
pub fn keys(kind: FileKind) -> Keys {
    Keys { schema: schema(kind), kind }
}

impl Report for Keys {
    fn title(&self) -> String {
        format!("Keys of {}", self.kind.path())
    }

    fn document(&self, audience: Audience) -> Document {
        let tables = tables_of(self.kind);
        match audience {
            Audience::Data | Audience::Spreadsheet => Document::of_tables([as_one(&tables)]),
            Audience::People => Document::new(tables.into_iter().flat_map(|(header, keys)| {
                let rows = keys.iter().map(row).collect();
                let heading = header.unwrap_or_else(|| self.kind.path().to_owned());
                let table = Table::new(format!("Keys of {heading}"), heads().into(), rows);
                [Part::Heading(heading), Part::Table(table)]
            })),
        }
    }
}

/// All keys in one table, each behind the header of its own.
fn as_one(tables: &[KeysOfTable]) -> Table {
    let rows = tables.iter().flat_map(|(header, keys)| {
        let header = Cell::text(header.as_deref());
        keys.iter().map(move |key| [vec![header.clone()], row(key)].concat())
    });
    let heads = [Head::new("table", "Table")].into_iter().chain(heads());
    Table::new("Keys", heads.collect(), rows.collect())
}

fn heads() -> [Head; 4] {
    [
        Head::new("key", "Key"),
        Head::new("presence", "Needed"),
        Head::new("value", "Value").giving_way(),
        Head::new("means", "Meaning").giving_way(),
    ]
}

fn row(key: &Key) -> Vec<Cell> {
    let name = if key.name == ANY { "(any name)" } else { key.name };
    let presence = match key.presence {
        Presence::Needed => "yes",
        Presence::Expected => "expected",
        Presence::Optional => "no",
    };
    let value = match key.kind {
        Kind::Word(words) => {
            let words: Vec<String> = words().iter().map(|word| format!("\"{word}\"")).collect();
            format!("one of {}", words.join(", "))
        }
        kind => kind.wanted().to_owned(),
    };
    texts([name, presence, &value, key.means])
}

fn texts<const N: usize>(words: [&str; N]) -> Vec<Cell> {
    words.map(|words| Cell::Text(words.to_owned())).into()
}

/// A table of a file: its header, which the top of the file has none of, and its keys.
type KeysOfTable = (Option<String>, &'static [Key]);

/// The tables of a kind of file, the top first, each table before those inside it; the forms that several keys share come last.
fn tables_of(kind: FileKind) -> Vec<KeysOfTable> {
    let mut tables = vec![(None, kind.keys())];
    inner_tables(kind.keys(), "", &mut tables);
    let has = |wanted: fn(&Kind) -> bool| {
        tables.iter().flat_map(|(_, keys)| keys.iter()).any(|key| wanted(&key.kind))
    };
    let has_deadlines = has(|kind| matches!(kind, Kind::Deadline));
    let has_evidence = has(|kind| matches!(kind, Kind::Evidence));
    if has_deadlines {
        tables.extend(FORMS.iter().map(|form| (Some(inline("due", form.keys)), form.keys)));
    }
    if has_evidence {
        tables.push((Some(inline("evidence", HELD_BY)), HELD_BY));
    }
    tables
}

/// How a table is written on one line, what it needs in it.
fn inline(name: &str, keys: &[Key]) -> String {
    let needed = keys.iter().filter(|key| key.presence == Presence::Needed);
    let needed: Vec<String> = needed.map(|key| format!("{} = …", key.name)).collect();
    format!("{name} = {{ {} }}", needed.join(", "))
}

fn inner_tables(keys: &'static [Key], above: &str, tables: &mut Vec<KeysOfTable>) {
    for key in keys {
        let name = if key.name == ANY { "ID" } else { key.name };
        let path = if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") };
        let (header, path, inner) = match key.kind {
            Kind::Table(inner) => (format!("[{path}]"), path, inner),
            Kind::Tables(inner) => (format!("[[{path}]]"), path, inner),
            Kind::ById(inner) => (format!("[{path}.ID]"), format!("{path}.ID"), inner),
            _ => continue,
        };
        tables.push((Some(header), inner));
        inner_tables(inner, &path, tables);
    }
}
