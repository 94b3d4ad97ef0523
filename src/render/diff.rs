//! What a change would do to a file: a diff that people read and `git apply` takes.

use std::borrow::Cow;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use super::text::styled;
use super::{Screen, visible};

/// So many lines stand around a change, as in git's own diffs.
const CONTEXT: usize = 3;

/// The lines that differ between two texts of a file, with their surroundings. `name` is its path from the repository's root,
/// parted by `/`; `old` is `None` where there is no such file yet. Nothing where nothing differs.
pub fn diff(name: &str, old: Option<&str>, new: &str, screen: Screen) -> String {
    let (before, after) = (lines(old.unwrap_or_default()), lines(new));
    if before == after {
        return String::new();
    }
    let mut diff = header(name, old.is_some());
    let changes = capture_diff_slices(Algorithm::Myers, &before, &after);
    for hunk in group_diff_ops(changes, CONTEXT) {
        diff.push_str(&extent(&hunk));
        for change in &hunk {
            diff.push_str(&part(change, &before, &after, screen));
        }
    }
    diff
}

/// The lines of a text, each with its end. A carriage return alone ends none: git does not take it for an end either.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn header(name: &str, is_known: bool) -> String {
    let name = visible(name);
    // Without the tab, git would end a name at its first space.
    let end = if name.contains(' ') { "\t" } else { "" };
    let old = if is_known { format!("a/{name}{end}") } else { "/dev/null".to_owned() };
    format!("--- {old}\n+++ b/{name}{end}\n")
}

/// Which lines of both texts a hunk is about.
fn extent(hunk: &[DiffOp]) -> String {
    let old: Vec<_> = hunk.iter().map(DiffOp::old_range).collect();
    let new: Vec<_> = hunk.iter().map(DiffOp::new_range).collect();
    format!("@@ -{} +{} @@\n", count(&old), count(&new))
}

/// The first line and the number of lines; the number is left out where it is 1. No lines stand behind the line before them.
fn count(ranges: &[std::ops::Range<usize>]) -> String {
    let start = ranges.first().map_or(0, |range| range.start);
    match ranges.last().map_or(0, |range| range.end).saturating_sub(start) {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        length => format!("{},{length}", start + 1),
    }
}

/// The lines of one change: those that go, then those that come.
fn part(change: &DiffOp, before: &[&str], after: &[&str], screen: Screen) -> String {
    let old = before.get(change.old_range()).unwrap_or_default();
    let new = after.get(change.new_range()).unwrap_or_default();
    if change.tag() == DiffTag::Equal {
        return marked(old, ' ', Style::new(), screen);
    }
    let (gone, come) = (coloured(AnsiColor::Red), coloured(AnsiColor::Green));
    marked(old, '-', gone, screen) + &marked(new, '+', come, screen)
}

fn coloured(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(colour.into()))
}

fn marked(lines: &[&str], mark: char, style: Style, screen: Screen) -> String {
    let mut text = String::new();
    for line in lines {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let words = format!("{mark}{}", shown(words));
        // A style without a colour has no escapes of its own.
        let _ = writeln!(text, "{}", styled(&words, style, screen));
        if !line.ends_with('\n') {
            text.push_str("\\ No newline at end of file\n");
        }
    }
    text
}

/// A line that no terminal acts on. Tabs, the return of a line end of Windows and the mark at the start of a file stay, since
/// a program that applies the diff looks for them; a terminal moves on at most.
fn shown(line: &str) -> String {
    let (mark, line) = match line.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", line),
    };
    let (line, end) = match line.strip_suffix('\r') {
        Some(line) => (line, "\r"),
        None => (line, ""),
    };
    let pieces: Vec<Cow<'_, str>> = line.split('\t').map(visible).collect();
    format!("{mark}{}{end}", pieces.join("\t"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(old: Option<&str>, new: &str) -> String {
        diff("plan/actions/help/03-plans/3.1.toml", old, new, Screen::default())
    }

    #[test]
    fn a_change_stands_between_three_lines_above_and_three_below() {
        let old = "one\ntwo\nthree\nfour\nlead = \"a\"\nsix\nseven\neight\nnine\n";
        let new = "one\ntwo\nthree\nfour\nlead = \"b\"\nsix\nseven\neight\nnine\n";
        let expected = "\
--- a/plan/actions/help/03-plans/3.1.toml
+++ b/plan/actions/help/03-plans/3.1.toml
@@ -2,7 +2,7 @@
 two
 three
 four
-lead = \"a\"
+lead = \"b\"
 six
 seven
 eight
";
        assert_eq!(plain(Some(old), new), expected);
    }

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let new = "0\n1\n2\n3\n4\n5\n6\n7\n8\n";
        let expected = "\
--- a/x
+++ b/x
@@ -1,3 +1,4 @@
+0
 1
 2
 3
@@ -6,4 +7,3 @@
 6
 7
 8
-9
";
        assert_eq!(diff("x", Some(old), new, Screen::default()), expected);
    }

    #[test]
    fn a_new_file_comes_from_nothing() {
        let expected = "--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+one\n+two\n";
        assert_eq!(diff("x", None, "one\ntwo\n", Screen::default()), expected);
        let expected = "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+one\n";
        assert_eq!(diff("x", Some(""), "one\n", Screen::default()), expected);
    }

    #[test]
    fn nothing_is_said_where_nothing_differs() {
        assert_eq!(plain(Some("one\n"), "one\n"), "");
    }

    #[test]
    fn a_last_line_without_an_end_is_told_from_one_with_it() {
        let expected = "\
--- a/x
+++ b/x
@@ -1,2 +1,3 @@
 one
-two
\\ No newline at end of file
+two
+three
\\ No newline at end of file
";
        assert_eq!(diff("x", Some("one\ntwo"), "one\ntwo\nthree", Screen::default()), expected);
    }

    #[test]
    fn line_ends_of_windows_tabs_and_the_mark_at_the_start_stay() {
        let expected = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n \u{feff}one\r\n-\ttwo\r\n+\tdue\r\n";
        let (old, new) = ("\u{feff}one\r\n\ttwo\r\n", "\u{feff}one\r\n\tdue\r\n");
        assert_eq!(diff("x", Some(old), new, Screen::default()), expected);
    }

    #[test]
    fn nothing_that_a_terminal_acts_on_gets_through() {
        let expected =
            "--- /dev/null\n+++ b/x\\u{1b}[2J\n@@ -0,0 +1 @@\n+a\\u{1b}[31m\\u{d}b\\u{202e}\n";
        let new = "a\u{1b}[31m\rb\u{202e}\n";
        assert_eq!(diff("x\u{1b}[2J", None, new, Screen::default()), expected);
    }

    #[test]
    fn what_goes_is_red_and_what_comes_is_green_where_colour_is_wanted() {
        let screen = Screen { width: None, colour: true };
        let expected = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n one\n\u{1b}[31m-two\u{1b}[0m\n\u{1b}[32m+due\u{1b}[0m\n";
        assert_eq!(diff("x", Some("one\ntwo\n"), "one\ndue\n", screen), expected);
    }
}
