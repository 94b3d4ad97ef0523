//! What could not be read before cannot be compared.

use crate::check::{Changed, Example, Findings, Look, Rule};
use crate::model::Severity;

pub(super) static RULE: Rule = Rule {
    name: "not-compared",
    severity: Severity::Warning,
    asks: "with --since, that every action could be read at that commit",
    because: "of an action that could not be read before, nobody can say whether a date or a rating was changed",
    fix: "look at git diff of the file yourself, or compare with a commit at which it could be read",
    example: Example::Words {
        right: "an action that was complete TOML when it was committed",
        wrong: "an action whose file held the marks of a conflict when it was committed",
    },
    look: Look::Change(look),
};

fn look(changed: &Changed<'_>, found: &mut Findings) {
    // One whose file is gone since then is the finding of another rule.
    if let (true, Some(file), Some(source)) =
        (changed.was_unread, changed.file_before, changed.source)
    {
        let words = format!("{file} could not be read before: what has changed in it is not known");
        found.in_source(source).say(words);
    }
}
