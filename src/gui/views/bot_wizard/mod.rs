//! The window of a bot that is being connected.

use crate::gui::intent::Intent;
use crate::gui::state::State;
use egui::Ui;

/// Draws it over everything.
#[must_use]
pub fn bot_wizard_ui(_ui: &mut Ui, _state: &State) -> Option<Intent> {
    None
}
