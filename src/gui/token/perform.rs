//! Carries out what a person wants of the token of an account.

use super::TokenIntent;
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one intent.
pub fn perform(_state: &mut State, intent: TokenIntent) -> Effects {
    match intent {
        TokenIntent::Open(_) | TokenIntent::OpenImport => Effects::new(),
    }
}
