//! Takes in what was heard of tokens and sessions.

use super::{TokenWait, import};
use crate::backend::{ConnectionEvent, RequestId};
use crate::gui::effect::Effects;
use crate::gui::problem::Problem;
use crate::gui::state::State;
use crate::secret::Redactor;
use crate::texts::Message;
use std::sync::Arc;

/// Changes the state by one event; `request` is that of the wish that it answers.
pub fn receive(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    import::receive(state, request, event);
    let Some(wait) = take_wait(state, request) else { return Effects::new() };
    let Some(account) = &mut state.token.account else { return Effects::new() };
    match (wait, event) {
        (TokenWait::Export, ConnectionEvent::Exported { text }) => {
            Redactor::global().remember(text);
            account.exported = Some(Arc::clone(text));
        }
        (TokenWait::Sessions | TokenWait::EndSession, ConnectionEvent::Sessions { sessions }) => {
            account.sessions = Some(sessions.clone());
            account.question = None;
        }
        (TokenWait::SignOut, ConnectionEvent::Saved { .. }) => {
            account.question = None;
            account.sessions = None;
            account.drop_string();
            state.say(Message::new("window-token-signed-out"));
        }
        // Such as the parts of a test: the answer itself is still to come.
        (wait, _) => account.wait = request.map(|request| (request, wait)),
    }
    Effects::new()
}

/// Takes in that a request could not be carried out; says whether it was one of these windows.
pub fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    if take_wait(state, Some(request)).is_none() {
        return import::failed(state, request, message);
    }
    if let Some(account) = &mut state.token.account {
        account.question = None;
        account.problem = Some(Problem::from(message));
    }
    true
}

/// A request is over without an answer: it will be made again.
pub fn let_go(state: &mut State, request: RequestId) {
    take_wait(state, Some(request));
    import::take_wait(&mut state.token, Some(request));
}

fn take_wait(state: &mut State, request: Option<RequestId>) -> Option<TokenWait> {
    let account = state.token.account.as_mut()?;
    account.wait.take_if(|(waiting, _)| Some(*waiting) == request).map(|(_, wait)| wait)
}
