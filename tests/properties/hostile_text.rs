//! Whatever is written in a plan, it reaches terminals, spreadsheets and web pages as text alone.

use cov_plan::check::{Finding, RULES};
use cov_plan::model::{Date, Named, Rating, Severity};
use cov_plan::render::findings::{Findings, FindingsFormat};
use cov_plan::render::{Format, Screen, render, visible};
use cov_plan::report::{
    About, Audience, Bar, Cell, Document, Figure, Head, Link, Mark, Name, Notes, Part, Report,
    Table, Tally,
};
use cov_plan::store::{Reading, Source};
use proptest::prelude::*;
use scraper::{Html, Selector};

use super::{any_day, cases};

/// A document as a report, whoever it is for.
#[derive(serde::Serialize)]
struct AsReport {
    #[serde(skip)]
    document: Document,
}

impl Report for AsReport {
    fn title(&self) -> String {
        "Any text".to_owned()
    }

    fn document(&self, _: Audience) -> Document {
        self.document.clone()
    }
}

pub fn rendered(parts: impl IntoIterator<Item = Part>, format: Format, screen: Screen) -> String {
    let about = About { plan: None, organisation: None, today: Date::default() };
    let report = AsReport { document: Document::new(parts) };
    let bytes = render(&report, &about, format, screen).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Text of any characters, those that do harm more often than chance would have them.
pub fn any_text() -> impl Strategy<Value = String> {
    let harmful = prop::sample::select(vec![
        "\u{1b}[31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "|",
        "\\",
        "\\|",
        "`",
        "=1+1",
        "+",
        "-",
        "@",
        "\"",
        ",",
        ";",
        "<b>",
        "&",
        "[x](javascript:y)",
        "日本",
        "é",
        " ",
    ]);
    let piece = prop_oneof![2 => harmful.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        4 => any_text().prop_map(Cell::Text),
        2 => prop::collection::vec(any_text(), 0..3).prop_map(Cell::List),
        1 => any::<i64>().prop_map(Cell::Count),
        1 => any_day().prop_map(Cell::Date),
        1 => prop::option::of(prop::sample::select(Rating::ALL)).prop_map(Cell::Rating),
        1 => prop::collection::vec(any_link(), 0..3).prop_map(Cell::Links),
        1 => (any_text(), any_text(), any_text())
            .prop_map(|(id, short, full)| Cell::Name(Name { id, short, full })),
        1 => Just(Cell::Nothing),
    ]
}

fn any_table() -> impl Strategy<Value = Table> {
    const NAMES: [&str; 4] = ["one", "two", "three", "four"];
    let rows = prop::collection::vec(prop::collection::vec(any_cell(), 4), 0..5);
    let texts = prop::collection::vec(prop::option::of(any_text()), 5);
    (any_text(), 1_usize..=4, rows, 0_usize..4, any::<bool>(), texts).prop_map(
        |(caption, columns, rows, giving, noted, texts)| {
            let head = |(index, name): (usize, &&'static str)| Head {
                gives_way: index <= giving,
                ..Head::new(*name, *name)
            };
            let heads = NAMES.iter().enumerate().take(columns).map(head).collect();
            let rows = rows.into_iter().map(|row| row.into_iter().take(columns).collect());
            let notes = noted.then_some(Notes { heading: "Note", texts });
            Table { notes, ..Table::new(caption, heads, rows.collect()) }
        },
    )
}

fn any_link() -> impl Strategy<Value = Link> {
    (any_text(), prop::option::of(any_text())).prop_map(|(words, target)| Link { words, target })
}

fn any_bar() -> impl Strategy<Value = Bar> {
    prop::collection::vec(prop::sample::select(Mark::ALL), 0..90)
        .prop_map(|marks| marks.into_iter().collect())
}

fn any_part() -> impl Strategy<Value = Part> {
    let fields = prop::collection::vec((any_text(), prop::collection::vec(any_text(), 0..3)), 0..4);
    prop_oneof![
        any_text().prop_map(Part::Heading),
        any_text().prop_map(Part::Text),
        prop::collection::vec(any_text(), 0..4).prop_map(Part::Lines),
        any_table().prop_map(Part::Table),
        fields.prop_map(Part::Fields),
        any_text().prop_map(|meaning| Part::Key(vec![(Rating::Red, meaning)])),
        (any_table(), prop::collection::vec(any_bar(), 5)).prop_map(|(table, mut bars)| {
            bars.truncate(table.rows.len());
            Part::Tally(Tally { table, bars })
        }),
        any_text().prop_map(Part::Title),
        any_text().prop_map(Part::Minor),
        any_text().prop_map(Part::Prose),
        any_link().prop_map(Part::Link),
        any_text().prop_map(|words| Part::Figures(vec![Figure { number: 3, words, mark: None }])),
    ]
}

/// A finding about a part of a file, as text; every word of it is foreign.
fn found(text: &str, words: &str, marked: (usize, usize), screen: Screen) -> String {
    let mut source = Source::at(words.to_owned());
    text.clone_into(&mut source.text);
    let mut reading = Reading::default();
    reading.sources.push(source);
    let place = |share: usize| text.floor_char_boundary(text.len() * share / 100);
    let finding = Finding {
        rule: RULES.first().unwrap(),
        severity: Severity::Error,
        message: words.to_owned(),
        help: words.to_owned(),
        file: words.to_owned(),
        source: Some(0),
        span: Some(place(marked.0.min(marked.1))..place(marked.0.max(marked.1))),
        path: String::new(),
    };
    let findings = Findings {
        found: &[finding],
        reading: &reading,
        from_here: &str::to_owned,
        from_repository: "plan",
        count: "1 error",
    };
    String::from_utf8(findings.render(FindingsFormat::Text, screen).unwrap()).unwrap()
}

/// Characters that a terminal acts on, or that turn the direction of text.
fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The elements that a page of tables and prose consists of.
const OURS: [&str; 49] = [
    "a", "abbr", "b", "body", "br", "caption", "circle", "code", "dd", "defs", "desc", "div", "dl",
    "dt", "figure", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "main",
    "meta", "nav", "ol", "p", "path", "pattern", "pre", "rect", "script", "section", "span",
    "style", "svg", "table", "tbody", "td", "text", "th", "thead", "time", "title", "tr", "ul",
    "wbr",
];

/// What stands between the bars of a line of a Markdown table.
fn bars(line: &str) -> usize {
    let mut bars = 0;
    let mut is_escaped = false;
    for character in line.chars() {
        if character == '|' && !is_escaped {
            bars += 1;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    bars
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn visible_text_has_nothing_that_a_terminal_acts_on(text in any_text()) {
        let shown = visible(&text);
        prop_assert!(!shown.contains(is_harmful), "{:?}", shown);
        prop_assert_eq!(visible(&shown), shown.clone());
        if !text.contains(|character: char| is_harmful(character) || "\u{200b}\u{feff}\u{2028}\u{2029}".contains(character)) {
            prop_assert_eq!(shown, text.as_str());
        }
    }

    #[test]
    fn a_document_of_any_words_is_harmless_on_a_terminal_of_any_width(
        parts in prop::collection::vec(any_part(), 1..4),
        width in prop::option::of(0_usize..200),
    ) {
        let text = rendered(parts.clone(), Format::Text, Screen { width, colour: false });
        let harmful = |character: char| is_harmful(character) && character != '\n';
        prop_assert!(!text.contains(harmful), "{:?}", text);
        let coloured = rendered(parts.clone(), Format::Text, Screen { width, colour: true });
        let is_colour = |character| character == '\u{1b}';
        prop_assert!(!coloured.contains(|character| harmful(character) && !is_colour(character)));
        let markdown = rendered(parts, Format::Markdown, Screen::default());
        prop_assert!(!markdown.contains(harmful), "{:?}", markdown);
    }

    #[test]
    fn a_page_of_any_words_has_no_element_but_ours(
        parts in prop::collection::vec(any_part(), 1..4),
    ) {
        let page = rendered(parts, Format::Html, Screen::default());
        let harmful = |character: char| is_harmful(character) && character != '\n';
        prop_assert!(!page.contains(harmful), "{:?}", page);
        let read = Html::parse_document(&page);
        let elements: Vec<_> = read.select(&Selector::parse("*").unwrap()).collect();
        // Markup in words would be an element more than the page has begun by itself.
        let begun = page.match_indices('<').filter(|(at, _)| {
            page[at + 1..].starts_with(|letter: char| letter.is_ascii_lowercase())
        });
        prop_assert_eq!(elements.len(), begun.count());
        for element in elements {
            prop_assert!(OURS.contains(&element.value().name()), "{}", element.html());
            for (name, value) in element.value().attrs() {
                prop_assert!(!name.starts_with("on") && name != "style" && name != "src", "{}", name);
                let leads = !value.to_lowercase().trim_start().starts_with("javascript:");
                prop_assert!(name != "href" || leads, "{}", value);
            }
        }
    }

    #[test]
    fn a_finding_in_any_text_is_harmless_on_a_terminal_of_any_width(
        text in prop::collection::vec(any_text(), 0..40),
        words in any_text(),
        marked in (0_usize..=100, 0_usize..=100),
        width in prop::option::of(0_usize..200),
    ) {
        let shown = found(&text.concat(), &words, marked, Screen { width, colour: false });
        let harmful = |character: char| {
            character != '\n' && (is_harmful(character) || "\u{200b}\u{feff}\u{2028}\u{2029}".contains(character))
        };
        prop_assert!(!shown.contains(harmful), "{:?}", shown);
    }

    #[test]
    fn csv_reads_back_to_the_same_cells_and_none_of_them_is_a_formula(table in any_table()) {
        let text = rendered([Part::Table(table.clone())], Format::Csv, Screen::default());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        prop_assert_eq!(reader.headers().unwrap().len(), table.heads.len());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), table.rows.len());
        for (read, row) in rows.iter().zip(&table.rows) {
            prop_assert_eq!(read.len(), row.len());
            for (field, cell) in read.iter().zip(row) {
                // Standard output may be a terminal: each line is shown as a terminal may have it.
                let data = cell.data();
                let shown: Vec<_> = data.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
                let shown = shown.join("\n");
                prop_assert_eq!(field.strip_prefix('\'').filter(|_| !shown.starts_with('\'')).unwrap_or(field), shown);
                let is_number = matches!(cell, Cell::Count(_));
                prop_assert!(is_number || !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", field);
            }
        }
    }

    #[test]
    fn every_row_of_a_markdown_table_has_as_many_cells_as_its_head(table in any_table()) {
        let text = rendered([Part::Table(table.clone())], Format::Markdown, Screen::default());
        let lines: Vec<&str> = text.lines().collect();
        prop_assert_eq!(lines.len(), table.rows.len() + 2);
        let columns = table.heads.len() + usize::from(table.notes.is_some());
        for line in lines {
            prop_assert_eq!(bars(line), columns + 1, "{}", line);
            prop_assert!(!line.contains('<') || line.contains("<br>"), "{}", line);
        }
    }
}
