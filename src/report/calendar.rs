//! Deadlines as days in a calendar.

use sha2::{Digest, Sha256};

use super::{Cell, Deadlines, DueRow, PlanFiles, capitalised, long_date, with_kind};
use crate::model::{Date, Milestone, Plan, Update};

/// Deadlines as a calendar shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// The day that it was made for.
    pub today: Date,
    /// A day for each deadline.
    pub events: Vec<Event>,
}

/// A deadline as one day of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What a calendar knows it by, so that a deadline that has moved takes the place of the old one. An action's title has no part
    /// in it, nor has a milestone's place in its file; each time of what comes round is an event of its own.
    pub id: String,
    /// The day.
    pub day: Date,
    /// How often the deadline has moved: of two events of one id, that with more moves is the newer one.
    pub moves: usize,
    /// What stands on that day.
    pub title: String,
    /// What is told of it.
    pub lines: Vec<String>,
    /// The title of the plan's section.
    pub section: Option<String>,
    /// The page on which the action's file is edited.
    pub link: Option<String>,
    /// So many days before it, an alarm rings.
    pub alarms: Vec<u32>,
}

/// A month and a week ahead. A month is 30 days, since a calendar counts the time before an event in days.
const ALARMS: [u32; 2] = [30, 7];

/// The deadlines as a calendar. `file` is the file of an action by its place in the plan.
pub fn calendar(
    plan: &Plan,
    deadlines: &Deadlines,
    today: Date,
    files: &PlanFiles<'_>,
    file: impl Fn(usize) -> String,
) -> Calendar {
    let source = Source { plan, today, files, key: plan_key(plan) };
    let rows = deadlines.listing.rows.iter();
    Calendar {
        name: plan.name.clone().unwrap_or_else(|| "Improvement plan".to_owned()),
        today,
        events: rows.map(|row| source.event(row, &file(row.index))).collect(),
    }
}

impl Calendar {
    /// The same, with alarms a month and a week before each day. An alarm whose time has passed would ring at once, and is none.
    pub fn with_alarms(mut self) -> Self {
        for event in &mut self.events {
            let left = (event.day - self.today).num_days();
            event.alarms = ALARMS.into_iter().filter(|&days| i64::from(days) <= left).collect();
        }
        self
    }
}

/// What all events are made from.
struct Source<'plan> {
    plan: &'plan Plan,
    today: Date,
    files: &'plan PlanFiles<'plan>,
    /// What tells this plan's events from those of another.
    key: String,
}

impl Source<'_> {
    fn event(&self, row: &DueRow, file: &str) -> Event {
        let action = self.plan.actions.get(row.index);
        let section = action.and_then(|action| self.plan.section(&action.section));
        let title = row.milestone.as_ref().unwrap_or(&row.title);
        let kind = row.milestone.as_ref().map(|_| "milestone");
        let link = self.files.edit_link(file);
        Event {
            id: self.id(row),
            day: row.due,
            moves: self.moves(row),
            title: one_line(&format!(
                "{} {}",
                row.number,
                with_kind(title, &[kind, Some(&row.lead_name.short)])
            )),
            lines: self.lines(row, file, link.as_deref()),
            section: section.map(|section| section.title.clone()),
            link,
            alarms: Vec::new(),
        }
    }

    /// The action's number, the milestone, and the day of what comes round: an action's title may be written anew, and a deadline
    /// may move.
    fn id(&self, row: &DueRow) -> String {
        let milestone = row.place.and_then(|place| self.milestone(row.index, place));
        let day = row.comes_round.map(|_| format!("-{}", row.due));
        format!(
            "{}{}{}@{}",
            row.number,
            milestone.unwrap_or_default(),
            day.unwrap_or_default(),
            self.key
        )
    }

    /// A milestone by its title, as updates name it too: others may be put before it. Of several of one title the later ones
    /// are counted.
    fn milestone(&self, index: usize, place: usize) -> Option<String> {
        let milestones = &self.plan.actions.get(index)?.milestones;
        let hash =
            |milestone: &Milestone| short_hash(milestone.title.as_deref().unwrap_or_default());
        let own = hash(milestones.get(place)?);
        let of_its_title = milestones.iter().take(place + 1).filter(|one| hash(one) == own).count();
        let counter = (of_its_title > 1).then(|| format!("-{of_its_title}"));
        Some(format!("-milestone-{own}{}", counter.unwrap_or_default()))
    }

    fn moves(&self, row: &DueRow) -> usize {
        let updates = self.plan.actions.get(row.index).map_or(&[][..], |action| &action.updates);
        let is_its = |update: &&Update| {
            update.moved().is_some()
                && update.milestone == row.milestone
                && update.date.is_some_and(|date| date <= self.today)
        };
        updates.iter().filter(is_its).count()
    }

    fn lines(&self, row: &DueRow, file: &str, edit_link: Option<&str>) -> Vec<String> {
        let (rag, impact) = row.ratings;
        let rated = |rating, is_stale| Cell::rating(rating, is_stale).words();
        let facts = [
            row.milestone.as_ref().map(|_| ("part of", row.title.clone())),
            Some(("lead", row.lead_name.full.clone())),
            row.comes_round.map(|every| ("comes round", every.to_owned())),
            row.original_due.map(|day| ("first due", long_date(day))),
            Some(("status", format!("{} on {}", row.status, long_date(self.today)))),
            Some(("RAG", rated(rag, row.rag_stale))),
            impact.map(|_| ("impact", rated(impact, row.impact_stale))),
            Some(("file", self.files.path(file))),
            edit_link.map(|link| ("edit", link.to_owned())),
        ];
        let said =
            |(name, words): (&str, String)| one_line(&format!("{}: {words}", capitalised(name)));
        facts.into_iter().flatten().map(said).collect()
    }
}

/// Foreign words on one line: a line break in them would begin a fact of their own, such as another link.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many bytes of a hash tell the milestones of one action from each other.
const BYTES: usize = 6;

/// A title as a few letters and figures: the words alone count, in large or small letters.
fn short_hash(title: &str) -> String {
    let hash = Sha256::digest(one_line(title).to_lowercase());
    let number =
        hash.iter().take(BYTES).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    format!("{number:0digits$x}", digits = 2 * BYTES)
}

/// As many letters of a name tell one plan from another.
const LETTERS: usize = 60;

/// The plan's name and whose it is, as one word.
fn plan_key(plan: &Plan) -> String {
    let names = [plan.name.as_deref(), plan.organisation.as_deref()];
    let words: Vec<String> = names.into_iter().flatten().map(as_a_word).collect();
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "cov-plan".to_owned() } else { words.join(".") }
}

/// Letters and figures in small, all else as dashes.
fn as_a_word(name: &str) -> String {
    let letters: String = name.to_lowercase().chars().take(LETTERS).collect();
    let pieces = letters.split(|letter: char| !letter.is_alphanumeric());
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("-")
}
