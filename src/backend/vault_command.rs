//! What the front ends can ask for about the vault, where secrets are kept, and what they hear.

use crate::secret::Secret;
use crate::storage::{VaultError, VaultPlace};

/// A wish about the vault; each is answered by [`super::Event::Vault`] with its state, or by `Failed`.
#[derive(Debug)]
pub enum VaultCommand {
    /// Opens a vault that has a passphrase.
    Unlock { passphrase: Secret },
    /// Makes a vault with a passphrase, where the system has no keyring.
    Create { passphrase: Secret },
    /// Keeps secrets until the program ends, and no longer.
    SessionOnly,
    /// Looks at the keyring and the file again.
    Retry,
    /// Moves a file that cannot be read out of the way, under a name of its own, and begins anew.
    SetAside,
}

/// Whether secrets can be kept and read.
#[derive(Clone, Debug, PartialEq)]
pub enum VaultState {
    /// They can, and are kept here.
    Open(VaultPlace),
    /// The passphrase is needed.
    Locked,
    /// The system gives no keyring, for this reason; a passphrase or "this session only" has to be chosen.
    NoKeyring { reason: String },
    /// What is there cannot be read; it is left as it is.
    Broken(VaultError),
}
