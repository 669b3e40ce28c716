//! One message: its bubble, what it holds, and the buttons under it.

use super::keys::keys_ui;
use super::text::text_ui;
use crate::chat::{Bubble, Side};
use crate::gui::theme::Palette;
use crate::texts::Language;
use egui::{Align, CornerRadius, Frame, Layout, Margin, Ui};

/// Draws the message; gives the button that was pressed, by row and column.
pub(super) fn bubble_ui(ui: &mut Ui, _language: Language, bubble: &Bubble) -> Option<(usize, usize)> {
    let palette = Palette::current(ui);
    let (align, fill) = match bubble.side {
        Side::Own => (Align::Max, palette.own_bubble),
        Side::Other => (Align::Min, palette.other_bubble),
        Side::Service => (Align::Center, palette.chat_mark),
    };
    let mut pressed = None;
    ui.with_layout(Layout::top_down(align), |ui| {
        ui.set_max_width(ui.available_width() * 0.86);
        let frame =
            Frame::new().fill(fill).corner_radius(CornerRadius::same(12)).inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| text_ui(ui, &bubble.text));
        if let Some(keys) = &bubble.keys {
            pressed = keys_ui(ui, keys);
        }
    });
    pressed
}
