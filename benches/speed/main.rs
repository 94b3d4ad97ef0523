//! How fast a plan is read, checked and reported on, as multiples of reading the same bytes alone on all cores; the paper as a
//! page, which is more than reading and a look, as a multiple of the check; what reads the history, of git's own commands.
//!
//! `cargo bench --bench speed` measures plans of 75, 1,000, 10,000 and 100,000 actions; with `-- 75 1000`, those named. The
//! goals stand below each table; nothing fails where one is missed, since that can be the machine's doing.
#![expect(clippy::print_stdout, reason = "the table is what a bench is for")]

mod generator;
mod measure;
mod memory;
mod past;
mod start_up;
mod task;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use measure::best_of;
use task::{TASKS, Task};
use tempfile::TempDir;

const SIZES: [usize; 4] = [75, 1_000, 10_000, 100_000];

/// Enough rounds to meet a quiet moment, few enough to end in minutes.
const ACTIONS_A_ROUND: usize = 200_000;

const COMMANDS: [&[&str]; 3] = [&["--version"], &["check"], &["due"]];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, task, folder] = arguments.as_slice()
        && first == memory::PEAK
    {
        return match memory::of_this_process(task, Path::new(folder)) {
            Some(peak) => {
                println!("{peak}");
                ExitCode::SUCCESS
            }
            None => ExitCode::FAILURE,
        };
    }
    match run(&sizes(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cannot write the plan to measure: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The sizes that are named, else all. Cargo adds options of its own.
fn sizes(arguments: &[String]) -> Vec<usize> {
    let named: Vec<usize> =
        arguments.iter().filter_map(|argument| argument.replace(',', "").parse().ok()).collect();
    if named.is_empty() { SIZES.to_vec() } else { named }
}

fn run(sizes: &[usize]) -> io::Result<()> {
    let folder = TempDir::new()?;
    println!(
        "Multiples of reading the same bytes alone on all cores, or of what stands behind the slash; the best of several \
         rounds\n"
    );
    println!("{}", heads());
    let mut plans = Vec::new();
    for &actions in sizes {
        let plan = folder.path().join(actions.to_string());
        generator::write(&plan, actions)?;
        println!("{}", speeds(actions, &plan));
        plans.push((actions, plan));
    }
    println!("{}\n", goals());
    println!("Memory at the peak, in bytes an action (goal: within 2500)\n");
    println!("{}", heads());
    for (actions, plan) in &plans {
        println!("{}", peaks(folder.path(), *actions, plan)?);
    }
    println!("\n{}\n", start_up());
    println!("{}", beside_git(&folder.path().join("repository"))?);
    Ok(())
}

fn line(first: &str, cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().fold(format!("{first:>10}"), |line, cell| format!("{line}{cell:>14}"))
}

fn heads() -> String {
    line("actions", TASKS.iter().map(|task| task.name.to_owned()))
}

fn goals() -> String {
    let goal = |goal: Option<f64>| goal.map_or_else(String::new, |goal| format!("{goal:.1}"));
    line("goal", TASKS.iter().map(|task| goal(task.goal)))
}

fn speeds(actions: usize, plan: &Path) -> String {
    let rounds = (ACTIONS_A_ROUND / actions.max(1)).clamp(3, 100);
    let times = best_of(rounds, TASKS.len(), |index| {
        let start = Instant::now();
        (TASKS[index].run)(plan);
        start.elapsed()
    });
    let time_of = |name: &str| TASKS.iter().zip(&times).find(|(task, _)| task.name == name);
    let cell = |(task, time): (&Task, &Duration)| match time_of(task.beside) {
        Some((yardstick, alone)) if yardstick.name != task.name => {
            format!("{:.2}", ratio(*time, *alone))
        }
        _ => milliseconds(*time),
    };
    line(&actions.to_string(), TASKS.iter().zip(&times).map(cell))
}

/// The peak of each task above that of the same task on a plan of one action.
fn peaks(folder: &Path, actions: usize, plan: &Path) -> io::Result<String> {
    let smallest: PathBuf = folder.join("smallest");
    generator::write(&smallest, 1)?;
    let an_action = |task: &str| {
        let (all, one) = (memory::peak(task, plan)?, memory::peak(task, &smallest)?);
        Some((all.saturating_sub(one) / actions as u64).to_string())
    };
    let cell = |task: &str| an_action(task).unwrap_or_else(|| "unknown".to_owned());
    Ok(line(&actions.to_string(), TASKS.iter().map(|task| cell(task.name))))
}

fn start_up() -> String {
    let Some((empty, commands)) = start_up::on_the_real_plan(&COMMANDS) else {
        return "No compiler for the empty program to compare with".to_owned();
    };
    let ratios = COMMANDS
        .iter()
        .zip(&commands)
        .map(|(arguments, time)| format!("{} {:.2}", arguments.join(" "), ratio(*time, empty)));
    format!(
        "The program on the real plan, as multiples of an empty program ({}; goal: within 4):\n{}",
        milliseconds(empty),
        ratios.collect::<Vec<_>>().join(", ")
    )
}

fn beside_git(folder: &Path) -> io::Result<String> {
    let times = past::beside_git(folder)?;
    let line = |(pair, (git, own)): (&past::Pair, &(Duration, Duration))| {
        let goal = pair.goal.map(|goal| format!("; goal: within {goal}")).unwrap_or_default();
        format!("{} {:.2} ({}{goal})", pair.name, ratio(*own, *git), milliseconds(*git))
    };
    let lines: Vec<String> = past::PAIRS.iter().zip(&times).map(line).collect();
    Ok(format!(
        "Over {} commits, as multiples of what git takes for the same (its time):\n{}",
        past::COMMITS,
        lines.join("\n")
    ))
}

fn ratio(time: Duration, yardstick: Duration) -> f64 {
    time.as_secs_f64() / yardstick.as_secs_f64()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
