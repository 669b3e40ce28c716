//! Buttons: the one primary button of a view, quiet ones, icons and links.

use super::super::theme::{self, Palette, semibold, size, space, text};
use egui::accesskit::Role;
use egui::{Button, Color32, CornerRadius, Response, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};
use egui_material_icons::MaterialIcon;

/// The primary button of a view.
pub fn primary_button(ui: &mut Ui, icon: Option<MaterialIcon>, label: &str, enabled: bool) -> Response {
    accent_button(ui, icon, Some(label), label, enabled, CornerRadius::same(space::RADIUS))
}

/// The left part of a primary button that is split in two.
pub fn split_button_start(ui: &mut Ui, icon: MaterialIcon, label: &str, enabled: bool) -> Response {
    let left = CornerRadius { nw: space::RADIUS, sw: space::RADIUS, ne: 0, se: 0 };
    accent_button(ui, Some(icon), Some(label), label, enabled, left)
}

/// Its right part: an icon alone.
pub fn split_button_end(ui: &mut Ui, icon: MaterialIcon, name: &str) -> Response {
    let right = CornerRadius { nw: 0, sw: 0, ne: space::RADIUS, se: space::RADIUS };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 6.0;
        accent_button(ui, Some(icon), None, name, true, right)
    })
    .inner
}

fn accent_button(
    ui: &mut Ui,
    icon: Option<MaterialIcon>,
    label: Option<&str>,
    name: &str,
    enabled: bool,
    corners: CornerRadius,
) -> Response {
    let palette = Palette::current(ui);
    let icon = icon.map(|icon| RichText::new(icon.codepoint).font(theme::icon(size::ICON)).color(palette.on_accent));
    let words = label.map(|label| RichText::new(label).font(semibold(size::BODY)).color(palette.on_accent));
    let button = match (icon, words) {
        (Some(icon), Some(words)) => Button::new((icon, words)),
        (Some(icon), None) => Button::new(icon),
        (None, words) => Button::new(words.unwrap_or_default()),
    };
    let button =
        button.fill(palette.accent).stroke(Stroke::NONE).corner_radius(corners).min_size(vec2(0.0, space::CONTROL));
    let response = ui.add_enabled(enabled, button);
    if response.has_focus() {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, space::RADIUS, Stroke::new(2.0, palette.accent), egui::StrokeKind::Outside);
    }
    named(&response, Role::Button, enabled, name);
    response
}

/// A button beside the primary one.
pub fn quiet_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::current(ui);
    let words = RichText::new(label).font(text(size::BODY)).color(palette.text);
    ui.add(Button::new(words).fill(palette.panel).min_size(vec2(0.0, space::CONTROL)))
}

/// A square button with an icon alone; its name is its tooltip.
pub fn icon_button(ui: &mut Ui, icon: MaterialIcon, name: &str, enabled: bool) -> Response {
    let palette = Palette::current(ui);
    let color = if enabled { palette.muted } else { palette.disabled };
    let side = 28.0;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), sense);
    named(&response, Role::Button, enabled, name);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, CornerRadius::same(6), palette.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    let font = theme::icon(size::ICON);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon.codepoint, font, color);
    response.on_hover_text(name)
}

/// Words that act like a button, in the accent.
pub fn link_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::current(ui);
    let words = RichText::new(label).font(text(size::SMALL)).color(palette.accent_text);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add(Button::new(words).frame(false).wrap_mode(egui::TextWrapMode::Extend))
            .on_hover_cursor(egui::CursorIcon::PointingHand)
    })
    .inner
}

/// A word on a soft ground.
pub fn tag(ui: &mut Ui, words: &str, color: Color32, ground: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), semibold(size::SMALL), color);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 6.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(12), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    named(&response, Role::Label, true, words);
    response
}

fn named(response: &Response, role: Role, enabled: bool, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
}
