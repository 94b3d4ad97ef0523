//! What a change would break, or make thin.

use std::collections::HashMap;

use super::{Finding, check};
use crate::model::Severity;
use crate::store::Reading;

/// The errors and warnings of the files that a change touches, as far as they were not there before it.
pub fn added(before: &Reading, after: &Reading, is_touched: impl Fn(&str) -> bool) -> Vec<Finding> {
    let weighs = |severity| matches!(severity, Severity::Error | Severity::Warning);
    let of_touched = |reading| {
        let mut found = check(reading);
        found.retain(|finding| weighs(finding.severity) && is_touched(&finding.file));
        found
    };
    let mut added = of_touched(after);
    if added.is_empty() {
        return added;
    }
    // A change moves lines, so the same fault may stand in another one than before.
    let mut known: HashMap<(String, &str, String), usize> = HashMap::new();
    for finding in of_touched(before) {
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
