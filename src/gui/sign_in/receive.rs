//! Takes in how the sign-in goes on.

use crate::backend::{RequestId, SignInEvent};
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one event of the sign-in of this id.
pub fn receive(_state: &mut State, _sign_in: RequestId, _event: SignInEvent) -> Effects {
    Effects::new()
}
