//! What the other files of the plan of three actions may say.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::actions::{any_day, any_words};
use super::written::{Entries, Written, list, plain, some, text};

pub fn plan() -> impl Strategy<Value = Entries> {
    let settings = option::of((any::<bool>(), vec(any_words(), 0..3)));
    let views = option::of(vec(any_words(), 0..3));
    (vec(any_words(), 5), option::of(0..99), settings, views).prop_map(
        |(words, days, settings, views)| {
            let [name, title, red, amber, green] = <[String; 5]>::try_from(words).unwrap();
            let section = |id: &str, title: &str| {
                Written::Table(some([("id", Some(text(id))), ("title", Some(text(&title)))]))
            };
            let sections = vec![section("early-help", &title), section("workforce", "Workforce")];
            let period = [("from", Some(plain("2026-04-01"))), ("to", Some(plain("2027-03-31")))];
            let ratings = [("red", red), ("amber", amber), ("green", green)];
            some([
                ("name", Some(text(&name))),
                ("period", Some(Written::Table(some(period)))),
                ("update_every", Some(text("quarter"))),
                ("update_within", days.as_ref().map(plain)),
                ("sections", Some(Written::List(sections))),
                (
                    "ratings",
                    Some(Written::Table(some(
                        ratings.map(|(key, words)| (key, Some(text(&words)))),
                    ))),
                ),
                ("check", settings.map(check)),
                ("views", views.map(|words| Written::Table(some([("late", Some(texts(&words)))])))),
            ])
        },
    )
}

fn texts(words: &[String]) -> Written {
    Written::List(words.iter().map(text).collect())
}

fn check((has_rule, reasons): (bool, Vec<String>)) -> Written {
    let allow = |reason: &String| {
        Written::Table(some([
            ("rule", Some(text("outcome-missing"))),
            ("action", Some(text("2.1"))),
            ("reason", Some(text(reason))),
        ]))
    };
    Written::Table(some([
        ("allow", list(&reasons, allow)),
        ("agency-unused", has_rule.then(|| text("warning"))),
    ]))
}

pub fn agencies() -> impl Strategy<Value = Entries> {
    let agency = |id: &'static str| {
        option::of(any_words()).prop_map(move |short| {
            let name = Some(text(&format!("The {id}")));
            let short = short.map(|short| text(&format!("{id} {short}")));
            (id.to_owned(), Written::Table(some([("name", name), ("short", short)])))
        })
    };
    Vec::from(["police", "council", "health-trust"].map(agency)).prop_shuffle()
}

pub fn governance() -> impl Strategy<Value = Entries> {
    let group = |id: &'static str| {
        let meets = select(vec!["month", "quarter"]);
        (any_words(), option::of(meets), option::of(vec(any_day(), 0..12))).prop_map(
            move |(name, meets, mut meetings)| {
                if let Some(days) = &mut meetings {
                    days.sort_unstable();
                }
                let meetings = meetings.map(|days| Written::List(days.iter().map(plain).collect()));
                let keys = [
                    ("name", Some(text(&name))),
                    ("meets", meets.map(text)),
                    ("meetings", meetings),
                ];
                (id.to_owned(), Written::Table(some(keys)))
            },
        )
    };
    let groups = Vec::from(["executive-group", "cabinet"].map(group)).prop_shuffle();
    let themes = vec(any_words(), 0..3);
    (groups, themes).prop_map(|(groups, themes)| {
        let theme = |(index, name): (usize, &String)| {
            (format!("theme-{index}"), Written::Table(some([("name", Some(text(&name)))])))
        };
        let themes: Entries = themes.iter().enumerate().map(theme).collect();
        let themes = (!themes.is_empty()).then_some(Written::Table(themes));
        some([("groups", Some(Written::Table(groups))), ("themes", themes)])
    })
}

pub fn objective() -> impl Strategy<Value = Entries> {
    (any_words(), option::of(any_words())).prop_map(|(title, finding)| {
        let ofsted = finding.map(|finding| {
            Written::Table(some([
                ("kind", Some(text("improvement"))),
                ("finding", Some(text(&finding))),
            ]))
        });
        some([("title", Some(text(&title))), ("ofsted", ofsted)])
    })
}
