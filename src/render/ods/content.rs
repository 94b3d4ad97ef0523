//! The sheets of a workbook.

use super::automatic::{self, HEADING, LINE, TITLE};
use super::styles::NAMES;
use super::xml::{Attributes, Xml};
use crate::render::workbook::{
    CONTENTS, COVER, COVER_WIDTH, Column, Sheet, Value, Workbook, height,
};

/// The cover and the sheets.
pub fn content(workbook: &Workbook) -> Xml {
    Xml::document("office:document-content", &NAMES, |xml| {
        xml.element("office:automatic-styles", &[], |xml| automatic::styles(xml, workbook));
        xml.element("office:body", &[], |xml| {
            xml.element("office:spreadsheet", &[], |xml| {
                cover(xml, workbook);
                for sheet in &workbook.sheets {
                    table(xml, sheet);
                }
                xml.element("table:database-ranges", &[], |xml| {
                    for sheet in &workbook.sheets {
                        range(xml, sheet);
                    }
                });
            });
        });
    })
}

fn cover(xml: &mut Xml, workbook: &Workbook) {
    sheet(xml, COVER, 1, |xml| {
        column(xml, COVER_WIDTH);
        row(xml, TITLE, |xml| words(xml, "Heading_20_1", &workbook.title));
        for note in &workbook.notes {
            row(xml, height(note, COVER_WIDTH), |xml| words(xml, "Prose", note));
        }
        if !workbook.sheets.is_empty() {
            row(xml, HEADING, |xml| words(xml, "Heading_20_2", CONTENTS));
        }
        for sheet in &workbook.sheets {
            row(xml, LINE, |xml| link(xml, sheet));
        }
    });
}

fn table(xml: &mut Xml, of: &Sheet) {
    sheet(xml, &of.name, of.pages(), |xml| {
        xml.text_element("table:title", &of.title);
        xml.text_element("table:desc", &of.contents);
        columns(xml, of);
        row(xml, TITLE, |xml| words(xml, "Heading_20_1", &of.title));
        row(xml, LINE, |xml| words(xml, "Default", &of.contents));
        // Read out as heads, and printed again on each page.
        xml.element("table:table-header-rows", &[], |xml| {
            row(xml, of.height_of_heads(), |xml| {
                for of in &of.columns {
                    words(xml, head_style(of), &of.head);
                }
            });
        });
        let tinted = automatic::tinted(of);
        let style = |column: &Column| if column.is_tinted { tinted.as_str() } else { "Text" };
        for values in &of.rows {
            let cells = of.columns.iter().zip(values);
            row(xml, of.height(values), |xml| {
                cells.for_each(|(column, value)| cell(xml, style(column), value));
            });
        }
    });
}

/// A sheet that is so many pages wide.
fn sheet(xml: &mut Xml, name: &str, pages: usize, inside: impl FnOnce(&mut Xml)) {
    let style = automatic::sheet(pages);
    xml.element("table:table", &[("table:name", name), ("table:style-name", &style)], inside);
}

/// The columns; those that say which row it is are printed again on each page.
fn columns(xml: &mut Xml, of: &Sheet) {
    let keys = if of.pages() > 1 { of.keys } else { 0 };
    let (again, once) = of.columns.split_at(keys.min(of.columns.len()));
    if !again.is_empty() {
        xml.element("table:table-header-columns", &[], |xml| {
            for of in again {
                column(xml, of.width);
            }
        });
    }
    for of in once {
        column(xml, of.width);
    }
}

fn column(xml: &mut Xml, width: usize) {
    xml.empty("table:table-column", &[("table:style-name", &automatic::column(width))]);
}

fn row(xml: &mut Xml, height: u32, inside: impl FnOnce(&mut Xml)) {
    xml.element("table:table-row", &[("table:style-name", &automatic::row(height))], inside);
}

fn link(xml: &mut Xml, sheet: &Sheet) {
    let place = format!("#'{}'.A1", sheet.name);
    let link = [("xlink:type", "simple"), ("xlink:href", &*place)];
    typed(xml, "Link", &[("office:value-type", "string")], |xml| {
        xml.element("text:p", &[], |xml| {
            xml.element("text:a", &link, |xml| xml.text(&sheet.listed()));
        });
    });
}

fn cell(xml: &mut Xml, style: &str, value: &Value) {
    match value {
        Value::Empty => xml.empty("table:table-cell", &[("table:style-name", style)]),
        Value::Text(text) => words(xml, style, text),
        Value::Number(number) => figure(xml, "Number", "float", &number.to_string()),
        Value::Share(share) => figure(xml, "Share", "percentage", &share.to_string()),
        Value::Date(day) => {
            let day = day.format("%Y-%m-%d").to_string();
            let about = [("office:value-type", "date"), ("office:date-value", &*day)];
            typed(xml, "Date", &about, |_| ());
        }
    }
}

fn head_style(column: &Column) -> &'static str {
    if column.is_figures { "HeadOfFigures" } else { "Head" }
}

fn figure(xml: &mut Xml, style: &str, kind: &str, value: &str) {
    typed(xml, style, &[("office:value-type", kind), ("office:value", value)], |_| ());
}

fn typed(xml: &mut Xml, style: &str, value: Attributes<'_>, inside: impl FnOnce(&mut Xml)) {
    let about = [&[("table:style-name", style)], value].concat();
    xml.element("table:table-cell", &about, inside);
}

/// A cell of words, a paragraph a line.
fn words(xml: &mut Xml, style: &str, text: &str) {
    typed(xml, style, &[("office:value-type", "string")], |xml| {
        for line in text.split('\n') {
            xml.element("text:p", &[], |xml| spaced(xml, line));
        }
    });
}

/// A line with all its spaces: a reader keeps one between words, and takes the others for layout of the file.
fn spaced(xml: &mut Xml, line: &str) {
    let inner = line.trim_matches(' ');
    let spaces = |xml: &mut Xml, number: usize| {
        if number > 0 {
            xml.empty("text:s", &[("text:c", &number.to_string())]);
        }
    };
    let before = line.len() - line.trim_start_matches(' ').len();
    spaces(xml, before);
    let mut more = 0;
    for (index, word) in inner.split(' ').enumerate() {
        if word.is_empty() {
            more += 1;
            continue;
        }
        if index > 0 {
            xml.text(" ");
        }
        spaces(xml, more);
        more = 0;
        xml.text(word);
    }
    spaces(xml, line.len() - before - inner.len());
}

/// What is the table of a sheet, by its name.
fn range(xml: &mut Xml, sheet: &Sheet) {
    let last = (letters(sheet.columns.len()), sheet.rows.len() + Sheet::HEAD_ROW as usize + 1);
    let (name, first) = (&sheet.name, Sheet::HEAD_ROW + 1);
    let cells = format!("'{name}'.A{first}:'{name}'.{}{}", last.0, last.1);
    xml.empty(
        "table:database-range",
        &[
            ("table:name", &*sheet.table),
            ("table:target-range-address", &*cells),
            ("table:contains-header", "true"),
            ("table:display-filter-buttons", "false"),
        ],
    );
}

/// What a spreadsheet calls its nth column, counted from 1: A to Z, then AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        left -= 1;
        letters.push(('A'..='Z').nth(left % 26).unwrap_or('A'));
        left /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_a_spreadsheet_letters_them() {
        assert_eq!(
            [1, 26, 27, 52, 53, 702, 703].map(letters),
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn no_space_of_a_line_is_lost() {
        let line = |words: &str| {
            let mut xml = Xml::default();
            spaced(&mut xml, words);
            String::from_utf8(xml.bytes().to_vec()).unwrap()
        };
        assert_eq!(line("one two"), "one two");
        assert_eq!(line("one   two"), "one <text:s text:c=\"2\"/>two");
        assert_eq!(line("  one "), "<text:s text:c=\"2\"/>one<text:s text:c=\"1\"/>");
        assert_eq!(line("   "), "<text:s text:c=\"3\"/>");
        assert_eq!(line(""), "");
    }
}
