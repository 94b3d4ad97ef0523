//! `cov-plan add`

use std::fmt::Display;

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::changing::editor::{Draft, Editor, until_it_serves};
use super::changing::proposal::Proposal;
use super::changing::signing::{OnDay, agency, group};
use super::deadline::Deadline;
use super::stop::Stop;
use super::typed::{line, text};
use super::{App, Changing, Exit, offers};
use crate::change::{NewAction, NewFile, NewObjective, NoRoom, with_note};
use crate::model::Plan;
use crate::query;
use crate::store::{
    BranchFile, GitError, NoPlan, Reading, Repository, RevisionError, new_objective,
};

/// Add an action to the plan, or an objective for new actions
///
/// The action gets the next number of its objective, and the day on which it joins the plan. A number that another branch has,
/// of this clone or as last fetched, is not given again.
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
            if args.changing.commits() {
                return Err(alone().into());
            }
            args.changing.run(app, |reading| objective(section, &args.title, reading, app))
        }
        (None, Some(objective)) if args.edit => edited(objective, args, app),
        (None, Some(objective)) => args.changing.run(app, |reading| {
            proposal(objective, reading, args.action(&reading.plan, app)?.text(), app)
        }),
        (None, None) => Err(Stop::new("name an objective, or a section with --objective").into()),
    }
}

/// Has the user write on in the new file; the number is the one that is free when it is saved.
fn edited(objective: &str, args: &Args, app: &App) -> Result<Exit> {
    let reading = app.reading()?;
    let file = next(objective, reading, &Branches::of(app)?)?;
    let text = args.action(&reading.plan, app)?.text();
    args.changing.foresee(&file.path, app)?;
    let mut draft = Draft::new(&text, &format!("{}.toml", file.number))?;
    let made = until_it_serves(&mut draft, &Editor::of_user()?, app, |text| {
        args.changing.make(app, |reading| proposal(objective, reading, text.to_owned(), app))
    })?;
    if !args.changing.writes() {
        draft.keep_and_name();
    }
    made.keep(app)
}

fn proposal(objective: &str, reading: &Reading, text: String, app: &App) -> Result<Proposal> {
    let branches = Branches::of(app)?;
    let file = next(objective, reading, &branches)?;
    let said = format!("{}: {}", file.number, file.said(&text));
    let notes = branches.notes(file.number, file.behind.as_ref());
    Ok(Proposal {
        notes,
        told: file.behind.map(|_| GAP),
        ..Proposal::of(&file.path, None, text, said)
    })
}

/// The file of the next action of an objective, whether or not the objective's own file can be read.
fn next(objective: &str, reading: &Reading, branches: &Branches) -> Result<NewFile> {
    let folders = &reading.objective_folders;
    let typed = objective.trim().parse().ok();
    let number = match folders.iter().find(|folder| Some(folder.number) == typed) {
        Some(folder) => folder.number,
        None => query::objective(&reading.plan, objective)?.number,
    };
    let file = NewFile::next(number, folders, &reading.sources, &branches.files);
    Ok(file.map_err(|no_room| refusal(&no_room))?)
}

/// The rule that finds a number missing which another branch has.
const GAP: &str = "number-gap";

/// What other branches have of the plan.
struct Branches {
    files: Vec<BranchFile>,
    /// Why nobody can tell what they have.
    unknown: Option<RevisionError>,
}

impl Branches {
    /// Without a repository, or without git, there are none.
    fn of(app: &App) -> Result<Self, NoPlan> {
        let root = app.root()?;
        let files = match Repository::around(root) {
            Some(repository) => repository.only_on_branches(root),
            None => Ok(Vec::new()),
        };
        Ok(match files {
            Ok(files) => Self { files, unknown: None },
            Err(RevisionError::Git(GitError::NoProgram)) => {
                Self { files: Vec::new(), unknown: None }
            }
            Err(error) => Self { files: Vec::new(), unknown: Some(error) },
        })
    }

    /// What the user should know of a number that is given, where it comes behind one that a branch has.
    fn notes<N: Display>(&self, number: N, behind: Option<&(N, String)>) -> Vec<String> {
        let unknown = self.unknown.as_ref();
        let unknown = unknown
            .map(|error| format!("numbers that other branches have are not counted: {error}"));
        let behind = behind.map(|(last, branch)| {
            format!(
                "{last} is taken on the branch {branch}, so this is {number}; until both are merged, the check notes the gap"
            )
        });
        unknown.into_iter().chain(behind).collect()
    }
}

fn refusal(no_room: &NoRoom) -> Stop {
    let stop = Stop::new(no_room.to_string());
    match no_room {
        NoRoom::TwoFolders { folders: [one, other], .. } => {
            stop.help(format!("give one of them another: {one} or {other}"))
        }
        NoRoom::NoFolder(_) | NoRoom::NoNumber(_) => stop,
    }
}

impl Args {
    /// The action as the options give it.
    fn action(&self, plan: &Plan, app: &App) -> Result<NewAction> {
        let due = self.deadline.due(plan, app.today())?.ok_or_else(|| {
            Stop::new("a new action needs a deadline").help(
                "give one of --due DATE, --every SPAN, --each-meeting-of GROUP, --described TEXT",
            )
        })?;
        let lead = self.lead.as_deref().ok_or_else(|| Stop::new("a new action needs a lead"))?;
        let partners = self.partner.iter().map(|word| agency(plan, word));
        Ok(NewAction {
            title: self.title.clone(),
            description: self.description.clone(),
            lead: agency(plan, lead)?,
            partners: partners.collect::<Result<_, Stop>>()?,
            due,
            measures: self.measure.clone(),
            outcome: self.outcome.clone(),
            added: self.day.day(app.today())?,
            agreed_by: self.agreed_by.as_deref().map(|word| group(plan, word)).transpose()?,
        })
    }
}

/// An objective without an action fails the check, for everybody who gets the commit.
fn alone() -> Stop {
    Stop::new("an objective is not committed before it has an action")
        .help("leave out --commit, add its first action, and commit both: git add and git commit")
}

/// A new objective of a section, behind the last of the plan.
fn objective(section: &str, title: &str, reading: &Reading, app: &App) -> Result<Proposal> {
    let section = query::section(&reading.plan, section)?;
    let branches = Branches::of(app)?;
    let NewObjective { number, behind } =
        NewObjective::next(&reading.objective_folders, &branches.files)
            .ok_or_else(|| Stop::new("the plan has no number left for an objective"))?;
    let (path, text) = new_objective(&section.id, number, title);
    Ok(Proposal {
        next: Some(format!(
            "it needs an action: cov-plan add {number} --title TEXT --lead AGENCY --due DATE{}",
            app.typed()
        )),
        breaks_for_now: Some("objective-empty"),
        notes: branches.notes(number, behind.as_ref()),
        told: behind.map(|_| GAP),
        ..Proposal::of(
            &path,
            None,
            text,
            format!("objective {number}: {}", with_note("new", Some(title))),
        )
    })
}
