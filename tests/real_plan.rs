//! Coventry's plan as it stands in this repository: what its source leaves empty, and the 62 actions as the source has them.

use std::path::Path;

use cov_plan::check::check;
use cov_plan::model::{Action, Form, Named, Plan, Severity};
use cov_plan::store::{Reading, read};

fn the_plan() -> Reading {
    read(Path::new("plan"))
}

#[test]
fn the_real_plan_has_no_error_and_warns_only_of_what_its_source_leaves_empty() {
    let mut said: Vec<String> = check(&the_plan())
        .iter()
        .map(|finding| {
            let number =
                finding.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
            assert_eq!(finding.severity, Severity::Warning, "{} {}", finding.file, finding.message);
            format!("{} {number}", finding.rule.name)
        })
        .collect();
    said.sort();
    let expected = [
        "measure-missing 11.1",
        "measure-missing 12.5",
        "measure-missing 18.2",
        "measure-missing 2.2",
        "measure-missing 23.4",
        "measure-missing 9.4",
        "outcome-missing 13.3",
        "outcome-missing 2.2",
        "outcome-missing 23.2",
    ];
    assert_eq!(said, expected);
}

/// Read off the pages of the published plan by hand: number, lead, partners, deadline, deadlines of the milestones.
/// A period and a recurrence have their first and last day; what comes round has its word before them.
const FACTS: &str = "
 1.1  CSCP    CCC                  2019-12-31
 1.2  CCC     CSCP                 2020-03-31
 2.1  CCC     -                    2019-12-31
 2.2  CCC     -                    2020-03-31
 3.1  CCC     -                    2019-12-31
 3.2  CCC     -                    2019-12-31
 3.3  CCC     -                    2019-12-31
 3.4  CCC     -                    2019-10-31
 4.1  CCC     -                    2020-03-31
 4.2  CCC     -                    2019-11-30
 4.3  CCC     -                    2019-10-31
 5.1  CCC     -                    2019-12-31
 5.2  CCC     -                    2019-10-31
 5.3  CCC     -                    2019-09-30
 6.1  CCC     Police,CWPT          2020-03-31
 7.1  CCC     -                    2019-11-30   2019-11-30 2019-11-30 quarter:2019-10-01/2020-09-30
 8.1  CCC     Police,CWPT,Schools  2019-12-31
 8.2  CCC     -                    2019-12-31
 8.3  CCC     -                    2019-12-31
 9.1  CSCP    -                    2020-06-30   2019-12-31 2020-06-30
 9.2  CCC     Police               quarter:2019-10-01/2023-12-31
 9.3  CSCP    -                    six-months:2019-09-01/2020-09-30
 9.4  Police  CCC                  2020-03-31
 9.5  CCC     -                    2020-03-31   2019-11-30
10.1  CCC     -                    2019-10-31
11.1  CCC     Schools              2020-03-31
12.1  CCC     -                    2019-12-31
12.2  CCC     -                    2019-12-31
12.3  CCC     -                    2020-01-31
12.4  CCC     -                    2019-12-31
12.5  CCC     ACE                  2019-12-31
13.1  CCC     -                    2019-12-31
13.2  CCC     -                    2019-12-31
13.3  CCC     -                    2019-10-31
14.1  CCC     -                    2019-12-31
14.2  CCC     -                    2020-03-31
15.1  CCC     -                    2019-11-30
16.1  CCC     -                    2019-12-31
17.1  CCC     ACE                  2019-10-31
17.2  CCC     ACE                  2020-03-31
18.1  CCG     CWPT,CCC             2020-03-31
18.2  CCC     -                    2019-12-31
19.1  CCC     -                    2020-03-31
20.1  CCC     -                    2020-03-31
20.2  CCC     -                    2019-10-31
21.1  CCC     -                    2019-09-30
22.1  CCC     -                    2019-04-01/2020-03-31
22.2  CCC     DfE_AfC              2020-03-31
22.3  CCC     -                    2019-12-31
23.1  CCC     -                    2019-11-30
23.2  CSCP    CCC                  2020-09-30
23.3  CCC     -                    2019-10-01/2020-03-31
23.4  CCC     -                    2020-03-31
24.1  CCC     -                    executive-group:/2020-09-30
24.2  CCC     -                    described:2020-03-31
24.3  CSCP    CCC                  2019-12-31
25.1  CCC     -                    2019-10-31
25.2  CCC     -                    2020-03-31
26.1  CCC     -                    2019-09-30
27.1  CCC     -                    2019-10-31
27.2  CCC     -                    2020-03-31
27.3  CCC     -                    2019-11-30
";

#[test]
fn the_62_actions_have_the_leads_partners_and_deadlines_of_the_published_plan() {
    let reading = the_plan();
    let read: Vec<String> =
        reading.plan.actions.iter().map(|action| fact(action, &reading.plan)).collect();
    let by_hand: Vec<String> = FACTS
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(by_hand.len(), 62);
    assert_eq!(read, by_hand);
}

#[test]
fn the_27_objectives_stand_in_the_published_sections_and_answer_the_inspectors() {
    let reading = the_plan();
    let of = |section: &str| -> Vec<u32> {
        let objectives = reading.plan.objectives.iter();
        objectives.filter(|one| one.section.as_str() == section).map(|one| one.number).collect()
    };
    assert_eq!(of("help-and-protection"), (1..=11).collect::<Vec<_>>());
    assert_eq!(of("looked-after-and-permanence"), (12..=20).collect::<Vec<_>>());
    assert_eq!(of("leadership-and-governance"), (21..=27).collect::<Vec<_>>());
    let answered: Vec<(u32, &str)> = reading
        .plan
        .objectives
        .iter()
        .filter_map(|one| Some((one.number, one.ofsted.as_ref()?.kind.name())))
        .collect();
    let by_hand = [
        (3, "improvement"),
        (4, "improvement"),
        (5, "development"),
        (12, "development"),
        (13, "development"),
        (14, "development"),
        (16, "development"),
    ];
    assert_eq!(answered, by_hand);
}

fn fact(action: &Action, plan: &Plan) -> String {
    let short = |id| plan.agency(id).map_or("?", |agency| agency.short_name()).replace(' ', "_");
    let partners: Vec<String> = action.partners.iter().map(short).collect();
    let partners = if partners.is_empty() { "-".to_owned() } else { partners.join(",") };
    let lead = action.lead.as_ref().map_or_else(|| "?".to_owned(), short);
    let dues = [&action.due].into_iter().chain(action.milestones.iter().map(|part| &part.due));
    let dues: Vec<String> = dues
        .map(|due| due.as_ref().map_or_else(|| "?".to_owned(), |due| deadline(&due.form)))
        .collect();
    format!("{} {lead} {partners} {}", action.number, dues.join(" "))
}

fn deadline(form: &Form) -> String {
    match form {
        Form::On(day) => day.to_string(),
        Form::Within { from, to } => format!("{from}/{to}"),
        Form::Every { every, from, until } => format!("{}:{from}/{until}", every.name()),
        Form::EachMeeting { of, from, until } => {
            format!("{of}:{}/{until}", from.map(|from| from.to_string()).unwrap_or_default())
        }
        Form::Described { review, .. } => format!("described:{review}"),
    }
}
