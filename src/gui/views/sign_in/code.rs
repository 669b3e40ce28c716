//! The fourth page: the login code, where it was sent, and how to have it sent again.

use super::code_boxes::{CodeBoxes, MOST};
use super::parts::{countdown, focus, rehearsal, trouble_ui};
use super::{frame, next, steps};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{Sent, SignInIntent as Wish, readable_phone};
use crate::gui::state::{State, TypedSecret};
use crate::gui::theme::Palette;
use crate::gui::views::wizard_frame::PageOpened;
use crate::gui::views::wizard_parts::{sentence, web_link, wizard_field};
use crate::gui::widgets::{TextField, link_button, note, small_row};
use crate::telegram::{CodeWay, NextWay};
use crate::texts::{Message, text as words};
use egui::Ui;
use std::time::Instant;

#[must_use]
pub fn code_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let sent = state.sign_in.sent.as_ref();
    let title = sent.map_or("window-sign-in-code-title", |sent| title_of(&sent.code.way));
    let (steps, title) = (steps(state), words(language, title));
    frame(state, &steps, &title, next(state, "window-wizard-next")).show(ui, state, |ui, opened| {
        let sent = sent?;
        sentence(ui, where_sent(sent).show(language));
        if let CodeWay::Fragment { url } = &sent.code.way
            && url.starts_with("https://")
        {
            web_link(ui, &words(language, "window-sign-in-code-fragment-link"), url);
        }
        let mut wish = code_ui(ui, state, sent, opened);
        trouble_ui(ui, state);
        wish = wish.or(resend_ui(ui, state, sent));
        if state.sign_in.wait.is_none() && link_button(ui, &words(language, "window-sign-in-qr-instead")).clicked() {
            wish = Some(Wish::ShowQr);
        }
        wish.map(Intent::SignIn).or(sandbox_ui(ui, state, sent))
    })
}

fn title_of(way: &CodeWay) -> &'static str {
    match way {
        CodeWay::App => "window-sign-in-code-title-app",
        CodeWay::Sms => "window-sign-in-code-title-sms",
        CodeWay::Call | CodeWay::FlashCall { .. } | CodeWay::MissedCall { .. } => "window-sign-in-code-title-call",
        CodeWay::Email { .. } => "window-sign-in-code-title-email",
        CodeWay::Fragment { .. } | CodeWay::Other { .. } => "window-sign-in-code-title",
    }
}

/// Where the code went and how long it is.
fn where_sent(sent: &Sent) -> Message {
    let message = match &sent.code.way {
        CodeWay::App => Message::new("window-sign-in-code-app"),
        CodeWay::Sms => Message::new("window-sign-in-code-sms"),
        CodeWay::Call => Message::new("window-sign-in-code-call"),
        CodeWay::FlashCall { pattern } => {
            Message::new("window-sign-in-code-flash-call").with("pattern", pattern.as_str())
        }
        CodeWay::MissedCall { prefix } => {
            Message::new("window-sign-in-code-missed-call").with("prefix", prefix.as_str())
        }
        CodeWay::Email { pattern } => Message::new("window-sign-in-code-email").with("email", pattern.as_str()),
        CodeWay::Fragment { .. } => Message::new("window-sign-in-code-fragment"),
        CodeWay::Other { name } => Message::new("window-sign-in-code-other").with("way", name.as_str()),
    };
    let length = match (sent.code.length, sent.has_letters()) {
        (Some(length), false) => Message::new("window-sign-in-code-digits").with("count", length),
        (Some(length), true) => Message::new("window-sign-in-code-characters").with("count", length),
        (None, _) => Message::new("window-sign-in-code-whole"),
    };
    message.with("phone", readable_phone(&sent.code.phone)).with("length", length)
}

/// Boxes where the length is known, else one field.
fn code_ui(ui: &mut Ui, state: &State, sent: &Sent, opened: &PageOpened) -> Option<Wish> {
    let wizard = &state.sign_in;
    let name = words(state.language, "window-sign-in-code");
    let value = wizard.code.expose();
    let invalid = wizard.trouble_here().is_some_and(|trouble| !trouble.is_connection && trouble.until.is_none());
    let (input, typed) = match sent.code.length {
        Some(length) if (1..=MOST).contains(&length) => {
            let enabled = wizard.wait.is_none() && !sent.is_void;
            CodeBoxes { value, length, name: &name, invalid, enabled }.show(ui)
        }
        _ => {
            let field = TextField { value, invalid, password: true, ..TextField::default() };
            let output = ui.scope(|ui| {
                ui.set_max_width(280.0);
                wizard_field(ui, &name, None, field)
            });
            (output.inner.input, output.inner.typed)
        }
    };
    focus(ui, state, opened, &input);
    typed.map(|text| Wish::TypeCode(TypedSecret::new(text)))
}

/// When and how the code can be sent again.
fn resend_ui(ui: &mut Ui, state: &State, sent: &Sent) -> Option<Wish> {
    let (language, now) = (state.language, Instant::now());
    let way = match sent.code.next.filter(|_| !sent.is_void) {
        Some(NextWay::Sms) => "window-sign-in-resend-sms",
        Some(NextWay::Call) => "window-sign-in-resend-call",
        Some(NextWay::FlashCall) => "window-sign-in-resend-flash-call",
        Some(NextWay::MissedCall) => "window-sign-in-resend-missed-call",
        Some(NextWay::Fragment) => "window-sign-in-resend-fragment",
        None => "window-sign-in-resend-anew",
    };
    if state.sign_in.can_resend(now) {
        let clicked = small_row(ui, |ui| {
            if !sent.is_void {
                note(ui, words(language, "window-sign-in-not-come"), Palette::current(ui).muted);
            }
            link_button(ui, &words(language, way)).clicked()
        });
        return clicked.then_some(Wish::Resend);
    }
    let left = sent.again_at.saturating_duration_since(now);
    if !left.is_zero() && !sent.is_void {
        let way = Message::new(way);
        let message = Message::new("window-sign-in-resend-in").with("way", way).with("time", countdown(ui, left));
        sentence(ui, message.show(language));
    }
    None
}

/// The code that the sandbox takes.
fn sandbox_ui(ui: &mut Ui, state: &State, sent: &Sent) -> Option<Intent> {
    let facts = state.sandbox_facts.as_ref().filter(|_| state.sign_in.is_sandbox())?;
    let phone = readable_phone(&sent.code.phone);
    let person = facts.people.iter().find(|person| readable_phone(&person.phone) == phone)?;
    let about = Message::new("window-sign-in-code-sandbox").with("name", person.name.as_str());
    let fill = Message::new("window-sign-in-code-sandbox-fill").with("code", person.code.as_str());
    let wish = Wish::TypeCode(TypedSecret::new(person.code.clone()));
    rehearsal(ui, &about.show(state.language), &fill.show(state.language), wish)
}
