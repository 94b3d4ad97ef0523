//! The updates of a text, each with the lines that belong to it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::Date;
use crate::store::edit::lines;
use crate::store::edit::tree::{self, Form};
use crate::store::values::{self, Value};

/// The key of the list of updates.
const UPDATES: &str = "updates";

/// A text in which every update is a block of lines.
pub struct Blocks<'text> {
    text: &'text str,
    tree: Spanned<DeTable<'text>>,
    /// The lines of each update, in their order, with the blank ones above it.
    lines: Vec<Range<usize>>,
}

impl<'text> Blocks<'text> {
    /// The blocks of a text. Comments in `known` belong to no update, wherever they stand. `None` where the text is no TOML, or
    /// its updates do not stand under headers, each in one piece.
    pub fn of(text: &'text str, known: &[&str]) -> Option<Self> {
        let tree = DeTable::parse(text).ok()?;
        let lines = match tree.get_ref().get(UPDATES) {
            None => Vec::new(),
            Some(list) => lines_of_each(text, tree.get_ref(), list, known)?,
        };
        Some(Self { text, tree, lines })
    }

    /// Whether the text says nothing.
    pub fn is_empty(&self) -> bool {
        self.tree.get_ref().is_empty()
    }

    /// How many updates there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// An update.
    pub fn update(&self, index: usize) -> Option<&Value<'text>> {
        match self.tree.get_ref().get(UPDATES)?.get_ref() {
            DeValue::Array(entries) => entries.get(index),
            _ => None,
        }
    }

    /// The day of an update.
    pub fn date(&self, index: usize) -> Option<Date> {
        match self.update(index)?.get_ref() {
            DeValue::Table(update) => values::date(update, "date"),
            _ => None,
        }
    }

    /// The lines of an update.
    pub fn block(&self, index: usize) -> &'text str {
        let lines = self.lines.get(index).cloned();
        lines.and_then(|lines| self.text.get(lines)).unwrap_or_default()
    }

    /// The text without some of its updates, which are named in their order.
    pub fn without(&self, indexes: impl Iterator<Item = usize>) -> String {
        let mut rest = String::with_capacity(self.text.len());
        let mut from = 0;
        for lines in indexes.filter_map(|index| self.lines.get(index)) {
            rest.push_str(self.text.get(from..lines.start).unwrap_or_default());
            from = lines.end;
        }
        rest + self.text.get(from..).unwrap_or_default()
    }

    /// Where a new update goes that has so many before it. What nothing but comments follow keeps them above the new one.
    pub fn place(&self, before: usize) -> usize {
        let previous = before.checked_sub(1).and_then(|previous| self.lines.get(previous));
        let place = match previous {
            Some(previous) => Some(previous.end),
            None => self.lines.first().map(|first| first.start),
        };
        let is_within = |place: &usize| {
            previous.is_none() || !lines::is_done(self.text.get(*place..).unwrap_or_default())
        };
        place.filter(is_within).unwrap_or(self.text.len())
    }

    /// The comments at the end of the text, behind all its values.
    pub fn last_comments(&self) -> Vec<&'text str> {
        let pieces = pieces_of(self.text, self.tree.get_ref());
        let end = pieces.iter().map(|piece| piece.end).max().unwrap_or_default();
        let rest = self.text.get(lines::next(self.text, end)..).unwrap_or_default();
        rest.lines().filter(|line| lines::is_comment(line)).collect()
    }
}

/// The lines of each update; `None` where something else stands between those of one.
fn lines_of_each(
    text: &str,
    root: &DeTable<'_>,
    list: &Value<'_>,
    known: &[&str],
) -> Option<Vec<Range<usize>>> {
    let DeValue::Array(entries) = list.get_ref() else { return None };
    if tree::form(text, list) != Form::Header {
        return None;
    }
    let pieces = pieces_of(text, root);
    let mut all: Vec<Range<usize>> = Vec::new();
    for entry in entries {
        let header = lines::start(text, entry.span().start);
        let end = tree::end(entry);
        let inside = pieces.iter().filter(|piece| (header..end).contains(&piece.start)).count();
        let mut own = Vec::new();
        add_pieces(text, entry, &mut own);
        if inside != own.len() {
            return None;
        }
        let above = pieces.iter().map(|piece| piece.end).filter(|&end| end <= header).max();
        let floor = above.map_or(lines::top(text), |end| lines::next(text, end));
        let floor = all.last().map_or(floor, |previous| previous.end.max(floor));
        all.push(top(text, header, floor, known)..bottom(text, lines::next(text, end), known));
    }
    Some(all)
}

/// Where the lines of an update begin whose header stands there: with the comments right above it and the blank lines above
/// those, none of them before `floor`.
fn top(text: &str, header: usize, floor: usize, known: &[&str]) -> usize {
    let is_own = |line: &str| lines::is_comment(line) && !known.contains(&line);
    let top = climb(text, header, floor, is_own);
    climb(text, top, floor, lines::is_blank)
}

/// The first of the lines above one that are all such.
fn climb(text: &str, mut top: usize, floor: usize, is_such: impl Fn(&str) -> bool) -> usize {
    while top > floor {
        let above = lines::start(text, top - 1);
        if above < floor || !is_such(lines::line(text, above)) {
            break;
        }
        top = above;
    }
    top
}

/// Where the lines of an update end whose values end there: behind the comments that follow without a blank line, unless they
/// stand right above another header.
fn bottom(text: &str, end: usize, known: &[&str]) -> usize {
    let mut bottom = end;
    while bottom < text.len() {
        let line = lines::line(text, bottom);
        if line.trim_start().starts_with('[') {
            return end;
        }
        if !lines::is_comment(line) || known.contains(&line) {
            break;
        }
        bottom = lines::next(text, bottom);
    }
    bottom
}

/// Where values and headers stand in a text, apart from those that are parts of a value.
fn pieces_of(text: &str, root: &DeTable<'_>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for value in root.values() {
        add_pieces(text, value, &mut pieces);
    }
    pieces
}

fn add_pieces(text: &str, value: &Value<'_>, pieces: &mut Vec<Range<usize>>) {
    match (value.get_ref(), tree::form(text, value)) {
        (DeValue::Table(table), form @ (Form::Header | Form::Dotted)) => {
            if form == Form::Header {
                pieces.push(value.span());
            }
            for value in table.values() {
                add_pieces(text, value, pieces);
            }
        }
        (DeValue::Array(entries), Form::Header) => {
            for entry in entries {
                add_pieces(text, entry, pieces);
            }
        }
        _ => pieces.push(value.span()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Option<Vec<&str>> {
        let blocks = Blocks::of(text, &[])?;
        Some((0..blocks.len()).map(|index| blocks.block(index)).collect())
    }

    #[test]
    fn an_update_has_its_comments_and_the_tables_below_it() {
        let text = "title = \"x\"\n\n# first\n[[updates]]\ndate = 2019-10-14\n[updates.reopened_from]\ncompleted = 2019-10-01 # so\n\
                    # end of the first\n\n# apart\n\n# second\n  [[updates]] # last\n  date = 2019-11-14\n\n[[milestones]]\ntitle = \"m\"\n";
        assert_eq!(
            blocks(text).unwrap(),
            [
                "\n# first\n[[updates]]\ndate = 2019-10-14\n[updates.reopened_from]\ncompleted = 2019-10-01 # so\n# end of the first\n",
                "\n# second\n  [[updates]] # last\n  date = 2019-11-14\n",
            ]
        );
    }

    #[test]
    fn a_line_of_a_text_is_no_comment() {
        let text = "description = \"\"\"\n\n# one\"\"\"\n[[updates]]\nnote = '''\n[[updates]]\n# two\n\n'''\n[[updates]]\n";
        assert_eq!(
            blocks(text).unwrap(),
            ["[[updates]]\nnote = '''\n[[updates]]\n# two\n\n'''\n", "[[updates]]\n"]
        );
    }

    #[test]
    fn comments_that_were_there_before_belong_to_no_update() {
        let text = "title = \"x\"\n# What happens:\n# my note\n[[updates]]\n# The end\n";
        let blocks = Blocks::of(text, &["# What happens:", "# The end"]).unwrap();
        assert_eq!(blocks.block(0), "# my note\n[[updates]]\n");
        assert_eq!(blocks.without([0].into_iter()), "title = \"x\"\n# What happens:\n# The end\n");
    }

    #[test]
    fn updates_in_another_form_are_no_blocks() {
        for text in [
            "updates = [{ date = 2019-10-14 }]\n",
            "[updates]\ndate = 2019-10-14\n",
            "[[updates]]\n[[milestones]]\n[updates.reopened_from]\n",
            "[[updates]\n",
        ] {
            assert_eq!(blocks(text), None, "{text}");
        }
    }
}
