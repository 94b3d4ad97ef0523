//! The user's own editor, for what is easier written there than on a command line.

mod again;
mod draft;
mod note;

pub use again::until_it_serves;
pub use draft::Draft;
pub use note::{note_from, note_to_write};

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::command::Stop;

/// The program in which the user writes, as a line that a shell takes: it may have options, as in `code --wait`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    line: OsString,
}

/// The environment's names for the editor, the first that is set goes first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The editor that each machine of a kind has.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// Whether somebody sits at a terminal, and an editor may be opened.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

impl Editor {
    /// The editor that the environment names, else the usual one.
    ///
    /// # Errors
    /// Where neither is there.
    pub fn of_user() -> Result<Self, Stop> {
        // The usual one needs a terminal; one that is named may be a program that needs none.
        let path = if is_interactive() { std::env::var_os("PATH") } else { None };
        let path = path.unwrap_or_default();
        Self::named_by(|name| std::env::var_os(name), &path)
    }

    /// The editor of such a line.
    pub fn new(line: impl Into<OsString>) -> Self {
        Self { line: line.into() }
    }

    /// The editor that variables name, else the usual one, where a folder of the path has it.
    fn named_by(
        variable: impl Fn(&str) -> Option<OsString>,
        path: &OsString,
    ) -> Result<Self, Stop> {
        let is_said = |line: &OsString| !line.to_string_lossy().trim().is_empty();
        let named = VARIABLES.iter().filter_map(|name| variable(name)).find(is_said);
        let program = format!("{USUAL}{}", std::env::consts::EXE_SUFFIX);
        let has_usual =
            || std::env::split_paths(path).any(|in_path| in_path.join(&program).is_file());
        named.or_else(|| has_usual().then(|| USUAL.into())).map(Self::new).ok_or_else(|| {
            Stop::new("no editor is known here").help("name yours in the variable EDITOR")
        })
    }

    /// Opens a file, and waits until the user is done with it.
    fn open(&self, file: &Path) -> io::Result<ExitStatus> {
        self.command(file).status()
    }

    /// As git does it: a shell reads the line, and has the file as one word whatever is in its name.
    #[cfg(not(windows))]
    fn command(&self, file: &Path) -> Command {
        let mut line = self.line.clone();
        line.push(" \"$@\"");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(line).arg(&self.line).arg(file);
        shell
    }

    /// Its shell takes off the outer quotes, and leaves those around the file.
    #[cfg(windows)]
    fn command(&self, file: &Path) -> Command {
        use std::os::windows::process::CommandExt;
        let mut line = OsString::from("/D /S /C \"");
        line.push(&self.line);
        line.push(" \"");
        line.push(file);
        line.push("\"\"");
        let mut shell = Command::new("cmd");
        shell.raw_arg(line);
        shell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(visual: Option<&str>, editor: Option<&str>, path: &str) -> Result<Editor, Stop> {
        let value = |name: &str| if name == "VISUAL" { visual } else { editor };
        Editor::named_by(|name| value(name).map(OsString::from), &path.into())
    }

    #[test]
    fn the_visual_editor_goes_before_the_other_and_an_empty_one_is_none() {
        assert_eq!(
            editor(Some("code --wait"), Some("nano"), "").unwrap(),
            Editor::new("code --wait")
        );
        assert_eq!(editor(Some(" "), Some("nano"), "").unwrap(), Editor::new("nano"));
    }

    #[test]
    fn where_none_is_named_the_usual_one_serves_if_it_is_there() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().to_str().unwrap();
        let refusal = editor(None, None, path).unwrap_err();
        assert_eq!(refusal.to_string(), "no editor is known here");
        let usual = format!("{USUAL}{}", std::env::consts::EXE_SUFFIX);
        std::fs::write(folder.path().join(usual), "").unwrap();
        assert_eq!(editor(None, None, path).unwrap(), Editor::new(USUAL));
    }
}
