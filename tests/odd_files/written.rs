//! From keys and values to a text in some layout.

use super::OddFile;
use super::whims::Whims;

/// Keys with their values.
pub type Entries = Vec<(String, Written)>;

/// A value.
#[derive(Clone, Debug)]
pub enum Written {
    /// In quotes of some kind.
    Text(String),
    /// As it is: a date, a number.
    Plain(String),
    List(Vec<Written>),
    Table(Entries),
}

/// A table under a header of its own.
struct Below {
    name: String,
    /// Whether it is one of a list, under double brackets.
    is_of_list: bool,
    entries: Entries,
}

pub struct Writer {
    whims: Whims,
    text: String,
    comments: Vec<String>,
}

const SPACES: [&str; 4] = ["", " ", "\t", "  "];

impl Writer {
    pub fn new(whims: Whims) -> Self {
        Self { whims, text: String::new(), comments: Vec::new() }
    }

    pub fn file(mut self, entries: &Entries) -> OddFile {
        let is_of_windows = self.whims.rarely(4);
        let has_mark = self.whims.rarely(6);
        self.above("");
        self.section(&[], None, entries);
        self.above("");
        if self.whims.rarely(4) {
            let length = self.text.trim_end_matches('\n').len();
            self.text.truncate(length);
        }
        if is_of_windows {
            self.text = self.text.replace('\n', "\r\n");
        }
        if has_mark {
            self.text.insert(0, '\u{feff}');
        }
        OddFile { text: self.text, comments: self.comments }
    }

    /// A table: its header, its keys, and the tables below it. A header without keys of its own can be left out.
    fn section(&mut self, path: &[String], is_of_list: Option<bool>, entries: &Entries) {
        let mut body = Vec::new();
        let mut below = Vec::new();
        for (name, value) in entries {
            match value {
                Written::Table(inner) if self.whims.one(&[false, true]) => {
                    let entries = inner.clone();
                    below.push(Below { name: name.clone(), is_of_list: false, entries });
                }
                Written::Table(inner) if !inner.is_empty() && self.whims.rarely(3) => {
                    let dotted = |(key, value): &(String, Written)| {
                        (vec![name.clone(), key.clone()], value.clone())
                    };
                    body.extend(inner.iter().map(dotted));
                }
                Written::List(values) if is_list_of_tables(values) && !self.whims.rarely(4) => {
                    let table = |value: &Written| Below {
                        name: name.clone(),
                        is_of_list: true,
                        entries: as_table(value),
                    };
                    below.extend(values.iter().map(table));
                }
                value => body.push((vec![name.clone()], value.clone())),
            }
        }
        if let Some(is_of_list) = is_of_list {
            let can_be_left_out = !is_of_list && body.is_empty() && !below.is_empty();
            if !can_be_left_out || self.whims.rarely(2) {
                self.header(path, is_of_list);
            }
        }
        for (keys, value) in self.whims.shuffle(body, |_, _| false) {
            self.entry(&keys, &value);
        }
        for below in self.whims.shuffle(below, |one, other| one.name == other.name) {
            let path: Vec<String> = path.iter().chain([&below.name]).cloned().collect();
            self.section(&path, Some(below.is_of_list), &below.entries);
        }
    }

    fn header(&mut self, path: &[String], is_of_list: bool) {
        if !self.whims.rarely(4) {
            self.text.push('\n');
        }
        let indent = self.indent();
        self.above(indent);
        let path = self.path(path);
        let space = self.space();
        let (open, close) = if is_of_list { ("[[", "]]") } else { ("[", "]") };
        self.text += &[indent, open, space, &path, space, close].concat();
        self.end_of_line();
    }

    fn entry(&mut self, keys: &[String], value: &Written) {
        let indent = self.indent();
        self.above(indent);
        let path = self.path(keys);
        let equals = self.whims.one(&[" = ", "=", "\t=  ", " =", "= "]);
        self.text += &[indent, &path, equals].concat();
        self.value(value);
        self.end_of_line();
    }

    fn indent(&mut self) -> &'static str {
        if self.whims.rarely(4) { self.whims.one(&["  ", "\t", "    "]) } else { "" }
    }

    fn space(&mut self) -> &'static str {
        if self.whims.rarely(4) { self.whims.one(&SPACES) } else { "" }
    }

    fn path(&mut self, keys: &[String]) -> String {
        let keys: Vec<String> = keys.iter().map(|key| self.key(key)).collect();
        let dot = self.whims.one(&[".", ".", " . ", ".\t"]);
        keys.join(dot)
    }

    fn key(&mut self, key: &str) -> String {
        match self.whims.pick(8) {
            6 => format!("\"{key}\""),
            7 => format!("'{key}'"),
            _ => key.to_owned(),
        }
    }

    /// Blank lines and comments above a line.
    fn above(&mut self, indent: &str) {
        for _ in 0..self.whims.one(&[0, 0, 0, 0, 1, 1, 2, 3]) {
            if self.whims.rarely(2) {
                let blank = self.whims.one(&["", "", "  ", "\t"]);
                self.text.push_str(blank);
            } else {
                self.text.push_str(indent);
                self.comment();
            }
            self.text.push('\n');
        }
    }

    fn end_of_line(&mut self) {
        match self.whims.pick(8) {
            5 => self.text.push_str("  "),
            6 => self.text.push('\t'),
            7 => {
                let space = self.whims.one(&SPACES);
                self.text.push_str(space);
                self.comment();
            }
            _ => {}
        }
        self.text.push('\n');
    }

    fn comment(&mut self) {
        let number = self.comments.len() + 1;
        let comment = match self.whims.pick(6) {
            0 => format!("# Note {number}"),
            1 => format!("#{number}"),
            2 => format!("# lead = \"note {number}\""),
            3 => format!("# [[updates]] {number}"),
            4 => format!("##\t{number} – \"\"\" # 'it"),
            _ => format!("#   {number}, ] }}"),
        };
        self.text.push_str(&comment);
        let space = if self.whims.rarely(6) { " " } else { "" };
        self.text.push_str(space);
        self.comments.push(comment);
    }

    fn value(&mut self, value: &Written) {
        match value {
            Written::Text(text) => {
                let text = self.quoted(text);
                self.text.push_str(&text);
            }
            Written::Plain(plain) => self.text.push_str(plain),
            Written::List(values) if self.whims.rarely(3) => self.list_of_lines(values),
            Written::List(values) => self.list(values),
            Written::Table(entries) => self.inline_table(entries),
        }
    }

    fn list(&mut self, values: &[Written]) {
        let space = self.space();
        self.text.push('[');
        self.text.push_str(space);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                let comma = self.whims.one(&[", ", ",", " , ", ",\n    ", "\n  , "]);
                self.text.push_str(comma);
            }
            self.value(value);
        }
        if !values.is_empty() && self.whims.rarely(4) {
            self.text.push(',');
        }
        self.text.push_str(space);
        self.text.push(']');
    }

    fn list_of_lines(&mut self, values: &[Written]) {
        let indent = self.whims.one(&["    ", "  ", "\t", ""]);
        self.text.push('[');
        self.end_of_line();
        for (index, value) in values.iter().enumerate() {
            self.above(indent);
            self.text.push_str(indent);
            self.value(value);
            if index + 1 < values.len() || self.whims.one(&[true, false]) {
                if self.whims.rarely(8) {
                    self.end_of_line();
                    self.text.push_str(indent);
                }
                self.text.push(',');
            }
            self.end_of_line();
        }
        self.above(indent);
        self.text.push(']');
    }

    fn inline_table(&mut self, entries: &Entries) {
        let entries = self.whims.shuffle(entries.clone(), |_, _| false);
        let space = self.whims.one(&[" ", "", "\t"]);
        self.text.push('{');
        self.text.push_str(space);
        for (index, (key, value)) in entries.iter().enumerate() {
            if index > 0 {
                let comma = self.whims.one(&[", ", ",", " ,  "]);
                self.text.push_str(comma);
            }
            let key = self.key(key);
            let equals = self.whims.one(&[" = ", "=", "\t= "]);
            self.text.push_str(&(key + equals));
            self.value(value);
        }
        self.text.push_str(space);
        self.text.push('}');
    }

    /// A text in quotes of a kind that can hold it.
    fn quoted(&mut self, text: &str) -> String {
        let is_plain = !text.contains(|character: char| {
            character.is_control() && character != '\t' && character != '\n'
        });
        match self.whims.pick(6) {
            1 if is_plain && !text.contains(['\'', '\n']) => format!("'{text}'"),
            2 => format!("\"{}\"", escaped(text, true, false)),
            3 => format!("\"\"\"{}{}\"\"\"", self.first_line(text), escaped(text, false, true)),
            4 if is_plain && !text.contains("'''") && !text.ends_with('\'') => {
                format!("'''{}{text}'''", self.first_line(text))
            }
            5 if text.contains(' ') => {
                // A line that ends in a backslash goes on below.
                let broken = escaped(text, false, true).replacen(' ', " \\\n   ", 1);
                let holds = broken.contains(" \\\n   ")
                    && !text.contains("  ")
                    && !text.contains(" \n")
                    && !text.contains(" \t");
                let broken = if holds { broken } else { escaped(text, false, true) };
                format!("\"\"\"\n{broken}\"\"\"")
            }
            _ if text.contains('\n') => format!("\"\"\"\n{}\"\"\"", escaped(text, false, true)),
            _ => format!("\"{}\"", escaped(text, false, false)),
        }
    }

    /// A line end at the start of a text of several lines is no part of it.
    fn first_line(&mut self, text: &str) -> &'static str {
        if text.starts_with('\n') || self.whims.one(&[true, false]) { "\n" } else { "" }
    }
}

/// The text with what must be escaped in double quotes, and where it is asked for what need not be.
fn escaped(text: &str, is_eager: bool, has_lines: bool) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\n' if has_lines => escaped.push('\n'),
            '\n' => escaped.push_str("\\n"),
            '\t' if is_eager => escaped.push_str("\\t"),
            '\t' => escaped.push('\t'),
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            'e' | 'é' | '–' if is_eager => {
                escaped += &code(character).to_lowercase();
            }
            control if control.is_control() => {
                escaped += &code(control);
            }
            plain => escaped.push(plain),
        }
    }
    escaped
}

fn code(character: char) -> String {
    format!("\\u{:04X}", u32::from(character))
}

fn is_list_of_tables(values: &[Written]) -> bool {
    !values.is_empty() && values.iter().all(|value| matches!(value, Written::Table(_)))
}

fn as_table(value: &Written) -> Entries {
    match value {
        Written::Table(entries) => entries.clone(),
        _ => Entries::new(),
    }
}

/// Keys with values, where they are there.
pub fn some(entries: impl IntoIterator<Item = (&'static str, Option<Written>)>) -> Entries {
    let given = |(key, value): (&str, Option<Written>)| Some((key.to_owned(), value?));
    entries.into_iter().filter_map(given).collect()
}

pub fn text<T: ToString + ?Sized>(text: &T) -> Written {
    Written::Text(text.to_string())
}

pub fn plain<T: ToString + ?Sized>(value: &T) -> Written {
    Written::Plain(value.to_string())
}

pub fn list<'value, T>(
    values: &'value [T],
    written: impl Fn(&'value T) -> Written,
) -> Option<Written> {
    (!values.is_empty()).then(|| Written::List(values.iter().map(written).collect()))
}
