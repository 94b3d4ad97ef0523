//! A part of a document as markup.

use maud::{Markup, html};

use super::register::Register;
use super::words::{Line, Lines};
use super::{mark, table, tally, timeline};
use crate::model::{Named, Rating};
use crate::render::flow::paragraphs;
use crate::render::{followed, visible};
use crate::report::{ChangeLine, Figure, Link, Part, Piece};

/// A part below a heading. Headings open sections, and are written with these.
pub fn part(part: &Part, heading: &str, register: &Register<'_>) -> Markup {
    match part {
        Part::Title(_) | Part::Heading(_) | Part::Subheading(_) | Part::Minor(_) => html! {},
        Part::Text(words) => html! { p { (Lines(words)) } },
        Part::Prose(words) => prose(words),
        Part::Figures(figures) => self::figures(figures),
        Part::Link(link) => html! { p { (self::link(link)) } },
        Part::Lines(lines) => html! { ul { @for line in lines { li { (Lines(line)) } } } },
        Part::Changes(lines) => changes(lines),
        Part::Toml { caption, lines } => toml(caption, lines),
        Part::Table(table) => table::below(heading, table, register),
        Part::Tally(tally) => tally::below(heading, tally, register),
        Part::Timeline(timeline) => timeline::timeline(timeline, register),
        Part::Fields(fields) => self::fields(fields),
        Part::Key(meanings) => key(meanings),
    }
}

/// Words that lead somewhere, where that is a place to be followed.
pub fn link(link: &Link) -> Markup {
    let words = Lines(&link.words);
    if let Some(target) = link.target.as_deref().and_then(followed) {
        html! { a href=(Line(target)) { (words) } }
    } else {
        html! { (words) }
    }
}

/// Paragraphs and lists.
pub fn prose(text: &str) -> Markup {
    let paragraphs: Vec<String> = paragraphs(text).into_iter().filter(|p| !p.is_empty()).collect();
    let blocks = paragraphs.chunk_by(|one, other| item(one).is_some() && item(other).is_some());
    html! { @for block in blocks { (self::block(block)) } }
}

/// A paragraph, or the items of a list.
fn block(paragraphs: &[String]) -> Markup {
    let items: Vec<&str> = paragraphs.iter().filter_map(|paragraph| item(paragraph)).collect();
    if items.is_empty() {
        html! { @for paragraph in paragraphs { p { (Lines(paragraph)) } } }
    } else {
        html! { ul { @for item in items { li { (Lines(item)) } } } }
    }
}

fn item(paragraph: &str) -> Option<&str> {
    paragraph.strip_prefix("- ")
}

fn figures(figures: &[Figure]) -> Markup {
    let class = |figure: &Figure| figure.mark.map(mark::class);
    html! {
        ul.figures role="list" {
            @for figure in figures {
                li class=[class(figure)] { b { (figure.number) } " " span { (Lines(&figure.words)) } }
            }
        }
    }
}

/// Changes as a list; what was taken out of a text and put in is marked as such, not by colour alone.
fn changes(lines: &[ChangeLine]) -> Markup {
    html! {
        ul {
            @for line in lines {
                li {
                    (Lines(&line.words))
                    @if !line.edit.is_empty() {
                        p { @for piece in &line.edit { (self::piece(piece)) " " } }
                    }
                }
            }
        }
    }
}

fn piece(piece: &Piece) -> Markup {
    match piece {
        Piece::Kept(words) => html! { (Line(words)) },
        Piece::Removed(words) => html! { del { (Line(words)) } },
        Piece::Added(words) => html! { ins { (Line(words)) } },
    }
}

/// Lines of a file, each as it stands there.
fn toml(caption: &str, lines: &str) -> Markup {
    let lines: Vec<_> = lines.lines().map(visible).collect();
    html! {
        p { (Lines(caption)) }
        pre { code { (lines.join("\n")) } }
    }
}

fn fields(fields: &[(String, Vec<String>)]) -> Markup {
    html! {
        dl {
            @for (name, values) in fields {
                div { dt { (Lines(name)) } dd { @for value in values { (prose(value)) } } }
            }
        }
    }
}

/// What each rating means.
fn key(meanings: &[(Rating, String)]) -> Markup {
    html! {
        ul.key aria-label="What the ratings mean" {
            @for (rating, meaning) in meanings {
                li { b class=(rating.name()) { (rating.name()) } " " (Lines(meaning)) }
            }
        }
    }
}
