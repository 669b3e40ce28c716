//! Keyboards: the buttons under a message, and what stands under the chat.

use crate::chat::{BelowChat, Keys};
use crate::gui::theme::{Palette, space};
use crate::gui::widgets::note;
use crate::texts::{Language, text as words};
use egui::{Button, Ui, vec2};

/// Draws rows of keys over the available width; gives the one that was pressed, by row and column.
pub fn keys_ui(ui: &mut Ui, keys: &Keys) -> Option<(usize, usize)> {
    let mut pressed = None;
    for (row, entries) in keys.rows.iter().enumerate() {
        let width = ui.available_width();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let each = (width - space::XS * (entries.len() as f32 - 1.0)) / entries.len() as f32;
            for (column, key) in entries.iter().enumerate() {
                if ui.add_sized(vec2(each, space::CONTROL), Button::new(&key.text).truncate()).clicked() {
                    pressed = Some((row, column));
                }
            }
        });
    }
    pressed
}

/// Draws what stands under the chat; gives the key that was pressed, by row and column.
pub fn below_chat_ui(ui: &mut Ui, language: Language, below: &BelowChat) -> Option<(usize, usize)> {
    let palette = Palette::current(ui);
    match below {
        BelowChat::Keys { keys, .. } => keys_ui(ui, keys),
        BelowChat::Removed => {
            note(ui, words(language, "window-chat-keyboard-removed"), palette.muted);
            None
        }
        BelowChat::ForceReply { .. } => {
            note(ui, words(language, "window-chat-force-reply"), palette.muted);
            None
        }
    }
}
