//! What a rule is: what it asks, why, how to mend what breaks it, and how to look.

use super::{Changed, Finding, Findings};
use crate::model::{Action, Number, Plan, Severity};
use crate::store::{Place, Problem, Reading};

/// A rule of the check.
pub struct Rule {
    /// Its name, in findings, in plan.toml and on the command line.
    pub name: &'static str,
    /// How much a finding weighs, unless plan.toml says otherwise.
    pub severity: Severity,
    /// What it asks of a plan.
    pub asks: &'static str,
    /// Why it asks that.
    pub because: &'static str,
    /// How to mend what breaks it.
    pub fix: &'static str,
    /// How a plan breaks it, and how that reads when it is mended.
    pub example: Example,
    /// How to look.
    pub look: Look,
}

/// A fault and its mending, in the plan of `examples/three-actions`: that plan with the wrong in place of the right has one
/// finding, of this rule.
pub enum Example {
    /// Lines of a file.
    Lines {
        /// The file's path in the plan folder.
        file: &'static str,
        /// The lines that pass; empty where the wrong ones only need to go.
        right: &'static str,
        /// The lines that do not; empty where something is missing. They stand in place of the right ones, or at the end of the file,
        /// which may be a new one.
        wrong: &'static str,
    },
    /// The path of a file.
    Path {
        /// The path that passes.
        right: &'static str,
        /// The one that does not.
        wrong: &'static str,
    },
    /// What lines cannot show, in words.
    Words {
        /// What passes.
        right: &'static str,
        /// What does not.
        wrong: &'static str,
    },
}

impl Example {
    /// The action that it is about: only an action may be allowed to break a rule.
    pub fn action(&self) -> Option<Number> {
        let path = match self {
            Self::Lines { file, .. } => file,
            Self::Path { wrong, .. } => wrong,
            Self::Words { .. } => return None,
        };
        match Place::of(path) {
            Place::Action { number, .. } => Some(number),
            _ => None,
        }
    }
}

/// What a rule looks at.
pub enum Look {
    /// One thing that reading a file met.
    Problem(fn(&Problem) -> Option<Said>),
    /// One action.
    Action(fn(&Action, &Plan, &mut Findings)),
    /// The records of one file of the plan.
    File(Place, fn(&Plan, &mut Findings)),
    /// One action, and the records of one file of the plan.
    ActionAndFile(fn(&Action, &Plan, &mut Findings), Place, fn(&Plan, &mut Findings)),
    /// The folder as it lies there.
    Folder(fn(&Reading, &mut Findings)),
    /// What has changed of one action since an earlier state of the plan.
    Change(fn(&Changed<'_>, &mut Findings)),
    /// What all other rules found.
    Findings(fn(&Plan, &[Finding], &mut Findings)),
}

/// What a finding says.
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What to do; `None`: the rule's own fix.
    pub help: Option<String>,
}

impl Said {
    /// A message, with the rule's own fix as its help.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The same with help of its own.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}
