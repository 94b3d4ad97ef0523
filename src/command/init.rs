//! `cov-plan init`

use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::{Datelike, Days, Months};

use super::changing::into_git::IntoGit;
use super::changing::proposal::{FileChange, Proposal};
use super::merge_driver::SETTINGS;
use super::stop::Stop;
use super::typed::{line, the_day, when};
use super::{App, Exit, shell};
use crate::disk::{self, FolderError};
use crate::model::{Date, Period, Quarter};
use crate::query::When;
use crate::render::{Output, visible};
use crate::report::long_date;
use crate::store::merge::FOR_WHICH_FILES;
use crate::store::{self, CommitError, NewFile, NewPlan, Repository};

/// Start a new plan: one section, one objective, one action, ready to check
///
/// Comments in the files teach the format, and an editor that knows JSON Schema completes their keys. Nothing that is
/// there is touched: the folder must be new, or empty. Needs no plan.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan init northtown --name 'Northtown improvement plan'
  cov-plan init new-plan --from 2026-09-01 --to 2027-08-31 --dry-run
  cov-plan init southtown --git")]
pub struct Args {
    /// The folder of the new plan; else the one that --plan names, else `plan`
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: Option<PathBuf>,

    /// What the plan is called
    #[arg(long, value_name = "TEXT", value_parser = line, default_value = "Improvement plan")]
    name: String,

    /// Whose plan it is
    #[arg(long, value_name = "TEXT", value_parser = line, default_value = "The council")]
    organisation: String,

    /// The plan's first day; else a year before its last, or the start of the financial year
    #[arg(long, value_name = "DATE", value_parser = when)]
    from: Option<When>,

    /// The plan's last day; else a year after its first, or the end of the financial year
    #[arg(long, value_name = "DATE", value_parser = when)]
    to: Option<When>,

    /// List the files, and write nothing
    #[arg(long, conflicts_with = "commit")]
    dry_run: bool,

    /// Make a git repository around the plan where there is none, and print the lines by which git merges updates
    #[arg(long)]
    git: bool,

    /// Commit the new files, and nothing else that is staged
    #[arg(long)]
    commit: bool,
}

/// Starts a new plan.
///
/// # Errors
/// Where the folder is taken, or cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let folder = folder(args, app)?;
    let period = period(args, app.today())?;
    let plan = NewPlan { name: &args.name, organisation: &args.organisation, period };
    let files = plan.files();
    if args.git && folder.join("plan.toml").exists() {
        return Err(for_the_plan_that_is_there(folder).into());
    }
    spare_what_is_there(folder)?;
    let repository = if args.git { repository_to_make(folder, app)? } else { None };
    if args.dry_run {
        let made = repository.map(|folder| folder.join(".git"));
        return app.write(listed(made, folder, &files).as_bytes(), &Output::Stdout);
    }
    if let Some(above) = &repository {
        // What will be refused must not leave a repository behind.
        if args.commit && !Repository::would_know_who_commits(above)? {
            return Err(CommitError::Nameless.into());
        }
        Repository::make(above)
            .map_err(|error| Stop::new(error.to_string()).help("mend that, or leave out --git"))?;
    }
    let new = |file: &NewFile| FileChange::new(&file.path, None, file.text.clone());
    let proposal = Proposal {
        files: files.iter().map(new).collect(),
        summary: Some(format!("new plan: {}", args.name)),
        ..Proposal::default()
    };
    let into_git = IntoGit::of(&proposal, folder, app).whole(folder);
    if args.commit {
        into_git.judge()?;
    }
    let bytes: Vec<_> = files.iter().map(NewFile::bytes).collect();
    disk::fill(folder, &bytes).map_err(refusal)?;
    let is_to_be_added = Repository::around(folder).is_some() && !args.commit;
    let mut said = done(folder, period, is_to_be_added);
    if let Some(above) = &repository {
        said = lines([format!("made a git repository in {}", above.display())]) + &said;
    }
    if args.git {
        said += &lines(how_to_merge());
    }
    let done = app.write(said.as_bytes(), &Output::Stdout)?;
    if args.commit {
        into_git.commit(app)?;
    }
    Ok(done)
}

fn folder<'args>(args: &'args Args, app: &'args App) -> Result<&'args Path, Stop> {
    match (args.folder.as_deref(), app.named_plan()) {
        (Some(one), Some(other)) if one != other => {
            Err(Stop::new("two folders are named for one plan").help("name it once"))
        }
        (folder, named) => Ok(folder.or(named).unwrap_or(Path::new("plan"))),
    }
}

/// The time that was asked for: a year, where less than both its ends are given.
fn period(args: &Args, today: Date) -> Result<Period, Stop> {
    let given = |day: Option<Option<Date>>| day.map(the_day).transpose();
    let from = given(args.from.map(|from| from.first_day(today)))?;
    let to = given(args.to.map(|to| to.last_day(today)))?;
    let financial_year = Quarter::of(today).financial_year();
    let from_or = from.or(to.and_then(a_year_before)).or(financial_year.map(|year| year.first));
    let to_or = to.or(from.and_then(a_year_after)).or(financial_year.map(|year| year.last));
    let is_of_a_plan = |day: &Date| (1..=9999).contains(&day.year());
    let period = Period {
        from: the_day(from_or.filter(is_of_a_plan))?,
        to: the_day(to_or.filter(is_of_a_plan))?,
    };
    if period.to < period.from {
        let (from, to) = (long_date(period.from), long_date(period.to));
        return Err(Stop::new(format!("the plan would end on {to}, before it begins on {from}"))
            .help("--from is its first day, --to its last"));
    }
    Ok(period)
}

/// The last day of the year that begins on a day.
fn a_year_after(first: Date) -> Option<Date> {
    first.checked_add_months(Months::new(12))?.checked_sub_days(Days::new(1))
}

/// The first day of the year that ends on a day.
fn a_year_before(last: Date) -> Option<Date> {
    last.checked_add_days(Days::new(1))?.checked_sub_months(Months::new(12))
}

/// Stops where the files would come to lie among others.
fn spare_what_is_there(folder: &Path) -> Result<()> {
    if let Some(around) = store::folder_around(folder, None) {
        return Err(Stop::new(format!(
            "{} would lie in the plan folder {}",
            folder.display(),
            around.display()
        ))
        .help("name a folder outside of it")
        .into());
    }
    disk::may_be_filled(folder).map_err(refusal)
}

/// Whoever asks for git where a plan is has perhaps cloned it, and looks for the settings of a clone.
fn for_the_plan_that_is_there(folder: &Path) -> Stop {
    let stop = Stop::new(format!("there is a plan in {}", folder.display()));
    let stop = stop.help(format!("cov-plan check{}", option_of(folder)));
    let file = folder.join(".gitattributes");
    let attributes = std::fs::read_to_string(&file).unwrap_or_default();
    let stop = if attributes.lines().any(|line| line.trim() == FOR_WHICH_FILES) {
        stop
    } else {
        stop.help(format!(
            "so that git knows for which files, in {}: {FOR_WHICH_FILES}",
            file.display()
        ))
    };
    how_to_merge().fold(stop, Stop::help)
}

/// The folder above the plan's, where a repository is to be made; `None`: it lies in one.
fn repository_to_make(folder: &Path, app: &App) -> Result<Option<PathBuf>, Stop> {
    if Repository::around(folder).is_some() {
        return Ok(None);
    }
    if folder.canonicalize().is_ok_and(|folder| app.is_in(&folder)) {
        return Err(Stop::new("the repository would be made above the folder that you are in")
            .help("go there and name the folder of the plan; or make one yourself: git init"));
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    Ok(Some(above.unwrap_or(Path::new(".")).to_owned()))
}

/// The lines by which git merges updates, which its settings take from nobody but the owner of a clone.
fn how_to_merge() -> impl Iterator<Item = String> {
    let said = "so that git merges updates that two branches add, in each clone once:".to_owned();
    [said].into_iter().chain(SETTINGS.map(|setting| format!("  {setting}")))
}

/// Why the folder cannot be had, with what to do.
fn refusal(error: FolderError) -> anyhow::Error {
    let help = match &error {
        FolderError::NotEmpty { path } if path.join("plan.toml").exists() => {
            format!("there is a plan in it: cov-plan check{}", option_of(path))
        }
        FolderError::NotEmpty { path } => {
            let inside = path.strip_prefix(".").unwrap_or(path).join("plan");
            let inside = inside.display().to_string();
            format!("a plan has a folder of its own: cov-plan init {}", shell::quoted(&inside))
        }
        FolderError::NoFolder { .. } => "name a folder that is not there yet".to_owned(),
        FolderError::NoParent { .. } => "make it first, or name another".to_owned(),
        FolderError::Unwritable { .. } => return error.into(),
    };
    Stop::new(error.to_string()).help(help).into()
}

fn option_of(folder: &Path) -> String {
    shell::option("plan", &folder.display().to_string())
}

/// What is made, a line each: a repository, and the files.
fn listed(repository: Option<PathBuf>, folder: &Path, files: &[NewFile]) -> String {
    let files = files.iter().map(|file| folder.join(&file.path));
    lines(repository.into_iter().chain(files).map(|path| path.display().to_string()))
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    let shown: Vec<String> = lines.into_iter().map(|line| visible(&line).into_owned()).collect();
    shown.join("\n") + "\n"
}

/// What was made, and what to do next.
fn done(folder: &Path, period: Period, is_to_be_added: bool) -> String {
    let name = folder.display().to_string();
    let (from, to) = (long_date(period.from), long_date(period.to));
    let mut said = vec![
        format!("made a plan for {from} to {to} in {name}"),
        "put your own words into its files, then:".to_owned(),
        format!("  cov-plan check{}", option_of(folder)),
    ];
    if is_to_be_added {
        said.push(format!("  git add {}", shell::quoted(&name)));
    }
    lines(said)
}
