//! Secrets on the disk: one encrypted file, its key in the system's keyring or made of a passphrase.
//!
//! What is kept is a map of texts under keys that the caller chooses ([`crate::connection::SecretName`]). The file is
//! never overwritten unless it was read and understood just before; what cannot be read stays as it is until
//! [`Vault::set_aside`] is asked for. Deliberately not here: what the secrets are for.

mod content;
mod error;
mod format;
mod key;
mod keyring;
mod store;

pub use error::{VaultError, VaultPlace};
pub use key::MasterKey;
pub use keyring::{Keyring, KeyringError, MemoryKeyring, NoKeyring, SystemKeyring};
pub use store::Vault;

#[cfg(test)]
mod tests;
