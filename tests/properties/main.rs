//! What holds for every plan, day and text, tried on many: dates, recurrences, standings, spoilt folders, hostile words, odd
//! layouts, changes.
//!
//! The same cases come every time; `PROPTEST_RNG_SEED=7 PROPTEST_CASES=5000 cargo test --test properties` tries others.
//! A case that fails becomes a test with a name of its own.

#![allow(clippy::unwrap_used, reason = "a test may stop where its folder fails")]

#[path = "../copied/mod.rs"]
mod copied;
#[path = "../folder/mod.rs"]
mod folder;
#[path = "../odd_files/mod.rs"]
mod odd_files;

mod changes;
mod days;
mod hostile_text;
mod odd_layouts;
mod read_back;
mod recurrences;
mod spoilt_folders;
mod standings;

use cov_plan::model::Date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// So many cases, the same every time, unless the environment says otherwise.
fn cases(usual: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { config.cases } else { usual };
    let rng_seed =
        if config.rng_seed == RngSeed::Random { RngSeed::Fixed(2019) } else { config.rng_seed };
    ProptestConfig { cases, rng_seed, ..config }
}

/// Any day of the years 1 to 9999, the odd ones more often than chance would have them.
fn any_day() -> impl Strategy<Value = Date> {
    let first = Date::from_ymd_opt(1, 1, 1).unwrap();
    let last = Date::from_ymd_opt(9999, 12, 31).unwrap();
    let odd = ["2020-02-29", "2000-02-29", "2019-02-28", "2019-12-31", "2020-01-31", "9996-02-29"];
    let odd = odd.map(|day| day.parse().unwrap()).to_vec();
    prop_oneof![
        4 => plan_day(),
        2 => (0..=(last - first).num_days()).prop_map(move |days| first + chrono::Days::new(days.unsigned_abs())),
        1 => Just(first),
        1 => Just(last),
        1 => prop::sample::select(odd),
    ]
}

/// A day near those of a plan.
fn plan_day() -> impl Strategy<Value = Date> {
    let first = Date::from_ymd_opt(2019, 6, 1).unwrap();
    (0_u64..800).prop_map(move |days| first + chrono::Days::new(days))
}
