//! Why a command about connections does not go on: a sentence for people, an error for tools, and the exit code.

use crate::backend::VaultState;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::engine::Outcome;
use crate::storage::{FileErrorKind, VaultError};
use crate::texts::{Language, Message};
use crate::value::Json;
use serde_json::json;

/// Why a command does not go on.
#[derive(Debug)]
pub(in crate::cli) enum Stop {
    /// By the person or the system.
    Interrupted,
    /// There is no connection of this name.
    Unknown(String),
    Told(Message, Exit),
}

impl Stop {
    /// The same for tools: an outcome and an error, as those of runs.
    pub(in crate::cli) fn to_json(&self, language: Language) -> (Outcome, Json) {
        let (outcome, code, message) = match self {
            Self::Interrupted => (Outcome::Cancelled, "CANCELLED", Message::new("cli-ended-cancelled")),
            Self::Unknown(name) => (Outcome::Failed, "CONNECTION_UNKNOWN", unknown(name)),
            Self::Told(message, Exit::Usage) => (Outcome::Failed, "USAGE", message.clone()),
            Self::Told(message, Exit::MissingSecret) => (Outcome::Failed, "SECRET_MISSING", message.clone()),
            Self::Told(message, Exit::InvalidFile) => (Outcome::Failed, "FILE_INVALID", message.clone()),
            Self::Told(message, _) => (Outcome::Failed, "FAILED", message.clone()),
        };
        let message = message.show(language);
        (outcome, json!({ "code": code, "message": message, "telegram": null, "retry_after": null }))
    }

    /// Says so, and how the program ends with it.
    pub(in crate::cli) fn say(self, language: Language) -> Exit {
        match self {
            Self::Interrupted => {
                output::say(language, &Message::new("cli-ended-cancelled"));
                Exit::Cancelled
            }
            Self::Unknown(name) => {
                output::say(language, &unknown(&name));
                Exit::MissingSecret
            }
            Self::Told(message, exit) => {
                output::say(language, &message);
                exit
            }
        }
    }
}

fn unknown(name: &str) -> Message {
    Message::new("cli-connections-unknown").with("name", name)
}

/// Why secrets are not at hand, and what to do about it here.
pub(super) fn closed(state: &VaultState) -> Stop {
    let (message, exit) = match state {
        VaultState::Open(_) | VaultState::Locked => (Message::new("cli-vault-locked"), Exit::MissingSecret),
        VaultState::NoKeyring { reason } => {
            (Message::new("cli-no-keyring").with("reason", reason.as_str()), Exit::MissingSecret)
        }
        VaultState::Broken(error @ VaultError::WrongPassphrase) => (error.message(), Exit::MissingSecret),
        VaultState::Broken(VaultError::File(error)) if error.kind == FileErrorKind::NotFound => {
            let path = error.path.display().to_string();
            (Message::new("backend-secrets-file-missing").with("path", path), Exit::MissingSecret)
        }
        VaultState::Broken(error) => (error.message(), Exit::InvalidFile),
    };
    Stop::Told(message, exit)
}
