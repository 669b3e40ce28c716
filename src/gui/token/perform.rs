//! Carries out what a person wants of the token of an account.

use super::{AccountWindow, ImportState, Question, TokenIntent, TokenTab, TokenWait, import};
use crate::backend::{Command, ConnectionCommand};
use crate::gui::connections::{self, ConnectionsIntent};
use crate::gui::effect::{Effect, Effects};
use crate::gui::state::{ModalWindow, State};
use crate::telegram::SessionForm;
use std::sync::Arc;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: TokenIntent) -> Effects {
    match intent {
        TokenIntent::Open(id) => {
            let effects = leave_account(state);
            state.token.account = Some(AccountWindow::of(id));
            let good = SessionForm::ALL.into_iter().find(|form| state.export_refusal(*form).is_none());
            if let (Some(account), Some(form)) = (&mut state.token.account, good) {
                account.form = form;
            }
            state.window = Some(ModalWindow::Token);
            effects
        }
        TokenIntent::OpenImport => {
            let effects = leave_account(state);
            if state.token.import.kept.is_some() {
                state.token.import = ImportState::default();
            }
            state.window = Some(ModalWindow::Token);
            effects
        }
        TokenIntent::Hide => {
            state.window = None;
            leave_account(state)
        }
        TokenIntent::Forget => {
            let Some(id) = state.token.account.as_ref().map(|account| account.id.clone()) else {
                return Effects::new();
            };
            let mut effects = leave_account(state);
            effects.extend(connections::perform(state, ConnectionsIntent::AskDelete(id)));
            effects
        }
        TokenIntent::Stop => stop(state),
        TokenIntent::Import(intent) => import::perform(state, intent),
        other => perform_account(state, other),
    }
}

/// Forgets the window of an account with the string that it showed; what was typed to bring one in stays.
fn leave_account(state: &mut State) -> Effects {
    if state.token.account.is_none() {
        return Effects::new();
    }
    let effects = stop(state);
    state.token.account = None;
    effects
}

/// What is wished in the window of an account.
fn perform_account(state: &mut State, intent: TokenIntent) -> Effects {
    // What is read for another part or another form is of no use, and must not be shown there.
    let mut effects = match intent {
        TokenIntent::ShowTab(_) | TokenIntent::ChooseForm(_) => stop(state),
        _ => Effects::new(),
    };
    let Some(account) = &mut state.token.account else { return effects };
    match intent {
        TokenIntent::ShowTab(tab) => {
            account.tab = tab;
            account.question = None;
            account.problem = None;
            account.drop_string();
            if tab == TokenTab::Sessions && account.sessions.is_none() {
                effects.extend(list_sessions(state));
            }
        }
        TokenIntent::ChooseForm(form) => {
            account.form = form;
            account.exported = None;
            account.is_revealed = false;
        }
        TokenIntent::Understand(understood) => account.understood = understood,
        TokenIntent::Export if account.understood => {
            let command = ConnectionCommand::Export { id: account.id.clone(), form: account.form };
            return ask(state, TokenWait::Export, command);
        }
        TokenIntent::Reveal(is_revealed) => account.is_revealed = is_revealed,
        TokenIntent::CopyString => {
            let copied = account.exported.as_ref().map(Arc::clone);
            return copied.map(Effect::CopySecret).into_iter().collect();
        }
        TokenIntent::ListSessions => return list_sessions(state),
        TokenIntent::Ask(question) => {
            account.question = Some(question);
            account.problem = None;
        }
        TokenIntent::Decline => account.question = None,
        TokenIntent::Agree => return agree(state),
        _ => {}
    }
    effects
}

/// Does what was asked about.
fn agree(state: &mut State) -> Effects {
    let Some(account) = &mut state.token.account else { return Effects::new() };
    let id = account.id.clone();
    let (wait, command) = match account.question {
        Some(Question::EndSession(hash)) => {
            (TokenWait::EndSession, ConnectionCommand::EndSession { id, hash: Some(hash) })
        }
        Some(Question::EndOthers) => (TokenWait::EndSession, ConnectionCommand::EndSession { id, hash: None }),
        Some(Question::SignOut) => (TokenWait::SignOut, ConnectionCommand::SignOut { id }),
        None => return Effects::new(),
    };
    ask(state, wait, command)
}

fn list_sessions(state: &mut State) -> Effects {
    if !state.is_token_there() {
        return Effects::new();
    }
    let Some(account) = &state.token.account else { return Effects::new() };
    let command = ConnectionCommand::Sessions { id: account.id.clone() };
    ask(state, TokenWait::Sessions, command)
}

/// Sends a wish, unless another is under way.
fn ask(state: &mut State, wait: TokenWait, command: ConnectionCommand) -> Effects {
    let request = state.request();
    let Some(account) = state.token.account.as_mut().filter(|account| account.wait.is_none()) else {
        return Effects::new();
    };
    account.problem = None;
    account.wait = Some((request, wait));
    vec![Effect::Backend(Command::Connections { request, command })]
}

/// Gives up what is awaited in the window that is shown; what was agreed to is done all the same.
fn stop(state: &mut State) -> Effects {
    match &mut state.token.account {
        Some(account) => match account.wait.take_if(|(_, wait)| wait.is_reading()) {
            Some((request, _)) => vec![Effect::Backend(Command::CancelRequest { request })],
            None => Effects::new(),
        },
        None => import::stop(state),
    }
}

#[cfg(test)]
mod tests {
    use super::super::receive;
    use super::*;
    use crate::backend::{ConnectionEntry, ConnectionEvent, ConnectionState, RequestId};
    use crate::connection::{Connection, ConnectionId, Endpoint, UserServer};
    use crate::secret::Secret;
    use crate::storage::Settings;
    use crate::texts::Language;

    /// With the token of an account open, and its string asked for.
    fn exporting() -> (State, RequestId) {
        let mut state = State::new(Settings::default(), Language::English);
        let connection = Connection::new("A", Endpoint::User(UserServer::Sandbox));
        let id: ConnectionId = connection.id.clone();
        let state_of = ConnectionState::Ready;
        let entry = ConnectionEntry { connection, state: state_of, is_built_in: false, is_from_environment: false };
        state.connections.list.push(entry);
        for intent in [TokenIntent::Open(id), TokenIntent::ChooseForm(SessionForm::GramJs)] {
            let _ = perform(&mut state, intent);
        }
        let _ = perform(&mut state, TokenIntent::Understand(true));
        let effects = perform(&mut state, TokenIntent::Export);
        let request = effects.iter().find_map(|effect| match effect {
            Effect::Backend(Command::Connections { request, .. }) => Some(*request),
            _ => None,
        });
        (state, request.expect("it is asked for"))
    }

    fn is_given_up(effects: &Effects, given_up: RequestId) -> bool {
        let is_it = |effect: &Effect| matches!(effect, Effect::Backend(Command::CancelRequest { request }) if *request == given_up);
        effects.iter().any(is_it)
    }

    #[test]
    fn a_string_of_another_form_is_never_shown() {
        let changes = [TokenIntent::ChooseForm(SessionForm::Telethon), TokenIntent::ShowTab(TokenTab::Sessions)];
        for change in changes {
            let (mut state, request) = exporting();
            let lists = change == TokenIntent::ShowTab(TokenTab::Sessions);
            let effects = perform(&mut state, change);
            assert!(is_given_up(&effects, request));
            let wait = state.token.account.as_ref().and_then(|account| account.wait);
            assert_eq!(wait.map(|(_, wait)| wait), lists.then_some(TokenWait::Sessions));
            let text = Arc::new(Secret::new("late ".repeat(8)));
            let _ = receive(&mut state, Some(request), &ConnectionEvent::Exported { text });
            assert!(state.token.account.is_some_and(|account| account.exported.is_none()));
        }
    }

    #[test]
    fn what_was_agreed_to_is_not_given_up() {
        let (mut state, request) = exporting();
        let effects = perform(&mut state, TokenIntent::Stop);
        assert!(is_given_up(&effects, request));
        let _ = perform(&mut state, TokenIntent::Ask(Question::SignOut));
        assert_eq!(perform(&mut state, TokenIntent::Agree).len(), 1);
        for intent in [TokenIntent::Stop, TokenIntent::ShowTab(TokenTab::Export), TokenIntent::Hide] {
            assert!(perform(&mut state, intent).is_empty());
        }
    }
}
