//! What needs attention first: what is late and how late, what is not reported, what is red.

use std::collections::BTreeMap;

use super::days::{DayRow, DeadlineRow, NAMED};
use super::{Summary, is_overdue};
use crate::model::{AgencyId, Date, Plan, Standing};
use crate::report::owed::Owed;
use crate::report::{Part, away, count, listed};

/// What the words on late actions and missing updates need besides the numbers.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    overdue_by_lead: Vec<(String, usize)>,
    owed_by_lead: Vec<(String, usize)>,
    /// The update that is owed; `None`: nobody owes any.
    owed: Option<Owed>,
}

/// So many lines for how late things are; what is less late than that is counted.
const GROUPS: usize = 5;

impl Attention {
    /// What is known of these actions.
    pub fn new(plan: &Plan, standings: &[Standing<'_>], today: Date) -> Self {
        Self {
            overdue_by_lead: by_lead(plan, standings, is_overdue),
            owed_by_lead: by_lead(plan, standings, |standing| standing.owes_update),
            owed: Owed::on(plan, today),
        }
    }

    /// The lines of it, and the commands that show more.
    pub fn parts(&self, summary: &Summary) -> [Part; 2] {
        let fields: Vec<(String, Vec<String>)> = self
            .late(summary)
            .into_iter()
            .chain(self.owed(summary))
            .chain(named("Stale rating", &summary.stale))
            .chain(named("Red", &summary.red))
            .map(|(name, words)| (name, vec![words]))
            .chain(commands(summary))
            .collect();
        let body = if fields.is_empty() {
            Part::Text("Nothing is late, red or without its update".to_owned())
        } else {
            Part::Fields(fields)
        };
        [Part::Heading("Needs attention".to_owned()), body]
    }

    fn late(&self, summary: &Summary) -> Vec<(String, String)> {
        let deadlines = || summary.late.iter().flat_map(|day| &day.deadlines);
        let milestones = deadlines().filter(|deadline| deadline.milestone.is_some()).count();
        let what = match (summary.overdue.len(), milestones) {
            (0, 0) => return Vec::new(),
            (actions, 0) => count(actions, "action"),
            (0, milestones) => format!("({})", count(milestones, "milestone")),
            (actions, milestones) => {
                let milestones = count(milestones, "milestone");
                format!("{} (and {milestones})", count(actions, "action"))
            }
        };
        let first = ("Late".to_owned(), what + &led(&self.overdue_by_lead));
        std::iter::once(first).chain(how_late(&summary.late, summary.today)).collect()
    }

    fn owed(&self, summary: &Summary) -> Option<(String, String)> {
        let owed = self.owed.as_ref().filter(|_| !summary.updates_owed.is_empty())?;
        let actions = count(summary.updates_owed.len(), "action");
        let words = format!("{actions} for {}{}", owed.words(), led(&self.owed_by_lead));
        Some(("No update".to_owned(), words))
    }
}

/// The deadlines that are as late as each other in words, the latest first.
fn how_late(late: &[DayRow], today: Date) -> Vec<(String, String)> {
    let mut groups: Vec<(String, Vec<String>)> = late
        .chunk_by(|one, other| away(one.due, today) == away(other.due, today))
        .filter_map(|days| {
            let deadlines = days.iter().flat_map(|day| &day.deadlines);
            Some((away(days.first()?.due, today), deadlines.map(DeadlineRow::words).collect()))
        })
        .collect();
    let less_late = groups.split_off(groups.len().min(GROUPS));
    let less_late: usize = less_late.iter().map(|(_, deadlines)| deadlines.len()).sum();
    groups
        .into_iter()
        .map(|(how_late, deadlines)| (how_late, listed(&deadlines, NAMED)))
        .chain((less_late > 0).then(|| ("Less late".to_owned(), count(less_late, "deadline"))))
        .collect()
}

fn named(name: &str, numbers: &[String]) -> Option<(String, String)> {
    (!numbers.is_empty()).then(|| (name.to_owned(), listed(numbers, NAMED)))
}

/// The commands that show more of what is there, each on its line.
fn commands(summary: &Summary) -> Option<(String, Vec<String>)> {
    let commands = [
        (!summary.late.is_empty()).then_some("cov-plan due --overdue"),
        (!summary.updates_owed.is_empty()).then_some("cov-plan chase"),
        (!summary.red.is_empty()).then_some("cov-plan list --rag red"),
    ];
    let with_filters = |command: &str| format!("{command}{}", summary.filters);
    let commands: Vec<String> = commands.into_iter().flatten().map(with_filters).collect();
    (!commands.is_empty()).then(|| ("See".to_owned(), commands))
}

/// How many actions each lead has of which something is true, by short name, most first.
fn by_lead(
    plan: &Plan,
    standings: &[Standing<'_>],
    is_so: impl Fn(&Standing<'_>) -> bool,
) -> Vec<(String, usize)> {
    let mut leads: BTreeMap<&AgencyId, usize> = BTreeMap::new();
    for standing in standings.iter().filter(|standing| is_so(standing)) {
        *leads.entry(standing.lead).or_default() += 1;
    }
    let mut leads: Vec<(String, usize)> = leads
        .into_iter()
        .map(|(lead, actions)| (plan.short_name(lead).to_owned(), actions))
        .collect();
    leads.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    leads
}

/// Who leads them, to go on with.
fn led(leads: &[(String, usize)]) -> String {
    match leads {
        [] => String::new(),
        [(lead, 1)] => format!(", led by {lead}"),
        [(lead, _)] => format!(", all led by {lead}"),
        leads => {
            let leads: Vec<String> =
                leads.iter().map(|(lead, actions)| format!("{lead} {actions}")).collect();
            format!(": {}", leads.join(", "))
        }
    }
}
