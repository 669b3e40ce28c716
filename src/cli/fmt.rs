//! `scenogram fmt`: files written canonically.

use super::arguments::FmtArguments;
use super::exit::Exit;
use super::{output, sources};
use crate::backend::read_scenario;
use crate::scenario::file;
use crate::storage;
use crate::texts::{Language, Message};
use std::path::Path;

pub(super) fn fmt(arguments: &FmtArguments, language: Language) -> Exit {
    let paths = match sources::files(&arguments.paths) {
        Ok(paths) => paths,
        Err(message) => {
            output::say(language, &message);
            return Exit::Usage;
        }
    };
    let mut exit = Exit::Done;
    for path in &paths {
        match one(path, arguments.check, language) {
            Ok(true) => {}
            Ok(false) => exit = Exit::InvalidFile,
            Err(()) => exit = Exit::InvalidFile,
        }
    }
    exit
}

/// Whether the file is canonical now; an error has been said already.
fn one(path: &Path, only_check: bool, language: Language) -> Result<bool, ()> {
    let (read, text) = read_scenario(path).map_err(|error| sources::say(path, &error, language))?;
    let say = |message: &Message| output::err(&format!("{}: {}", path.display(), message.show(language)));
    let canonical = file::save(&read.scenario).map_err(|error| say(&error.message()))?;
    if canonical == text {
        return Ok(true);
    }
    output::out(&path.display().to_string());
    if only_check {
        return Ok(false);
    }
    read.notices.iter().for_each(say);
    storage::save(path, &canonical, Some(read.fingerprint)).map_err(|error| output::say(language, &error.message()))?;
    Ok(true)
}
