//! Reports as JSON: the report itself.

use super::WriteError;

/// A report, in lines that people can read too.
pub fn write(report: &impl serde::Serialize) -> Result<Vec<u8>, WriteError> {
    let mut bytes =
        serde_json::to_vec_pretty(report).map_err(|error| WriteError::Format(error.into()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
