//! Workbooks for Excel.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, Format, FormatAlign,
    FormatBorder, IgnoreError, Table, TableColumn, TableStyle, Url, Workbook as File, Worksheet,
    XlsxError,
};

use super::WriteError;
use super::workbook::{
    CONTENTS, COVER, COVER_WIDTH, Column, Sheet, Tint, Value, Workbook, height, tints,
};

/// A workbook as the bytes of its file.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    file(workbook).map_err(|error| WriteError::Format(error.into()))
}

fn file(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut file = File::new();
    // The usual row and column in pixels, as this font has them.
    file.set_default_format(&plain(), 22, 80)?;
    file.set_properties(&properties(workbook));
    cover(file.add_worksheet(), workbook, &styles)?;
    for sheet in &workbook.sheets {
        write_sheet(file.add_worksheet(), sheet, &styles)?;
    }
    file.save_to_buffer()
}

fn properties(workbook: &Workbook) -> DocProperties {
    let organisation = workbook.organisation.as_deref().unwrap_or_default();
    DocProperties::new()
        .set_title(&workbook.title)
        .set_author(organisation)
        .set_company(organisation)
        // Not the clock: the same plan on the same day gives the same bytes.
        .set_creation_datetime(&workbook.today)
}

/// How the cells look.
struct Styles {
    title: Format,
    heading: Format,
    plain: Format,
    prose: Format,
    link: Format,
    head: Format,
    head_of_figures: Format,
    text: Format,
    number: Format,
    share: Format,
    date: Format,
    tints: Vec<(Tint, Format)>,
}

impl Styles {
    fn new() -> Self {
        let body = || {
            let line = Color::RGB(0xbf_bf_bf);
            let wrapped = plain().set_text_wrap().set_align(FormatAlign::Top);
            wrapped.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(line)
        };
        // Set in, or what fills its cell touches what begins in the next.
        let words = || body().set_align(FormatAlign::Left).set_indent(1);
        let figure = || body().set_align(FormatAlign::Right).set_indent(1);
        let head = |format: Format| format.set_bold().set_background_color(Color::RGB(0xe8_e8_e8));
        let tinted = |tint: Tint| {
            let (ink, paper) = (Color::RGB(tint.ink), Color::RGB(tint.paper));
            // What Excel calls the background of a conditional format is its pattern's.
            let format = Format::new().set_font_color(ink).set_background_color(paper);
            (tint, format)
        };
        Self {
            title: plain().set_bold().set_font_size(16),
            heading: plain().set_bold().set_font_size(14),
            plain: plain(),
            prose: plain().set_text_wrap().set_align(FormatAlign::Top),
            link: Format::new().set_hyperlink().set_font_name(FONT).set_font_size(12),
            head: head(words()),
            head_of_figures: head(figure()),
            // As text, or whoever edits 3.10 makes it 3.1, and whoever edits "=1" makes it a formula.
            text: words().set_num_format("@"),
            number: figure().set_num_format("0"),
            share: figure().set_num_format("0%"),
            // Months by their British names, whatever the language of the program.
            date: words().set_num_format("[$-809]dd mmm yyyy"),
            tints: tints().into_iter().map(tinted).collect(),
        }
    }
}

const FONT: &str = "Arial";

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

fn cover(page: &mut Worksheet, workbook: &Workbook, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name(COVER)?.set_column_width(0, u32::try_from(COVER_WIDTH).unwrap_or(u32::MAX))?;
    set_up_page(page);
    page.write_string_with_format(0, 0, &workbook.title, &styles.title)?;
    let mut rows = 1..;
    for (note, row) in workbook.notes.iter().zip(rows.by_ref()) {
        page.set_row_height(row, height(note, COVER_WIDTH))?;
        page.write_string_with_format(row, 0, note, &styles.prose)?;
    }
    if let (Some(row), false) = (rows.next(), workbook.sheets.is_empty()) {
        page.write_string_with_format(row, 0, CONTENTS, &styles.heading)?
            .set_row_height(row, 30)?;
    }
    for (row, sheet) in rows.zip(&workbook.sheets) {
        let link = Url::new(format!("internal:'{}'!A1", sheet.name)).set_text(sheet.listed());
        page.write_url_with_format(row, 0, link, &styles.link)?;
    }
    Ok(())
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?.set_freeze_panes(Sheet::HEAD_ROW + 1, 0)?;
    page.set_repeat_rows(Sheet::HEAD_ROW, Sheet::HEAD_ROW)?;
    set_up_page(page);
    if let (pages @ 2.., Ok(keys)) = (sheet.pages(), u16::try_from(sheet.keys)) {
        page.set_print_fit_to_pages(u16::try_from(pages).unwrap_or(u16::MAX), 0);
        page.set_repeat_columns(0, keys.saturating_sub(1))?;
    }
    page.write_string_with_format(0, 0, &sheet.title, &styles.title)?;
    page.write_string_with_format(1, 0, &sheet.contents, &styles.plain)?;
    for (number, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(number, u32::try_from(column.letters()).unwrap_or(u32::MAX))?;
    }
    page.set_row_height(0, 24)?;
    page.set_row_height(Sheet::HEAD_ROW, sheet.height_of_heads())?;
    for (row, values) in (Sheet::HEAD_ROW + 1..).zip(&sheet.rows) {
        page.set_row_height(row, sheet.height(values))?;
        for (column, value) in (0..).zip(values) {
            write_value(page, (row, column), value, styles)?;
        }
    }
    mark_up(page, sheet, styles)
}

fn write_value(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => page.write_blank(row, column, &styles.text)?,
        Value::Text(words) => page.write_string_with_format(row, column, words, &styles.text)?,
        #[expect(clippy::cast_precision_loss, reason = "no plan counts so far")]
        Value::Number(number) => {
            page.write_number_with_format(row, column, *number as f64, &styles.number)?
        }
        Value::Share(share) => page.write_number_with_format(row, column, *share, &styles.share)?,
        Value::Date(day) => page.write_datetime_with_format(row, column, day, &styles.date)?,
    };
    Ok(())
}

/// Says what is the table, which text is no number by mistake, and which words are tinted.
fn mark_up(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    let head = |column: &Column| {
        let style = if column.is_figures { &styles.head_of_figures } else { &styles.head };
        TableColumn::new().set_header(&column.head).set_header_format(style)
    };
    let heads: Vec<_> = sheet.columns.iter().map(head).collect();
    // Excel takes no table without a row: below the heads alone it has an empty one.
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).max(1);
    let (first, last) = (Sheet::HEAD_ROW + 1, Sheet::HEAD_ROW.saturating_add(rows));
    let last_column = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let table = Table::new()
        .set_name(&sheet.table)
        .set_alt_text_title(&sheet.title)
        .set_alt_text(&sheet.contents)
        .set_columns(&heads)
        .set_style(TableStyle::None)
        // The checklist wants no buttons in the heads; whoever filters has them with one key.
        .set_autofilter(false);
    page.add_table(Sheet::HEAD_ROW, 0, last, last_column, &table)?;
    page.ignore_error_range(first, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
    let tinted = (0..).zip(&sheet.columns).filter(|(_, column)| column.is_tinted);
    for (column, _) in tinted {
        for (tint, format) in &styles.tints {
            let rule = ConditionalFormatCellRule::EqualTo(tint.words.as_str());
            let tinted = ConditionalFormatCell::new().set_rule(rule).set_format(format);
            page.add_conditional_format(first, column, last, column, &tinted)?;
        }
    }
    Ok(())
}

/// A4, as wide as the paper, with the name of the sheet at its foot.
fn set_up_page(page: &mut Worksheet) {
    page.set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.6, 0.8, 0.3, 0.4)
        .set_footer("&L&A&RPage &P of &N");
}
