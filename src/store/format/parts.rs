//! A file taken apart: its keys, values and comments, without the spaces between them.

use std::borrow::Cow;
use std::iter::Peekable;
use std::vec::IntoIter;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

use super::quotes;

/// A file in its parts. Text that has been read without a fault is asked for: of any other, parts are missing.
pub struct File<'text> {
    /// The comments at the very top that a blank line parts from what follows.
    pub top: Notes<'text>,
    /// The tables; the first is the one without a header.
    pub tables: Vec<Table<'text>>,
    /// The comments at the end that a blank line parts from the last table.
    pub bottom: Notes<'text>,
}

/// Comments on lines of their own; an empty text stands for blank lines between them.
pub type Notes<'text> = Vec<&'text str>;

/// A table, with what stands around it.
#[derive(Default)]
pub struct Table<'text> {
    pub above: Notes<'text>,
    pub header: Option<Header<'text>>,
    pub behind: Option<&'text str>,
    pub entries: Vec<Entry<'text>>,
    /// The comments right below its last key.
    pub below: Notes<'text>,
}

/// The header of a table.
pub struct Header<'text> {
    pub path: Path<'text>,
    /// Whether the table is one of a list, in double brackets.
    pub is_of_list: bool,
}

/// The keys from a table down to one inside it, parted by full stops.
pub type Path<'text> = Vec<Key<'text>>;

/// A key.
pub struct Key<'text> {
    /// What it says.
    pub name: String,
    /// How it is written.
    pub written: Cow<'text, str>,
}

/// A key with its value; in a list, a value without a key.
pub struct Entry<'text> {
    /// Where blank lines parted it from the one before, its notes begin with them.
    pub above: Notes<'text>,
    pub path: Path<'text>,
    pub value: Value<'text>,
    pub behind: Option<&'text str>,
}

/// A value.
pub enum Value<'text> {
    /// A text, a date, a number, in the way it is written.
    Single(Cow<'text, str>),
    /// A list, or a table in braces.
    Group(Group<'text>),
}

/// What stands in brackets or braces.
pub struct Group<'text> {
    pub is_list: bool,
    /// Whether its first value begins on a line of its own.
    pub has_lines: bool,
    pub entries: Vec<Entry<'text>>,
    /// The comments behind the last value.
    pub below: Notes<'text>,
}

impl Group<'_> {
    /// Whether comments stand in it; those within its values do not count.
    pub fn has_notes(&self) -> bool {
        let notes = |entry: &Entry<'_>| !entry.above.is_empty() || entry.behind.is_some();
        !self.below.is_empty() || self.entries.iter().any(notes)
    }
}

impl<'text> File<'text> {
    /// Takes a text apart.
    pub fn of(text: &'text str) -> Self {
        Reader::new(text).file()
    }

    fn is_at_its_top(&self) -> bool {
        self.tables.iter().all(|table| table.header.is_none() && table.entries.is_empty())
    }

    /// What of the notes above a line belongs to it. At the top of the file those that a blank line parts from it do not.
    fn above(&mut self, notes: Notes<'text>) -> Notes<'text> {
        if !self.is_at_its_top() {
            return notes;
        }
        let mut top = notes;
        let last_blank = top.iter().rposition(|note| note.is_empty());
        let above = top.split_off(last_blank.map_or(0, |at| at + 1));
        self.top = top;
        above
    }

    /// What of the notes above a header, or at the end of the file, does not belong to the table above.
    fn behind_table(&mut self, mut notes: Notes<'text>, is_at_end: bool) -> Notes<'text> {
        if self.is_at_its_top() {
            return self.above(notes);
        }
        let first_blank = notes.iter().position(|note| note.is_empty());
        let own = first_blank.unwrap_or(if is_at_end { notes.len() } else { 0 });
        let rest = notes.split_off(own);
        if let Some(table) = self.tables.last_mut() {
            table.below = notes;
        }
        rest
    }
}

/// The comments of a text, in their order.
pub fn comments(text: &str) -> Vec<&str> {
    let mut reader = Reader::new(text);
    let mut comments = Vec::new();
    while let Some(event) = reader.events.next() {
        if event.kind() == EventKind::Comment {
            comments.push(reader.written(&event).trim_end());
        }
    }
    comments
}

struct Reader<'text> {
    source: Source<'text>,
    events: Peekable<IntoIter<Event>>,
}

impl<'text> Reader<'text> {
    fn new(text: &'text str) -> Self {
        let source = Source::new(text);
        let mut events = Vec::new();
        parse_document(&source.lex().into_vec(), &mut events, &mut ());
        events.retain(|event| event.kind() != EventKind::Whitespace);
        Self { source, events: events.into_iter().peekable() }
    }

    fn written(&self, event: &Event) -> &'text str {
        self.source.get(event.span()).map(|raw| raw.as_str()).unwrap_or_default()
    }

    fn file(mut self) -> File<'text> {
        let mut file = File { top: Vec::new(), tables: vec![Table::default()], bottom: Vec::new() };
        let mut notes = Vec::new();
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::Newline if notes.last() != Some(&"") => notes.push(""),
                EventKind::Comment => {
                    notes.push(self.written(&event).trim_end());
                    self.end_of_line();
                }
                EventKind::SimpleKey => {
                    let above = file.above(std::mem::take(&mut notes));
                    let entry = self.entry(above, &event);
                    if let Some(table) = file.tables.last_mut() {
                        table.entries.push(entry);
                    }
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    let above = file.behind_table(std::mem::take(&mut notes), false);
                    let is_of_list = event.kind() == EventKind::ArrayTableOpen;
                    file.tables.push(self.header(above, is_of_list));
                }
                _ => {}
            }
        }
        file.bottom = file.behind_table(notes, true);
        file
    }

    /// The comment behind what stands on a line, and the end of that line.
    fn end_of_line(&mut self) -> Option<&'text str> {
        let comment = self.events.next_if(|event| event.kind() == EventKind::Comment);
        self.events.next_if(|event| event.kind() == EventKind::Newline);
        comment.map(|comment| self.written(&comment).trim_end())
    }

    fn header(&mut self, above: Notes<'text>, is_of_list: bool) -> Table<'text> {
        let path = self.path(None);
        let behind = self.end_of_line();
        let header = Some(Header { path, is_of_list });
        Table { above, header, behind, ..Table::default() }
    }

    fn entry(&mut self, above: Notes<'text>, first: &Event) -> Entry<'text> {
        let path = self.path(Some(first));
        let value = self.next_value();
        let behind = self.end_of_line();
        Entry { above, path, value, behind }
    }

    /// The keys up to the equals sign or the closing bracket.
    fn path(&mut self, first: Option<&Event>) -> Path<'text> {
        let mut path: Path<'text> = first.map(|first| self.key(first)).into_iter().collect();
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::SimpleKey => path.push(self.key(&event)),
                EventKind::KeySep => {}
                _ => break,
            }
        }
        path
    }

    fn key(&self, event: &Event) -> Key<'text> {
        let mut name = String::new();
        if let Some(raw) = self.source.get(*event) {
            raw.decode_key(&mut name, &mut ());
        }
        let written = quotes::key(&name, self.written(event), event.encoding());
        Key { name, written }
    }

    fn next_value(&mut self) -> Value<'text> {
        match self.events.next() {
            Some(event) => self.value(&event),
            None => Value::Single(Cow::Borrowed("")),
        }
    }

    fn value(&mut self, event: &Event) -> Value<'text> {
        match event.kind() {
            EventKind::ArrayOpen => Value::Group(self.group(true)),
            EventKind::InlineTableOpen => Value::Group(self.group(false)),
            _ => Value::Single(quotes::value(self.written(event), event.encoding())),
        }
    }

    /// What stands in brackets or braces, up to the closing one.
    fn group(&mut self, is_list: bool) -> Group<'text> {
        let mut entries: Vec<Entry<'text>> = Vec::new();
        let mut above = Vec::new();
        let mut has_lines = false;
        // Whether a comment that comes now stands behind the last value, or its comma.
        let mut is_behind = false;
        while let Some(event) = self.events.next() {
            match event.kind() {
                EventKind::ArrayClose | EventKind::InlineTableClose => break,
                EventKind::Newline => {
                    has_lines |= entries.is_empty();
                    is_behind = false;
                }
                EventKind::ValueSep => is_behind = true,
                EventKind::Comment => {
                    let comment = self.written(&event).trim_end();
                    match entries.last_mut().filter(|_| is_behind && above.is_empty()) {
                        Some(last) if last.behind.is_none() => last.behind = Some(comment),
                        _ => above.push(comment),
                    }
                }
                kind => {
                    let path = match kind {
                        EventKind::SimpleKey => self.path(Some(&event)),
                        _ => Path::new(),
                    };
                    let value =
                        if path.is_empty() { self.value(&event) } else { self.next_value() };
                    let above = std::mem::take(&mut above);
                    entries.push(Entry { above, path, value, behind: None });
                    is_behind = true;
                }
            }
        }
        Group { is_list, has_lines, entries, below: above }
    }
}
