//! The windows of the token of an account: the account's own, and the one that brings a session string in.

mod export;
mod import;
mod leave;
mod sessions;

use super::wizard_frame::{Answer, Wizard};
use super::wizard_parts::{account_card, problem_ui, sentence};
use crate::gui::intent::Intent;
use crate::gui::sign_in::SignInIntent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::token::{AccountWindow, Question, TokenIntent as Wish, TokenTab, TokenWait};
use crate::gui::widgets::{link_button, note, quiet_button, segmented};
use crate::texts::{Message, text as words};
use egui::Ui;

/// Draws it over everything.
#[must_use]
pub fn token_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    match &state.token.account {
        Some(account) => account_ui(ui, state, account),
        None => import::import_ui(ui, state),
    }
}

fn account_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    let language = state.language;
    let entry = state.token_entry();
    let name = entry.map(|entry| state.connection_title(&entry.connection.name)).unwrap_or_default();
    let title = Message::new("window-token-title").with("name", name).show(language);
    let window = Wizard {
        name: "token",
        steps: &[],
        current: account.tab as usize,
        title: &title,
        back: None,
        cancel: Some((words(language, "window-token-close"), Intent::Token(Wish::Hide))),
        next: primary(state, account),
        hide: Intent::Token(Wish::Hide),
    };
    window.show(ui, state, |ui, _| {
        if let Some(card) = entry.and_then(|entry| entry.account()) {
            account_card(ui, state, card);
        }
        let label = words(language, "window-token-parts");
        let choices = [
            (TokenTab::Export, words(language, "window-token-tab-export")),
            (TokenTab::Sessions, words(language, "window-token-tab-sessions")),
            (TokenTab::Leave, words(language, "window-token-tab-leave")),
        ];
        let mut intent =
            segmented(ui, &label, account.tab, &choices, true).map(|tab| Intent::Token(Wish::ShowTab(tab)));
        ui.add_space(space::XS);
        let shown = match account.tab {
            TokenTab::Leave => leave::leave_ui(ui, state, account),
            _ if !state.is_token_there() => signed_out_ui(ui, state, account),
            TokenTab::Export => export::export_ui(ui, state, account),
            TokenTab::Sessions => sessions::sessions_ui(ui, state, account),
        };
        intent = intent.or(shown);
        intent.or(progress_ui(ui, state, account))
    })
}

/// The primary button of the shown part, where it has one.
fn primary(state: &State, account: &AccountWindow) -> Option<Answer> {
    if account.tab != TokenTab::Export || !state.is_token_there() {
        return None;
    }
    let language = state.language;
    Some(match &account.exported {
        None => Answer {
            label: words(language, "window-token-show"),
            enabled: account.understood && account.wait.is_none() && state.export_refusal(account.form).is_none(),
            intent: Intent::Token(Wish::Export),
        },
        Some(_) => Answer {
            label: words(language, "window-token-copy"),
            enabled: true,
            intent: Intent::Token(Wish::CopyString),
        },
    })
}

/// Nobody is signed in with the connection: there is nothing to show but the way back in.
fn signed_out_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    sentence(ui, words(state.language, "window-token-nobody"));
    let signs_in = link_button(ui, &words(state.language, "window-token-sign-in-again")).clicked();
    signs_in.then(|| Intent::SignIn(SignInIntent::OpenFor(account.id.clone())))
}

/// What is awaited, with a way to stop it; or what went wrong.
fn progress_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    let palette = Palette::current(ui);
    if let Some(problem) = &account.problem {
        problem_ui(ui, state, problem);
    }
    let (_, wait) = account.wait?;
    let id = match wait {
        TokenWait::Export => "window-token-exporting",
        TokenWait::Sessions => "window-token-listing",
        TokenWait::EndSession => "window-token-ending",
        TokenWait::SignOut => "window-token-signing-out",
    };
    if !wait.is_reading() {
        note(ui, words(state.language, id), palette.muted);
        return None;
    }
    waiting_ui(ui, state, &words(state.language, id), palette.muted)
}

/// A sentence about what is awaited, and the link that stops it.
fn waiting_ui(ui: &mut Ui, state: &State, sentence: &str, color: egui::Color32) -> Option<Intent> {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        note(ui, sentence, color);
        let stops = link_button(ui, &words(state.language, "window-token-stop")).clicked();
        stops.then_some(Intent::Token(Wish::Stop))
    })
    .inner
}

/// A question in the place of the button that led to it: what will happen, do it, or do not.
#[must_use]
fn question_ui(ui: &mut Ui, state: &State, about: &str, agree: &str) -> Option<Intent> {
    let palette = Palette::current(ui);
    let mut intent = None;
    egui::Frame::new()
        .fill(palette.warning_tint)
        .corner_radius(egui::CornerRadius::same(space::RADIUS))
        .inner_margin(egui::Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            let font = crate::gui::theme::text(crate::gui::theme::size::BODY);
            ui.add(egui::Label::new(egui::RichText::new(about).font(font).color(palette.warning)).wrap());
            ui.horizontal(|ui| {
                if quiet_button(ui, agree).clicked() {
                    intent = Some(Intent::Token(Wish::Agree));
                }
                if quiet_button(ui, &words(state.language, "window-token-decline")).clicked() {
                    intent = Some(Intent::Token(Wish::Decline));
                }
            });
        });
    intent
}

/// Whether this is asked about now, and nothing is awaited.
fn asks(account: &AccountWindow, question: Question) -> bool {
    account.question == Some(question) && account.wait.is_none()
}
