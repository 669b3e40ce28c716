//! Where secrets are kept, and why they cannot be.

use super::KeyringError;
use crate::storage::FileError;
use crate::texts::Message;

/// Where secrets are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultPlace {
    /// In a file whose key is in the system's keyring.
    Keyring,
    /// In a file whose key is made of a passphrase.
    Passphrase,
    /// In memory, until the program ends.
    SessionOnly,
}

/// Why secrets cannot be read or kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The file is cut, or its bytes are not those that were written.
    #[error("the file is damaged")]
    Damaged,
    /// The file is whole, and not what this program has written.
    #[error("the file was tampered with")]
    Tampered,
    /// Written by a newer version.
    #[error("the file is of a newer version")]
    Newer,
    /// The file is there, and the keyring has no key for it.
    #[error("the key of the file is not in the keyring")]
    KeyMissing,
    /// The file is there, and the keyring that has its key is closed or cannot be reached.
    #[error("the keyring gives no answer: {reason}")]
    KeyringSilent { reason: String },
    /// The system gives no keyring, and there is no file yet.
    #[error("there is no keyring: {reason}")]
    NoKeyring { reason: String },
    #[error("the vault is locked")]
    Locked,
    #[error(transparent)]
    File(#[from] FileError),
}

impl VaultError {
    /// What happened and what to do, in words.
    pub fn message(&self) -> Message {
        match self {
            Self::WrongPassphrase => Message::new("storage-vault-wrong-passphrase"),
            Self::Damaged => Message::new("storage-vault-damaged"),
            Self::Tampered => Message::new("storage-vault-tampered"),
            Self::Newer => Message::new("storage-vault-newer"),
            Self::KeyMissing => Message::new("storage-vault-key-missing"),
            Self::KeyringSilent { reason } => {
                Message::new("storage-vault-keyring-silent").with("reason", reason.as_str())
            }
            Self::NoKeyring { reason } => Message::new("storage-vault-no-keyring").with("reason", reason.as_str()),
            Self::Locked => Message::new("storage-vault-locked"),
            Self::File(error) => error.message(),
        }
    }
}

impl From<KeyringError> for VaultError {
    fn from(error: KeyringError) -> Self {
        Self::NoKeyring { reason: error.reason }
    }
}
