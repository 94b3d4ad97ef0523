//! A decision about one action: what the verbs share that make one.

use anyhow::Result;

use super::changing::Made;
use super::proposal::Proposal;
use super::stop::Stop;
use super::target::target;
use super::{App, Changing, Exit};
use crate::change::{self, Change, Refused, shown};
use crate::model::{Number, Plan, nearest};

/// Makes a decision about an action, and keeps it in git or says how.
///
/// # Errors
/// Where there is no such action, it does not allow the change, or the change cannot be written or committed.
pub fn decide<C: Change>(
    word: &str,
    changing: &Changing,
    app: &App,
    change: impl FnOnce(&Plan) -> Result<C>,
) -> Result<Exit> {
    make(word, changing, app, change)?.keep(app)
}

/// Makes a decision about an action. What the words on the command line mean is asked of the plan as it is then.
///
/// # Errors
/// Where there is no such action, it does not allow the change, or the change cannot be written.
pub fn make<C: Change>(
    word: &str,
    changing: &Changing,
    app: &App,
    change: impl FnOnce(&Plan) -> Result<C>,
) -> Result<Made> {
    changing.make(app, |reading| {
        let target = target(word, reading, |file| app.from_here(file))?;
        let number = target.action.number;
        let change = change(&reading.plan)?;
        let text = &target.source.text;
        let changed = change::apply(&change, target.action, text)
            .map_err(|refused| refusal(number, &refused))?;
        let said = format!("{number}: {}", changed.made.said);
        let mut proposal = Proposal::of(&target.source.path, Some(text), changed.text, said);
        let late = changed.made.before;
        proposal.notes.extend(late.map(|next| format!("the update goes before that of {next}")));
        Ok(proposal)
    })
}

/// Why an action does not allow a change, as a message.
pub fn refusal(number: Number, refused: &Refused) -> Stop {
    let stop = Stop::new(format!("{number} {refused}"));
    help(number, refused).into_iter().fold(stop, Stop::help)
}

/// What to do, a line each; empty where nothing can be said.
fn help(number: Number, refused: &Refused) -> Vec<String> {
    match refused {
        Refused::OfPart { place, why, .. } if matches!(**why, Refused::Ended { .. }) => {
            vec![format!("reopen it first: cov-plan reopen {number} --milestone {place}")]
        }
        Refused::OfPart { why, .. } => help(number, why),
        Refused::RatedAfterEnd { .. } => vec![
            format!("what it changes may still be rated: cov-plan rag {number} --impact RATING"),
            format!("to go on with it: cov-plan reopen {number}"),
        ],
        other => advice(number, other).into_iter().collect(),
    }
}

fn advice(number: Number, refused: &Refused) -> Option<String> {
    let words = match refused {
        Refused::Ended { .. } => format!("reopen it first: cov-plan reopen {number}"),
        Refused::NoDeadline => format!("write one in its file: cov-plan edit {number}"),
        Refused::NoPlace(_) => format!("change it in the file: cov-plan edit {number}"),
        Refused::SameUpdate { .. } => {
            "nothing needs to be done; another note makes it another update".to_owned()
        }
        Refused::OtherUpdate { .. } => {
            "make them one; a spreadsheet turns 3.10 into 3.1 where the column is not formatted as text"
                .to_owned()
        }
        Refused::Earlier { .. } => {
            "add --earlier where the deadline is meant to come forward".to_owned()
        }
        Refused::EndsBefore { .. } => {
            "--until is the last day of rest, --date the first, else today".to_owned()
        }
        Refused::NoLead => "say who speaks with --by AGENCY".to_owned(),
        Refused::SameTitle { places, .. } => {
            let places: Vec<String> = places.iter().map(ToString::to_string).collect();
            format!("say which by its place: --milestone {}", places.join(" or "))
        }
        Refused::NoMilestone { known, .. } => all_of(
            known.iter().enumerate().map(|(index, title)| format!("{} \"{title}\"", index + 1)),
        )?,
        Refused::NotListed { value, list, known } => {
            match nearest(value, known.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean {}?", shown(meant, *list)),
                None => all_of(known.iter().map(|value| shown(value, *list)))?,
            }
        }
        _ => return None,
    };
    Some(words)
}

/// What an action has, where it has any.
fn all_of(known: impl Iterator<Item = String>) -> Option<String> {
    let known: Vec<String> = known.collect();
    (!known.is_empty()).then(|| format!("it has {}", known.join(", ")))
}
