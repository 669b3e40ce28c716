//! One of a few choices side by side.

use super::super::theme::{Palette, semibold, size, space, text};
use egui::accesskit::Role;
use egui::{CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Draws the choices; gives the one that was clicked. `wide` spreads them over the whole width.
#[must_use]
pub fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    choices: &[(T, String)],
    wide: bool,
) -> Option<T> {
    let palette = Palette::current(ui);
    let galleys: Vec<_> = choices
        .iter()
        .map(|(value, label)| {
            let (font, color) = if *value == chosen {
                (semibold(size::BODY), palette.accent_text)
            } else {
                (text(size::BODY), palette.muted)
            };
            ui.painter().layout_no_wrap(label.clone(), font, color)
        })
        .collect();
    let natural: Vec<f32> = galleys.iter().map(|galley| galley.size().x + 24.0).collect();
    let total: f32 = natural.iter().sum();
    let available = ui.available_width();
    let equal = available / natural.len().max(1) as f32;
    let widths: Vec<f32> = if wide && natural.iter().all(|width| *width <= equal) {
        vec![equal; natural.len()]
    } else {
        // Spread over the whole width, or squeezed into it.
        let factor = if wide || total > available { available / total } else { 1.0 };
        natural.iter().map(|width| width * factor).collect()
    };

    let (rect, group) = ui.allocate_exact_size(vec2(widths.iter().sum(), space::CONTROL), Sense::hover());
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    let radius = CornerRadius::same(space::RADIUS);
    ui.painter().rect(rect, radius, palette.panel, Stroke::new(1.0, palette.line), StrokeKind::Inside);

    let mut clicked = None;
    let mut left = rect.left();
    for (index, ((value, label), galley)) in choices.iter().zip(galleys).enumerate() {
        let cell = egui::Rect::from_min_size(egui::pos2(left, rect.top()), vec2(widths[index], rect.height()));
        left += widths[index];
        let response: Response = ui.interact(cell, ui.scope_id().with((name, index)), Sense::click());
        let is_chosen = *value == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, label));
        let corner = CornerRadius {
            nw: if index == 0 { space::RADIUS } else { 0 },
            sw: if index == 0 { space::RADIUS } else { 0 },
            ne: if index + 1 == choices.len() { space::RADIUS } else { 0 },
            se: if index + 1 == choices.len() { space::RADIUS } else { 0 },
        };
        if is_chosen {
            ui.painter().rect_filled(cell.shrink(1.0), corner, palette.accent_tint);
        } else if response.hovered() {
            ui.painter().rect_filled(cell.shrink(1.0), corner, palette.hover);
        }
        if index > 0 {
            ui.painter().vline(cell.left(), cell.y_range(), Stroke::new(1.0, palette.line));
        }
        if response.has_focus() {
            ui.painter().rect_stroke(cell.shrink(1.0), corner, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
        }
        let color = if is_chosen { palette.accent_text } else { palette.muted };
        let clip = ui.painter().with_clip_rect(cell.shrink(2.0).intersect(ui.clip_rect()));
        clip.galley(cell.center() - galley.size() / 2.0, galley, color);
        if response.clicked() && !is_chosen {
            clicked = Some(*value);
        }
    }
    clicked
}
