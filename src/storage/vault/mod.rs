//! Secrets on the disk: one encrypted file, its key in the system's keyring or made of a passphrase.

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
    /// The system gives no keyring.
    #[error("there is no keyring: {reason}")]
    NoKeyring { reason: String },
    #[error("the vault is locked")]
    Locked,
    #[error("{reason}")]
    File { reason: String },
}
