//! What every command shares: the options that all have, the plan, the day, and the way out.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::io::IsTerminal;
use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::at::{self, At};
use super::shape::Shape;
use super::stop::Stop;
use super::typed::{the_day, when, word};
use super::{shell, warnings};
use crate::model::{Date, Number, Plan, Standing};
use crate::query::{Today, When};
use crate::render::{Colour, FileFormat, Format, Output, Screen, render, to_stderr, visible};
use crate::report::{About, Partial, Report, long_date};
use crate::store::{self, Committed, NoPlan, Reading, Repository, Source, Version};

/// Options of every command.
#[derive(clap::Args, Debug)]
pub struct Common {
    /// The plan folder; else `plan`, looked for here and upwards
    #[arg(long, value_name = "DIR", global = true, value_hint = clap::ValueHint::DirPath, help_heading = "Everywhere")]
    plan: Option<PathBuf>,

    /// The day to ask about; else the one in `COV_PLAN_TODAY`, else today
    #[arg(long, value_name = "DATE", global = true, value_parser = when, allow_hyphen_values = true, help_heading = "Everywhere")]
    today: Option<When>,

    /// Read the plan as a commit has it: a revision, or a day for the last commit by its end
    #[arg(
        long,
        value_name = "REV",
        global = true,
        allow_hyphen_values = true,
        help_heading = "Everywhere"
    )]
    at: Option<At>,

    /// When to use colour: auto, always or never
    #[arg(long, value_name = "WHEN", global = true, value_parser = word::<Colour>(), default_value = "auto", hide_possible_values = true, hide_default_value = true, help_heading = "Everywhere")]
    color: Colour,

    /// No notes on standard error
    #[arg(long, short, global = true, overrides_with_all = ["quiet", "verbose"], help_heading = "Everywhere")]
    quiet: bool,

    /// Say which plan is read, and for which day
    #[arg(long, short, global = true, help_heading = "Everywhere", overrides_with_all = ["quiet", "verbose"])]
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
    /// The plan has errors: the check found one, or an action could not be read, or a file has not the usual layout.
    PlanHasErrors,
    /// Two versions of something are left for a person to choose from.
    Conflict,
}

/// The options that all commands have, and what follows from them.
pub struct App {
    common: Common,
    today: Today,
    /// The folder that the command is run in.
    here: PathBuf,
    root: OnceCell<PathBuf>,
    /// The commit whose plan is read in place of the folder.
    committed: Option<Committed>,
    /// The day that was typed in place of a commit, where it may be taken for the day that is asked about.
    day_typed: Option<Date>,
    reading: OnceCell<Reading>,
    /// The names of the files that are left out of what is reported.
    left_out: RefCell<Vec<String>>,
}

impl App {
    /// Takes the options; the clock is asked only where no day is given.
    ///
    /// # Errors
    /// Where `COV_PLAN_TODAY` holds no day, or the day is past the calendar's end.
    pub fn new(common: Common) -> Result<Self> {
        let given = common.today.map_or_else(day_of_environment, |day| Ok(Some(day)))?;
        let clock = || chrono::Local::now().date_naive();
        let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let root = OnceCell::new();
        let committed = match &common.at {
            None => None,
            Some(at) => {
                let found = store::find(common.plan.as_deref(), &here)?;
                Some(at.commit(root.get_or_init(|| found), clock())?)
            }
        };
        let today = match given {
            Some(When::Day(day)) => Today::Given(day),
            Some(other) => Today::Given(the_day(other.last_day(clock()))?),
            None => match &committed {
                Some(Committed { revision, .. }) => Today::Given(revision.day),
                None => Today::OfTheClock(clock()),
            },
        };
        let day_typed =
            common.at.as_ref().filter(|_| given.is_none()).and_then(|at| at.day(clock()));
        Ok(Self {
            common,
            today,
            here,
            root,
            committed,
            day_typed,
            reading: OnceCell::new(),
            left_out: RefCell::default(),
        })
    }

    /// The day that is asked about.
    pub fn today(&self) -> Date {
        self.today.day()
    }

    /// That day, and who says so.
    pub fn asked_about(&self) -> Today {
        self.today
    }

    /// Refuses to go on where a commit is to be read, for a command that changes the folder.
    ///
    /// # Errors
    /// Where that is so.
    pub fn refuse_a_commit(&self) -> Result<(), Stop> {
        at::refuse_to_change(self.common.at.as_ref())
    }

    /// The plan folder.
    ///
    /// # Errors
    /// Where there is none.
    pub fn root(&self) -> Result<&Path, NoPlan> {
        if self.root.get().is_none() {
            let root = store::find(self.common.plan.as_deref(), &self.here)?;
            self.root.get_or_init(|| root);
        }
        Ok(self.root.get().map_or(Path::new(""), PathBuf::as_path))
    }

    /// The plan folder that the command line names, whether or not it is there.
    pub fn named_plan(&self) -> Option<&Path> {
        self.common.plan.as_deref()
    }

    /// The plan folder with all that was found in it.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn reading(&self) -> Result<&Reading> {
        if let Some(reading) = self.reading.get() {
            return Ok(reading);
        }
        let reading = self.read()?;
        Ok(self.reading.get_or_init(|| reading))
    }

    /// The plan's own lists and the file of one action, for a command that needs no other; where there is no such file, all of the
    /// plan folder.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn reading_about(&self, number: Number) -> Result<&Reading> {
        let root = self.root()?;
        let part = match &self.committed {
            None => store::read_about(root, number),
            Some(committed) => store::read_about_at(root, committed.clone(), number)?,
        };
        if self.reading.get().is_none() && part.sources.iter().any(|file| file.is_action(number)) {
            return Ok(self.reading.get_or_init(|| part));
        }
        self.reading()
    }

    /// The plan folder as it is at this moment, for a command that holds its lock.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn read(&self) -> Result<Reading> {
        let root = self.root()?;
        let reading = match &self.committed {
            None => store::read(root),
            Some(committed) => store::read_at(root, committed.clone())?,
        };
        if self.common.verbose {
            let files = crate::report::count(reading.sources.len(), "file");
            self.note(&format!("{files} in {}, asked about {}", root.display(), self.today()));
        }
        Ok(reading)
    }

    /// The plan folder for a command that needs none. One that is named must be there all the same.
    ///
    /// # Errors
    /// Where the folder that is named holds no plan.
    pub fn reading_if_any(&self) -> Result<Option<&Reading>> {
        match self.reading() {
            Err(error)
                if matches!(
                    error.downcast_ref(),
                    Some(NoPlan::NotFound { .. } | NoPlan::Bare { .. })
                ) =>
            {
                Ok(None)
            }
            reading => reading.map(Some),
        }
    }

    /// The plan, for a command that reports on it. What cannot be read is left out, and named on standard error.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn plan(&self) -> Result<&Plan> {
        self.note_day_of_commit();
        self.plan_about(|_| true)
    }

    /// The plan, for a command that reports on some of its files: what else is left out is none of its business.
    ///
    /// # Errors
    /// Where there is no plan folder.
    pub fn plan_about(&self, is_asked_for: impl Fn(&Source) -> bool) -> Result<&Plan> {
        let reading = self.reading()?;
        let mut left_out = reading.left_out();
        left_out.retain(|(source, _)| is_asked_for(source));
        let names = left_out.iter().map(|(source, _)| source.name().to_owned());
        self.left_out.replace(names.collect());
        let from_here = |source: &Source| self.from_here(&source.path);
        for line in warnings::unread(reading, from_here)
            .into_iter()
            .chain(warnings::left_out(&left_out, from_here))
        {
            self.warn(&line);
        }
        Ok(&reading.plan)
    }

    /// Notes which day is asked about, where another was typed to name the commit.
    pub fn note_day_of_commit(&self) {
        let (Some(typed), Some(Committed { revision, .. })) = (self.day_typed, &self.committed)
        else {
            return;
        };
        if typed != revision.day {
            self.note(&format!(
                "the last commit by then is {}, and that day is asked about; --today {typed} asks about {}",
                at::in_words(revision),
                long_date(typed)
            ));
        }
    }

    /// A warning on standard error.
    pub fn warn(&self, words: &str) {
        to_stderr(&format!("warning: {}\n", visible(words)));
    }

    /// The state of the plan that is asked about.
    pub fn version(&self) -> Version {
        let committed = self.committed.as_ref();
        committed.map_or(Version::Folder, |at| Version::Commit(at.revision.clone()))
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
        self.show_in(report, format, &output)
    }

    /// Puts a report out in a format where it is wanted.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show_in(&self, report: &impl Report, format: Format, output: &Output) -> Result<Exit> {
        let plan = self.reading.get().map(|reading| &reading.plan);
        self.put_out(report, plan, format, output)
    }

    /// Puts a report out that is on a plan which the command has read itself.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn show_of(&self, plan: &Plan, report: &impl Report, shape: &Shape) -> Result<Exit> {
        self.put_out(report, Some(plan), shape.format()?, &shape.output())
    }

    fn put_out(
        &self,
        report: &impl Report,
        plan: Option<&Plan>,
        format: Format,
        output: &Output,
    ) -> Result<Exit> {
        let left_out = self.left_out.borrow();
        let partial = Partial { report, left_out: &left_out };
        Self::spare_the_terminal(format, output)?;
        let about = About::new(plan, report.day().unwrap_or(self.today()));
        let mut bytes = render(&partial, &about, format, self.screen(output))?;
        // Excel takes a CSV file for UTF-8 only when it begins with the mark.
        if format == Format::Csv && matches!(output, Output::File(_)) {
            bytes.splice(0..0, "\u{feff}".bytes());
        }
        self.write(&bytes, output)
    }

    /// A workbook is no text: a terminal would act on its bytes.
    fn spare_the_terminal(format: impl FileFormat, output: &Output) -> Result<(), Stop> {
        let name = format.name();
        if format.is_text() || !matches!(output, Output::Stdout) || !std::io::stdout().is_terminal()
        {
            return Ok(());
        }
        Err(Stop::new(format!("{name} is no text for a terminal"))
            .help(format!("write it to a file: --output report.{name}")))
    }

    /// Writes a result, and says how the command ends.
    ///
    /// # Errors
    /// Where it cannot be written, or lies among the plan's own files.
    pub fn write(&self, bytes: &[u8], output: &Output) -> Result<Exit> {
        if let Output::File(path) = output {
            self.spare_the_plan(path)?;
        }
        output.write(bytes)?;
        Ok(self.exit())
    }

    /// How a command ends whose result is there.
    pub fn exit(&self) -> Exit {
        if self.left_out.borrow().is_empty() { Exit::Fine } else { Exit::PlanHasErrors }
    }

    /// A result must not take the place of a file of the plan, nor lie among them as one more. What is hidden is none of them.
    ///
    /// # Errors
    /// Where it would, be its folder there or still to be made.
    pub fn spare_the_plan(&self, path: &Path) -> Result<(), Stop> {
        let named = self.common.plan.as_deref();
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let place = path.ancestors().take_while(is_missing).last().unwrap_or(path);
        match store::folder_around(place, named) {
            None => Ok(()),
            Some(_) => Err(Stop::new(format!("{} would lie in the plan folder", path.display()))
                .help("name a file outside of it: what is written there is taken for the plan")),
        }
    }

    /// What can be shown where the output goes: a file is no terminal.
    pub fn screen(&self, output: &Output) -> Screen {
        match output {
            Output::Stdout => Screen::of_stdout(self.common.color),
            Output::File(_) => Screen { width: None, colour: self.common.color == Colour::Always },
        }
    }

    /// What can be shown on standard error.
    pub fn screen_of_messages(&self) -> Screen {
        Screen::of_stderr(self.common.color)
    }

    /// The options by which a command asks about the same plan on the same day, as they are typed.
    pub fn typed(&self) -> String {
        let plan = self.common.plan.as_ref();
        let plan = plan.map(|plan| shell::option("plan", &plan.display().to_string()));
        let today = self.common.today.map(|_| shell::option("today", &self.today().to_string()));
        let at = self.common.at.as_ref().map(|at| shell::option("at", at.typed()));
        plan.into_iter().chain(at).chain(today).collect()
    }

    /// A note on standard error.
    pub fn note(&self, words: &str) {
        self.last_line(&format!("note: {words}"));
    }

    /// Notes that the plan is over, where the clock said which day to ask about: its figures are of little use by now.
    pub fn note_end_of(&self, plan: &Plan) {
        let Today::OfTheClock(today) = self.today else { return };
        if let Some(period) = plan.period.filter(|period| period.to < today) {
            let words = long_date(period.to);
            self.note(&format!(
                "the plan ran to {words}; add --today {} for its last day",
                period.to
            ));
        }
    }

    /// The last line of a command on standard error, such as a count.
    pub fn last_line(&self, words: &str) {
        if !self.common.quiet {
            to_stderr(&format!("{}\n", visible(words)));
        }
    }

    /// The file of an action, from the plan folder.
    pub fn file(&self, standing: &Standing<'_>) -> String {
        self.file_at(standing.index)
    }

    /// The file of the action of that place in the plan, from the plan folder.
    pub fn file_at(&self, index: usize) -> String {
        let source = self.reading.get().and_then(|reading| reading.action_source(index));
        source.map(|source| source.path.clone()).unwrap_or_default()
    }

    /// The file of an action as people reach it from where they stand.
    pub fn path(&self, standing: &Standing<'_>) -> String {
        self.source(standing).map(|source| self.from_here(&source.path)).unwrap_or_default()
    }

    fn source(&self, standing: &Standing<'_>) -> Option<&Source> {
        self.reading.get()?.action_source(standing.index)
    }

    /// A file of the plan, named from the plan folder, as people reach it from where they stand.
    pub fn from_here(&self, file: &str) -> String {
        let root = self.root.get().map_or(Path::new(""), PathBuf::as_path);
        self.reached(&root.join(file))
    }

    /// A path as people reach it from where they stand.
    pub fn reached(&self, path: &Path) -> String {
        relative(path, &self.here).display().to_string()
    }

    /// Whether the command is run in a folder, or below it.
    pub fn is_in(&self, folder: &Path) -> bool {
        self.here.canonicalize().is_ok_and(|here| here.starts_with(folder))
    }

    /// A file of the plan, named from the plan folder, as it is called from the top of its repository; from the folder above
    /// the plan where it is in none.
    pub fn from_repository(&self, file: &str) -> String {
        let root = self.root.get().map_or(Path::new(""), PathBuf::as_path);
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let repository = Repository::around(&root);
        let top = repository.as_ref().map(Repository::root).or(root.parent());
        let below = top.and_then(|top| root.strip_prefix(top).ok()).unwrap_or(&root);
        let folders = below.components().map(|part| part.as_os_str().to_string_lossy());
        let names = folders.chain([Cow::from(file)]).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join("/")
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

/// The day that the environment asks about.
fn day_of_environment() -> Result<Option<When>, Stop> {
    let Some(text) = std::env::var_os("COV_PLAN_TODAY").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    when(&text)
        .map(Some)
        .map_err(|wrong| Stop::new(format!("COV_PLAN_TODAY is \"{text}\"")).help(wrong))
}
