//! What a person can want of connections and of the vault.

use super::draft::{ConnectionDraft, ProxyDraft};
use crate::connection::ConnectionId;
use crate::gui::intent::Intent;
use crate::gui::state::TypedSecret;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionsIntent {
    /// Opens the form of a connection.
    Open(ConnectionId),
    /// Opens it and tests the connection at once.
    OpenAndTest(ConnectionId),
    /// What is typed and chosen in the form.
    Edit(Box<ConnectionDraft>),
    Test,
    /// Gives up the test under way, of the connection or of the proxy.
    CancelTest,
    /// Whether Telegram is reached through the proxy that is typed.
    TestProxy,
    Save,
    /// Makes a second connection with the same settings and secrets, and opens its form.
    Duplicate(ConnectionId),
    AskDelete(ConnectionId),
    Delete(ConnectionId),
    /// Opens the proxy of all connections that have none of their own.
    OpenDefaultProxy,
    EditDefaultProxy(Box<ProxyDraft>),
    SaveDefaultProxy,
    /// Puts the window out of sight; what was typed is there when it is opened again.
    Hide,
    /// Gives up what was typed.
    Cancel,
    Vault(VaultIntent),
}

/// One wish about the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultIntent {
    /// Opens the window that the vault's state asks for.
    Open,
    /// Keeps secrets under a passphrase, or for this run of the program only.
    Choose(VaultWay),
    Type {
        passphrase: TypedSecret,
        again: TypedSecret,
    },
    /// Does what the window is for: opens the vault, makes it, goes on without one, or looks again.
    Go,
    /// Looks at the keyring and the file again.
    Retry,
    /// Asks whether the file that cannot be read is to be set aside.
    AskSetAside,
    SetAside,
    /// Closes the window; what waited for the vault is given up.
    Close,
}

/// Where secrets are kept when there is no keyring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VaultWay {
    #[default]
    Passphrase,
    SessionOnly,
}

impl From<ConnectionsIntent> for Intent {
    fn from(intent: ConnectionsIntent) -> Self {
        Self::Connections(intent)
    }
}

impl From<VaultIntent> for Intent {
    fn from(intent: VaultIntent) -> Self {
        Self::Connections(ConnectionsIntent::Vault(intent))
    }
}
