//! A new action joins the plan: what its file says, and where it goes.

use super::said::with_note;
use crate::model::{Action, AgencyId, Date, Due, GroupId, Number, SectionId};
use crate::store::edit::{Literal, key_lines};
use crate::store::{BranchFile, ObjectiveFolder, Place, Source, action_at, written};

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
    /// The last number before it, where only another branch has it: its action, and the branch.
    pub behind: Option<(Number, String)>,
    section: SectionId,
}

/// The number of a new objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewObjective {
    /// The number.
    pub number: u32,
    /// The last number before it, where only another branch has it, and the branch.
    pub behind: Option<(u32, String)>,
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
    /// again, be it on another branch.
    ///
    /// # Errors
    /// Where the objective takes no more.
    pub fn next(
        objective: u32,
        folders: &[ObjectiveFolder],
        sources: &[Source],
        on_branches: &[BranchFile],
    ) -> Result<Self, NoRoom> {
        let folder = folder(objective, folders)?;
        let taken = |place: &Place| match place {
            Place::Action { number, .. } if number.objective == objective => Some(number.action),
            _ => None,
        };
        let own = sources.iter().filter_map(|source| taken(&source.place)).max();
        let (next, behind) = next(own, on_branches, taken).ok_or(NoRoom::NoNumber(objective))?;
        let number = Number { objective, action: next };
        let path = format!("{}/{number}.toml", folder.path);
        let behind = behind.map(|(action, branch)| (Number { objective, action }, branch));
        Ok(Self { number, path, behind, section: folder.section.clone() })
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

impl NewObjective {
    /// The next objective of the plan, whose number is the one behind the last, be that on another branch; `None`: there is no
    /// number left.
    pub fn next(folders: &[ObjectiveFolder], on_branches: &[BranchFile]) -> Option<Self> {
        let taken = |place: &Place| match place {
            Place::Objective { number, .. } | Place::Action { objective: number, .. } => {
                Some(*number)
            }
            _ => None,
        };
        let own = folders.iter().map(|folder| folder.number).max();
        let (number, behind) = next(own, on_branches, taken)?;
        Some(Self { number, behind })
    }
}

/// The number behind the last of the plan's own and of those that files on other branches take; and that last one where only a
/// branch has it, with the branch. `None`: there is no number left.
fn next(
    own: Option<u32>,
    on_branches: &[BranchFile],
    taken: impl Fn(&Place) -> Option<u32>,
) -> Option<(u32, Option<(u32, String)>)> {
    let own = own.unwrap_or_default();
    let mut last: Option<(u32, &str)> = None;
    for file in on_branches {
        let number = taken(&Place::of(&file.path));
        if let Some(number) = number.filter(|&number| number > last.map_or(own, |last| last.0)) {
            last = Some((number, &file.branch));
        }
    }
    let next = last.map_or(own, |(number, _)| number).checked_add(1)?;
    Some((next, last.map(|(number, branch)| (number, branch.to_owned()))))
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
        NewFile::next(3, &ObjectiveFolder::of(&sources), &sources, &[]).map(|file| file.path)
    }

    fn on(branch: &str, path: &str) -> BranchFile {
        BranchFile { path: format!("actions/care/{path}"), branch: branch.to_owned() }
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
    fn numbers_that_other_branches_have_given_are_taken() {
        let sources = ["03-policy/3.1.toml", "04-audit/4.1.toml"]
            .map(|path| Source::at(format!("actions/care/{path}")));
        let folders = ObjectiveFolder::of(&sources);
        let next = |on_branches: &[BranchFile]| {
            let file = NewFile::next(3, &folders, &sources, on_branches).unwrap();
            (file.path, file.behind.map(|(number, branch)| format!("{number} on {branch}")))
        };
        let given = [
            on("one", "03-policy/3.2.toml"),
            on("two", "03-called-otherwise/3.3.toml"),
            on("three", "03-policy/3.3.toml"),
            on("three", "04-audit/4.9.toml"),
            on("three", "03-policy/notes.md"),
            on("four", "06-new/objective.toml"),
        ];
        assert_eq!(
            next(&given),
            ("actions/care/03-policy/3.4.toml".to_owned(), Some("3.3 on two".to_owned()))
        );
        // One that the plan has itself is nobody else's.
        let own = [on("one", "03-renamed/3.1.toml")];
        assert_eq!(next(&own), ("actions/care/03-policy/3.2.toml".to_owned(), None));
        let objective = NewObjective::next(&folders, &given).unwrap();
        assert_eq!(objective, NewObjective { number: 7, behind: Some((6, "four".to_owned())) });
        let objective = NewObjective::next(&folders, &own).unwrap();
        assert_eq!(objective, NewObjective { number: 5, behind: None });
        let last = on("one", "03-policy/3.4294967295.toml");
        assert_eq!(NewFile::next(3, &folders, &sources, &[last]), Err(NoRoom::NoNumber(3)));
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
        let file = NewFile::next(3, &folders, &[], &[]).unwrap();
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
