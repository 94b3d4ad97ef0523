//! The styles that the contents ask for: widths, heights, and the tints of each sheet.

use std::collections::BTreeSet;

use super::xml::{Attributes, Xml};
use crate::render::workbook::{COVER_WIDTH, Sheet, Workbook, height, tints};

/// The height of a title in points.
pub const TITLE: u32 = 24;

/// The height of a heading with room above it.
pub const HEADING: u32 = 30;

/// The height of a line.
pub const LINE: u32 = 17;

/// The styles of these contents.
pub fn styles(xml: &mut Xml, workbook: &Workbook) {
    let columns = workbook.sheets.iter().flat_map(|sheet| &sheet.columns);
    let widths: BTreeSet<usize> = columns.map(|column| column.width).chain([COVER_WIDTH]).collect();
    for width in widths {
        style(xml, (&column(width), "table-column"), &[], |xml| {
            // A digit of this font, and what stands around it.
            let width = format!("{}mm", width * 23 / 10 + 6);
            xml.empty("style:table-column-properties", &[("style:column-width", &width)]);
        });
    }
    for height in heights(workbook) {
        style(xml, (&row(height), "table-row"), &[], |xml| {
            let height = format!("{height}pt");
            xml.empty("style:table-row-properties", &[("style:row-height", &height)]);
        });
    }
    for pages in page_counts(workbook) {
        let page = master_page(pages);
        style(xml, (&sheet(pages), "table"), &[("style:master-page-name", &page)], |xml| {
            xml.empty("style:table-properties", &[("table:display", "true")]);
        });
    }
    for sheet in &workbook.sheets {
        style(xml, (&tinted(sheet), "table-cell"), &[("style:parent-style-name", "Text")], tint);
    }
}

fn heights(workbook: &Workbook) -> BTreeSet<u32> {
    let notes = workbook.notes.iter().map(|note| height(note, COVER_WIDTH));
    let rows = workbook.sheets.iter().flat_map(|sheet| {
        let rows = sheet.rows.iter().map(|row| sheet.height(row));
        rows.chain([sheet.height_of_heads()])
    });
    [TITLE, HEADING, LINE].into_iter().chain(notes).chain(rows).collect()
}

/// Words that are tinted by what they say.
fn tint(xml: &mut Xml) {
    for tint in tints() {
        let condition = format!("cell-content()=\"{}\"", tint.words);
        let map = [("style:condition", &*condition), ("style:apply-style-name", tint.name)];
        xml.empty("style:map", &map);
    }
}

fn style(
    xml: &mut Xml,
    (name, family): (&str, &str),
    more: Attributes<'_>,
    inside: impl FnOnce(&mut Xml),
) {
    let about = [&[("style:name", name), ("style:family", family)], more].concat();
    xml.element("style:style", &about, inside);
}

/// How many pages wide the sheets are, each number once; the cover is one.
pub fn page_counts(workbook: &Workbook) -> BTreeSet<usize> {
    workbook.sheets.iter().map(Sheet::pages).chain([1]).collect()
}

/// The style of a sheet that is so many pages wide.
pub fn sheet(pages: usize) -> String {
    format!("Sheet{pages}")
}

/// The look of its pages.
pub fn master_page(pages: usize) -> String {
    if pages == 1 { "Default".to_owned() } else { format!("Wide{pages}") }
}

/// The style of a column of so many digits.
pub fn column(width: usize) -> String {
    format!("Column{width}")
}

/// The style of a row of so many points.
pub fn row(height: u32) -> String {
    format!("Row{height}")
}

/// The style of the tinted cells of a sheet: `LibreOffice` tints one sheet by a style, and no other.
pub fn tinted(sheet: &Sheet) -> String {
    format!("Tinted_{}", sheet.table)
}
