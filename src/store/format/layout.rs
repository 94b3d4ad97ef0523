//! The parts of a file, written down again.

use super::parts::{Entry, File, Group, Header, Key, Path, Table, Value};
use crate::store::edit::WIDTH;

/// A list over several lines is moved in by so much.
const INDENT: &str = "    ";

/// The text of a file.
pub fn write(file: &File<'_>) -> String {
    let mut page = Page::default();
    page.paragraph(&file.top);
    page.blank_line();
    for table in &file.tables {
        page.table(table);
    }
    page.paragraph(&file.bottom);
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// A blank line, unless there is one above, or nothing at all.
    fn blank_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn line(&mut self, words: &str, behind: Option<&str>) {
        self.text.push_str(words);
        if let Some(comment) = behind {
            self.text.push(' ');
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    fn notes(&mut self, notes: &[&str]) {
        for note in notes {
            if note.is_empty() {
                self.blank_line();
            } else {
                self.line(note, None);
            }
        }
    }

    /// Comments that a blank line parts from what stands above them.
    fn paragraph(&mut self, notes: &[&str]) {
        let is_comment = |note: &&str| !note.is_empty();
        let first = notes.iter().position(is_comment);
        let last = notes.iter().rposition(is_comment);
        if let Some(notes) = first.zip(last).and_then(|(first, last)| notes.get(first..=last)) {
            self.blank_line();
            self.notes(notes);
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        if let Some(header) = &table.header {
            self.blank_line();
            self.notes(&table.above);
            self.line(&title(header), table.behind);
        }
        for (index, entry) in table.entries.iter().enumerate() {
            self.entry(entry, index == 0);
        }
        self.notes(&table.below);
    }

    fn entry(&mut self, entry: &Entry<'_>, is_first: bool) {
        let notes = entry.above.as_slice();
        self.notes(notes.strip_prefix(&[""]).filter(|_| is_first).unwrap_or(notes));
        let before = format!("{} = ", path(&entry.path));
        let value = entry.value.behind(before.chars().count());
        self.line(&(before + &value), entry.behind);
    }
}

fn title(header: &Header<'_>) -> String {
    let path = path(&header.path);
    if header.is_of_list { format!("[[{path}]]") } else { format!("[{path}]") }
}

fn path(path: &Path<'_>) -> String {
    path.iter().map(|key: &Key<'_>| key.written.as_ref()).collect::<Vec<_>>().join(".")
}

impl Value<'_> {
    /// The value behind its key, which ends in that column.
    fn behind(&self, column: usize) -> String {
        match self {
            Self::Group(group) if group.is_list && group.entries.len() > 1 => {
                let line = self.on_one_line();
                let fits = |line: &String| column + line.chars().count() <= WIDTH;
                line.filter(fits).unwrap_or_else(|| group.on_lines(""))
            }
            _ => self.moved_in(""),
        }
    }

    /// The value where nothing in it needs a line of its own.
    fn on_one_line(&self) -> Option<String> {
        match self {
            Self::Single(written) => (!written.contains('\n')).then(|| written.to_string()),
            Self::Group(group) if group.has_notes() || group.keeps_lines() => None,
            Self::Group(group) => {
                let entries: Option<Vec<_>> = group.entries.iter().map(on_one_line).collect();
                Some(group.closed(&entries?))
            }
        }
    }

    /// The value inside another one, on one line if it can be.
    fn moved_in(&self, indent: &str) -> String {
        match self {
            Self::Single(written) => written.to_string(),
            Self::Group(group) => self.on_one_line().unwrap_or_else(|| group.on_lines(indent)),
        }
    }
}

fn on_one_line(entry: &Entry<'_>) -> Option<String> {
    Some(with_key(entry, &entry.value.on_one_line()?))
}

fn with_key(entry: &Entry<'_>, value: &str) -> String {
    if entry.path.is_empty() {
        return value.to_owned();
    }
    format!("{} = {value}", path(&entry.path))
}

impl Group<'_> {
    /// Whether somebody gave the list a line a value.
    fn keeps_lines(&self) -> bool {
        self.is_list && self.has_lines && !self.entries.is_empty()
    }

    /// What stands between the brackets, commas between.
    fn closed(&self, entries: &[String]) -> String {
        let inside = entries.join(", ");
        match (self.is_list, inside.is_empty()) {
            (true, _) => format!("[{inside}]"),
            (false, true) => "{}".to_owned(),
            (false, false) => format!("{{ {inside} }}"),
        }
    }

    /// A value a line. A table has one line as long as no comment stands in it: TOML 1.0 knows no other.
    fn on_lines(&self, indent: &str) -> String {
        if !self.is_list && !self.has_notes() {
            let entry = |entry: &Entry<'_>| with_key(entry, &entry.value.moved_in(indent));
            return self.closed(&self.entries.iter().map(entry).collect::<Vec<_>>());
        }
        let further = [indent, INDENT].concat();
        let mut page = Page::default();
        let comment = |page: &mut Page, note: &str| page.line(&[&further, note].concat(), None);
        for entry in &self.entries {
            entry.above.iter().for_each(|note| comment(&mut page, note));
            let value = with_key(entry, &entry.value.moved_in(&further));
            page.line(&format!("{further}{value},"), entry.behind);
        }
        self.below.iter().for_each(|note| comment(&mut page, note));
        let (open, close) = if self.is_list { ('[', ']') } else { ('{', '}') };
        format!("{open}\n{}{indent}{close}", page.text)
    }
}
