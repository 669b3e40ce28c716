//! Scenario files: what `storage` reads and writes, put together with what `scenario` makes of it.

use super::{Command, Event, FileEntry, LoadedFile, RequestId};
use crate::scenario::Scenario;
use crate::scenario::file::{self, LoadError};
use crate::storage::{self, DataFolder, FileError, FileErrorKind, FileText, save_settings};
use crate::texts::Message;
use crate::value::Position;
use std::path::{Path, PathBuf};

/// Why a file gives no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// It could not be read.
    File(FileError),
    /// It is no scenario.
    Content(LoadError),
}

impl SourceError {
    pub fn message(&self) -> Message {
        match self {
            Self::File(error) => error.message(),
            Self::Content(error) => error.message(),
        }
    }

    /// The same without the place in the file, for where that is shown apart.
    pub fn sentence(&self) -> Message {
        match self {
            Self::File(error) => error.message(),
            Self::Content(error) => error.sentence(),
        }
    }

    /// The place in the file, where the error has one.
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::File(error) => error.position(),
            Self::Content(error) => Some(error.position),
        }
    }
}

/// Reads a scenario file with what is to be said about it; its text as well, to compare it with the canonical one.
///
/// Waits for the disk.
pub fn read_scenario(path: &Path) -> Result<(LoadedFile, String), SourceError> {
    let FileText { text, fingerprint } = storage::read(path).map_err(SourceError::File)?;
    let loaded = file::load(&text).map_err(SourceError::Content)?;
    let mut notices = Vec::new();
    if loaded.comments {
        notices.push(Message::new("backend-comments"));
    }
    for place in &loaded.secrets {
        let message = match &place.node {
            Some(node) => Message::new("backend-secret-in-node").with("node", node.as_str()),
            None => Message::new("backend-secret"),
        };
        notices.push(message.with("field", place.field.as_str()));
    }
    let read_only = !loaded.secrets.is_empty();
    Ok((LoadedFile { scenario: loaded.scenario, notices, read_only, fingerprint }, text))
}

/// Carries out one command about files and gives the event that answers it; `None` for commands about other things and
/// for those that are answered only when they fail.
pub(super) fn carry_out(command: Command, home: &DataFolder) -> Option<Event> {
    match command {
        Command::OpenFolder { request, folder } => Some(match storage::list(&folder) {
            Ok(paths) => Event::Folder { request, folder, files: paths.into_iter().map(entry).collect() },
            Err(error) => failed(request, &error),
        }),
        Command::Load { request, path } => Some(match read_scenario(&path) {
            Ok((file, _)) => Event::Loaded { request, path, file: Box::new(file) },
            Err(error) => {
                Event::Failed { request, message: error.message(), position: error.position(), path: Some(path) }
            }
        }),
        Command::Save { request, path, scenario, expected } => Some(match canonical(&scenario) {
            Err(message) => Event::Failed { request, path: Some(path), message, position: None },
            Ok(text) => match storage::save(&path, &text, expected) {
                Ok(fingerprint) => Event::Saved { request, path, fingerprint },
                Err(error) if error.kind == FileErrorKind::Changed => Event::SaveConflict { request, path },
                Err(error) => failed(request, &error),
            },
        }),
        Command::Create { request, folder, scenario } => Some(match canonical(&scenario) {
            Err(message) => Event::Failed { request, path: Some(folder), message, position: None },
            Ok(text) => match storage::create(&folder, &scenario.name, &text) {
                Ok((path, fingerprint)) => Event::Saved { request, path, fingerprint },
                Err(error) => failed(request, &error),
            },
        }),
        Command::Rename { request, from, to } => Some(match storage::rename(&from, &to) {
            Ok(()) => Event::Renamed { request, from, to },
            Err(error) => failed(request, &error),
        }),
        Command::Delete { request, path } => Some(match storage::trash(&path) {
            Ok(()) => Event::Deleted { request, path },
            Err(error) => failed(request, &error),
        }),
        Command::SaveSettings { request, settings } => {
            save_settings(home, &settings).err().map(|error| failed(request, &error))
        }
        Command::Preview { .. }
        | Command::Run { .. }
        | Command::Cancel { .. }
        | Command::ListRecipients { .. }
        | Command::CancelRecipients { .. }
        | Command::Connections { .. }
        | Command::SignIn { .. }
        | Command::Vault { .. }
        | Command::Sandbox { .. }
        | Command::CancelRequest { .. } => None,
    }
}

fn canonical(scenario: &Scenario) -> Result<String, Message> {
    file::save(scenario).map_err(|error| error.message())
}

fn failed(request: RequestId, error: &FileError) -> Event {
    Event::Failed { request, path: Some(error.path.clone()), message: error.message(), position: error.position() }
}

fn entry(path: PathBuf) -> FileEntry {
    let loaded = storage::read(&path).ok().and_then(|file| file::load(&file.text).ok());
    let readable = loaded.is_some();
    let name = loaded.map(|loaded| loaded.scenario.name).filter(|name| !name.trim().is_empty());
    let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    FileEntry { name: name.unwrap_or_else(stem), readable, path }
}
