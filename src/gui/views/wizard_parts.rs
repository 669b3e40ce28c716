//! What the pages of wizards are made of: sentences, numbered instructions, values to copy, fields, what is folded away.

use crate::connection::AccountCard;
use crate::gui::intent::Intent;
use crate::gui::problem::Problem;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette, mono, semibold, size, space, text};
use crate::gui::views::connections::{account_words, initials};
use crate::gui::widgets::{TextField, TextFieldOutput, icon_button, note};
use crate::texts::{Message, text as words};
use egui::accesskit::Role;
use egui::{
    Align, Align2, Color32, CornerRadius, Frame, Layout, Margin, RichText, Sense, Stroke, Ui, WidgetInfo, vec2,
};
use egui_material_icons::icons::{
    ICON_CHECK, ICON_CHEVRON_RIGHT, ICON_CLOSE, ICON_CONTENT_COPY, ICON_EXPAND_MORE, ICON_OPEN_IN_NEW,
};

/// A paragraph of a page.
pub fn sentence(ui: &mut Ui, sentence: impl Into<String>) {
    let color = Palette::current(ui).muted;
    ui.add(egui::Label::new(RichText::new(sentence).font(text(size::BODY)).color(color)).wrap());
}

/// A sentence on a soft ground: a warning, an error, a piece of help.
pub fn banner(ui: &mut Ui, sentence: &str, color: Color32, ground: Color32) {
    Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(RichText::new(sentence).font(text(size::BODY)).color(color)).wrap());
        });
}

/// An instruction with its number, and what belongs to it under its words.
pub fn numbered<R>(ui: &mut Ui, number: usize, words: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::current(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 10.0, palette.accent_tint);
        let font = semibold(size::SMALL);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, number.to_string(), font, palette.accent_text);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS + 2.0;
            ui.add_space(2.0);
            ui.add(egui::Label::new(RichText::new(words).font(text(size::BODY)).color(palette.text)).wrap());
            add(ui)
        })
        .inner
    })
    .inner
}

/// A value with a button that copies it. `about` says what it is; empty where the sentence before says it.
#[must_use]
pub fn copy_value(ui: &mut Ui, state: &State, about: &str, value: &str) -> Option<Intent> {
    let palette = Palette::current(ui);
    let name = Message::new("window-wizard-copy").with("value", value).show(state.language);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 28.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if !about.is_empty() {
                ui.label(RichText::new(about).font(text(size::BODY)).color(palette.muted));
                ui.add_space(space::XS);
            }
            Frame::new()
                .fill(palette.hover)
                .corner_radius(CornerRadius::same(6))
                .inner_margin(Margin::symmetric(8, 3))
                .show(ui, |ui| {
                    ui.spacing_mut().interact_size.y = 0.0;
                    ui.label(RichText::new(value).font(mono()).color(palette.text));
                });
            icon_button(ui, ICON_CONTENT_COPY, &name, true).clicked().then(|| Intent::Copy(value.to_owned()))
        })
        .inner
    })
    .inner
}

/// Words that open a page in the browser.
pub fn web_link(ui: &mut Ui, label: &str, url: &str) {
    let palette = Palette::current(ui);
    let words = RichText::new(label).font(text(size::BODY)).color(palette.accent_text);
    let icon = RichText::new(ICON_OPEN_IN_NEW.codepoint).font(theme::icon(size::TITLE)).color(palette.accent_text);
    let button = egui::Button::new((words, icon)).frame(false).small();
    let response = ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(url);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, label));
    if response.clicked() {
        ui.ctx().open_url(egui::OpenUrl::new_tab(url));
    }
}

/// A field with its name above it, and what is wrong with it below.
pub fn wizard_field(ui: &mut Ui, label: &str, problem: Option<String>, field: TextField<'_>) -> TextFieldOutput {
    let palette = Palette::current(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(RichText::new(label).font(text(size::BODY)).color(palette.muted));
        let output = TextField { name: label, own_undo: true, invalid: problem.is_some(), ..field }.show(ui);
        if let Some(problem) = problem {
            note(ui, problem, palette.error);
        }
        output
    })
    .inner
}

/// A line that shows or hides what most people do not need; says whether it was clicked.
pub fn fold_line(ui: &mut Ui, label: &str, value: &str, is_open: bool) -> bool {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let name = if value.is_empty() { label.to_owned() } else { format!("{label}: {value}") };
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, is_open, &name));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    let color = if response.hovered() { palette.text } else { palette.muted };
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    line.spacing_mut().item_spacing.x = space::XS;
    let icon = if is_open { ICON_EXPAND_MORE } else { ICON_CHEVRON_RIGHT };
    let at = egui::pos2(rect.left() + 9.0, rect.center().y);
    line.painter().text(at, Align2::CENTER_CENTER, icon.codepoint, theme::icon(size::ICON), color);
    let at = egui::pos2(rect.left() + 22.0, rect.center().y);
    line.painter().text(at, Align2::LEFT_CENTER, name, text(size::BODY), color);
    // What was unfolded comes into sight, as far as there is something below.
    let unfolded = response.id.with("unfolded");
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(unfolded, !is_open));
    } else if is_open && ui.data_mut(|data| data.remove_temp::<bool>(unfolded)) == Some(true) {
        ui.scroll_to_rect(rect, Some(Align::TOP));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// What went wrong: the sentence, when to try again, and Telegram's own words folded below.
pub fn problem_ui(ui: &mut Ui, state: &State, problem: &Problem) {
    let palette = Palette::current(ui);
    let mut words_shown = problem.text.show(state.language);
    if let Some(seconds) = problem.retry_after {
        words_shown.push(' ');
        words_shown.push_str(&Message::new("window-retry-after").with("seconds", seconds).show(state.language));
        words_shown.push('.');
    }
    banner(ui, &words_shown, palette.error, palette.error_tint);
    if let Some(telegram) = &problem.telegram {
        let kept = ui.scope_id().with("telegram's words");
        let is_open = ui.data(|data| data.get_temp::<bool>(kept)).unwrap_or_default();
        if fold_line(ui, &words(state.language, "window-telegram-words"), "", is_open) {
            ui.data_mut(|data| data.insert_temp(kept, !is_open));
        }
        if is_open {
            ui.add(egui::Label::new(RichText::new(telegram).font(mono()).color(palette.muted)).wrap());
        }
    }
}

/// Who an account or bot is: initials on a colour of its own, name, @username, numbers.
pub fn account_card(ui: &mut Ui, state: &State, account: &AccountCard) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        avatar(ui, account, 40.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let name = if account.name.is_empty() { &account.username } else { &account.name };
            ui.label(RichText::new(name).font(semibold(size::TITLE)).color(palette.text));
            let facts = account_words(state.language, account);
            ui.label(RichText::new(facts).font(text(size::BODY)).color(palette.muted));
        });
    });
}

/// The initials of an account on a colour that is always the same for it.
pub fn avatar(ui: &mut Ui, account: &AccountCard, side: f32) {
    let palette = Palette::current(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let grounds = [
        (palette.accent_tint, palette.accent_text),
        (palette.good_tint, palette.good),
        (palette.warning_tint, palette.warning),
        (palette.expression_tint, palette.expression),
    ];
    let place = account.id.unsigned_abs() % grounds.len() as u64;
    let (ground, ink) = grounds.get(place as usize).copied().unwrap_or((palette.hover, palette.text));
    ui.painter().circle_filled(rect.center(), side / 2.0, ground);
    let name = if account.name.is_empty() { &account.username } else { &account.name };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, initials(name), semibold(size::TITLE), ink);
}

/// Something that is so (a tick) or not (a cross), with what that means.
pub fn fact(ui: &mut Ui, holds: bool, title: &str, about: &str) {
    let palette = Palette::current(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (icon, color) = if holds { (ICON_CHECK, palette.good) } else { (ICON_CLOSE, palette.faint) };
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.codepoint, theme::icon(size::ICON), color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(egui::Label::new(RichText::new(title).font(text(size::BODY)).color(palette.text)).wrap());
            if !about.is_empty() {
                note(ui, about, palette.faint);
            }
        });
    });
}

/// One of several rows of which one is chosen; says whether it was clicked.
pub fn choice_row(ui: &mut Ui, title: &str, about: &str, is_chosen: bool) -> bool {
    let palette = Palette::current(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    let name = if about.is_empty() { title.to_owned() } else { format!("{title}, {about}") };
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name));
    let ground = if is_chosen { Some(palette.accent_tint) } else { response.hovered().then_some(palette.hover) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS), ground);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, space::RADIUS, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    let center = egui::pos2(rect.left() + 18.0, rect.center().y);
    let line = if is_chosen { palette.accent } else { palette.faint };
    ui.painter().circle(center, 7.0, palette.panel, Stroke::new(1.5, line));
    if is_chosen {
        ui.painter().circle_filled(center, 3.5, palette.accent);
    }
    let about_width = if about.is_empty() {
        0.0
    } else {
        let galley = ui.painter().layout_no_wrap(about.to_owned(), text(size::SMALL), palette.faint);
        let at = egui::pos2(rect.right() - galley.size().x - space::M, rect.center().y - galley.size().y / 2.0);
        let width = galley.size().x;
        ui.painter().galley(at, galley, palette.faint);
        width + space::M
    };
    let color = if is_chosen { palette.accent_text } else { palette.text };
    let format = egui::TextFormat::simple(text(size::BODY), color);
    let mut job = egui::text::LayoutJob::single_section(title.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 52.0 - about_width).max(40.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = egui::pos2(rect.left() + 34.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
