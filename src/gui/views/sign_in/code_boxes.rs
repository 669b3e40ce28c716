//! A login code in boxes, one for each character; in truth one input, so that pasting and screen readers work.

use crate::gui::theme::{Palette, mono, space};
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Align2, Color32, CornerRadius, FontId, Frame, Margin, Response, Sense, Stroke, StrokeKind, TextEdit, Ui};
use egui::{Rect, UiBuilder, pos2, vec2};

const BOX: egui::Vec2 = vec2(42.0, 50.0);
const GAP: f32 = 8.0;
/// The most boxes that stand side by side.
pub const MOST: usize = 9;

/// A code to be typed.
pub struct CodeBoxes<'a> {
    pub value: &'a str,
    pub length: usize,
    /// The accessible name.
    pub name: &'a str,
    pub invalid: bool,
    pub enabled: bool,
}

impl CodeBoxes<'_> {
    /// Draws the boxes; gives the input and what was typed.
    pub fn show(self, ui: &mut Ui) -> (Response, Option<String>) {
        let palette = Palette::current(ui);
        let length = self.length as f32;
        let size = vec2(length * BOX.x + (length - 1.0) * GAP, BOX.y);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let mut value = self.value.to_owned();
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
        // The boxes show text, cursor and selection.
        let visuals = inside.visuals_mut();
        visuals.text_cursor.stroke = Stroke::NONE;
        visuals.selection.bg_fill = Color32::TRANSPARENT;
        visuals.selection.stroke = Stroke::NONE;
        let edit = TextEdit::singleline(&mut value)
            .id_salt(self.name)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .text_color(Color32::TRANSPARENT)
            .password(true)
            .interactive(self.enabled)
            .desired_width(size.x);
        let input = inside.put(rect, edit);
        ui.ctx().accesskit_node_builder(input.id, |node| node.set_label(self.name));
        if input.clicked() {
            // Wherever the pointer came down, typing goes on behind the last character.
            let mut state = TextEditState::load(ui.ctx(), input.id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(value.chars().count()))));
            state.store(ui.ctx(), input.id);
        }
        let typed: Vec<char> = value.chars().collect();
        let current = input.has_focus().then(|| typed.len().min(self.length.saturating_sub(1)));
        for at in 0..self.length {
            let left = rect.left() + (BOX.x + GAP) * at as f32;
            let cell = Rect::from_min_size(pos2(left, rect.top()), BOX);
            let is_current = current == Some(at);
            let line = match (self.invalid, is_current) {
                (true, _) => palette.error,
                (false, true) => palette.accent,
                (false, false) => palette.line,
            };
            let radius = CornerRadius::same(space::RADIUS);
            let ground = if self.enabled { palette.panel } else { palette.hover };
            ui.painter().rect(cell, radius, ground, Stroke::new(1.0, line), StrokeKind::Inside);
            if is_current {
                let halo = Stroke::new(3.0, line.gamma_multiply(0.18));
                ui.painter().rect_stroke(cell, radius, halo, StrokeKind::Outside);
            }
            let font = FontId::new(22.0, mono().family);
            if let Some(c) = typed.get(at) {
                let ink = if self.enabled { palette.text } else { palette.muted };
                ui.painter().text(cell.center(), Align2::CENTER_CENTER, c, font, ink);
            } else if is_current {
                let bar = Rect::from_center_size(cell.center(), vec2(1.5, 22.0));
                ui.painter().rect_filled(bar, 0, palette.text);
            }
        }
        let changed = input.changed().then_some(value);
        (input, changed)
    }
}
