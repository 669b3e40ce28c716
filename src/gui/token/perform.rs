//! Carries out what a person wants of the token of an account.

use super::{AccountWindow, ImportState, Question, TokenIntent, TokenTab, TokenWait, import};
use crate::backend::{Command, ConnectionCommand};
use crate::gui::connections::{self, ConnectionsIntent};
use crate::gui::effect::{Effect, Effects};
use crate::gui::state::{ModalWindow, State};
use std::sync::Arc;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: TokenIntent) -> Effects {
    match intent {
        TokenIntent::Open(id) => {
            let effects = leave_account(state);
            state.token.account = Some(AccountWindow::of(id));
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
    let Some(account) = &mut state.token.account else { return Effects::new() };
    match intent {
        TokenIntent::ShowTab(tab) => {
            account.tab = tab;
            account.question = None;
            account.problem = None;
            account.drop_string();
            if tab == TokenTab::Sessions && account.sessions.is_none() {
                return list_sessions(state);
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
    Effects::new()
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

/// Gives up what is awaited in the window that is shown.
fn stop(state: &mut State) -> Effects {
    match &mut state.token.account {
        Some(account) => match account.wait.take() {
            Some((request, _)) => vec![Effect::Backend(Command::CancelRequest { request })],
            None => Effects::new(),
        },
        None => import::stop(state),
    }
}
