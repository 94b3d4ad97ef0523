//! How long the program takes for the real plan, beside a program that does nothing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::measure::best_of;

const ROUNDS: usize = 60;

/// The quickest run of an empty program, and of each command line on the repository's plan.
pub fn on_the_real_plan(commands: &[&[&str]]) -> Option<(Duration, Vec<Duration>)> {
    let folder = tempfile::TempDir::new().ok()?;
    let empty = folder.path().join("empty");
    compile_empty(folder.path(), &empty)?;
    let program = Path::new(env!("CARGO_BIN_EXE_cov-plan"));
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plan");
    let nothing = || run(Command::new(&empty));
    let command = |arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).args(["--plan", plan, "--today", "2019-11-15"]);
        run(command)
    };
    let times = best_of(ROUNDS, commands.len() + 1, |index| {
        match index.checked_sub(1).and_then(|index| commands.get(index)) {
            Some(arguments) => command(arguments),
            None => nothing(),
        }
    });
    let (first, others) = times.split_first()?;
    Some((*first, others.to_vec()))
}

fn compile_empty(folder: &Path, program: &Path) -> Option<()> {
    let source = folder.join("empty.rs");
    std::fs::write(&source, "fn main() {}\n").ok()?;
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let status = Command::new(compiler).arg("-O").arg("-o").arg(program).arg(source).status();
    status.ok()?.success().then_some(())
}

/// How long a program takes from its start to its end.
pub fn run(mut command: Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    // A program that cannot be started shows in the table as one that takes no time.
    let _ = command.status();
    start.elapsed()
}
