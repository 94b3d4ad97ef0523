//! Several updates at once: each goes into what the ones before it have made of the files.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::{Made, Rate, Refused, apply};
use crate::model::{Action, AgencyId, Date, Number, Update};
use crate::store::{Source, action_in};

/// Updates of a sheet, as far as its lines have been gone through.
#[derive(Debug, Default)]
pub struct Updates<'reading> {
    /// The files that they go into, by their paths.
    files: BTreeMap<&'reading str, (UpdatedFile<'reading>, Action)>,
    /// Who has said what of which action and day, and in which line.
    given: HashMap<Voice, (usize, Update)>,
}

/// Of which action, of which day, and who speaks.
type Voice = (Number, Date, Option<AgencyId>);

/// A file that updates go into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatedFile<'reading> {
    /// Its path from the plan folder.
    pub path: &'reading str,
    /// Its text as it was read.
    pub old: &'reading str,
    /// Its text with the updates.
    pub new: String,
}

/// What became of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is put in.
    New(Made),
    /// The plan had it already.
    InPlan {
        /// The update.
        update: Box<Update>,
        /// What it says, in a few words.
        said: String,
    },
    /// A line before has it.
    Repeated,
}

impl<'reading> Updates<'reading> {
    /// Puts the update of a line into the file of its action.
    ///
    /// # Errors
    /// Where the action does not allow it, or another line has another update of the same agency, action and day.
    pub fn take(
        &mut self,
        line: usize,
        rate: &Rate,
        (action, source): (&Action, &'reading Source),
    ) -> Result<Taken, Refused> {
        let update = rate.update(action)?;
        let date = rate.signed.date;
        match self.given.entry((action.number, date, update.by.clone())) {
            Entry::Occupied(first) if first.get().1 == update => return Ok(Taken::Repeated),
            Entry::Occupied(first) => {
                return Err(Refused::OtherUpdate { date, line: first.get().0 });
            }
            Entry::Vacant(place) => place.insert((line, update)),
        };
        let (file, action) = self
            .files
            .entry(&source.path)
            .or_insert_with(|| (UpdatedFile::of(source), action.clone()));
        match apply(rate, action, &file.new) {
            Ok(changed) => {
                *action = action_in(&changed.text, action);
                file.new = changed.text;
                Ok(Taken::New(changed.made))
            }
            Err(Refused::SameUpdate { update, said }) => Ok(Taken::InPlan { update, said }),
            Err(refused) => Err(refused),
        }
    }

    /// The files that the updates go into; one whose updates it had already is as it was.
    pub fn files(self) -> impl Iterator<Item = UpdatedFile<'reading>> {
        self.files.into_values().map(|(file, _)| file)
    }
}

impl<'reading> UpdatedFile<'reading> {
    fn of(source: &'reading Source) -> Self {
        Self { path: &source.path, old: &source.text, new: source.text.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Signed;
    use crate::change::testing::{FILE, action};
    use crate::model::Rating;

    fn rate(by: Option<&str>, date: &str, rag: Rating) -> Rate {
        Rate {
            signed: Signed { by: by.map(AgencyId::from), date: date.parse().unwrap() },
            rag: Some(rag),
            impact: None,
            note: None,
            asks: None,
            evidence: Vec::new(),
        }
    }

    fn source() -> Source {
        let mut source = Source::at("1.1.toml".to_owned());
        FILE.clone_into(&mut source.text);
        source
    }

    #[test]
    fn each_update_goes_into_what_the_one_before_has_made() {
        let (action, source) = (action(FILE), source());
        let mut updates = Updates::default();
        for (line, day) in [(2, "2026-06-30"), (3, "2026-06-15")] {
            updates.take(line, &rate(None, day, Rating::Red), (&action, &source)).unwrap();
        }
        let update =
            |day: &str| format!("\n[[updates]]\ndate = {day}\nby = \"council\"\nrag = \"red\"\n");
        let files: Vec<String> = updates.files().map(|file| file.new).collect();
        assert_eq!(files, [format!("{FILE}{}{}", update("2026-06-15"), update("2026-06-30"))]);
    }

    #[test]
    fn an_agency_says_one_thing_of_an_action_and_a_day_whether_it_is_named_or_the_lead() {
        let (action, source) = (action(FILE), source());
        let mut updates = Updates::default();
        let mut take =
            |line, by, rag| updates.take(line, &rate(by, "2026-06-30", rag), (&action, &source));
        assert!(matches!(take(2, Some("council"), Rating::Red), Ok(Taken::New(_))));
        assert!(matches!(take(3, Some("police"), Rating::Amber), Ok(Taken::New(_))));
        assert_eq!(take(4, None, Rating::Red), Ok(Taken::Repeated));
        let date = "2026-06-30".parse().unwrap();
        assert_eq!(take(5, None, Rating::Amber), Err(Refused::OtherUpdate { date, line: 2 }));
    }
}
