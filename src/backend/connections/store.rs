//! The connections by name: those that are kept, the sandbox's two, and those that the environment gives.
//!
//! What changes them waits for the disk and for the keyring, so it runs on threads that may wait; who only looks gets what
//! was read last. Deliberately not here: what opens them (`access`) and what steps are carried out with (`executors`).

use super::executors::Executors;
use super::{built_in, environment};
use crate::backend::outlet::Outlet;
use crate::backend::sandbox_host::SandboxHost;
use crate::backend::trouble::Trouble;
use crate::backend::vault::{Secrets, VaultHost};
use crate::backend::{ConnectionEntry, ConnectionEvent, ConnectionState, Event, RequestId, VaultCommand, VaultState};
use crate::connection::{Connection, ConnectionId, ConnectionKind, ProxySetting, SecretName, SecretSlot};
use crate::storage::{ConnectionsFile, DataFolder, change_connections, load_connections};
use crate::texts::Message;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Keeps the connections; clones of the `Arc` share them.
pub(in crate::backend) struct ConnectionStore {
    pub(super) home: DataFolder,
    pub(super) sandbox: SandboxHost,
    pub(super) vault: VaultHost,
    pub(super) executors: Executors,
    /// What the file held when it was last read or written, or why it cannot be read; `None` until it has been.
    kept: watch::Sender<Option<Kept>>,
    /// Held while the file changes, so that `kept` always is the newest of what this process wrote.
    changing: Mutex<()>,
    pub(super) outlet: Outlet,
}

type Kept = Result<Arc<ConnectionsFile>, Message>;

impl ConnectionStore {
    pub(in crate::backend) fn new(home: DataFolder, sandbox: SandboxHost, vault: VaultHost, outlet: Outlet) -> Self {
        let kept = watch::Sender::new(None);
        Self { home, sandbox, vault, executors: Executors::default(), kept, changing: Mutex::default(), outlet }
    }

    pub(in crate::backend) fn sandbox(&self) -> &SandboxHost {
        &self.sandbox
    }

    /// Reads the kept connections, then opens the vault, and tells of both. Waits for the disk and the keyring.
    pub(in crate::backend) fn load(&self) {
        let kept = self.read();
        if let Err(message) = &kept {
            let (request, message) = (RequestId::default(), message.clone());
            self.outlet.send(Event::Failed { request, path: None, message, position: None });
        }
        self.kept.send_replace(Some(kept));
        self.tell();
        let state = self.vault.load();
        self.forget_removed();
        self.outlet.send(Event::Vault { request: None, state });
        self.tell();
    }

    /// Waits until the kept connections have been read.
    pub(in crate::backend) async fn loaded(&self) {
        // The sender lives in this store.
        let _ = self.kept.subscribe().wait_for(Option::is_some).await;
    }

    fn read(&self) -> Kept {
        load_connections(&self.home).map(Arc::new).map_err(|error| error.message())
    }

    /// What is kept; nothing where the file cannot be read.
    pub(super) fn kept(&self) -> Arc<ConnectionsFile> {
        match &*self.kept.borrow() {
            Some(Ok(kept)) => Arc::clone(kept),
            Some(Err(_)) | None => Arc::default(),
        }
    }

    /// The connection of this name.
    pub(super) fn find(&self, name: &str) -> Option<Connection> {
        let built_in = built_in::connections().into_iter().find(|connection| connection.name == name);
        let kept = || self.kept().connections.iter().find(|connection| connection.name == name).cloned();
        built_in.or_else(kept).or_else(|| environment::connection(name))
    }

    /// The connection of this id, be it kept or built in.
    pub(super) fn by_id(&self, id: &ConnectionId) -> Result<Connection, Trouble> {
        let kept = self.kept();
        let mut all = kept.connections.iter().cloned().chain(built_in::connections());
        all.find(|connection| connection.id == *id).ok_or_else(|| Message::new("backend-connection-gone").into())
    }

    /// The kind of the connection with this name.
    pub(super) fn kind(&self, name: &str) -> Option<ConnectionKind> {
        self.find(name).map(|connection| connection.kind())
    }

    /// Changes what is kept: the file as it is now on the disk, which another window of the program may have written. The
    /// secrets that `change` gives go into the vault, then the file is written; when that fails, the secrets are what they
    /// were. Waits for the disk and the keyring.
    pub(super) fn change<R>(
        &self,
        change: impl FnOnce(&mut ConnectionsFile) -> Result<(R, Secrets), Trouble>,
    ) -> Result<R, Trouble> {
        let mut before = Secrets::new();
        let changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change_connections(&self.home, |file| {
            let (result, secrets) = change(file)?;
            before = self.vault.change(secrets)?;
            Ok::<_, Trouble>(result)
        });
        let (file, result) = changed.inspect_err(|_| {
            // What the vault cannot take back is a secret of nobody.
            let _ = self.vault.change(before);
        })?;
        self.kept.send_replace(Some(Ok(Arc::new(file))));
        drop(changing);
        self.executors.forget_all();
        self.tell();
        Ok(result)
    }

    /// Takes the secrets of connections out of the vault that were removed while it could not be changed. Only what the file
    /// notes is taken out, never what merely is not in it: another window may have kept it, or the file may have been moved
    /// away. What this vault does not hold stays noted: a file of secrets of its own may.
    fn forget_removed(&self) {
        if load_connections(&self.home).map_or(true, |file| file.removed.is_empty()) {
            return;
        }
        // What cannot be taken out now stays noted.
        let _ = self.change(|ConnectionsFile { connections, removed, .. }| {
            removed.retain(|id| connections.iter().all(|kept| kept.id != *id));
            let forgotten = self.vault.forget(removed)?;
            removed.retain(|id| !forgotten.contains(id));
            Ok(((), Secrets::new()))
        });
    }

    /// Carries out a wish about the vault, and tells what it changes about the connections.
    pub(in crate::backend) fn vault_wish(&self, command: VaultCommand) -> Result<VaultState, Message> {
        let before = self.vault.state();
        let result = self.vault.carry_out(command);
        let state = self.vault.state();
        if before != state {
            self.executors.forget_all();
            self.forget_removed();
            self.tell();
        }
        result
    }

    /// Tells of all connections.
    pub(in crate::backend) fn tell(&self) {
        self.outlet.send(Event::Connections { request: None, event: self.list() });
    }

    pub(in crate::backend) fn list(&self) -> ConnectionEvent {
        ConnectionEvent::List { connections: self.entries(), default_proxy: self.default_proxy() }
    }

    /// All that there are: the sandbox's, those that are kept, those that only the environment gives.
    fn entries(&self) -> Vec<ConnectionEntry> {
        let kept = self.kept();
        let entry = |connection: Connection, is_built_in, is_from_environment| {
            let state = match (is_built_in, is_from_environment) {
                (true, _) => ConnectionState::Ready,
                (_, true) => environment::state(&connection),
                _ => self.state(&connection),
            };
            ConnectionEntry { connection, state, is_built_in, is_from_environment }
        };
        let mut entries: Vec<_> = built_in::connections().map(|connection| entry(connection, true, false)).into();
        entries.extend(kept.connections.iter().map(|connection| entry(connection.clone(), false, false)));
        let given = environment::connections().into_iter().map(|connection| entry(connection, false, true));
        let new = |given: &ConnectionEntry| !entries.iter().any(|other| given.is_called(&other.connection.name));
        let given: Vec<_> = given.filter(new).collect();
        entries.extend(given);
        entries
    }

    fn state(&self, connection: &Connection) -> ConnectionState {
        if environment::has_secret(&connection.name) {
            return ConnectionState::Ready;
        }
        match self.vault.state() {
            Some(VaultState::Open(_)) if self.vault.holds(&main_secret(connection)) => ConnectionState::Ready,
            Some(VaultState::Open(_) | VaultState::NoKeyring { .. }) => ConnectionState::SignedOut,
            Some(VaultState::Locked) => ConnectionState::Locked,
            Some(VaultState::Broken(_)) => ConnectionState::Unreadable,
            None => ConnectionState::Checking,
        }
    }

    /// How a connection reaches Telegram that does not say it itself.
    pub(super) fn default_proxy(&self) -> ProxySetting {
        self.kept().default_proxy.clone()
    }
}

/// The slot without which a connection of this kind is nobody.
pub(super) fn main_slot(kind: ConnectionKind) -> SecretSlot {
    match kind {
        ConnectionKind::User => SecretSlot::Session,
        ConnectionKind::Bot => SecretSlot::BotToken,
    }
}

pub(super) fn main_secret(connection: &Connection) -> SecretName {
    SecretName::Of(connection.id.clone(), main_slot(connection.kind()))
}
