//! Start and exit code.

use std::process::ExitCode;

use clap::Parser;
use cov_plan::cli::Cli;
use cov_plan::command::{Exit, report};
use cov_plan::render::{WriteError, to_stderr};

fn main() -> ExitCode {
    let (app, verb) = Cli::parse().split();
    match verb.run(&app) {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::PlanHasErrors) => ExitCode::from(1),
        // The reader of a pipe that has seen enough is no error.
        Err(error) if matches!(error.downcast_ref(), Some(WriteError::Closed)) => ExitCode::SUCCESS,
        Err(error) => {
            to_stderr(&report(&error, app.colours_messages()));
            ExitCode::from(2)
        }
    }
}
