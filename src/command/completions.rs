//! `cov-plan completions`

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap_complete::env::Shells;

use super::stop::Stop;
use super::{App, Exit};
use crate::render::Output;

/// Print a shell's completions, which know the words of the plan
#[derive(clap::Args, Debug)]
#[command(after_help = "\
To install, add a line to the file that your shell reads when it starts:
  bash        ~/.bashrc
              source <(cov-plan completions bash)
  zsh         ~/.zshrc, below compinit
              source <(cov-plan completions zsh)
  fish        ~/.config/fish/completions/cov-plan.fish
              cov-plan completions fish | source
  elvish      ~/.config/elvish/rc.elv
              eval (cov-plan completions elvish | slurp)
  powershell  $PROFILE
              cov-plan completions powershell | Out-String | Invoke-Expression

Examples:
  cov-plan completions bash
  cov-plan completions zsh")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(Shells::builtins().names()), ignore_case = true)]
    shell: String,
}

/// Prints a shell's script.
///
/// # Errors
/// Where it cannot be written.
pub fn run(args: &Args, app: &App) -> Result<Exit> {
    let shells = Shells::builtins();
    let shell = shells
        .completer(&args.shell.to_lowercase())
        .ok_or_else(|| Stop::new(format!("no completions for {}", args.shell)))?;
    let mut script = Vec::new();
    let program = program(std::env::args_os().next());
    shell.write_registration(VARIABLE, NAME, NAME, &program, &mut script)?;
    app.write(&script, &Output::Stdout)
}

const NAME: &str = "cov-plan";

/// The variable by which a shell asks for completions.
const VARIABLE: &str = "COMPLETE";

/// The program as the shell shall call it: by its name, or by the whole path where it was called by a path.
fn program(called: Option<OsString>) -> String {
    let called = called.map_or_else(|| PathBuf::from(NAME), PathBuf::from);
    let is_path = called.parent().is_some_and(|folder| folder != Path::new(""));
    let absolute = is_path.then(|| std::path::absolute(&called).ok()).flatten();
    absolute.unwrap_or(called).to_string_lossy().into_owned()
}
