//! `cov-plan check`

use std::path::PathBuf;
use std::thread;

use anyhow::Result;

use super::at::{self, At};
use super::shape::Shape;
use super::{App, Exit, paths};
use crate::check::{self, Finding};
use crate::model::Severity;
use crate::render::findings::{Findings, FindingsFormat};
use crate::report::count;
use crate::store::{self, Committed, Reading, RevisionError, Version};

/// Find every problem in the plan, with its line and how to mend it
///
/// Errors end with exit code 1; warnings and notes do not, unless --strict counts the warnings too.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan check
  cov-plan check plan/actions/help-and-protection/09-abuse-at-home/9.4.toml
  cov-plan check --strict --format github
  cov-plan check --since origin/main --format github")]
pub struct Args {
    /// Show only what concerns these files or folders; the whole plan is checked all the same
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Only what is new since this commit or day, and what it changed that should stay: ratings, updates, first deadlines
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    since: Option<At>,

    /// Count warnings as errors
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    shape: Shape<FindingsFormat>,
}

/// Checks the plan.
///
/// # Errors
/// Where there is no plan, nothing of it is named, or the result cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let format = args.shape.format()?;
    let reading = reading(app)?;
    let befores = args.since.as_ref().map(|since| befores(since, app)).transpose()?;
    let befores = befores.unwrap_or_default();
    let mut found = if befores.is_empty() {
        check::check(reading)
    } else {
        check::check_since(&befores, reading)
    };
    if !args.paths.is_empty() {
        let readings: Vec<&Reading> = [reading].into_iter().chain(&befores).collect();
        let wanted = paths::named(&args.paths, &readings, "nothing to check")?;
        found.retain(|finding| paths::is_among(&finding.file, &wanted));
    }
    let count = counted(&found, args, reading);
    let from_repository = app.from_repository("");
    let findings = Findings {
        found: &found,
        reading,
        from_here: &|file| app.from_here(file),
        from_repository: &from_repository,
        count: &count,
    };
    let output = args.shape.output();
    app.write(&findings.render(format, app.screen(&output))?, &output)?;
    app.last_line(&count);
    let fails = |finding: &Finding| {
        finding.severity == Severity::Error || args.strict && finding.severity == Severity::Warning
    };
    Ok(if found.iter().any(fails) { Exit::PlanHasErrors } else { Exit::Fine })
}

/// The plan, with the conflicts that git holds open: git is asked while the folder is read.
fn reading(app: &App) -> Result<&Reading> {
    if app.version() != Version::Folder {
        return app.reading();
    }
    let root = app.root()?;
    thread::scope(|scope| {
        let asked = scope.spawn(|| store::conflicts_in(root));
        let reading = app.reading()?;
        if let Ok(conflicts) = asked.join() {
            reading.note_conflicts(conflicts);
        }
        Ok(reading)
    })
}

/// The plan as it was where the branch left that commit, at each of several such places. Empty: there was none.
fn befores(since: &At, app: &App) -> Result<Vec<Reading>> {
    let root = app.root()?;
    let Committed { repository, revision: named } = since.commit(root, app.today())?;
    let mut befores = Vec::new();
    for revision in at::left(since, named, &repository, app)? {
        let committed = Committed { repository: repository.clone(), revision: revision.clone() };
        match store::read_at(root, committed) {
            Err(RevisionError::NoPlanThen { .. }) => app.note(&at::all_is_new(&revision)),
            before => befores.push(before?),
        }
    }
    Ok(befores)
}

/// How many findings there are, in a line.
fn counted(found: &[Finding], args: &Args, reading: &Reading) -> String {
    let of = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    let counts = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
        (of(Severity::Note), "note"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, thing)| count(number, thing))
        .collect();
    let Some((last, before)) = counts.split_last() else {
        return match args.paths.as_slice() {
            [] => format!("no problem in {}", count(reading.sources.len(), "file")),
            [path] => format!("no problem in {}", path.display()),
            paths => format!("no problem in the {} paths", paths.len()),
        };
    };
    let listed =
        if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
    let mut files: Vec<&str> = found.iter().map(|finding| finding.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let has_warnings = found.iter().any(|finding| finding.severity == Severity::Warning);
    let strict =
        if args.strict && has_warnings { "; warnings count as errors (--strict)" } else { "" };
    // Of several that are equally bad, the first.
    let worst = found.iter().min_by_key(|finding| finding.severity);
    let why = worst.map(|finding| finding.rule.name).unwrap_or_default();
    let files = count(files.len(), "file");
    format!("{listed} in {files}{strict}; why a rule asks: cov-plan explain {why}")
}
