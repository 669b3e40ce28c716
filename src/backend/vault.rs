//! The one vault of the program: opened in the background, asked and changed by everything that has secrets.
//!
//! Everything but [`VaultHost::state`] and [`VaultHost::opened`] waits for the disk or the keyring and belongs on a thread
//! that may wait.

use super::trouble::Trouble;
use super::{SecretsFile, VaultCommand, VaultState};
use crate::connection::{ConnectionId, SecretName, SecretSlot};
use crate::secret::{Redactor, Secret};
use crate::storage::{DataFolder, FileError, FileErrorKind, Keyring, Vault, VaultError, VaultPlace};
use crate::texts::Message;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// Secrets as they are to be from now on; `None` forgets one.
pub(super) type Secrets = Vec<(SecretName, Option<Secret>)>;

/// Where the vault is.
pub(super) enum VaultSource {
    /// In the data folder, its key in this keyring.
    Home(DataFolder, Box<dyn Keyring>),
    File(SecretsFile),
}

/// The vault, once it is there.
pub(super) struct VaultHost {
    source: Mutex<Option<VaultSource>>,
    vault: Mutex<Option<Vault>>,
    /// Whether the vault belongs to the data folder, where it is made when it is needed.
    is_of_home: bool,
    /// `None` until it has been looked for.
    state: watch::Sender<Option<VaultState>>,
}

impl VaultHost {
    pub(super) fn new(source: VaultSource) -> Self {
        let is_of_home = matches!(source, VaultSource::Home(..));
        Self { source: Mutex::new(Some(source)), vault: Mutex::default(), is_of_home, state: watch::Sender::new(None) }
    }

    /// Looks for the vault and opens it where that needs nobody.
    pub(super) fn load(&self) -> VaultState {
        let mut vault = lock(&self.vault);
        let mut refused = None;
        if let Some(source) = lock(&self.source).take() {
            let (found, error) = open(source);
            (*vault, refused) = (Some(found), error);
        }
        match refused {
            None => self.look(vault.as_ref()),
            Some(error) => self.set(VaultState::Broken(error)),
        }
    }

    /// The state as it was last seen; `None` until the vault has been looked for.
    pub(super) fn state(&self) -> Option<VaultState> {
        self.state.borrow().clone()
    }

    /// Waits until the vault has been looked for.
    pub(super) async fn opened(&self) {
        // The sender lives in this host.
        let _ = self.state.subscribe().wait_for(Option::is_some).await;
    }

    /// Waits until the vault has been looked for; an error where nothing can be kept in it now.
    pub(super) async fn ready(&self) -> Result<(), Trouble> {
        self.opened().await;
        match self.state() {
            Some(VaultState::Open(_)) => Ok(()),
            state => Err(Trouble::Vault(state.unwrap_or(VaultState::Locked))),
        }
    }

    fn look(&self, vault: Option<&Vault>) -> VaultState {
        let state = match vault.map_or(Err(VaultError::Locked), Vault::place) {
            Ok(place) => VaultState::Open(place),
            Err(VaultError::Locked) => match vault.filter(|vault| !self.is_of_home && !vault.has_file()) {
                Some(vault) => VaultState::Broken(FileError::new(vault.path(), FileErrorKind::NotFound).into()),
                None => VaultState::Locked,
            },
            Err(VaultError::NoKeyring { reason }) => VaultState::NoKeyring { reason },
            Err(error) => VaultState::Broken(error),
        };
        self.set(state)
    }

    fn set(&self, state: VaultState) -> VaultState {
        self.state.send_replace(Some(state.clone()));
        state
    }

    /// The secret of this name, if one is kept. An error where it may be kept and cannot be read.
    pub(super) fn get(&self, name: &SecretName) -> Result<Option<Secret>, Trouble> {
        let vault = lock(&self.vault);
        match (&*vault, self.state()) {
            // Without a keyring and without a file nothing has ever been kept.
            (Some(vault), Some(VaultState::Open(_) | VaultState::NoKeyring { .. })) => {
                Ok(vault.get(&name.key()).map(Secret::duplicate))
            }
            (_, state) => Err(Trouble::Vault(state.unwrap_or(VaultState::Locked))),
        }
    }

    /// Whether a secret of this name is kept in the open vault.
    pub(super) fn holds(&self, name: &SecretName) -> bool {
        lock(&self.vault).as_ref().is_some_and(|vault| vault.get(&name.key()).is_some())
    }

    /// Keeps and forgets secrets, all of them or none, and gives back what they were. Where nothing is to be kept, a vault
    /// that is not open is no error: [`Self::forget`] tells it.
    pub(super) fn change(&self, secrets: Secrets) -> Result<Secrets, Trouble> {
        let mut vault = lock(&self.vault);
        let state = self.state().unwrap_or(VaultState::Locked);
        let (Some(open), VaultState::Open(_)) = (vault.as_mut(), &state) else {
            let keeps = secrets.iter().any(|(_, secret)| secret.is_some());
            return if keeps { Err(Trouble::Vault(state)) } else { Ok(Secrets::new()) };
        };
        let before = secrets.iter().map(|(name, _)| (name.clone(), open.get(&name.key()).map(Secret::duplicate)));
        let before = before.collect();
        let changes: Vec<_> = secrets.into_iter().map(|(name, secret)| (name.key(), secret)).collect();
        let changed = open.change(&changes);
        let state = self.look(vault.as_ref());
        match (changed, state) {
            (Ok(()), _) => Ok(before),
            // It was closed by what another program did to it.
            (Err(_), state @ (VaultState::Locked | VaultState::NoKeyring { .. } | VaultState::Broken(_))) => {
                Err(Trouble::Vault(state))
            }
            (Err(error), VaultState::Open(_)) => Err(Trouble::Told(error.message())),
        }
    }

    /// Forgets all secrets of these connections and gives those of which any was kept; an error where some may still be in
    /// the file.
    pub(super) fn forget(&self, ids: &[ConnectionId]) -> Result<Vec<ConnectionId>, Trouble> {
        match self.state() {
            Some(VaultState::Open(_) | VaultState::NoKeyring { .. }) => {}
            state => return Err(Trouble::Vault(state.unwrap_or(VaultState::Locked))),
        }
        let slots = |id: &ConnectionId| SecretSlot::ALL.map(|slot| (SecretName::Of(id.clone(), slot), None));
        let before = self.change(ids.iter().flat_map(slots).collect())?;
        if self.is_only_in_memory() {
            return Err(Trouble::Vault(VaultState::Locked));
        }
        let was_kept = |id: &&ConnectionId| {
            before
                .iter()
                .any(|(name, secret)| secret.is_some() && matches!(name, SecretName::Of(owner, _) if owner == *id))
        };
        Ok(ids.iter().filter(was_kept).cloned().collect())
    }

    /// Whether there is a file that was left closed.
    fn is_only_in_memory(&self) -> bool {
        let is_of_session = self.state() == Some(VaultState::Open(VaultPlace::SessionOnly));
        is_of_session && lock(&self.vault).as_ref().is_some_and(Vault::has_file)
    }

    /// Carries out a wish and gives the state after it; or why it was in vain.
    pub(super) fn carry_out(&self, command: VaultCommand) -> Result<VaultState, Message> {
        let mut vault = lock(&self.vault);
        let Some(open) = vault.as_mut() else { return Ok(VaultState::Locked) };
        let done = match command {
            VaultCommand::Unlock { passphrase } => open.unlock(&remembered(passphrase)),
            VaultCommand::Create { passphrase } => open.create(&remembered(passphrase)),
            VaultCommand::SessionOnly => {
                open.session_only();
                Ok(())
            }
            VaultCommand::Retry => {
                // What it finds is the state.
                let _ = open.reload();
                Ok(())
            }
            VaultCommand::SetAside => open.set_aside().map(drop),
        };
        let state = self.look(vault.as_ref());
        done.map(|()| state).map_err(|error| error.message())
    }
}

/// The secret, masked everywhere from now on.
pub(super) fn remembered(secret: Secret) -> Secret {
    Redactor::global().remember(&secret);
    secret
}

/// The vault of this place, and why the passphrase that is given does not open it. Where there is no file none is made: a
/// path that was mistyped would pass for an empty vault.
fn open(source: VaultSource) -> (Vault, Option<VaultError>) {
    match source {
        VaultSource::Home(home, keyring) => (Vault::load(&home, keyring), None),
        VaultSource::File(SecretsFile { path, passphrase }) => {
            let mut vault = Vault::at(path);
            let passphrase = passphrase.filter(|_| vault.has_file()).map(remembered);
            let error = passphrase.and_then(|passphrase| vault.unlock(&passphrase).err());
            (vault, error)
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
