//! Red, amber and green.

use super::Named;

/// How delivery goes, or what it has changed for children. An action without one is not rated, which is never shown as red.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Under way, no significant change yet.
    Red,
    /// Under way, with evidence of a significant shift in the measures.
    Amber,
    /// Targets and measures met.
    Green,
}

impl Named for Rating {
    const ALL: &'static [Self] = &[Self::Red, Self::Amber, Self::Green];

    fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
        }
    }
}

/// What each rating means in this plan: the key under every report. `None`: the plan does not say.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// The meaning of red.
    pub red: Option<String>,
    /// The meaning of amber.
    pub amber: Option<String>,
    /// The meaning of green.
    pub green: Option<String>,
}
