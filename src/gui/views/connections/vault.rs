//! The window about the vault: no keyring, a passphrase that is needed, a file that cannot be read.

use crate::backend::VaultState;
use crate::gui::connections::{Strength, VaultIntent, VaultWay, VaultWindow, strength};
use crate::gui::intent::Intent;
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::{Palette, semibold, size, space, text};
use crate::gui::views::wizard_frame::{Answer, PageOpened, Wizard};
use crate::gui::views::wizard_parts::{banner, sentence, wizard_field};
use crate::gui::widgets::{TextField, link_button, note, quiet_button};
use crate::storage::VaultError;
use crate::texts::{Language, Message, text as words};
use egui::accesskit::Role;
use egui::{CornerRadius, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// Draws it in place of whatever window is open; that one comes back as it was.
#[must_use]
pub fn vault_ui(ui: &mut Ui, state: &State, window: &VaultWindow) -> Option<Intent> {
    let language = state.language;
    let vault = state.connections.vault.state.as_ref();
    let (title, go, is_ready) = match vault {
        Some(VaultState::Locked) => {
            ("window-vault-unlock-title", "window-vault-unlock", !window.passphrase.expose().is_empty())
        }
        Some(VaultState::Broken(error)) => (broken_title(error), "window-vault-retry", true),
        _ => match window.way {
            VaultWay::Passphrase => ("window-vault-choose-title", "window-vault-create", window.is_whole()),
            VaultWay::SessionOnly => ("window-vault-choose-title", "window-vault-session-go", true),
        },
    };
    let wizard = Wizard {
        name: "vault",
        steps: &[],
        current: 0,
        title: &words(language, title),
        back: None,
        cancel: Some((words(language, "window-cancel"), VaultIntent::Close.into())),
        next: Some(Answer {
            label: words(language, go),
            enabled: is_ready && window.request.is_none(),
            intent: VaultIntent::Go.into(),
        }),
        hide: VaultIntent::Close.into(),
    };
    wizard.show(ui, state, |ui, opened| {
        let intent = match vault {
            Some(VaultState::Locked) => unlock_ui(ui, language, window, opened),
            Some(VaultState::Broken(error)) => broken_ui(ui, language, window, error),
            other => choose_ui(ui, language, window, other, opened),
        };
        let palette = Palette::current(ui);
        if window.request.is_some() {
            note(ui, words(language, "window-vault-working"), palette.muted);
        }
        if let Some(error) = &window.error {
            banner(ui, &error.show(language), palette.error, palette.error_tint);
        }
        intent
    })
}

fn unlock_ui(ui: &mut Ui, language: Language, window: &VaultWindow, opened: &PageOpened) -> Option<Intent> {
    sentence(ui, words(language, "window-vault-unlock-about"));
    let label = words(language, "window-vault-passphrase");
    let field = TextField { value: window.passphrase.expose(), password: true, ..TextField::default() };
    let output = wizard_field(ui, &label, None, field);
    opened.focus(&output.input);
    // A phrase that did not fit is typed anew.
    let is_refused = window.error.is_some() && window.passphrase.expose().is_empty();
    if is_refused && ui.memory(|memory| memory.focused()).is_none() {
        output.input.request_focus();
    }
    output.typed.map(|typed| typed_intent(TypedSecret::new(typed), TypedSecret::default()))
}

/// There is no keyring: a passphrase, or nothing is kept.
fn choose_ui(
    ui: &mut Ui,
    language: Language,
    window: &VaultWindow,
    vault: Option<&VaultState>,
    opened: &PageOpened,
) -> Option<Intent> {
    let palette = Palette::current(ui);
    let mut intent = None;
    sentence(ui, words(language, "window-vault-choose-about"));
    if let Some(VaultState::NoKeyring { reason }) = vault {
        note(ui, Message::new("window-vault-no-keyring").with("reason", reason.as_str()).show(language), palette.muted);
        if link_button(ui, &words(language, "window-vault-retry")).clicked() {
            intent = Some(VaultIntent::Retry.into());
        }
    }
    for (way, title, about) in [
        (VaultWay::Passphrase, "window-vault-way-passphrase", "window-vault-way-passphrase-about"),
        (VaultWay::SessionOnly, "window-vault-way-session", "window-vault-way-session-about"),
    ] {
        if way_ui(ui, &words(language, title), &words(language, about), window.way == way) {
            intent = Some(VaultIntent::Choose(way).into());
        }
    }
    if window.way == VaultWay::Passphrase {
        let label = words(language, "window-vault-new-passphrase");
        let field = TextField { value: window.passphrase.expose(), password: true, ..TextField::default() };
        let output = wizard_field(ui, &label, None, field);
        opened.focus(&output.input);
        let passphrase = window.passphrase.expose();
        if !passphrase.is_empty() {
            let strength = strength(passphrase);
            let color = match strength {
                Strength::TooShort => palette.error,
                Strength::Weak => palette.warning,
                Strength::Fair => palette.muted,
                Strength::Strong => palette.good,
            };
            note(ui, strength.message().show(language), color);
        }
        let first = output.typed.map(|typed| typed_intent(TypedSecret::new(typed), window.again.clone()));
        let label = words(language, "window-vault-again");
        let differs = !window.again.expose().is_empty() && window.again != window.passphrase;
        let problem = differs.then(|| words(language, "window-vault-differs"));
        let field = TextField { value: window.again.expose(), password: true, ..TextField::default() };
        let output = wizard_field(ui, &label, problem, field);
        let second = output.typed.map(|typed| typed_intent(window.passphrase.clone(), TypedSecret::new(typed)));
        intent = intent.or(first).or(second);
    }
    intent
}

fn typed_intent(passphrase: TypedSecret, again: TypedSecret) -> Intent {
    VaultIntent::Type { passphrase, again }.into()
}

/// One of two ways, with what follows from it; says whether it was chosen.
fn way_ui(ui: &mut Ui, title: &str, about: &str, is_chosen: bool) -> bool {
    let palette = Palette::current(ui);
    let width = ui.available_width();
    let room = width - 44.0;
    let title_galley = ui.painter().layout(title.to_owned(), semibold(size::BODY), palette.text, room);
    let about_galley = ui.painter().layout(about.to_owned(), text(size::SMALL), palette.muted, room);
    let height = title_galley.size().y + about_galley.size().y + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(about));
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => palette.accent_tint,
        (false, true) => palette.hover,
        (false, false) => palette.panel,
    };
    let line = if is_chosen || response.has_focus() { palette.accent } else { palette.line };
    let stroke = Stroke::new(if response.has_focus() { 1.5 } else { 1.0 }, line);
    ui.painter().rect(rect, CornerRadius::same(space::RADIUS), fill, stroke, StrokeKind::Inside);
    let center = egui::pos2(rect.left() + 20.0, rect.top() + 10.0 + title_galley.size().y / 2.0);
    ui.painter().circle(
        center,
        7.0,
        palette.panel,
        Stroke::new(1.5, if is_chosen { palette.accent } else { palette.faint }),
    );
    if is_chosen {
        ui.painter().circle_filled(center, 4.0, palette.accent);
    }
    let at = egui::pos2(rect.left() + 36.0, rect.top() + 10.0);
    let below = egui::pos2(at.x, at.y + title_galley.size().y + 4.0);
    ui.painter().galley(at, title_galley, palette.text);
    ui.painter().galley(below, about_galley, palette.muted);
    response.clicked() && !is_chosen
}

/// What is there cannot be read: why, and what can be done; setting it aside takes two clicks.
fn broken_ui(ui: &mut Ui, language: Language, window: &VaultWindow, error: &VaultError) -> Option<Intent> {
    let palette = Palette::current(ui);
    sentence(ui, words(language, broken_about(error)));
    let reason = match error {
        VaultError::NoKeyring { reason } | VaultError::KeyringSilent { reason } => Some(reason.clone()),
        VaultError::File(error) => Some(error.message().show(language)),
        _ => None,
    };
    if let Some(reason) = reason {
        ui.add(egui::Label::new(RichText::new(reason).font(text(size::SMALL)).color(palette.muted)).wrap());
    }
    sentence(ui, words(language, "window-vault-broken-untouched"));
    if !window.is_sure {
        let clicked = quiet_button(ui, &words(language, "window-vault-set-aside")).clicked();
        return clicked.then(|| VaultIntent::AskSetAside.into());
    }
    banner(ui, &words(language, "window-vault-set-aside-about"), palette.warning, palette.warning_tint);
    quiet_button(ui, &words(language, "window-vault-set-aside-sure")).clicked().then(|| VaultIntent::SetAside.into())
}

fn broken_title(error: &VaultError) -> &'static str {
    match error {
        VaultError::Damaged => "window-vault-damaged",
        VaultError::Tampered => "window-vault-tampered",
        VaultError::Newer => "window-vault-newer",
        VaultError::KeyMissing => "window-vault-key-missing",
        VaultError::WrongPassphrase | VaultError::Locked => "window-vault-unlock-title",
        VaultError::NoKeyring { .. } | VaultError::KeyringSilent { .. } => "window-vault-keyring-gone",
        VaultError::File(_) => "window-vault-unreadable",
    }
}

fn broken_about(error: &VaultError) -> &'static str {
    match error {
        VaultError::Damaged => "window-vault-damaged-about",
        VaultError::Tampered => "window-vault-tampered-about",
        VaultError::Newer => "window-vault-newer-about",
        VaultError::KeyMissing => "window-vault-key-missing-about",
        VaultError::WrongPassphrase | VaultError::Locked => "window-vault-unlock-about",
        VaultError::NoKeyring { .. } | VaultError::KeyringSilent { .. } => "window-vault-keyring-gone-about",
        VaultError::File(_) => "window-vault-unreadable-about",
    }
}
