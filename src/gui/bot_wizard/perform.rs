//! Carries out what a person wants of a bot that is being connected.

use super::BotWizardIntent;
use crate::gui::effect::Effects;
use crate::gui::state::State;

/// Changes the state by one intent.
pub fn perform(_state: &mut State, intent: BotWizardIntent) -> Effects {
    match intent {
        BotWizardIntent::Open => Effects::new(),
    }
}
