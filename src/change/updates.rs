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
    /// Where the action does not allow it, or another line has another update of the same agency, action and day, or both this
    /// one and another of theirs in the plan give ratings.
    pub fn take(
        &mut self,
        line: usize,
        rate: &Rate,
        (read, source): (&Action, &'reading Source),
    ) -> Result<Taken, Refused> {
        let update = rate.update(read)?;
        let date = rate.signed.date;
        match self.given.entry((read.number, date, update.by.clone())) {
            Entry::Occupied(first) if first.get().1 == update => return Ok(Taken::Repeated),
            Entry::Occupied(first) => {
                return Err(Refused::OtherUpdate { date, line: first.get().0 });
            }
            Entry::Vacant(place) => place.insert((line, update.clone())),
        };
        let (file, action) = self
            .files
            .entry(&source.path)
            .or_insert_with(|| (UpdatedFile::of(source), read.clone()));
        if let Some(same) = same(rate, &update, read) {
            return Ok(Taken::InPlan { update: Box::new(same.clone()), said: rate.said() });
        }
        is_only_rating(&update, read)?;
        let changed = apply(rate, action, &file.new)?;
        *action = action_in(&changed.text, action);
        file.new = changed.text;
        Ok(Taken::New(changed.made))
    }

    /// The files that the updates go into; one whose updates it had already is as it was.
    pub fn files(self) -> impl Iterator<Item = UpdatedFile<'reading>> {
        self.files.into_values().map(|(file, _)| file)
    }
}

/// The update that the plan has already. One whose author is not given is the same whoever signed it: the lead may have changed
/// since.
fn same<'action>(rate: &Rate, update: &Update, action: &'action Action) -> Option<&'action Update> {
    let is_by_anyone = rate.signed.by.is_none();
    action.updates.iter().find(|other| {
        let by = if is_by_anyone { &other.by } else { &update.by };
        **other == Update { by: by.clone(), ..update.clone() }
    })
}

/// Makes sure that an agency does not rate an action twice on a day: what is written otherwise in the plan was put right there.
fn is_only_rating(update: &Update, action: &Action) -> Result<(), Refused> {
    let is_of_same_voice = |other: &&Update| (other.date, &other.by) == (update.date, &update.by);
    let mut others = action.updates.iter().filter(is_of_same_voice);
    match (update.date, &update.by) {
        (Some(date), Some(by)) if update.is_rated() && others.any(Update::is_rated) => {
            Err(Refused::OtherRated { date, by: by.clone() })
        }
        _ => Ok(()),
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
        source_of(FILE)
    }

    fn source_of(text: &str) -> Source {
        let mut source = Source::at("1.1.toml".to_owned());
        text.clone_into(&mut source.text);
        source
    }

    /// What becomes of an update of 30 June where the file has this one already.
    fn taken(in_plan: &str, rate: &Rate) -> Result<Taken, Refused> {
        let text = format!("{FILE}[[updates]]\ndate = 2026-06-30\n{in_plan}\n");
        Updates::default().take(2, rate, (&action(&text), &source_of(&text)))
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

    #[test]
    fn an_update_without_an_author_is_there_whoever_signed_it() {
        let by_an_earlier_lead = "by = \"police\"\nrag = \"red\"";
        let of = |by| rate(by, "2026-06-30", Rating::Red);
        let Ok(Taken::InPlan { update, said }) = taken(by_an_earlier_lead, &of(None)) else {
            panic!("it is there")
        };
        assert_eq!((update.by, said.as_str()), (Some(AgencyId::from("police")), "red"));
        assert!(matches!(taken(by_an_earlier_lead, &of(Some("council"))), Ok(Taken::New(_))));
        let other = rate(None, "2026-06-30", Rating::Amber);
        assert!(matches!(taken(by_an_earlier_lead, &other), Ok(Taken::New(_))));
        let another_day = rate(None, "2026-06-29", Rating::Red);
        assert!(matches!(taken(by_an_earlier_lead, &another_day), Ok(Taken::New(_))));
    }

    #[test]
    fn a_row_is_not_there_because_a_row_before_it_says_the_same_for_another_agency() {
        let (action, source) = (action(FILE), source());
        let mut updates = Updates::default();
        for (line, by) in [(2, Some("police")), (3, None)] {
            let rate = rate(by, "2026-06-30", Rating::Red);
            let taken = updates.take(line, &rate, (&action, &source));
            assert!(matches!(taken, Ok(Taken::New(_))), "line {line}");
        }
    }

    #[test]
    fn an_agency_does_not_rate_an_action_twice_on_one_day() {
        let date = "2026-06-30".parse().unwrap();
        let refused = Refused::OtherRated { date, by: AgencyId::from("council") };
        assert_eq!(
            refused.to_string(),
            "has another rated update of 2026-06-30 by council already"
        );
        let put_right = "by = \"council\"\nrag = \"red\"\nnote = \"Put right.\"";
        for by in [None, Some("council")] {
            let given = rate(by, "2026-06-30", Rating::Red);
            assert_eq!(taken(put_right, &given), Err(refused.clone()));
        }
        let is_new = |in_plan: &str, rate: &Rate| matches!(taken(in_plan, rate), Ok(Taken::New(_)));
        assert!(is_new(put_right, &rate(Some("police"), "2026-06-30", Rating::Red)));
        let moved = "by = \"council\"\nmoved_from = 2026-08-31\nmoved_to = 2026-09-30";
        assert!(is_new(moved, &rate(None, "2026-06-30", Rating::Red)));
        let note = Rate {
            rag: None,
            note: Some("Another thing.".to_owned()),
            ..rate(None, "2026-06-30", Rating::Red)
        };
        assert!(is_new(put_right, &note));
    }
}
