//! The vault as the program uses it: opened, read, changed.
//!
//! Everything here waits for the disk, some of it for the keyring or for Argon2; the caller puts it on a thread of its
//! own. Each change is made to what the file holds at that moment, under a lock that other programs see: what another
//! window has kept since is not lost.

use super::content::{self, Content};
use super::format::{self, KeySource, Sealed};
use super::key::{Cost, SALT};
use super::{Keyring, MasterKey, NoKeyring, VaultError, VaultPlace};
use crate::secret::{Redactor, Secret};
use crate::storage::DataFolder;
use crate::storage::files::{FileError, FileErrorKind, read_bytes};
use crate::storage::private::{self, Lock};
use std::path::{Path, PathBuf};

/// The secrets of the program.
pub struct Vault {
    path: PathBuf,
    keyring: Box<dyn Keyring>,
    /// Whether a new file gets its key from the keyring.
    is_of_keyring: bool,
    cost: Cost,
    access: Access,
    /// What the file held when it was last read or written; with [`Access::Session`], all there is. It stays when the
    /// file cannot be read any more: it may be the last copy.
    content: Content,
}

/// How the vault can be used.
enum Access {
    Closed(VaultError),
    Session,
    /// No file is there, and a keyring is: the first secret makes both key and file.
    Promised,
    Open {
        source: KeySource,
        key: MasterKey,
    },
}

impl Vault {
    /// The vault of the data folder. Where there is no file yet, the keyring is to keep its key; it is made with the
    /// first secret. What is there now, [`Self::place`] says.
    pub fn load(home: &DataFolder, keyring: Box<dyn Keyring>) -> Self {
        Self::new(home.vault_file(), keyring, true)
    }

    /// The vault in this very file, which always has a passphrase: it is locked at first. Whether it is to be opened or
    /// made, [`Self::has_file`] says.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self::new(path.into(), Box::new(NoKeyring), false)
    }

    fn new(path: PathBuf, keyring: Box<dyn Keyring>, is_of_keyring: bool) -> Self {
        let access = Access::Closed(VaultError::Locked);
        let mut vault = Self { path, keyring, is_of_keyring, cost: Cost::USUAL, access, content: Content::new() };
        vault.look();
        vault
    }

    /// The same with a key of a passphrase that costs little to make.
    #[cfg(test)]
    pub(super) fn with_cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// Where secrets are kept now; or why they can be neither read nor kept. [`VaultError::Locked`] waits for
    /// [`Self::unlock`]; [`VaultError::NoKeyring`] for [`Self::create`] or [`Self::session_only`]; with any other error
    /// the file is there and stays as it is, until [`Self::set_aside`] moves it.
    pub fn place(&self) -> Result<VaultPlace, VaultError> {
        match &self.access {
            Access::Closed(error) => Err(error.clone()),
            Access::Session => Ok(VaultPlace::SessionOnly),
            Access::Promised | Access::Open { source: KeySource::Keyring, .. } => Ok(VaultPlace::Keyring),
            Access::Open { source: KeySource::Passphrase { .. }, .. } => Ok(VaultPlace::Passphrase),
        }
    }

    /// The file of this vault.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file is there.
    pub fn has_file(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }

    /// Looks at file and keyring again. A vault that is open stays open as long as its key opens the file.
    pub fn reload(&mut self) -> Result<VaultPlace, VaultError> {
        let carried = self.carried();
        self.look();
        self.carry(carried)?;
        self.place()
    }

    /// Opens a file that has a passphrase.
    pub fn unlock(&mut self, passphrase: &Secret) -> Result<(), VaultError> {
        Redactor::global().remember(passphrase);
        let result = self.try_passphrase(passphrase);
        if matches!((&result, &self.access), (Err(error), Access::Closed(_)) if *error != VaultError::WrongPassphrase) {
            self.look();
        }
        result
    }

    fn try_passphrase(&mut self, passphrase: &Secret) -> Result<(), VaultError> {
        let bytes = read_bytes(&self.path)?;
        let sealed = format::take_apart(&bytes)?;
        let KeySource::Passphrase { cost, salt } = sealed.source else {
            return self.reload().map(drop);
        };
        let key = MasterKey::of_passphrase(passphrase, cost, &salt).ok_or(VaultError::Tampered)?;
        if !sealed.is_key(&key) {
            return Err(VaultError::WrongPassphrase);
        }
        let content = sealed.open(&key)?;
        let carried = self.carried();
        self.opened(sealed.source, key, content);
        self.carry(carried)
    }

    /// Makes a file with a passphrase where there is none. One that is there is never overwritten: the error says what
    /// is to be done about it.
    pub fn create(&mut self, passphrase: &Secret) -> Result<(), VaultError> {
        Redactor::global().remember(passphrase);
        if let Some(folder) = self.path.parent().filter(|_| self.is_of_keyring) {
            private::create_folder(folder)?;
        }
        let lock = Lock::of(&self.path)?;
        if self.has_file() {
            drop(lock);
            return self.reload().map(drop);
        }
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(|error| self.failed(error.to_string()))?;
        let source = KeySource::Passphrase { cost: self.cost, salt };
        let key = MasterKey::of_passphrase(passphrase, self.cost, &salt);
        let key = key.ok_or_else(|| self.failed("no key can be made of the passphrase".to_owned()))?;
        // What was kept for this session, or what the file held before somebody removed it.
        let content = content::duplicate(&self.content);
        self.write(source, &key, &content)?;
        self.opened(source, key, content);
        Ok(())
    }

    /// Keeps secrets in memory only, where they cannot be kept otherwise; nothing on the disk changes. A vault that is
    /// open stays as it is.
    pub fn session_only(&mut self) {
        if matches!(self.access, Access::Closed(_)) {
            self.access = Access::Session;
        }
    }

    /// Moves a file that cannot be read out of the way, and begins anew. Gives back where it is now; `None` where
    /// nothing had to be moved, because the vault is open or there is no file.
    pub fn set_aside(&mut self) -> Result<Option<PathBuf>, VaultError> {
        let lock = Lock::of(&self.path)?;
        if matches!(self.access, Access::Promised | Access::Open { .. }) || !self.has_file() {
            return Ok(None);
        }
        let aside = private::set_aside(&self.path)?;
        drop(lock);
        // The file is gone as it was wished; what is to be done next, the place says. Secrets that are still in memory
        // go along with the next change.
        let _ = self.reload();
        Ok(Some(aside))
    }

    /// The secret kept under a key; `None` also where the vault was never open.
    pub fn get(&self, key: &str) -> Option<&Secret> {
        self.content.get(key)
    }

    /// The keys of all kept secrets, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.content.keys().map(String::as_str)
    }

    /// Keeps or (`None`) forgets secrets: all of them or, with an error, none. Nothing is written where nothing changes.
    pub fn change(&mut self, changes: &[(String, Option<Secret>)]) -> Result<(), VaultError> {
        for (_, secret) in changes {
            secret.iter().for_each(|secret| Redactor::global().remember(secret));
        }
        if let Access::Closed(error) = &self.access {
            return Err(error.clone());
        }
        if matches!(self.access, Access::Session) {
            apply(&mut self.content, changes);
            return Ok(());
        }
        private::create_folder(self.path.parent().unwrap_or(Path::new(".")))?;
        let lock = Lock::of(&self.path)?;
        if self.has_file() {
            // Another program may have written since.
            self.look();
            if let Access::Closed(error) = &self.access {
                return Err(error.clone());
            }
        }
        let mut content = content::duplicate(&self.content);
        if !apply(&mut content, changes) {
            return Ok(());
        }
        let (source, key) = match &self.access {
            Access::Open { source, key } => (*source, key.duplicate()),
            Access::Closed(_) | Access::Session | Access::Promised => (KeySource::Keyring, self.promised_key()?),
        };
        self.write(source, &key, &content)?;
        drop(lock);
        self.opened(source, key, content);
        Ok(())
    }

    /// The key of a first file: the one that the keyring has, or a new one. It is read back before anything is
    /// encrypted under it.
    fn promised_key(&mut self) -> Result<MasterKey, VaultError> {
        let made = self.keyring.read().and_then(|kept| match kept {
            Some(key) => Ok(key),
            None => {
                let key = MasterKey::random().map_err(super::KeyringError::new)?;
                self.keyring.write(&key)?;
                match self.keyring.read()? {
                    Some(kept) if kept.expose() == key.expose() => Ok(key),
                    _ => Err(super::KeyringError::new("the keyring did not keep the key")),
                }
            }
        });
        made.map_err(|error| {
            let error = VaultError::from(error);
            self.access = Access::Closed(error.clone());
            error
        })
    }

    fn write(&self, source: KeySource, key: &MasterKey, content: &Content) -> Result<(), VaultError> {
        let bytes = format::seal(source, key, content).map_err(|reason| self.failed(reason))?;
        Ok(private::replace(&self.path, &bytes)?)
    }

    fn failed(&self, reason: String) -> VaultError {
        VaultError::File(FileError::new(&self.path, FileErrorKind::Other { reason }))
    }

    fn opened(&mut self, source: KeySource, key: MasterKey, content: Content) {
        content.values().for_each(|secret| Redactor::global().remember(secret));
        Redactor::global().remember_bytes(key.expose());
        self.content = content;
        self.access = Access::Open { source, key };
    }

    /// Sets access and content to what file and keyring say now.
    fn look(&mut self) {
        let held = match std::mem::replace(&mut self.access, Access::Closed(VaultError::Locked)) {
            Access::Open { source, key } => Some((source, key)),
            Access::Closed(_) | Access::Session | Access::Promised => None,
        };
        let closed = match read_bytes(&self.path) {
            Ok(bytes) => match format::take_apart(&bytes).and_then(|sealed| self.key_of(&sealed, held)) {
                Ok((source, key, content)) => return self.opened(source, key, content),
                Err(error) => error,
            },
            Err(error) if error.kind == FileErrorKind::NotFound && !self.has_file() => match held {
                // Somebody removed the file of an open vault: what it held is still here, and is kept again.
                Some((source, key)) => {
                    self.access = Access::Open { source, key };
                    return;
                }
                None if !self.is_of_keyring => VaultError::Locked,
                None => match self.keyring.read() {
                    Ok(_) => {
                        self.access = Access::Promised;
                        return;
                    }
                    Err(error) => error.into(),
                },
            },
            Err(error) => error.into(),
        };
        self.access = Access::Closed(closed);
    }

    /// The key of a file and what it opens: the key that was held, or else the keyring's.
    fn key_of(
        &self,
        sealed: &Sealed<'_>,
        held: Option<(KeySource, MasterKey)>,
    ) -> Result<(KeySource, MasterKey, Content), VaultError> {
        let held = held.map(|(_, key)| key).filter(|key| sealed.is_key(key));
        let key = match (held, sealed.source) {
            (Some(key), _) => key,
            (None, KeySource::Passphrase { .. }) => return Err(VaultError::Locked),
            (None, KeySource::Keyring) => match self.keyring.read() {
                Ok(Some(key)) if sealed.is_key(&key) => key,
                Ok(_) => return Err(VaultError::KeyMissing),
                // The key may well be there: nothing is wrong with the file.
                Err(error) => {
                    tracing::warn!("the keyring gives no key: {error}");
                    return Err(VaultError::KeyringSilent { reason: error.reason });
                }
            },
        };
        let content = sealed.open(&key)?;
        Ok((sealed.source, key, content))
    }

    /// What was kept for this session only, and goes along into a vault that opens.
    fn carried(&self) -> Option<Content> {
        matches!(self.access, Access::Session).then(|| content::duplicate(&self.content))
    }

    /// Keeps what was kept for this session only. Where that does not work it goes on as it was.
    fn carry(&mut self, carried: Option<Content>) -> Result<(), VaultError> {
        let Some(carried) = carried else { return Ok(()) };
        let changes: Vec<_> = carried.iter().map(|(key, secret)| (key.clone(), Some(secret.duplicate()))).collect();
        // What a file has not yet seen is to be written even where it is all that is in memory.
        if matches!(self.access, Access::Promised) {
            self.content.clear();
        }
        let result = self.change(&changes);
        if result.is_err() {
            self.access = Access::Session;
            self.content = carried;
        }
        result
    }
}

/// Whether this has changed anything.
fn apply(content: &mut Content, changes: &[(String, Option<Secret>)]) -> bool {
    let mut has_changed = false;
    for (key, secret) in changes {
        let same = content.get(key).map(Secret::expose) == secret.as_ref().map(Secret::expose);
        has_changed |= !same;
        match secret {
            Some(secret) => content.insert(key.clone(), secret.duplicate()),
            None => content.remove(key),
        };
    }
    has_changed
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Vault").field("path", &self.path).field("place", &self.place()).finish_non_exhaustive()
    }
}
