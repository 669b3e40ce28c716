//! Takes in what was heard of connections.

use crate::backend::{ConnectionEvent, RequestId};
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one event; `request` is that of the wish that it answers.
pub fn receive(state: &mut State, _request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    if let ConnectionEvent::List { connections, .. } = event {
        state.connections.list = connections.clone();
    }
    Effects::new()
}
