//! A new action joins the plan: what its file says, and where it goes.

use super::said::with_note;
use crate::model::{Action, AgencyId, Date, Due, GroupId, Number, SectionId};
use crate::store::edit::{Literal, key_lines};
use crate::store::{ObjectiveFolder, Place, Source, action_at, written};

/// What is agreed of an action when it joins the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAction {
    /// What is done, in a few words.
    pub title: String,
    /// What is done, in full.
    pub description: Option<String>,
    /// The agency that answers for it.
    pub lead: AgencyId,
    /// The agencies that help.
    pub partners: Vec<AgencyId>,
    /// When it is to be done.
    pub due: Due,
    /// What is measured.
    pub measures: Vec<String>,
    /// What will be better for children.
    pub outcome: Option<String>,
    /// The day on which it joins.
    pub added: Date,
    /// The group that decided so.
    pub agreed_by: Option<GroupId>,
}

/// The number that a new action gets, and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The number.
    pub number: Number,
    /// The path from the plan folder.
    pub path: String,
    section: SectionId,
}

/// Why an objective takes no new action.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRoom {
    /// It has no folder.
    #[error("objective {0} has no folder")]
    NoFolder(u32),
    /// It has two.
    #[error("two folders have the number {objective}")]
    TwoFolders {
        /// The objective's number.
        objective: u32,
        /// The paths of the two.
        folders: [String; 2],
    },
    /// The last of its actions has the last number.
    #[error("objective {0} has no number left")]
    NoNumber(u32),
}

impl NewAction {
    /// The text of its file.
    pub fn text(&self) -> String {
        let text = |text: &str| Literal::Text(text.to_owned());
        let some = |key, value: Option<&str>| value.map(|value| (key, text(value)));
        let list = |key, list: Literal| (list != Literal::List(Vec::new())).then_some((key, list));
        let keys = [
            Some(("title", text(&self.title))),
            some("description", self.description.as_deref()),
            Some(("lead", text(self.lead.as_str()))),
            list("partners", Literal::texts(&self.partners)),
            Some(("due", written::deadline(&self.due))),
            list("measures", Literal::texts(&self.measures)),
            some("outcome", self.outcome.as_deref()),
            Some(("added", Literal::Date(self.added))),
            some("agreed_by", self.agreed_by.as_ref().map(GroupId::as_str)),
        ];
        key_lines(&keys.into_iter().flatten().collect::<Vec<_>>(), "")
    }
}

impl NewFile {
    /// The file of the next action of an objective, whose number is the one behind the last: one that was given once is not given
    /// again.
    ///
    /// # Errors
    /// Where the objective takes no more.
    pub fn next(
        objective: u32,
        folders: &[ObjectiveFolder],
        sources: &[Source],
    ) -> Result<Self, NoRoom> {
        let folder = folder(objective, folders)?;
        let taken = sources.iter().filter_map(|source| match source.place {
            Place::Action { number, .. } if number.objective == objective => Some(number.action),
            _ => None,
        });
        let next = taken.max().unwrap_or_default().checked_add(1);
        let number = Number { objective, action: next.ok_or(NoRoom::NoNumber(objective))? };
        let path = format!("{}/{number}.toml", folder.path);
        Ok(Self { number, path, section: folder.section.clone() })
    }

    /// The new action in a few words, as its text states it: somebody may have written on in it.
    pub fn said(&self, text: &str) -> String {
        let action: Action = action_at(text, self.section.clone(), self.number);
        let lead = action.lead.map(|lead| format!(", led by {lead}")).unwrap_or_default();
        let due = action.due.map(|due| match due.form.comes_round() {
            Some(span) => format!(", due {span} until {}", due.form.last_day()),
            None => format!(", due {}", due.form.last_day()),
        });
        with_note(&format!("new{lead}{}", due.unwrap_or_default()), action.title.as_deref())
    }
}

/// The one folder of an objective.
fn folder(objective: u32, folders: &[ObjectiveFolder]) -> Result<&ObjectiveFolder, NoRoom> {
    let mut own = folders.iter().filter(|folder| folder.number == objective);
    match (own.next(), own.next()) {
        (Some(folder), None) => Ok(folder),
        (Some(one), Some(other)) => {
            Err(NoRoom::TwoFolders { objective, folders: [one.path.clone(), other.path.clone()] })
        }
        (None, _) => Err(NoRoom::NoFolder(objective)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cadence, Form};

    fn next(paths: &[&str]) -> Result<String, NoRoom> {
        let sources: Vec<Source> =
            paths.iter().map(|path| Source::at(format!("actions/care/{path}"))).collect();
        NewFile::next(3, &ObjectiveFolder::of(&sources), &sources).map(|file| file.path)
    }

    #[test]
    fn an_action_gets_the_number_behind_the_last_of_its_objective() {
        let first = next(&["03-policy/objective.toml", "04-audit/4.9.toml"]);
        assert_eq!(first.unwrap(), "actions/care/03-policy/3.1.toml");
        let third = next(&["03-policy/3.10.toml", "03-policy/3.2.toml"]);
        assert_eq!(third.unwrap(), "actions/care/03-policy/3.11.toml");
        assert_eq!(next(&["04-audit/4.1.toml"]), Err(NoRoom::NoFolder(3)));
        assert_eq!(next(&["03-policy/3.4294967295.toml"]), Err(NoRoom::NoNumber(3)));
        let folders = ["actions/care/03-one", "actions/care/03-two"].map(str::to_owned);
        assert_eq!(
            next(&["03-one/3.1.toml", "03-two/3.2.toml"]),
            Err(NoRoom::TwoFolders { objective: 3, folders })
        );
    }

    #[test]
    fn its_file_says_what_is_given_and_its_line_what_the_file_says() {
        let day = |day: &str| day.parse().unwrap();
        let form = Form::Every {
            every: Cadence::Quarter,
            from: day("2026-04-01"),
            until: day("2027-03-31"),
        };
        let new = NewAction {
            title: "Audit plans".to_owned(),
            description: None,
            lead: AgencyId::from("council"),
            partners: vec![AgencyId::from("police")],
            due: Due { form, said: None },
            measures: Vec::new(),
            outcome: None,
            added: day("2026-06-09"),
            agreed_by: Some(GroupId::from("cabinet")),
        };
        let text = "\
title = \"Audit plans\"
lead = \"council\"
partners = [\"police\"]
due = { every = \"quarter\", from = 2026-04-01, until = 2027-03-31 }
added = 2026-06-09
agreed_by = \"cabinet\"
";
        assert_eq!(new.text(), text);
        let folders = ObjectiveFolder::of(&[Source::at("actions/care/03-x/3.1.toml".to_owned())]);
        let file = NewFile::next(3, &folders, &[]).unwrap();
        assert_eq!(
            file.said(text),
            "new, led by council, due every quarter until 2027-03-31 – Audit plans"
        );
        assert_eq!(
            file.said("title = \"Another\"\ndue = 2026-12-31\n"),
            "new, due 2026-12-31 – Another"
        );
    }
}
