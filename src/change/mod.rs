//! Decisions about an action: each makes a new text of its file from the old one.

mod add;
mod complete;
mod extend;
mod history;
mod known;
mod part;
mod rate;
mod refused;
mod reopen;
mod said;
mod set;
mod suspend;
mod updates;
mod withdraw;

pub use add::{NewAction, NewFile, NewObjective, NoRoom};
pub use complete::Complete;
pub use extend::Extend;
pub use history::Signed;
pub use rate::Rate;
pub use refused::Refused;
pub use reopen::Reopen;
pub use said::{shown, with_note};
pub use set::{List, Set};
pub use suspend::Suspend;
pub use updates::{Taken, UpdatedFile, Updates};
pub use withdraw::Withdraw;

use crate::model::{Action, Date};
use crate::store::edit::Edit;

#[cfg(test)]
mod testing;

/// A decision about one action.
pub trait Change {
    /// Makes the change in the text of the action's file, and says in a few words what it is: `amber, impact red`.
    ///
    /// # Errors
    /// Where the action does not allow it, or its file is written in a way that cannot be changed.
    fn make(&self, action: &Action, edit: &mut Edit) -> Result<Made, Refused>;
}

/// What a change came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// What changed, in a few words.
    pub said: String,
    /// The day of the later update before which its own went; `None`: it is the latest.
    pub before: Option<Date>,
}

/// The new text of an action's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The text.
    pub text: String,
    /// What the change came to.
    pub made: Made,
}

/// Makes a change in the text of the file from which the action was read.
///
/// # Errors
/// Where the action does not allow it, or its file is written in a way that cannot be changed.
pub fn apply(change: &dyn Change, action: &Action, text: &str) -> Result<Changed, Refused> {
    let mut edit = Edit::of(text);
    let made = change.make(action, &mut edit)?;
    Ok(Changed { text: edit.text().to_owned(), made })
}

#[cfg(test)]
mod tests {
    use super::testing::{FILE, action};
    use super::*;
    use crate::model::{GroupId, Rating};

    const MILESTONE: &str = "[[milestones]]\ntitle = \"Strategy\"\ndue = 2026-06-30\n";

    fn signed() -> Signed {
        Signed { by: None, date: "2026-06-09".parse().unwrap() }
    }

    fn complete(milestone: Option<&str>) -> Complete {
        Complete { signed: signed(), milestone: milestone.map(str::to_owned), note: None }
    }

    fn extend(milestone: Option<&str>) -> Extend {
        Extend {
            signed: signed(),
            milestone: milestone.map(str::to_owned),
            to: "2026-12-31".parse().unwrap(),
            reason: "Illness".to_owned(),
            agreed_by: None,
            earlier: false,
        }
    }

    fn suspend() -> Suspend {
        Suspend {
            signed: signed(),
            until: "2026-12-31".parse().unwrap(),
            reason: "Staff are away".to_owned(),
            agreed_by: GroupId::from("cabinet"),
        }
    }

    fn withdraw() -> Withdraw {
        Withdraw {
            date: signed().date,
            reason: "Done elsewhere".to_owned(),
            agreed_by: GroupId::from("cabinet"),
        }
    }

    fn rate(delivery: bool) -> Rate {
        let rating = |is_rated: bool| is_rated.then_some(Rating::Red);
        Rate {
            signed: signed(),
            rag: rating(delivery),
            impact: rating(!delivery),
            note: None,
            asks: None,
            evidence: Vec::new(),
        }
    }

    fn reopen(milestone: Option<&str>) -> Reopen {
        Reopen { signed: signed(), milestone: milestone.map(str::to_owned), reason: None }
    }

    #[test]
    fn what_was_agreed_is_never_written_over_because_it_cannot_be_read() {
        let refused = |change: &dyn Change, text: &str| {
            apply(change, &action(text), text).map(|changed| changed.text).unwrap_err().to_string()
        };
        let top = |line: &str| format!("{FILE}{line}\n");
        let unread = |key: &str| format!("has a value of {key} already, but it cannot be read");
        for (change, key, line) in [
            (&extend(None) as &dyn Change, "original_due", "original_due = \"2019-12-31\""),
            (&complete(None), "completed", "completed = \"2026-05-01\""),
            (&complete(None), "completed", "completed = 2026-05-01T10:00:00"),
            (&withdraw(), "withdrawn", "withdrawn = \"by the cabinet\""),
            (&withdraw(), "withdrawn", "[withdrawn]\nreason = \"no need\""),
            (&suspend(), "suspended", "suspended = { until = 2026-07-01, reason = \"x\" }"),
        ] {
            assert_eq!(refused(change, &top(line)), unread(key));
        }
        let part = |line: &str| format!("{FILE}{MILESTONE}{line}\n");
        let of_part = |key: &str| format!("has a milestone \"Strategy\" that {}", unread(key));
        let completed = part("completed = \"yes\"");
        assert_eq!(refused(&complete(Some("1")), &completed), of_part("completed"));
        let original = part("original_due = \"May\"");
        assert_eq!(refused(&extend(Some("1")), &original), of_part("original_due"));
    }

    #[test]
    fn nothing_is_taken_to_go_on_because_its_end_cannot_be_read() {
        let refused = |change: &dyn Change, line: &str| {
            let text = format!("{FILE}{line}\n");
            apply(change, &action(&text), &text).unwrap_err().to_string()
        };
        let unread = |key: &str| format!("has a value of {key} already, but it cannot be read");
        let withdrawn = "withdrawn = \"by the cabinet\"";
        for change in [&complete(None) as &dyn Change, &extend(None), &suspend(), &rate(true)] {
            assert_eq!(refused(change, withdrawn), unread("withdrawn"));
        }
        let completed = "completed = \"2019-12-01\"";
        for change in [&withdraw() as &dyn Change, &suspend(), &rate(true), &reopen(None)] {
            assert_eq!(refused(change, completed), unread("completed"));
        }
        assert_eq!(refused(&reopen(None), "suspended = true"), unread("suspended"));
        let both = format!("completed = 2026-05-01\n{withdrawn}");
        assert_eq!(refused(&reopen(None), &both), unread("withdrawn"));
        let part = format!("{MILESTONE}{completed}");
        let of_part = format!("has a milestone \"Strategy\" that {}", unread("completed"));
        for change in [&extend(Some("1")) as &dyn Change, &reopen(Some("1"))] {
            assert_eq!(refused(change, &part), of_part);
        }
    }

    #[test]
    fn an_end_that_cannot_be_read_leaves_what_does_not_ask_for_it() {
        let is_made = |change: &dyn Change, line: &str| {
            let text = format!("{FILE}{line}\n");
            apply(change, &action(&text), &text).is_ok()
        };
        assert!(is_made(&rate(false), "withdrawn = true"));
        assert!(is_made(&complete(None), "suspended = true"));
        let part = format!("{MILESTONE}completed = true");
        assert!(is_made(&complete(None), &part));
        assert!(is_made(&complete(Some("1")), &format!("withdrawn = true\n{MILESTONE}")));
    }

    #[test]
    fn a_line_about_a_milestone_has_the_first_line_of_its_title() {
        let title = "title = \"\"\"\nStrategy\nin place\"\"\"";
        let part = MILESTONE.replace("title = \"Strategy\"", title);
        let said = |change: &dyn Change, line: &str| {
            let text = format!("{FILE}{part}{line}\n");
            apply(change, &action(&text), &text).unwrap().made.said
        };
        assert_eq!(said(&complete(Some("1")), ""), "\"Strategy\" complete on 2026-06-09");
        let completed = "completed = 2026-06-01";
        assert_eq!(
            said(&reopen(Some("1")), completed),
            "\"Strategy\" reopened, had been complete since 2026-06-01"
        );
        assert_eq!(
            said(&extend(Some("1")), ""),
            "\"Strategy\" due 2026-12-31, 184 days later than 2026-06-30 – Illness"
        );
    }
}
