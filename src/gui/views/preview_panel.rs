//! The preview: the chat as it will look after the step, live while someone types.

use super::chat::chat_ui;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use egui::Ui;

#[must_use]
pub fn preview_panel_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let chat = state.chat.as_ref()?;
    // Nothing can be pressed in a message that has not been sent.
    let _ = chat_ui(ui, state.language, chat);
    None
}
