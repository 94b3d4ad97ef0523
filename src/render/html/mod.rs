//! Reports as one self-contained page: to be read without a script, a network or a colour, and safe whatever the plan says.

mod axis;
mod chart;
mod mark;
mod outline;
mod parts;
mod policy;
mod register;
mod table;
mod tally;
mod timeline;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::{About, Document, long_date};
use outline::{Body, Outline, Section};
use register::Register;
use words::{Line, Lines};

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("style.css");

/// What a browser adds where it may run scripts: sorting and filtering.
const SCRIPT: &str = include_str!("script.js");

/// A document as a page.
pub fn write(title: &str, about: &About, document: &Document) -> String {
    let outline = Outline::of(document, &about.names());
    let register = Register::of(document);
    let heading = outline.title.unwrap_or(title);
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            (head(heading, about))
            body {
                a.skip href="#content" { "Skip to the content" }
                (mark::patterns())
                (header(heading, title, about))
                div.page {
                    @if let Some(contents) = contents(&outline.body.sections) { (contents) }
                    main #content tabindex="-1" { (body(&outline.body, heading, 2, &register)) }
                }
                (footer(about))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string() + "\n"
}

fn head(heading: &str, about: &About) -> Markup {
    let name = format!("{heading}, {}", long_date(about.today));
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy::of(STYLE, SCRIPT));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            title { (Line(&name)) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// What the page is, of which plan, on which day. What the heading says is not said again above it.
fn header(heading: &str, title: &str, about: &About) -> Markup {
    let names = about.names();
    let above = if heading == names { title } else { &names };
    let today = about.today;
    html! {
        header.top {
            div {
                @if above != heading { p.of { (Lines(above)) } }
                h1 { (Lines(heading)) }
                p.day { time datetime=(today) { (today.format("%A")) " " (long_date(today)) } }
            }
        }
    }
}

/// Where to find what, on pages that have more than one section.
fn contents(sections: &[Section<'_>]) -> Option<Markup> {
    let entry = |section: &Section<'_>| {
        html! { li { a href={ "#" (section.id) } { (Lines(section.heading)) } } }
    };
    (sections.len() > 1).then(|| {
        html! {
            nav.contents aria-labelledby="contents" {
                p #contents { "Contents" }
                ol { @for section in sections { (entry(section)) } }
            }
        }
    })
}

/// Parts below a heading, then the sections below them, whose headings are of that level.
fn body(body: &Body<'_>, heading: &str, level: usize, register: &Register<'_>) -> Markup {
    html! {
        @for part in &body.parts { (parts::part(part, heading, register)) }
        @for section in &body.sections {
            // A landmark each for the sections that stand in the contents; more of them would hide those.
            @if level == 2 {
                section aria-labelledby=(section.id) { (of_section(section, level, register)) }
            } @else {
                div.section { (of_section(section, level, register)) }
            }
        }
    }
}

fn of_section(section: &Section<'_>, level: usize, register: &Register<'_>) -> Markup {
    let words = Lines(section.heading);
    html! {
        @match level {
            2 => { h2 id=(section.id) { (words) } }
            3 => { h3 id=(section.id) { (words) } }
            _ => { h4 id=(section.id) { (words) } }
        }
        (body(&section.body, section.heading, level + 1, register))
    }
}

fn footer(about: &About) -> Markup {
    let names = about.names();
    html! {
        footer {
            p {
                (Lines(&names)) ", as it stood on " (long_date(about.today))
                ". Made by cov-plan " (env!("CARGO_PKG_VERSION")) "."
            }
        }
    }
}
