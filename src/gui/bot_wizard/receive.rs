//! Takes in what was heard of a bot that is being connected.

use super::{BotPage, BotWait};
use crate::backend::{ConnectionEvent, RequestId};
use crate::connection::free_name;
use crate::gui::effect::Effects;
use crate::gui::problem::Problem;
use crate::gui::state::{State, TypedSecret};
use crate::texts::Message;

/// Changes the state by one event; `request` is that of the wish that it answers.
pub fn receive(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    let Some(wait) = take_wait(state, request) else { return Effects::new() };
    match (wait, event) {
        (BotWait::Look, ConnectionEvent::BotSeen { result }) => match result {
            Ok(facts) => {
                let names = state.connection_names();
                let name = free_name(proposed_name(&facts.account), names.iter().copied());
                let wizard = &mut state.bot_wizard;
                wizard.name = name;
                wizard.facts = Some(facts.clone());
                wizard.page = BotPage::Facts;
            }
            Err(error) => state.bot_wizard.problem = Some(error.into()),
        },
        (BotWait::Chats, ConnectionEvent::BotChats { result }) => match result {
            Ok(chats) => {
                let wizard = &mut state.bot_wizard;
                // A chat that is no longer among them was chosen on purpose and stays.
                wizard.chats = Some(chats.clone());
            }
            Err(error) => state.bot_wizard.problem = Some(error.into()),
        },
        (BotWait::Save, ConnectionEvent::Saved { name, .. }) => {
            let wizard = &mut state.bot_wizard;
            wizard.token = TypedSecret::default();
            wizard.kept = Some(name.clone());
            wizard.page = BotPage::Done;
        }
        // Such as the parts of a test: the answer itself is still to come.
        (wait, _) => state.bot_wizard.wait = request.map(|request| (request, wait)),
    }
    Effects::new()
}

/// Takes in that a request could not be carried out; says whether it was one of the wizard's.
pub fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    let is_its = take_wait(state, Some(request)).is_some();
    if is_its {
        state.bot_wizard.problem = Some(Problem::from(message));
    }
    is_its
}

/// A request is over without an answer: it will be made again.
pub fn let_go(state: &mut State, request: RequestId) {
    take_wait(state, Some(request));
}

fn take_wait(state: &mut State, request: Option<RequestId>) -> Option<BotWait> {
    state.bot_wizard.wait.take_if(|(waiting, _)| Some(*waiting) == request).map(|(_, wait)| wait)
}

/// What people call the bot: its name, or else its username.
fn proposed_name(account: &crate::connection::AccountCard) -> &str {
    if account.name.trim().is_empty() { &account.username } else { &account.name }
}
