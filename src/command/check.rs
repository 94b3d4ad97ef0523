//! `cov-plan check`

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::shape::Shape;
use super::stop::Stop;
use super::{App, Exit};
use crate::check::{self, Finding};
use crate::model::Severity;
use crate::render::findings::{Findings, FindingsFormat};
use crate::report::count;
use crate::store::Reading;

/// Find every problem in the plan, with its line and how to mend it
///
/// Errors end with exit code 1; warnings and notes do not, unless --strict counts the warnings too.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  cov-plan check
  cov-plan check plan/actions/help-and-protection/09-abuse-at-home/9.4.toml
  cov-plan check --strict --format github")]
pub struct Args {
    /// Show only what concerns these files or folders; the whole plan is checked all the same
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

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
    let reading = app.reading()?;
    let mut found = check::check(reading);
    if !args.paths.is_empty() {
        let wanted = wanted(&args.paths, reading)?;
        found
            .retain(|finding| wanted.iter().any(|path| Path::new(&finding.file).starts_with(path)));
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

/// The files and folders that are asked about, from the plan folder.
fn wanted(paths: &[PathBuf], reading: &Reading) -> Result<Vec<PathBuf>, Stop> {
    let root = std::path::absolute(&reading.root).unwrap_or_else(|_| reading.root.clone());
    let real_root = root.canonicalize().unwrap_or_else(|_| root.clone());
    let below = |path: &PathBuf| {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        // A file that was deleted has no real path any more, but its folder has findings.
        let real = path.canonicalize().ok();
        let below = real.as_deref().and_then(|real| real.strip_prefix(&real_root).ok());
        below.or_else(|| absolute.strip_prefix(&root).ok()).map(Path::to_owned)
    };
    // A hook hands over whatever a commit touches; only where none of it is of the plan is something wrong.
    let wanted: Vec<PathBuf> = paths.iter().filter_map(below).collect();
    let is_of_plan = |path: &PathBuf| {
        reading.sources.iter().any(|source| Path::new(&source.path).starts_with(path))
    };
    match paths.first() {
        Some(path) if !wanted.iter().any(is_of_plan) => {
            Err(Stop::new(format!("nothing to check: {} is no file of the plan", path.display()))
                .help(format!("name files or folders below {}", reading.root.display())))
        }
        _ => Ok(wanted),
    }
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
