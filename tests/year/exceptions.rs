//! The short paper as data and as a workbook: the lines that people read, a row each, as figures.md has worked them out.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::Reader;

use crate::figures::{Chapter, Row, chapters};
use crate::{PLAN, program};

/// A row of the CSV by the names of its columns.
type Record = BTreeMap<String, String>;

fn papers() -> impl Iterator<Item = Chapter> {
    chapters().into_iter().filter(|chapter| chapter.command.first().unwrap() == "report")
}

fn command(words: &[String], format: &str) -> assert_cmd::Command {
    let mut command = program::cov_plan("");
    command.args(words).args(["--exceptions", "--plan", PLAN, "--format", format]);
    command
}

fn csv_of(words: &[String]) -> Vec<Record> {
    let text = program::printed(&mut command(words, "csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn as_csv_it_is_a_row_a_line_that_says_which_kind_of_exception_it_is() {
    let text = program::printed(&mut command(
        &words("report --quarter 2021/22-Q2 --today 2021-10-15"),
        "csv",
    ));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "exception,number,milestone,title,lead,due,original_due,days,slip,what,before,now,date,agreed_by,note",
            "asks,3.1,,See every child for a health check within twenty days of coming into care,health-trust,,,,,,,,2021-10-13,,\
             Will the board ask the hospital for a third clinic?",
            "asks,3.4,,Find a dentist for every child in care,health-trust,,,,,,,,2021-07-02,,\
             Who pays for travel to the dentist?",
            "unagreed_moves,6.2,,Let children judge what we do,schools,2021-12-15,2021-10-31,,45,,,,2021-06-02,,\
             Schools would rather ask in the autumn.",
            "overdue,1.4,,\"Publish what early help there is, and where\",schools,2021-07-31,,-76,,,,,2021-06-15,,\
             A list exists for half of the borough.",
            "overdue,2.3,Course material signed off,Train every partner in the new protection plans,health-trust,\
             2021-08-15,,-61,,,,,2021-10-06,,170 of 400 have been trained.",
            "overdue,2.1,,Hold strategy meetings within two working days,wexmoor-council,2021-09-30,,-15,,,,,2021-06-22,,\
             72% in time.",
            "worse,2.2,,Report to the board on children who go missing,police,,,,,delivery,green,amber,2021-07-27,,\
             Six children of thirty were not spoken to.",
            "worse,5.2,,Supervise every social worker each month,wexmoor-council,,,,,delivery,green,amber,2021-07-14,,\
             Two team managers have left.",
            "moved,1.2,,Agree one threshold document with all partners,wexmoor-council,2021-11-30,2021-06-30,,153,,,,\
             2021-08-27,improvement-board,The police wait for advice on sharing records.",
            "moved,2.3,Half of the staff trained,Train every partner in the new protection plans,health-trust,2021-10-31,\
             2021-09-30,,31,,,,2021-09-20,improvement-board,No room was free in August.",
            "unrated,3.4,,Find a dentist for every child in care,health-trust,2021-11-30,,46,,,,,,,",
            "unrated,4.3,,Offer every care leaver a fortnight of work,schools,2022-02-10,,118,,,,,,,",
        ]
    );
}

/// The cells of a row of the page under these heads; what is not there is empty.
fn cells(row: &Row, heads: &[&str]) -> Vec<String> {
    let cell = |head: &&str| {
        let (_, words) = row.iter().find(|(name, _)| name == head).unwrap();
        words.trim_matches('–').to_owned()
    };
    heads.iter().map(cell).collect()
}

#[test]
fn its_rows_are_those_of_the_page_and_no_others() {
    // The list of the JSON, the heads of its table on the page, and the columns that say the same.
    let lists: [(&str, &str, &[&str], &[&str]); 5] = [
        ("asks", "decisions.asks", &["number", "date", "asks"], &["number", "date", "note"]),
        (
            "unagreed_moves",
            "decisions.unagreed_moves",
            &["number", "milestone", "date", "first_due", "moved_to", "slip", "agreed_by"],
            &["number", "milestone", "date", "original_due", "due", "slip", "agreed_by"],
        ),
        (
            "overdue",
            "overdue",
            &["number", "milestone", "due", "original_due", "days"],
            &["number", "milestone", "due", "original_due", "days"],
        ),
        (
            "worse",
            "worse",
            &["number", "what", "before", "now", "date", "note"],
            &["number", "what", "before", "now", "date", "note"],
        ),
        (
            "moved",
            "moved",
            &[
                "number",
                "milestone",
                "date",
                "first_due",
                "moved_to",
                "slip",
                "agreed_by",
                "reason",
            ],
            &["number", "milestone", "date", "original_due", "due", "slip", "agreed_by", "note"],
        ),
    ];
    for chapter in papers() {
        let mut expected: Vec<(&str, Vec<String>)> = Vec::new();
        let mut found = Vec::new();
        let records = csv_of(&chapter.command);
        for (exception, table, heads, columns) in lists {
            let rows = chapter.table(table).iter().map(|row| (exception, cells(row, heads)));
            expected.extend(rows);
            let own = records.iter().filter(|record| record["exception"] == exception);
            found.extend(own.map(|record| {
                (
                    exception,
                    columns.iter().map(|&column| record[column].clone()).collect::<Vec<_>>(),
                )
            }));
        }
        let says = |row: &&Row, head: &str, words: &[&str]| {
            row.iter().any(|(name, cell)| name == head && words.contains(&cell.as_str()))
        };
        let actions = chapter.table("actions").iter();
        let unrated = actions
            .filter(|row| says(row, "rag", &["–"]) && says(row, "status", &["open", "overdue"]));
        expected.extend(unrated.map(|row| ("unrated", cells(row, &["number", "lead", "due"]))));
        let own = records.iter().filter(|record| record["exception"] == "unrated");
        found.extend(own.map(|record| {
            ("unrated", ["number", "lead", "due"].map(|column| record[column].clone()).to_vec())
        }));
        assert_eq!(found, expected, "{:?}", chapter.command);
        assert_eq!(records.len(), expected.len(), "{:?}", chapter.command);
    }
}

#[test]
fn each_line_of_the_text_is_a_row_of_the_csv() {
    for chapter in papers() {
        let text = program::printed(&mut command(&chapter.command, "text"));
        let counted = text.lines().filter_map(|line| line.rsplit_once(": "));
        let counted: usize = counted
            .filter(|(heading, _)| {
                ["To be decided", "Overdue", "Worse", "Moved", "Not rated"].contains(heading)
            })
            .map(|(_, number)| number.parse::<usize>().unwrap())
            .sum();
        assert_eq!(csv_of(&chapter.command).len(), counted, "{text}");
    }
}

#[test]
fn as_a_workbook_it_has_a_sheet_for_each_list_that_is_not_empty_and_says_on_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let sheets = |line: &str, format: &str| -> Vec<(String, Vec<Vec<String>>)> {
        let path = folder.path().join(format!("short.{format}"));
        let mut command = command(&words(line), format);
        program::printed(command.arg("--output").arg(&path));
        let mut book = calamine::open_workbook_auto(&path as &Path).unwrap();
        let rows = |range: &calamine::Range<calamine::Data>| {
            range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
        };
        let names = book.sheet_names().into_iter();
        let sheet = |name: String| {
            let range = book.worksheet_range(&name).unwrap();
            (name, rows(&range))
        };
        names.map(sheet).collect()
    };
    for format in ["xlsx", "ods"] {
        let book = sheets("report --group improvement-board --today 2021-12-31", format);
        let sizes: Vec<(&str, usize)> =
            book[1..].iter().map(|(name, rows)| (name.as_str(), rows.len() - 3)).collect();
        // As figures.md counts them; not rated are 3.4 and 5.3.
        assert_eq!(
            sizes,
            [
                ("Questions to the group", 3),
                ("Moves that nobody has agreed", 2),
                ("Overdue", 6),
                ("What got worse", 4),
                ("Deadlines that moved", 2),
                ("Not rated", 2),
            ],
            "{format}"
        );
        let unrated = &book[6].1;
        let heads = ["Number", "Title", "Lead", "Due", "Original due", "Days", "Last update"];
        assert_eq!(unrated[2], heads);
        assert_eq!(unrated[3][0], "3.4");
        assert_eq!(unrated[3][2], "Wexmoor Health Trust");
        assert_eq!(unrated[3][5], "-31");
        assert_eq!(unrated[4][0], "5.3");
        let cover: Vec<&str> = book[0].1.iter().map(|row| row[0].as_str()).collect();
        let said = |words: &str| cover.iter().any(|line| line.contains(words));
        assert_eq!(cover[0], "Exceptions");
        assert!(
            said("28 October 2021") && said("22 actions, their figures as on 31 December 2021")
        );
        assert!(["Red: ", "Amber: ", "Green: "].iter().all(|words| said(words)), "{cover:?}");
    }
    // An agency that leads nothing.
    let quiet = sheets("report --lead family-support --today 2021-12-31", "xlsx");
    assert_eq!(quiet.len(), 1, "no sheet without a row");
    let said = |words: &str| quiet[0].1.iter().any(|row| row[0] == words);
    assert!(said("Nothing is late, worse, moved, unrated or to be decided."));
}
