//! Workbooks for `LibreOffice`.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::WriteError;
use super::workbook::Workbook;

/// A workbook as the bytes of its file.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    file(workbook).map_err(WriteError::Format)
}

fn file(workbook: &Workbook) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    file.start_file("mimetype", SimpleFileOptions::default())?;
    file.write_all(workbook.title.as_bytes())?;
    Ok(file.finish()?.into_inner())
}
