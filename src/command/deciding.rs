//! A decision about one action: what the verbs share that make one.

use anyhow::Result;

use super::changing::Made;
use super::proposal::Proposal;
use super::stop::Stop;
use super::target::target;
use super::{App, Changing, Exit};
use crate::change::{self, Change, Refused};
use crate::model::{Number, Plan};

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
    refused.help(number).into_iter().fold(stop, Stop::help)
}
