//! The requests about connections that are under way: one table for all windows.
//!
//! It knows of each what is wished again should the vault have to be opened first, and what is told of it should the
//! window that asked be out of sight when the answer comes: what nothing takes back never ends in silence. Deliberately
//! not here: how a window shows that it waits.

use super::connections::{deleted_words, repeated};
use super::effect::{Effect, Effects};
use super::intent::Intent;
use super::state::{ModalWindow, State};
use crate::backend::{Command, ConnectionCommand, ConnectionEvent, RequestId, SignInCommand};
use crate::connection::ConnectionId;
use crate::texts::Message;

/// The table.
#[derive(Debug, Default)]
pub struct Awaited {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    request: RequestId,
    again: Option<Intent>,
    promise: Option<Promise>,
}

/// Something that nothing takes back once it was agreed to, by the name of its connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promise {
    SignOut(String),
    EndSessions(String),
    Delete(String),
    Save(String),
}

/// The part of the window that an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Connections,
    SignIn,
    BotWizard,
    Token,
}

impl Promise {
    fn of_command(state: &State, command: &ConnectionCommand) -> Option<Self> {
        let name = |id: &ConnectionId| {
            let entry = state.connections.entry(id);
            entry.map(|entry| entry.connection.name.clone()).unwrap_or_default()
        };
        Some(match command {
            ConnectionCommand::SignOut { id } => Self::SignOut(name(id)),
            ConnectionCommand::EndSession { id, .. } => Self::EndSessions(name(id)),
            ConnectionCommand::Remove { id } => Self::Delete(name(id)),
            ConnectionCommand::Save { connection, .. } => Self::Save(connection.name.clone()),
            ConnectionCommand::Rename { name, .. } | ConnectionCommand::Import { name, .. } => Self::Save(name.clone()),
            _ => return None,
        })
    }

    /// It is done.
    fn kept(&self, event: &ConnectionEvent) -> Message {
        match self {
            Self::SignOut(name) => Message::new("window-awaited-signed-out").with("name", name.as_str()),
            Self::EndSessions(name) => Message::new("window-awaited-sessions-ended").with("name", name.as_str()),
            Self::Delete(name) => {
                deleted_words(name, matches!(event, ConnectionEvent::Removed { secrets_stay: true, .. }))
            }
            Self::Save(name) => Message::new("window-connections-saved").with("name", name.as_str()),
        }
    }

    /// It could not be done.
    fn broken(&self, reason: &Message) -> Message {
        let (message, name) = match self {
            Self::SignOut(name) => (Message::new("window-awaited-sign-out-failed"), name.as_str()),
            Self::EndSessions(name) => (Message::new("window-awaited-end-failed"), name.as_str()),
            Self::Delete(name) => (Message::new("window-awaited-delete-failed"), name.as_str()),
            Self::Save(name) => (Message::new("window-awaited-save-failed"), name.as_str()),
        };
        message.with("name", name).with("reason", reason.clone())
    }
}

impl Awaited {
    /// The wish that is made again once the vault is open.
    pub fn take_again(&mut self, request: RequestId) -> Option<Intent> {
        self.take(request)?.again
    }

    fn take(&mut self, request: RequestId) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.request == request)?;
        Some(self.entries.swap_remove(at))
    }

    /// The promise of a request that is over.
    pub fn take_promise(&mut self, request: RequestId) -> Option<Promise> {
        self.take(request)?.promise
    }

    fn put(&mut self, entry: Entry) {
        let _ = self.take(entry.request);
        if entry.again.is_some() || entry.promise.is_some() {
            self.entries.push(entry);
        }
    }
}

impl State {
    /// Keeps in mind what was asked for by this wish.
    pub(super) fn await_answers(&mut self, effects: &Effects, wish: &Intent) {
        for effect in effects {
            let (request, promise) = match effect {
                Effect::Backend(Command::CancelRequest { request }) => {
                    let _ = self.awaited.take(*request);
                    continue;
                }
                Effect::Backend(Command::SignIn { sign_in, command: SignInCommand::Cancel }) => {
                    let _ = self.awaited.take(*sign_in);
                    continue;
                }
                Effect::Backend(Command::SignIn { sign_in, command: SignInCommand::Keep { name } }) => {
                    (*sign_in, Some(Promise::Save(name.clone())))
                }
                Effect::Backend(Command::SignIn { sign_in, .. }) => (*sign_in, None),
                Effect::Backend(Command::Connections { request, command }) => {
                    (*request, Promise::of_command(self, command))
                }
                _ => continue,
            };
            self.awaited.put(Entry { request, again: repeated(wish), promise });
        }
    }

    /// Who waits for the answer to a request, in sight or out of it.
    pub(super) fn owner(&self, request: RequestId) -> Option<Owner> {
        let owners = [
            (Owner::Connections, self.connections.awaits(request)),
            (Owner::SignIn, self.sign_in.awaits(request)),
            (Owner::BotWizard, self.bot_wizard.awaits(request)),
            (Owner::Token, self.token.awaits(request)),
        ];
        owners.into_iter().find(|(_, awaits)| *awaits).map(|(owner, _)| owner)
    }

    /// Whether the window that waits for the answer is in sight, and tells of it itself.
    fn is_watched(&self, owner: Option<Owner>) -> bool {
        match owner {
            Some(Owner::Connections) => self.window == Some(ModalWindow::Connection),
            Some(Owner::SignIn) => self.window == Some(ModalWindow::SignIn),
            Some(Owner::BotWizard) => self.window == Some(ModalWindow::BotWizard),
            Some(Owner::Token) => self.window == Some(ModalWindow::Token),
            None => false,
        }
    }

    /// What is to be told of the answer to a request, where no window does.
    pub(super) fn untold(&mut self, request: RequestId, event: &ConnectionEvent) -> Option<Message> {
        if matches!(event, ConnectionEvent::Testing { .. }) {
            return None;
        }
        let promise = self.awaited.take_promise(request)?;
        let is_watched = self.is_watched(self.owner(request));
        (!is_watched).then(|| promise.kept(event))
    }

    /// The same of a request that could not be carried out.
    pub(super) fn untold_failure(&mut self, request: RequestId, reason: &Message) -> Option<Message> {
        let promise = self.awaited.take_promise(request)?;
        let is_watched = self.is_watched(self.owner(request));
        (!is_watched).then(|| promise.broken(reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{ConnectionEntry, ConnectionState, Event, VaultState};
    use crate::connection::{Connection, Endpoint, UserServer};
    use crate::gui::connections::ConnectionsIntent;
    use crate::gui::perform::perform;
    use crate::gui::receive::receive;
    use crate::gui::token::{Question, TokenIntent, TokenTab};
    use crate::storage::Settings;
    use crate::texts::Language;

    /// With an account in the list.
    fn state() -> (State, ConnectionId) {
        let mut state = State::new(Settings::default(), Language::English);
        let connection = Connection::new("Anna", Endpoint::User(UserServer::Telegram));
        let id = connection.id.clone();
        let ready = ConnectionState::Ready;
        let entry = ConnectionEntry { connection, state: ready, is_built_in: false, is_from_environment: false };
        state.connections.list.push(entry);
        (state, id)
    }

    /// What is agreed to in the token's window or in that of deleting, and what answers it.
    fn agreed(state: &mut State, id: &ConnectionId, way: usize) -> (RequestId, ConnectionEvent, &'static str) {
        let ask = |question| vec![TokenIntent::Open(id.clone()), TokenIntent::Ask(question), TokenIntent::Agree];
        let saved = ConnectionEvent::Saved { id: id.clone(), name: "Anna".into() };
        let sessions = ConnectionEvent::Sessions { sessions: Vec::new() };
        let (wishes, event, told): (Vec<TokenIntent>, _, _) = match way {
            0 => (ask(Question::SignOut), saved, "window-awaited-signed-out"),
            1 => (ask(Question::EndSession(7)), sessions, "window-awaited-sessions-ended"),
            2 => (ask(Question::EndOthers), sessions, "window-awaited-sessions-ended"),
            _ => {
                let removed = ConnectionEvent::Removed { id: id.clone(), secrets_stay: false };
                (vec![TokenIntent::Open(id.clone()), TokenIntent::Forget], removed, "window-connections-deleted")
            }
        };
        let mut effects = Effects::new();
        for wish in wishes {
            effects = perform(state, Intent::Token(wish));
        }
        if way > 2 {
            effects = perform(state, ConnectionsIntent::Delete(id.clone()).into());
        }
        let request = effects.iter().find_map(|effect| match effect {
            Effect::Backend(Command::Connections { request, .. }) => Some(*request),
            _ => None,
        });
        (request.expect("it is asked for"), event, told)
    }

    fn hide(state: &mut State) {
        let _ = perform(state, Intent::Token(TokenIntent::Hide));
        let _ = perform(state, ConnectionsIntent::Hide.into());
        assert!(state.window.is_none());
    }

    #[test]
    fn what_was_agreed_to_is_told_when_its_window_is_gone() {
        for way in 0..4 {
            let (mut state, id) = state();
            let (request, event, told) = agreed(&mut state, &id, way);
            hide(&mut state);
            let _ = receive(&mut state, Event::Connections { request: Some(request), event: event.clone() });
            let notice = state.notice.take().expect("it is told");
            assert_eq!((notice.message, notice.is_error), (Message::new(told).with("name", "Anna"), false));
            let _ = receive(&mut state, Event::Connections { request: Some(request), event });
            assert!(state.notice.is_none(), "only once");
        }
    }

    #[test]
    fn what_could_not_be_done_is_told_with_its_reason() {
        for way in 0..4 {
            for needs_vault in [false, true] {
                let (mut state, id) = state();
                let (request, _, _) = agreed(&mut state, &id, way);
                hide(&mut state);
                let message = Message::new("window-cancel");
                let _ = receive(
                    &mut state,
                    match needs_vault {
                        true => Event::VaultNeeded { request, state: VaultState::Locked },
                        false => Event::Failed { request, path: None, message, position: None },
                    },
                );
                let notice = state.notice.take().expect("it is told");
                let words = notice.message.show(Language::English);
                assert!(notice.is_error && words.contains("Anna"), "{words}");
                assert!(state.connections.vault.window.is_none(), "nobody looks after it any more");
            }
        }
    }

    #[test]
    fn a_window_in_sight_tells_of_it_itself() {
        let (mut state, id) = state();
        let (request, event, _) = agreed(&mut state, &id, 1);
        let _ = receive(&mut state, Event::Connections { request: Some(request), event });
        assert!(state.notice.is_none(), "{:?}", state.notice);
        assert!(state.token.account.as_ref().is_some_and(|account| account.sessions.is_some()));
        assert!(state.awaited.entries.is_empty());
    }

    #[test]
    fn what_is_given_up_is_awaited_no_more() {
        let (mut state, id) = state();
        for wish in [TokenIntent::Open(id), TokenIntent::ShowTab(TokenTab::Sessions)] {
            let _ = perform(&mut state, Intent::Token(wish));
        }
        assert_eq!(state.awaited.entries.len(), 1, "the vault may be needed");
        hide(&mut state);
        assert!(state.awaited.entries.is_empty());
    }
}
