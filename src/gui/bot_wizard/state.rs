//! What is known and typed of a bot that is being connected.

use super::TokenProblem;
use crate::backend::{ConnectionEntry, RequestId};
use crate::connection::{
    ChatCard, Connection, ConnectionId, ConnectionKind, Endpoint, EndpointError, NameError, SecretSlot, check_name,
};
use crate::gui::connections::{ProxyDraft, ServerChoice};
use crate::gui::problem::Problem;
use crate::gui::state::{State, TypedSecret};
use crate::secret::Secret;
use crate::telegram::BotFacts;

/// The pages of the wizard, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum BotPage {
    #[default]
    Token,
    Facts,
    Chats,
    Done,
}

impl BotPage {
    pub const ALL: [Self; 4] = [Self::Token, Self::Facts, Self::Chats, Self::Done];

    /// The page's place among the steps, from 0.
    pub fn place(self) -> usize {
        self as usize
    }
}

/// What is awaited of the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BotWait {
    Look,
    Chats,
    Save,
}

/// The state of the wizard. Hidden by mistake, it is all still there.
#[derive(Debug, Default)]
pub struct BotWizardState {
    pub page: BotPage,
    pub token: TypedSecret,
    pub server: ServerChoice,
    /// The address of a server of one's own.
    pub url: String,
    pub server_open: bool,
    pub proxy: ProxyDraft,
    pub proxy_open: bool,
    /// The words about groups are unfolded.
    pub groups_open: bool,
    /// Who the bot is, as far as the token has been looked at.
    pub facts: Option<BotFacts>,
    /// The chats of the pending updates; `None` before they were read.
    pub chats: Option<Vec<ChatCard>>,
    pub mine: Option<ChatCard>,
    pub name: String,
    /// The connection that it is kept as: one a wizard, however often it is tried.
    pub id: Option<ConnectionId>,
    /// What went wrong on this page.
    pub problem: Option<Problem>,
    pub wait: Option<(RequestId, BotWait)>,
    /// The question whether to give up stands open.
    pub gives_up: bool,
    /// The name that the bot is kept under.
    pub kept: Option<String>,
}

impl BotWizardState {
    /// Whether the wizard waits for the answer to this request.
    pub fn awaits(&self, request: RequestId) -> bool {
        self.wait.is_some_and(|(waiting, _)| waiting == request)
    }

    /// Whether the bot is being kept, which nothing takes back.
    pub fn is_saving(&self) -> bool {
        matches!(self.wait, Some((_, BotWait::Save)))
    }

    /// Whether something would be lost.
    pub fn is_begun(&self) -> bool {
        let is_typed = !self.token.expose().is_empty() || !self.url.is_empty();
        let is_chosen = self.server != ServerChoice::default() || self.proxy != ProxyDraft::default();
        self.page != BotPage::Done && (is_typed || is_chosen)
    }

    /// Where the bot is, or why the typed address is none.
    pub fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        self.server.endpoint(ConnectionKind::Bot, &self.url)
    }

    /// Whether the token could be shown to the server.
    pub fn is_ready(&self) -> bool {
        let token = self.token.expose().trim();
        !token.is_empty()
            && TokenProblem::find(token).is_none()
            && self.endpoint().is_ok()
            && self.proxy.choice(ConnectionKind::Bot).is_ok()
    }

    /// The token as a secret.
    pub fn secret(&self) -> Secret {
        Secret::new(self.token.expose().trim())
    }

    /// The connection as it is typed, with its secrets; `None` while an address is none.
    pub fn connection(&self) -> Option<(Connection, Vec<(SecretSlot, Secret)>)> {
        let mut connection = Connection::new(self.name.trim(), self.endpoint().ok()?);
        if let Some(id) = &self.id {
            connection.id = id.clone();
        }
        connection.proxy = self.proxy.choice(ConnectionKind::Bot).ok()?;
        connection.account = self.facts.as_ref().map(|facts| facts.account.clone());
        connection.mine = self.mine.clone();
        let password = self.proxy.typed_password().map(|password| (SecretSlot::ProxyPassword, password));
        Some((connection, [(SecretSlot::BotToken, self.secret())].into_iter().chain(password).collect()))
    }

    /// Another token or server may be another bot: what was known of this one is no use.
    pub fn forget_bot(&mut self) {
        self.facts = None;
        self.chats = None;
        self.mine = None;
        self.problem = None;
    }
}

impl State {
    /// What is wrong with the name of the bot that is being connected.
    pub fn bot_name_fault(&self) -> Option<NameError> {
        let wizard = &self.bot_wizard;
        let is_other = |entry: &&ConnectionEntry| wizard.id.as_ref() != Some(&entry.connection.id);
        let others = self.connections.list.iter().filter(is_other).map(|entry| entry.connection.name.as_str());
        check_name(wizard.name.trim(), others).err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::connections::ProxyWay;

    #[test]
    fn whatever_was_typed_or_chosen_is_asked_about() {
        assert!(!BotWizardState::default().is_begun());
        let proxy = ProxyDraft { way: ProxyWay::None, ..ProxyDraft::default() };
        for begun in [
            BotWizardState { token: TypedSecret::new("1".into()), ..BotWizardState::default() },
            BotWizardState { url: "http".into(), ..BotWizardState::default() },
            BotWizardState { server: ServerChoice::Sandbox, ..BotWizardState::default() },
            BotWizardState { proxy, ..BotWizardState::default() },
        ] {
            assert!(begun.is_begun(), "{begun:?}");
        }
    }
}
