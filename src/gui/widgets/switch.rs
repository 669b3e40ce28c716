//! A yes/no switch with its words.

use super::super::theme::{Palette, size, space, text};
use egui::accesskit::Role;
use egui::{Color32, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Draws the switch; gives the new value when it is clicked.
#[must_use]
pub fn switch(ui: &mut Ui, label: &str, on: bool) -> Option<bool> {
    let palette = Palette::current(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), text(size::BODY), palette.text);
    let pill = vec2(28.0, 16.0);
    let width = pill.x + space::S + galley.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));

    let track = egui::Rect::from_min_size(egui::pos2(rect.left(), rect.center().y - pill.y / 2.0), pill);
    let amount = ui.ctx().animate_bool(response.id, on);
    let fill = if on { palette.accent } else { palette.faint.gamma_multiply(0.55) };
    ui.painter().rect_filled(track, 8, fill);
    let knob = egui::pos2(egui::lerp(track.left() + 8.0..=track.right() - 8.0, amount), track.center().y);
    ui.painter().circle_filled(knob, 6.0, Color32::WHITE);
    if response.has_focus() {
        ui.painter().rect_stroke(track.expand(2.0), 10, Stroke::new(1.5, palette.accent), StrokeKind::Outside);
    }
    let words = egui::pos2(track.right() + space::S, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(words, galley, palette.text);
    response.clicked().then_some(!on)
}
