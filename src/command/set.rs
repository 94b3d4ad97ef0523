//! `cov-plan set`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::deciding::decide;
use super::signing::agency;
use super::stop::Stop;
use super::typed::text;
use super::{App, Changing, Exit, offers};
use crate::change::{Field, Set};
use crate::model::{Named, Plan};

/// Change who leads an action, who helps, or what is measured
///
/// Text is easier changed in the file: cov-plan edit N.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan set 3.1 lead police
  cov-plan set 12.5 partners --add schools --remove adoption-central-england
  cov-plan set 3.1 measures 'The policy is in place' 'Staff have read it'")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", add = ArgValueCompleter::new(offers::numbers))]
    action: String,

    /// What to change: lead, partners or measures
    #[arg(value_name = "FIELD", value_parser = field, add = ArgValueCompleter::new(offers::fields))]
    field: Field,

    /// The new value; of a list all of them, each a word of its own
    #[arg(value_name = "VALUE", value_parser = text, required_unless_present_any = ["add", "remove"])]
    values: Vec<String>,

    /// Put this behind the others of the list
    #[arg(long, value_name = "VALUE", value_parser = text, conflicts_with = "values")]
    add: Vec<String>,

    /// Take this out of the list
    #[arg(long, value_name = "VALUE", value_parser = text, conflicts_with = "values")]
    remove: Vec<String>,

    #[command(flatten)]
    changing: Changing,
}

/// Changes a field of an action.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    decide(&args.action, &args.changing, app, |plan| Ok(change(args, plan)?))
}

fn change(args: &Args, plan: &Plan) -> Result<Set, Stop> {
    let meant = |words: &[String]| -> Result<Vec<String>, Stop> {
        let ids = |word: &String| Ok(agency(plan, word)?.to_string());
        match args.field {
            Field::Measures => Ok(words.to_vec()),
            Field::Lead | Field::Partners => words.iter().map(ids).collect(),
        }
    };
    if args.field != Field::Lead {
        return Ok(if args.values.is_empty() {
            Set::Some { field: args.field, add: meant(&args.add)?, remove: meant(&args.remove)? }
        } else {
            Set::All(args.field, meant(&args.values)?)
        });
    }
    match args.values.as_slice() {
        [lead] => Ok(Set::Lead(agency(plan, lead)?)),
        _ => Err(Stop::new("an action has one lead").help(
            "name one agency; others help as partners: cov-plan set N partners --add AGENCY",
        )),
    }
}

/// Parses a field; of one that is changed in another way, says how.
fn field(word: &str) -> Result<Field, String> {
    let known = word.trim().to_lowercase();
    if let Some(field) = Field::named(&known) {
        return Ok(field);
    }
    let elsewhere = ELSEWHERE.iter().find(|(fields, _)| fields.contains(&known.as_str()));
    Err(match (elsewhere, Field::meant(&known)) {
        (Some((_, how)), _) => format!("that is changed by: {how}"),
        (None, Some(meant)) => format!("did you mean {meant}?"),
        (None, None) => format!("there are {}", Field::names().join(", ")),
    })
}

/// What other commands change.
const ELSEWHERE: [(&[&str], &str); 5] = [
    (
        &["title", "description", "outcome", "milestone", "milestones", "original_due", "added"],
        "cov-plan edit N",
    ),
    (&["due", "deadline", "date"], "cov-plan extend N DATE --reason TEXT"),
    (&["rag", "rating", "impact", "note", "updates", "evidence"], "cov-plan rag N"),
    (&["completed", "complete", "status"], "cov-plan complete N, or cov-plan reopen N"),
    (&["suspended", "withdrawn"], "cov-plan suspend N, or cov-plan withdraw N"),
];
