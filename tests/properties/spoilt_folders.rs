//! However a plan's files are spoilt, reading, check and reports come to an end.

use std::fs;

use cov_plan::check::check;
use cov_plan::model::{Date, Named, Standing};
use cov_plan::render::findings::{Findings, FindingsFormat};
use cov_plan::render::{FileFormat, Format, Screen, render};
use cov_plan::report::{self, About, Asked, File, Report};
use cov_plan::store::Reading;
use proptest::prelude::*;

use super::folder::{TestPlan, date};
use super::{any_day, cases};

/// The files of the plan of three actions.
const FILES: [&str; 8] = [
    "plan.toml",
    "agencies.toml",
    "governance.toml",
    "actions/early-help/01-thresholds/objective.toml",
    "actions/early-help/01-thresholds/1.1.toml",
    "actions/early-help/01-thresholds/1.2.toml",
    "actions/workforce/02-supervision/objective.toml",
    "actions/workforce/02-supervision/2.1.toml",
];

/// What a slip of the hand, an editor or a merge does to a text.
#[derive(Clone, Debug)]
enum Slip {
    Insert(usize, &'static str),
    Delete(usize, usize),
    Twice(usize, usize),
    Cut(usize),
}

/// Pieces that mean something to TOML, a terminal or a calendar.
const PIECES: [&str; 32] = [
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    ",",
    "#",
    "\n",
    "\r\n",
    "\r",
    "\t",
    ".",
    "-",
    "0",
    "9",
    "é",
    "\u{202e}",
    "\u{feff}",
    "\u{1b}[31m",
    "\\x1b",
    "\\u202e",
    "\u{0}",
    "日本",
    "0001-01-01",
    "9999-12-31",
    "2019-02-30",
    "<<<<<<< a\n=======\n>>>>>>> b\n",
    "[[updates]]\ndate = 2020-02-29\n",
];

fn any_slip() -> impl Strategy<Value = Slip> {
    let place = 0_usize..1200;
    prop_oneof![
        4 => (place.clone(), prop::sample::select(PIECES.to_vec())).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        2 => (place.clone(), 1_usize..40).prop_map(|(at, length)| Slip::Delete(at, length)),
        2 => (place.clone(), 1_usize..200).prop_map(|(at, length)| Slip::Twice(at, length)),
        1 => place.prop_map(Slip::Cut),
    ]
}

impl Slip {
    fn apply(&self, text: &mut Vec<u8>) {
        let place = |at: usize| at % (text.len() + 1);
        let stretch = |at: usize, length: usize| place(at)..(place(at) + length).min(text.len());
        match *self {
            Self::Insert(at, piece) => drop(text.splice(place(at)..place(at), piece.bytes())),
            Self::Delete(at, length) => drop(text.drain(stretch(at, length))),
            Self::Twice(at, length) => {
                let stretch = stretch(at, length);
                let copy = text[stretch.clone()].to_vec();
                drop(text.splice(stretch.end..stretch.end, copy));
            }
            Self::Cut(at) => text.truncate(place(at)),
        }
    }
}

fn any_file() -> impl Strategy<Value = &'static str> {
    prop::sample::select(FILES.to_vec())
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_plan_with_slips_of_the_hand_is_read_checked_and_reported(
        slips in prop::collection::vec((any_file(), any_slip()), 1..6),
        today in any_day(),
        width in prop::option::of(1_usize..170),
    ) {
        let plan = TestPlan::three_actions();
        for (file, slip) in &slips {
            let mut text = fs::read(plan.root().join(file)).unwrap();
            slip.apply(&mut text);
            plan.write(file, text);
        }
        comes_to_an_end(&plan.read(), today, width);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_plan_with_any_bytes_for_a_file_is_read_checked_and_reported(
        file in any_file(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        width in prop::option::of(1_usize..170),
    ) {
        let plan = TestPlan::three_actions();
        plan.write(file, bytes);
        comes_to_an_end(&plan.read(), date("2026-07-20"), width);
    }

    #[test]
    fn a_plan_with_any_toml_for_a_file_is_read_checked_and_reported(
        file in any_file(),
        text in any_toml(),
        width in prop::option::of(1_usize..170),
    ) {
        let plan = TestPlan::three_actions();
        plan.write(file, text);
        comes_to_an_end(&plan.read(), date("2026-07-20"), width);
    }
}

/// Lines of keys that plans know, behind them values that they do not.
fn any_toml() -> impl Strategy<Value = String> {
    const KEYS: [&str; 24] = [
        "title",
        "lead",
        "partners",
        "due",
        "measures",
        "outcome",
        "completed",
        "suspended",
        "withdrawn",
        "milestones",
        "updates",
        "name",
        "period",
        "update_every",
        "update_within",
        "sections",
        "ratings",
        "check",
        "views",
        "ofsted",
        "groups",
        "meetings",
        "original_due",
        "due.every",
    ];
    const VALUES: [&str; 22] = [
        "\"\"",
        "\"text\"",
        "1",
        "-1",
        "99999999999",
        "1.5",
        "true",
        "2020-02-29",
        "0000-01-01",
        "07:30:00",
        "2020-02-29T07:30:00Z",
        "[]",
        "[1]",
        "[\"a\", 2020-01-01]",
        "{}",
        "{ a = 1 }",
        "[{}]",
        "{ every = \"quarter\", from = 2020-01-31, until = 2019-01-01 }",
        "{ from = 2020-01-01 }",
        "{ date = 2020-01-01, until = 2019-01-01 }",
        "\"\\u001b\\u202e\"",
        "[[[[1]]]]",
    ];
    let line = prop_oneof![
        5 => (prop::sample::select(KEYS.to_vec()), prop::sample::select(VALUES.to_vec()))
            .prop_map(|(key, value)| format!("{key} = {value}\n")),
        1 => prop::sample::select(KEYS.to_vec()).prop_map(|key| format!("[{key}]\n")),
        1 => prop::sample::select(KEYS.to_vec()).prop_map(|key| format!("[[{key}]]\n")),
    ];
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

/// Every finding has words and a place in its file; every report has every format.
fn comes_to_an_end(reading: &Reading, today: Date, width: Option<usize>) {
    let found = check(reading);
    for finding in &found {
        assert!(!finding.message.is_empty() && !finding.help.is_empty());
        if let (Some(source), Some(span)) = (finding.source, &finding.span) {
            assert!(span.end <= reading.sources[source].text.len(), "{}", finding.rule.name);
        }
    }
    for colour in [false, true] {
        let screen = Screen { width, colour };
        let findings = Findings {
            found: &found,
            reading,
            from_here: &|file| format!("plan/{file}"),
            from_repository: "plan",
            count: "some",
        };
        for &format in FindingsFormat::ALL {
            findings.render(format, screen).unwrap();
        }
        let plan = &reading.plan;
        let standings = plan.standings(today);
        in_every_format(&report::actions(plan, &standings, today, |_| String::new()), screen);
        in_every_format(&report::deadlines(plan, &standings, today, Asked::default()), screen);
        in_every_format(&report::summary(plan, &standings, today, ""), screen);
        in_every_format(&report::leads(plan, &standings, today), screen);
        let file = |_: &Standing<'_>| File { in_plan: String::new(), from_here: String::new() };
        in_every_format(&report::details(plan, &standings, today, file), screen);
    }
    assert!(reading.left_out().len() <= reading.sources.len() + reading.plan.actions.len());
}

fn in_every_format(report: &impl Report, screen: Screen) {
    let about = About { plan: None, organisation: None, today: Date::default() };
    for &format in Format::ALL {
        let bytes = render(report, &about, format, screen).unwrap();
        if !format.is_text() {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        if !screen.colour && format == Format::Text {
            let hidden = |character: char| character.is_control() && character != '\n';
            assert!(!text.contains(hidden), "{text:?}");
        }
        if format == Format::Json {
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
        }
    }
}
