//! Whether a tree has the keys and types that its kind of file asks for. It knows no key by name: the table of keys does.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{self, Key, Kind, Presence};
use super::locate::TOP;
use super::unprintable::is_unprintable;
use super::values::{self, Value};
use super::{Problem, ProblemKind, deadline, dialect, source};
use crate::model::nearest;

/// Adds every problem of the shape of a tree.
pub fn look(text: &str, root: &DeTable<'_>, keys: &'static [Key], problems: &mut Vec<Problem>) {
    let mut look = Look { text, root, keys, problems, first_header: OnceCell::new(), strays: 0 };
    look.table(root, keys, "", &TOP);
}

struct Look<'look, 'text> {
    text: &'text str,
    root: &'look DeTable<'text>,
    keys: &'static [Key],
    problems: &'look mut Vec<Problem>,
    first_header: OnceCell<Option<Header>>,
    /// How many keys were met that their tables do not know.
    strays: usize,
}

/// The first header of a table in a file.
struct Header {
    at: usize,
    words: String,
    line: usize,
}

/// So many unknown keys are offered a known one; a file with more of them is no slip of the hand.
const OFFERS: usize = 100;

impl Look<'_, '_> {
    /// Looks at one table. `header` is where it starts, for what is missing in it.
    fn table(
        &mut self,
        table: &DeTable<'_>,
        keys: &'static [Key],
        path: &str,
        header: &Range<usize>,
    ) {
        let before = self.problems.len();
        for (name, value) in table {
            match keys::named(keys, name.get_ref()) {
                Some(key) => self.value(key, name.get_ref(), value, path),
                None => self.stray(name, keys, path),
            }
        }
        for key in keys.iter().filter(|key| key.presence != Presence::Optional) {
            let value = table.get(key.name);
            let is_empty = value.is_some_and(is_empty);
            if (value.is_none() || is_empty) && !self.is_explained(key, value, path, before) {
                let span = value.map_or_else(|| header.clone(), Spanned::span);
                self.add(ProblemKind::KeyMissing { key, is_empty }, Some(span), path);
            }
        }
        for key in keys {
            if let Kind::LastDay(first) = key.kind {
                self.last_day(table, first, key.name, path);
            }
        }
    }

    fn last_day(&mut self, table: &DeTable<'_>, first: &str, key: &'static str, path: &str) {
        let (Some(value), Some(first)) = (table.get(key), values::date(table, first)) else {
            return;
        };
        if let Some(last) = values::as_date(value).filter(|&last| last < first) {
            self.add(ProblemKind::Reversed { key, first, last }, Some(value.span()), path);
        }
    }

    /// Whether a problem met since the table's first says already why a key is missing or empty: it is misspelt, in the wrong
    /// table or of the wrong type.
    fn is_explained(
        &self,
        key: &Key,
        value: Option<&Value<'_>>,
        path: &str,
        before: usize,
    ) -> bool {
        self.problems.iter().skip(before).any(|problem| match &problem.kind {
            ProblemKind::KeyMisplaced { key: other, .. } => path.is_empty() && *other == key.name,
            ProblemKind::KeyUnknown { nearest, .. } => {
                problem.table == path && *nearest == Some(key.name)
            }
            _ => value.is_some_and(|value| problem.span == Some(value.span())),
        })
    }

    /// Looks at the value of a known key. `name` is the key as written, which the table of keys may leave open.
    fn value(&mut self, key: &'static Key, name: &str, value: &Value<'_>, path: &str) {
        dialect::look(value, self.text, path, self.problems);
        let fits = match key.kind {
            Kind::Text => self.text_value(value, path),
            Kind::Texts => {
                self.each(key.kind, name, value, path, |look, value| look.text_value(value, path))
            }
            Kind::Date | Kind::LastDay(_) => self.date_value(name, value, path),
            Kind::Dates => self.each(key.kind, name, value, path, |look, value| {
                look.date_value(name, value, path)
            }),
            Kind::Days => values::as_days(value).is_some(),
            Kind::Word(words) => self.word(key, value, &words(), path),
            Kind::Table(keys) => self.inner(value, keys, &joined(path, name)),
            Kind::Tables(keys) => self.tables(key.kind, name, value, keys, path),
            Kind::ById(keys) => self.by_id(value, keys, &joined(path, name)),
            Kind::TextsByName => self.texts_by_name(value, &joined(path, name)),
            Kind::Deadline => self.deadline(key, value, path),
            Kind::Evidence => self.each(key.kind, name, value, path, |look, value| {
                look.text_value(value, path)
                    || look.inner(value, keys::HELD_BY, &joined(path, name))
            }),
        };
        self.must(fits, key.kind, name, value, path);
    }

    /// Adds what a value of the wrong type is.
    fn must(&mut self, fits: bool, expected: Kind, name: &str, value: &Value<'_>, path: &str) {
        if !fits && !self.is_no_day_of_the_calendar(name, value, path) {
            let kind =
                ProblemKind::WrongType { key: name.to_owned(), expected, found: found(value) };
            self.add(kind, Some(value.span()), path);
        }
    }

    fn text_value(&mut self, value: &Value<'_>, path: &str) -> bool {
        let Some(text) = values::as_text(value) else { return false };
        let written = self.text.get(value.span()).unwrap_or_default();
        // One that stands as itself has been found in the text already; only one that is escaped has not.
        let hidden = |character: char| is_unprintable(character) && !written.contains(character);
        if written.contains('\\')
            && let Some(character) = text.chars().find(|&character| hidden(character))
        {
            self.add(ProblemKind::Unprintable { character }, Some(value.span()), path);
        }
        true
    }

    fn date_value(&mut self, name: &str, value: &Value<'_>, path: &str) -> bool {
        if let Some(written) = values::as_text(value) {
            let kind =
                ProblemKind::DateAsText { key: name.to_owned(), written: written.to_owned() };
            self.add(kind, Some(value.span()), path);
            return true;
        }
        values::as_date(value).is_some() || self.is_impossible_date(name, value, path)
    }

    /// Whether the value is a date that the calendar does not have. The parser reports all but the year 0.
    fn is_impossible_date(&mut self, name: &str, value: &Value<'_>, path: &str) -> bool {
        let DeValue::Datetime(datetime) = value.get_ref() else { return false };
        if datetime.date.is_some_and(|date| date.year == 0) && datetime.time.is_none() {
            let written = self.text.get(value.span()).unwrap_or_default().to_owned();
            let kind = ProblemKind::DateImpossible { key: name.to_owned(), written };
            self.add(kind, Some(value.span()), path);
            return true;
        }
        self.is_no_day_of_the_calendar(name, value, path)
    }

    /// Whether the parser has reported the value as a date that does not exist. It cannot tell the key: that is added here.
    fn is_no_day_of_the_calendar(&mut self, name: &str, value: &Value<'_>, path: &str) -> bool {
        // What the parser leaves of such a date is one without a day or a time.
        let is_left_over = matches!(value.get_ref(), DeValue::Datetime(datetime)
            if datetime.date.is_none() && datetime.time.is_none());
        if !is_left_over {
            return false;
        }
        let reported = self.problems.iter_mut().find(|problem| {
            matches!(problem.kind, ProblemKind::DateImpossible { .. })
                && problem.span == Some(value.span())
        });
        if let Some(Problem { kind: ProblemKind::DateImpossible { key, .. }, table, .. }) = reported
        {
            name.clone_into(key);
            path.clone_into(table);
            return true;
        }
        false
    }

    fn word(
        &mut self,
        key: &'static Key,
        value: &Value<'_>,
        words: &[&'static str],
        path: &str,
    ) -> bool {
        let Some(written) = values::as_text(value) else { return false };
        if !words.contains(&written) {
            let kind = ProblemKind::WordUnknown {
                key: key.name,
                written: written.to_owned(),
                words: words.to_vec(),
            };
            self.add(kind, Some(value.span()), path);
        }
        true
    }

    fn inner(&mut self, value: &Value<'_>, keys: &'static [Key], path: &str) -> bool {
        let Some(table) = values::as_table(value) else { return false };
        self.table(table, keys, path, &value.span());
        true
    }

    fn tables(
        &mut self,
        expected: Kind,
        name: &str,
        value: &Value<'_>,
        keys: &'static [Key],
        path: &str,
    ) -> bool {
        let DeValue::Array(entries) = value.get_ref() else { return false };
        for (index, entry) in entries.iter().enumerate() {
            dialect::look(entry, self.text, path, self.problems);
            let fits = self.inner(entry, keys, &format!("{}[{index}]", joined(path, name)));
            self.must(fits, expected, name, entry, path);
        }
        true
    }

    fn by_id(&mut self, value: &Value<'_>, keys: &'static [Key], path: &str) -> bool {
        let Some(table) = values::as_table(value) else { return false };
        for (id, entry) in table {
            let fits = self.inner(entry, keys, &joined(path, id.get_ref()));
            self.must(fits, Kind::Table(keys), id.get_ref(), entry, path);
        }
        true
    }

    fn texts_by_name(&mut self, value: &Value<'_>, path: &str) -> bool {
        let Some(table) = values::as_table(value) else { return false };
        for (name, entry) in table {
            let name = name.get_ref();
            let fits = self
                .each(Kind::Texts, name, entry, path, |look, value| look.text_value(value, path));
            self.must(fits, Kind::Texts, name, entry, path);
        }
        true
    }

    /// Looks at each value of a list, whose key and type are named by those that do not fit.
    fn each(
        &mut self,
        expected: Kind,
        name: &str,
        value: &Value<'_>,
        path: &str,
        mut look: impl FnMut(&mut Self, &Value<'_>) -> bool,
    ) -> bool {
        let DeValue::Array(entries) = value.get_ref() else { return false };
        for entry in entries {
            dialect::look(entry, self.text, path, self.problems);
            let fits = look(self, entry);
            self.must(fits, expected, name, entry, path);
        }
        true
    }

    fn deadline(&mut self, key: &'static Key, value: &Value<'_>, path: &str) -> bool {
        let Some(table) = values::as_table(value) else {
            return self.date_value(key.name, value, path);
        };
        if table.keys().all(|key| key.get_ref() == "said") {
            self.add(ProblemKind::KeyMissing { key, is_empty: true }, Some(value.span()), path);
            return true;
        }
        let Some(form) = deadline::form_of(table) else { return false };
        let path = joined(path, key.name);
        let foreign = |key: &str| {
            let is_elsewhere =
                keys::FORMS.iter().any(|other| keys::named(other.keys, key).is_some());
            is_elsewhere && keys::named(form.keys, key).is_none()
        };
        if let Some(key) = table.keys().find(|key| foreign(key.get_ref())) {
            let kind = ProblemKind::TwoForms { key: key.get_ref().to_string(), form: form.mark };
            self.add(kind, Some(key.span()), &path);
            return true;
        }
        self.table(table, form.keys, &path, &value.span());
        true
    }

    /// A key that its table does not know: one of the top's, typed below the first header, or a slip of the hand.
    fn stray(
        &mut self,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        keys: &'static [Key],
        path: &str,
    ) {
        let written = name.get_ref().as_ref();
        let of_the_top = keys::named(self.keys, written).filter(|key| key.name == written);
        let header = of_the_top.and_then(|_| self.first_header());
        let kind = match (of_the_top, header) {
            (Some(key), Some(header)) if name.span().start > header.at => {
                ProblemKind::KeyMisplaced {
                    key: key.name,
                    header: header.words.clone(),
                    header_line: header.line,
                }
            }
            _ => {
                self.strays += 1;
                let near = || nearest(written, keys.iter().map(|key| key.name));
                let nearest = if self.strays <= OFFERS { near() } else { None };
                ProblemKind::KeyUnknown { key: written.to_owned(), nearest }
            }
        };
        self.add(kind, Some(name.span()), path);
    }

    /// The first header of a table in the file: keys of the top must stand above it.
    fn first_header(&self) -> Option<&Header> {
        self.first_header.get_or_init(|| self.find_first_header()).as_ref()
    }

    fn find_first_header(&self) -> Option<Header> {
        let starts = self.root.values().filter_map(|value| match value.get_ref() {
            DeValue::Array(entries) => entries.first().map(Spanned::span),
            DeValue::Table(_) => Some(value.span()),
            _ => None,
        });
        let at = starts
            .map(|span| span.start)
            .filter(|&at| self.text.get(at..).is_some_and(|text| text.starts_with('[')))
            .min()?;
        let words = self.text.get(at..)?.lines().next()?.split('#').next()?.trim().to_owned();
        Some(Header { at, words, line: source::line(self.text, at) })
    }

    fn add(&mut self, kind: ProblemKind, span: Option<Range<usize>>, path: &str) {
        self.problems.push(Problem { kind, span, table: path.to_owned() });
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn is_empty(value: &Value<'_>) -> bool {
    match value.get_ref() {
        DeValue::String(text) => text.trim().is_empty(),
        DeValue::Array(values) => values.iter().all(is_empty),
        _ => false,
    }
}

fn found(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(datetime) if datetime.date.is_none() => "a time of day",
        DeValue::Datetime(datetime) if datetime.time.is_none() => "a date",
        DeValue::Datetime(_) => "a date with a time of day",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
