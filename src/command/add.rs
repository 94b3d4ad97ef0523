//! `cov-plan add`

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::deadline::Deadline;
use super::editor::{Draft, Editor, until_it_serves};
use super::proposal::Proposal;
use super::signing::{OnDay, agency, group};
use super::stop::Stop;
use super::typed::{line, text};
use super::{App, Changing, Exit, offers};
use crate::change::with_note;
use crate::model::{Action, Ending, Number, Plan};
use crate::query;
use crate::report::comes_round;
use crate::store::{ObjectiveFolder, Place, Reading, action_in, new_objective, written};

/// Add an action to the plan, or an objective for new actions
///
/// The action gets the next number of its objective, and the day on which it joins the plan.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan add 3 --title 'Audit reassessments' --lead CCC --due 2020-03 --measure 'Audit of 30 files'
  cov-plan add 24 --title 'Report on audits' --lead CCC --each-meeting-of executive-group --until 2020-09-30
  cov-plan add --objective help-and-protection --title 'Families are seen in time'")]
pub struct Args {
    /// The number of the objective that the action belongs to
    #[arg(value_name = "OBJECTIVE", required_unless_present = "section", add = ArgValueCompleter::new(offers::objectives))]
    objective: Option<String>,

    /// Add an objective to this section instead, by id or title
    #[arg(id = "section", long = "objective", value_name = "SECTION", conflicts_with_all = ["objective", "form", "from", "until", "review", "lead", "partner", "description", "measure", "outcome", "agreed_by", "date", "allow_future", "edit"], add = ArgValueCompleter::new(offers::sections))]
    section: Option<String>,

    /// What is done, in a few words; of an objective, what is to be achieved
    #[arg(long, value_name = "TEXT", required = true, value_parser = line, allow_hyphen_values = true)]
    title: String,

    /// The agency that answers for it
    #[arg(long, value_name = "AGENCY", required_unless_present = "section", add = ArgValueCompleter::new(offers::agencies))]
    lead: Option<String>,

    /// An agency that helps; may be given again
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies))]
    partner: Vec<String>,

    /// What is done, in full
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    description: Option<String>,

    /// What is measured; may be given again
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    measure: Vec<String>,

    /// What will be better for children
    #[arg(long, value_name = "TEXT", value_parser = text, allow_hyphen_values = true)]
    outcome: Option<String>,

    /// The group that decided to add it, by id or name
    #[arg(long, value_name = "GROUP", add = ArgValueCompleter::new(offers::groups))]
    agreed_by: Option<String>,

    /// Open the new file in your editor before it is saved
    #[arg(long)]
    edit: bool,

    #[command(flatten)]
    deadline: Deadline,

    #[command(flatten)]
    day: OnDay,

    #[command(flatten)]
    changing: Changing,
}

/// Adds an action or an objective.
///
/// # Errors
/// Where the change is refused or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    match (&args.section, &args.objective) {
        (Some(section), _) => {
            args.changing.run(app, |reading| objective(section, &args.title, reading, app))
        }
        (None, Some(objective)) if args.edit => edited(objective, args, app),
        (None, Some(objective)) => args.changing.run(app, |reading| {
            let new = New::of(objective, args, reading, app)?;
            let text = written::action(&new.action);
            Ok(new.proposal(text))
        }),
        (None, None) => Ok(Exit::Fine),
    }
}

/// Has the user write on in the new file; the number is the one that is free when it is saved.
fn edited(objective: &str, args: &Args, app: &App) -> Result<Exit> {
    let first = New::of(objective, args, app.reading()?, app)?;
    let name = format!("{}.toml", first.action.number);
    let mut draft = Draft::new(&written::action(&first.action), &name)?;
    let made = until_it_serves(&mut draft, &Editor::of_user()?, app, |text| {
        args.changing.make(app, |reading| {
            Ok(New::of(objective, args, reading, app)?.proposal(text.to_owned()))
        })
    })?;
    if !args.changing.writes() {
        draft.keep_and_name();
    }
    made.keep(app)
}

/// A new action, and where its file goes.
struct New {
    action: Action,
    path: String,
}

impl New {
    fn of(objective: &str, args: &Args, reading: &Reading, app: &App) -> Result<Self> {
        let plan = &reading.plan;
        let folder = folder(objective, reading)?;
        let objective = folder.number;
        let number = Number { objective, action: next(objective, reading)? };
        let action = Action { number, section: folder.section.clone(), ..args.action(plan, app)? };
        Ok(Self { path: format!("{}/{number}.toml", folder.path), action })
    }

    /// The action as a text states it, which its author may have changed.
    fn proposal(&self, text: String) -> Proposal {
        let said = said(&action_in(&text, &self.action));
        Proposal::of(&self.path, None, text, said)
    }
}

/// The new action in a few words.
fn said(action: &Action) -> String {
    let lead = action.lead.as_ref().map(|lead| format!(", led by {lead}")).unwrap_or_default();
    let due = action.due.as_ref().map(|due| match comes_round(&due.form) {
        Some(span) => format!(", due {span} until {}", due.form.last_day()),
        None => format!(", due {}", due.form.last_day()),
    });
    let words = format!("new{lead}{}", due.unwrap_or_default());
    format!("{}: {}", action.number, with_note(&words, action.title.as_deref()))
}

impl Args {
    /// The action as the options give it; its number is still to come.
    fn action(&self, plan: &Plan, app: &App) -> Result<Action> {
        let due = self.deadline.due(plan, app.today())?.ok_or_else(|| {
            Stop::new("a new action needs a deadline").help(
                "give one of --due DATE, --every SPAN, --each-meeting-of GROUP, --described TEXT",
            )
        })?;
        let agencies = |words: &[String]| words.iter().map(|word| agency(plan, word)).collect();
        let partners: Result<Vec<_>, Stop> = agencies(&self.partner);
        Ok(Action {
            number: Number { objective: 0, action: 0 },
            section: "".into(),
            title: Some(self.title.clone()),
            description: self.description.clone(),
            lead: self.lead.as_deref().map(|word| agency(plan, word)).transpose()?,
            partners: partners?,
            due: Some(due),
            original_due: None,
            measures: self.measure.clone(),
            outcome: self.outcome.clone(),
            added: Some(self.day.day(app.today())?),
            agreed_by: self.agreed_by.as_deref().map(|word| group(plan, word)).transpose()?,
            milestones: Vec::new(),
            updates: Vec::new(),
            ending: Ending::default(),
        })
    }
}

/// The one folder of an objective, whether or not the objective's own file can be read.
fn folder<'reading>(word: &str, reading: &'reading Reading) -> Result<&'reading ObjectiveFolder> {
    let number: Option<u32> = word.trim().parse().ok();
    let is_meant = |folder: &&ObjectiveFolder| Some(folder.number) == number;
    let mut folders = reading.objective_folders.iter().filter(is_meant);
    match (folders.next(), folders.next()) {
        (Some(folder), None) => Ok(folder),
        (Some(one), Some(other)) => {
            Err(Stop::new(format!("two folders have the number {}", one.number))
                .help(format!("give one of them another: {} or {}", one.path, other.path))
                .into())
        }
        (None, _) => {
            let number = query::objective(&reading.plan, word)?.number;
            Err(Stop::new(format!("objective {number} has no folder")).into())
        }
    }
}

/// The number behind the last of an objective's actions. One that was given once is not given again.
fn next(objective: u32, reading: &Reading) -> Result<u32, Stop> {
    let taken = reading.sources.iter().filter_map(|source| match source.place {
        Place::Action { number, .. } if number.objective == objective => Some(number.action),
        _ => None,
    });
    let last = taken.max().unwrap_or_default();
    last.checked_add(1)
        .ok_or_else(|| Stop::new(format!("objective {objective} has no number left")))
}

/// A new objective of a section, behind the last of the plan.
fn objective(section: &str, title: &str, reading: &Reading, app: &App) -> Result<Proposal> {
    let section = query::section(&reading.plan, section)?;
    let last = reading.objective_folders.iter().map(|folder| folder.number).max();
    let number = last.unwrap_or_default().checked_add(1);
    let number = number.ok_or_else(|| Stop::new("the plan has no number left for an objective"))?;
    let (path, text) = new_objective(&section.id, number, title);
    Ok(Proposal {
        next: Some(format!(
            "it needs an action: cov-plan add {number} --title TEXT --lead AGENCY --due DATE{}",
            app.typed()
        )),
        breaks_for_now: Some("objective-empty"),
        ..Proposal::of(
            &path,
            None,
            text,
            format!("objective {number}: {}", with_note("new", Some(title))),
        )
    })
}
