//! What is being written in an editor: it lies in a file of its own, so that nothing that somebody typed is lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::Editor;
use crate::command::stop::Stop;
use crate::render::{to_stderr, visible};

/// A text in a file that nobody else can read. The file goes with the draft, unless it is kept.
#[derive(Debug)]
pub struct Draft {
    folder: TempDir,
    file: PathBuf,
    /// What stood in it before anybody wrote.
    given: String,
    text: String,
}

impl Draft {
    /// Puts a text into a file of this name, in a folder of its own among the machine's temporary ones. The name is what the
    /// editor shows, and by its ending, such as `3.1-note.md`, it knows what is written.
    ///
    /// # Errors
    /// Where no file can be written.
    pub fn new(text: &str, name: &str) -> Result<Self> {
        let folder = private_folder().context("cannot make a temporary folder")?;
        let file = folder.path().join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Self { folder, file, given: text.to_owned(), text: text.to_owned() })
    }

    /// Has the user write in it, and takes the text from the file. May be called again, where what was written cannot be used.
    ///
    /// # Errors
    /// Where the editor does not end well, or what it leaves is no text. What the user wrote is kept then, and named.
    pub fn edit(&mut self, editor: &Editor) -> Result<()> {
        let status = editor.open(&self.file).context("cannot start the editor")?;
        if !status.success() {
            return Err(self.refusal(&ended(status)).into());
        }
        match fs::read(&self.file).map(String::from_utf8) {
            Ok(Ok(text)) => self.text = text,
            Ok(Err(_)) => return Err(self.refusal("what the editor saved is not UTF-8").into()),
            Err(_) => return Err(self.refusal("the editor left no file").into()),
        }
        Ok(())
    }

    /// The text as it was last saved by an editor that ended well.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Keeps the file, and says where it is.
    pub fn keep(&mut self) -> &Path {
        self.folder.disable_cleanup(true);
        &self.file
    }

    /// Keeps the file, and names it: not in a note that can be silenced, since nobody writes it twice.
    pub fn keep_and_name(&mut self) {
        let kept = self.keep().display().to_string();
        to_stderr(&format!("what you wrote is in {}\n", visible(&kept)));
    }

    /// Keeps the file where the user gives up.
    pub fn given_up(&mut self) -> Stop {
        let kept = self.keep().display();
        Stop::new("nothing is changed").help(format!("what you wrote is in {kept}"))
    }

    /// Keeps the file as the only copy of what another one held, and names it.
    pub fn keep_as_it_was(&mut self) {
        let kept = self.keep().display().to_string();
        to_stderr(&format!("the file as it was is in {}\n", visible(&kept)));
    }

    /// Nothing is changed; whatever the user saved all the same is kept.
    fn refusal(&mut self, why: &str) -> Stop {
        let stop = Stop::new(format!("{why}, so nothing is changed"));
        if fs::read(&self.file).is_ok_and(|saved| saved != self.given.as_bytes()) {
            stop.help(format!("what you wrote is in {}", self.keep().display()))
        } else {
            stop.help(
                "save the text and leave the editor as usual; the variable EDITOR names another",
            )
        }
    }
}

/// The end of an editor that did not end well.
fn ended(status: ExitStatus) -> String {
    match status.code().filter(|&code| code <= LAST_OWN_CODE) {
        Some(code) => format!("the editor ended with {code}"),
        None => "the editor was stopped".to_owned(),
    }
}

/// Above this, a shell tells which signal has stopped a program.
const LAST_OWN_CODE: i32 = 128;

/// A folder that its owner alone may enter: editors put copies of their own beside a file.
fn private_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("cov-plan-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    /// What becomes of a draft of "given" in an editor that runs this line of a shell, the file its `$1`.
    fn edited(line: &str) -> (Draft, Result<()>) {
        let mut draft = Draft::new("given\n", "3.1-note.md").unwrap();
        let result = draft.edit(&Editor::new(format!("sh -c '{line}' editor")));
        (draft, result)
    }

    fn message(result: Result<()>) -> String {
        crate::command::message(&result.unwrap_err(), false)
    }

    #[test]
    fn what_the_editor_saves_is_the_text_and_the_file_goes_with_the_draft() {
        let (draft, result) = edited("printf \"%s, changed\\n\" \"$(cat \"$1\")\" > \"$1\"");
        result.unwrap();
        assert_eq!(draft.text(), "given, changed\n");
        let folder = draft.folder.path().to_owned();
        assert!(draft.file.ends_with("3.1-note.md") && draft.file.starts_with(&folder));
        drop(draft);
        assert!(!folder.exists());
    }

    #[test]
    fn an_editor_that_puts_another_file_in_the_place_of_the_first_is_understood() {
        let (draft, result) = edited("echo other > \"$1.new\" && mv \"$1.new\" \"$1\"");
        result.unwrap();
        assert_eq!(draft.text(), "other\n");
    }

    #[test]
    fn a_draft_can_be_opened_again_with_what_was_written() {
        let (mut draft, result) = edited("echo once >> \"$1\"");
        result.unwrap();
        draft.edit(&Editor::new("sh -c 'echo twice >> \"$1\"' editor")).unwrap();
        assert_eq!(draft.text(), "given\nonce\ntwice\n");
    }

    #[test]
    fn nobody_else_can_read_a_draft() {
        use std::os::unix::fs::PermissionsExt;
        let draft = Draft::new("given\n", "3.1-note.md").unwrap();
        assert_eq!(draft.folder.path().metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn an_editor_that_ends_badly_changes_nothing() {
        let (draft, result) = edited("exit 1");
        assert_eq!(
            message(result),
            "error: the editor ended with 1, so nothing is changed\n  \
             help: save the text and leave the editor as usual; the variable EDITOR names another\n"
        );
        assert_eq!(draft.text(), "given\n");
        let (_, result) = edited("kill -9 $$");
        assert!(
            message(result).starts_with("error: the editor was stopped, so nothing is changed\n")
        );
    }

    #[test]
    fn what_was_saved_before_a_bad_end_is_kept_and_named() {
        for (line, why, saved) in [
            ("echo typed > \"$1\"; exit 3", "the editor ended with 3", b"typed\n".as_slice()),
            ("printf \"\\377\" > \"$1\"", "what the editor saved is not UTF-8", b"\xff"),
        ] {
            let (draft, result) = edited(line);
            let (file, folder) = (draft.file.clone(), draft.folder.path().to_owned());
            drop(draft);
            let help = format!("what you wrote is in {}", file.display());
            let expected = format!("error: {why}, so nothing is changed\n  help: {help}\n");
            assert_eq!(message(result), expected);
            assert_eq!(fs::read(&file).unwrap(), saved);
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn what_was_written_first_is_kept_where_the_second_time_ends_badly() {
        let (mut draft, result) = edited("echo typed > \"$1\"");
        result.unwrap();
        let help = format!("what you wrote is in {}", draft.file.display());
        assert!(message(draft.edit(&Editor::new("false"))).contains(&help));
        let (file, folder) = (draft.file.clone(), draft.folder.path().to_owned());
        drop(draft);
        assert_eq!(fs::read_to_string(file).unwrap(), "typed\n");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_draft_that_is_kept_outlives_the_command() {
        let mut draft = Draft::new("given\n", "3.1.toml").unwrap();
        let file = draft.keep().to_owned();
        drop(draft);
        assert_eq!(fs::read_to_string(&file).unwrap(), "given\n");
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
    }
}
