//! The window of connections.

use crate::gui::intent::Intent;
use crate::gui::state::State;
use egui::Ui;

/// Draws it over everything.
#[must_use]
pub fn connections_ui(_ui: &mut Ui, _state: &State) -> Option<Intent> {
    None
}
