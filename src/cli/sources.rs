//! The scenario files that a command is given: files as they are, folders by what stands in them.

use super::output;
use crate::backend::SourceError;
use crate::storage;
use crate::texts::{Language, Message};
use std::path::{Path, PathBuf};

/// The files of these paths, in their order; a folder stands for its scenario files.
///
/// Fails with a sentence where a folder cannot be listed or nothing is found: nothing done is not success.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Message> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(storage::list(path).map_err(|error| error.message())?);
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() { Err(Message::new("cli-nothing-found")) } else { Ok(files) }
}

/// Says why a file gives no scenario: `file:line:column: sentence`, as compilers do, so that editors can jump there. A
/// sentence about a file without a place names the file itself.
pub(super) fn say(path: &Path, error: &SourceError, language: Language) {
    let sentence = error.sentence().show(language);
    match error.position() {
        Some(position) => output::err(&format!("{}:{position}: {sentence}", path.display())),
        None => output::err(&sentence),
    }
}
