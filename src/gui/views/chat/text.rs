//! The text of a message with everything that is special about parts of it.

use crate::gui::theme::{Palette, text};
use crate::markup::Text;
use egui::{Label, RichText, Ui};

/// Draws a text.
pub(super) fn text_ui(ui: &mut Ui, shown: &Text) {
    let palette = Palette::current(ui);
    ui.add(Label::new(RichText::new(shown.text.as_str()).font(text(13.5)).color(palette.text)).wrap());
}
