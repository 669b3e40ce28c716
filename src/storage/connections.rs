//! The kept connections in their file, without their secrets.
//!
//! A file that cannot be read is told and never overwritten. Deliberately not here: the built-in connections and those
//! of the environment (`backend`), and secrets (the vault).

use super::files::{self, FileError, FileErrorKind};
use super::folder::DataFolder;
use super::private::{self, Lock};
use super::ron_text;
use crate::connection::{Connection, ConnectionId, ProxySetting};
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
    /// Connections that were removed here and whose secrets may still be in a vault that could not be changed then.
    pub removed: Vec<ConnectionId>,
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
    #[serde(default)]
    removed: Vec<ConnectionId>,
}

/// The file as it is written.
#[derive(Serialize)]
#[serde(rename = "Connections")]
struct Writing<'f> {
    version: u32,
    default_proxy: &'f ProxySetting,
    connections: &'f [Connection],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    removed: &'f [ConnectionId],
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn read(text: &str, home: &DataFolder) -> Result<ConnectionsFile, ConnectionsError> {
    let path = home.connections_file();
    if let Ok(Versioned { version }) = ron_text::read(text)
        && version > VERSION
    {
        return Err(ConnectionsError::Newer { path });
    }
    let written: Written = ron_text::read(text).map_err(|error| ConnectionsError::Damaged {
        path,
        position: Position { line: error.span.start.line, column: error.span.start.col },
        reason: error.code.to_string(),
    })?;
    let Written { default_proxy, connections, removed, .. } = written;
    let file = ConnectionsFile { connections, default_proxy, removed };
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
    let ConnectionsFile { connections, default_proxy, removed } = file;
    let writing = Writing { version: VERSION, default_proxy, connections, removed };
    Ok(ron_text::write(&writing, &home.connections_file())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{AccountCard, BotServer, ChatCard, Endpoint, Proxy, ProxyChoice, ProxyKind, UserServer};
    use std::fs;

    fn home() -> (tempfile::TempDir, DataFolder) {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        (folder, home)
    }

    fn change(
        home: &DataFolder,
        change: impl FnOnce(&mut ConnectionsFile),
    ) -> Result<ConnectionsFile, ConnectionsError> {
        change_connections(home, |file| {
            change(file);
            Ok::<_, ConnectionsError>(())
        })
        .map(|(file, ())| file)
    }

    fn full() -> Vec<Connection> {
        let proxy = Proxy { kind: ProxyKind::Http, host: "proxy.example.com".into(), port: 8080, user: "я".into() };
        let mut bot = Connection::new("Бот", Endpoint::Bot(BotServer::Own { url: "http://127.0.0.1:1".into() }));
        bot.proxy = ProxyChoice::Its(ProxySetting::Own(proxy));
        bot.mine = Some(ChatCard { id: -5, title: "Чат".into() });
        let address = "[::1]:443".parse().unwrap();
        let mut user = Connection::new("Продажи", Endpoint::User(UserServer::Own { address }));
        user.api_id = Some(7);
        user.account = Some(AccountCard { id: 1, name: "Иван".into(), username: "ivan".into(), dc: Some(2) });
        let plain = |name: &str, endpoint| Connection::new(name, endpoint);
        vec![
            bot,
            user,
            plain("t", Endpoint::Bot(BotServer::TestServers)),
            plain("s", Endpoint::User(UserServer::Sandbox)),
        ]
    }

    #[test]
    fn connections_are_kept() {
        let (_folder, home) = home();
        assert_eq!(load_connections(&home), Ok(ConnectionsFile::default()));
        let written = change(&home, |file| {
            file.connections = full();
            file.default_proxy = ProxySetting::System;
            file.removed.push(ConnectionId::fresh());
        })
        .unwrap();
        assert_eq!((written.connections.len(), load_connections(&home)), (4, Ok(written)));
        let text = fs::read_to_string(home.connections_file()).unwrap();
        assert!(text.contains("name: \"Продажи\"") && text.ends_with(")\n"), "{text}");
        change(&home, |file| {
            let last = file.connections.pop();
            file.connections.extend(last);
        })
        .unwrap();
        assert_eq!(fs::read_to_string(home.connections_file()).unwrap(), text, "the same is written the same");
    }

    #[test]
    fn what_is_refused_is_not_written() {
        let (_folder, home) = home();
        change(&home, |file| file.connections = full()).unwrap();
        let before = fs::read(home.connections_file()).unwrap();
        let refused: Result<(_, ()), _> = change_connections(&home, |file| {
            file.connections.clear();
            Err(ConnectionsError::Newer { path: "x".into() })
        });
        assert!(refused.is_err());
        let twice = change(&home, |file| {
            let mut copy = file.connections[0].clone();
            copy.id = crate::connection::ConnectionId::fresh();
            file.connections.push(copy);
        });
        assert!(matches!(twice, Err(ConnectionsError::Twice { name, .. }) if name == "Бот"));
        assert_eq!(fs::read(home.connections_file()).unwrap(), before);
    }

    #[test]
    fn files_that_cannot_be_read_are_told_and_left() {
        let (_folder, home) = home();
        home.create().unwrap();
        let at = |line, column| Some(Position { line, column });
        for (text, expected) in [
            ("(version: 2, zoom: 1, connections: [(x: 1)])", None),
            ("", at(1, 1)),
            ("(version: 1,\n connections: [(id: \"a\", name", at(2, 26)),
            ("(version: 1, connections: [], zoom: 1)", at(1, 31)),
            ("(version: 1, connections: [(id: \"a\", name: \"b\", endpoint: Bot(Telegram), token: \"t\")])", at(1, 74)),
            ("(connections: [])", at(1, 17)),
        ] {
            fs::write(home.connections_file(), text).unwrap();
            let loaded = load_connections(&home).unwrap_err();
            match (&loaded, expected) {
                (ConnectionsError::Newer { .. }, None) => {}
                (ConnectionsError::Damaged { position, .. }, Some(expected)) => {
                    assert_eq!(*position, expected, "{text}");
                }
                _ => panic!("{text}: {loaded:?}"),
            }
            assert_eq!(change(&home, |file| file.connections = full()).unwrap_err(), loaded);
            assert_eq!(fs::read_to_string(home.connections_file()).unwrap(), text);
            fs::rename(home.connections_file(), home.root().join("aside.ron")).unwrap();
            assert_eq!(load_connections(&home), Ok(ConnectionsFile::default()), "another can be begun");
        }
    }

    #[test]
    fn changes_at_the_same_time_are_all_kept() {
        let (_folder, home) = home();
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let home = &home;
                scope.spawn(move || {
                    for round in 0..8 {
                        let new = Connection::new(format!("{writer} {round}"), Endpoint::Bot(BotServer::Telegram));
                        change(home, |file| file.connections.push(new)).unwrap();
                    }
                });
            }
        });
        assert_eq!(load_connections(&home).unwrap().connections.len(), 32);
    }
}
