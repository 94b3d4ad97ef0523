//! Workbooks for Excel.

use rust_xlsxwriter::{Workbook as File, XlsxError};

use super::WriteError;
use super::workbook::{COVER, Workbook};

/// A workbook as the bytes of its file.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    file(workbook).map_err(|error| WriteError::Format(error.into()))
}

fn file(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    file.add_worksheet().set_name(COVER)?.write_string(0, 0, &workbook.title)?;
    file.save_to_buffer()
}
