//! A chat as Telegram's apps draw it: for the preview of a step and for the sandbox's chats alike.
//!
//! Drawn from [`crate::chat`] alone. What has been revealed or unfolded is kept by the toolkit for as long as the bubble
//! is on the screen; it is of no interest to anything else.

mod bubble;
mod keys;
mod text;

pub use keys::{below_chat_ui, keys_ui};

use crate::chat::ChatView;
use crate::gui::theme::{Palette, space};
use crate::texts::Language;
use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

/// What was pressed in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatPress {
    /// A button under a message; rows and columns count from 0.
    Inline { bubble: usize, row: usize, column: usize },
    /// A button of the keyboard under the chat.
    Below { row: usize, column: usize },
}

/// Draws the chat over all the room there is, its newest messages at the bottom.
#[must_use]
pub fn chat_ui(ui: &mut Ui, language: Language, chat: &ChatView) -> Option<ChatPress> {
    let palette = Palette::current(ui);
    let mut pressed = None;
    Frame::new().fill(palette.chat).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            if let Some(below) = &chat.below {
                let press = below_chat_ui(ui, language, below);
                pressed = press.map(|(row, column)| ChatPress::Below { row, column });
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let area = ScrollArea::vertical().id_salt("chat").stick_to_bottom(true).auto_shrink(false);
                area.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    for (number, bubble) in chat.bubbles.iter().enumerate() {
                        if let Some((row, column)) = bubble::bubble_ui(ui, language, bubble) {
                            pressed = Some(ChatPress::Inline { bubble: number, row, column });
                        }
                    }
                });
            });
        });
    });
    pressed
}
