//! Where a result goes, what it may not overwrite, and what is said of files that cannot be read.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

mod copied;
mod folder;
mod program;

use std::fs;
use std::process::Stdio;

use folder::TestPlan;
use program::{copy_of_the_repository, cov_plan, printed, refused};

/// The exit code of a command whose reader has gone before it writes.
fn unread(line: &str) -> i32 {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cov-plan"));
    command.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap().code().unwrap()
}

/// What a command prints and says, and how it ends.
fn ran(command: &mut assert_cmd::Command) -> (String, String, i32) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// A command on a plan of a test.
fn on(plan: &TestPlan, line: &str) -> assert_cmd::Command {
    let mut command = cov_plan(line);
    command.args(["--today", "2019-11-15", "--plan"]).arg(plan.root());
    command
}

/// A plan of so many actions that cannot be read, 1.1 and on, and one that can: 2.1.
fn with_broken(broken: usize) -> TestPlan {
    let plan = TestPlan::new();
    for number in 1..=broken {
        plan.write(&format!("actions/help/01-first/1.{number}.toml"), "title = \n");
    }
    plan.write("actions/help/02-second/objective.toml", "title = \"Second\"\n");
    let good = "title = \"Good\"\nlead = \"council\"\ndue = 2020-01-31\n";
    plan.write("actions/help/02-second/2.1.toml", good);
    plan
}

#[test]
fn a_closed_pipe_changes_nothing_about_how_a_command_ends() {
    assert_eq!(unread("check --plan examples/faulty"), 1);
    assert_eq!(unread("list"), 0);
}

#[test]
fn no_result_takes_the_place_of_a_file_of_the_plan() {
    let folder = copy_of_the_repository();
    let agencies = folder.path().join("plan/agencies.toml");
    let before = fs::read(&agencies).unwrap();
    for line in [
        "list -f csv -o plan/agencies.toml",
        "check -f text -o plan/agencies.toml",
        "summary -o plan/actions/new.md",
        "schema action -o plan/schema.json",
        "list -f csv -o plan/agencies.toml --plan examples/three-actions",
    ] {
        let message = refused(cov_plan(line).current_dir(folder.path()));
        assert!(message.contains(" would lie in the plan folder\n"), "{line}: {message}");
    }
    let inside = folder.path().join("plan/actions");
    refused(cov_plan("list -f csv -o ../agencies.toml").current_dir(inside));
    assert_eq!(fs::read(&agencies).unwrap(), before);
    assert!(!folder.path().join("plan/actions/new.md").exists());
}

#[test]
fn a_hidden_file_of_the_plan_folder_and_any_other_may_be_written() {
    let folder = copy_of_the_repository();
    fs::create_dir_all(folder.path().join("plan/.schema")).unwrap();
    for line in ["schema action -o plan/.schema/action.json", "list -o plan.csv"] {
        printed(cov_plan(line).current_dir(folder.path()));
    }
    assert!(folder.path().join("plan/.schema/action.json").is_file());
}

#[test]
fn check_writes_where_and_how_all_others_do() {
    let folder = copy_of_the_repository();
    let check = |rest: &str| {
        let mut command = cov_plan(&format!("check -q --plan examples/faulty {rest}"));
        command.current_dir(folder.path());
        command
    };
    let (text, _, code) = ran(&mut check("-o -"));
    assert!(text.contains("error[title-missing]") && code == 1);
    assert!(!folder.path().join("-").exists());
    check("-o found.json").assert().code(1).stdout("");
    let found = fs::read_to_string(folder.path().join("found.json")).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&found).unwrap().is_array());
    check("-o found.txt").assert().code(1).stdout("");
    assert_eq!(fs::read_to_string(folder.path().join("found.txt")).unwrap(), text);
    assert_eq!(
        refused(&mut check("-o found.md")),
        "error: found.md does not say which format to write\n  \
         help: end the name in .txt, .json, or add --format\n"
    );
}

#[test]
fn both_endings_of_markdown_are_known() {
    let folder = copy_of_the_repository();
    let list = |file: &str| {
        printed(cov_plan(&format!("list --lead police -o {file}")).current_dir(folder.path()));
        fs::read_to_string(folder.path().join(file)).unwrap()
    };
    assert!(list("police.md").starts_with("| No. |"));
    assert_eq!(list("police.markdown"), list("police.md"));
}

#[test]
fn a_folder_that_is_not_there_is_named_as_the_user_named_it() {
    assert_eq!(
        refused(&mut cov_plan("list -o nowhere/list.csv")),
        "error: cannot write nowhere/list.csv: no such folder\n"
    );
}

#[test]
fn of_a_broken_plan_toml_every_report_warns_and_all_else_is_well() {
    let plan = with_broken(0);
    plan.write("plan.toml", "name = \n");
    let (list, said, code) = ran(&mut on(&plan, "list"));
    assert!(list.contains("Good") && code == 0, "{list}");
    let words = "/plan.toml cannot be read: its period, sections, ratings and views are missing; see cov-plan check\n";
    assert!(said.starts_with("warning: ") && said.ends_with(words), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(ran(&mut on(&plan, "show 2.1")).1, said);
    plan.write("plan.toml", "");
    plan.write("agencies.toml", "[council\n");
    assert!(ran(&mut on(&plan, "leads")).1.contains("the names of the agencies are missing"));
}

#[test]
fn a_few_files_that_are_left_out_have_a_line_each_and_more_are_counted() {
    let (_, said, code) = ran(&mut on(&with_broken(3), "list"));
    assert_eq!(said.matches("is left out: it cannot be read; see cov-plan check\n").count(), 3);
    assert_eq!(code, 1);
    let (list, said, code) = ran(&mut on(&with_broken(5), "list"));
    assert!(said.starts_with("warning: 5 files are left out: "), "{said}");
    assert!(said.contains("1.3.toml and 2 more; see cov-plan check\n"), "{said}");
    assert_eq!((said.lines().count(), code), (1, 1));
    let left_out = "\nLeft out: 1.1.toml, 1.2.toml, 1.3.toml and 2 more; see cov-plan check\n";
    assert!(list.ends_with(left_out), "{list}");
}

#[test]
fn a_paper_and_its_page_say_before_their_figures_what_they_leave_out() {
    let plan = with_broken(1);
    let left_out = "Left out: 1.1.toml; see cov-plan check";
    let (text, _, _) = ran(&mut on(&plan, "report"));
    assert_eq!(text.lines().nth(2).unwrap(), left_out, "{text}");
    let (page, _, _) = ran(&mut on(&plan, "report --format html"));
    assert!(page.find(left_out).unwrap() < page.find("<h2").unwrap(), "{page}");
}

#[test]
fn no_action_is_never_all_that_is_said_of_files_that_cannot_be_read() {
    let (list, _, code) = ran(&mut on(&with_broken(1), "list --objective 1"));
    assert_eq!(list, "No action\nLeft out: 1.1.toml; see cov-plan check\n");
    assert_eq!(code, 1);
    let (data, ..) = ran(&mut on(&with_broken(1), "list --objective 1 --format json"));
    assert_eq!(data, "[]\n");
}

#[test]
fn show_speaks_of_the_broken_files_that_it_was_asked_for_alone() {
    let plan = with_broken(4);
    let (shown, said, code) = ran(&mut on(&plan, "show 2.1"));
    assert!(shown.starts_with("2.1 Good\n") && !shown.contains("Left out"), "{shown}");
    assert_eq!((said.as_str(), code), ("", 0));
    let (shown, said, code) = ran(&mut on(&plan, "show 2.1 1.2"));
    assert!(shown.starts_with("2.1 Good\n"), "{shown}");
    assert_eq!((said.lines().count(), code), (1, 1));
    assert!(said.contains("1.2.toml is left out: it cannot be read"), "{said}");
}

#[test]
fn a_file_is_named_as_it_is_reached_from_here() {
    let folder = copy_of_the_repository();
    let objective = folder.path().join("plan/actions/help-and-protection/09-abuse-at-home");
    let shown = printed(cov_plan("show 9.4 --today 2019-11-15").current_dir(&objective));
    assert!(shown.lines().any(|line| line == "9.4.toml"), "{shown}");
    fs::write(objective.join("9.4.toml"), "title = \n").unwrap();
    let (found, ..) = ran(cov_plan("check 9.4.toml").current_dir(&objective));
    assert!(found.contains("--> 9.4.toml:1:"), "{found}");
}

#[test]
fn the_check_fits_the_screen_and_a_line_stays_free_between_findings() {
    for columns in [40, 80] {
        let mut check = cov_plan("check --plan examples/faulty");
        let (found, ..) = ran(check.env("COLUMNS", columns.to_string()));
        // A path is one word, and a line of a file is cut where it shows too little.
        let own = |line: &&str| !line.contains(['/', '|']);
        let widest = found.lines().filter(own).max_by_key(|line| line.chars().count()).unwrap();
        assert!(widest.chars().count() <= columns, "{widest}");
        let first =
            |line: &&str| ["error[", "warning[", "note["].iter().any(|x| line.starts_with(x));
        let findings = found.lines().filter(first).count();
        assert_eq!(found.lines().filter(|line| line.is_empty()).count(), findings - 1);
    }
}

#[test]
fn the_last_line_of_a_check_names_the_worst_rule_and_what_strict_does() {
    let plan = TestPlan::new();
    // 1.1 has a warning, 1.2 an error too.
    plan.action("1.1", "due = 2020-01-31\noutcome = \"Better\"");
    plan.action("1.2", "measures = [\"One\"]\noutcome = \"Better\"");
    let (_, said, code) = ran(&mut on(&plan, "check"));
    let last = |said: &str| said.lines().last().unwrap().to_owned();
    assert_eq!(
        last(&said),
        "1 error and 1 warning in 2 files; why a rule asks: cov-plan explain date-missing"
    );
    assert_eq!(code, 1);
    fs::remove_file(plan.root().join("actions/help/01-first/1.2.toml")).unwrap();
    let (_, said, code) = ran(&mut on(&plan, "check --strict"));
    assert_eq!(
        last(&said),
        "1 warning in 1 file; warnings count as errors (--strict); why a rule asks: cov-plan explain measure-missing"
    );
    assert_eq!(code, 1);
}

#[test]
fn a_view_of_due_may_hold_what_due_alone_knows() {
    let plan = with_broken(0);
    let views =
        "[views]\nlate = [\"--overdue\"]\nsoon = [\"--by\", \"2020-01-31\"]\nstr = \"--overdue\"\n";
    plan.write("plan.toml", views);
    assert!(ran(&mut on(&plan, "due --view soon")).0.contains("Good"));
    assert_eq!(ran(&mut on(&plan, "due --view late")).0, "No open deadline\n");
    assert_eq!(ran(&mut on(&plan, "due --view soon --by 2020-01-30")).0, "No open deadline\n");
    assert!(
        refused(&mut on(&plan, "list --view late"))
            .contains("view late in plan.toml holds --overdue, which this command does not have")
    );
    assert_eq!(
        refused(&mut on(&plan, "due --view str")),
        "error: view str in plan.toml is no list of options\n  \
         help: write it as late = [\"--status\", \"overdue\"]: each word in quotes of its own\n"
    );
}

#[test]
fn words_parted_by_commas_mean_either() {
    let numbers = |line: &str| printed(cov_plan(line).args(["--today", "2019-11-15", "-f", "csv"]));
    let both = numbers("list --lead police --lead CSCP --columns number");
    let mut together = cov_plan("list --today 2019-11-15 -f csv");
    together.args(["--lead", "police, CSCP", "--columns", "number", "--rag", "red,none"]);
    assert_eq!(printed(&mut together), both);
    assert_eq!(both.lines().count(), 1 + 6);
}

#[test]
fn what_people_say_for_a_word_finds_it() {
    let refusal = |option: &str, word: &str| refused(cov_plan("list").args([option, word]));
    for (option, word, right) in [
        ("--status", "done", "'complete'"),
        ("--status", "late", "'overdue'"),
        ("--rag", "not rated", "'none'"),
        ("--rag", "gren", "'green'"),
    ] {
        let message = refusal(option, word);
        assert!(message.contains(&format!("a similar value exists: {right}")), "{message}");
    }
    assert!(!refusal("--rag", "purple").contains("similar"));
}

#[test]
fn what_is_offered_for_pasting_asks_the_same_question() {
    let said = |line: &str| {
        let output = cov_plan(&format!("{line} --today 2019-09-01")).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    // Of the 23 rows on 31 December 2019, 1.1, 9.1 and 24.3 are led by the partnership.
    let note = said("due --before 2019-12-31 --lead CSCP --sort lead:desc --columns number,due");
    let pasted = "cov-plan due --by 2019-12-31 --lead CSCP --sort lead:desc --columns number --columns due --today 2019-09-01\n";
    assert_eq!(note, format!("note: 3 more deadlines fall on 31 December 2019 itself: {pasted}"));
    assert_eq!(
        said("due --before 2019-12-31 --lead CSCP --after 2019-12-01 --plan plan"),
        "note: 3 more deadlines fall on 31 December 2019 itself: \
         cov-plan due --by 2019-12-31 --after 2019-12-01 --lead CSCP --plan plan --today 2019-09-01\n"
    );
    for more in ["--by 2019-11-30", "--within 5d", "--overdue", "--after 2019-12-31"] {
        assert_eq!(said(&format!("due --before 2019-12-31 {more}")), "", "{more}");
    }
}

#[test]
fn a_missing_file_of_the_plan_as_a_whole_is_said_by_every_report() {
    let folder = copy_of_the_repository();
    fs::remove_file(folder.path().join("plan/plan.toml")).unwrap();
    let output = cov_plan("due --today 2019-11-15").current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("warning: the plan has no plan.toml: its period"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_check_of_one_file_speaks_of_that_file_alone() {
    let output = cov_plan("check plan/agencies.toml").output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "no problem in plan/agencies.toml\n");
}

#[test]
fn show_keeps_a_suspension_that_is_over() {
    let plan = TestPlan::with(
        "due = 2020-06-30\nsuspended = { date = 2019-12-01, until = 2020-01-05, reason = \"Moving\" }",
    );
    let text = plan.run(&["show", "1.1", "--today", "2020-02-01"]);
    assert!(
        text.contains("suspended from 1 December 2019 until 5 January 2020: Moving\n"),
        "{text}"
    );
}

#[test]
fn no_rule_that_hides_an_action_is_explained_as_one_to_lower() {
    let told = printed(&mut cov_plan("explain syntax"));
    assert!(
        told.contains("No plan can lower or switch off this rule") && !told.contains("allow]]")
    );
}

#[test]
fn colour_that_is_asked_for_reaches_a_pipe_too() {
    let rows = printed(&mut cov_plan("due --by 2019-09-30 --today 2019-11-15 --color always"));
    assert!(rows.contains("\u{1b}[31m46 days late\u{1b}[0m"), "{rows:?}");
}

#[test]
fn a_file_is_not_written_in_a_format_that_its_name_denies() {
    let plan = TestPlan::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.xlsx");
    let written =
        |file: &std::path::Path| ran(on(&plan, "list --format html").arg("--output").arg(file));
    let (_, said, code) = written(&file);
    let name = file.display();
    assert_eq!(
        said,
        format!(
            "error: --format html does not go with {name}, whose name is that of xlsx\n  \
             help: leave out --format, or name the file otherwise\n"
        )
    );
    assert_eq!((code, file.exists()), (2, false));
    // A name that says nothing denies nothing, and one that says the same neither.
    for name in ["paper", "paper.txt", "paper.HTM", "paper.html"] {
        let (_, said, code) = written(&folder.path().join(name));
        assert_eq!((said.as_str(), code), ("", 0), "{name}");
    }
}
