//! The text of a sheet, from the bytes that a spreadsheet has written.

use super::Fault;

/// In Excel's own words, so that it is found in the list of file types.
const SAVE_AS: &str = "in the spreadsheet, save the sheet as \"CSV UTF-8 (Comma delimited)\"";

/// What the first bytes of a file give away, where it is no CSV.
const OTHER_FILES: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "this is a workbook, such as .xlsx or .ods, not CSV"),
    (b"\xd0\xcf\x11\xe0", "this is a workbook of an old Excel (.xls), not CSV"),
    (b"\xff\xfe", "this is UTF-16, not UTF-8"),
    (b"\xfe\xff", "this is UTF-16, not UTF-8"),
];

/// The text without a byte order mark, each line ended by a line feed alone: the other ends are the spreadsheet's.
pub fn text(bytes: &[u8]) -> Result<String, Fault> {
    if let Some((_, what)) = OTHER_FILES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Fault::at(1, *what).help(SAVE_AS));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|&byte| byte == b'\n').count();
        Fault::at(line, "this is not UTF-8").help(SAVE_AS)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Fault::at(1, "the sheet is empty")
            .help("begin with a line of column names, such as number,rag,impact,note"));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}
