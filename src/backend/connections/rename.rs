//! A connection gets another name, also in the scenarios that name it; and which scenarios do.

use super::keep::{check_free, find, refuse_built_in};
use super::store::ConnectionStore;
use crate::backend::trouble::Trouble;
use crate::backend::vault::Secrets;
use crate::backend::{ConnectionEvent, ConnectionUse, read_scenario};
use crate::connection::ConnectionId;
use crate::scenario::file::{self, load};
use crate::scenario::{Node, Scenario};
use crate::storage::{self, Fingerprint};
use crate::texts::Message;
use std::path::{Path, PathBuf};

impl ConnectionStore {
    /// Gives the connection another name, also in these files: in all of them or, with an error that names those that
    /// cannot be changed, in none. Waits for the disk.
    pub(in crate::backend) fn rename(
        &self,
        id: &ConnectionId,
        name: &str,
        files: &[PathBuf],
    ) -> Result<ConnectionEvent, Trouble> {
        refuse_built_in(id)?;
        let mut written = Vec::new();
        let renamed = self.change(|file| {
            let old = find(file, id)?.name.clone();
            check_free(name, id, file)?;
            written = write_all(prepare_all(files, &old, name)?)?;
            for kept in file.connections.iter_mut().filter(|kept| kept.id == *id) {
                kept.name = name.to_owned();
            }
            Ok(((), Secrets::new()))
        });
        if let Err(trouble) = renamed {
            // Whoever has changed a file since then keeps the change.
            take_back(&written);
            return Err(trouble);
        }
        Ok(ConnectionEvent::Saved { id: id.clone(), name: name.to_owned() })
    }
}

/// Which scenario files of a folder name the connection; files that cannot be read name nothing.
pub(in crate::backend) fn uses(name: &str, folder: &Path) -> Result<ConnectionEvent, Trouble> {
    let paths = storage::list(folder).map_err(|error| Trouble::Told(error.message()))?;
    let uses = paths.into_iter().filter_map(|path| {
        let scenario = read_scenario(&path).ok()?.0.scenario;
        let steps = scenario.steps().filter(|step| step.connection == name).count();
        (steps > 0).then_some(ConnectionUse { path, scenario: scenario.name, steps })
    });
    Ok(ConnectionEvent::Uses { uses: uses.collect() })
}

/// A file as it is, and as it is to be.
struct Change {
    path: PathBuf,
    before: String,
    fingerprint: Fingerprint,
    after: String,
}

/// A file that was changed.
struct Written {
    path: PathBuf,
    before: String,
    fingerprint: Fingerprint,
}

/// The changes to all files; an error names every file that cannot be changed.
fn prepare_all(files: &[PathBuf], old: &str, new: &str) -> Result<Vec<Change>, Trouble> {
    let (mut changes, mut refused) = (Vec::new(), Vec::new());
    for path in files {
        match prepare(path, old, new) {
            Ok(change) => changes.extend(change),
            Err(reason) => refused.push((path.as_path(), reason)),
        }
    }
    let paths: Vec<_> = refused.iter().map(|(path, _)| *path).collect();
    match refused.first() {
        None => Ok(changes),
        Some((_, reason)) => Err(refusal(&paths, reason.clone())),
    }
}

/// The change to one file; nothing where it does not name the connection.
fn prepare(path: &Path, old: &str, new: &str) -> Result<Option<Change>, Message> {
    let read = storage::read(path).map_err(|error| error.message())?;
    let loaded = load(&read.text).map_err(|error| error.message())?;
    if loaded.comments {
        return Err(Message::new("backend-rename-comments"));
    }
    if !loaded.secrets.is_empty() {
        return Err(Message::new("backend-rename-secret"));
    }
    let mut scenario = loaded.scenario;
    if !rename_in(&mut scenario, old, new) {
        return Ok(None);
    }
    let after = file::save(&scenario).map_err(|error| error.message())?;
    Ok(Some(Change { path: path.to_owned(), before: read.text, fingerprint: read.fingerprint, after }))
}

/// Whether anything was renamed.
fn rename_in(scenario: &mut Scenario, old: &str, new: &str) -> bool {
    let mut found = false;
    for node in &mut scenario.nodes {
        if let Node::Telegram(step) = node
            && step.connection == old
        {
            step.connection = new.to_owned();
            found = true;
        }
    }
    found
}

/// Writes all files; when one cannot be written, those before it are as they were again.
fn write_all(changes: Vec<Change>) -> Result<Vec<Written>, Trouble> {
    let mut written = Vec::new();
    for Change { path, before, fingerprint, after } in changes {
        match storage::save(&path, &after, Some(fingerprint)) {
            Ok(fingerprint) => written.push(Written { path, before, fingerprint }),
            Err(error) => {
                take_back(&written);
                return Err(refusal(&[&path], error.message()));
            }
        }
    }
    Ok(written)
}

fn take_back(written: &[Written]) {
    for Written { path, before, fingerprint } in written {
        // One that cannot be written any more names the connection anew, which its check says.
        let _ = storage::save(path, before, Some(*fingerprint));
    }
}

/// Nothing was renamed because of these files; `reason` is that of the first.
fn refusal(paths: &[&Path], reason: Message) -> Trouble {
    let files: Vec<_> = paths.iter().map(|path| format!("“{}”", path.display())).collect();
    let message = Message::new("backend-rename-refused").with("count", paths.len());
    Trouble::Told(message.with("files", files.join(", ")).with("reason", reason))
}
