//! The columns of a sheet of updates.

use crate::model::Named;

/// A column of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Which action.
    Number,
    /// How delivery goes.
    Rag,
    /// What it has changed.
    Impact,
    /// Why.
    Note,
    /// What shows it.
    Evidence,
    /// A question to the group.
    Asks,
    /// Who says it.
    By,
    /// Of which day.
    Date,
}

impl Named for Column {
    const ALL: &'static [Self] = &[
        Self::Number,
        Self::Rag,
        Self::Impact,
        Self::Note,
        Self::Evidence,
        Self::Asks,
        Self::By,
        Self::Date,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Rag => "rag",
            Self::Impact => "impact",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Asks => "asks",
            Self::By => "by",
            Self::Date => "date",
        }
    }

    fn also(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["no.", "no", "nr", "ref", "reference", "action number"],
            Self::Rag => &["rag rating", "rag status", "rating", "delivery"],
            Self::Impact => &["impact rating"],
            Self::Note => &["comment", "comments", "commentary", "progress", "narrative", "update"],
            Self::Evidence => &["link", "links", "document", "documents"],
            Self::Asks => &["question", "questions", "support needed"],
            Self::By => &["author", "agency", "from", "updated by"],
            Self::Date => &["day", "as at", "update date", "updated"],
        }
    }
}

impl Column {
    /// What stands in it, in a line.
    pub fn means(self) -> &'static str {
        match self {
            Self::Number => "the action's number, such as 3.2",
            Self::Rag => "how delivery goes: red, amber or green",
            Self::Impact => "what it has changed for children: red, amber or green",
            Self::Note => "why, in the author's words",
            Self::Evidence => {
                "what shows it: paths and links, parted by a semicolon or on lines of their own"
            }
            Self::Asks => "a question put to the group",
            Self::By => "the agency that gives the update; the action's lead where it is empty",
            Self::Date => "the day it speaks of, as 2019-12-31; today where it is empty",
        }
    }

    /// Whether it says something new of the action. A row in which all of these are empty gives no update.
    pub fn is_of_update(self) -> bool {
        match self {
            Self::Rag | Self::Impact | Self::Note | Self::Evidence | Self::Asks => true,
            Self::Number | Self::By | Self::Date => false,
        }
    }
}
