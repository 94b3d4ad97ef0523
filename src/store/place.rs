//! What a path in the plan folder says about the file there.

use crate::model::{Number, SectionId, nearest};

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
        /// Whether that is its folder's fault, and all files in it share it.
        is_for_its_folder: bool,
        /// Whether it may be an action all the same, or a folder that holds some.
        may_be_an_action: bool,
    },
}

/// What an objective's own file is called.
pub const OBJECTIVE: &str = "objective.toml";

/// The folder that holds all actions.
const ACTIONS: &str = "actions";

/// The file by which a plan folder is known.
pub(super) const PLAN: &str = "plan.toml";

/// The files that stand in the plan folder itself.
const AT_THE_TOP: [&str; 4] = [PLAN, "agencies.toml", "governance.toml", "journey.toml"];

impl Place {
    /// The place of the file at a path relative to the plan folder, its parts parted by `/`.
    pub fn of(path: &str) -> Self {
        match Self::by_name(path) {
            Self::Nowhere { why, help, is_for_its_folder, .. } => {
                let may_be_an_action = may_be_an_action(path);
                Self::Nowhere { why, help, is_for_its_folder, may_be_an_action }
            }
            place => place,
        }
    }

    /// Whether it is one of the plan's own lists, or the file of the action of that number.
    pub fn is_about(&self, number: Number) -> bool {
        match self {
            Self::Plan | Self::Agencies | Self::Governance => true,
            Self::Action { number: own, .. } => *own == number,
            _ => false,
        }
    }

    fn by_name(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [PLAN] => Self::Plan,
            ["agencies.toml"] => Self::Agencies,
            ["governance.toml"] => Self::Governance,
            ["journey.toml"] => Self::Journey,
            ["indicators", name] if name.strip_suffix(".toml").is_some() => Self::Indicator,
            ["actions", section, folder, name] => Self::under_objective(section, folder, name),
            ["actions", .., name] => {
                Self::of_an_action_elsewhere(name).unwrap_or_else(|| Self::nowhere(
                    "no file stands here in a plan",
                    "move it into the folder of its objective, such as actions/help-and-protection/03-assessments/",
                ))
            }
            [.., name] => Self::at_the_top(name, parts.len() > 1),
            [] => Self::nowhere("it has no name", "give it one"),
        }
    }

    fn under_objective(section: &str, folder: &str, name: &str) -> Self {
        let Some(objective) = objective_number(folder) else {
            return Self::Nowhere {
                why: format!("the folder {folder} does not begin with an objective's number"),
                help: "name the folder by the objective's number and a few words, such as 03-assessments".to_owned(),
                is_for_its_folder: true,
                may_be_an_action: false,
            };
        };
        let section = SectionId::from(section);
        if name == OBJECTIVE {
            return Self::Objective { section, number: objective };
        }
        match name.strip_suffix(".toml").and_then(|stem| stem.parse::<Number>().ok()) {
            Some(number) => Self::Action { section, objective, number },
            None => Self::misnamed(name, objective),
        }
    }

    /// A file in an objective's folder that is called by something else than a number.
    fn misnamed(name: &str, objective: u32) -> Self {
        if nearest(name, [OBJECTIVE]).is_some() {
            return Self::nowhere(
                &format!("an objective's file is called {OBJECTIVE}"),
                &format!("call it {OBJECTIVE}"),
            );
        }
        let stem = without_ending(name);
        let (why, number) = match number_meant(stem) {
            Some((number, _)) if without_ending_of_windows(name) != name => {
                ("the name ends in .toml, without .txt behind it".to_owned(), number.to_string())
            }
            Some((number, _)) if stem == number.to_string() => {
                ("the ending is written .toml, in small letters".to_owned(), number.to_string())
            }
            Some((number, true)) => (
                format!("the number is written {number}, without zeros in front"),
                number.to_string(),
            ),
            Some((number, false)) => (
                "an action's file is called by its number and nothing else".to_owned(),
                number.to_string(),
            ),
            None => (
                "an action's file is called by its number and nothing else".to_owned(),
                format!("{objective}.1"),
            ),
        };
        let help = format!(
            "call it {number}.toml, or whichever number is the action's; a copy that is no part of the plan needs another ending, such as .bak"
        );
        Self::nowhere(&why, &help)
    }

    /// An action's or an objective's file that does not stand in the folder of an objective.
    fn of_an_action_elsewhere(name: &str) -> Option<Self> {
        let is_number = without_ending(name).parse::<Number>().is_ok();
        (is_number || name == OBJECTIVE).then(|| {
            Self::nowhere(
                "it does not stand in the folder of an objective",
                "move it to actions/SECTION/NN-objective/, such as actions/help-and-protection/03-assessments/",
            )
        })
    }

    /// A file in the plan folder itself, or in a folder that holds nothing that is read.
    fn at_the_top(name: &str, is_below: bool) -> Self {
        let known = nearest(name, AT_THE_TOP);
        match known {
            Some(known) if is_below => Self::nowhere(
                &format!("{known} stands in the plan folder itself"),
                "move it there, or let its name not end in .toml",
            ),
            Some(known) => Self::nowhere(
                &format!("the name is none of a plan's; did you mean {known}?"),
                &format!("call it {known}, or let its name not end in .toml"),
            ),
            None => Self::of_an_action_elsewhere(name).unwrap_or_else(|| {
                Self::nowhere(
                    "nothing in a plan is called that here",
                    "move it to where it belongs, or let its name not end in .toml",
                )
            }),
        }
    }

    fn nowhere(why: &str, help: &str) -> Self {
        Self::Nowhere {
            why: why.to_owned(),
            help: help.to_owned(),
            is_for_its_folder: false,
            may_be_an_action: false,
        }
    }

    /// Whether the file's content is read: of journey and indicators only the syntax counts so far.
    pub fn is_expected(&self) -> bool {
        !matches!(self, Self::Nowhere { .. })
    }
}

/// Whether a path that has no place in a plan may be that of an action: below `actions`, a name with a number in it. What is no
/// TOML file is listed only where it cannot be entered, and nobody knows what such a folder holds.
fn may_be_an_action(path: &str) -> bool {
    let is_below =
        path == ACTIONS || path.strip_prefix(ACTIONS).is_some_and(|rest| rest.starts_with('/'));
    let name = path.rsplit('/').next().unwrap_or(path);
    is_below && (!is_toml(name) || number_meant(without_ending(name)).is_some())
}

/// Whether a name is that of a TOML file, or is meant to be: `3.1.TOML` is meant as an action and would be missed in silence,
/// and so would `3.1.toml.txt`, whose last ending Windows does not show.
pub fn is_toml(name: &str) -> bool {
    without_ending_of_windows(name)
        .rsplit_once('.')
        .is_some_and(|(stem, ending)| !stem.is_empty() && ending.eq_ignore_ascii_case("toml"))
}

/// A name without the ending that some editors of Windows put behind `.toml`.
fn without_ending_of_windows(name: &str) -> &str {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_hidden = ending.eq_ignore_ascii_case("txt") && stem.to_lowercase().ends_with(".toml");
    if is_hidden { stem } else { name }
}

/// A file's name without its ending, in whatever case that is written.
fn without_ending(name: &str) -> &str {
    let name = without_ending_of_windows(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The number that a name was likely meant to state: 3.1 for `3.1-final`, `03.01` or `3_1`, and whether only zeros are too many.
fn number_meant(stem: &str) -> Option<(Number, bool)> {
    let mut digits = stem.split(|character: char| !character.is_ascii_digit());
    let mut number =
        || digits.find(|run| !run.is_empty())?.parse().ok().filter(|&number| number > 0);
    let meant = Number { objective: number()?, action: number()? };
    let mut zeroless = stem.split('.').map(|part| part.trim_start_matches('0'));
    let is_padded = zeroless.next() == Some(meant.objective.to_string().as_str())
        && zeroless.next() == Some(meant.action.to_string().as_str())
        && zeroless.next().is_none();
    Some((meant, is_padded))
}

/// The number with which an objective's folder begins: 3 for `03-assessments`.
fn objective_number(folder: &str) -> Option<u32> {
    let (number, slug) = folder.split_once('-')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|&number| is_number && number > 0 && !slug.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(path: &str) -> (String, String) {
        match Place::of(path) {
            Place::Nowhere { why, help, .. } => (why, help),
            place => panic!("{path}: {place:?}"),
        }
    }

    #[test]
    fn a_misnamed_action_is_told_its_name() {
        for (name, why, number) in [
            ("3.1-final.toml", "an action's file is called by its number and nothing else", "3.1"),
            ("3.01.toml", "the number is written 3.1, without zeros in front", "3.1"),
            ("03.1.toml", "the number is written 3.1, without zeros in front", "3.1"),
            ("3.1.TOML", "the ending is written .toml, in small letters", "3.1"),
            ("3_2.toml", "an action's file is called by its number and nothing else", "3.2"),
            (
                "Copy of 3.10 (1).toml",
                "an action's file is called by its number and nothing else",
                "3.10",
            ),
            ("policy.toml", "an action's file is called by its number and nothing else", "3.1"),
            ("3.1.2.toml", "an action's file is called by its number and nothing else", "3.1"),
            (
                "3.99999999999.toml",
                "an action's file is called by its number and nothing else",
                "3.1",
            ),
        ] {
            let (said, help) = wrong(&format!("actions/a/03-x/{name}"));
            assert_eq!(said, why, "{name}");
            assert!(help.starts_with(&format!("call it {number}.toml,")), "{name}: {help}");
        }
        assert_eq!(wrong("actions/a/03-x/Objective.toml").1, "call it objective.toml");
        assert_eq!(wrong("actions/a/03-x/objectives.toml").1, "call it objective.toml");
    }

    #[test]
    fn a_file_outside_its_folder_is_told_where_it_belongs() {
        let (why, _) = wrong("3.1.toml");
        assert_eq!(why, "it does not stand in the folder of an objective");
        assert_eq!(wrong("actions/a/3.1.toml").0, why);
        assert_eq!(wrong("actions/a/03-x/drafts/3.1.toml").0, why);
        assert_eq!(wrong("actions/notes.toml").0, "no file stands here in a plan");
        assert_eq!(
            wrong("actions/a/assessments/3.1.toml").0,
            "the folder assessments does not begin with an objective's number"
        );
        assert_eq!(
            wrong("agency.toml").0,
            "the name is none of a plan's; did you mean agencies.toml?"
        );
        assert_eq!(wrong("config/plan.toml").0, "plan.toml stands in the plan folder itself");
        assert_eq!(wrong("notes.toml").0, "nothing in a plan is called that here");
    }
}
