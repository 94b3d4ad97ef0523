//! What keeps a whole file from being read is always an error.

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "rule-fixed",
    severity: Severity::Error,
    asks: "no rule about files that cannot be read is lowered, switched off or allowed to be broken",
    because: "the whole action would be missing from every report, and nobody would be told",
    fix: "take the setting out of plan.toml, and mend the file",
    example: Example::Lines {
        file: "plan.toml",
        right: "agency-unused = \"warning\"",
        wrong: "agency-unused = \"warning\"\nsyntax = \"off\"",
    },
    look: Look::File(Place::Plan, look),
};

/// The rules about what keeps a file from being read.
const FIXED: [&str; 6] =
    ["file-unreadable", "file-empty", "not-utf8", "conflict-markers", "syntax", "key-twice"];

/// Whether no plan may set another severity for a rule, or allow an action to break it.
pub fn is_fixed(rule: &str) -> bool {
    FIXED.contains(&rule)
}

fn look(plan: &Plan, found: &mut Findings) {
    for (name, severity) in plan.settings.severities.iter().filter(|(name, _)| is_fixed(name)) {
        let words = match severity {
            Some(Severity::Off) => "be switched off",
            Some(Severity::Warning | Severity::Note) => "be lowered",
            Some(Severity::Error) | None => continue,
        };
        found
            .at_key(format!("check.{name}"))
            .say(format!("{name} cannot {words}: it finds what keeps a file from being read"));
    }
    for (index, allowed) in plan.settings.allowed.iter().enumerate() {
        if let Some(name) = allowed.rule.as_ref().filter(|name| is_fixed(name)) {
            found.at(format!("check.allow[{index}].rule")).say(format!(
                "no action is allowed to break {name}: it finds what keeps a file from being read"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;
    use crate::store::{Problem, ProblemKind};

    #[test]
    fn whatever_breaks_a_file_is_under_a_fixed_rule() {
        let words = String::new;
        let kinds = [
            ProblemKind::Unreadable { why: words(), help: words() },
            ProblemKind::Empty,
            ProblemKind::NotUtf8,
            ProblemKind::ConflictMarkers,
            ProblemKind::Syntax { message: words(), help: words() },
            ProblemKind::KeyTwice { key: words(), first: None, is_header: true },
        ];
        let mut speak = Vec::new();
        for kind in kinds {
            assert!(kind.breaks_the_file());
            let problem = Problem { kind, span: None, table: words() };
            speak.extend(RULES.iter().filter_map(|rule| match rule.look {
                Look::Problem(look) => look(&problem).map(|_| rule.name),
                _ => None,
            }));
        }
        assert_eq!(speak, FIXED);
    }
}
