//! Start and exit code.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::CompleteEnv;
use cov_plan::cli::Cli;
use cov_plan::command::{App, Exit, report};
use cov_plan::render::{WriteError, to_stderr};

fn main() -> ExitCode {
    // A shell that asks for completions has its answer, and the program ends here.
    CompleteEnv::with_factory(Cli::command).complete();
    let (common, verb) = Cli::from_command_line().split();
    let colour = common.colours_messages();
    match App::new(common).and_then(|app| verb.run(&app)) {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::PlanHasErrors) => ExitCode::from(1),
        // The reader of a pipe that has seen enough is no error.
        Err(error) if matches!(error.downcast_ref(), Some(WriteError::Closed)) => ExitCode::SUCCESS,
        Err(error) => {
            to_stderr(&report(&error, colour));
            ExitCode::from(2)
        }
    }
}
