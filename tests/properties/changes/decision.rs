//! Decisions about an action, at any day and about any part of it.

use cov_plan::change::{
    Change, Complete, Extend, List, Rate, Reopen, Set, Signed, Suspend, Withdraw,
};
use cov_plan::model::{Action, AgencyId, Date, Ending, Named, Rating};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::odd_files::{any_day, any_evidence, any_group, any_words};

/// A decision, and the place of the milestone that it is about; `None`: the action itself.
#[derive(Clone, Debug)]
pub struct Decision {
    pub kind: Kind,
    pub milestone: Option<usize>,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Rate(Rate),
    Complete(Complete),
    Reopen(Reopen),
    Extend(Extend),
    Suspend(Suspend),
    Withdraw(Withdraw),
    Set(Set),
}

impl Decision {
    pub fn change(&self) -> &dyn Change {
        match &self.kind {
            Kind::Rate(change) => change,
            Kind::Complete(change) => change,
            Kind::Reopen(change) => change,
            Kind::Extend(change) => change,
            Kind::Suspend(change) => change,
            Kind::Withdraw(change) => change,
            Kind::Set(change) => change,
        }
    }
}

impl Kind {
    fn signed(&mut self) -> Option<&mut Signed> {
        match self {
            Self::Rate(Rate { signed, .. })
            | Self::Complete(Complete { signed, .. })
            | Self::Reopen(Reopen { signed, .. })
            | Self::Extend(Extend { signed, .. })
            | Self::Suspend(Suspend { signed, .. }) => Some(signed),
            Self::Withdraw(_) | Self::Set(_) => None,
        }
    }
}

/// A decision before it is known which milestones the action has, and on which days something happens to it.
#[derive(Clone, Debug)]
pub struct Step {
    kind: Kind,
    part: Part,
    /// Which of the days that the action names it is made on; `None`: another.
    day: Option<usize>,
}

/// What a decision is about.
#[derive(Clone, Debug)]
enum Part {
    Action,
    Titled(usize),
    Placed(usize),
    Unknown,
}

impl Step {
    /// The step as a decision about this action; one about a milestone is about the action where it has none.
    pub fn about(&self, action: &Action) -> Decision {
        let place = |any: usize| any.checked_rem(action.milestones.len());
        let (milestone, word) = match self.part {
            Part::Action => (None, None),
            Part::Titled(any) => {
                let place = place(any);
                (place, place.and_then(|place| action.milestones[place].title.clone()))
            }
            Part::Placed(any) => {
                let place = place(any);
                (place, place.map(|place| (place + 1).to_string()))
            }
            Part::Unknown => (Some(action.milestones.len()), Some("No such part".to_owned())),
        };
        let mut kind = self.kind.clone();
        let days = days(action);
        let day = self.day.and_then(|any| days.get(any.checked_rem(days.len())?));
        if let (Some(day), Some(signed)) = (day, kind.signed()) {
            signed.date = *day;
        }
        let milestone = match &mut kind {
            Kind::Complete(Complete { milestone: own, .. })
            | Kind::Reopen(Reopen { milestone: own, .. })
            | Kind::Extend(Extend { milestone: own, .. }) => {
                *own = word;
                milestone
            }
            _ => None,
        };
        Decision { kind, milestone }
    }
}

/// The days of an action on which something begins or ends.
fn days(action: &Action) -> Vec<Date> {
    let Ending { completed, suspended, withdrawn } = &action.ending;
    let pause = suspended.iter().flat_map(|pause| [Some(pause.date), pause.until]);
    let ends = [*completed, withdrawn.as_ref().map(|withdrawn| withdrawn.date)];
    let updates = action.updates.iter().map(|update| update.date);
    pause.chain(ends).chain(updates).flatten().collect()
}

pub fn any_step() -> impl Strategy<Value = Step> {
    let kind = prop_oneof![
        4 => any_rate().prop_map(Kind::Rate),
        3 => any_complete().prop_map(Kind::Complete),
        3 => any_reopen().prop_map(Kind::Reopen),
        3 => any_extend().prop_map(Kind::Extend),
        2 => any_suspend().prop_map(Kind::Suspend),
        1 => (any_day(), any_words(), any_group())
            .prop_map(|(date, reason, agreed_by)| Withdraw { date, reason, agreed_by })
            .prop_map(Kind::Withdraw),
        5 => any_set().prop_map(Kind::Set),
    ];
    let part = prop_oneof![
        8 => Just(Part::Action),
        4 => any::<usize>().prop_map(Part::Titled),
        4 => any::<usize>().prop_map(Part::Placed),
        1 => Just(Part::Unknown),
    ];
    let day = option::weighted(0.3, any::<usize>());
    (kind, part, day).prop_map(|(kind, part, day)| Step { kind, part, day })
}

/// A step that sets something.
pub fn any_setting() -> impl Strategy<Value = Step> {
    any_set().prop_map(|set| Step { kind: Kind::Set(set), part: Part::Action, day: None })
}

fn any_signed() -> impl Strategy<Value = Signed> {
    (option::of(any_agency()), any_day()).prop_map(|(by, date)| Signed { by, date })
}

fn any_agency() -> impl Strategy<Value = AgencyId> {
    select(vec!["council", "police", "health-trust"]).prop_map(AgencyId::from)
}

fn any_rate() -> impl Strategy<Value = Rate> {
    let ratings = (option::of(select(Rating::ALL)), option::of(select(Rating::ALL)));
    let words = (option::of(any_words()), option::of(any_words()), vec(any_evidence(), 0..3));
    (any_signed(), ratings, words).prop_map(|(signed, (rag, impact), (note, asks, evidence))| {
        Rate { signed, rag, impact, note, asks, evidence }
    })
}

fn any_complete() -> impl Strategy<Value = Complete> {
    (any_signed(), option::of(any_words())).prop_map(|(signed, note)| Complete {
        signed,
        milestone: None,
        note,
    })
}

fn any_reopen() -> impl Strategy<Value = Reopen> {
    (any_signed(), option::of(any_words())).prop_map(|(signed, reason)| Reopen {
        signed,
        milestone: None,
        reason,
    })
}

fn any_extend() -> impl Strategy<Value = Extend> {
    (any_signed(), any_later_day(), any_words(), option::of(any_group()), any::<bool>()).prop_map(
        |(signed, to, reason, agreed_by, earlier)| Extend {
            signed,
            milestone: None,
            to,
            reason,
            agreed_by,
            earlier,
        },
    )
}

fn any_suspend() -> impl Strategy<Value = Suspend> {
    (any_signed(), any_later_day(), any_words(), any_group())
        .prop_map(|(signed, until, reason, agreed_by)| Suspend { signed, until, reason, agreed_by })
}

/// A day that is mostly behind those of updates.
fn any_later_day() -> impl Strategy<Value = Date> {
    (any_day(), 0_u64..300).prop_map(|(day, days)| day + chrono::Days::new(days))
}

fn any_set() -> impl Strategy<Value = Set> {
    let values = any_values().boxed();
    prop_oneof![
        1 => any_agency().prop_map(Set::Lead),
        2 => values.clone().prop_map(|(list, values)| Set::All(list, values)),
        3 => (values, 0_usize..4).prop_map(|((list, mut add), most)| {
            let remove = add.split_off(most.min(add.len()));
            Set::Some { list, add, remove }
        }),
    ]
}

/// Values of a list in any order, none twice; those of actions come from the same few.
fn any_values() -> impl Strategy<Value = (List, Vec<String>)> {
    let agencies = ["council", "police", "health-trust", "nobody"];
    let agencies = subsequence(agencies.to_vec(), 0..4).prop_shuffle();
    let measures = btree_set(any_words(), 0..4).prop_map(Vec::from_iter).prop_shuffle();
    prop_oneof![
        agencies.prop_map(|ids| (List::Partners, ids.into_iter().map(str::to_owned).collect())),
        measures.prop_map(|measures| (List::Measures, measures)),
    ]
}
