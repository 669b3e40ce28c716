//! How the program's own files are written in RON, and read again.

use super::files::{FileError, FileErrorKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// What this text says.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> ron::error::SpannedResult<T> {
    options().from_str(text)
}

/// The text that [`read`] reads, line by line and the same on every system; `path` is where it is to stand.
pub(super) fn write(value: &impl Serialize, path: &Path) -> Result<String, FileError> {
    let pretty = ron::ser::PrettyConfig::new().new_line("\n");
    let written = options().to_string_pretty(value, pretty);
    let text = written.map_err(|error| FileError::new(path, FileErrorKind::Other { reason: error.to_string() }))?;
    Ok(text + "\n")
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}
