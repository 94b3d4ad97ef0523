//! The options of a command together with those that plan.toml saves under a name.

use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, FromArgMatches};
use clap_complete::ArgValueCompleter;

use super::choice::{Choice, Choosing};
use super::stop::Stop;
use super::{App, offers};
use crate::model::{Plan, Standing, nearest};
use crate::store::{Place, ProblemKind, Reading};

/// Options of one command alone that say what is asked for; its views may hold them too.
pub trait Own: Args + Clone {
    /// These, and what a view adds to them.
    fn and(self, saved: Self) -> Self;
}

/// No options of its own.
#[derive(Args, Clone, Debug)]
pub struct NothingOwn {}

impl Own for NothingOwn {
    fn and(self, _: Self) -> Self {
        self
    }
}

/// What is asked for: the options of the command, and those that it shares with others.
#[derive(Args, Clone, Debug)]
pub struct Question<O: Own, C: Choosing> {
    /// The options of the command alone.
    #[command(flatten)]
    pub own: O,
    /// What chooses actions, and lays them out where the command has a choice of that.
    #[command(flatten)]
    pub choice: C,
}

/// The same, or a saved set of them.
#[derive(Args, Debug)]
pub struct View<O: Own = NothingOwn, C: Choosing = Choice> {
    #[command(flatten)]
    question: Question<O, C>,

    /// A set of these options that plan.toml saves under [views]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(offers::views), help_heading = "Which actions")]
    view: Option<String>,
}

/// The actions of the plan that are asked for, and how.
pub struct Chosen<'app, O, C = Choice> {
    /// The plan.
    pub plan: &'app Plan,
    /// How the chosen actions stand.
    pub standings: Vec<Standing<'app>>,
    /// What chose them and lays them out.
    pub choice: C,
    /// The options of the command alone.
    pub own: O,
}

impl<O: Own, C: Choosing> View<O, C> {
    /// The options, those of the saved view added. What is typed goes before what is saved.
    ///
    /// # Errors
    /// Where there is no plan or no such view.
    pub fn question(&self, app: &App) -> Result<Question<O, C>> {
        let question = self.question.clone();
        Ok(match &self.view {
            Some(name) => question.and(saved(name, app.reading()?)?),
            None => question,
        })
    }

    /// What the same options choose on the day asked about.
    ///
    /// # Errors
    /// Where there is no plan or no such view, or a word is unknown.
    pub fn chosen<'app>(&self, app: &'app App) -> Result<Chosen<'app, O, C>> {
        let plan = app.plan()?;
        let Question { own, choice } = self.question(app)?;
        let standings = choice.choose(plan, app.today())?;
        Ok(Chosen { plan, standings, choice, own })
    }
}

/// The options that a view of plan.toml saves.
fn saved<O: Own, C: Choosing>(name: &str, reading: &Reading) -> Result<Question<O, C>, Stop> {
    let views = &reading.plan.views;
    if is_no_list(name, reading) {
        let stop = Stop::new(format!("view {name} in plan.toml is no list of options"));
        return Err(stop.help(format!("write it as {EXAMPLE}: each word in quotes of its own")));
    }
    if let Some(words) = views.get(name) {
        return parsed(name, words);
    }
    let stop = Stop::new(format!("no view {name} in plan.toml"));
    let names: Vec<&str> = views.keys().map(String::as_str).collect();
    Err(match (nearest(name, names.iter().copied()), names.is_empty()) {
        (Some(near), _) => stop.help(format!("did you mean {near}?")),
        (None, false) => stop.help(format!("it has {}", names.join(", "))),
        (None, true) => stop.help(format!("save one under [views]: {EXAMPLE}")),
    })
}

/// How a view is written.
const EXAMPLE: &str = "late = [\"--status\", \"overdue\"]";

/// Whether something else than a list of texts stands there.
fn is_no_list(name: &str, reading: &Reading) -> bool {
    let plan = reading.source_at(&Place::Plan).and_then(|index| reading.sources.get(index));
    plan.is_some_and(|plan| {
        plan.problems.iter().any(|problem| {
            problem.table == "views"
                && matches!(&problem.kind, ProblemKind::WrongType { key, .. } if key == name)
        })
    })
}

/// The options of a view, read as those of the command line are.
fn parsed<O: Own, C: Choosing>(name: &str, saved: &[String]) -> Result<Question<O, C>, Stop> {
    let command = Question::<O, C>::augment_args(
        clap::Command::new("view").no_binary_name(true).disable_help_flag(true),
    );
    let options: Vec<String> = command
        .get_arguments()
        .filter_map(|option| Some(format!("--{}", option.get_long()?)))
        .collect();
    let fault = |error: &clap::Error| {
        if let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg)
            && error.kind() == ErrorKind::UnknownArgument
            && option.starts_with('-')
        {
            return unknown(name, option, &options);
        }
        let words = error.render().to_string();
        let first =
            words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Stop::new(format!("view {name} in plan.toml: {first}"))
            .help("a view holds options of its command that choose, sort or lay out actions")
    };
    let matches = command.try_get_matches_from(saved).map_err(|error| fault(&error))?;
    Question::from_arg_matches(&matches).map_err(|error| fault(&error))
}

/// A view holds an option that the command does not have: without it the answer would be another.
fn unknown(name: &str, option: &str, options: &[String]) -> Stop {
    let stop = Stop::new(format!(
        "view {name} in plan.toml holds {option}, which this command does not have"
    ));
    stop.help(match nearest(option, options.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("a view for it may hold {}", options.join(", ")),
    })
}

impl<O: Own, C: Choosing> Question<O, C> {
    fn and(self, saved: Self) -> Self {
        Self { own: self.own.and(saved.own), choice: self.choice.and(saved.choice) }
    }
}
