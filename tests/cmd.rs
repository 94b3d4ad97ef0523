//! The commands as people type them, with what they print: each block of tests/cmd/*.md is run and compared.
//!
//! To add a case, write the command behind `$` in a block of the page for its screen, run the test with `TRYCMD=overwrite`, and
//! read what it put there against the plan's files before you commit it.

/// Runs pages on a screen of so many columns; 0 is a pipe.
fn run(pages: &str, columns: &str) {
    trycmd::TestCases::new()
        .env("COLUMNS", columns)
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .case(pages);
}

#[test]
fn each_command_prints_what_its_page_shows() {
    run("tests/cmd/*.md", "80");
}

#[test]
fn on_a_narrow_screen_each_row_is_a_block() {
    run("tests/cmd/screens/40.md", "40");
}

#[test]
fn on_a_wide_screen_titles_have_room() {
    run("tests/cmd/screens/160.md", "160");
}

#[test]
fn in_a_pipe_nothing_is_cut_or_wrapped() {
    run("tests/cmd/screens/pipe.md", "0");
}
