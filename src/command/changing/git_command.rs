//! How a change is kept in git: the command to paste, and what to do where git refuses.

use std::path::Path;

use crate::command::shell::quoted;
use crate::store::{CommitError, GitError};

/// The git command that commits changed files and nothing else. One that git does not know yet has to be added first. In a
/// folder outside the repository, git has to be told where that is.
pub fn commit_command(
    elsewhere: Option<&Path>,
    files: &[String],
    message: &str,
    is_new: bool,
) -> String {
    let mut git = "git".to_owned();
    if let Some(root) = elsewhere {
        git = format!("git -C {}", quoted(&root.display().to_string()));
    }
    // In a pattern, these may stand for other files than the one that has them in its name.
    let is_pattern = |file: &String| file.starts_with(':') || file.contains(['*', '?', '[']);
    if files.iter().any(is_pattern) {
        git.push_str(" --literal-pathspecs");
    }
    let names: Vec<String> = files.iter().map(|file| quoted(file)).collect();
    let names = names.join(" ");
    let commit = format!("{git} commit -m {} -- {names}", quoted(message));
    if is_new { format!("{git} add -- {names} && {commit}") } else { commit }
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

    fn keep(file: &str, is_new: bool) -> String {
        commit_command(None, &[file.to_owned()], "3.1: amber – a child's plan", is_new)
    }

    #[test]
    fn a_change_is_kept_by_one_command_that_can_be_pasted() {
        assert_eq!(
            keep("plan/3.1.toml", false),
            r"git commit -m '3.1: amber – a child'\''s plan' -- plan/3.1.toml"
        );
        assert_eq!(
            keep("my plan/3.1.toml", true),
            r"git add -- 'my plan/3.1.toml' && git commit -m '3.1: amber – a child'\''s plan' -- 'my plan/3.1.toml'"
        );
        assert_eq!(
            commit_command(None, &["1.1.toml".to_owned(), "1.2.toml".to_owned()], "two", false),
            "git commit -m two -- 1.1.toml 1.2.toml"
        );
    }

    #[test]
    fn outside_the_repository_git_is_told_where_it_is() {
        let files = ["plan/3.1.toml".to_owned()];
        assert_eq!(
            commit_command(Some(Path::new("/srv/our plan")), &files, "3.1", false),
            "git -C '/srv/our plan' commit -m 3.1 -- plan/3.1.toml"
        );
    }

    #[test]
    fn a_name_that_git_would_take_for_a_pattern_is_said_to_be_none() {
        assert_eq!(
            keep("plan/[1]/3.1.toml", false),
            r"git --literal-pathspecs commit -m '3.1: amber – a child'\''s plan' -- 'plan/[1]/3.1.toml'"
        );
    }
}
