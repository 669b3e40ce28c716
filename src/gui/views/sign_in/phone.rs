//! The third page: the phone number, or the way to the QR code.

use super::parts::{focus, is_still, trouble_ui};
use super::{frame, next, steps};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{PhoneFault, SignInIntent as Wish, lacks_country, readable_phone};
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::views::wizard_parts::{banner, choice_row, sentence, wizard_field};
use crate::gui::widgets::{TextField, link_button, note};
use crate::texts::{Message, text as words};
use egui::Ui;

#[must_use]
pub fn phone_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let (steps, title) = (steps(state), words(language, "window-sign-in-phone-title"));
    let label = if wizard.sent.is_some() { "window-wizard-next" } else { "window-sign-in-phone-send" };
    frame(state, &steps, &title, next(state, label)).show(ui, state, |ui, opened| {
        let palette = Palette::current(ui);
        sentence(ui, words(language, "window-sign-in-phone-about"));
        let fault = PhoneFault::find(&wizard.phone).map(|fault| fault.message().show(language));
        // A number that has only been begun is not wrong yet.
        let told = fault.filter(|_| PhoneFault::find(&wizard.phone) != Some(PhoneFault::TooShort));
        let field = TextField { value: &wizard.phone, hint: "+7 999 123-45-67", ..TextField::default() };
        let output = ui.scope(|ui| {
            ui.set_max_width(280.0);
            wizard_field(ui, &words(language, "window-sign-in-phone"), told, field)
        });
        let output = output.inner;
        focus(ui, state, opened, &output.input);
        let mut wish = output.typed.filter(|_| is_still(state)).map(Wish::TypePhone);
        if lacks_country(&wizard.phone) {
            note(ui, words(language, "window-sign-in-phone-country"), palette.warning);
        } else if wizard.sent.is_some() {
            note(ui, words(language, "window-sign-in-phone-sent"), palette.good);
        } else {
            note(ui, words(language, "window-sign-in-phone-hint"), palette.faint);
        }
        trouble_ui(ui, state);
        if wizard.wait.is_none() && link_button(ui, &words(language, "window-sign-in-qr-instead")).clicked() {
            wish = Some(Wish::ShowQr);
        }
        wish.map(Intent::SignIn).or(people_ui(ui, state))
    })
}

/// The people of the sandbox, whose numbers anyone can rehearse with.
fn people_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let facts = state.sandbox_facts.as_ref().filter(|_| state.sign_in.is_sandbox())?;
    let palette = Palette::current(ui);
    banner(ui, &words(state.language, "window-sign-in-people"), palette.good, palette.good_tint);
    ui.spacing_mut().item_spacing.y = space::XS;
    let mut wish = None;
    for person in &facts.people {
        let phone = readable_phone(&person.phone);
        let about = match person.password {
            Some(_) => Message::new("window-sign-in-people-password").with("phone", phone).show(state.language),
            None => phone,
        };
        let is_chosen = readable_phone(&state.sign_in.phone) == readable_phone(&person.phone);
        if choice_row(ui, &person.name, &about, is_chosen) && is_still(state) {
            wish = Some(Wish::TypePhone(person.phone.clone()));
        }
    }
    wish.map(Intent::SignIn)
}
