//! What a path in the plan folder says about the file there.

use crate::model::{Number, SectionId};

/// The place of a file in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `plan.toml`
    Plan,
    /// `agencies.toml`
    Agencies,
    /// `governance.toml`
    Governance,
    /// `journey.toml`
    Journey,
    /// `indicators/NAME.toml`
    Indicator,
    /// `actions/SECTION/NN-slug/objective.toml`
    Objective {
        /// The folder's section.
        section: SectionId,
        /// The number with which the objective's folder begins.
        number: u32,
    },
    /// `actions/SECTION/NN-slug/N.M.toml`
    Action {
        /// The folder's section.
        section: SectionId,
        /// The number with which the objective's folder begins.
        objective: u32,
        /// The number that the file's name states.
        number: Number,
    },
    /// A TOML file that has no place here, and what is wrong with its name or folder.
    Nowhere {
        /// What is wrong.
        why: String,
        /// What to do.
        help: String,
    },
}

impl Place {
    /// The place of the file at a path relative to the plan folder, its parts parted by `/`.
    pub fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["plan.toml"] => Self::Plan,
            ["agencies.toml"] => Self::Agencies,
            ["governance.toml"] => Self::Governance,
            ["journey.toml"] => Self::Journey,
            ["indicators", name] if name.strip_suffix(".toml").is_some() => Self::Indicator,
            ["actions", section, folder, name] => Self::under_objective(section, folder, name),
            ["actions", ..] => Self::nowhere(
                "an action stands in actions/SECTION/NN-objective/",
                "move it into the folder of its objective, such as actions/help-and-protection/03-assessments/",
            ),
            [.., name] => Self::nowhere(
                "nothing in a plan is called that here",
                &format!(
                    "rename it so that it does not end in .toml, or move {name} to where it belongs"
                ),
            ),
            [] => Self::nowhere("it has no name", "give it one"),
        }
    }

    fn under_objective(section: &str, folder: &str, name: &str) -> Self {
        let Some(objective) = objective_number(folder) else {
            return Self::nowhere(
                &format!("its folder {folder} does not begin with an objective's number"),
                "name the folder by the objective's number and a few words, such as 03-assessments",
            );
        };
        let section = SectionId::from(section);
        if name == "objective.toml" {
            return Self::Objective { section, number: objective };
        }
        match name.strip_suffix(".toml").and_then(|stem| stem.parse::<Number>().ok()) {
            Some(number) => Self::Action { section, objective, number },
            None => Self::nowhere(
                "an action's file is called by its number and nothing else",
                &format!("call it {objective}.1.toml, or whichever number is the action's"),
            ),
        }
    }

    fn nowhere(why: &str, help: &str) -> Self {
        Self::Nowhere { why: why.to_owned(), help: help.to_owned() }
    }

    /// Whether the file's content is read: of journey and indicators only the syntax counts so far.
    pub fn is_expected(&self) -> bool {
        !matches!(self, Self::Nowhere { .. })
    }
}

/// The number with which an objective's folder begins: 3 for `03-assessments`.
fn objective_number(folder: &str) -> Option<u32> {
    let (number, slug) = folder.split_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|&number| is_number && number > 0 && !slug.is_empty())
}
