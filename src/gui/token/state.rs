//! What is known and typed of the token of an account.

use super::import::ImportState;
use crate::backend::{ConnectionEntry, ConnectionState, RequestId};
use crate::connection::{ConnectionId, Endpoint, UserServer};
use crate::gui::problem::Problem;
use crate::gui::state::State;
use crate::secret::Secret;
use crate::telegram::{ActiveSession, SessionForm};
use crate::texts::Message;
use std::sync::Arc;

/// The parts of the window of one account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenTab {
    /// The token taken to another tool.
    #[default]
    Export,
    /// Where the account is signed in.
    Sessions,
    /// Signing out, and forgetting.
    Leave,
}

/// Something that is asked about before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Ending the session of this hash.
    EndSession(i64),
    EndOthers,
    /// Ending this session at Telegram.
    SignOut,
}

/// What is awaited of the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenWait {
    Export,
    Sessions,
    EndSession,
    SignOut,
}

impl TokenWait {
    /// Whether only something is read: it can be given up without anything being half done.
    pub fn is_reading(self) -> bool {
        match self {
            Self::Export | Self::Sessions => true,
            Self::EndSession | Self::SignOut => false,
        }
    }
}

/// The state of the windows about tokens.
#[derive(Debug, Default)]
pub struct TokenState {
    /// The account whose window it is; without one it is the window that brings a string in.
    pub account: Option<AccountWindow>,
    pub import: ImportState,
}

/// The window of one account.
#[derive(Debug)]
pub struct AccountWindow {
    pub id: ConnectionId,
    pub tab: TokenTab,
    pub form: SessionForm,
    pub understood: bool,
    /// The string, from when it was asked for until the window or the form changes.
    pub exported: Option<Arc<Secret>>,
    pub is_revealed: bool,
    /// The account's sessions; `None` before they were listed.
    pub sessions: Option<Vec<ActiveSession>>,
    pub question: Option<Question>,
    pub problem: Option<Problem>,
    pub wait: Option<(RequestId, TokenWait)>,
}

impl AccountWindow {
    pub fn of(id: ConnectionId) -> Self {
        Self {
            id,
            tab: TokenTab::default(),
            form: SessionForm::ALL[0],
            understood: false,
            exported: None,
            is_revealed: false,
            sessions: None,
            question: None,
            problem: None,
            wait: None,
        }
    }

    /// The string goes out of sight and out of memory.
    pub fn drop_string(&mut self) {
        self.exported = None;
        self.is_revealed = false;
        self.understood = false;
    }
}

impl TokenState {
    /// Whether one of these windows waits for the answer to this request.
    pub fn awaits(&self, request: RequestId) -> bool {
        let account = self.account.as_ref().and_then(|account| account.wait);
        account.is_some_and(|(waiting, _)| waiting == request)
            || self.import.wait.is_some_and(|(waiting, _)| waiting == request)
    }

    /// Whether nothing is awaited.
    pub fn is_at_rest(&self) -> bool {
        self.account.as_ref().is_none_or(|account| account.wait.is_none()) && self.import.is_at_rest()
    }
}

impl State {
    /// The connection that the window of an account is about.
    pub fn token_entry(&self) -> Option<&ConnectionEntry> {
        let account = self.token.account.as_ref()?;
        self.connections.list.iter().find(|entry| entry.connection.id == account.id)
    }

    /// Why a string of this form would lead its tool nowhere, for the account whose window it is.
    pub fn export_refusal(&self, form: SessionForm) -> Option<Message> {
        let address = match &self.token_entry()?.connection.endpoint {
            Endpoint::User(UserServer::Own { address }) => *address,
            Endpoint::User(UserServer::Sandbox) => self.sandbox_facts.as_ref()?.mtproto,
            _ => return None,
        };
        form.check_server(address).err().map(|error| error.message())
    }

    /// Whether there is a key to export and sessions to list.
    pub fn is_token_there(&self) -> bool {
        self.token_entry().is_some_and(|entry| entry.state != ConnectionState::SignedOut)
    }
}
