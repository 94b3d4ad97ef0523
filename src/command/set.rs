//! `cov-plan set`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::decide;
use super::changing::signing::agency;
use super::stop::Stop;
use super::typed::text;
use super::{App, Changing, Exit, offers};
use crate::change::{List, Set};
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

/// What can be set without opening the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The agency that answers for it.
    Lead,
    /// One of its lists.
    Of(List),
}

impl Named for Field {
    const ALL: &'static [Self] = &[Self::Lead, Self::Of(List::Partners), Self::Of(List::Measures)];

    fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Of(list) => list.name(),
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Lead => &["delivery lead", "owner", "led by"],
            Self::Of(List::Partners) => &["partner agencies", "partner agency", "agencies"],
            Self::Of(List::Measures) => &["metrics", "targets", "indicators"],
        }
    }
}

fn change(args: &Args, plan: &Plan) -> Result<Set, Stop> {
    let list = match (args.field, args.values.as_slice()) {
        (Field::Of(list), _) => list,
        (Field::Lead, [lead]) => return Ok(Set::Lead(agency(plan, lead)?)),
        (Field::Lead, _) => {
            let number = &args.action;
            return Err(Stop::new("an action has one lead").help(format!(
                "others help as partners: cov-plan set {number} partners --add AGENCY"
            )));
        }
    };
    let meant = |words: &[String]| match list {
        List::Measures => Ok(words.to_vec()),
        List::Partners => words
            .iter()
            .map(|word| Ok(agency(plan, word)?.to_string()))
            .collect::<Result<_, Stop>>(),
    };
    Ok(if args.values.is_empty() {
        Set::Some { list, add: meant(&args.add)?, remove: meant(&args.remove)? }
    } else {
        Set::All(list, meant(&args.values)?)
    })
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
