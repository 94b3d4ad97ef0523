//! What git could not do.

use std::io;
use std::path::PathBuf;

use super::Revision;
use crate::model::Date;

/// The git program was of no use.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no such program.
    #[error("there is no program git on this machine")]
    NoProgram,
    /// It could not be run.
    #[error("cannot run git")]
    Run(#[source] io::Error),
    /// There is no place for what it says.
    #[error("cannot write a temporary file in {}", folder.display())]
    NoTranscript {
        /// The folder for temporary files.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It could not merge two versions of a text.
    #[error("git cannot merge the two versions: {words}")]
    NotMerged {
        /// What git said.
        words: String,
    },
    /// It could not make a repository.
    #[error("git cannot make a repository in {}: {words}", folder.display())]
    NotMade {
        /// The folder.
        folder: PathBuf,
        /// What git said.
        words: String,
    },
    /// It refused to work in the repository.
    #[error("git cannot use the repository {}", root.display())]
    Refused {
        /// The top folder of the repository.
        root: PathBuf,
        /// What git said.
        words: String,
    },
    /// A file belongs to another repository, or to none.
    #[error("{} is not in the repository {}", file.display(), root.display())]
    Outside {
        /// The file.
        file: PathBuf,
        /// The top folder of the repository.
        root: PathBuf,
    },
}

/// A revision could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RevisionError {
    /// The git program was of no use.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The plan folder is in no repository.
    #[error("{} is in no git repository", plan.display())]
    NoRepository {
        /// The plan folder.
        plan: PathBuf,
    },
    /// The name means nothing, or more than one thing.
    #[error("git knows no revision {typed}")]
    NoSuch {
        /// The name as typed.
        typed: String,
        /// Whether the history is cut off, so that it may lie behind that.
        shallow: bool,
    },
    /// The name means something else than a commit.
    #[error("{typed} is no commit")]
    NotACommit {
        /// The name as typed.
        typed: String,
    },
    /// Nothing was committed by that day.
    #[error("there is no commit on this branch by {}", day.format("%-d %B %Y"))]
    NoneBy {
        /// The day.
        day: Date,
        /// Whether the history is cut off, so that there may have been one.
        shallow: bool,
    },
    /// Nothing was ever committed.
    #[error("nothing is committed in this repository yet")]
    NoCommits,
    /// The plan folder is not in the commit.
    #[error("there is no folder {folder} in {} of {}", revision.short, revision.day.format("%-d %B %Y"))]
    NoPlanThen {
        /// The plan folder, from the top of the repository.
        folder: String,
        /// The commit.
        revision: Revision,
    },
    /// An object of the commit is not on this machine.
    #[error("the repository has not all of {}", revision.short)]
    Incomplete {
        /// The commit.
        revision: Revision,
    },
    /// Not all of the history is on this machine.
    #[error("the repository has not all of its history")]
    HistoryIncomplete,
    /// An object of another branch is not on this machine.
    #[error("the repository has not all of its branches")]
    BranchesIncomplete,
    /// Git said something else than what was asked.
    #[error("git gave an answer that makes no sense")]
    Garbled,
}

/// Files could not be committed.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The git program was of no use.
    #[error(transparent)]
    Git(#[from] GitError),
    /// Nobody has told git who commits.
    #[error("git does not know who you are")]
    Nameless,
    /// Something is half done, and git commits no single files before it ends.
    #[error("a {what} is under way in this repository")]
    UnderWay {
        /// What it is, as git calls its command.
        what: &'static str,
    },
    /// Another git program is at work, or one was killed.
    #[error("another git program is at work in this repository: {} is there", lock.display())]
    Locked {
        /// The file that says so.
        lock: PathBuf,
    },
    /// A file has a conflict that nobody has settled.
    #[error("{} has a conflict that is not settled", file.display())]
    Conflict {
        /// The file.
        file: PathBuf,
    },
    /// A file is one that git was told to leave out.
    #[error("git is told to ignore {}", file.display())]
    Ignored {
        /// The file.
        file: PathBuf,
    },
    /// A file is one whose changes git was told to pass over.
    #[error("git is told to pass over changes of {}", file.display())]
    PassedOver {
        /// The file.
        file: PathBuf,
    },
    /// Nothing in the files differs from the last commit.
    #[error("there is nothing to commit: all is as in the last commit")]
    Unchanged,
    /// Git or a hook refused the commit.
    #[error("git refused the commit")]
    Refused {
        /// What git and the hooks said.
        words: String,
    },
}

impl RevisionError {
    /// What git said, in its own words and lines.
    pub fn words(&self) -> &str {
        match self {
            Self::Git(GitError::Refused { words, .. }) => words,
            _ => "",
        }
    }
}

impl CommitError {
    /// What git and the hooks said, in their own words and lines.
    pub fn words(&self) -> &str {
        match self {
            Self::Git(GitError::Refused { words, .. }) | Self::Refused { words } => words,
            _ => "",
        }
    }
}
