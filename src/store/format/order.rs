//! In which order keys and tables stand: that of the table of keys. What it leaves open stays in the order of the file.

use std::collections::HashMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::parts::{Entry, File, Group, Path, Value};
use crate::store::deadline::form_of;
use crate::store::keys::{HELD_BY, Key, Kind};
use crate::store::values::as_table;

/// Puts the tables of a file in order, and the keys in each. `root` is the tree of the file.
pub fn sort(file: &mut File<'_>, root: &DeTable<'_>, keys: &'static [Key]) {
    let mut order = Order::default();
    let root = Place {
        rank: Vec::new(),
        id: String::new(),
        known: Known::Keys(keys),
        tree: Some(Tree::Table(root)),
    };
    let mut ranked = Vec::new();
    for mut table in file.tables.drain(..) {
        let place = match &table.header {
            Some(header) => order.header(&root, &header.path, header.is_of_list),
            None => root.clone(),
        };
        order.entries(&mut table.entries, &place);
        ranked.push((place.rank, table));
    }
    // Stable: two parts of one table, as far as TOML allows them, stay in their order.
    ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
    file.tables = ranked.into_iter().map(|(_, table)| table).collect();
}

/// Where a key or a table belongs: for each step of the way, its place in the table of keys, then that in the file.
type Rank = Vec<(usize, usize)>;

/// Where a table stands, and what is known of its keys.
#[derive(Clone)]
struct Place<'tree, 'text> {
    rank: Rank,
    /// The way to it.
    id: String,
    known: Known,
    tree: Option<Tree<'tree, 'text>>,
}

/// What stands at a place.
#[derive(Clone, Copy)]
enum Tree<'tree, 'text> {
    Table(&'tree DeTable<'text>),
    Value(&'tree Spanned<DeValue<'text>>),
}

/// What is known of the keys of a table.
#[derive(Clone, Copy)]
enum Known {
    Keys(&'static [Key]),
    /// Each key is an id with a table of these.
    Ids(&'static [Key]),
    /// A value that is a deadline.
    Deadline,
    Nothing,
}

impl Known {
    fn behind(key: &Key) -> Self {
        match key.kind {
            Kind::Table(keys) | Kind::Tables(keys) => Self::Keys(keys),
            Kind::ById(keys) => Self::Ids(keys),
            Kind::Deadline => Self::Deadline,
            Kind::Evidence => Self::Keys(HELD_BY),
            _ => Self::Nothing,
        }
    }
}

impl<'tree, 'text> Place<'tree, 'text> {
    fn table(&self) -> Option<&'tree DeTable<'text>> {
        match self.tree? {
            Tree::Table(table) => Some(table),
            Tree::Value(value) => as_table(value),
        }
    }

    /// The keys of the table here, and what is known of the one of that name: its place among them and what is behind it.
    fn known(&self, name: &str) -> (usize, Known) {
        let keys = match self.known {
            Known::Keys(keys) => keys,
            Known::Deadline => self.table().and_then(form_of).map_or(&[][..], |form| form.keys),
            Known::Ids(keys) => return (0, Known::Keys(keys)),
            Known::Nothing => &[],
        };
        let by_name = keys.iter().position(|key| key.name == name);
        let at =
            by_name.or_else(|| keys.iter().position(|key| key.name == crate::store::keys::ANY));
        match at.and_then(|at| Some((at, keys.get(at)?))) {
            Some((at, key)) => (at, Known::behind(key)),
            None => (keys.len(), Known::Nothing),
        }
    }
}

/// What has been met of a file so far.
#[derive(Default)]
struct Order {
    /// Each key by the way to it, with how many were met before.
    seen: HashMap<String, usize>,
    /// Of each list of tables, by the way to it, how many headers were met.
    headers: HashMap<String, usize>,
}

impl Order {
    /// The place behind a key.
    fn step<'tree, 'text>(
        &mut self,
        from: &Place<'tree, 'text>,
        name: &str,
    ) -> Place<'tree, 'text> {
        let id = format!("{}.{name:?}", from.id);
        let count = self.seen.len();
        let seen = *self.seen.entry(id.clone()).or_insert(count);
        let (at, known) = from.known(name);
        let rank = from.rank.iter().copied().chain([(at, seen)]).collect();
        let tree = from.table().and_then(|table| table.get(name)).map(Tree::Value);
        Place { rank, id, known, tree }
    }

    /// The place of a table by its number in the list here.
    fn of_list<'tree, 'text>(list: &Place<'tree, 'text>, index: usize) -> Place<'tree, 'text> {
        let mut place = list.clone();
        place.rank.push((index, 0));
        place.id = format!("{}[{index}]", list.id);
        place.tree = match list.tree {
            Some(Tree::Value(value)) => match value.get_ref() {
                DeValue::Array(values) => values.get(index).map(Tree::Value),
                _ => None,
            },
            _ => None,
        };
        place
    }

    /// The place that a header leads to; on the way, a list of tables stands for its last one so far.
    fn header<'tree, 'text>(
        &mut self,
        root: &Place<'tree, 'text>,
        path: &Path<'_>,
        is_of_list: bool,
    ) -> Place<'tree, 'text> {
        let mut place = root.clone();
        for (depth, key) in path.iter().enumerate() {
            place = self.step(&place, &key.name);
            let is_new = is_of_list && depth + 1 == path.len();
            if is_new {
                *self.headers.entry(place.id.clone()).or_default() += 1;
            }
            if let Some(count) = self.headers.get(&place.id) {
                place = Self::of_list(&place, count.saturating_sub(1));
            }
        }
        place
    }

    fn entries(&mut self, entries: &mut Vec<Entry<'_>>, table: &Place<'_, '_>) {
        let mut ranked = Vec::new();
        for mut entry in entries.drain(..) {
            let mut place = table.clone();
            for key in &entry.path {
                place = self.step(&place, &key.name);
            }
            self.value(&mut entry.value, &place);
            ranked.push((place.rank, entry));
        }
        ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
        entries.extend(ranked.into_iter().map(|(_, entry)| entry));
    }

    fn value(&mut self, value: &mut Value<'_>, place: &Place<'_, '_>) {
        match value {
            Value::Single(_) => {}
            Value::Group(Group { is_list: false, entries, .. }) => self.entries(entries, place),
            Value::Group(Group { entries, .. }) => {
                for (index, entry) in entries.iter_mut().enumerate() {
                    self.value(&mut entry.value, &Self::of_list(place, index));
                }
            }
        }
    }
}
