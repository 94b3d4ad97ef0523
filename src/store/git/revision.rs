//! Which commit somebody means by a revision or a date.

use std::ffi::OsStr;

use chrono::{Datelike, Days};

use super::{Repository, RevisionError};
use crate::model::Date;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its id, in full.
    pub id: String,
    /// Its id, as short as git shows it.
    pub short: String,
    /// The day on which it was made, by the clock of whoever made it.
    pub day: Date,
}

/// What git is to say of a commit: its id, its short id, and when it was made.
const FORMAT: &str = "--format=%H %h %cI";

impl Repository {
    /// The commit that somebody means by a name, such as `main`, `HEAD~3` or a part of an id.
    ///
    /// # Errors
    /// Where there is none, or git is of no use.
    pub fn revision(&self, typed: &str) -> Result<Revision, RevisionError> {
        let no_such = |shallow| RevisionError::NoSuch { typed: typed.to_owned(), shallow };
        let Some(object) = self.object(typed)? else {
            return Err(if self.has_commits()? {
                no_such(self.is_shallow()?)
            } else {
                RevisionError::NoCommits
            });
        };
        let Some(commit) = self.object(format!("{object}^{{commit}}"))? else {
            // An id in full is an object by itself, be it here or not.
            return Err(match self.ask(["cat-file", "-e", &object]) {
                Ok(Some(_)) => RevisionError::NotACommit { typed: typed.to_owned() },
                _ => no_such(self.is_shallow()?),
            });
        };
        let found = self.commits(&["--max-count=1".to_owned(), commit])?;
        found.into_iter().next().ok_or_else(|| no_such(false))
    }

    /// The last commit that was made on the current branch by the end of a day. What was merged later was not there yet.
    ///
    /// # Errors
    /// Where there is none, or git is of no use.
    pub fn revision_by(&self, day: Date) -> Result<Revision, RevisionError> {
        let Some(head) = self.object("HEAD")? else { return Err(RevisionError::NoCommits) };
        let words =
            ["--first-parent".to_owned()].into_iter().chain(not_long_after(day)).chain([head]);
        let commits = self.commits(&words.collect::<Vec<_>>())?;
        let made = commits.into_iter().find(|commit| commit.day <= day);
        match made {
            Some(commit) => Ok(commit),
            None => Err(RevisionError::NoneBy { day, shallow: self.is_shallow()? }),
        }
    }

    /// The id of the last commit of the current branch.
    ///
    /// # Errors
    /// Where nothing is committed, or git is of no use.
    pub fn last(&self) -> Result<String, RevisionError> {
        self.object("HEAD")?.ok_or(RevisionError::NoCommits)
    }

    /// Where the current branch left its upstream; where it has none, the last commit.
    ///
    /// # Errors
    /// Where nothing is committed, or git is of no use.
    pub fn fork_or_last(&self) -> Result<Revision, RevisionError> {
        let head = self.last()?;
        let forks = match self.object("@{upstream}")? {
            Some(upstream) => self.forks(&head, &upstream)?,
            None => Vec::new(),
        };
        forks.into_iter().next().map_or_else(|| self.revision(&head), Ok)
    }

    /// The last commits that the histories of two commits share: one, unless each was merged into the other. Empty: they share none
    /// on this machine.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn forks(&self, one: &str, other: &str) -> Result<Vec<Revision>, RevisionError> {
        let ids = self.ask(["merge-base", "--all", one, other])?.unwrap_or_default();
        String::from_utf8_lossy(&ids).lines().map(|id| self.revision(id)).collect()
    }

    /// Whether anything was ever committed, on whatever branch.
    fn has_commits(&self) -> Result<bool, RevisionError> {
        let first = self.ask(["for-each-ref", "--count=1"])?.unwrap_or_default();
        Ok(!first.is_empty() || self.object("HEAD")?.is_some())
    }

    /// Whether the history ends where somebody has cut it off.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn is_shallow(&self) -> Result<bool, RevisionError> {
        let answer = self.ask(["rev-parse", "--is-shallow-repository"])?.unwrap_or_default();
        Ok(answer.starts_with(b"true"))
    }

    /// The id of the one object that a word names; `None`: it names none, or several.
    pub(super) fn object(&self, word: impl AsRef<OsStr>) -> Result<Option<String>, RevisionError> {
        let word = word.as_ref();
        // No argument of a program has a zero in it.
        if word.as_encoded_bytes().contains(&0) {
            return Ok(None);
        }
        let words = ["rev-parse", "--verify", "--quiet", "--end-of-options"].map(OsStr::new);
        let answer = match self.ask(words.into_iter().chain([word])) {
            Ok(answer) => answer.unwrap_or_default(),
            // It refuses some words as it refuses a repository that it does not trust.
            Err(refused) => match self.ask(["rev-parse", "--git-dir"]) {
                Ok(_) => return Ok(None),
                Err(_) => return Err(refused.into()),
            },
        };
        let id = String::from_utf8_lossy(&answer).trim_end().to_owned();
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok(is_id.then_some(id))
    }

    fn commits(&self, words: &[String]) -> Result<Vec<Revision>, RevisionError> {
        let asked = ["rev-list", FORMAT].into_iter().chain(words.iter().map(String::as_str));
        let answer = self.ask(asked)?.unwrap_or_default();
        let answer = String::from_utf8_lossy(&answer);
        // A line before each repeats its id.
        Ok(answer.lines().filter_map(commit).collect())
    }
}

/// Spares git the commits that are certainly later. Each commit tells its day by the clock of its maker, at most 14 hours away
/// from the one that git compares with; and git knows the days of these years only.
fn not_long_after(day: Date) -> Option<String> {
    let bound = day.checked_add_days(Days::new(2))?;
    (1971..2099).contains(&bound.year()).then(|| format!("--until={bound}T00:00:00Z"))
}

fn commit(line: &str) -> Option<Revision> {
    let mut words = line.split(' ');
    let (id, short, made) = (words.next()?, words.next()?, words.next()?);
    let day = made.get(..10)?.parse().ok()?;
    Some(Revision { id: id.to_owned(), short: short.to_owned(), day })
}
