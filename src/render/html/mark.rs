//! How marks look on a page: a colour, a pattern, and always a word beside them.

use maud::{Markup, html};

use crate::model::Named;
use crate::report::Mark;

/// The class of what has a mark; the style sheet knows its colours in light and dark.
pub fn class(mark: Mark) -> String {
    mark.name().replace(' ', "-")
}

/// The patterns of the marks that are told apart by more than their colour. Pictures refer to them; once on a page is enough.
pub fn patterns() -> Markup {
    html! {
        svg.patterns aria-hidden="true" width="0" height="0" {
            defs {
                pattern #hatched width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.ground width="6" height="6" {}
                    rect.line width="2" height="6" {}
                }
                pattern #dotted width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect.ground width="6" height="6" {}
                    circle.line cx="3" cy="3" r="1.2" {}
                }
                pattern #crossed width="6" height="6" patternUnits="userSpaceOnUse" {
                    rect.ground width="6" height="6" {}
                    path.line d="M0 0L6 6M6 0L0 6" {}
                }
            }
        }
    }
}

/// What the colours and patterns of a bar mean.
pub fn legend(marks: &[Mark]) -> Markup {
    html! {
        ul.legend {
            @for mark in marks {
                li {
                    svg aria-hidden="true" width="18" height="18" {
                        rect.mark.(class(*mark)) x="1" y="1" width="16" height="16" {}
                    }
                    (mark.name())
                }
            }
        }
    }
}
