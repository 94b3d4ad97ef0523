//! Actions of the plan of three actions, and what their files say.

use cov_plan::model::{
    Action, AgencyId, Cadence, Date, Due, Ending, Evidence, Form, GroupId, Milestone, Named,
    Rating, SectionId, Suspension, Update, Withdrawal,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::written::{Entries, Written, list, plain, some, text};

/// Words that trouble whoever writes them down.
pub fn any_words() -> impl Strategy<Value = String> + Clone {
    let words = [
        "Set a policy",
        "x",
        "Drafted; out for comment with the team's managers.",
        "They call it \"done\", and 'over'",
        "S:\\Plans\\drafts\\",
        "  kept as given  ",
        "tabs\there",
        "naïve – 日本 é",
        "# no comment, [no] {table} = \"\"\"",
        "\"",
        "'''",
        "ends in a quote\"",
        "ends in a backslash\\",
        "Two lines:\nthe second\n",
        "\nbegins below",
        "- one\n- two\n\n  with \"quotes\" and \\ in it  \n\tand a tab",
        "a long line that goes on and on, so that a list that holds it has no room on one line of the file any more",
    ];
    select(words.map(str::to_owned).to_vec())
}

/// Any action that the check has no error of.
pub fn any_action() -> impl Strategy<Value = Action> {
    let agreed = (
        any_words(),
        option::of(any_words()),
        agencies(),
        any_due(),
        vec(any_words(), 0..4),
        option::of(any_words()),
    );
    let more = (
        option::of(any_day()),
        option::of(any_group()),
        vec(any_milestone(), 0..3),
        vec(any_update(), 0..5),
        any_ending(),
        option::of(any_day()),
    );
    (agreed, more).prop_map(|(agreed, more)| {
        let (title, description, mut agencies, due, measures, outcome) = agreed;
        let (added, agreed_by, milestones, updates, ending, original_due) = more;
        let action = Action {
            number: "1.1".parse().unwrap(),
            section: SectionId::from("early-help"),
            // Where the first lines of a file stand again further down, it counts as pasted twice.
            title: Some(format!("The action: {title}")),
            description,
            lead: agencies.pop(),
            partners: agencies,
            due: Some(due),
            original_due,
            measures,
            outcome,
            added,
            agreed_by,
            milestones,
            updates,
            ending,
        };
        without_errors(action)
    })
}

/// Puts right what the check would call an error: the order of updates, titles given twice, a move that nothing records,
/// ratings after the end.
fn without_errors(mut action: Action) -> Action {
    for (index, milestone) in action.milestones.iter_mut().enumerate() {
        milestone.title = milestone.title.take().map(|title| format!("{}. {title}", index + 1));
    }
    action.updates.sort_by_key(|update| update.date);
    let Some(last) = action.updates.last_mut() else {
        action.original_due = None;
        return action;
    };
    if let (Some(original), Some(due)) = (action.original_due, &action.due) {
        last.moved_from = Some(original);
        last.moved_to = Some(due.form.last_day());
    }
    let ending = &mut action.ending;
    ending.completed = ending.completed.max(last.date.filter(|_| ending.completed.is_some()));
    if let Some(withdrawn) = &mut ending.withdrawn {
        withdrawn.date = last.date.map_or(withdrawn.date, |last| withdrawn.date.max(last));
    }
    action
}

pub fn any_day() -> impl Strategy<Value = Date> + Clone {
    let first = Date::from_ymd_opt(2026, 4, 1).unwrap();
    (0_u64..365).prop_map(move |days| first + chrono::Days::new(days))
}

pub fn any_group() -> impl Strategy<Value = GroupId> + Clone {
    select(vec!["executive-group", "cabinet"]).prop_map(GroupId::from)
}

/// Some of the agencies, in any order; the last is the lead.
fn agencies() -> impl Strategy<Value = Vec<AgencyId>> {
    let all = vec!["council", "police", "health-trust"];
    subsequence(all, 1..=3)
        .prop_shuffle()
        .prop_map(|ids| ids.into_iter().map(AgencyId::from).collect())
}

fn any_due() -> impl Strategy<Value = Due> {
    let days =
        (any_day(), 0_u64..200).prop_map(|(from, days)| (from, from + chrono::Days::new(days)));
    let form = prop_oneof![
        3 => any_day().prop_map(Form::On),
        1 => days.clone().prop_map(|(from, to)| Form::Within { from, to }),
        1 => (select(Cadence::ALL), days.clone())
            .prop_map(|(every, (from, until))| Form::Every { every, from, until }),
        1 => (any_group(), any::<bool>(), days).prop_map(|(of, has_from, (from, until))| {
            Form::EachMeeting { of, from: has_from.then_some(from), until }
        }),
        1 => (any_words(), any_day()).prop_map(|(words, review)| Form::Described { words, review }),
    ];
    (form, option::of(any_words())).prop_map(|(form, said)| {
        let said = said.filter(|_| !matches!(form, Form::On(_)));
        Due { form, said }
    })
}

fn any_milestone() -> impl Strategy<Value = Milestone> {
    (any_words(), any_due(), option::of(any_day())).prop_map(|(title, due, completed)| Milestone {
        title: Some(title),
        due: Some(due),
        original_due: None,
        completed,
    })
}

fn any_update() -> impl Strategy<Value = Update> {
    let by = select(vec!["council", "police", "health-trust"]).prop_map(AgencyId::from);
    let said = (option::of(any_words()), vec(any_evidence(), 0..3), option::of(any_words()));
    let ratings = (option::of(select(Rating::ALL)), option::of(select(Rating::ALL)));
    (any_day(), by, ratings, said, option::of(any_group()), any::<bool>()).prop_map(
        |(date, by, (rag, impact), (note, evidence, asks), agreed_by, reopens)| Update {
            date: Some(date),
            by: Some(by),
            rag,
            impact,
            note,
            evidence,
            asks,
            agreed_by,
            reopened_from: (reopens && rag.is_none())
                .then(|| Box::new(Ending { completed: Some(date), ..Ending::default() })),
            ..Update::default()
        },
    )
}

pub fn any_evidence() -> impl Strategy<Value = Evidence> {
    prop_oneof![
        Just(Evidence::File("three-actions/evidence/training.md".to_owned())),
        Just(Evidence::Link("https://northtown.example/a?b=c#d".to_owned())),
        any_words().prop_map(|title| Evidence::HeldBy { agency: AgencyId::from("police"), title }),
    ]
}

fn any_ending() -> impl Strategy<Value = Ending> {
    let decision = (any_day(), option::of(any_group()), option::of(any_words()));
    prop_oneof![
        3 => Just(Ending::default()),
        1 => any_day().prop_map(|day| Ending { completed: Some(day), ..Ending::default() }),
        1 => (decision.clone(), option::of(0_u64..90)).prop_map(
            |((date, agreed_by, reason), days)| {
                let until = days.map(|days| date + chrono::Days::new(days));
                let suspended = Some(Suspension { date, until, agreed_by, reason });
                Ending { suspended, ..Ending::default() }
            }
        ),
        1 => decision.prop_map(|(date, agreed_by, reason)| {
            let withdrawn = Some(Withdrawal { date, agreed_by, reason });
            Ending { withdrawn, ..Ending::default() }
        }),
    ]
}

/// The keys of an action's file, in their order.
pub fn entries(action: &Action) -> Entries {
    let mut entries = some([
        ("title", action.title.as_ref().map(text)),
        ("description", action.description.as_ref().map(text)),
        ("lead", action.lead.as_ref().map(text)),
        ("partners", list(&action.partners, text)),
        ("due", action.due.as_ref().map(due)),
        ("original_due", action.original_due.as_ref().map(plain)),
        ("measures", list(&action.measures, text)),
        ("outcome", action.outcome.as_ref().map(text)),
        ("added", action.added.as_ref().map(plain)),
        ("agreed_by", action.agreed_by.as_ref().map(text)),
    ]);
    entries.extend(ending(&action.ending));
    entries.extend(some([
        ("milestones", list(&action.milestones, milestone)),
        ("updates", list(&action.updates, update)),
    ]));
    entries
}

/// Keys of an action, some with values of types that they cannot have, and the paths of those.
pub fn any_spoilt_action() -> impl Strategy<Value = (Entries, Vec<&'static str>)> {
    let paths = [
        "lead",
        "partners",
        "due",
        "original_due",
        "measures",
        "completed",
        "suspended",
        "withdrawn",
        "milestones.0.original_due",
        "milestones.0.completed",
    ];
    let wrong = [
        plain("true"),
        plain("2026-05-01T10:00:00"),
        Written::List(vec![plain("1")]),
        Written::Table(some([("on", Some(plain("2026-05-01")))])),
        Written::Table(some([("reason", Some(text("no need")))])),
    ];
    let spoilt = (subsequence(paths.to_vec(), 1..4), vec(select(wrong.to_vec()), 3));
    (any_action(), spoilt).prop_map(|(action, (paths, wrong))| {
        let mut entries = entries(&action);
        let mut spoilt = Vec::new();
        for (path, wrong) in paths.into_iter().zip(wrong) {
            let (own, key) = match path.strip_prefix("milestones.0.") {
                Some(key) => (first_of_list(&mut entries, "milestones"), key),
                None => (Some(&mut entries), path),
            };
            if let Some(own) = own {
                own.retain(|(name, _)| name != key);
                own.push((key.to_owned(), wrong));
                spoilt.push(path);
            }
        }
        (entries, spoilt)
    })
}

fn first_of_list<'entries>(
    entries: &'entries mut Entries,
    key: &str,
) -> Option<&'entries mut Entries> {
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, Written::List(values))) => match values.first_mut() {
            Some(Written::Table(entries)) => Some(entries),
            _ => None,
        },
        _ => None,
    }
}

fn due(due: &Due) -> Written {
    let mut entries = match &due.form {
        Form::On(day) => return plain(day),
        Form::Within { from, to } => some([("from", Some(plain(from))), ("to", Some(plain(to)))]),
        Form::Every { every, from, until } => some([
            ("every", Some(text(every.name()))),
            ("from", Some(plain(from))),
            ("until", Some(plain(until))),
        ]),
        Form::EachMeeting { of, from, until } => some([
            ("each_meeting_of", Some(text(of))),
            ("from", from.as_ref().map(plain)),
            ("until", Some(plain(until))),
        ]),
        Form::Described { words, review } => {
            some([("described", Some(text(words))), ("review", Some(plain(review)))])
        }
    };
    entries.extend(some([("said", due.said.as_ref().map(text))]));
    Written::Table(entries)
}

fn milestone(milestone: &Milestone) -> Written {
    Written::Table(some([
        ("title", milestone.title.as_ref().map(text)),
        ("due", milestone.due.as_ref().map(due)),
        ("original_due", milestone.original_due.as_ref().map(plain)),
        ("completed", milestone.completed.as_ref().map(plain)),
    ]))
}

fn update(update: &Update) -> Written {
    let reopened = update.reopened_from.as_deref();
    Written::Table(some([
        ("date", update.date.as_ref().map(plain)),
        ("by", update.by.as_ref().map(text)),
        ("rag", update.rag.map(|rating| text(rating.name()))),
        ("impact", update.impact.map(|rating| text(rating.name()))),
        ("note", update.note.as_ref().map(text)),
        ("evidence", list(&update.evidence, evidence)),
        ("asks", update.asks.as_ref().map(text)),
        ("moved_from", update.moved_from.as_ref().map(plain)),
        ("moved_to", update.moved_to.as_ref().map(plain)),
        ("agreed_by", update.agreed_by.as_ref().map(text)),
        ("milestone", update.milestone.as_ref().map(text)),
        ("reopened_from", reopened.map(|reopened| Written::Table(ending(reopened)))),
    ]))
}

fn evidence(evidence: &Evidence) -> Written {
    match evidence {
        Evidence::File(written) | Evidence::Link(written) => text(written),
        Evidence::HeldBy { agency, title } => {
            Written::Table(some([("held_by", Some(text(agency))), ("title", Some(text(title)))]))
        }
    }
}

fn ending(ending: &Ending) -> Entries {
    some([
        ("completed", ending.completed.as_ref().map(plain)),
        ("suspended", ending.suspended.as_ref().map(suspended)),
        ("withdrawn", ending.withdrawn.as_ref().map(withdrawn)),
    ])
}

fn suspended(suspended: &Suspension) -> Written {
    Written::Table(some([
        ("date", Some(plain(&suspended.date))),
        ("until", suspended.until.as_ref().map(plain)),
        ("agreed_by", suspended.agreed_by.as_ref().map(text)),
        ("reason", suspended.reason.as_ref().map(text)),
    ]))
}

fn withdrawn(withdrawn: &Withdrawal) -> Written {
    Written::Table(some([
        ("date", Some(plain(&withdrawn.date))),
        ("agreed_by", withdrawn.agreed_by.as_ref().map(text)),
        ("reason", withdrawn.reason.as_ref().map(text)),
    ]))
}
