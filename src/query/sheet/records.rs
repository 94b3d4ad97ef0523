//! The rows of a sheet, whichever sign parts their cells.

use csv::StringRecord;

use super::Fault;
use super::heading::{Heading, known};

/// The signs that part cells, the usual one last: of those that fit alike, the last is taken. A list separator of `;` is what
/// Excel has in most of Europe.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// A row of our own behind the last one. A cell that a quotation mark opens and nothing closes swallows it.
const END: &str = "end of the sheet";

/// A row as it stands in the file.
pub struct Record {
    /// The line in which it starts.
    pub line: usize,
    /// Its cells, as they were typed.
    pub cells: StringRecord,
    /// Whether it is the last one.
    pub is_last: bool,
}

/// As many rows a workbook of ours has above its header: what the table is, and what is to be known of it.
const TITLES: usize = 2;

/// The header and the rows below it. The titles that a worksheet has above its header are passed over.
pub fn records(text: &str) -> Result<(Record, Vec<Record>), Fault> {
    let records = parted(text, separator(text))?;
    let titles = titles(&records);
    let mut records = records.into_iter().skip(titles);
    match records.next() {
        Some(header) => Ok((header, records.collect())),
        None => Err(Fault::at(1, "the sheet has no rows")),
    }
}

/// How many rows are titles: those above a row that names its columns, as long as each has a single cell.
fn titles(records: &[Record]) -> usize {
    let is_title = |record: &&Record| {
        record.cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1
            && named(&record.cells) == 0
    };
    let titles = records.iter().take(TITLES).take_while(is_title).count();
    let header = records.get(titles);
    if header.is_some_and(|header| named(&header.cells) > 0) { titles } else { 0 }
}

/// How many cells of a row are the names of columns that we know.
fn named(cells: &StringRecord) -> usize {
    cells.iter().filter(|cell| known(cell).is_some()).count()
}

/// The sign under which the header has the most columns that we know.
fn separator(text: &str) -> u8 {
    let fits = |separator: &u8| {
        let first = reader(text, *separator).into_records().map_while(Result::ok).take(TITLES + 1);
        let fits = first.map(|cells| (named(&cells), cells.len()));
        fits.max().unwrap_or_default()
    };
    SEPARATORS.into_iter().max_by_key(fits).unwrap_or(b',')
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn parted(text: &str, separator: u8) -> Result<Vec<Record>, Fault> {
    let text = format!("{text}\n{END}\n");
    let mut records: Vec<Record> = Vec::new();
    for cells in reader(&text, separator).into_records() {
        let cells = cells.map_err(|error| Fault::at(1, error.to_string()))?;
        records.push(Record { line: line(&text, &cells), cells, is_last: false });
    }
    let end = records.pop();
    if let Some(open) = end.filter(|end| !end.cells.iter().eq([END])) {
        return Err(Fault::at(open.line, "a quotation mark opens a cell, and nothing closes it")
            .help("the file may be cut short: save the sheet again"));
    }
    if let Some(last) = records.last_mut() {
        last.is_last = true;
    }
    Ok(records)
}

/// The line in which a row starts. Empty lines above are counted to it by the reader.
fn line(text: &str, cells: &StringRecord) -> usize {
    let Some(position) = cells.position() else { return 1 };
    let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let from = text.get(place(position.byte())..).unwrap_or_default();
    place(position.line()) + from.bytes().take_while(|&byte| byte == b'\n').count()
}

impl Record {
    /// What is wrong with the number of its cells. Of a row that gives no update, cells at its end may be missing, as some
    /// spreadsheets leave them out; the last row may be all that is left of a longer one.
    pub fn misshapen(&self, headings: &[Heading], gives_update: bool) -> Vec<Fault> {
        let is_short = self.cells.len() < headings.len();
        let mut faults = Vec::new();
        if is_short && (gives_update || self.is_last) {
            let has = format!("the row has {} of {} cells", self.cells.len(), headings.len());
            faults.push(Fault::at(self.line, has).help(
                "it may be cut short, or a separator is missing: write all cells, also the empty ones",
            ));
        }
        let is_headed =
            |at: usize| headings.get(at).is_some_and(|heading| *heading != Heading::Blank);
        let is_stray = |&(at, cell): &(usize, &str)| !cell.trim().is_empty() && !is_headed(at);
        if let Some((_, cell)) = self.cells.iter().enumerate().find(is_stray) {
            faults.push(
                Fault::at(self.line, format!("\"{cell}\" stands under no column name"))
                    .help("a cell that holds the separator needs quotation marks around it"),
            );
        }
        faults
    }
}
