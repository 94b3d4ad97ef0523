//! Help, manual, and what is said to a wrong command line.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod program;

use std::path::Path;
use std::process::{Command, Output};

use clap::CommandFactory;
use cov_plan::cli::Cli;
use program::{copy_of_the_repository, cov_plan, printed, refused};
use tempfile::TempDir;

/// The verbs that help shows.
fn verbs() -> Vec<clap::Command> {
    Cli::command().get_subcommands().filter(|verb| !verb.is_hide_set()).cloned().collect()
}

/// The example lines at the end of a command's help.
fn examples(command: &clap::Command) -> Vec<String> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let lines = after.lines().skip_while(|line| !line.starts_with("Example")).skip(1);
    lines.map(|line| line.trim().to_owned()).collect()
}

/// A repository of the plan in which every example can be tried, one after the other as people do.
fn repository_to_try_in() -> TempDir {
    let folder = copy_of_the_repository();
    let sheet = "number,rag,note,date\n5.1,amber,Half of the plans are reviewed,2019-10-14\n";
    std::fs::write(folder.path().join("updates.csv"), sheet).unwrap();
    let made = in_a_shell(
        "git init --quiet && git config user.name Ann && git config user.email ann@example.org && \
         git add . && GIT_COMMITTER_DATE=2019-10-01T12:00:00Z git commit --quiet -m 'The plan' && \
         git tag v1.0 && git update-ref refs/remotes/origin/main HEAD",
        folder.path(),
    );
    assert!(made.status.success(), "{made:?}");
    folder
}

/// What becomes of a line that is pasted into a shell, where it is the 20th of December 2019 and the editor changes nothing.
fn in_a_shell(line: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_cov-plan")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program].into_iter().chain(std::env::split_paths(&others)));
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(folder).env("PATH", path.unwrap());
    shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    shell.env("COV_PLAN_TODAY", "2019-12-20").env("EDITOR", "true").env_remove("VISUAL");
    shell.env_remove("COMPLETE").output().unwrap()
}

#[test]
fn without_a_command_the_short_help_is_shown_and_all_is_well() {
    let alone = printed(&mut cov_plan(""));
    assert_eq!(alone, printed(&mut cov_plan("-h")));
    assert!(alone.starts_with("Keeps an improvement plan as a folder of text files"), "{alone}");
    for verb in verbs() {
        assert!(alone.contains(&format!("\n  {} ", verb.get_name())), "{alone}");
    }
}

#[test]
fn the_version_is_the_packages() {
    let version = format!("cov-plan {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed(&mut cov_plan("--version")), version);
    assert_eq!(printed(&mut cov_plan("-V")), version);
}

#[test]
fn each_commands_help_begins_with_what_it_is_for_and_ends_with_examples() {
    for verb in verbs() {
        let name = verb.get_name();
        let help = printed(cov_plan(name).arg("--help").env("COLUMNS", "200"));
        assert!(help.starts_with(&verb.get_about().unwrap().to_string()), "{help}");
        let examples = examples(&verb);
        assert!((1..=4).contains(&examples.len()), "{name}: {examples:?}");
        assert!(help.trim_end().ends_with(examples.last().unwrap()), "{help}");
        for example in examples {
            assert!(example.starts_with(&format!("cov-plan {name}")), "{example}");
        }
    }
}

#[test]
fn each_example_in_the_help_works_on_the_repositorys_plan() {
    let folder = repository_to_try_in();
    let verbs: Vec<clap::Command> = Cli::command().get_subcommands().cloned().collect();
    for command in verbs.iter().chain([&Cli::command()]) {
        for example in examples(command) {
            let output = in_a_shell(&example, folder.path());
            // The check ends with 1 where the plan has errors, --exit-code where something has changed: they were done all the same.
            let may_say_no = ["cov-plan check", "cov-plan changes origin/main --exit-code"];
            let worst = i32::from(may_say_no.iter().any(|command| example.starts_with(command)));
            let code = output.status.code().unwrap();
            assert!(code <= worst, "{example}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn help_fits_a_terminal_of_80_columns() {
    for verb in verbs().iter().map(clap::Command::get_name).chain([""]) {
        for how in ["-h", "--help"] {
            let help = printed(cov_plan(verb).arg(how).env("COLUMNS", "80"));
            let widest = help.lines().max_by_key(|line| line.chars().count()).unwrap();
            assert!(widest.chars().count() <= 80, "{verb} {how}: {widest}");
        }
    }
}

#[test]
fn a_slip_of_the_hand_gets_the_right_word() {
    assert!(refused(&mut cov_plan("lst")).contains("'list'"));
    assert!(refused(&mut cov_plan("list --led police")).contains("'--lead'"));
    assert!(refused(&mut cov_plan("list --format jsn")).contains("'json'"));
    assert!(refused(&mut cov_plan("schema actoin")).contains("'action'"));
}

#[test]
fn a_command_that_is_not_built_is_not_taken_for_another() {
    let message = refused(&mut cov_plan("import"));
    assert!(message.starts_with("error: unrecognized subcommand 'import'"), "{message}");
    assert!(!message.contains("similar"), "{message}");
}

#[test]
fn help_is_a_command_too() {
    assert_eq!(printed(&mut cov_plan("help")), printed(&mut cov_plan("--help")));
    assert_eq!(printed(&mut cov_plan("help due")), printed(&mut cov_plan("due --help")));
    assert!(refused(&mut cov_plan("help lst")).contains("'list'"));
}

#[test]
fn of_quiet_and_verbose_the_last_counts() {
    let said = |line: &str| {
        let output = cov_plan(line).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said("list -q -v --today 2019-11-15").contains("asked about 2019-11-15"));
    assert_eq!(said("list -v -q --today 2019-11-15"), "");
}

#[test]
fn the_day_asked_about_takes_every_form_of_a_date() {
    let asked = |day: &str| {
        let output = cov_plan("list -v --today").arg(day).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(asked("2019-12").contains("asked about 2019-12-31"));
    assert!(asked("2019/20-Q3").contains("asked about 2019-12-31"));
    assert!(asked("15 November 2019").contains("asked about 2019-11-15"));
    let clock = asked("today");
    assert!(clock.contains("asked about 20"), "{clock}");
    assert!(!asked("+30d").contains("error"));
    let message = refused(&mut cov_plan("list --today +99999999d"));
    assert_eq!(message, "error: that day is past the year 9999\n");
    let message = refused(&mut cov_plan("due --by -30d"));
    assert!(message.contains("days are not counted backwards: write a date"), "{message}");
}

#[test]
fn a_wrong_day_gets_the_forms_that_are_right() {
    let message = refused(&mut cov_plan("list --today rubbish"));
    assert!(message.contains("'rubbish' for '--today <DATE>'"), "{message}");
    assert_eq!(message.matches("write a date as 2019-12-31").count(), 1, "{message}");
}

#[test]
fn a_wrong_day_in_the_environment_names_the_variable() {
    assert_eq!(
        refused(cov_plan("list").env("COV_PLAN_TODAY", "rubbish")),
        "error: COV_PLAN_TODAY is \"rubbish\"\n  \
         help: write a date as 2019-12-31, \"31 December 2019\", 2019-12, today, +30d, +2w, +3m, or a quarter's end as \
         2019/20-Q3\n"
    );
}

#[test]
fn the_option_goes_before_the_environment_and_an_empty_variable_is_none() {
    let given = cov_plan("list --today 2019-11-15").env("COV_PLAN_TODAY", "rubbish").output();
    assert!(given.unwrap().status.success());
    assert!(cov_plan("list").env("COV_PLAN_TODAY", "").output().unwrap().status.success());
}

#[test]
fn colour_in_help_and_errors_is_as_asked_for() {
    let escape = "\u{1b}[";
    assert!(!printed(&mut cov_plan("-h")).contains(escape));
    assert!(printed(&mut cov_plan("--color always -h")).contains(escape));
    assert!(printed(cov_plan("").env("CLICOLOR_FORCE", "1")).contains(escape));
    assert!(!printed(cov_plan("-h").env("CLICOLOR_FORCE", "0")).contains(escape));
    assert!(!printed(cov_plan("--color=never -h").env("CLICOLOR_FORCE", "1")).contains(escape));
    assert!(refused(&mut cov_plan("lst --color always")).contains(escape));
    assert!(!refused(cov_plan("lst").env("NO_COLOR", "1")).contains(escape));
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    let folder = TempDir::new().unwrap();
    let manual = folder.path().join("share/man1");
    cov_plan("man --quiet").arg(&manual).assert().success().stdout("").stderr("");
    let mut pages: Vec<_> =
        verbs().iter().map(|verb| format!("cov-plan-{}.1", verb.get_name())).collect();
    pages.push("cov-plan.1".to_owned());
    pages.sort();
    let mut written: Vec<_> = std::fs::read_dir(&manual)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    written.sort();
    assert_eq!(written, pages);
    for page in pages {
        let groff =
            Command::new("groff").args(["-man", "-ww", "-z"]).arg(manual.join(page)).output();
        // Where there is no groff, there is nobody to ask.
        if let Ok(said) = groff {
            assert_eq!(String::from_utf8_lossy(&said.stderr), "");
        }
    }
}
