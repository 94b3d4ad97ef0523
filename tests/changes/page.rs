//! Pages of commands, with what they print and change.

use std::fmt::Write;

use crate::shell::Said;
use crate::town::{State, Town, differences};

/// A page: text, and blocks of commands in it.
pub struct Page {
    pieces: Vec<Piece>,
}

enum Piece {
    Line(String),
    Block(Vec<String>),
}

/// What a refused change leaves only where git had the last word.
const NOT_COMMITTED: &str = "the change is written, but not committed";

impl Page {
    /// Takes the commands out of a page; what stands below them is what came of it once.
    pub fn of(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let block = lines.by_ref().take_while(|line| *line != "```");
            match line {
                "```console" => pieces.push(Piece::Block(commands(block))),
                // What was changed is found anew; the empty line above it goes too.
                "```diff" => {
                    block.for_each(drop);
                    pieces.pop();
                }
                line => pieces.push(Piece::Line(line.to_owned())),
            }
        }
        Self { pieces }
    }

    /// The page as it has to be: each block begins anew.
    pub fn run(&self, begin: impl Fn() -> Town) -> String {
        let written = self.pieces.iter().map(|piece| match piece {
            Piece::Line(line) => format!("{line}\n"),
            Piece::Block(commands) => block(commands, &begin()),
        });
        written.collect()
    }
}

/// The commands of a block, each with the lines that go on with it.
fn commands<'text>(block: impl Iterator<Item = &'text str>) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for line in block {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push(command.to_owned());
        } else if let (Some(more), Some(command)) = (line.strip_prefix('>'), commands.last_mut()) {
            write!(command, "\n{}", more.strip_prefix(' ').unwrap_or(more)).unwrap();
        }
    }
    commands
}

/// A block as it has to be, and behind it what its commands have changed.
fn block(commands: &[String], town: &Town) -> String {
    let mut before = town.files();
    let mut written = "```console\n".to_owned();
    for command in commands {
        let earlier = town.files();
        let said = if sets_the_scene(command) {
            let said = town.run(command);
            follow(&mut before, &earlier, town.files());
            shown(&said)
        } else {
            step(command, town)
        };
        let typed = command.replace('\n', "\n> ").replace("\n> \n", "\n>\n");
        write!(written, "$ {typed}\n{said}").unwrap();
    }
    written.push_str("```\n");
    let changed = differences(&before, &town.files()).replace('\r', "␍");
    if !changed.is_empty() {
        write!(written, "\n```diff\n{changed}```\n").unwrap();
    }
    written
}

/// Whether a command is none of the program's: what it changes is none of its changes.
fn sets_the_scene(command: &str) -> bool {
    !command.contains("cov-plan ")
}

/// Takes into a state what changed from an earlier one to a later.
fn follow(state: &mut State, earlier: &State, later: State) {
    state.retain(|path, _| later.contains_key(path));
    state.extend(later.into_iter().filter(|(path, text)| earlier.get(path) != Some(text)));
}

/// What a command printed, an exit code other than 0 before it.
fn shown(said: &Said) -> String {
    let code = if said.code == 0 { String::new() } else { format!("? {}\n", said.code) };
    code + &said.merged
}

/// Runs a command of the program, and gives what it printed.
fn step(command: &str, town: &Town) -> String {
    let before = town.files();
    let twin = town.twin();
    let said = town.run(command);
    let changed = differences(&before, &town.files());
    let is_left = |path: &String| path.contains(".cov-plan-");
    assert!(!town.files().keys().any(is_left), "{command} leaves something behind:\n{changed}");
    let may_change = said.code == 0 && !command.contains("--dry-run");
    assert!(
        changed.is_empty() || may_change || said.merged.contains(NOT_COMMITTED),
        "{command} should change nothing:\n{changed}"
    );
    if !changed.is_empty() && is_alone(command) {
        shows_it_beforehand(command, &twin, &changed);
        is_quiet(command, &twin);
    }
    shown(&said)
}

/// Whether options can be put behind a command: nothing of the shell's is in it.
fn is_alone(command: &str) -> bool {
    command.starts_with("cov-plan ")
        && !command.contains(['|', '&', ';', '<', '\n'])
        && !command.contains("--commit")
}

/// A dry run prints the difference that the command makes, and makes none.
fn shows_it_beforehand(command: &str, town: &Town, changed: &str) {
    let before = town.files();
    let (shown, _) = town.run_apart(&format!("{command} --dry-run"));
    assert_eq!(shown, changed, "{command} --dry-run");
    assert_eq!(town.files(), before, "{command} --dry-run");
}

/// With -q, nothing is said on standard error.
fn is_quiet(command: &str, town: &Town) {
    let (_, noted) = town.run_apart(&format!("{command} -q"));
    assert_eq!(noted, "", "{command} -q");
}
