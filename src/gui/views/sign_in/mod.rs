//! The window of the sign-in of an account: one page a file.

mod application;
mod code;
mod code_boxes;
mod done;
mod parts;
mod password;
mod phone;
mod qr;
mod server;
mod what;

use super::wizard_frame::{Answer, Wizard};
use super::wizard_parts::sentence;
use crate::gui::intent::Intent;
use crate::gui::sign_in::{SignInIntent as Wish, SignInPage};
use crate::gui::state::State;
use crate::texts::text as words;
use egui::Ui;
use std::time::Instant;

/// Draws it over everything.
#[must_use]
pub fn sign_in_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    if state.sign_in.gives_up {
        return giving_up_ui(ui, state);
    }
    match state.sign_in.page {
        SignInPage::What => what::what_page(ui, state),
        SignInPage::Application => application::application_page(ui, state),
        SignInPage::Phone => phone::phone_page(ui, state),
        SignInPage::Qr => qr::qr_page(ui, state),
        SignInPage::Code => code::code_page(ui, state),
        SignInPage::Password => password::password_page(ui, state),
        SignInPage::Done => done::done_page(ui, state),
    }
}

/// What the steps are called.
fn steps(state: &State) -> Vec<String> {
    let ids = [
        "window-sign-in-step-what",
        "window-sign-in-step-app",
        "window-sign-in-step-phone",
        "window-sign-in-step-code",
        "window-sign-in-step-password",
        "window-sign-in-step-done",
    ];
    ids.into_iter().map(|id| words(state.language, id)).collect()
}

/// The frame of the shown page.
fn frame<'a>(state: &State, steps: &'a [String], title: &'a str, next: Option<Answer>) -> Wizard<'a> {
    let page = state.sign_in.page;
    let has_back = !matches!(page, SignInPage::What | SignInPage::Done);
    Wizard {
        name: "sign-in wizard",
        steps,
        current: page.place(),
        title,
        back: has_back.then(|| Intent::SignIn(Wish::Back)),
        cancel: Some((words(state.language, "window-cancel"), Intent::SignIn(Wish::AskToGiveUp))),
        next,
        hide: Intent::SignIn(Wish::Hide),
    }
}

/// The primary button; while a step is awaited it says so.
fn next(state: &State, id: &'static str) -> Option<Answer> {
    let wizard = &state.sign_in;
    let id = if wizard.wait.is_some() { "window-sign-in-waiting" } else { id };
    let enabled = wizard.can_go_on(Instant::now());
    Some(Answer { label: words(state.language, id), enabled, intent: Intent::SignIn(Wish::Next) })
}

/// Whether to give up: what would be lost, and what not.
fn giving_up_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let title = words(state.language, "window-sign-in-give-up-title");
    let steps = steps(state);
    let keep_on = Answer {
        label: words(state.language, "window-sign-in-keep-on"),
        enabled: true,
        intent: Intent::SignIn(Wish::KeepOn),
    };
    let wizard = Wizard {
        back: None,
        cancel: Some((words(state.language, "window-sign-in-give-up"), Intent::SignIn(Wish::GiveUp))),
        hide: Intent::SignIn(Wish::KeepOn),
        ..frame(state, &steps, &title, Some(keep_on))
    };
    let is_signed_in = state.sign_in.page == SignInPage::Done;
    let about = if is_signed_in { "window-sign-in-give-up-signed-in" } else { "window-sign-in-give-up-about" };
    wizard.show(ui, state, |ui, _| {
        sentence(ui, words(state.language, about));
        None
    })
}
