//! The system's keyring, which keeps the one key; and keyrings for where none is wanted.

use super::MasterKey;
use crate::secret::Redactor;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps the one key of the vault.
pub trait Keyring: Send + Sync {
    /// The kept key, if there is one. May wait for a person who is asked to unlock the keyring.
    fn read(&self) -> Result<Option<MasterKey>, KeyringError>;
    /// Keeps this key in place of another.
    fn write(&self, key: &MasterKey) -> Result<(), KeyringError>;
    /// Forgets the key; nothing where there is none.
    fn delete(&self) -> Result<(), KeyringError>;
}

/// Why the keyring cannot be used, in the system's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct KeyringError {
    pub reason: String,
}

impl KeyringError {
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// The keyring of the system: Secret Service, macOS Keychain, Windows Credential Manager. Whether there is one is looked
/// at once in the life of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemKeyring;

impl SystemKeyring {
    const SERVICE: &str = "scenogram";
    const ENTRY: &str = "vault-key";

    fn entry() -> Result<keyring::Entry, KeyringError> {
        // The entry's own error is only that there is no store; why there is none, the store has said.
        match keyring::Entry::store_status() {
            Ok(()) => keyring::Entry::new(Self::SERVICE, Self::ENTRY).map_err(|error| failed(&error)),
            Err(error) => Err(failed(error)),
        }
    }
}

/// The words of the error only: its debug form holds the bytes that it is about.
fn failed(error: &keyring::Error) -> KeyringError {
    KeyringError::new(Redactor::global().redact(&error.to_string()))
}

impl Keyring for SystemKeyring {
    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        match Self::entry()?.get_secret() {
            Ok(bytes) => match MasterKey::from_bytes(bytes) {
                Some(key) => Ok(Some(key)),
                None => Err(KeyringError::new(format!("{} / {} is no key", Self::SERVICE, Self::ENTRY))),
            },
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        Self::entry()?.set_secret(key.expose()).map_err(|error| failed(&error))
    }

    fn delete(&self) -> Result<(), KeyringError> {
        match Self::entry()?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(failed(&error)),
        }
    }
}

/// A keyring in memory, where the system's must not be touched: tests and pictures. Clones share the key.
#[derive(Clone, Debug, Default)]
pub struct MemoryKeyring {
    key: Arc<Mutex<Option<MasterKey>>>,
}

impl Keyring for MemoryKeyring {
    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        Ok(self.key.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(MasterKey::duplicate))
    }

    fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.duplicate());
        Ok(())
    }

    fn delete(&self) -> Result<(), KeyringError> {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }
}

/// As on a system without a keyring.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKeyring;

impl NoKeyring {
    fn error() -> KeyringError {
        KeyringError::new("no keyring")
    }
}

impl Keyring for NoKeyring {
    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        Err(Self::error())
    }

    fn write(&self, _: &MasterKey) -> Result<(), KeyringError> {
        Err(Self::error())
    }

    fn delete(&self) -> Result<(), KeyringError> {
        Err(Self::error())
    }
}
