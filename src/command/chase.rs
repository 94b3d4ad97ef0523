//! `cov-plan chase`

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap_complete::ArgValueCompleter;

use super::choice::Choice;
use super::shape::Shape;
use super::stop::Stop;
use super::typed::{the_day, trimmed};
use super::view::{Chosen, Own, View};
use super::{App, Exit, offers};
use crate::disk;
use crate::model::Plan;
use crate::query::{self, Ahead};
use crate::render::{FileFormat, Format, Output, Screen, to_stderr, visible};
use crate::report::{self, Asking, Chase, PlanFiles, count};

/// Ask each lead for what is late, what is due soon, and the update that is owed, ready to send
///
/// For each lead: the actions and milestones that are overdue or due within 30 days, and the actions without the update of the
/// quarter that ended. Each action is named once, with all its reasons, the lines of an update to be filled in, and the page or
/// the file that they belong in.
///
/// As CSV it is a sheet to be filled in, a row an action: what comes back is taken by cov-plan rag --from, and rows left empty
/// change nothing.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan chase --today 2019-11-15
  cov-plan chase police CSCP --within 2w
  cov-plan chase --split letters
  cov-plan chase CCC --output update.csv")]
pub struct Args {
    /// Ask these leads alone, by id, short or full name
    #[arg(id = "agencies", value_name = "AGENCY", value_parser = trimmed, add = ArgValueCompleter::new(offers::agencies))]
    agencies: Vec<String>,

    #[command(flatten)]
    view: View<Soon>,

    #[command(flatten)]
    shape: Shape,

    /// Write a file for each lead into this folder, named by the agency's id
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath, conflicts_with = "output", help_heading = "Result")]
    split: Option<PathBuf>,
}

/// The option that says what is soon.
#[derive(clap::Args, Clone, Debug)]
pub struct Soon {
    /// What falls due from today to so many days, weeks or months ahead, as 30d, 2w or 3m; 30d where it is left out
    #[arg(long, value_name = "TIME", help_heading = "When")]
    within: Option<Ahead>,
}

impl Own for Soon {
    fn and(self, saved: Self) -> Self {
        Self { within: self.within.or(saved.within) }
    }
}

/// What is soon where nobody says otherwise.
const SOON: Ahead = Ahead::Days(30);

/// What fits a mail, wherever it is read.
const MAIL: usize = 72;

/// Asks the leads.
///
/// # Errors
/// Where there is no plan, a word is unknown, or a result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let format = args.shape.format()?;
    let Chosen { plan, standings, choice, own } = args.view.chosen(app)?;
    let leads = args.agencies.iter().map(|word| query::agency(plan, word).map(|agency| &agency.id));
    let asking = Asking {
        today: app.today(),
        until: the_day(own.within.unwrap_or(SOON).from(app.today()))?,
        leads: leads.collect::<Result<_, _>>()?,
        files: PlanFiles::new(plan, app.from_repository("")),
    };
    let mut chase = report::chase(plan, &standings, &asking, |standing| app.file(standing));
    let exit = if let Some(folder) = &args.split {
        Letters { folder, format, choice: &choice, app }.write(plan, chase)?
    } else {
        choice.lay_out(&mut chase.sheet)?;
        let output = args.shape.output();
        app.show_on(&chase, format, mail(app.screen(&output)), &output)?
    };
    app.note_end_of(plan);
    Ok(exit)
}

/// A screen on which a mail is written: not wider than it may be.
fn mail(screen: Screen) -> Screen {
    Screen { width: Some(screen.width.map_or(MAIL, |width| width.min(MAIL))), ..screen }
}

/// A file for each lead.
struct Letters<'run> {
    folder: &'run Path,
    format: Format,
    choice: &'run Choice,
    app: &'run App,
}

impl Letters<'_> {
    fn write(&self, plan: &Plan, chase: Chase) -> Result<Exit> {
        let nothing = chase.nothing_to_chase();
        let mut written = Vec::new();
        for (lead, mut letter) in chase.of_each() {
            self.choice.lay_out(&mut letter.sheet)?;
            written.push((self.path(&lead.agency)?, count(lead.actions.len(), "action"), letter));
        }
        // Nothing is written before it is known that all can be.
        if let Some((first, ..)) = written.first() {
            self.app.spare_the_plan(first)?;
            disk::make_folder(self.folder)?;
        }
        for (path, actions, letter) in &written {
            let output = Output::File(path.clone());
            self.app.show_on(letter, self.format, mail(self.app.screen(&output)), &output)?;
            self.app.last_line(&format!("wrote {}: {actions}", path.display()));
        }
        self.warn_of_earlier(plan, &written.iter().map(|(path, ..)| path).collect::<Vec<_>>());
        if let Some(nothing) = nothing {
            self.app.last_line(&nothing);
        }
        Ok(self.app.exit())
    }

    /// The file of a lead. An id that would lead elsewhere is none for a file.
    fn path(&self, agency: &str) -> Result<PathBuf, Stop> {
        let is_plain = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        if agency.starts_with('.') || !agency.chars().all(is_plain) || agency.is_empty() {
            return Err(Stop::new(format!("no file can be called by the id \"{agency}\""))
                .help("give that agency an id of letters, figures and dashes in agencies.toml"));
        }
        let ending = self.format.endings().first().unwrap_or(&"txt");
        Ok(self.folder.join(format!("{agency}.{ending}")))
    }

    /// A file of an earlier run would be taken for one of this; it may be somebody's only copy, so it is named, and stays.
    fn warn_of_earlier(&self, plan: &Plan, written: &[&PathBuf]) {
        let paths = plan.agencies.iter().filter_map(|agency| self.path(agency.id.as_str()).ok());
        for path in paths.filter(|path| !written.contains(&path) && path.exists()) {
            let words = format!("{} is of an earlier run, and stays", path.display());
            to_stderr(&format!("warning: {}\n", visible(&words)));
        }
    }
}
