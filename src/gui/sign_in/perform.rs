//! Carries out what a person wants of the sign-in of an account.

use super::SignInIntent;
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one intent.
pub fn perform(_state: &mut State, intent: SignInIntent) -> Effects {
    match intent {
        SignInIntent::Open => Effects::new(),
    }
}
