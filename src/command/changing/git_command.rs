//! How a change is kept in git: the command to paste, and what to do where git refuses.

use std::path::Path;

use crate::command::App;
use crate::command::shell::quoted;
use crate::store::{CommitError, GitError, Repository};

/// How git commands are written for whoever stands where the command is run.
pub struct Git<'repository> {
    root: &'repository Path,
    /// Whether that is in the repository; else git has to be told where it is.
    is_here: bool,
}

/// A commit that is to be made.
#[derive(Clone, Copy)]
pub struct Commit<'message> {
    /// Its message.
    pub message: &'message str,
    /// Whether git does not know one of its files yet, so that they have to be added first.
    pub is_new: bool,
}

impl<'repository> Git<'repository> {
    /// Git as it is called for a repository.
    pub fn of(repository: &'repository Repository, app: &App) -> Self {
        Self { root: repository.root(), is_here: app.is_in(repository.root()) }
    }

    /// The command that commits files and nothing else.
    pub fn commit(&self, paths: &[&Path], commit: Commit<'_>, app: &App) -> String {
        self.committing(&self.names(paths, app), commit)
    }

    /// The command that commits a file, and asks for a message.
    pub fn plain_commit(&self, path: &Path, app: &App) -> String {
        let names = self.names(&[path], app);
        format!("{} commit -- {}", self.git(&names), joined(&names))
    }

    /// The command that lets git know files.
    pub fn add(&self, paths: &[&Path], app: &App) -> String {
        let names = self.names(paths, app);
        format!("{} add -- {}", self.git(&names), joined(&names))
    }

    fn committing(&self, names: &[String], commit: Commit<'_>) -> String {
        let (git, files) = (self.git(names), joined(names));
        let command = format!("{git} commit -m {} -- {files}", quoted(commit.message));
        if commit.is_new { format!("{git} add -- {files} && {command}") } else { command }
    }

    fn git(&self, names: &[String]) -> String {
        let mut git = "git".to_owned();
        if !self.is_here {
            git = format!("git -C {}", quoted(&self.root.display().to_string()));
        }
        // In a pattern, these may stand for other files than the one that has them in its name.
        let is_pattern = |name: &String| name.starts_with(':') || name.contains(['*', '?', '[']);
        if names.iter().any(is_pattern) {
            git.push_str(" --literal-pathspecs");
        }
        git
    }

    /// The files as git finds them: from here, or from the top of the repository.
    fn names(&self, paths: &[&Path], app: &App) -> Vec<String> {
        let name = |path: &&Path| {
            let real = path.canonicalize().ok();
            let below = real.as_deref().unwrap_or(path).strip_prefix(self.root).ok();
            match below.filter(|_| !self.is_here) {
                Some(below) => below.display().to_string(),
                None => app.reached(path),
            }
        };
        paths.iter().map(name).collect()
    }
}

fn joined(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(" ")
}

/// What to do where a change cannot be committed.
pub fn help(error: &CommitError) -> Option<String> {
    match error {
        CommitError::Git(GitError::NoProgram) => {
            Some("install git, or leave out --commit".to_owned())
        }
        CommitError::Git(GitError::Outside { .. }) => {
            Some("leave out --commit, and commit the file where it lies".to_owned())
        }
        CommitError::Git(GitError::NoTranscript { .. }) => {
            Some("name another folder in TMPDIR, or leave out --commit".to_owned())
        }
        CommitError::Git(_) | CommitError::Unchanged | CommitError::Refused { .. } => None,
        CommitError::Nameless => Some(
            "tell it once: git config --global user.name 'Your Name' && git config --global user.email you@example.org"
                .to_owned(),
        ),
        CommitError::UnderWay { what } => Some(format!(
            "end it with git {what} --continue, or take it back with git {what} --abort; else leave out --commit"
        )),
        CommitError::Locked { .. } => {
            Some("wait until it has ended; if none is at work, delete that file".to_owned())
        }
        CommitError::Conflict { file } => Some(format!(
            "settle it in the file, then: git add -- {}",
            quoted(&file.display().to_string())
        )),
        CommitError::PassedOver { file } => Some(format!(
            "end that with: git update-index --no-skip-worktree -- {}; or leave out --commit",
            quoted(&file.display().to_string())
        )),
        CommitError::Ignored { file } => Some(format!(
            "git check-ignore -v -- {} names the line that says so; or leave out --commit",
            quoted(&file.display().to_string())
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Git<'static> {
        Git { root: Path::new(""), is_here: true }
    }

    fn committing(git: &Git<'_>, names: &[&str], is_new: bool) -> String {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        git.committing(&names, Commit { message: "3.1: amber – a child's plan", is_new })
    }

    #[test]
    fn a_change_is_kept_by_one_command_that_can_be_pasted() {
        assert_eq!(
            committing(&here(), &["plan/3.1.toml"], false),
            r"git commit -m '3.1: amber – a child'\''s plan' -- plan/3.1.toml"
        );
        assert_eq!(
            committing(&here(), &["my plan/3.1.toml"], true),
            r"git add -- 'my plan/3.1.toml' && git commit -m '3.1: amber – a child'\''s plan' -- 'my plan/3.1.toml'"
        );
        assert!(
            committing(&here(), &["1.1.toml", "1.2.toml"], false).ends_with(" 1.1.toml 1.2.toml")
        );
    }

    #[test]
    fn outside_the_repository_git_is_told_where_it_is() {
        let there = Git { root: Path::new("/srv/our plan"), is_here: false };
        assert_eq!(
            committing(&there, &["plan/3.1.toml"], false),
            r"git -C '/srv/our plan' commit -m '3.1: amber – a child'\''s plan' -- plan/3.1.toml"
        );
    }

    #[test]
    fn a_name_that_git_would_take_for_a_pattern_is_said_to_be_none() {
        assert_eq!(
            committing(&here(), &["plan/[1]/3.1.toml"], false),
            r"git --literal-pathspecs commit -m '3.1: amber – a child'\''s plan' -- 'plan/[1]/3.1.toml'"
        );
    }
}
