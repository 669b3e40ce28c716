//! The last page: who has signed in, what the connection is called, and what to do with it.

use super::parts::trouble_ui;
use super::{frame, steps};
use crate::backend::SignedInCard;
use crate::connection::{NameError, check_name};
use crate::gui::intent::Intent;
use crate::gui::sign_in::{Finish, SignInIntent as Wish, SignInStep, readable_phone};
use crate::gui::state::State;
use crate::gui::theme::{Palette, semibold, size, space, text};
use crate::gui::views::connections::account_words;
use crate::gui::views::wizard_frame::{Answer, Wizard};
use crate::gui::views::wizard_parts::{avatar, banner, sentence, wizard_field};
use crate::gui::widgets::{TextField, link_button, note};
use crate::texts::{Message, text as words};
use egui::{CornerRadius, Id, RichText, Sense, TextureHandle, TextureOptions, Ui, vec2};
use std::sync::Arc;

/// The side of the account's picture.
const PICTURE: f32 = 56.0;

#[must_use]
pub fn done_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let (language, wizard) = (state.language, &state.sign_in);
    let (steps, title) = (steps(state), words(language, "window-sign-in-done-title"));
    let kept = wizard.kept.as_ref().map(|(_, name)| name.as_str());
    let own = kept.or(state.signed_in_again());
    let others = state.connection_names().into_iter().filter(|other| Some(*other) != own);
    let fault = check_name(wizard.name.trim(), others).err();
    let is_free = wizard.wait.is_none() && wizard.renaming.is_none() && fault.is_none();
    let finish = |finish| Intent::SignIn(Wish::Finish(finish));
    let step = step_title(state);
    let close = (words(language, "window-sign-in-close"), finish(Finish::Close));
    let (next, cancel) = match (kept, &step) {
        (None, _) => {
            let id = if wizard.wait.is_some() { "window-sign-in-waiting" } else { "window-save" };
            let save = Answer { label: words(language, id), enabled: is_free, intent: Intent::SignIn(Wish::Next) };
            (save, frame(state, &steps, &title, None).cancel)
        }
        (Some(_), Some(_)) => {
            let label = words(language, "window-sign-in-use");
            (Answer { label, enabled: is_free, intent: finish(Finish::UseInStep) }, Some(close))
        }
        (Some(_), None) => (Answer { label: close.0, enabled: is_free, intent: close.1 }, None),
    };
    let hide = if kept.is_some() { finish(Finish::Close) } else { Intent::SignIn(Wish::Hide) };
    let whole = Wizard { cancel, hide, ..frame(state, &steps, &title, Some(next)) };
    whole.show(ui, state, |ui, opened| {
        if let Some(card) = &wizard.card {
            person_ui(ui, state, card);
        }
        let fault = fault.map(|fault: NameError| fault.message().show(language));
        let field = TextField { value: &wizard.name, ..TextField::default() };
        let output = wizard_field(ui, &words(language, "window-sign-in-done-name"), fault, field);
        opened.focus(&output.input);
        let mut wish = output.typed.filter(|_| wizard.wait.is_none()).map(Wish::TypeName);
        trouble_ui(ui, state);
        kept_ui(ui, state);
        if let (Some(_), Some(step)) = (kept, step) {
            sentence(ui, Message::new("window-sign-in-done-step").with("step", step).show(language));
        }
        if kept.is_some() && link_button(ui, &words(language, "window-sign-in-token")).clicked() {
            wish = Some(Wish::Finish(Finish::OpenToken));
        }
        wish.map(Intent::SignIn)
    })
}

/// Whether the account is kept by now.
fn kept_ui(ui: &mut Ui, state: &State) {
    let (palette, wizard) = (Palette::current(ui), &state.sign_in);
    match &wizard.kept {
        Some((_, name)) => {
            let kept = Message::new("window-sign-in-done-about").with("name", name.as_str()).show(state.language);
            banner(ui, &kept, palette.good, palette.good_tint);
        }
        None if wizard.wait == Some(SignInStep::Keep) => {
            note(ui, words(state.language, "window-sign-in-keeping"), palette.muted);
        }
        None => {
            if let Some(name) = state.signed_in_again().filter(|_| wizard.is_another) {
                let about = Message::new("window-sign-in-another").with("name", name).show(state.language);
                banner(ui, &about, palette.warning, palette.warning_tint);
            }
            note(ui, words(state.language, "window-sign-in-not-kept"), palette.warning);
        }
    }
}

/// Picture or initials, name, @username, phone.
fn person_ui(ui: &mut Ui, state: &State, card: &SignedInCard) {
    let (palette, account) = (Palette::current(ui), &card.account);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        match picture_of(ui, state) {
            Some(picture) => {
                let (rect, _) = ui.allocate_exact_size(vec2(PICTURE, PICTURE), Sense::hover());
                let round = CornerRadius::same((PICTURE / 2.0) as u8);
                egui::Image::new(&picture).corner_radius(round).paint_at(ui, rect);
            }
            None => avatar(ui, account, PICTURE),
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let name = if account.name.is_empty() { &account.username } else { &account.name };
            ui.label(RichText::new(name).font(semibold(17.0)).color(palette.text));
            let facts = format!("{} · {}", readable_phone(&card.phone), account_words(state.language, account));
            ui.label(RichText::new(facts).font(text(size::BODY)).color(palette.muted));
        });
    });
}

/// The account's picture, given to the screen once.
fn picture_of(ui: &Ui, state: &State) -> Option<TextureHandle> {
    let picture = state.sign_in.picture.as_ref()?;
    let kept = Id::unique("picture of the account");
    // The address tells one picture from another: the wizard holds on to it for as long as it is shown.
    let place = Arc::as_ptr(picture) as usize;
    if let Some((at, texture)) = ui.data(|data| data.get_temp::<(usize, TextureHandle)>(kept))
        && at == place
    {
        return Some(texture);
    }
    let texture = ui.ctx().load_texture("account", egui::ColorImage::clone(picture), TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(kept, (place, texture.clone())));
    Some(texture)
}

/// What the selected step is called.
fn step_title(state: &State) -> Option<String> {
    let node = state.selected_step_id()?;
    let node = state.document.as_ref()?.scenario.node(&node)?;
    Some(node.title(state.language))
}
