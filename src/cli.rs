//! The list of verbs.

use std::ffi::OsString;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::command::{
    App, Common, Exit, add, changes, chase, check, colour_of_help, complete, completions, due,
    edit, explain, export, extend, fmt, help, history, init, leads, list, man, merge_driver, rag,
    reopen, report, schema, set, show, summary, suspend, timeline, withdraw,
};
use crate::model::nearest;
use crate::render::Output;

/// Keeps an improvement plan as a folder of text files: checks it, answers what is due, reports on it
///
/// The plan is a folder called plan: an action a file, with its lead, its deadline and what became of it. Commands find
/// that folder from wherever you stand in the repository.
#[derive(Parser, Debug)]
#[command(
    name = "cov-plan",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    max_term_width = 100,
    override_usage = "cov-plan COMMAND [OPTIONS]",
    after_help = "\
Examples:
  cov-plan check
  cov-plan due --before 2019-12-31 --today 2019-09-01
  cov-plan list --help"
)]
pub struct Cli {
    #[command(flatten)]
    common: Common,

    /// Print the version
    #[arg(long, short = 'V', action = clap::ArgAction::Version, help_heading = "Everywhere")]
    version: Option<bool>,

    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Check(check::Args),
    Explain(explain::Args),
    Due(due::Args),
    Leads(leads::Args),
    List(list::Args),
    Show(show::Args),
    Summary(summary::Args),
    Timeline(timeline::Args),
    Report(report::Args),
    Chase(chase::Args),
    Export(export::Args),
    Changes(changes::Args),
    History(history::Args),
    Rag(rag::Args),
    Complete(complete::Args),
    Reopen(reopen::Args),
    Extend(extend::Args),
    Suspend(suspend::Args),
    Withdraw(withdraw::Args),
    Set(set::Args),
    Add(add::Args),
    Edit(edit::Args),
    Fmt(fmt::Args),
    Init(init::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    #[command(hide = true)]
    Man(man::Args),
    #[command(hide = true)]
    MergeDriver(merge_driver::Args),
    #[command(hide = true)]
    Help(help::Args),
}

impl Verb {
    /// Whether it is there to change the folder of the plan.
    fn changes_files(&self) -> bool {
        matches!(
            self,
            Self::Rag(_)
                | Self::Complete(_)
                | Self::Reopen(_)
                | Self::Extend(_)
                | Self::Suspend(_)
                | Self::Withdraw(_)
                | Self::Set(_)
                | Self::Add(_)
                | Self::Edit(_)
                | Self::Fmt(_)
                | Self::Init(_)
                | Self::MergeDriver(_)
        )
    }
}

impl Cli {
    /// Parses the command line; help, the version and what is wrong with the line end the program here.
    pub fn from_command_line() -> Self {
        Self::from_words(std::env::args_os())
    }

    /// Parses a command line, the program's name its first word.
    pub fn from_words<Word: Into<OsString> + Clone>(words: impl IntoIterator<Item = Word>) -> Self {
        let matches = Self::command().color(colour_of_help()).try_get_matches_from(words);
        matches
            .and_then(|matches| Self::from_arg_matches(&matches))
            .unwrap_or_else(|error| with_likely_verb(error).exit())
    }

    /// The options that all commands have apart from the verb.
    pub fn split(self) -> (Common, Run) {
        (self.common, Run(self.verb))
    }
}

/// A verb that waits to be run.
pub struct Run(Option<Verb>);

impl Run {
    /// Runs the verb; without one, shows what verbs there are.
    ///
    /// # Errors
    /// Where the command cannot be done.
    pub fn run(&self, app: &App) -> Result<Exit> {
        if self.0.as_ref().is_some_and(Verb::changes_files) {
            app.refuse_a_commit()?;
        }
        match &self.0 {
            None => short_help(app),
            Some(Verb::Check(args)) => check::run(args, app),
            Some(Verb::Explain(args)) => explain::run(args, app),
            Some(Verb::Due(args)) => due::run(args, app),
            Some(Verb::Leads(args)) => leads::run(args, app),
            Some(Verb::List(args)) => list::run(args, app),
            Some(Verb::Show(args)) => show::run(args, app),
            Some(Verb::Summary(args)) => summary::run(args, app),
            Some(Verb::Timeline(args)) => timeline::run(args, app),
            Some(Verb::Report(args)) => report::run(args, app),
            Some(Verb::Chase(args)) => chase::run(args, app),
            Some(Verb::Export(args)) => export::run(args, app),
            Some(Verb::Changes(args)) => changes::run(args, app),
            Some(Verb::History(args)) => history::run(args, app),
            Some(Verb::Rag(args)) => rag::run(args, app),
            Some(Verb::Complete(args)) => complete::run(args, app),
            Some(Verb::Reopen(args)) => reopen::run(args, app),
            Some(Verb::Extend(args)) => extend::run(args, app),
            Some(Verb::Suspend(args)) => suspend::run(args, app),
            Some(Verb::Withdraw(args)) => withdraw::run(args, app),
            Some(Verb::Set(args)) => set::run(args, app),
            Some(Verb::Add(args)) => add::run(args, app),
            Some(Verb::Edit(args)) => edit::run(args, app),
            Some(Verb::Fmt(args)) => fmt::run(args, app),
            Some(Verb::Init(args)) => init::run(args, app),
            Some(Verb::Schema(args)) => schema::run(args, app),
            Some(Verb::Completions(args)) => completions::run(args, app),
            Some(Verb::Man(args)) => man::run(args, app),
            Some(Verb::MergeDriver(args)) => merge_driver::run(args),
            Some(Verb::Help(args)) => help::run(args),
        }
    }
}

/// The error with the verb that was likely meant, by the measure that serves all other words: clap finds `history` like `list`.
fn with_likely_verb(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) {
        let program = Cli::command();
        let shown = program.get_subcommands().filter(|verb| !verb.is_hide_set());
        // Words that only begin alike are verbs of their own: `complete` is not `completions`.
        let likely = nearest(word, shown.map(clap::Command::get_name))
            .filter(|verb| strsim::damerau_levenshtein(word, verb) <= slips(word));
        match likely.map(|verb| ContextValue::Strings(vec![verb.to_owned()])) {
            Some(likely) => error.insert(ContextKind::SuggestedSubcommand, likely),
            None => error.remove(ContextKind::SuggestedSubcommand),
        };
    }
    error
}

/// As many letters of a verb may be wrong: `import` is no slip of `report`.
fn slips(verb: &str) -> usize {
    (verb.chars().count() / 4).max(1)
}

fn short_help(app: &App) -> Result<Exit> {
    let help = Cli::command().render_help();
    let has_colour = app.screen(&Output::Stdout).colour;
    let help = if has_colour { help.ansi().to_string() } else { help.to_string() };
    app.write(help.as_bytes(), &Output::Stdout)
}
