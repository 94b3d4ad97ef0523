//! `--at`: the commit whose plan is read in place of the folder.

use std::path::Path;
use std::str::FromStr;

use anyhow::Result;

use super::App;
use super::stop::Stop;
use super::typed::the_day;
use crate::model::Date;
use crate::query::When;
use crate::report::long_date;
use crate::store::{Committed, GitError, Repository, Revision, RevisionError, Version};

/// A commit as people type it: a revision, or a day for the last commit by its end.
#[derive(Clone, Debug)]
pub struct At {
    typed: String,
    /// The day; `None`: it is a name that git knows.
    day: Option<When>,
}

impl FromStr for At {
    type Err = std::convert::Infallible;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        Ok(Self { typed: typed.to_owned(), day: typed.parse().ok() })
    }
}

impl At {
    /// The words as they were typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The day that was typed; `None`: it is a name that git knows.
    pub fn day(&self, clock: Date) -> Option<Date> {
        self.day?.last_day(clock)
    }

    /// The commit, in the repository of a plan folder. `clock` is the day of the machine.
    ///
    /// # Errors
    /// Where there is no repository or no such commit.
    pub fn commit(&self, root: &Path, clock: Date) -> Result<Committed> {
        let repository = repository(root)?;
        let revision = self.revision(&repository, clock)?;
        Ok(Committed { repository, revision })
    }

    /// The commit in a repository.
    ///
    /// # Errors
    /// Where there is no such commit.
    pub fn revision(&self, repository: &Repository, clock: Date) -> Result<Revision> {
        Ok(match self.day {
            Some(day) => repository.revision_by(the_day(day.last_day(clock))?)?,
            None => repository.revision(&self.typed)?,
        })
    }
}

/// The repository in which a plan folder lies.
///
/// # Errors
/// Where it lies in none.
pub fn repository(root: &Path) -> Result<Repository, RevisionError> {
    Repository::around(root).ok_or_else(|| RevisionError::NoRepository { plan: root.to_owned() })
}

/// A commit as it is named in a sentence.
pub fn in_words(revision: &Revision) -> String {
    format!("{} of {}", revision.short, long_date(revision.day))
}

/// The id of the last commit that is looked at.
///
/// # Errors
/// Where nothing is committed, or git is of no use.
pub fn last_commit(app: &App, repository: &Repository) -> Result<String, RevisionError> {
    match app.version() {
        Version::Folder => repository.last(),
        Version::Commit(revision) => Ok(revision.id),
    }
}

/// Where the branch that is looked at left the one of a commit: that commit itself, unless others followed it there. Which it is, is
/// noted where it is another. There are several where each branch was merged into the other.
///
/// # Errors
/// Where nothing is committed, or git is of no use.
pub fn left(
    named: &At,
    revision: Revision,
    repository: &Repository,
    app: &App,
) -> Result<Vec<Revision>> {
    let own = last_commit(app, repository)?;
    let typed = named.typed();
    let forks = repository.forks(&own, &revision.id)?;
    if forks.is_empty() {
        let is_cut = repository.is_shallow()?;
        let deeper = if is_cut { "; git fetch --unshallow fetches more" } else { "" };
        app.warn(&format!(
            "the branch and {typed} share no commit on this machine: what {typed} has besides may look like a change of the branch{deeper}"
        ));
        return Ok(vec![revision]);
    }
    if !forks.contains(&revision) {
        let places: Vec<String> = forks.iter().map(in_words).collect();
        app.note(&format!(
            "{typed} has gone on since the branch left it: compared with {}, where that was",
            places.join(" and ")
        ));
    }
    Ok(forks)
}

/// That a commit has no plan with which the present one could be compared.
pub fn all_is_new(revision: &Revision) -> String {
    format!("there was no plan in {} yet: all of it is new", in_words(revision))
}

/// What to do where a commit cannot be read.
pub fn help(error: &RevisionError) -> Vec<String> {
    const DEEPER: &str = "this copy has only the end of the history: git fetch --unshallow, or in a workflow fetch-depth: 0";
    let lines: &[&str] = match error {
        RevisionError::NoSuch { shallow: true, .. }
        | RevisionError::NoneBy { shallow: true, .. } => &[DEEPER],
        RevisionError::NoSuch { typed, .. } if typed.starts_with('-') => {
            &["if this is meant as an option: --help lists those of the command"]
        }
        RevisionError::NoSuch { typed, .. } if typed.contains("..") && !typed.contains(':') => &[
            "two commits are two words: cov-plan changes main HEAD; one alone is compared with the folder",
        ],
        RevisionError::NoSuch { typed, .. } if is_like_a_day(typed) => &[
            "the calendar has no such day; the days of a month end with its last, as in 2019-09-30",
        ],
        RevisionError::NoSuch { .. } => &[
            "give a branch, a tag, a part of a commit's id, HEAD~3, or a day such as 2019-10-31; git log lists the commits",
        ],
        RevisionError::NotACommit { .. } => &["name a commit, a branch or a tag"],
        RevisionError::NoneBy { .. } => {
            &["git log --reverse shows the first commit; ask about a later day"]
        }
        RevisionError::NoCommits => &["commit the plan first: git add and git commit"],
        RevisionError::NoRepository { .. } => {
            &["git init makes one; until the plan is committed there is no earlier state of it"]
        }
        RevisionError::NoPlanThen { .. } => &[
            "the plan was not there then, or under another name: git log --follow shows since when",
        ],
        RevisionError::Incomplete { .. }
        | RevisionError::HistoryIncomplete
        | RevisionError::BranchesIncomplete => {
            &["it was cloned in part; fetch the rest: git fetch --refetch --no-filter"]
        }
        RevisionError::Git(GitError::NoProgram) => {
            &["install git: the history of the plan is read with it"]
        }
        RevisionError::Git(_) | RevisionError::Garbled => &[],
    };
    lines.iter().map(|&line| line.to_owned()).collect()
}

/// Whether a word has the form of a day, such as 2020-02-30.
fn is_like_a_day(typed: &str) -> bool {
    let parts: Vec<&str> = typed.split('-').collect();
    let are_numbers = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    are_numbers && matches!(parts.as_slice(), [year, _, _] if year.len() == 4)
}

/// A command that changes the plan changes the folder.
///
/// # Errors
/// Where a commit is named to be changed.
pub fn refuse_to_change(at: Option<&At>) -> Result<(), Stop> {
    match at {
        None => Ok(()),
        Some(_) => Err(Stop::new("what is committed cannot be changed")
            .help("leave out --at: the change is made to the folder")),
    }
}
