//! What a change would break.

use std::collections::HashMap;

use super::{Finding, check};
use crate::model::Severity;
use crate::store::Reading;

/// The errors of the files that a change touches, as far as they were not there before it.
pub fn added(before: &Reading, after: &Reading, is_touched: impl Fn(&str) -> bool) -> Vec<Finding> {
    let errors = |reading| {
        let mut found = check(reading);
        found.retain(|finding| finding.severity == Severity::Error && is_touched(&finding.file));
        found
    };
    let mut added = errors(after);
    if added.is_empty() {
        return added;
    }
    // A change moves lines, so the same fault may stand in another one than before.
    let mut known: HashMap<(String, &str, String), usize> = HashMap::new();
    for finding in errors(before) {
        *known.entry((finding.file, finding.rule.name, finding.message)).or_default() += 1;
    }
    added.retain(|finding| {
        let fault = (finding.file.clone(), finding.rule.name, finding.message.clone());
        match known.get_mut(&fault) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        }
    });
    added
}
