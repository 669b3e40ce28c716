//! Two ways to leave an account: ending the session at Telegram, and forgetting it here only.

use super::{asks, question_ui};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::token::{AccountWindow, Question, TokenIntent as Wish};
use crate::gui::views::wizard_parts::sentence;
use crate::gui::widgets::{quiet_button, section_title};
use crate::texts::text as words;
use egui::Ui;

#[must_use]
pub fn leave_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    if state.token_entry().is_some_and(|entry| entry.is_built_in) {
        sentence(ui, words(state.language, "window-token-built-in"));
        return None;
    }
    let mut intent = None;
    if state.is_token_there() {
        intent = sign_out_ui(ui, state, account);
        ui.add_space(space::S);
    }
    intent.or(forget_ui(ui, state, account))
}

fn sign_out_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    let language = state.language;
    about_ui(ui, state, "window-token-sign-out-title", "window-token-sign-out-about");
    if asks(account, Question::SignOut) {
        let question = words(language, "window-token-sign-out-question");
        return question_ui(ui, state, &question, &words(language, "window-token-sign-out-agree"));
    }
    button_ui(ui, state, account, "window-token-sign-out", Wish::Ask(Question::SignOut))
}

/// What is asked before stands in a window of its own: it says what uses the connection.
fn forget_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    about_ui(ui, state, "window-token-forget-title", "window-token-forget-about");
    button_ui(ui, state, account, "window-token-forget", Wish::Forget)
}

fn about_ui(ui: &mut Ui, state: &State, title: &'static str, about: &'static str) {
    section_title(ui, &words(state.language, title));
    sentence(ui, words(state.language, about));
}

fn button_ui(ui: &mut Ui, state: &State, account: &AccountWindow, label: &'static str, wish: Wish) -> Option<Intent> {
    let clicked = account.wait.is_none() && quiet_button(ui, &words(state.language, label)).clicked();
    clicked.then_some(Intent::Token(wish))
}
