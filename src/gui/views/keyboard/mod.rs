//! The window in which a step's keyboard is built.

use crate::chat::{BelowChat, Keys};
use crate::gui::intent::Intent;
use crate::gui::keyboard::KeyboardIntent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, semibold, space};
use crate::gui::views::chat::{below_chat_ui, keys_ui};
use crate::gui::widgets::{primary_button, quiet_button};
use crate::keyboard::to_bot_api;
use crate::texts::text as words;
use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, Ui};

#[must_use]
pub fn keyboard_window_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let desk = state.keyboard.as_ref()?;
    let palette = Palette::current(ui);
    let language = state.language;
    let frame = Frame::window(ui.style()).fill(palette.panel).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("keyboard")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        ui.spacing_mut().item_spacing.y = space::M;
        ui.label(RichText::new(words(language, "window-keyboard-title")).font(semibold(17.0)).color(palette.text));
        if let Some(keyboard) = desk.keyboard.as_ref().map(to_bot_api) {
            if let Some(keys) = Keys::inline(&keyboard) {
                keys_ui(ui, &keys);
            }
            if let Some(below) = BelowChat::read(&keyboard) {
                below_chat_ui(ui, language, &below);
            }
        }
        let mut wish = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if primary_button(ui, None, &words(language, "window-keyboard-done"), true).clicked() {
                wish = Some(KeyboardIntent::Done);
            }
            if quiet_button(ui, &words(language, "window-cancel")).clicked() {
                wish = Some(KeyboardIntent::Cancel);
            }
        });
        wish
    });
    let closed = modal.should_close();
    modal.inner.or(closed.then_some(KeyboardIntent::Cancel)).map(Intent::Keyboard)
}
