//! Pages of whole plans, as people open them: each stands alone, and its links lead to places that are there.

use std::collections::HashSet;

use super::program::{cov_plan, printed};
use super::{all, attribute, parsed, texts};

const COVENTRY: &str = "--plan plan --today 2020-01-15";
const YEAR: &str = "--plan tests/year/plan --today 2022-01-20";

/// Every command that makes a page.
const COMMANDS: [&str; 9] = [
    "report",
    "report --exceptions",
    "summary",
    "list",
    "due",
    "leads",
    "show 3.1",
    "chase",
    "timeline",
];

/// The page that a command makes of a plan.
fn page(command: &str, plan: &str) -> String {
    printed(&mut cov_plan(&format!("{command} --format html {plan}")))
}

/// Calls back with each page of each plan, and with what it is.
fn each_page(look: impl Fn(&str, &str)) {
    for plan in [COVENTRY, YEAR] {
        for command in COMMANDS {
            look(&page(command, plan), &format!("{command} {plan}"));
        }
    }
}

#[test]
fn the_report_on_the_real_plan_fits_a_message() {
    let report = page("report", COVENTRY);
    // It has all 62 actions.
    assert_eq!(all(&parsed(&report), "[id^='action-']").len(), 62);
    assert!(report.len() < 400_000, "{} bytes", report.len());
}

#[test]
fn every_link_inside_a_page_leads_to_the_one_place_of_that_name() {
    each_page(|page, which| {
        let page = parsed(page);
        let ids: Vec<&str> =
            all(&page, "[id]").iter().filter_map(|place| attribute(place, "id")).collect();
        let places: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), places.len(), "{which}: an id is given twice");
        for link in all(&page, "[href^='#']") {
            let target = attribute(&link, "href").unwrap().trim_start_matches('#');
            assert!(places.contains(target), "{which}: #{target} leads nowhere");
        }
        for element in all(&page, "[aria-labelledby]") {
            let label = attribute(&element, "aria-labelledby").unwrap();
            assert!(places.contains(label), "{which}: {label} labels nothing");
        }
    });
}

#[test]
fn a_page_loads_nothing_and_its_policy_would_not_let_it() {
    each_page(|page, which| {
        let page = parsed(page);
        let [policy] = all(&page, "meta[http-equiv=Content-Security-Policy]").try_into().unwrap();
        let policy = attribute(&policy, "content").unwrap();
        assert!(policy.starts_with("default-src 'none'; "), "{which}: {policy}");
        let loading = "[src], [srcset], [data], [poster], [action], link, base, iframe, object, embed, img, use";
        assert_eq!(all(&page, loading).len(), 0, "{which}");
        // An address is only ever followed, by a click.
        assert_eq!(all(&page, "[href]").len(), all(&page, "a[href]").len(), "{which}");
        let [style] = texts(&page, "style").try_into().unwrap();
        let loaded = style.split("url(").skip(1).any(|address| !address.starts_with('#'));
        assert!(!loaded && !style.contains("@import"), "{which}");
    });
}

#[test]
fn headings_of_a_page_are_in_order_without_a_gap() {
    each_page(|page, which| {
        let page = parsed(page);
        let headings = all(&page, "h1, h2, h3, h4, h5, h6");
        let levels: Vec<u32> = headings
            .iter()
            .map(|heading| heading.value().name().trim_start_matches('h').parse().unwrap())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{which}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{which}");
        let has_no_gap = levels.is_sorted_by(|one, next| *next <= one + 1);
        assert!(has_no_gap, "{which}: {levels:?}");
    });
}

#[test]
fn a_page_says_once_of_which_plan_it_is() {
    let names = "Wexmoor Children's Services Improvement Plan, Wexmoor Council";
    let summary = parsed(&page("summary", YEAR));
    assert_eq!(texts(&summary, ".of"), [names]);
    assert_eq!(texts(&summary, "h1"), ["The plan at a glance"]);
    assert_eq!(texts(&summary, "h2"), ["Needs attention", "Next", "Ratings by quarter"]);
}

#[test]
fn a_quarter_a_day_a_rating_and_how_late_something_is_stay_on_one_line() {
    let report = parsed(&page("report", YEAR));
    let broken: Vec<String> = texts(&report, ".long")
        .into_iter()
        .filter(|words| {
            let is_late = words.ends_with("late") || words.starts_with("in ");
            is_late || ["red (stale)", "amber (stale)", "2021/22-Q3"].contains(&words.as_str())
        })
        .collect();
    assert_eq!(broken, [""; 0]);
    let whole = texts(&report, "tbody :is(td, th):not(.long)");
    for words in ["2021/22-Q3", "in 11 days", "36 days late", "amber (stale)", "31 Oct 2021"] {
        assert!(whole.iter().any(|read| read == words), "{words}");
    }
}
