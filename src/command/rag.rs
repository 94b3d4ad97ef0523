//! `cov-plan rag`

use std::path::PathBuf;

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::deciding::{make, refusal};
use super::changing::editor::{self, Draft, Editor, note_from, note_to_write};
use super::changing::prose;
use super::changing::signing::Signing;
use super::stop::Stop;
use super::target::{Target, target};
use super::typed::{text, text_or_none, word};
use super::{App, Changing, Exit, offers, updates_sheet};
use crate::change::{self, Rate, Refused};
use crate::model::{Action, Plan, Rating};
use crate::query;
use crate::report::long_date;
use crate::store::edit::key_lines;
use crate::store::written;

/// Give an update: how delivery goes, what it has changed for children, and why
///
/// The update joins the action's history; nothing before it is changed. Without --note, on a terminal, your editor opens for
/// it ($VISUAL or $EDITOR), with the last update below; --note '' gives none.
///
/// Several updates at once come from a sheet in CSV with the columns number, rag, impact, note, evidence, asks, by and date:
/// all its rows are taken, or none. Rows without a date get that of --date, which is asked for then: what is in the plan already
/// is left alone, so the same sheet may be given again on any day.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan rag 3.1 amber --impact red --note 'Out for comment with team managers'
  cov-plan rag 3.1 --impact green --evidence 'CSCP: Audit of 30 files'
  cov-plan rag --from updates.csv --dry-run")]
pub struct Args {
    /// The action's number, or the path of its file
    #[arg(value_name = "N", required_unless_present = "from", add = ArgValueCompleter::new(offers::numbers))]
    action: Option<String>,

    /// How delivery goes: red, amber or green
    #[arg(value_name = "RATING", value_parser = word::<Rating>(), hide_possible_values = true)]
    rag: Option<Rating>,

    /// What it has changed for children: red, amber or green
    #[arg(long, value_name = "RATING", value_parser = word::<Rating>(), hide_possible_values = true)]
    impact: Option<Rating>,

    /// Why; a dash reads it from standard input
    #[arg(long, value_name = "TEXT", value_parser = text_or_none, allow_hyphen_values = true)]
    note: Option<String>,

    /// A question for the group to decide
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    asks: Option<String>,

    /// What shows it: a file by its path from the plan folder's parent, a link, or 'AGENCY: title' for what an agency holds
    #[arg(long, value_name = "WHAT", value_parser = text)]
    evidence: Vec<String>,

    /// Take the updates of a CSV sheet; a dash reads standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, conflicts_with_all = ["action", "rag", "impact", "note", "asks", "evidence"])]
    from: Option<PathBuf>,

    #[command(flatten)]
    signing: Signing,

    #[command(flatten)]
    changing: Changing,
}

/// Appends updates.
///
/// # Errors
/// Where an update is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    match (&args.from, &args.action) {
        (Some(sheet), _) => updates_sheet::run(sheet, &args.signing, &args.changing, app),
        (None, Some(action)) => one(action, args, app),
        (None, None) => Err(Stop::new("name an action, or a sheet with --from").into()),
    }
}

/// Gives one update. A note that was written in an editor is kept where it cannot be used.
fn one(action: &str, args: &Args, app: &App) -> Result<Exit> {
    let mut draft = None;
    let note = match args.note.as_deref() {
        None if editor::is_interactive() => Some(written_note(action, args, app, &mut draft)?),
        given => prose::note(given)?,
    };
    says_something(args, note.as_deref())?;
    let done = make(action, &args.changing, app, |plan| rate(args, note, plan, app));
    if let Some(draft) = draft.as_mut().filter(|_| done.is_err() || !args.changing.writes()) {
        draft.keep_and_name();
    }
    done?.keep(app)
}

fn rate(args: &Args, note: Option<String>, plan: &Plan, app: &App) -> Result<Rate> {
    let evidence = args.evidence.iter().map(|typed| query::evidence(plan, typed));
    Ok(Rate {
        signed: args.signing.signed(plan, app.today())?,
        rag: args.rag,
        impact: args.impact,
        note,
        asks: args.asks.clone(),
        evidence: evidence.collect::<Result<_, _>>()?,
    })
}

/// An update that says nothing is none.
fn says_something(args: &Args, note: Option<&str>) -> Result<(), Stop> {
    let is_rated = args.rag.is_some() || args.impact.is_some();
    if is_rated || note.is_some() || args.asks.is_some() || !args.evidence.is_empty() {
        return Ok(());
    }
    Err(Stop::new("the update says nothing, so nothing is changed")
        .help("give a rating, --impact, --note, --asks or --evidence"))
}

/// Has the user write a note, the last update below it. What is refused whatever the note says is refused before.
fn written_note(word: &str, args: &Args, app: &App, draft: &mut Option<Draft>) -> Result<String> {
    let reading = app.reading()?;
    let Target { action, source } = target(word, reading, app)?;
    match change::apply(&rate(args, None, &reading.plan, app)?, action, &source.text) {
        Ok(_) | Err(Refused::SameUpdate { .. }) => {}
        Err(refused) => return Err(refusal(action.number, &refused, app).into()),
    }
    args.changing.foresee(&source.path, app)?;
    let text = note_to_write(&shown_below(action));
    let draft = draft.insert(Draft::new(&text, &format!("{}-note.md", action.number))?);
    draft.edit(&Editor::of_user()?)?;
    let none = || {
        Stop::new("no note is written, so nothing is changed")
            .help("--note '' gives an update without a note")
    };
    Ok(note_from(draft.text()).ok_or_else(none)?)
}

/// What is worth seeing while one writes: the action, and the last update as it stands in its file.
fn shown_below(action: &Action) -> String {
    let title = action.title.as_deref().unwrap_or_default();
    let Some(last) = action.updates.last() else {
        return format!("{} {title}\nIt has no update yet.\n", action.number);
    };
    let date = last.date.map(|date| format!(" of {}", long_date(date))).unwrap_or_default();
    let lines = key_lines(&written::update(last), "");
    format!("{} {title}\nIts last update{date}:\n{lines}", action.number)
}
