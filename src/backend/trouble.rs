//! Why a wish about connections cannot be carried out, and how the front ends hear of it.

use super::{Event, RequestId, VaultState};
use crate::connection::{NameError, secret_variable};
use crate::engine::{ActionError, ConnectionError};
use crate::storage::{ConnectionsError, FileErrorKind, VaultError};
use crate::texts::{Language, Message};

/// Why a wish about connections cannot be carried out.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It needs secrets to be kept or read, and the vault is in this state.
    Vault(VaultState),
    /// There is no connection of this name.
    Unknown(String),
    /// The connection of this name is of the other kind.
    WrongKind(String),
    /// Nobody is signed in with the connection of this name, or its token was not given.
    SignedOut(String),
    /// Anything else, in words.
    Told(Message),
    /// What Telegram or the way there says.
    Failed(ActionError),
}

impl Trouble {
    /// What answers the request that met it.
    pub(super) fn event(self, request: RequestId) -> Event {
        match self {
            Self::Vault(state) => Event::VaultNeeded { request, state },
            other => Event::Failed { request, path: None, message: other.message(), position: None },
        }
    }

    /// The sentence for people.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Vault(state) => vault_message(state),
            Self::Unknown(name) => Message::new("backend-connection-unknown").with("name", name.as_str()),
            Self::WrongKind(name) => Message::new("backend-connection-kind").with("name", name.as_str()),
            Self::SignedOut(name) => Message::new("backend-connection-signed-out").with("name", name.as_str()),
            Self::Told(message) => message.clone(),
            Self::Failed(error) => error.text.clone(),
        }
    }

    /// The same as what an action fails with.
    pub(super) fn action_error(self) -> ActionError {
        let code = match &self {
            Self::Failed(error) => return error.clone(),
            Self::Vault(_) => "VAULT_CLOSED",
            Self::Unknown(_) => "CONNECTION_UNKNOWN",
            Self::WrongKind(_) => "CONNECTION_KIND",
            Self::SignedOut(_) => "SIGNED_OUT",
            Self::Told(_) => "CONNECTION_UNUSABLE",
        };
        ActionError::new(code, self.message())
    }

    /// The same as the engine hears it about the connection of this name.
    pub(super) fn connection_error(self, name: &str, language: Language) -> ConnectionError {
        let name = name.to_owned();
        match self {
            Self::Unknown(_) => ConnectionError::NoSuchConnection(name),
            Self::WrongKind(_) => ConnectionError::WrongKind(name),
            Self::SignedOut(_) => ConnectionError::MissingSecret { variable: secret_variable(&name), name },
            Self::Vault(VaultState::Open(_) | VaultState::Locked) => {
                let message = Message::new("backend-connection-locked").with("name", name.as_str());
                ConnectionError::Closed { message, name }
            }
            Self::Vault(_) => ConnectionError::Closed { message: self.message(), name },
            other => ConnectionError::Unusable { reason: other.message().show(language), name },
        }
    }
}

impl From<Message> for Trouble {
    fn from(message: Message) -> Self {
        Self::Told(message)
    }
}

impl From<NameError> for Trouble {
    fn from(error: NameError) -> Self {
        Self::Told(error.message())
    }
}

impl From<ActionError> for Trouble {
    fn from(error: ActionError) -> Self {
        Self::Failed(error)
    }
}

/// Why secrets are not at hand, and what to do.
fn vault_message(state: &VaultState) -> Message {
    match state {
        VaultState::Open(_) | VaultState::Locked => VaultError::Locked.message(),
        VaultState::NoKeyring { reason } => VaultError::NoKeyring { reason: reason.clone() }.message(),
        VaultState::Broken(VaultError::File(error)) if error.kind == FileErrorKind::NotFound => {
            Message::new("backend-secrets-file-missing").with("path", error.path.display().to_string())
        }
        VaultState::Broken(error) => error.message(),
    }
}

impl From<ConnectionsError> for Trouble {
    fn from(error: ConnectionsError) -> Self {
        Self::Told(error.message())
    }
}
