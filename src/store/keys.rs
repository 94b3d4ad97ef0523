//! The keys of each kind of file: one table for reading, "unknown key", the JSON Schema and the page on the file format.

use crate::model::{Cadence, Named, OfstedKind, Rating, Severity};

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What belongs behind it.
    pub kind: Kind,
    /// Whether it must be there.
    pub presence: Presence,
    /// What it means, in a line.
    pub means: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Without it the record is wrong.
    Needed,
    /// Without it the record is thin.
    Expected,
    /// It may be left out.
    Optional,
}

/// What belongs behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A list of text.
    Texts,
    /// A day.
    Date,
    /// A day that is not before the day of the key named here, in the same table.
    LastDay(&'static str),
    /// A list of days.
    Dates,
    /// A whole number of days, from 0 on.
    Days,
    /// One word of a closed set.
    Word(fn() -> Vec<&'static str>),
    /// A table of its own.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// Tables by their ids.
    ById(&'static [Key]),
    /// Lists of text by name.
    TextsByName,
    /// A deadline in one of its forms.
    Deadline,
    /// A list of paths, links and documents held elsewhere.
    Evidence,
}

impl Kind {
    /// What belongs there, in words that complete "must be".
    pub fn wanted(self) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Texts => "a list of text, such as [\"one\", \"two\"]",
            Self::Date | Self::LastDay(_) => "a date, such as 2019-12-31",
            Self::Dates => "a list of dates, such as [2019-10-22, 2019-12-19]",
            Self::Days => "a whole number of days, such as 21",
            Self::Word(_) => "one of its words, in quotes",
            Self::Table(_) | Self::ById(_) => "a table",
            Self::Tables(_) => "a list of tables, each under its own header in double brackets",
            Self::TextsByName => "a table of lists of text",
            Self::Deadline => "a date, or a table in one of the forms of deadline",
            Self::Evidence => "a list of paths, links, or tables with held_by and title",
        }
    }
}

impl Key {
    /// Whether it is a key of that table, and not another table's key of the same name.
    pub fn is_of(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| std::ptr::eq(key, self))
    }

    /// The form of deadline that it belongs to, by the form's mark.
    pub fn form(&self) -> Option<&'static str> {
        FORMS.iter().find(|form| self.is_of(form.keys)).map(|form| form.mark)
    }
}

/// A form of deadline: the key that marks it, and all its keys.
#[derive(Debug)]
pub struct FormKeys {
    /// The key that no other form has.
    pub mark: &'static str,
    /// All keys of the form.
    pub keys: &'static [Key],
}

const fn needed(name: &'static str, kind: Kind, means: &'static str) -> Key {
    Key { name, kind, presence: Presence::Needed, means }
}

const fn expected(name: &'static str, kind: Kind, means: &'static str) -> Key {
    Key { name, kind, presence: Presence::Expected, means }
}

const fn optional(name: &'static str, kind: Kind, means: &'static str) -> Key {
    Key { name, kind, presence: Presence::Optional, means }
}

/// The keys of `plan.toml`.
pub static PLAN: &[Key] = &[
    needed("name", Kind::Text, "what the plan is called"),
    optional("organisation", Kind::Text, "whose plan it is"),
    needed("period", Kind::Table(PERIOD), "the time that the plan covers, both days counted"),
    optional(
        "update_every",
        Kind::Word(Cadence::names),
        "how often each delivery lead owes an update; quarters are counted from April",
    ),
    optional(
        "update_within",
        Kind::Days,
        "days after the end of such a span in which an update still answers it; 21 where it is left out",
    ),
    optional(
        "edit_url",
        Kind::Text,
        "where a file can be edited in a browser; {file} stands for its path",
    ),
    needed("sections", Kind::Tables(SECTION), "the sections, in the order of the reports"),
    needed("ratings", Kind::Table(RATINGS), "what each rating means"),
    optional("check", Kind::Table(CHECK), "how strict the check is"),
    optional("views", Kind::TextsByName, "saved sets of options, by name"),
];

/// The keys of the plan's period.
pub static PERIOD: &[Key] = &[
    needed("from", Kind::Date, "the plan's first day"),
    needed("to", Kind::LastDay("from"), "the plan's last day"),
];

/// The keys of a section.
pub static SECTION: &[Key] = &[
    needed("id", Kind::Text, "the section's folder under actions/"),
    needed("title", Kind::Text, "what people call the section"),
];

/// The keys of the meanings of the ratings.
pub static RATINGS: &[Key] = &[
    needed("red", Kind::Text, "the meaning of red"),
    needed("amber", Kind::Text, "the meaning of amber"),
    needed("green", Kind::Text, "the meaning of green"),
];

static CHECK: &[Key] = &[
    optional("allow", Kind::Tables(ALLOW), "exceptions, each with its reason"),
    optional(
        ANY,
        Kind::Word(Severity::names),
        "a rule raised, lowered or switched off; the key is its name",
    ),
];

/// The keys of an exception.
pub static ALLOW: &[Key] = &[
    needed("rule", Kind::Text, "the rule that may be broken"),
    needed("action", Kind::Text, "the number of the action that may break it, in quotes"),
    needed("reason", Kind::Text, "why it may"),
];

/// The keys of `agencies.toml`: any id, each with a table.
pub static AGENCIES: &[Key] =
    &[optional(ANY, Kind::Table(AGENCY), "an agency; the header is its id")];

/// Stands for a name that the file chooses.
pub const ANY: &str = "*";

/// The keys of an agency.
pub static AGENCY: &[Key] = &[
    needed("name", Kind::Text, "the agency's full name"),
    optional("short", Kind::Text, "what people call it, such as CCC"),
];

/// The keys of `governance.toml`.
pub static GOVERNANCE: &[Key] = &[
    optional("groups", Kind::ById(GROUP), "the groups that the plan reports to, by id"),
    optional("themes", Kind::ById(THEME), "the themes of the work, by id"),
    optional("projects", Kind::ById(PROJECT), "the projects under way, by id"),
];

/// The keys of a group.
pub static GROUP: &[Key] = &[
    needed("name", Kind::Text, "the group's full name"),
    optional("reports_to", Kind::Text, "the id of the group above it"),
    optional("meets", Kind::Word(Cadence::names), "how often it meets, where that is known"),
    optional("meetings", Kind::Dates, "the days on which it meets, earliest first"),
];

/// The keys of a theme.
pub static THEME: &[Key] = &[needed("name", Kind::Text, "what the theme is called")];

/// The keys of a project.
pub static PROJECT: &[Key] = &[
    needed("name", Kind::Text, "what the project is called"),
    optional("theme", Kind::Text, "the id of its theme"),
    optional("board", Kind::Text, "the id of the group that oversees it"),
];

/// The keys of `objective.toml`.
pub static OBJECTIVE: &[Key] = &[
    needed("title", Kind::Text, "what is to be achieved"),
    optional("ofsted", Kind::Table(OFSTED), "the Ofsted area that it answers"),
];

/// The keys of an Ofsted area.
pub static OFSTED: &[Key] = &[
    needed(
        "kind",
        Kind::Word(OfstedKind::names),
        "whether the inspectors asked for improvement or for development",
    ),
    needed("finding", Kind::Text, "what the inspectors found"),
];

/// The keys of an action's file.
pub static ACTION: &[Key] = &[
    needed("title", Kind::Text, "what is done, in a few words"),
    optional("description", Kind::Text, "what is done, in full"),
    needed("lead", Kind::Text, "the id of the agency that answers for it"),
    optional("partners", Kind::Texts, "the ids of the agencies that help"),
    needed("due", Kind::Deadline, "when it falls due"),
    optional("original_due", Kind::Date, "the first deadline, where it has moved since"),
    expected("measures", Kind::Texts, "what is measured"),
    expected("outcome", Kind::Text, "what will be better for children"),
    optional("added", Kind::Date, "the day it joined the plan, if that was after the plan's start"),
    optional("agreed_by", Kind::Text, "the id of the group that decided to add it"),
    optional("completed", Kind::Date, "the day it was completed"),
    optional("suspended", Kind::Table(SUSPENDED), "a pause that a group agreed"),
    optional("withdrawn", Kind::Table(WITHDRAWN), "a decision to give it up"),
    optional("milestones", Kind::Tables(MILESTONE), "parts with a deadline of their own"),
    optional("updates", Kind::Tables(UPDATE), "what happened, oldest first"),
];

/// The keys of a pause.
pub static SUSPENDED: &[Key] = &[
    needed("date", Kind::Date, "the first day of the pause"),
    optional("until", Kind::LastDay("date"), "its last day"),
    optional("agreed_by", Kind::Text, "the id of the group that agreed it"),
    optional("reason", Kind::Text, "why"),
];

/// The keys of a withdrawal.
pub static WITHDRAWN: &[Key] = &[
    needed("date", Kind::Date, "the day of the decision"),
    optional("agreed_by", Kind::Text, "the id of the group that agreed it"),
    optional("reason", Kind::Text, "why"),
];

/// The keys of a milestone.
pub static MILESTONE: &[Key] = &[
    needed("title", Kind::Text, "what is done"),
    needed("due", Kind::Deadline, "when it falls due"),
    optional("original_due", Kind::Date, "the first deadline, where it has moved since"),
    optional("completed", Kind::Date, "the day it was completed"),
];

/// The keys of an update.
pub static UPDATE: &[Key] = &[
    needed("date", Kind::Date, "the day it speaks of"),
    needed("by", Kind::Text, "the id of the agency that gives it"),
    optional("rag", Kind::Word(Rating::names), "how delivery goes"),
    optional("impact", Kind::Word(Rating::names), "what it has changed for children"),
    optional("note", Kind::Text, "why, in the author's words"),
    optional("evidence", Kind::Evidence, "what shows it"),
    optional("asks", Kind::Text, "a question put to the group"),
    optional("moved_from", Kind::Date, "the deadline before this decision"),
    optional("moved_to", Kind::Date, "the deadline after it"),
    optional("agreed_by", Kind::Text, "the id of the group that decided"),
    optional("milestone", Kind::Text, "the title of the milestone that the decision is about"),
    optional("reopened_from", Kind::Table(ENDING), "what reopening took out"),
];

static ENDING: &[Key] = &[
    optional("completed", Kind::Date, "the day it had been completed"),
    optional("suspended", Kind::Table(SUSPENDED), "the pause it had been in"),
    optional("withdrawn", Kind::Table(WITHDRAWN), "the decision to give it up"),
];

/// The keys of a document that an agency holds.
pub static HELD_BY: &[Key] = &[
    needed("held_by", Kind::Text, "the id of the agency that holds it"),
    needed("title", Kind::Text, "what it is called"),
];

/// The forms of deadline that are tables, by the key that marks each; the last is what a table without a mark is taken for.
pub static FORMS: &[FormKeys] = &[
    FormKeys {
        mark: "every",
        keys: &[
            needed(
                "every",
                Kind::Word(Cadence::names),
                "how often it falls due, on the last day of each span",
            ),
            needed("from", Kind::Date, "the first day of the first span"),
            needed("until", Kind::LastDay("from"), "the day after which nothing more falls due"),
            SAID,
        ],
    },
    FormKeys {
        mark: "each_meeting_of",
        keys: &[
            needed(
                "each_meeting_of",
                Kind::Text,
                "the id of the group at whose meetings it falls due",
            ),
            optional(
                "from",
                Kind::Date,
                "meetings before this day do not count; the plan's start where it is left out",
            ),
            needed("until", Kind::LastDay("from"), "the day after which nothing more falls due"),
            SAID,
        ],
    },
    FormKeys {
        mark: "described",
        keys: &[
            needed("described", Kind::Text, "the deadline in words"),
            needed("review", Kind::Date, "the day that reports hold it to"),
            SAID,
        ],
    },
    FormKeys {
        mark: "to",
        keys: &[
            needed("from", Kind::Date, "the first day of the work"),
            needed("to", Kind::LastDay("from"), "the last day, which is the deadline"),
            SAID,
        ],
    },
];

const SAID: Key = optional("said", Kind::Text, "the published plan's own words");

/// The key of that name in a table of keys; a table of any ids knows every name.
pub fn named<'keys>(keys: &'keys [Key], name: &str) -> Option<&'keys Key> {
    keys.iter().find(|key| key.name == name || key.name == ANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_means_and_has_one_name() {
        for keys in [PLAN, AGENCIES, GOVERNANCE, OBJECTIVE, ACTION, MILESTONE, UPDATE, GROUP] {
            for (index, key) in keys.iter().enumerate() {
                assert!(!key.means.is_empty(), "{}", key.name);
                assert!(
                    keys.iter().skip(index + 1).all(|other| other.name != key.name),
                    "{}",
                    key.name
                );
            }
        }
    }

    #[test]
    fn each_rating_has_a_meaning_to_give() {
        assert_eq!(RATINGS.iter().map(|key| key.name).collect::<Vec<_>>(), Rating::names());
    }
}
