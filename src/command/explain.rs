//! `cov-plan explain`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::shape::Shape;
use super::stop::Stop;
use super::{App, Exit, offers};
use crate::check::{self, RULES, Rule};
use crate::model::nearest;
use crate::report::{self, Detail};

/// Say what a rule of the check asks, why, and how to mend a breach
///
/// Without a rule: all of them, with what each asks. Needs no plan; where there is one, it says what that plan's
/// plan.toml changes.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan explain
  cov-plan explain lead-missing
  cov-plan explain --all --format markdown")]
pub struct Args {
    /// The rules to explain, by the names that the check gives
    #[arg(value_name = "RULE", add = ArgValueCompleter::new(offers::rules))]
    rules: Vec<String>,

    /// Every rule in full
    #[arg(long, conflicts_with = "rules")]
    all: bool,

    #[command(flatten)]
    shape: Shape,
}

/// Explains rules.
///
/// # Errors
/// Where there is no such rule, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let named = args.rules.iter().map(|name| rule(name)).collect::<Result<Vec<_>, _>>()?;
    let (rules, detail) = match (named.is_empty(), args.all) {
        (true, false) => (RULES, Detail::Brief),
        (true, true) => (RULES, Detail::Full),
        (false, _) => (named.as_slice(), Detail::Full),
    };
    let plan = app.reading_if_any()?.map(|reading| &reading.plan);
    app.show(&report::rules(rules, plan, detail), &args.shape)
}

fn rule(name: &str) -> Result<&'static Rule, Stop> {
    check::rule(&name.to_lowercase()).ok_or_else(|| {
        let help = match nearest(name, RULES.iter().map(|rule| rule.name)) {
            Some(near) => format!("did you mean {near}?"),
            None => "cov-plan explain lists the rules".to_owned(),
        };
        Stop::new(format!("there is no rule {name}")).help(help)
    })
}
