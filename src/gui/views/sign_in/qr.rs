//! The third page in another way: the QR code, how to scan it, and how long it is good.

use super::parts::{countdown, trouble_ui};
use super::{frame, next, steps};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{QrGrid, SignInIntent as Wish};
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::views::wizard_parts::{banner, numbered};
use crate::gui::widgets::{link_button, note};
use crate::texts::{Message, text as words};
use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Sense, Spinner, Ui, WidgetInfo, pos2, vec2};
use std::time::Instant;

/// The side of the code with its light margin.
const SIDE: f32 = 208.0;
/// The light modules that stand round a QR code (ISO/IEC 18004).
const MARGIN: usize = 4;

#[must_use]
pub fn qr_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let (steps, title) = (steps(state), words(language, "window-sign-in-qr-title"));
    // There is nothing to go on with but the code, unless it could not be had.
    let again = if wizard.wait.is_none() { next(state, "window-sign-in-qr-again") } else { None };
    frame(state, &steps, &title, again).show(ui, state, |ui, _| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            code_ui(ui, state);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                for (number, id) in
                    [(1, "window-sign-in-qr-open"), (2, "window-sign-in-qr-devices"), (3, "window-sign-in-qr-scan")]
                {
                    numbered(ui, number, &words(language, id), |_| ());
                }
                if let Some(qr) = &wizard.qr {
                    let left = qr.expires_at.saturating_duration_since(Instant::now());
                    let message = Message::new("window-sign-in-qr-refresh").with("time", countdown(ui, left));
                    note(ui, message.show(language), Palette::current(ui).faint);
                }
                let by_phone = link_button(ui, &words(language, "window-sign-in-phone-instead")).clicked();
                by_phone.then_some(Intent::SignIn(Wish::UsePhone))
            })
            .inner
        })
        .inner
        .or_else(|| {
            trouble_ui(ui, state);
            if wizard.is_sandbox() {
                let palette = Palette::current(ui);
                banner(ui, &words(language, "window-sign-in-qr-sandbox"), palette.good, palette.good_tint);
            }
            None
        })
    })
}

/// The code on white in both themes: cameras need dark on light.
fn code_ui(ui: &mut Ui, state: &State) {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::hover());
    let grid = state.sign_in.qr.as_ref().and_then(|qr| qr.grid.as_ref());
    let name = if grid.is_some() { "window-sign-in-qr-name" } else { "window-sign-in-qr-coming" };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words(state.language, name)));
    let radius = CornerRadius::same(space::RADIUS);
    match grid {
        Some(grid) => {
            ui.painter().rect_filled(rect, radius, Palette::LIGHT.panel);
            modules_ui(ui, rect, grid);
        }
        None => {
            ui.painter().rect_filled(rect, radius, Palette::current(ui).hover);
            if state.sign_in.wait.is_some() {
                ui.put(Rect::from_center_size(rect.center(), vec2(28.0, 28.0)), Spinner::new().size(28.0));
            }
        }
    }
}

/// Modules of whole pixels, so that none is blurred; dark ones in a row are one rectangle.
fn modules_ui(ui: &Ui, rect: Rect, grid: &QrGrid) {
    let pixels = ui.pixels_per_point();
    let whole = (grid.side + 2 * MARGIN) as f32;
    let module = ((rect.width() * pixels / whole).floor() / pixels).max(1.0 / pixels);
    let side = module * grid.side as f32;
    let snap = |at: f32| (at * pixels).round() / pixels;
    let (left, top) = (snap(rect.center().x - side / 2.0), snap(rect.center().y - side / 2.0));
    for row in 0..grid.side {
        let mut column = 0;
        while column < grid.side {
            let length = (column..grid.side).take_while(|column| grid.is_dark(*column, row)).count();
            if length > 0 {
                let at = pos2(left + module * column as f32, top + module * row as f32);
                let run = Rect::from_min_size(at, vec2(module * length as f32, module));
                ui.painter().rect_filled(run, 0, Palette::LIGHT.text);
            }
            column += length.max(1);
        }
    }
}
