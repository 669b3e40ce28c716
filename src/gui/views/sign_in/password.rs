//! The fifth page: the two-step password, for accounts that have one.

use super::parts::{focus, hidden_field, is_still, rehearsal, trouble_ui};
use super::{frame, next, steps};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{Fold, SignInIntent as Wish};
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::Palette;
use crate::gui::views::wizard_parts::sentence;
use crate::gui::widgets::{TextField, link_button, note};
use crate::texts::{Message, text as words};
use egui::Ui;

#[must_use]
pub fn password_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let (steps, title) = (steps(state), words(language, "window-sign-in-password-title"));
    frame(state, &steps, &title, next(state, "window-sign-in-password-enter")).show(ui, state, |ui, opened| {
        sentence(ui, words(language, "window-sign-in-password-about"));
        let label = words(language, "window-sign-in-password");
        let invalid = wizard.trouble_here().is_some_and(|trouble| !trouble.is_connection && trouble.until.is_none());
        let field = TextField { value: wizard.password.expose(), invalid, ..TextField::default() };
        let (output, toggled) = hidden_field(ui, state, &label, wizard.folds.password, None, field);
        focus(ui, state, opened, &output.input);
        let typed = output.typed.filter(|_| is_still(state));
        let mut wish = typed.map(|text| Wish::TypePassword(TypedSecret::new(text)));
        wish = wish.or(toggled.then_some(Wish::Toggle(Fold::Password)));
        trouble_ui(ui, state);
        wish = wish.or(hint_ui(ui, state));
        note(ui, words(language, "window-sign-in-password-forgotten"), Palette::current(ui).faint);
        wish.map(Intent::SignIn).or(sandbox_ui(ui, state))
    })
}

/// What the owner wrote to remember it; nobody else needs to see it.
fn hint_ui(ui: &mut Ui, state: &State) -> Option<Wish> {
    let hint = state.sign_in.question.as_ref()?.hint.as_ref()?;
    if state.sign_in.folds.hint {
        sentence(ui, Message::new("window-sign-in-password-hint").with("hint", hint.as_str()).show(state.language));
        return None;
    }
    let clicked = link_button(ui, &words(state.language, "window-sign-in-password-hint-show")).clicked();
    clicked.then_some(Wish::Toggle(Fold::Hint))
}

/// The password that the sandbox takes.
fn sandbox_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let facts = state.sandbox_facts.as_ref().filter(|_| state.sign_in.is_sandbox())?;
    let password = facts.people.iter().find_map(|person| person.password.clone())?;
    let about = words(state.language, "window-sign-in-password-sandbox");
    let fill = words(state.language, "window-sign-in-password-sandbox-fill");
    rehearsal(ui, &about, &fill, Wish::TypePassword(TypedSecret::new(password)))
}
