//! The sheet of updates that a delivery lead sends: CSV, a row an update.

mod cell;
mod column;
mod guard;
mod heading;
mod number;
mod records;
mod row;
mod text;

pub use column::Column;
pub use guard::guarded;
pub use row::Row;

use std::fmt;

use cell::Figuring;
use heading::Heading;
use records::Record;
use row::Reading;

/// Something in the sheet that cannot be right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {message}", InColumn(.column.as_deref()))]
pub struct Fault {
    /// The line of the file in which the row starts.
    pub line: usize,
    /// The column, as it is called in the sheet; `None` where the fault is the row's or the file's.
    pub column: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// The column in a message, where there is one.
struct InColumn<'column>(Option<&'column str>);

impl fmt::Display for InColumn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |column| write!(f, ", {column}"))
    }
}

impl Fault {
    fn at(line: usize, message: impl Into<String>) -> Self {
        Self { line, column: None, message: message.into(), help: None }
    }

    fn column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// What a sheet says.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its updates, as far as they can be read.
    pub rows: Vec<Row>,
    /// Every fault of every row, in the order of their lines.
    pub faults: Vec<Fault>,
}

/// The updates of a sheet. A row that says nothing new gives none.
///
/// `passed_over` tells the columns that say nothing of an update, such as those
/// of a list that somebody has filled in: nobody is asked to take them out.
pub fn read(bytes: &[u8], passed_over: impl Fn(&str) -> bool) -> Sheet {
    let alone = |fault| Sheet { rows: Vec::new(), faults: vec![fault] };
    match text::text(bytes).and_then(|text| Ok(sheet(records::records(&text)?, passed_over))) {
        Ok(sheet) => sheet,
        Err(fault) => alone(fault),
    }
}

fn sheet((header, records): (Record, Vec<Record>), passed_over: impl Fn(&str) -> bool) -> Sheet {
    let (headings, mut faults) = heading::headings(&header, passed_over);
    if !headings.contains(&Heading::Of(Column::Number)) {
        return Sheet { rows: Vec::new(), faults };
    }
    let date = headings.iter().position(|heading| *heading == Heading::Of(Column::Date));
    let dates = records.iter().filter_map(|record| record.cells.get(date?));
    let figuring = Figuring::of(dates);
    let mut rows = Vec::new();
    for record in &records {
        match Reading::of(record, &headings, figuring).row() {
            Ok(row) => rows.extend(row),
            Err(of_row) => faults.extend(of_row),
        }
    }
    Sheet { rows, faults }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Named, Rating};

    fn sheet(bytes: impl AsRef<[u8]>) -> Result<Vec<Row>, Vec<Fault>> {
        let of_a_list = |name: &str| ["title", "due"].contains(&name);
        let sheet = read(bytes.as_ref(), of_a_list);
        if sheet.faults.is_empty() { Ok(sheet.rows) } else { Err(sheet.faults) }
    }

    /// The faults of a sheet, each as it is said, its help behind it.
    fn faults(bytes: impl AsRef<[u8]>) -> Vec<String> {
        let said = |fault: &Fault| {
            let help = fault.help.as_deref().unwrap_or_default();
            format!("{fault} ({help})")
        };
        sheet(bytes).unwrap_err().iter().map(said).collect()
    }

    fn update(line: usize, number: &str) -> Row {
        Row {
            line,
            number: number.to_owned(),
            by: None,
            date: None,
            rag: None,
            impact: None,
            note: None,
            asks: None,
            evidence: Vec::new(),
        }
    }

    const FULL: &str = "\
number,rag,impact,note,evidence,asks,by,date
3.1,amber,red,\"Drafted, out for comment\",minutes/may.pdf; https://a.example,More staff?,CCC,31/12/2019
";

    #[test]
    fn a_row_is_an_update() {
        let expected = Row {
            by: Some("CCC".to_owned()),
            date: "2019-12-31".parse().ok(),
            rag: Some(Rating::Amber),
            impact: Some(Rating::Red),
            note: Some("Drafted, out for comment".to_owned()),
            asks: Some("More staff?".to_owned()),
            evidence: vec!["minutes/may.pdf".to_owned(), "https://a.example".to_owned()],
            ..update(2, "3.1")
        };
        assert_eq!(sheet(FULL), Ok(vec![expected]));
    }

    #[test]
    fn columns_stand_in_any_order_in_any_case_whatever_parts_them() {
        let expected = vec![Row { rag: Some(Rating::Green), ..update(2, "3.10") }];
        for text in [
            "RAG,Number\ngreen,3.10\n",
            "\u{feff} rag ;NUMBER\r\nGreen; 3.10\r\n",
            "rag\tnumber\rgreen\t3.10\r",
            "Title,rag,number\n\"Policy; new\",green,3.10",
        ] {
            assert_eq!(sheet(text).as_ref(), Ok(&expected), "{text:?}");
        }
    }

    #[test]
    fn a_worksheet_saved_as_csv_is_read_below_its_titles() {
        let titles = "Updates to be filled in,,\n\"One table, and no more.\",,\n";
        let expected = Row { rag: Some(Rating::Green), ..update(4, "3.1") };
        for rows in ["Number,Title,RAG\n3.1,Policy,green\n", "Number;Title;RAG\n3.1;Policy;green\n"]
        {
            let separated =
                if rows.contains(';') { titles.replace(",,", ";;") } else { titles.to_owned() };
            assert_eq!(sheet(format!("{separated}{rows}")), Ok(vec![expected.clone()]), "{rows}");
        }
        // Without names below them they are no titles.
        assert_eq!(
            faults("Hello,,\n3.1,Policy,green\n"),
            [format!(
                "line 1: the sheet does not begin with column names (above the rows, write a line such as {})",
                Column::names().join(",")
            )]
        );
    }

    #[test]
    fn a_name_is_known_as_a_workbook_writes_it() {
        let of_a_list = |name: &str| name == "last_rag";
        let read = read(b"Number,Last RAG,RAG\n3.1,red,green\n", of_a_list);
        assert_eq!(read.rows, [Row { rag: Some(Rating::Green), ..update(2, "3.1") }]);
        assert_eq!(read.faults, []);
    }

    #[test]
    fn a_date_that_may_be_two_days_is_settled_by_another_of_the_sheet() {
        let rows = sheet("number,note,date\n3.1,a,10/12/2019\n3.2,b,13/12/2019\n").unwrap();
        let dates: Vec<String> =
            rows.iter().filter_map(|row| row.date).map(|date| date.to_string()).collect();
        assert_eq!(dates, ["2019-12-10", "2019-12-13"]);
        assert!(sheet("number,note,date\n3.1,a,10/12/2019\n3.2,b,\n").is_err());
    }

    #[test]
    fn a_note_is_kept_as_it_was_typed_but_for_the_line_ends_of_windows() {
        let text = "number,note\r\n3.1,\"  One \"\"two\"\"\r\n\r\nthree  \"\r\n3.2,x\r\n";
        let rows = sheet(text).unwrap();
        assert_eq!(rows[0].note.as_deref(), Some("  One \"two\"\n\nthree  "));
        assert_eq!((rows[0].line, rows[1].line), (2, 5));
    }

    #[test]
    fn the_guard_of_an_exported_cell_is_no_part_of_the_words() {
        let text =
            "number,note,evidence,asks\n3.1,'-3 staff,'@minutes,'\"=1\"\n3.2,'tis late,,''=1\n";
        let rows = sheet(text).unwrap();
        let words = |row: &Row| [row.note.clone(), row.asks.clone()].map(Option::unwrap);
        assert_eq!(words(&rows[0]), ["-3 staff", "'\"=1\""]);
        assert_eq!(rows[0].evidence, ["@minutes"]);
        assert_eq!(words(&rows[1]), ["'tis late", "'=1"]);
    }

    #[test]
    fn the_file_that_a_list_names_settles_which_action_is_meant() {
        let rows = sheet("number,file,rag\n3.1,actions/a/03-b/3.10.toml,red\n3.1,,red\n").unwrap();
        assert_eq!(rows.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), ["3.10", "3.1"]);
        assert_eq!(
            faults("number,file,rag\n3.1,actions/a/03-b/3.2.toml,red\n"),
            [
                "line 2, number: the row is about 3.1, and its file is that of 3.2 (write 3.2 as the number, or take the file out of the row)"
            ]
        );
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let lines = |text: &str| -> Vec<usize> {
            sheet(text).unwrap().iter().map(|row| row.line).collect()
        };
        assert_eq!(lines("number,note\n\n\n3.1,a\n\n3.2,b\n3.3,c\n"), [4, 6, 7]);
        assert_eq!(lines("\r\nnumber,note\r\n\r\n3.1,a\r\n3.2,\"b\r\nb\"\r\n\r\n3.3,c"), [4, 5, 8]);
    }

    #[test]
    fn a_row_that_says_nothing_new_gives_no_update() {
        let text = "number,title,rag,note,by,date\n3.1,Policy,,,CCC,rubbish\n,,,,,\n3.2,Train, , ,,\n3.3\n3.4,Audit,red,,,\n";
        assert_eq!(sheet(text), Ok(vec![Row { rag: Some(Rating::Red), ..update(6, "3.4") }]));
        assert_eq!(sheet("number,rag\n"), Ok(Vec::new()));
    }

    #[test]
    fn all_faults_of_all_rows_are_named_with_line_and_column() {
        let text = "\
number,rag,impact,note,date
3.1,ambr,r,fine,03/04/2020
,green,,,
3.2,red,,\"two
lines\",soon
3.3,red,,,2019-12-01
3.4,blue,,,
";
        let form = "write one day, as 2019-12-31 or \"31 December 2019\"";
        assert_eq!(
            faults(text),
            [
                "line 2, date: \"03/04/2020\" may be 3 April or 4 March (write 2020-04-03 or 2020-03-04)",
                "line 2, rag: \"ambr\" is no rating (did you mean amber?)",
                "line 2, impact: \"r\" is no rating (did you mean red?)",
                "line 3, number: the row does not say which action it is about (write the action's number, such as 3.2)",
                &format!("line 4, date: \"soon\" is no day ({form})"),
                "line 7, rag: \"blue\" is no rating (write red, amber, green, or leave the cell empty)",
            ]
        );
    }

    #[test]
    fn a_column_that_is_not_known_is_named_with_the_one_that_was_meant() {
        assert_eq!(
            faults("number,Notes,comment,colour,title,rag,RAG\n"),
            [
                "line 1, Notes: a sheet of updates has no column Notes (did you mean note?)",
                "line 1, comment: a sheet of updates has no column comment (did you mean note?)",
                "line 1, colour: a sheet of updates has no column colour (the columns are number, rag, impact, note, evidence, asks, by, date)",
                "line 1, RAG: two columns are called RAG (take one of them out)",
            ]
        );
    }

    #[test]
    fn a_sheet_needs_names_above_its_columns() {
        assert_eq!(
            faults("3.1,amber,a note\n"),
            [
                "line 1: the sheet does not begin with column names (above the rows, write a line such as number,rag,impact,note,evidence,asks,by,date)"
            ]
        );
        assert_eq!(
            faults("rag,title\nred,x\n"),
            ["line 1: there is no column number (add one: the action's number, such as 3.2)"]
        );
        assert_eq!(
            faults("number,by\n3.1,CCC\n"),
            [
                "line 1: no column says anything of an update (add one or more of rag, impact, note, evidence, asks)"
            ]
        );
    }

    #[test]
    fn a_row_that_is_cut_short_or_too_long_is_a_fault() {
        let cut =
            "it may be cut short, or a separator is missing: write all cells, also the empty ones";
        let stray = "a cell that holds the separator needs quotation marks around it";
        assert_eq!(
            faults("number,rag,note\n3.1,red\n3.2,red,one, two\n3.3,red,,,\n3.4\n"),
            [
                format!("line 2: the row has 2 of 3 cells ({cut})"),
                format!("line 3: \" two\" stands under no column name ({stray})"),
                format!("line 5: the row has 1 of 3 cells ({cut})"),
            ]
        );
        assert_eq!(
            faults("number,rag,\n3.1,red,Drafted\n"),
            [format!("line 2: \"Drafted\" stands under no column name ({stray})")]
        );
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_a_fault() {
        let help = "the file may be cut short: save the sheet again";
        for text in
            ["number,note\n3.1,a\n3.2,\"Drafted, out\nfor", "number,note\n3.1,a\n3.2,\"\n3.3,b\n"]
        {
            let expected =
                format!("line 3: a quotation mark opens a cell, and nothing closes it ({help})");
            assert_eq!(faults(text), [expected]);
        }
        let rows = sheet("number,note\n3.1,a 5\" pipe\n").unwrap();
        assert_eq!(rows[0].note.as_deref(), Some("a 5\" pipe"));
    }

    #[test]
    fn a_file_that_is_no_csv_in_utf_8_is_told_how_to_be_saved() {
        let help = "(in the spreadsheet, save the sheet as \"CSV UTF-8 (Comma delimited)\")";
        let one = |bytes: &[u8]| faults(bytes).concat();
        assert_eq!(
            one(b"PK\x03\x04\x14\0"),
            format!("line 1: this is a workbook, such as .xlsx or .ods, not CSV {help}")
        );
        assert_eq!(one(b"\xff\xfen\0"), format!("line 1: this is UTF-16, not UTF-8 {help}"));
        assert_eq!(
            one(b"\xd0\xcf\x11\xe0"),
            format!("line 1: this is a workbook of an old Excel (.xls), not CSV {help}")
        );
        assert_eq!(one(b"number,note\n3.1,caf\xe9\n"), format!("line 2: this is not UTF-8 {help}"));
        for empty in ["", "\u{feff}", " \r\n\n"] {
            assert_eq!(
                one(empty.as_bytes()),
                "line 1: the sheet is empty (begin with a line of column names, such as number,rag,impact,note)"
            );
        }
    }
}
