//! The things of a plan by the words that people use for them.

use crate::model::{Agency, Evidence, Group, Number, Objective, Plan, Section, nearest};

/// There is no such thing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {what} {word} {}", .whose.place())]
pub struct Unknown {
    /// What kind of thing was looked for.
    pub what: &'static str,
    /// The word that was typed.
    pub word: String,
    /// What has the right words.
    pub whose: Whose,
    /// The right word most like it.
    pub nearest: Option<String>,
    /// All right words, where they are few.
    pub known: Vec<String>,
}

/// What has the words that are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The plan: another plan has others.
    Plan,
    /// The command: another command has others.
    Command,
}

impl Whose {
    fn place(self) -> &'static str {
        match self {
            Self::Plan => "in this plan",
            Self::Command => "here",
        }
    }
}

impl Unknown {
    /// What to type instead; `None` where nothing can be said.
    pub fn help(&self) -> Option<String> {
        let known = self.known.join(", ");
        match (&self.nearest, self.whose) {
            (Some(nearest), _) => Some(format!("did you mean {nearest}?")),
            (None, _) if self.known.is_empty() => None,
            (None, Whose::Plan) => Some(format!("the plan has {known}")),
            (None, Whose::Command) => Some(format!("there are {known}")),
        }
    }
}

/// The agency that is called so: by its id, short name or full name, in any case.
///
/// # Errors
/// Where no agency is called so.
pub fn agency<'plan>(plan: &'plan Plan, word: &str) -> Result<&'plan Agency, Unknown> {
    plan.agencies.iter().find(|agency| agency.is_called(word)).ok_or_else(|| {
        let names = plan
            .agencies
            .iter()
            .flat_map(|agency| [agency.id.as_str(), agency.short_name(), agency.full_name()]);
        unknown("agency", word, names, plan.agencies.iter().map(|agency| agency.id.as_str()))
    })
}

/// The group of that id or name, in any case.
///
/// # Errors
/// Where the plan has none.
pub fn group<'plan>(plan: &'plan Plan, word: &str) -> Result<&'plan Group, Unknown> {
    let is_called = |group: &&Group| {
        group.id.as_str().eq_ignore_ascii_case(word)
            || group.full_name().to_lowercase() == word.to_lowercase()
    };
    let names = || plan.groups.iter().flat_map(|group| [group.id.as_str(), group.full_name()]);
    let ids = plan.groups.iter().map(|group| group.id.as_str());
    plan.groups.iter().find(is_called).ok_or_else(|| unknown("group", word, names(), ids))
}

/// Evidence as typed: a path, a link, or an agency and behind a colon what it holds, such as `police: Minutes of 14 October`.
///
/// # Errors
/// Where what stands before the colon is almost the name of an agency.
pub fn evidence(plan: &Plan, typed: &str) -> Result<Evidence, Unknown> {
    if typed.starts_with("https://") || typed.starts_with("http://") {
        return Ok(Evidence::Link(typed.to_owned()));
    }
    let file = || Evidence::File(typed.to_owned());
    let Some((holder, title)) = typed.split_once(':') else { return Ok(file()) };
    match agency(plan, holder.trim()) {
        Ok(_) if title.trim().is_empty() => Ok(file()),
        Ok(agency) => {
            Ok(Evidence::HeldBy { agency: agency.id.clone(), title: title.trim().to_owned() })
        }
        // Behind the colon of a path stands no space.
        Err(unknown) if title.starts_with(' ') && unknown.nearest.is_some() => Err(unknown),
        Err(_) => Ok(file()),
    }
}

/// The section of that id or title, in any case.
///
/// # Errors
/// Where the plan has none.
pub fn section<'plan>(plan: &'plan Plan, word: &str) -> Result<&'plan Section, Unknown> {
    let is_called = |section: &&Section| {
        section.id.as_str().eq_ignore_ascii_case(word)
            || section.title.to_lowercase() == word.to_lowercase()
    };
    let ids = || plan.sections.iter().map(|section| section.id.as_str());
    plan.sections.iter().find(is_called).ok_or_else(|| unknown("section", word, ids(), ids()))
}

/// The objective of that number.
///
/// # Errors
/// Where the plan has none.
pub fn objective<'plan>(plan: &'plan Plan, word: &str) -> Result<&'plan Objective, Unknown> {
    let word = word.trim();
    let found = word.parse().ok().and_then(|number| plan.objective(number));
    found.ok_or_else(|| Unknown {
        nearest: nearest_objective(plan, word).map(|near| near.to_string()),
        known: objectives(plan),
        ..unknown("objective", word, [], [])
    })
}

/// The numbers of all objectives: as "1 to 27" where none is left out.
fn objectives(plan: &Plan) -> Vec<String> {
    let numbers = || plan.objectives.iter().map(|objective| objective.number);
    match (numbers().next(), numbers().next_back()) {
        (Some(first), Some(last)) if first < last && numbers().eq(first..=last) => {
            vec![format!("{first} to {last}")]
        }
        _ => numbers().map(|number| number.to_string()).collect(),
    }
}

/// So far from a number that there is, a wrong one may be a slip.
const NEAR: u32 = 2;

/// The objective of the action that was typed in place of it, or the nearest number, where it is near.
fn nearest_objective(plan: &Plan, word: &str) -> Option<u32> {
    let objective: u32 = word.split('.').next()?.parse().ok()?;
    let numbers = plan.objectives.iter().map(|objective| objective.number);
    let nearest = numbers.min_by_key(|near| near.abs_diff(objective))?;
    (nearest.abs_diff(objective) <= NEAR).then_some(nearest)
}

/// The number of an action of the plan.
///
/// # Errors
/// Where the plan has no such action.
pub fn number(plan: &Plan, word: &str) -> Result<Number, Unknown> {
    let number: Option<Number> = word.parse().ok();
    number.filter(|&number| plan.action(number).is_some()).ok_or_else(|| Unknown {
        nearest: nearest_number(plan, word),
        ..unknown("action", word, [], [])
    })
}

/// The likeliest number: with a slip of the hand mended, or the last action of the objective that was named.
fn nearest_number(plan: &Plan, word: &str) -> Option<String> {
    let mended: String = word.trim().replace([',', '-', '/', ' '], ".");
    let mended =
        mended.split('.').map(|part| part.trim_start_matches('0')).collect::<Vec<_>>().join(".");
    if let Ok(number) = mended.parse::<Number>() {
        let of_objective =
            plan.actions.iter().rev().find(|action| action.number.objective == number.objective);
        return plan.action(number).or(of_objective).map(|action| action.number.to_string());
    }
    let objective: u32 = mended.trim_end_matches('.').parse().ok()?;
    plan.actions
        .iter()
        .find(|action| action.number.objective == objective)
        .map(|action| action.number.to_string())
}

fn unknown<'words>(
    what: &'static str,
    word: &str,
    names: impl IntoIterator<Item = &'words str>,
    known: impl IntoIterator<Item = &'words str>,
) -> Unknown {
    Unknown {
        what,
        word: word.to_owned(),
        whose: Whose::Plan,
        nearest: nearest(word, names).map(str::to_owned),
        known: known.into_iter().map(str::to_owned).collect(),
    }
}
