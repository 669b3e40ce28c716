//! The kept connections in their file, without their secrets.
//!
//! A file that cannot be read is told and never overwritten. Deliberately not here: the built-in connections and those
//! of the environment (`backend`), and secrets (the vault).

use super::files::{self, FileError, FileErrorKind};
use super::folder::DataFolder;
use super::private::{self, Lock};
use crate::connection::{Connection, ProxySetting};
use crate::texts::Message;
use crate::value::Position;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What the file's `version` is; a greater one is of a newer program.
const VERSION: u32 = 1;

/// Everything that the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectionsFile {
    /// In the order in which they were made.
    pub connections: Vec<Connection>,
    /// How connections reach Telegram that do not say otherwise.
    pub default_proxy: ProxySetting,
}

/// Why the connections cannot be read or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectionsError {
    #[error(transparent)]
    File(#[from] FileError),
    /// `reason` is what the reader says, in its own words.
    #[error("{}: {position}: {reason}", path.display())]
    Damaged { path: PathBuf, position: Position, reason: String },
    /// Written by a newer version.
    #[error("{} is of a newer version", path.display())]
    Newer { path: PathBuf },
    /// Two connections have the same name or id.
    #[error("{}: {name:?} is there twice", path.display())]
    Twice { path: PathBuf, name: String },
}

impl ConnectionsError {
    /// What happened and what to do, in words.
    pub fn message(&self) -> Message {
        let (message, path) = match self {
            Self::File(error) => return error.message(),
            Self::Damaged { path, position, reason } => {
                let message = Message::new("storage-connections-damaged")
                    .with("line", position.line)
                    .with("column", position.column)
                    .with("reason", reason.as_str());
                (message, path)
            }
            Self::Newer { path } => (Message::new("storage-connections-newer"), path),
            Self::Twice { path, name } => (Message::new("storage-connections-twice").with("name", name.as_str()), path),
        };
        message.with("path", path.display().to_string())
    }
}

/// The kept connections; none where there is no file.
pub fn load_connections(home: &DataFolder) -> Result<ConnectionsFile, ConnectionsError> {
    match files::read(&home.connections_file()) {
        Ok(file) => read(&file.text, home),
        Err(error) if error.kind == FileErrorKind::NotFound => Ok(ConnectionsFile::default()),
        Err(error) => Err(error.into()),
    }
}

/// Changes the connections as they stand in the file at this moment, under a lock that other programs see, and writes
/// them in one step. What `change` has an error for is not written; neither is what has not changed. Gives back what the
/// file holds then, and what `change` gave.
pub fn change_connections<T, E: From<ConnectionsError>>(
    home: &DataFolder,
    change: impl FnOnce(&mut ConnectionsFile) -> Result<T, E>,
) -> Result<(ConnectionsFile, T), E> {
    let path = home.connections_file();
    home.create().map_err(ConnectionsError::from)?;
    let _lock = Lock::of(&path).map_err(ConnectionsError::from)?;
    let before = load_connections(home)?;
    let mut file = before.clone();
    let given = change(&mut file)?;
    if file != before {
        check(&file, home)?;
        let text = print(&file, home)?;
        private::replace(&path, text.as_bytes()).map_err(ConnectionsError::from)?;
    }
    Ok((file, given))
}

/// Moves a file that cannot be read out of the way, and gives back where it is now; `None` where the file can be read,
/// or there is none.
pub fn set_connections_aside(home: &DataFolder) -> Result<Option<PathBuf>, ConnectionsError> {
    let path = home.connections_file();
    match load_connections(home) {
        Ok(_) => Ok(None),
        Err(ConnectionsError::File(error)) if matches!(error.kind, FileErrorKind::NoPermission) => Err(error.into()),
        Err(_) => {
            let _lock = Lock::of(&path)?;
            Ok(Some(private::set_aside(&path)?))
        }
    }
}

/// The file as it is read: every field is known.
#[derive(Deserialize)]
#[serde(rename = "Connections", deny_unknown_fields)]
struct Written {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(default)]
    default_proxy: ProxySetting,
    #[serde(default)]
    connections: Vec<Connection>,
}

/// The file as it is written.
#[derive(Serialize)]
#[serde(rename = "Connections")]
struct Writing<'f> {
    version: u32,
    default_proxy: &'f ProxySetting,
    connections: &'f [Connection],
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn read(text: &str, home: &DataFolder) -> Result<ConnectionsFile, ConnectionsError> {
    let path = home.connections_file();
    if let Ok(Versioned { version }) = format().from_str(text)
        && version > VERSION
    {
        return Err(ConnectionsError::Newer { path });
    }
    let written: Written = format().from_str(text).map_err(|error| ConnectionsError::Damaged {
        path,
        position: Position { line: error.span.start.line, column: error.span.start.col },
        reason: error.code.to_string(),
    })?;
    let file = ConnectionsFile { connections: written.connections, default_proxy: written.default_proxy };
    check(&file, home)?;
    Ok(file)
}

/// Ids and names tell connections apart.
fn check(file: &ConnectionsFile, home: &DataFolder) -> Result<(), ConnectionsError> {
    for (at, one) in file.connections.iter().enumerate() {
        let others = file.connections.iter().take(at);
        if others.clone().any(|other| other.id == one.id || other.name == one.name) {
            return Err(ConnectionsError::Twice { path: home.connections_file(), name: one.name.clone() });
        }
    }
    Ok(())
}

fn print(file: &ConnectionsFile, home: &DataFolder) -> Result<String, ConnectionsError> {
    let writing = Writing { version: VERSION, default_proxy: &file.default_proxy, connections: &file.connections };
    let mut text = format()
        .to_string_pretty(&writing, ron::ser::PrettyConfig::new().new_line("\n"))
        .map_err(|error| FileError::new(home.connections_file(), FileErrorKind::Other { reason: error.to_string() }))?;
    text.push('\n');
    Ok(text)
}

fn format() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}
