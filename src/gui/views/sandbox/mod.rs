//! The sandbox's chats: who one is, their chats, and the chat that stands open.

use crate::gui::intent::Intent;
use crate::gui::sandbox::SandboxIntent;
use crate::gui::state::State;
use crate::gui::theme::Palette;
use crate::gui::widgets::note;
use crate::texts::text as words;
use egui::{Id, Ui, Window};

#[must_use]
pub fn sandbox_window_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let window = &state.sandbox_window;
    if !window.is_open {
        return None;
    }
    let palette = Palette::current(ui);
    let mut open = true;
    let mut intent = None;
    Window::new(words(state.language, "window-sandbox-title"))
        .id(Id::unique("sandbox chats"))
        .open(&mut open)
        .collapsible(false)
        .default_size([720.0, 480.0])
        .show(ui.ctx(), |ui| {
            let Some(view) = &window.view else { return };
            for person in &view.people {
                if ui.selectable_label(person.id == view.person, &person.name).clicked() {
                    intent = Some(SandboxIntent::Be(person.id));
                }
            }
            for chat in &view.chats {
                if ui.selectable_label(window.chat == Some(chat.id), &chat.title).clicked() {
                    intent = Some(SandboxIntent::OpenChat(chat.id));
                }
                note(ui, chat.last.as_str(), palette.muted);
            }
        });
    intent.or((!open).then_some(SandboxIntent::Close)).map(Intent::Sandbox)
}
