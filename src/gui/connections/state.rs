//! What is known of connections: the list as last heard, how their tests ended, the window that is open about them.

use super::draft::ServerChoice;
use super::form::{ConnectionForm, DefaultProxyForm, DeleteQuestion};
use super::standing::Standing;
use super::vault::VaultDesk;
use crate::backend::{ConnectionEntry, ConnectionState, RequestId, SANDBOX_BOT, SANDBOX_USER, VaultState};
use crate::connection::{ConnectionId, ConnectionKind, ProxySetting};
use crate::gui::document::Document;
use crate::gui::state::State;
use crate::texts::text;
use std::collections::HashMap;

/// The state of it.
#[derive(Debug, Default)]
pub struct ConnectionsState {
    /// All connections, built-in ones first; empty until the list was heard for the first time.
    pub list: Vec<ConnectionEntry>,
    pub default_proxy: ProxySetting,
    /// How the last test of each ended, as it is kept now.
    pub tested: HashMap<ConnectionId, bool>,
    /// What [`crate::gui::state::ModalWindow::Connection`] shows.
    pub window: Option<ConnectionsWindow>,
    /// Windows that were put out of sight with something typed in them.
    aside: Vec<ConnectionsWindow>,
    pub vault: VaultDesk,
    /// A copy is being made.
    pub duplicating: Option<RequestId>,
    /// The connection whose form opens as soon as it stands in the list.
    pub to_open: Option<ConnectionId>,
}

/// A window about connections.
#[derive(Debug)]
pub enum ConnectionsWindow {
    Form(Box<ConnectionForm>),
    Delete(DeleteQuestion),
    DefaultProxy(Box<DefaultProxyForm>),
}

/// Where the selected step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Sandbox,
    TestServers,
    /// A server of one's own.
    Own,
    Telegram,
    /// It names no connection that there is.
    Nowhere,
}

impl ConnectionsState {
    pub fn entry(&self, id: &ConnectionId) -> Option<&ConnectionEntry> {
        self.list.iter().find(|entry| entry.connection.id == *id)
    }

    /// The connection that scenarios call by this name.
    pub fn named(&self, name: &str) -> Option<&ConnectionEntry> {
        self.list.iter().find(|entry| entry.is_called(name))
    }

    pub fn of_kind(&self, kind: ConnectionKind) -> impl Iterator<Item = &ConnectionEntry> {
        self.list.iter().filter(move |entry| entry.kind() == kind)
    }

    /// The names of all connections but this one.
    pub fn other_names<'a>(&'a self, id: &'a ConnectionId) -> impl Iterator<Item = &'a str> + Clone {
        let others = self.list.iter().filter(move |entry| entry.connection.id != *id);
        others.map(|entry| entry.connection.name.as_str())
    }

    pub fn form(&self) -> Option<&ConnectionForm> {
        match &self.window {
            Some(ConnectionsWindow::Form(form)) => Some(form),
            _ => None,
        }
    }

    pub fn form_mut(&mut self) -> Option<&mut ConnectionForm> {
        match &mut self.window {
            Some(ConnectionsWindow::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// Puts the window out of sight. What was changed in it is there when it is opened again.
    pub(super) fn put_aside(&mut self) {
        let is_changed = |window: &ConnectionsWindow| match window {
            ConnectionsWindow::Form(form) => form.is_changed(),
            ConnectionsWindow::DefaultProxy(form) => form.is_changed(),
            ConnectionsWindow::Delete(_) => false,
        };
        self.aside.extend(self.window.take().filter(is_changed));
    }

    /// The window of this kind that was put aside.
    pub(super) fn take_aside(&mut self, is_it: impl Fn(&ConnectionsWindow) -> bool) -> Option<ConnectionsWindow> {
        let at = self.aside.iter().position(is_it)?;
        Some(self.aside.swap_remove(at))
    }

    /// Forgets what was typed about connections that there are no more.
    pub(super) fn forget_removed(&mut self) {
        let list = &self.list;
        self.aside.retain(|window| match window {
            ConnectionsWindow::Form(form) => list.iter().any(|entry| entry.connection.id == form.kept.id),
            ConnectionsWindow::DefaultProxy(_) | ConnectionsWindow::Delete(_) => true,
        });
    }

    /// Whether what is typed is being kept, which nothing takes back.
    pub fn is_saving(&self) -> bool {
        match &self.window {
            Some(ConnectionsWindow::Form(form)) => form.saving.is_some(),
            Some(ConnectionsWindow::DefaultProxy(form)) => form.saving.is_some(),
            Some(ConnectionsWindow::Delete(_)) | None => false,
        }
    }

    /// Whether one of these windows waits for the answer to this request.
    pub fn awaits(&self, request: RequestId) -> bool {
        let window = match &self.window {
            Some(ConnectionsWindow::Form(form)) => form.awaits(request),
            Some(ConnectionsWindow::Delete(question)) => question.awaits(request),
            Some(ConnectionsWindow::DefaultProxy(form)) => form.awaits(request),
            None => false,
        };
        window || self.duplicating == Some(request) || self.vault.awaits(request)
    }

    /// Whether nothing is awaited.
    pub fn is_at_rest(&self) -> bool {
        // At the start the vault is opened after the list was told, and the list is told once more then.
        let is_told = match &self.vault.state {
            Some(VaultState::Open(_)) => self.list.iter().all(|entry| entry.state != ConnectionState::Checking),
            Some(_) => true,
            None => false,
        };
        let window = match &self.window {
            Some(ConnectionsWindow::Form(form)) => form.is_at_rest(),
            Some(ConnectionsWindow::Delete(question)) => question.is_at_rest(),
            Some(ConnectionsWindow::DefaultProxy(form)) => form.is_at_rest(),
            None => true,
        };
        is_told && window && self.duplicating.is_none() && self.to_open.is_none() && self.vault.is_at_rest()
    }
}

impl State {
    /// How a connection stands.
    pub fn standing(&self, entry: &ConnectionEntry) -> Standing {
        let tested = self.connections.tested.get(&entry.connection.id).copied();
        Standing::of(entry, tested, self.sandbox.as_ref().map(Result::is_ok))
    }

    /// What a connection is called on the screen: the built-in ones have names that files are made for.
    pub fn connection_title(&self, name: &str) -> String {
        match name {
            SANDBOX_BOT => text(self.language, "window-connection-sandbox-bot"),
            SANDBOX_USER => text(self.language, "window-connection-sandbox-user"),
            name => name.to_owned(),
        }
    }

    /// Where the selected step goes; to the sandbox where none is selected.
    pub fn destination(&self) -> Destination {
        let step = self.document.as_ref().and_then(Document::step);
        let Some(name) = step.map(|step| step.connection.as_str()) else { return Destination::Sandbox };
        match self.connections.named(name).map(|entry| ServerChoice::of(&entry.connection.endpoint).0) {
            Some(ServerChoice::Sandbox) => Destination::Sandbox,
            Some(ServerChoice::TestServers) => Destination::TestServers,
            Some(ServerChoice::Own) => Destination::Own,
            Some(ServerChoice::Telegram) => Destination::Telegram,
            None if self.reaches_sandbox(name) => Destination::Sandbox,
            None => Destination::Nowhere,
        }
    }

    /// Whether nothing that is done with the connection of this name leaves the program.
    pub fn reaches_sandbox(&self, name: &str) -> bool {
        match self.connections.named(name) {
            Some(entry) => entry.connection.endpoint.is_sandbox(),
            None => name == SANDBOX_BOT || name == SANDBOX_USER,
        }
    }
}
