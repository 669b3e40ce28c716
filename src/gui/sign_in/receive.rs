//! Takes in how the sign-in goes on.

use super::SignInIntent;
use super::perform::{leave, take};
use super::state::{SignInPage, SignInStep, Trouble};
use crate::backend::{ConnectionEvent, RequestId, SignInEvent};
use crate::connection::{AccountCard, free_name};
use crate::gui::effect::Effects;
use crate::gui::intent::Intent;
use crate::gui::problem::Problem;
use crate::gui::state::State;
use crate::secret::Redactor;
use crate::texts::Message;
use std::time::Instant;

/// Changes the state by one event of the sign-in of this id.
pub fn receive(state: &mut State, sign_in: RequestId, event: SignInEvent) -> Effects {
    if state.sign_in.id != Some(sign_in) {
        return Effects::new();
    }
    if let SignInEvent::Qr(token) = &event {
        Redactor::global().remember(&token.url);
    }
    let mut step = state.sign_in.hear(event, Instant::now());
    if step == Some(SignInStep::Keep) {
        let account = state.sign_in.card.as_ref().map(|card| &card.account);
        let again = state.sign_in.again.as_ref().and_then(|id| state.connections.entry(id));
        let (name, is_another) = match again {
            Some(entry) => {
                let before = entry.account().map(|before| before.id);
                let is_another = before.is_some() && before != account.map(|account| account.id);
                (entry.connection.name.clone(), is_another)
            }
            None => (free_name(account.map(proposed_name).unwrap_or_default(), state.connection_names()), false),
        };
        (state.sign_in.name, state.sign_in.is_another) = (name, is_another);
        step = step.filter(|_| !is_another);
    }
    let effects = take(state, step);
    // Should the vault have to be opened first, the account is kept as if the person had asked for it.
    state.await_answers(&effects, &Intent::SignIn(SignInIntent::Next));
    effects
}

/// Takes in what was heard of connections, where it answers a wish of the wizard.
pub fn connected(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    let ConnectionEvent::Saved { id, name } = event else { return Effects::new() };
    let wizard = &mut state.sign_in;
    if request.is_some() && request == wizard.id && wizard.wait == Some(SignInStep::Keep) {
        wizard.wait = None;
        wizard.id = None;
        wizard.name = name.clone();
        wizard.kept = Some((id.clone(), name.clone()));
        return Effects::new();
    }
    let Some((_, finish)) = wizard.renaming.take_if(|(waiting, _)| Some(*waiting) == request) else {
        return Effects::new();
    };
    wizard.kept = Some((id.clone(), name.clone()));
    leave(state, finish)
}

/// Takes in that a request could not be carried out; says whether it was one of the wizard's.
pub fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    let wizard = &mut state.sign_in;
    let is_step = wizard.id == Some(request);
    if !is_step && wizard.renaming.take_if(|(waiting, _)| *waiting == request).is_none() {
        return false;
    }
    if is_step {
        wizard.wait = None;
    }
    let page = if is_step { wizard.page } else { SignInPage::Done };
    wizard.trouble = Some(Trouble { page, problem: Problem::from(message), until: None, is_connection: false });
    true
}

/// Takes in that a request waits for the vault: once that is open, it is wished again.
pub fn let_go(state: &mut State, request: RequestId) {
    let wizard = &mut state.sign_in;
    wizard.renaming.take_if(|(waiting, _)| *waiting == request);
    if wizard.id == Some(request) {
        wizard.wait = None;
    }
}

/// What people call the account.
fn proposed_name(account: &AccountCard) -> &str {
    if account.name.trim().is_empty() { &account.username } else { &account.name }
}
