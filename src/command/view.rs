//! The options of a command together with those that plan.toml saves under a name.

use anyhow::Result;
use clap::{Args, FromArgMatches};
use clap_complete::ArgValueCompleter;

use super::choice::Choice;
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

/// What is asked for: the options that all share, and those of the command.
#[derive(Args, Clone, Debug)]
pub struct Question<O: Own> {
    #[command(flatten)]
    own: O,
    #[command(flatten)]
    choice: Choice,
}

/// The same, or a saved set of them.
#[derive(Args, Debug)]
pub struct View<O: Own = NothingOwn> {
    #[command(flatten)]
    question: Question<O>,

    /// A set of these options that plan.toml saves under [views]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(offers::views), help_heading = "Layout")]
    view: Option<String>,
}

/// The actions of the plan that are asked for, and how.
pub struct Chosen<'app, O> {
    /// The plan.
    pub plan: &'app Plan,
    /// How the chosen actions stand.
    pub standings: Vec<Standing<'app>>,
    /// What chose them and lays them out.
    pub choice: Choice,
    /// The options of the command alone.
    pub own: O,
}

impl<O: Own> View<O> {
    /// What the options choose, those of the saved view added. What is typed goes before what is saved.
    ///
    /// # Errors
    /// Where there is no plan or no such view, or a word is unknown.
    pub fn chosen<'app>(&self, app: &'app App) -> Result<Chosen<'app, O>> {
        let plan = app.plan()?;
        let question = self.question.clone();
        let Question { own, choice } = match &self.view {
            Some(name) => question.and(saved(name, app.reading()?)?),
            None => question,
        };
        let standings = choice.choose(plan, app.today())?;
        Ok(Chosen { plan, standings, choice, own })
    }
}

/// The options that a view of plan.toml saves.
fn saved<O: Own>(name: &str, reading: &Reading) -> Result<Question<O>, Stop> {
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
fn parsed<O: Own>(name: &str, saved: &[String]) -> Result<Question<O>, Stop> {
    let command = Question::<O>::augment_args(
        clap::Command::new("view").no_binary_name(true).disable_help_flag(true),
    );
    let fault = |error: &clap::Error| {
        let words = error.render().to_string();
        let first =
            words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Stop::new(format!("view {name} in plan.toml: {first}"))
            .help("a view holds options of its command that choose, sort or lay out actions")
    };
    let matches = command.try_get_matches_from(saved).map_err(|error| fault(&error))?;
    Question::from_arg_matches(&matches).map_err(|error| fault(&error))
}

impl<O: Own> Question<O> {
    fn and(self, saved: Self) -> Self {
        Self { own: self.own.and(saved.own), choice: self.choice.and(saved.choice) }
    }
}
