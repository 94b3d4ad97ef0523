//! The list of verbs.

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::command::{App, Common, Exit, check, due, list};

/// Keeps a children's services improvement plan as text files: checks it, answers what is due, reports on it
#[derive(Parser, Debug)]
#[command(name = "cov-plan", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    common: Common,

    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Check(check::Args),
    Due(due::Args),
    List(list::Args),
}

impl Cli {
    /// The options that all commands have apart from the verb.
    pub fn split(self) -> (App, Run) {
        (App::new(self.common), Run(self.verb))
    }
}

/// A verb that waits to be run.
pub struct Run(Verb);

impl Run {
    /// Runs the verb.
    ///
    /// # Errors
    /// Where the command cannot be done.
    pub fn run(&self, app: &App) -> Result<Exit> {
        match &self.0 {
            Verb::Check(args) => check::run(args, app),
            Verb::Due(args) => due::run(args, app),
            Verb::List(args) => list::run(args, app),
        }
    }
}
