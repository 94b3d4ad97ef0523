//! A decision about one action: what the verbs share that make one.

use anyhow::Result;

use super::into_git::{IntoGit, command_for};
use super::proposal::{FileChange, Proposal, There};
use super::{Changing, Done};
use crate::change::{self, Change, Refused, shown};
use crate::command::stop::Stop;
use crate::command::target::{Target, target};
use crate::command::{App, Exit};
use crate::model::{Number, Plan, Update, nearest};

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
) -> Result<Done> {
    changing.make(app, |reading| {
        let target = target(word, reading, app)?;
        let number = target.action.number;
        let change = change(&reading.plan)?;
        let text = &target.source.text;
        let changed = match change::apply(&change, target.action, text) {
            Ok(changed) => changed,
            Err(refused) => return left_over(&target, &refused, changing, app),
        };
        let said = format!("{number}: {}", changed.made.said);
        let mut proposal = Proposal::of(&target.source.path, Some(text), changed.text, said);
        let late = changed.made.before;
        proposal.notes.extend(late.map(|next| format!("the update goes before that of {next}")));
        Ok(proposal)
    })
}

/// Why an action does not allow a change, as a message.
pub fn refusal(number: Number, refused: &Refused, app: &App) -> Stop {
    let stop = Stop::new(format!("{number} {refused}"));
    help(number, refused, &app.typed()).into_iter().fold(stop, Stop::help)
}

/// The same, for an action that may be so because of a command that was stopped before its commit.
fn refusal_of(target: &Target<'_>, refused: &Refused, app: &App) -> Stop {
    let stop = refusal(target.action.number, refused, app);
    if !refused.is_so_already() {
        return stop;
    }
    let (path, text) = (&target.source.path, &target.source.text);
    let command = app.root().ok().and_then(|root| command_for(root, path, text, app));
    match command {
        Some(command) => stop.help(format!("its file is not committed yet: {command}")),
        None => stop,
    }
}

/// What is to be committed where the change was made by a command that was stopped before its commit; else why the action does
/// not allow the change.
fn left_over(
    target: &Target<'_>,
    refused: &Refused,
    changing: &Changing,
    app: &App,
) -> Result<Proposal> {
    let number = target.action.number;
    if let Some(proposal) = there(target, refused) {
        let into_git = IntoGit::of(&proposal, app.root()?, app);
        match into_git.how(app) {
            Some(_) if changing.commits() => return Ok(proposal),
            Some(how) => {
                let stop = Stop::new(format!("{number} {refused}"));
                return Err(stop.help(format!("its file is not committed yet; {how}")).into());
            }
            None => {}
        }
    }
    Err(refusal_of(target, refused, app).into())
}

/// An update that is there already, as a change that changes nothing.
fn there(target: &Target<'_>, refused: &Refused) -> Option<Proposal> {
    let Refused::SameUpdate { update, said } = refused else { return None };
    let (path, text) = (&target.source.path, &target.source.text);
    let said = format!("{}: {said}", target.action.number);
    let there = vec![There { said, update: Update::clone(update) }];
    let file = FileChange { there, ..FileChange::new(path, Some(text), text.clone()) };
    Some(Proposal { files: vec![file], ..Proposal::default() })
}

/// What to do, a line each; empty where nothing can be said. The options are those by which a command finds the same plan.
fn help(number: Number, refused: &Refused, options: &str) -> Vec<String> {
    match refused {
        Refused::OfPart { place, why, .. } if matches!(**why, Refused::Ended { .. }) => {
            vec![format!("reopen it first: cov-plan reopen {number} --milestone {place}{options}")]
        }
        Refused::OfPart { why, .. } => help(number, why, options),
        Refused::RatedAfterEnd { .. } => vec![
            format!(
                "what it changes may still be rated: cov-plan rag {number} --impact RATING{options}"
            ),
            format!("to go on with it: cov-plan reopen {number}{options}"),
        ],
        Refused::ReopenedBefore { .. } => vec![
            "--date is the day from which it goes on, else today".to_owned(),
            format!(
                "where it never ended, take that out of the file: cov-plan edit {number}{options}"
            ),
        ],
        other => advice(number, other, options).into_iter().collect(),
    }
}

fn advice(number: Number, refused: &Refused, options: &str) -> Option<String> {
    let words = match refused {
        Refused::Ended { .. } => format!("reopen it first: cov-plan reopen {number}{options}"),
        Refused::NoDeadline => format!("write one in its file: cov-plan edit {number}{options}"),
        Refused::NoPlace(_) => format!("change it in the file: cov-plan edit {number}{options}"),
        Refused::SameUpdate { .. } => {
            "nothing needs to be done; another note makes it another update".to_owned()
        }
        Refused::OtherUpdate { .. } => {
            "make them one; a spreadsheet turns 3.10 into 3.1 where the column is not formatted as text"
                .to_owned()
        }
        Refused::OtherRated { .. } => {
            "take the row out, or give it the date of which it speaks".to_owned()
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
