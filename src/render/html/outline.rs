//! Which part of a document stands below which heading: sections inside sections, with no level left out.

use std::collections::HashMap;

use crate::report::{Document, Part};

/// A document as sections.
pub struct Outline<'document> {
    /// Its own title, where it has one.
    pub title: Option<&'document str>,
    /// All below it.
    pub body: Body<'document>,
}

/// What stands below a heading.
#[derive(Default)]
pub struct Body<'document> {
    /// The parts before the next heading.
    pub parts: Vec<&'document Part>,
    /// The sections behind them.
    pub sections: Vec<Section<'document>>,
}

/// A heading with what stands below it.
pub struct Section<'document> {
    /// Its words.
    pub heading: &'document str,
    /// By what links find it; no other section has the same.
    pub id: String,
    /// What stands below it.
    pub body: Body<'document>,
}

impl<'document> Outline<'document> {
    /// The sections of a document. A first heading that repeats what the page says above it anyway opens none.
    pub fn of(document: &'document Document, said: &str) -> Self {
        let (title, parts) = match document.parts.split_first() {
            Some((Part::Title(words), parts)) => (Some(words.as_str()), parts),
            Some((Part::Heading(words), parts)) if words == said => (None, parts),
            _ => (None, document.parts.as_slice()),
        };
        Self { title, body: body(parts, &mut Ids::default()) }
    }
}

fn body<'document>(parts: &'document [Part], ids: &mut Ids) -> Body<'document> {
    let (own, mut rest) = until(parts, |_| true);
    let mut body = Body { parts: own.iter().collect(), sections: Vec::new() };
    while let Some((first, below)) = rest.split_first() {
        let Some((heading, rank)) = ranked(first) else { break };
        let (of_it, others) = until(below, |other| other <= rank);
        let id = ids.of(heading);
        body.sections.push(Section { heading, id, body: self::body(of_it, ids) });
        rest = others;
    }
    body
}

/// The parts before the next heading of a rank that ends them, and all others.
fn until(parts: &[Part], ends: impl Fn(usize) -> bool) -> (&[Part], &[Part]) {
    let is_end = |part: &Part| ranked(part).is_some_and(|(_, rank)| ends(rank));
    parts.split_at(parts.iter().position(is_end).unwrap_or(parts.len()))
}

/// The words of a heading and its rank, the highest first; `None`: the part is none.
fn ranked(part: &Part) -> Option<(&str, usize)> {
    match part {
        Part::Title(words) | Part::Heading(words) => Some((words, 1)),
        Part::Subheading(words) => Some((words, 2)),
        Part::Minor(words) => Some((words, 3)),
        _ => None,
    }
}

/// The names by which links find sections: words of the heading, told apart by a figure where they are the same.
struct Ids {
    given: HashMap<String, usize>,
}

impl Default for Ids {
    /// The page's own names are taken.
    fn default() -> Self {
        Self { given: ["content", "contents"].map(|own| (own.to_owned(), 1)).into() }
    }
}

impl Ids {
    fn of(&mut self, heading: &str) -> String {
        let id = slug(heading);
        let times = self.given.get(&id).copied().unwrap_or_default();
        if times == 0 {
            self.given.insert(id.clone(), 1);
            return id;
        }
        let numbered = (times + 1..).map(|number| (number, format!("{id}-{number}")));
        let mut free = numbered.filter(|(_, numbered)| !self.given.contains_key(numbered));
        let (number, numbered) = free.next().unwrap_or_default();
        self.given.insert(id, number);
        self.given.insert(numbered.clone(), 1);
        numbered
    }
}

/// The most letters of a heading that a link repeats.
const LONGEST: usize = 60;

/// The letters and figures of a heading as an address has them: "what-got-worse".
fn slug(heading: &str) -> String {
    let plain = |letter: char| !letter.is_ascii_alphanumeric();
    let words = heading.split(plain).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    let slug: String = slug.chars().take(LONGEST).collect();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sections as lines: a figure for the level, the id.
    fn lines(body: &Body<'_>, level: usize) -> Vec<String> {
        let of_section = |section: &Section<'_>| {
            let own = format!("{level} {}", section.id);
            [vec![own], lines(&section.body, level + 1)].concat()
        };
        body.sections.iter().flat_map(of_section).collect()
    }

    fn outlined(parts: Vec<Part>) -> Vec<String> {
        lines(&Outline::of(&Document { parts }, "The plan").body, 2)
    }

    #[test]
    fn headings_follow_each_other_without_a_gap_wherever_a_document_starts() {
        let heading = |words: &str| Part::Heading(words.to_owned());
        let subheading = |words: &str| Part::Subheading(words.to_owned());
        let minor = |words: &str| Part::Minor(words.to_owned());
        let parts = vec![minor("A"), subheading("B"), heading("C"), minor("D"), subheading("E")];
        assert_eq!(outlined(parts), ["2 a", "2 b", "2 c", "3 d", "3 e"]);
        let parts = vec![heading("A"), subheading("B"), minor("C"), heading("D")];
        assert_eq!(outlined(parts), ["2 a", "3 b", "4 c", "2 d"]);
    }

    #[test]
    fn a_first_heading_that_only_says_what_stands_above_it_opens_no_section() {
        let heading = |words: &str| Part::Heading(words.to_owned());
        let parts = vec![heading("The plan"), heading("Next"), heading("The plan")];
        assert_eq!(outlined(parts), ["2 next", "2 the-plan"]);
    }

    #[test]
    fn no_two_sections_have_the_same_id() {
        let words = ["File", "File-2", "File", "file", "Contents", "日本", "  "];
        let parts = words.map(|words| Part::Heading(words.to_owned())).to_vec();
        let ids = ["file", "file-2", "file-3", "file-4", "contents-2", "section", "section-2"];
        assert_eq!(outlined(parts), ids.map(|id| format!("2 {id}")));
    }
}
