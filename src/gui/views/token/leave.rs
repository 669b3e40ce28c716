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

/// The words of one way out.
struct Way {
    question: Question,
    title: &'static str,
    about: &'static str,
    button: &'static str,
    asks: &'static str,
    agree: &'static str,
}

const SIGN_OUT: Way = Way {
    question: Question::SignOut,
    title: "window-token-sign-out-title",
    about: "window-token-sign-out-about",
    button: "window-token-sign-out",
    asks: "window-token-sign-out-question",
    agree: "window-token-sign-out-agree",
};

const FORGET: Way = Way {
    question: Question::Forget,
    title: "window-token-forget-title",
    about: "window-token-forget-about",
    button: "window-token-forget",
    asks: "window-token-forget-question",
    agree: "window-token-forget-agree",
};

#[must_use]
pub fn leave_ui(ui: &mut Ui, state: &State, account: &AccountWindow) -> Option<Intent> {
    if state.token_entry().is_some_and(|entry| entry.is_built_in) {
        sentence(ui, words(state.language, "window-token-built-in"));
        return None;
    }
    let mut intent = None;
    if state.is_token_there() {
        intent = way_ui(ui, state, account, &SIGN_OUT);
        ui.add_space(space::S);
    }
    intent.or(way_ui(ui, state, account, &FORGET))
}

fn way_ui(ui: &mut Ui, state: &State, account: &AccountWindow, way: &Way) -> Option<Intent> {
    let language = state.language;
    section_title(ui, &words(language, way.title));
    sentence(ui, words(language, way.about));
    if asks(account, way.question) {
        return question_ui(ui, state, &words(language, way.asks), &words(language, way.agree));
    }
    let asks = account.wait.is_none() && quiet_button(ui, &words(language, way.button)).clicked();
    asks.then_some(Intent::Token(Wish::Ask(way.question)))
}
