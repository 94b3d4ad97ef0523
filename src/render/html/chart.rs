//! What all pictures on a page have in common: they fit their words into the room that they have.

use maud::{Markup, html};

use super::words::Line;
use crate::render::table::cut;
use crate::render::visible;

/// A text in a picture, cut to so many letters; the table beside the picture has all of it.
pub fn fitted(text: &str, room: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&visible(&line), room)
}

/// What a picture shows, for those who do not see it.
pub fn described(title: &str, description: &str) -> Markup {
    html! {
        title { (Line(title)) }
        desc { (Line(description)) }
    }
}
