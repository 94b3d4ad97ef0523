//! The files of a new plan: one section, one objective and one action, with comments that teach the format.

use super::merge::FOR_WHICH_FILES;
use super::{FileKind, schema};
use crate::model::{Named, Period};

/// What a new plan is told about itself.
#[derive(Clone, Copy, Debug)]
pub struct NewPlan<'words> {
    /// What it is called.
    pub name: &'words str,
    /// Whose plan it is.
    pub organisation: &'words str,
    /// The time that it covers.
    pub period: Period,
}

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path from the plan folder, the parts parted by `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl NewFile {
    /// Its path, and its text as it goes to the disk.
    pub fn bytes(&self) -> (&str, &[u8]) {
        (&self.path, self.text.as_bytes())
    }
}

/// The folder of the first objective.
const OBJECTIVE: &str = "actions/first-section/01-first-objective";

impl NewPlan<'_> {
    /// All files, the plan's own last: a folder without it is no whole plan.
    pub fn files(&self) -> Vec<NewFile> {
        let file = |path: String, text: String| NewFile { path, text };
        let mut files: Vec<NewFile> = FileKind::ALL
            .iter()
            .map(|&kind| file(schema_path(kind), format!("{:#}\n", schema(kind))))
            .collect();
        files.push(file(".taplo.toml".to_owned(), for_editors()));
        files.push(file(".gitignore".to_owned(), IGNORED.to_owned()));
        files.push(file(".gitattributes".to_owned(), format!("{FOR_GIT}{FOR_WHICH_FILES}\n")));
        files.push(file("agencies.toml".to_owned(), self.agencies()));
        files.push(file("governance.toml".to_owned(), GOVERNANCE.to_owned()));
        files.push(file(format!("{OBJECTIVE}/objective.toml"), OBJECTIVE_FILE.to_owned()));
        files.push(file(format!("{OBJECTIVE}/1.1.toml"), self.action()));
        files.push(file("plan.toml".to_owned(), self.plan()));
        files
    }

    fn plan(&self) -> String {
        let Period { from, to } = self.period;
        format!(
            r#"# The plan's own file. Lines that begin with # are comments: take out those that you no longer need.
# All keys and what they mean: cov-plan schema plan --format text
name = {name}
organisation = {organisation}
# The first and the last day of the plan.
period = {{ from = {from}, to = {to} }}
# How often each delivery lead owes an update, and within how many days after the end of that time.
update_every = "quarter"
update_within = 21

# The sections, in the order of the reports. The id is the name of a folder under actions/: to rename the one, rename both.
[[sections]]
id = "first-section"
title = "First section"

# What each rating means in this plan: the key under every report.
[ratings]
red = "Under way, no significant change yet"
amber = "Under way, with evidence of a significant shift in the measures"
green = "Targets and measures met"
"#,
            name = quoted(self.name),
            organisation = quoted(self.organisation),
        )
    }

    fn agencies(&self) -> String {
        format!(
            r#"# Everyone who may lead an action or help with it. The header is the agency's id: actions name it by that.
[council]
name = {}

# Every other agency, when it has a part in the plan:
#
# [police]
# name = "Northshire Police"
# short = "Police"
"#,
            quoted(self.organisation)
        )
    }

    fn action(&self) -> String {
        let Period { from, to } = self.period;
        format!(
            r#"# One action. Its number is the name of the file: the objective's number, a full stop, and its own.
# For the next one, copy this file to 1.2.toml. All keys: cov-plan schema action --format text
title = "Say in a few words what is done"
description = """
Say it in full here, in plain words,
in as many lines as it takes.
"""
# The id of the agency that answers for it, from agencies.toml; then of those that help.
lead = "council"
partners = []
# When it falls due: a day without quotes, or one of these:
#   due = {{ from = {from}, to = {to} }}
#   due = {{ every = "quarter", from = {from}, until = {to} }}
#   due = {{ each_meeting_of = "executive-group", until = {to} }}
#   due = {{ described = "Once the new team is in place", review = {to} }}
due = {to}
# How anybody can tell that it works, and what will be better for children then.
measures = ["Say what is counted or seen"]
outcome = "Say what will be better for children"

# What happens is added below, oldest first; the last update's ratings are the current ones.
#
# [[updates]]
# date = {from}
# by = "council"
# rag = "amber"
# impact = "red"
# note = "Drafted; out for comment."
# evidence = ["https://example.org/draft", {{ held_by = "council", title = "Minutes" }}]
"#
        )
    }
}

/// Text in quotes. What JSON escapes, TOML escapes alike.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn schema_path(kind: FileKind) -> String {
    format!(".schema/{}.json", kind.name())
}

/// The settings by which an editor knows the schema of each file.
fn for_editors() -> String {
    let rules = FileKind::ALL.iter().map(|&kind| {
        let pattern = kind.path().replace("SECTION", "*").replace("NN-NAME", "*");
        let pattern = pattern.replace("NUMBER", "[0-9]*");
        format!(
            "\n[[rule]]\ninclude = [\"**/{pattern}\"]\n[rule.schema]\npath = \"{}\"\n",
            schema_path(kind)
        )
    });
    FOR_EDITORS.to_owned() + &rules.collect::<String>()
}

const FOR_EDITORS: &str = r#"# For editors with taplo, such as VS Code with Even Better TOML: which schema each file of the plan has, so that keys are
# completed while you type. An editor looks for this file in the folder that it is opened in: to open one above, move this
# file there, and put this folder's name before each path.
include = ["**/*.toml"]
"#;

const IGNORED: &str = "\
# What is left of a file that was being written when the machine stopped.
.cov-plan-*
";

const FOR_GIT: &str = "\
# Lines end alike in every checkout, and as cov-plan fmt ends them: else git on Windows would put ends there that fmt changes.
*.toml text eol=lf
# Two branches that each add an update merge by themselves, where cov-plan init --git or its lines were given in the clone.
";

const GOVERNANCE: &str = r#"# The groups that watch over the plan. Actions name them by the id in the header, as in agreed_by = "executive-group".
[groups.executive-group]
name = "Executive group"
# The days on which it meets, earliest first, or how often:
# meetings = [2019-10-22, 2019-12-19]
meets = "quarter"
"#;

const OBJECTIVE_FILE: &str = r#"# One objective. Its folder begins with its number, and its actions lie beside this file.
title = "Say what is to be achieved"

# Where it answers a finding of Ofsted, kind "improvement" or "development":
#
# [ofsted]
# kind = "improvement"
# finding = "What the inspectors found"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<NewFile> {
        let day = |text: &str| text.parse().unwrap();
        let period = Period { from: day("2026-04-01"), to: day("2027-03-31") };
        NewPlan { name: "The \"one\" plan", organisation: "Northtown \\ Council", period }.files()
    }

    fn text(path: &str) -> String {
        files().into_iter().find(|file| file.path == path).unwrap().text
    }

    #[test]
    fn names_are_text_whatever_is_in_them() {
        let plan = text("plan.toml");
        assert!(plan.contains("\nname = \"The \\\"one\\\" plan\"\n"), "{plan}");
        assert!(plan.contains("\norganisation = \"Northtown \\\\ Council\"\n"), "{plan}");
        assert!(text("agencies.toml").contains("\nname = \"Northtown \\\\ Council\"\n"));
    }

    #[test]
    fn the_plans_own_file_comes_last() {
        let paths: Vec<_> = files().into_iter().map(|file| file.path).collect();
        assert_eq!(paths.last().map(String::as_str), Some("plan.toml"));
    }

    #[test]
    fn an_editor_finds_the_schema_of_each_kind_of_file() {
        let settings = text(".taplo.toml");
        assert!(settings.contains("include = [\"**/actions/*/*/[0-9]*.toml\"]\n[rule.schema]\npath = \".schema/action.json\"\n"), "{settings}");
        assert!(
            settings.contains(
                "include = [\"**/plan.toml\"]\n[rule.schema]\npath = \".schema/plan.json\"\n"
            ),
            "{settings}"
        );
    }
}
