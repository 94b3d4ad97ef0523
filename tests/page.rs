//! Reports as a page: what a browser makes of it is what the plan says, and nothing that the plan says does anything.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod copied;
#[path = "page/of_a_plan.rs"]
mod of_a_plan;
mod program;
#[path = "page/sample.rs"]
mod sample;

use cov_plan::render::{Format, Screen, render};
use cov_plan::report::{About, Audience, Cell, Document, Head, Part, Report, Table};
use sample::{HOSTILE, day, every_part};
use scraper::{ElementRef, Html, Selector};

/// A document as a report, whoever it is for.
#[derive(serde::Serialize)]
struct AsReport {
    #[serde(skip)]
    document: Document,
}

impl Report for AsReport {
    fn title(&self) -> String {
        "Any report".to_owned()
    }

    fn document(&self, _: Audience) -> Document {
        self.document.clone()
    }
}

fn page_of(document: Document, plan: &str) -> String {
    let about = About { plan: Some(plan.to_owned()), organisation: None, today: day("2020-02-14") };
    let page = render(&AsReport { document }, &about, Format::Html, Screen::default()).unwrap();
    String::from_utf8(page).unwrap()
}

fn parsed(page: &str) -> Html {
    Html::parse_document(page)
}

fn all<'page>(page: &'page Html, selector: &str) -> Vec<ElementRef<'page>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).iter().map(text).collect()
}

fn attribute<'page>(element: &ElementRef<'page>, name: &str) -> Option<&'page str> {
    element.value().attr(name)
}

/// The names of the elements of a page with those of their attributes: `a href`.
fn elements(page: &Html) -> Vec<String> {
    let described = |element: &ElementRef<'_>| {
        let attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        format!("{} {}", element.value().name(), attributes.join(" "))
    };
    all(page, "*").iter().map(described).collect()
}

#[test]
fn hostile_text_makes_no_element_and_no_attribute() {
    let tame = parsed(&page_of(every_part("tame"), "tame"));
    for hostile in HOSTILE {
        let page = page_of(every_part(hostile), hostile);
        let hostile_page = parsed(&page);
        // Where words are broken is no matter, and where links lead has a test of its own.
        let ours = |page: &Html| {
            let mut elements = elements(page);
            elements.retain(|element| !matches!(element.as_str(), "wbr " | "br " | "a href"));
            elements
        };
        assert_eq!(ours(&hostile_page), ours(&tame), "{hostile}");
        assert!(!page.contains(['\u{202e}', '\u{1b}', '\u{0}']), "{hostile}");
    }
}

#[test]
fn hostile_text_reads_back_as_it_was_written() {
    let text = "<script>alert(1)</script> \"quoted\" & 'so' ]]> </style><!-- &amp; {{x}}";
    let page = parsed(&page_of(every_part(text), text));
    assert_eq!(texts(&page, "h1"), [text]);
    assert_eq!(texts(&page, "title").first(), Some(&format!("{text}, 14 February 2020")));
    for place in ["h2", "h3", "main p", "li", "dt", "dd p", "pre code", "tbody td"] {
        let read = texts(&page, place);
        assert!(read.iter().any(|read| read == text), "{place}: {read:?}");
    }
    let hidden = parsed(&page_of(every_part("a\u{202e}b\u{1b}[31m"), "plan"));
    assert!(texts(&hidden, "h2").contains(&r"a\u{202e}b\u{1b}[31m".to_owned()));
}

#[test]
fn links_lead_to_the_web_to_mail_to_paths_and_to_places_of_the_page_alone() {
    let targets = |target: &str| -> Vec<String> {
        let page = parsed(&page_of(every_part(target), "plan"));
        let links = all(&page, "main a");
        links.iter().filter_map(|link| Some(attribute(link, "href")?.to_owned())).collect()
    };
    for target in ["javascript:alert(1)", "data:text/html,x", "//evil.example", " javascript:x"] {
        assert_eq!(targets(target), ["#action-3.10"], "{target}");
    }
    let followed = targets("https://a.example/?a=1&b=\"2\"");
    assert_eq!(followed[0], "https://a.example/?a=1&b=\"2\"");
}

#[test]
fn a_word_without_an_end_can_be_broken_everywhere() {
    let endless = "x".repeat(10_000);
    let page = parsed(&page_of(every_part(&endless), &endless));
    for place in ["h1", "h2", "main p", "li", "dd p", "tbody td"] {
        let broken = all(&page, place).into_iter().filter(|element| text(element) == endless);
        let selector = Selector::parse("wbr").unwrap();
        let breaks: Vec<usize> = broken.map(|broken| broken.select(&selector).count()).collect();
        // 313 pieces of 32 letters or fewer.
        assert!(!breaks.is_empty() && breaks.iter().all(|breaks| *breaks == 312), "{place}");
    }
    assert!(all(&page, "svg text").iter().all(|words| text(words).chars().count() <= 44));
}

#[test]
fn the_policy_knows_the_style_and_the_script_of_the_page_and_nothing_else() {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let hash = |element: &str| {
        let [text] = texts(&page, element).try_into().unwrap();
        base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text))
    };
    let [policy] = all(&page, "meta[http-equiv=Content-Security-Policy]").try_into().unwrap();
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash("style"),
        hash("script")
    );
    assert_eq!(attribute(&policy, "content"), Some(expected.as_str()));
    assert_eq!(all(&page, "[style], link, img, iframe, base, [onclick], [src]").len(), 0);
}

#[test]
fn headings_are_in_order_without_a_gap() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let levels = all(&page, "h1, h2, h3, h4, h5, h6");
    let levels: Vec<&str> = levels.iter().map(|heading| heading.value().name()).collect();
    assert_eq!(levels, ["h1", "h2", "h3", "h4", "h2", "h2"]);
    assert_eq!(texts(&page, "nav a"), ["tame", "Charts", "Register"]);
    for link in all(&page, "a[href^='#']") {
        let id = attribute(&link, "href").unwrap().trim_start_matches('#');
        assert_eq!(all(&page, &format!("[id='{id}']")).len(), 1, "{id}");
    }
}

#[test]
fn every_table_has_a_caption_and_every_head_says_of_what_it_is_one() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let tables = all(&page, "table");
    assert_eq!(all(&page, "table > caption:first-child").len(), tables.len());
    assert_eq!(all(&page, "thead th:not([scope=col]), tbody th:not([scope=row])").len(), 0);
    let heads = |table: &ElementRef<'_>| {
        let heads = Selector::parse("tbody tr").unwrap();
        let head = Selector::parse("th").unwrap();
        table.select(&heads).all(|row| row.select(&head).count() == 1)
    };
    assert!(tables.iter().all(heads));
    assert_eq!(
        all(&page, "div.scroll[role=group][tabindex='0'][aria-label] > table").len(),
        tables.len()
    );
}

#[test]
fn cells_read_as_people_read_them_everywhere() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let row = "table tbody tr:first-child";
    let read = texts(&page, &format!("#all-cells ~ .scroll {row} > *"));
    let expected = [
        "3.10",
        "tame",
        "7",
        "5 Dec 2019",
        "red",
        "amber (stale)",
        "not rated",
        "overdue",
        "12 days late",
        "yes",
        "CCC",
        "CCC, police",
        "50 %",
        "tame",
        "tame",
        "tame",
    ];
    assert_eq!(read, expected);
    let days: Vec<_> = all(&page, &format!("#all-cells ~ .scroll {row} time"));
    assert_eq!(attribute(&days[0], "datetime"), Some("2019-12-05"));
    let ways: Vec<String> = all(&page, "#all-cells ~ .scroll thead th")
        .iter()
        .map(|head| attribute(head, "data-sort").unwrap_or("-").to_owned())
        .collect();
    assert_eq!(
        ways[..6],
        ["number", "words", "count", "date", "red,amber,green", "red,amber,green"]
    );
}

#[test]
fn the_number_of_an_action_leads_to_the_row_that_tells_it_and_nowhere_from_there() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let [own] = all(&page, "[id='action-3.10']").try_into().unwrap();
    assert_eq!((own.value().name(), text(&own).as_str()), ("th", "3.10"));
    assert_eq!(own.select(&Selector::parse("a").unwrap()).count(), 0);
    assert_eq!(texts(&page, "a[href='#action-3.10']"), ["3.10"]);
}

#[test]
fn pictures_say_in_words_what_they_show() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let pictures = all(&page, "svg[role=img]");
    let said = |picture: &ElementRef<'_>| -> [String; 2] {
        ["title", "desc"].map(|name| {
            let selector = Selector::parse(name).unwrap();
            picture.select(&selector).next().map(|words| text(&words)).unwrap_or_default()
        })
    };
    let said: Vec<[String; 2]> = pictures.iter().map(said).collect();
    let tally = ["Ratings", "tame: 2 late, 1 not rated. Second: 1 complete."];
    assert_eq!(said[0], tally);
    // 45 actions are 20, 20 and 5.
    assert_eq!(
        said[1..].iter().map(|[title, _]| title.as_str()).collect::<Vec<_>>(),
        ["Timeline, 1.1 to 1.20", "Timeline, 1.21 to 1.40", "Timeline, 1.41 to 1.45",]
    );
    assert_eq!(texts(&page, ".bars .on"), ["2 late", "1 not rated", "1 complete"]);
}

/// A table of one column, whose rows are these words.
fn column(caption: &str, words: &[&str]) -> Part {
    let rows = words.iter().map(|words| vec![Cell::Text((*words).to_owned())]).collect();
    Part::Table(Table::new(caption, vec![Head::new("section", "Section")], rows))
}

#[test]
fn a_caption_that_says_more_than_the_heading_is_for_all_and_another_for_those_who_hear_the_page() {
    let captions = [
        ("Overdue", "Overdue", true),
        ("What got worse, and why", "What got worse", true),
        ("Deadlines month by month", "Deadlines by month", true),
        ("Ratings by section", "Ratings by section on 1 May", false),
        ("Decisions asked", "Questions to the group", false),
    ];
    for (heading, caption, is_said) in captions {
        let parts = [Part::Heading(heading.to_owned()), column(caption, &["Help"])];
        let page = parsed(&page_of(Document::new(parts), "plan"));
        let said = if is_said { vec![caption.to_owned()] } else { Vec::new() };
        assert_eq!(texts(&page, "table.said caption"), said, "{heading}");
        assert_eq!(texts(&page, "table caption"), [caption]);
    }
}

#[test]
fn a_row_that_is_on_the_same_as_the_one_above_it_says_so_more_quietly() {
    let sections = column("Sections", &["Help", "Help", "Care", "Help"]);
    let page = parsed(&page_of(Document::new([sections]), "plan"));
    assert_eq!(texts(&page, "tbody th:not(.again)"), ["Help", "Care", "Help"]);
    assert_eq!(texts(&page, "tbody th.again"), ["Help"]);
}

#[test]
fn where_a_phone_has_no_room_for_heads_each_cell_of_an_action_has_its_own() {
    let page = parsed(&page_of(every_part("tame"), "plan"));
    let cells = all(&page, "#all-cells ~ .scroll table.stacked td");
    let labels: Vec<_> = cells.iter().filter_map(|cell| attribute(cell, "data-label")).collect();
    let heads = texts(&page, "#all-cells ~ .scroll thead th");
    // The first head is the number's, which stands for itself.
    assert_eq!(
        (labels.len(), &labels[..]),
        (15, &heads.iter().map(String::as_str).collect::<Vec<_>>()[1..])
    );
    // A table on actions that fits, one that is not on actions, and the timeline's keep their columns.
    let kept = texts(&page, "table:not(.stacked) caption");
    assert_eq!(kept, ["Ratings", "Timeline", "All actions"]);
    assert_eq!(all(&page, "table:not(.stacked) [data-label]").len(), 0);
}

#[test]
fn a_table_without_rows_says_so() {
    let table = Table::new("Overdue", vec![Head::new("number", "No.")], Vec::<Vec<Cell>>::new());
    let page = parsed(&page_of(Document::new([Part::Table(table)]), "plan"));
    assert_eq!(
        (texts(&page, "main p"), all(&page, "table").len()),
        (vec!["Overdue: none".to_owned()], 0)
    );
}

/// For the checks that need a browser: they are started with all tests, and find it among what tests leave behind.
#[test]
fn a_page_of_every_part_is_there_for_a_browser() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let long = format!("{} {}", HOSTILE[0], "x".repeat(10_000));
    for (name, words) in [("every-part", "Words of a plan"), ("hostile", &long)] {
        let page = page_of(every_part(words), words);
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}
