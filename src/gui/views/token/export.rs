//! The token taken to another tool: the warning first, then the string, hidden until it is to be seen; or why a form would
//! lead its tool nowhere.

use crate::gui::clipboard::Copied;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, mono, space};
use crate::gui::token::{AccountWindow, TokenIntent as Wish};
use crate::gui::views::wizard_parts::{banner, sentence};
use crate::gui::widgets::{link_button, note, segmented, switch};
use crate::secret::Secret;
use crate::telegram::SessionForm;
use crate::texts::{Message, text as words};
use egui::accesskit::Role;
use egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui, WidgetInfo};
use std::time::Instant;

#[must_use]
pub fn export_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    sentence(ui, words(language, "window-token-export-about"));
    let label = words(language, "window-token-form");
    let choices = SessionForm::ALL.map(|form| (form, form.title().to_owned()));
    let mut intent =
        segmented(ui, &label, account.form, &choices, false).map(|form| Intent::Token(Wish::ChooseForm(form)));
    if let Some(refusal) = state.export_refusal(account.form) {
        banner(ui, &refusal.show(language), palette.warning, palette.warning_tint);
        return intent;
    }
    banner(ui, &words(language, "window-token-warning"), palette.warning, palette.warning_tint);
    sentence(ui, words(language, "window-token-twice"));
    match &account.exported {
        None => {
            let understand = words(language, "window-token-understand");
            if let Some(understood) = switch(ui, &understand, account.understood) {
                intent = Some(Intent::Token(Wish::Understand(understood)));
            }
        }
        Some(secret) => intent = intent.or(string_ui(ui, state, account, secret)),
    }
    intent
}

/// The string: dots, or itself where that is wanted.
fn string_ui(ui: &mut Ui, state: &State, account: &AccountWindow, secret: &Secret) -> Option<Intent> {
    let language = state.language;
    let palette = Palette::current(ui);
    let name = words(language, "window-token-string");
    let hidden = "•".repeat(48);
    let shown = if account.is_revealed { secret.expose() } else { hidden.as_str() };
    Frame::new()
        .fill(palette.background)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let label = egui::Label::new(RichText::new(shown).font(mono()).color(palette.text));
            // Without blanks it could not be broken between words.
            // What is marked and copied by hand stays in the clipboard: that is for where the button does not work.
            let by_hand = account.is_revealed && state.copied == Copied::Failed;
            let response = ui.add(label.wrap().selectable(by_hand));
            let told = if account.is_revealed { shown } else { name.as_str() };
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told));
        });
    let mut intent = None;
    ui.horizontal(|ui| {
        let id = if account.is_revealed { "window-token-hide" } else { "window-token-reveal" };
        if link_button(ui, &words(language, id)).clicked() {
            intent = Some(Intent::Token(Wish::Reveal(!account.is_revealed)));
        }
        copied_ui(ui, state);
    });
    intent
}

/// What became of the copy in the clipboard.
fn copied_ui(ui: &mut Ui, state: &State) {
    let palette = Palette::current(ui);
    let language = state.language;
    if let Some(seconds) = state.copied.seconds_left(Instant::now()) {
        let left = Message::new("window-token-copied").with("seconds", seconds);
        return note(ui, left.show(language), palette.good);
    }
    match state.copied {
        Copied::Cleared => note(ui, words(language, "window-token-cleared"), palette.muted),
        Copied::Failed => note(ui, words(language, "window-token-no-clipboard"), palette.error),
        Copied::Nothing | Copied::Until(_) => {}
    }
}
