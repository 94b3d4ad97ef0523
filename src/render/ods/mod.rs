//! Workbooks for `LibreOffice`: a few XML files in a zip, as Open Document has them.

mod about;
mod automatic;
mod content;
mod styles;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::WriteError;
use super::workbook::Workbook;

/// The kind of file that this is.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The version of Open Document that is written.
const VERSION: (&str, &str) = ("office:version", "1.3");

/// A workbook as the bytes of its file.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    file(workbook).map_err(|error| WriteError::Format(error.into()))
}

fn file(workbook: &Workbook) -> zip::result::ZipResult<Vec<u8>> {
    // Not the clock: the same plan on the same day gives the same bytes.
    let stored = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Stored);
    let deflated = stored.compression_method(CompressionMethod::Deflated);
    let parts = [
        ("META-INF/manifest.xml", about::manifest()),
        ("meta.xml", about::meta(workbook)),
        ("settings.xml", about::settings(workbook)),
        ("styles.xml", styles::styles(workbook)),
        ("content.xml", content::content(workbook)),
    ];
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // First and as it is, so that the kind can be told from the first bytes of the file.
    file.start_file("mimetype", stored)?;
    file.write_all(KIND.as_bytes())?;
    for (name, part) in parts {
        file.start_file(name, deflated)?;
        file.write_all(part.bytes())?;
    }
    Ok(file.finish()?.into_inner())
}
