//! What a person can want of the token of an account.

use super::state::{Question, TokenTab};
use crate::connection::ConnectionId;
use crate::gui::connections::ServerChoice;
use crate::gui::state::TypedSecret;
use crate::telegram::SessionForm;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenIntent {
    /// Opens the token of this account.
    Open(ConnectionId),
    /// Opens the window that brings a session string in, with what was typed there before.
    OpenImport,
    /// Puts the window out of sight. A string that was shown is forgotten; what was typed stays.
    Hide,
    ShowTab(TokenTab),
    /// Stops waiting for Telegram.
    Stop,
    ChooseForm(SessionForm),
    /// The warning was understood.
    Understand(bool),
    Export,
    /// Shows the string itself, or dots.
    Reveal(bool),
    CopyString,
    /// Lists the account's sessions again.
    ListSessions,
    Ask(Question),
    /// Leads to the question before the connection is deleted.
    Forget,
    /// Does not do what was asked about.
    Decline,
    /// Does what was asked about.
    Agree,
    Import(ImportIntent),
}

/// One wish about a session string or a key that is brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportIntent {
    Type(TypedSecret),
    TypeApiId(String),
    TypeName(String),
    /// Another server than the string says; `None` goes where it says.
    ChooseServer(Option<ServerChoice>),
    TypeAddress(String),
    /// The data centre of a key alone.
    TypeDc(String),
    ToggleServer,
    /// Connects and keeps the account.
    Go,
    /// Forgets what was typed.
    GiveUp,
    /// Has the selected step use the account.
    UseInStep,
}

impl From<ImportIntent> for TokenIntent {
    fn from(intent: ImportIntent) -> Self {
        Self::Import(intent)
    }
}
