//! How the cells and pages of a workbook look.

use super::VERSION;
use super::automatic::{master_page, page_counts};
use super::xml::{Attributes, Xml};
use crate::render::workbook::{Tint, Workbook, tints};

/// The names of Open Document that content and styles use.
pub const NAMES: [(&str, &str); 10] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    VERSION,
];

/// The styles that all sheets share, and the pages of sheets of each width.
pub fn styles(workbook: &Workbook) -> Xml {
    Xml::document("office:document-styles", &NAMES, |xml| {
        xml.element("office:font-face-decls", &[], |xml| {
            let face = [("style:name", "Arial"), ("svg:font-family", "Arial")];
            xml.empty("style:font-face", &face);
        });
        xml.element("office:styles", &[], |xml| {
            formats(xml);
            usual(xml);
            cells(xml);
        });
        xml.element("office:automatic-styles", &[], |xml| {
            for pages in page_counts(workbook) {
                page(xml, pages);
            }
        });
        xml.element("office:master-styles", &[], |xml| {
            for pages in page_counts(workbook) {
                let (name, layout) = (master_page(pages), layout(pages));
                let about = [("style:name", &*name), ("style:page-layout-name", &*layout)];
                xml.element("style:master-page", &about, foot);
            }
        });
    })
}

/// How numbers, shares, days and text are shown.
fn formats(xml: &mut Xml) {
    let named = |name| [("style:name", name)];
    xml.element("number:number-style", &named("Count"), |xml| digits(xml, "number:number"));
    xml.element("number:percentage-style", &named("Percent"), |xml| {
        digits(xml, "number:number");
        xml.text_element("number:text", "%");
    });
    xml.element("number:text-style", &named("Words"), |xml| xml.empty("number:text-content", &[]));
    let language = [("number:language", "en"), ("number:country", "GB"), ("style:name", "Day")];
    xml.element("number:date-style", &language, |xml| {
        xml.empty("number:day", &[("number:style", "long")]);
        xml.text_element("number:text", " ");
        xml.empty("number:month", &[("number:textual", "true")]);
        xml.text_element("number:text", " ");
        xml.empty("number:year", &[("number:style", "long")]);
    });
}

fn digits(xml: &mut Xml, name: &str) {
    xml.empty(name, &[("number:decimal-places", "0"), ("number:min-integer-digits", "1")]);
}

/// Font and language of all cells.
fn usual(xml: &mut Xml) {
    xml.element("style:default-style", &[("style:family", "table-cell")], |xml| {
        xml.empty(
            "style:text-properties",
            &[
                ("style:font-name", "Arial"),
                ("fo:font-size", "12pt"),
                ("fo:language", "en"),
                ("fo:country", "GB"),
            ],
        );
    });
}

/// How cells of a kind look; what is not said here is as in the parent.
struct Style {
    name: &'static str,
    parent: &'static str,
    /// The format of its numbers.
    format: Option<&'static str>,
    cell: Attributes<'static>,
    paragraph: Attributes<'static>,
    text: Attributes<'static>,
}

const WRAPPED: (&str, &str) = ("fo:wrap-option", "wrap");
const TOP: (&str, &str) = ("style:vertical-align", "top");
const LINE: (&str, &str) = ("fo:border-bottom", "0.5pt solid #bfbfbf");
const GREY: (&str, &str) = ("fo:background-color", "#e8e8e8");
const BOLD: (&str, &str) = ("fo:font-weight", "bold");
const LEFT: (&str, &str) = ("fo:text-align", "start");
const RIGHT: (&str, &str) = ("fo:text-align", "end");
/// Set in, or what fills its cell touches what begins in the next.
const BEFORE: (&str, &str) = ("fo:padding-left", "2.5mm");
const BEHIND: (&str, &str) = ("fo:padding-right", "2.5mm");
const UNDERLINE: (&str, &str) = ("style:text-underline-style", "solid");

/// The usual cell.
const USUAL: Style =
    Style { name: "Default", parent: "", format: None, cell: &[], paragraph: &[], text: &[] };

/// The cells of the cover and above the tables, then those of the tables.
const CELLS: [Style; 11] = [
    USUAL,
    Style { name: "Heading 1", text: &[BOLD, ("fo:font-size", "16pt")], ..of("Default") },
    Style { name: "Heading 2", text: &[BOLD, ("fo:font-size", "14pt")], ..of("Default") },
    Style { name: "Prose", cell: &[WRAPPED, TOP], ..of("Default") },
    Style { name: "Link", text: &[("fo:color", "#0b4a8f"), UNDERLINE], ..of("Prose") },
    // As text, or whoever edits 3.10 makes it 3.1, and whoever edits "=1" makes it a formula.
    Style {
        name: "Text",
        format: Some("Words"),
        cell: &[WRAPPED, TOP, LINE, BEFORE],
        ..of("Default")
    },
    Style {
        name: "Head",
        cell: &[WRAPPED, TOP, LINE, GREY, BEFORE],
        text: &[BOLD],
        ..of("Default")
    },
    Style { name: "HeadOfFigures", cell: &[BEHIND], paragraph: &[RIGHT], ..of("Head") },
    Style {
        name: "Number",
        format: Some("Count"),
        paragraph: &[RIGHT],
        cell: &[BEHIND],
        ..of("Text")
    },
    Style { name: "Share", format: Some("Percent"), ..of("Number") },
    Style { name: "Date", format: Some("Day"), paragraph: &[LEFT], ..of("Text") },
];

/// A style that takes after another.
const fn of(parent: &'static str) -> Style {
    Style { parent, ..USUAL }
}

fn cells(xml: &mut Xml) {
    for style in &CELLS {
        cell(xml, style);
    }
    let mut written = Vec::new();
    for tint in tints() {
        if !written.contains(&tint.name) {
            tinted(xml, &tint);
            written.push(tint.name);
        }
    }
}

fn cell(xml: &mut Xml, style: &Style) {
    let encoded = style.name.replace(' ', "_20_");
    let mut about = vec![
        ("style:name", &*encoded),
        ("style:display-name", style.name),
        ("style:family", "table-cell"),
    ];
    if !style.parent.is_empty() {
        about.push(("style:parent-style-name", style.parent));
    }
    about.extend(style.format.map(|format| ("style:data-style-name", format)));
    xml.element("style:style", &about, |xml| {
        xml.empty("style:table-cell-properties", style.cell);
        xml.empty("style:paragraph-properties", style.paragraph);
        xml.empty("style:text-properties", style.text);
    });
}

fn tinted(xml: &mut Xml, tint: &Tint) {
    let (ink, paper) = (format!("#{:06x}", tint.ink), format!("#{:06x}", tint.paper));
    let parent = ("style:parent-style-name", "Text");
    let about = [("style:name", tint.name), ("style:family", "table-cell"), parent];
    xml.element("style:style", &about, |xml| {
        xml.empty("style:table-cell-properties", &[("fo:background-color", &paper)]);
        xml.empty("style:text-properties", &[("fo:color", &ink)]);
    });
}

fn layout(pages: usize) -> String {
    format!("Page{pages}")
}

/// A4, as wide as so many sheets of paper.
fn page(xml: &mut Xml, pages: usize) {
    xml.element("style:page-layout", &[("style:name", &layout(pages))], |xml| {
        xml.empty(
            "style:page-layout-properties",
            &[
                ("fo:page-width", "29.7cm"),
                ("fo:page-height", "21cm"),
                ("style:print-orientation", "landscape"),
                ("fo:margin", "1.3cm"),
                ("style:scale-to-X", &pages.to_string()),
                ("style:scale-to-Y", "0"),
                // Else each change of the width would begin to count anew.
                ("style:first-page-number", "continue"),
            ],
        );
        xml.element("style:footer-style", &[], |xml| {
            xml.empty(
                "style:header-footer-properties",
                &[
                    ("fo:min-height", "0.8cm"),
                    ("fo:margin-top", "0.3cm"),
                    ("fo:margin-left", "0cm"),
                    ("fo:margin-right", "0cm"),
                ],
            );
        });
    });
}

/// The name of the sheet and the number of the page at the foot.
fn foot(xml: &mut Xml) {
    xml.element("style:header", &[("style:display", "false")], |_| ());
    xml.element("style:footer", &[], |xml| {
        xml.element("style:region-left", &[], |xml| {
            xml.element("text:p", &[], |xml| xml.text_element("text:sheet-name", "Sheet"));
        });
        xml.element("style:region-right", &[], |xml| {
            xml.element("text:p", &[], |xml| {
                xml.text("Page ");
                xml.text_element("text:page-number", "1");
                xml.text(" of ");
                xml.text_element("text:page-count", "1");
            });
        });
    });
}
