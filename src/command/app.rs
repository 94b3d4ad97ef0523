//! What every command shares: the options that all have, the plan, the day, and the way out.

use std::cell::{Cell, OnceCell};
use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::shape::Shape;
use super::stop::Stop;
use super::typed::word;
use crate::model::{Date, Plan, Standing, Why};
use crate::query;
use crate::render::{Colour, Format, Output, Screen, render, to_stderr, visible};
use crate::report::{Report, long_date};
use crate::store::{self, NoPlan, Reading, Source};

/// Options of every command.
#[derive(clap::Args, Debug)]
pub struct Common {
    /// The plan folder; else `plan`, looked for here and upwards
    #[arg(long, value_name = "DIR", global = true, value_hint = clap::ValueHint::DirPath, help_heading = "Everywhere")]
    plan: Option<PathBuf>,

    /// The day to ask about; else the one in `COV_PLAN_TODAY`, else today
    #[arg(long, value_name = "DATE", global = true, value_parser = query::day, help_heading = "Everywhere")]
    today: Option<Date>,

    /// When to use colour: auto, always or never
    #[arg(long, value_name = "WHEN", global = true, value_parser = word::<Colour>(), ignore_case = true, default_value = "auto", hide_possible_values = true, hide_default_value = true, help_heading = "Everywhere")]
    color: Colour,

    /// No notes on standard error
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    quiet: bool,

    /// Say which plan is read, and for which day
    #[arg(long, short, global = true, help_heading = "Everywhere", conflicts_with = "quiet")]
    verbose: bool,

    /// Print help: -h in short, --help in full
    #[arg(long, short, global = true, action = clap::ArgAction::Help, help_heading = "Everywhere")]
    help: Option<bool>,
}

impl Common {
    /// Whether messages are coloured.
    pub fn colours_messages(&self) -> bool {
        Screen::colour_of_stderr(self.color)
    }
}

/// How a command ends that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// The plan has errors: the check found one, or an action could not be read.
    PlanHasErrors,
}

/// The options that all commands have, and what follows from them.
pub struct App {
    common: Common,
    today: Date,
    today_is_given: bool,
    reading: OnceCell<Reading>,
    has_left_out: Cell<bool>,
}

impl App {
    /// Takes the options; the clock is asked only where no day is given.
    ///
    /// # Errors
    /// Where `COV_PLAN_TODAY` holds no day.
    pub fn new(common: Common) -> Result<Self> {
        let given = common.today.map_or_else(day_of_environment, |day| Ok(Some(day)))?;
        Ok(Self {
            common,
            today: given.unwrap_or_else(|| chrono::Local::now().date_naive()),
            today_is_given: given.is_some(),
            reading: OnceCell::new(),
            has_left_out: Cell::new(false),
        })
    }

    /// The day that is asked about.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Whether that day was given, not taken from the clock.
    pub fn today_is_given(&self) -> bool {
        self.today_is_given
    }

    /// The plan folder with all that was found in it.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn reading(&self) -> Result<&Reading> {
        if let Some(reading) = self.reading.get() {
            return Ok(reading);
        }
        let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let root = store::find(self.common.plan.as_deref(), &here)?;
        let reading = store::read(&root);
        if self.common.verbose {
            let files = crate::report::count(reading.sources.len(), "file");
            self.note(&format!("{} in {}, asked about {}", files, root.display(), self.today));
        }
        Ok(self.reading.get_or_init(|| reading))
    }

    /// The plan folder for a command that needs none. One that is named must be there all the same.
    ///
    /// # Errors
    /// Where the folder that is named holds no plan.
    pub fn reading_if_any(&self) -> Result<Option<&Reading>> {
        match self.reading() {
            Err(error) if matches!(error.downcast_ref(), Some(NoPlan::NotFound { .. })) => Ok(None),
            reading => reading.map(Some),
        }
    }

    /// The plan, for a command that reports on it. What cannot be read is left out, and named on standard error.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn plan(&self) -> Result<&Plan> {
        let reading = self.reading()?;
        if !self.has_left_out.get() {
            for (source, why) in reading.left_out() {
                self.has_left_out.set(true);
                warn(&left_out(&self.from_here(source), why));
            }
        }
        Ok(&reading.plan)
    }

    /// Puts a report out.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show(&self, report: &impl Report, shape: &Shape) -> Result<Exit> {
        self.show_as(report, shape.format()?, shape)
    }

    /// Puts a report out in a format.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show_as(&self, report: &impl Report, format: Format, shape: &Shape) -> Result<Exit> {
        let output = shape.output();
        let mut bytes = render(report, format, self.screen(&output))?;
        // Excel takes a CSV file for UTF-8 only when it begins with the mark.
        if format == Format::Csv && matches!(output, Output::File(_)) {
            bytes.splice(0..0, "\u{feff}".bytes());
        }
        self.write(&bytes, &output)
    }

    /// Writes a result, and says how the command ends.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, bytes: &[u8], output: &Output) -> Result<Exit> {
        output.write(bytes)?;
        Ok(if self.has_left_out.get() { Exit::PlanHasErrors } else { Exit::Fine })
    }

    /// What can be shown where the output goes: a file is no terminal.
    pub fn screen(&self, output: &Output) -> Screen {
        match output {
            Output::Stdout => Screen::of_stdout(self.common.color),
            Output::File(_) => Screen { width: None, colour: self.common.color == Colour::Always },
        }
    }

    /// A note on standard error.
    pub fn note(&self, words: &str) {
        self.summary(&format!("note: {words}"));
    }

    /// Notes that the plan is over, where the clock said which day to ask about: its figures are of little use by now.
    pub fn note_end_of(&self, plan: &Plan) {
        if let Some(period) =
            plan.period.filter(|period| period.to < self.today && !self.today_is_given())
        {
            let words = long_date(period.to);
            self.note(&format!(
                "the plan ran to {words}; add --today {} for its last day",
                period.to
            ));
        }
    }

    /// The last line of a command on standard error, such as a count.
    pub fn summary(&self, words: &str) {
        if !self.common.quiet {
            to_stderr(&format!("{}\n", visible(words)));
        }
    }

    /// The file of an action, from the plan folder.
    pub fn file(&self, standing: &Standing<'_>) -> String {
        let reading = self.reading.get();
        let source = reading.and_then(|reading| reading.action_source(standing.index));
        source.map(|source| source.path.clone()).unwrap_or_default()
    }

    /// The file of an action as people reach it from where they stand.
    pub fn path(&self, standing: &Standing<'_>) -> String {
        let reading = self.reading.get();
        let source = reading.and_then(|reading| reading.action_source(standing.index));
        source.map(|source| self.from_here(source)).unwrap_or_default()
    }

    /// A file of the plan as people reach it from where they stand.
    pub fn from_here(&self, source: &Source) -> String {
        self.folder_from_here().join(&source.path).display().to_string()
    }

    /// The plan folder as people reach it from where they stand.
    pub fn folder_from_here(&self) -> PathBuf {
        let root = self.reading.get().map(|reading| reading.root.clone()).unwrap_or_default();
        let here = std::env::current_dir().unwrap_or_default();
        relative(&root, &here)
    }
}

/// A path as people reach it from a folder; the way up and down is shorter than the way from the root of the disk.
fn relative(path: &Path, here: &Path) -> PathBuf {
    let shared =
        path.components().zip(here.components()).take_while(|(one, other)| one == other).count();
    // Nothing but the root in common: the two have nothing to do with each other.
    if shared < 2 || path.is_relative() {
        return path.to_owned();
    }
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(path.components().skip(shared)).collect()
}

/// A warning on standard error, which no option silences.
fn warn(words: &str) {
    to_stderr(&format!("warning: {}\n", visible(words)));
}

/// The day that the environment asks about.
fn day_of_environment() -> Result<Option<Date>, Stop> {
    let Some(text) = std::env::var_os("COV_PLAN_TODAY").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    query::day(&text)
        .map(Some)
        .map_err(|wrong| Stop::new(format!("COV_PLAN_TODAY is \"{text}\"")).help(wrong.to_string()))
}

fn left_out(file: &str, why: Option<Why>) -> String {
    let reason = match why {
        None => "it cannot be read",
        Some(Why::Number) => "another file has its number",
        Some(Why::Title) => "it has no title",
        Some(Why::Lead) => "it has no lead",
        Some(Why::Deadline) => "it has no deadline that can be read",
    };
    format!("{file} is left out: {reason}; see cov-plan check")
}
