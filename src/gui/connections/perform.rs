//! Carries out what a person wants of connections.

use super::ConnectionsIntent;
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one intent.
pub fn perform(_state: &mut State, intent: ConnectionsIntent) -> Effects {
    match intent {
        ConnectionsIntent::Open => Effects::new(),
    }
}
