//! The number of an action: its objective's, a full stop, its own.

use std::fmt;
use std::str::FromStr;

/// An action's number, such as 3.10; 3.2 comes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The objective that the action belongs to.
    pub objective: u32,
    /// The action's place under its objective.
    pub action: u32,
}

/// The text is not an action number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an action number is an objective's number, a full stop and the action's own, such as 3.2")]
pub struct WrongNumber;

impl FromStr for Number {
    type Err = WrongNumber;

    fn from_str(text: &str) -> Result<Self, WrongNumber> {
        let (objective, action) = text.split_once('.').ok_or(WrongNumber)?;
        Ok(Self { objective: whole(objective)?, action: whole(action)? })
    }
}

/// A whole number from 1 on, written the one way: no sign, no zero before it.
fn whole(text: &str) -> Result<u32, WrongNumber> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain).ok_or(WrongNumber)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.objective, self.action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_point_two_comes_before_three_point_ten() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        assert!(number("3.2") < number("3.10"));
        assert!(number("3.10") < number("12.1"));
    }

    #[test]
    fn a_number_is_written_one_way_only() {
        for wrong in [
            "3",
            "3.",
            ".1",
            "3.01",
            "03.1",
            "3.0",
            "+3.1",
            "3.1.2",
            "3,1",
            "3.1-final",
            "9999999999.1",
            "",
        ] {
            assert_eq!(wrong.parse::<Number>(), Err(WrongNumber), "{wrong}");
        }
    }
}
