//! Start and exit code.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::CompleteEnv;
use cov_plan::cli::Cli;
use cov_plan::command::{App, Exit, message};
use cov_plan::render::to_stderr;

fn main() -> ExitCode {
    // A shell that asks for completions has its answer, and the program ends here.
    CompleteEnv::with_factory(Cli::command).complete();
    let (common, verb) = Cli::from_command_line().split();
    let colour = common.colours_messages();
    match App::new(common).and_then(|app| verb.run(&app)) {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::PlanHasErrors | Exit::Conflict) => ExitCode::from(1),
        Err(error) => {
            to_stderr(&message(&error, colour));
            ExitCode::from(2)
        }
    }
}
