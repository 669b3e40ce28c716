//! Which connections there are, for checks of scenarios that need no running backend.

use super::{built_in, environment};
use crate::connection::ConnectionKind;
use crate::storage::{DataFolder, load_connections};

/// The kinds of all connections: built in, kept in this folder, and of those with these names the ones that only the
/// environment gives. What is kept in a file that cannot be read is not known. Waits for the disk.
pub fn known_connections<'n>(
    home: Option<&DataFolder>,
    named: impl IntoIterator<Item = &'n str>,
) -> Vec<(String, ConnectionKind)> {
    let kept = home.and_then(|home| load_connections(home).ok()).unwrap_or_default().connections;
    let all = built_in::connections().into_iter().chain(kept);
    let mut known: Vec<_> = all.map(|connection| (connection.kind(), connection.name)).collect();
    for name in named {
        if let Some(given) = environment::connection(name).filter(|_| known.iter().all(|(_, other)| other != name)) {
            known.push((given.kind(), given.name));
        }
    }
    known.into_iter().map(|(kind, name)| (name, kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{SANDBOX_BOT, SANDBOX_USER};
    use crate::connection::{Connection, Endpoint, UserServer};
    use crate::storage::{ConnectionsError, change_connections};

    #[test]
    fn built_in_and_kept_connections_are_known() {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path());
        let built_in = [(SANDBOX_BOT.to_owned(), ConnectionKind::Bot), (SANDBOX_USER.to_owned(), ConnectionKind::User)];
        for home in [None, Some(&home)] {
            assert_eq!(known_connections(home, ["surely-not-in-the-environment", SANDBOX_BOT]), built_in);
        }
        let account = Connection::new("Анна", Endpoint::User(UserServer::Telegram));
        change_connections(&home, |file| {
            file.connections.push(account);
            Ok::<_, ConnectionsError>(())
        })
        .unwrap();
        let known = known_connections(Some(&home), []);
        assert_eq!(known.last(), Some(&("Анна".to_owned(), ConnectionKind::User)));
        std::fs::write(home.connections_file(), "?").unwrap();
        assert_eq!(known_connections(Some(&home), []), built_in);
    }
}
