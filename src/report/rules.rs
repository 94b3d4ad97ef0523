//! The rules of the check: what each asks, why, how to mend what breaks it, and how to change its weight.

use serde::Serialize;

use super::{Audience, Cell, Column, Document, Listing, Part, Report};
use crate::check::{Example, Rule, is_fixed};
use crate::model::{Named, Number, Plan, Severity};

/// A rule of the check.
#[derive(Serialize)]
pub struct RuleRow {
    /// Its name.
    pub rule: &'static str,
    /// How much it weighs: `error`, `warning` or `note`.
    pub severity: &'static str,
    /// How much plan.toml makes it weigh, `off` among others; `None` where it says nothing, or there is no plan.
    pub severity_here: Option<&'static str>,
    /// What it asks of a plan.
    pub asks: &'static str,
    /// Why.
    pub because: &'static str,
    /// How to mend what breaks it.
    pub fix: &'static str,
    /// The file of the example, from the plan folder; `None` where the example is a path or in words.
    pub file: Option<&'static str>,
    /// What breaks it; empty where something is missing.
    pub wrong: &'static str,
    /// What passes; empty where something has to go.
    pub right: &'static str,
    #[serde(skip)]
    weight: Severity,
    #[serde(skip)]
    action: Option<Number>,
    #[serde(skip)]
    allowed: Vec<String>,
}

/// How much is said of each rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Its name and what it asks.
    Brief,
    /// Everything.
    Full,
}

/// Rules of the check.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Rules {
    /// A row a rule.
    pub listing: Listing<RuleRow>,
    #[serde(skip)]
    detail: Detail,
}

static COLUMNS: &[Column<RuleRow>] = &[
    Column::new("rule", "Rule", |row: &RuleRow| Cell::text(Some(row.rule))),
    Column::new("severity", "Weight", |row: &RuleRow| Cell::text(Some(row.severity))),
    Column::new("severity_here", "In this plan", |row: &RuleRow| Cell::text(row.severity_here)),
    Column::new("asks", "Asks", |row: &RuleRow| Cell::text(Some(row.asks))).gives_way(),
    Column::new("because", "Why", |row: &RuleRow| Cell::text(Some(row.because))).gives_way(),
    Column::new("fix", "To mend", |row: &RuleRow| Cell::text(Some(row.fix))).gives_way(),
    Column::new("file", "File", |row: &RuleRow| Cell::text(row.file)),
    Column::new("wrong", "Wrong", |row: &RuleRow| Cell::text(Some(row.wrong))).gives_way(),
    Column::new("right", "Right", |row: &RuleRow| Cell::text(Some(row.right))).gives_way(),
];

/// These rules, with what a plan says of them.
pub fn rules(rules: &[&Rule], plan: Option<&Plan>, detail: Detail) -> Rules {
    let rows = rules.iter().map(|rule| row(rule, plan)).collect();
    Rules { listing: Listing::new("Rules of the check", COLUMNS, rows), detail }
}

fn row(rule: &Rule, plan: Option<&Plan>) -> RuleRow {
    let here = plan.and_then(|plan| plan.settings.severity(rule.name));
    let (file, wrong, right) = match rule.example {
        Example::Lines { file, right, wrong } => (Some(file), wrong, right),
        Example::Path { right, wrong } | Example::Words { right, wrong } => (None, wrong, right),
    };
    RuleRow {
        rule: rule.name,
        severity: rule.severity.name(),
        severity_here: here.map(Named::name),
        asks: rule.asks,
        because: rule.because,
        fix: rule.fix,
        file,
        wrong: wrong.trim_end(),
        right: right.trim_end(),
        weight: here.unwrap_or(rule.severity),
        action: rule.example.action(),
        allowed: plan.map(|plan| allowed(rule, plan)).unwrap_or_default(),
    }
}

/// The plan's exceptions from a rule, each with its reason.
fn allowed(rule: &Rule, plan: &Plan) -> Vec<String> {
    let of_rule =
        plan.settings.allowed.iter().filter(|allowed| allowed.rule.as_deref() == Some(rule.name));
    of_rule
        .filter_map(|allowed| Some(format!("{}: {}", allowed.number()?, allowed.reason.as_ref()?)))
        .collect()
}

impl Report for Rules {
    fn title(&self) -> String {
        "What the check asks".to_owned()
    }

    fn document(&self, audience: Audience) -> Document {
        match (audience, self.detail) {
            (Audience::Data | Audience::Spreadsheet, _) => {
                Document::new([Part::Table(self.listing.table(audience))])
            }
            (Audience::People, Detail::Brief) => self.list(),
            (Audience::People, Detail::Full) => {
                Document::new(self.listing.rows.iter().flat_map(RuleRow::in_full))
            }
        }
    }
}

impl Rules {
    /// The rules by weight, in the table's order, which is by subject.
    fn list(&self) -> Document {
        let mut parts = Vec::new();
        for &severity in Severity::ALL {
            let rows: Vec<&RuleRow> =
                self.listing.rows.iter().filter(|row| row.weight == severity).collect();
            if !rows.is_empty() {
                parts.push(Part::Heading(heading(severity).to_owned()));
                parts.push(Part::Fields(
                    rows.iter().map(|row| (row.rule.to_owned(), vec![row.in_brief()])).collect(),
                ));
            }
        }
        parts.push(Part::Heading("More".to_owned()));
        parts.push(Part::Lines(vec![
            "cov-plan explain RULE: why it asks, how to mend".to_owned(),
            "cov-plan explain --all: the same of each rule".to_owned(),
        ]));
        Document::new(parts)
    }
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors: the plan is wrong, and the check fails",
        Severity::Warning => "Warnings: likely wrong, or thin",
        Severity::Note => "Notes: worth knowing",
        Severity::Off => "Off: not looked at in this plan",
    }
}

impl RuleRow {
    fn in_brief(&self) -> String {
        match self.severity_here {
            Some(here) if here != self.severity => {
                format!("{} ({} unless plan.toml says otherwise)", self.asks, self.severity)
            }
            _ => self.asks.to_owned(),
        }
    }

    fn in_full(&self) -> Vec<Part> {
        let weight = match self.severity_here {
            Some(here) if here != self.severity => {
                format!("{here} in this plan, {} where plan.toml says nothing", self.severity)
            }
            _ => self.severity.to_owned(),
        };
        let field = |name: &str, words: &str| (name.to_owned(), vec![words.to_owned()]);
        let mut fields = vec![
            field("Asks", self.asks),
            field("Why", self.because),
            field("To mend", self.fix),
            field("Weight", &weight),
        ];
        if !self.allowed.is_empty() {
            fields.push(("Allowed".to_owned(), self.allowed.clone()));
        }
        if self.file.is_none() {
            fields.extend([field("Wrong", self.wrong), field("Right", self.right)]);
        }
        let mut parts = vec![Part::Heading(self.rule.to_owned()), Part::Fields(fields)];
        parts.extend(self.file.map(|file| self.example(file)).into_iter().flatten());
        parts.push(self.settings());
        parts
    }

    /// The lines that break the rule, and those that do not.
    fn example(&self, file: &str) -> Vec<Part> {
        match (self.wrong.is_empty(), self.right.is_empty()) {
            (true, _) => vec![toml(format!("Wrong where {file} lacks:"), self.right)],
            (_, true) => vec![toml(format!("Wrong in {file}, right without:"), self.wrong)],
            _ => vec![
                toml(format!("Wrong in {file}:"), self.wrong),
                toml("Right:".to_owned(), self.right),
            ],
        }
    }

    /// What to write in plan.toml to change the rule's weight, or to allow an exception.
    fn settings(&self) -> Part {
        if is_fixed(self.rule) {
            let words = "No plan can lower or switch off this rule, or let an action break it: a file that cannot be read hides \
                         its action from every report.";
            return Part::Text(words.to_owned());
        }
        let names = Severity::names().into_iter().filter(|&name| name != self.weight.name());
        let weights: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
        let setting = format!("[check]\n{} = {}\n", self.rule, either(&weights));
        match self.action {
            None => toml("To change its weight, in plan.toml:".to_owned(), &setting),
            Some(number) => toml(
                "To change its weight, or to let one action break it, in plan.toml:".to_owned(),
                &format!("{setting}\n{}", exception(self.rule, number)),
            ),
        }
    }
}

/// The first as a value, the others as a comment behind it.
fn either(values: &[String]) -> String {
    match values {
        [first, others @ ..] if !others.is_empty() => {
            format!("{first} # or {}", others.join(" or "))
        }
        _ => values.concat(),
    }
}

fn exception(rule: &str, number: Number) -> String {
    format!("[[check.allow]]\nrule = \"{rule}\"\naction = \"{number}\"\nreason = \"why it may\"\n")
}

fn toml(caption: String, lines: &str) -> Part {
    Part::Toml { caption, lines: lines.to_owned() }
}
