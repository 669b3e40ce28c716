//! The right side: the preview of the step, and its test run.

use super::preview_panel::preview_panel_ui;
use super::run_panel::run_panel_ui;
use crate::gui::intent::Intent;
use crate::gui::state::{RightTab, State};
use crate::gui::theme::{Palette, semibold, size, space, text};
use crate::texts::text as words;
use egui::{Frame, Margin, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

#[must_use]
pub fn right_panel_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut intent = None;
    let bar = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.add_space(space::M);
        for (tab, title) in [(RightTab::Preview, "window-tab-preview"), (RightTab::Run, "window-test-run")] {
            if tab_ui(ui, &words(state.language, title), state.right == tab) {
                intent = Some(Intent::ShowRight(tab));
            }
        }
    });
    let line = bar.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), line.bottom(), Stroke::new(1.0, palette.line));
    let below = match state.right {
        RightTab::Preview => preview_panel_ui(ui, state),
        RightTab::Run => {
            Frame::new().inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| run_panel_ui(ui, state)).inner
        }
    };
    intent.or(below)
}

/// A tab; whether it was chosen just now.
fn tab_ui(ui: &mut Ui, title: &str, chosen: bool) -> bool {
    let palette = Palette::current(ui);
    let (font, color) = if chosen { (semibold(size::BODY), palette.text) } else { (text(size::BODY), palette.muted) };
    let galley = egui::WidgetText::from(RichText::new(title).font(font).color(color));
    let galley = galley.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + space::L, 44.0), Sense::click());
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    if chosen {
        let line = rect.x_range().shrink(2.0);
        ui.painter().hline(line, rect.bottom() - 1.0, Stroke::new(2.0, palette.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(4.0), 6, Stroke::new(1.0, palette.accent), egui::StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::Tab, true, chosen, title));
    response.clicked()
}
