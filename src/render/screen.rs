//! What the reader's terminal can show.

use std::io::IsTerminal;

use terminal_size::{Height, Width};

use crate::model::Named;

/// How wide it is, and whether it shows colour.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// Columns, those of the terminal; into a pipe, what `COLUMNS` says. `None` where neither is there, so that nothing is cut.
    pub width: Option<usize>,
    /// Whether colour is wanted.
    pub colour: bool,
}

/// When colour is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal.
    #[default]
    Auto,
    /// Into a pipe too.
    Always,
    /// Not at all.
    Never,
}

impl Named for Colour {
    const ALL: &'static [Self] = &[Self::Auto, Self::Always, Self::Never];

    fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl Screen {
    /// The screen behind standard output.
    pub fn of_stdout(colour: Colour) -> Self {
        let stdout = std::io::stdout();
        let size = terminal_size::terminal_size_of(&stdout);
        Self::of(colour, stdout.is_terminal(), size)
    }

    /// The screen behind standard error.
    pub fn of_stderr(colour: Colour) -> Self {
        let stderr = std::io::stderr();
        let size = terminal_size::terminal_size_of(&stderr);
        Self::of(colour, stderr.is_terminal(), size)
    }

    fn of(colour: Colour, is_terminal: bool, size: Option<(Width, Height)>) -> Self {
        let width = if is_terminal {
            size.map(|(width, _)| usize::from(width.0)).or_else(columns).or(Some(USUAL))
        } else {
            columns()
        };
        Self { width: width.filter(|&width| width > 0), colour: wants_colour(colour, is_terminal) }
    }

    /// The same screen, of no more columns than these.
    pub fn at_most(self, widest: Option<usize>) -> Self {
        let width = self.width.into_iter().chain(widest).min();
        Self { width, ..self }
    }

    /// Whether colour is wanted on standard error.
    pub fn colour_of_stderr(colour: Colour) -> bool {
        wants_colour(colour, std::io::stderr().is_terminal())
    }
}

/// The width of a terminal that does not say its own.
const USUAL: usize = 80;

fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// `NO_COLOR` beats `CLICOLOR_FORCE`, and the option beats both.
fn wants_colour(colour: Colour, is_terminal: bool) -> bool {
    let is_set =
        |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
            false
        }
        Colour::Auto if is_set("CLICOLOR_FORCE") => true,
        Colour::Auto => is_terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}
