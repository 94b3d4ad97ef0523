//! What of a text a decision may touch, and that it touches nothing else.

use std::ops::Range;

use cov_plan::change::{List, Set};
use cov_plan::model::{Action, Date};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::decision::{Decision, Kind};

type Value<'text> = Spanned<DeValue<'text>>;

/// What of a text may change.
#[derive(Debug, Default)]
pub struct Named {
    /// Bytes that may go.
    gone: Vec<Range<usize>>,
    /// Bytes whose lines may have more in them than before.
    more: Vec<Range<usize>>,
}

/// What the decision may change in the text.
pub fn named(decision: &Decision, action: &Action, text: &str) -> Named {
    let root = DeTable::parse(text).unwrap();
    let mut look = Look { text, root: root.get_ref(), named: Named::default() };
    let table = decision.milestone.map_or(String::new(), |place| format!("milestones.{place}."));
    match &decision.kind {
        Kind::Rate(rate) => look.history(action, rate.signed.date),
        Kind::Complete(complete) => {
            look.new_key(&table);
            if complete.note.is_some() {
                look.history(action, complete.signed.date);
            }
        }
        Kind::Reopen(reopen) => {
            for key in ["completed", "suspended", "withdrawn"] {
                look.without(&format!("{table}{key}"));
            }
            look.history(action, reopen.signed.date);
        }
        Kind::Extend(extend) => {
            let form = |key: &str| look.value(&format!("{table}due{key}"));
            let day = [".to", ".until", ".review", ""].into_iter().find_map(form);
            look.named.gone.extend(day.map(Spanned::span));
            look.new_key(&table);
            look.history(action, extend.signed.date);
        }
        Kind::Suspend(suspend) => {
            look.without("suspended");
            look.history(action, suspend.signed.date);
        }
        Kind::Withdraw(_) => {}
        Kind::Set(set) => look.set(set),
    }
    look.named
}

struct Look<'text> {
    text: &'text str,
    root: &'text DeTable<'text>,
    named: Named,
}

impl<'text> Look<'text> {
    /// The key and the value that a path leads to, such as `milestones.1.due`.
    fn entry(&self, path: &str) -> Option<(Range<usize>, &'text Value<'text>)> {
        let mut steps = path.split('.').filter(|step| !step.is_empty());
        let (key, value) = self.root.get_key_value(steps.next()?)?;
        let mut entry = (key.span(), value);
        for step in steps {
            entry = match entry.1.get_ref() {
                DeValue::Array(values) => (entry.0, values.get(step.parse::<usize>().ok()?)?),
                DeValue::Table(table) => {
                    let (key, value) = table.get_key_value(step)?;
                    (key.span(), value)
                }
                _ => return None,
            };
        }
        Some(entry)
    }

    fn value(&self, path: &str) -> Option<&'text Value<'text>> {
        self.entry(path).map(|(_, value)| value)
    }

    fn written(&self, value: &Value<'_>) -> &'text str {
        &self.text[value.span()]
    }

    /// A table in braces takes a new key on its own lines.
    fn new_key(&mut self, table: &str) {
        if let Some(value) = self.value(table).filter(|value| self.written(value).starts_with('{'))
        {
            self.named.more.push(value.span());
        }
    }

    /// A list in brackets takes a new update on the lines of the two between which it goes.
    fn history(&mut self, action: &Action, date: Date) {
        let Some(list) = self.value("updates") else { return };
        if !self.written(list).starts_with("[[") {
            let place = action.updates.partition_point(|update| update.date <= Some(date));
            self.between(list, place);
        }
    }

    fn between(&mut self, list: &Value<'_>, place: usize) {
        let DeValue::Array(values) = list.get_ref() else { return };
        let previous = values.iter().take(place).next_back().map(|value| value.span().end - 1);
        let next = values.get(place).map(|value| value.span().start);
        self.named.more.extend(previous.into_iter().chain(next).map(|at| at..at + 1));
        if values.is_empty() {
            self.named.more.push(list.span());
        }
    }

    /// A key goes with its lines, those of a table with them; in braces from among its siblings.
    fn without(&mut self, path: &str) {
        let Some((key, value)) = self.entry(path) else { return };
        let is_header = self.written(value).starts_with('[');
        let own = if is_header { value.span().start } else { key.start };
        match value.get_ref() {
            DeValue::Table(table) if !self.written(value).starts_with('{') => {
                if is_header {
                    self.named.gone.push(own..value.span().end);
                }
                for inner in table.keys() {
                    self.without(&format!("{path}.{}", inner.get_ref()));
                }
            }
            _ => {
                let line = self.text[..own].rfind(['\n', '{', ',']).map_or(0, |before| before + 1);
                self.named.gone.push(line..value.span().end);
            }
        }
    }

    fn set(&mut self, set: &Set) {
        match set {
            Set::Lead(lead) => {
                self.named.gone.extend(self.value("lead").map(Spanned::span));
                self.without_value("partners", &lead.to_string());
            }
            Set::All(List::Partners, values) => self.all("partners", values),
            Set::All(_, values) => self.all("measures", values),
            Set::Some { list, add, remove } => {
                let list = if *list == List::Partners { "partners" } else { "measures" };
                for value in remove {
                    self.without_value(list, value);
                }
                if !add.is_empty() {
                    self.behind(list);
                }
            }
        }
    }

    /// Those values stay that the new list begins with.
    fn all(&mut self, list: &str, values: &[String]) {
        let mut values = values.iter().peekable();
        for (place, value) in self.texts(list).iter().enumerate() {
            if values.next_if_eq(&value).is_none() {
                self.without_value_at(list, place);
            }
        }
        self.behind(list);
    }

    fn texts(&self, list: &str) -> Vec<String> {
        let values = self.value(list).and_then(|list| list.get_ref().as_array());
        let text =
            |value: &Value<'_>| value.get_ref().as_str().map(|text| text.replace("\r\n", "\n"));
        values.into_iter().flatten().filter_map(text).collect()
    }

    /// A new value goes behind the last.
    fn behind(&mut self, list: &str) {
        if let Some(list) = self.value(list) {
            self.between(list, usize::MAX);
        }
    }

    fn without_value(&mut self, list: &str, text: &str) {
        if let Some(place) = self.texts(list).iter().position(|other| other == text) {
            self.without_value_at(list, place);
        }
    }

    /// A value goes with its comma.
    fn without_value_at(&mut self, list: &str, place: usize) {
        let Some(value) = self.value(&format!("{list}.{place}")) else { return };
        let span = value.span();
        let mut end = span.end;
        for line in self.text[span.end..].split_inclusive('\n') {
            let code = line.split('#').next().unwrap_or_default();
            if let Some(at) = code.find([',', ']']) {
                end += at;
                break;
            }
            end += line.len();
        }
        let is_comma = self.text[end..].starts_with(',');
        let end = if is_comma { end + 1 } else { span.end };
        // One that shares its lines with others may take the comma in front of it along.
        let before = self.text[..span.start].rsplit('\n').next().unwrap_or_default().trim();
        let behind = self.text[end..].lines().next().unwrap_or_default().trim();
        let has_own_lines = before.is_empty() && (behind.is_empty() || behind.starts_with('#'));
        if let Some(previous) = place.checked_sub(1).filter(|_| !has_own_lines) {
            let previous = self.value(&format!("{list}.{previous}")).map(Spanned::span);
            self.named.more.extend(previous.map(|previous| previous.end - 1..previous.end));
        }
        self.named.gone.push(span.start..end);
    }
}

/// Nothing but what is named has changed between two texts.
pub fn look(old: &str, new: &str, named: &Named, comments: &[String]) -> Result<(), TestCaseError> {
    let mark = |text: &str| text.matches('\u{feff}').count();
    prop_assert_eq!(mark(old), mark(new));
    prop_assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'));
    prop_assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{}\n---\n{}", old, new);
    let of_windows = |text: &str| text.matches("\r\n").count();
    let ends = if old.contains('\r') { new.matches('\n').count() } else { 0 };
    prop_assert_eq!(of_windows(new), ends, "{:?}", new);
    if let Some(lost) =
        first_lost(lines_that_stay(old, named).into_iter(), new.lines().map(without_mark))
    {
        prop_assert!(false, "the line {lost:?} of\n{old}\n--- is lost in\n{new}");
    }
    let marks = |text: &str| -> Vec<char> {
        text.chars().filter(|mark| !mark.is_whitespace() && *mark != ',').collect()
    };
    if let Some(lost) = first_lost(marks(&rest(old, named)).into_iter(), marks(new).into_iter()) {
        prop_assert!(false, "a {lost:?} of\n{old}\n--- is lost in\n{new}");
    }
    for comment in comments {
        let stays = new.lines().any(|line| line.trim_end().ends_with(comment.as_str()));
        prop_assert!(stays, "the comment {comment:?} of\n{old}\n--- is lost in\n{new}");
    }
    Ok(())
}

/// The first of some things that is not, in their order, among others.
fn first_lost<T: PartialEq>(
    mut all: impl Iterator<Item = T>,
    mut among: impl Iterator<Item = T>,
) -> Option<T> {
    all.find(|one| !among.any(|other| other == *one))
}

fn without_mark(line: &str) -> &str {
    line.trim_start_matches('\u{feff}')
}

fn lines_that_stay<'text>(old: &'text str, named: &Named) -> Vec<&'text str> {
    let mut stay = Vec::new();
    let mut start = 0;
    for line in old.split_inclusive('\n') {
        let end = start + line.len();
        let is_named = |named: &Range<usize>| named.start < end && start < named.end;
        if !named.gone.iter().chain(&named.more).any(is_named) {
            stay.extend(line.lines().map(without_mark));
        }
        start = end;
    }
    stay
}

/// The text without what may go.
fn rest(old: &str, named: &Named) -> String {
    let stays = |at: usize| !named.gone.iter().any(|gone| gone.contains(&at));
    old.char_indices().filter(|&(at, _)| stays(at)).map(|(_, mark)| mark).collect()
}

/// No blank line comes but the one that parts a new update from the one before, and those of texts.
pub fn look_at_blanks(
    old: &str,
    new: &str,
    (before, after): (&Action, &Action),
) -> Result<(), TestCaseError> {
    let blanks = |text: &str| text.lines().filter(|line| line.trim().is_empty()).count();
    let in_texts = |action: &Action| format!("{action:?}").matches("\\n").count();
    let more = in_texts(after).saturating_sub(in_texts(before));
    let updates = after.updates.len() - before.updates.len();
    prop_assert!(blanks(new) <= blanks(old) + updates + more, "{}\n---\n{}", old, new);
    Ok(())
}
