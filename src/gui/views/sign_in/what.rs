//! The first page: what the sign-in is, what it gives access to, and how it is ended.

use super::{frame, next, steps};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette, semibold, size, space, text};
use crate::gui::views::wizard_parts::sentence;
use crate::texts::text as words;
use egui::{Align2, RichText, Sense, Ui, vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_DEVICES, ICON_FORUM, ICON_LOCK, ICON_TIMER};

#[must_use]
pub fn what_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (steps, title) = (steps(state), words(state.language, "window-sign-in-what-title"));
    frame(state, &steps, &title, next(state, "window-wizard-next")).show(ui, state, |ui, _| {
        sentence(ui, words(state.language, "window-sign-in-what-about"));
        ui.add_space(space::XS);
        for (icon, title, about) in [
            (ICON_FORUM, "window-sign-in-what-access", "window-sign-in-what-access-about"),
            (ICON_LOCK, "window-sign-in-what-key", "window-sign-in-what-key-about"),
            (ICON_DEVICES, "window-sign-in-what-end", "window-sign-in-what-end-about"),
            (ICON_TIMER, "window-sign-in-what-need", "window-sign-in-what-need-about"),
        ] {
            point_ui(ui, icon, &words(state.language, title), &words(state.language, about));
        }
        None
    })
}

/// One thing to know, with its picture.
fn point_ui(ui: &mut Ui, icon: MaterialIcon, title: &str, about: &str) {
    let palette = Palette::current(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (rect, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
        ui.painter().rect_filled(rect, space::RADIUS, palette.accent_tint);
        let font = theme::icon(size::ICON);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.codepoint, font, palette.accent_text);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(RichText::new(title).font(semibold(size::BODY)).color(palette.text)).wrap());
            ui.add(egui::Label::new(RichText::new(about).font(text(size::BODY)).color(palette.muted)).wrap());
        });
    });
}
