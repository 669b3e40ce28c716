//! The third page: what the connection is called, and which chat is one's own.

use super::facts::open_bot_ui;
use super::{frame, next, progress_ui, steps};
use crate::connection::{ChatCard, NameError};
use crate::gui::bot_wizard::BotWizardIntent as Wish;
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::space;
use crate::gui::views::wizard_parts::{choice_row, sentence, wizard_field};
use crate::gui::widgets::{TextField, link_button, section_title};
use crate::texts::text as words;
use egui::Ui;

#[must_use]
pub fn chats_page(ui: &mut Ui, state: &State) -> Option<Intent> {
    let language = state.language;
    let (steps, title) = (steps(state), words(language, "window-bot-chats-title"));
    let wizard = &state.bot_wizard;
    let fault = state.bot_name_fault();
    frame(state, &steps, &title, next(state, "window-save", fault.is_none())).show(ui, state, |ui, opened| {
        let fault = fault.map(|fault: NameError| fault.message().show(language));
        let field = TextField { value: &wizard.name, ..TextField::default() };
        let output = wizard_field(ui, &words(language, "window-bot-name"), fault, field);
        opened.focus(&output.input);
        let mut intent = output.typed.map(|name| Intent::BotWizard(Wish::TypeName(name)));
        section_title(ui, &words(language, "window-bot-mine-title"));
        sentence(ui, words(language, "window-bot-mine-about"));
        intent = intent.or(progress_ui(ui, state));
        intent = intent.or(match &wizard.chats {
            Some(chats) => list_ui(ui, state, chats),
            None => unread_ui(ui, state),
        });
        intent
    })
}

/// Before the updates of a real bot are read: what that costs.
fn unread_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    sentence(ui, words(state.language, "window-bot-chats-unread"));
    if state.bot_wizard.wait.is_some() {
        return None;
    }
    let reads = link_button(ui, &words(state.language, "window-bot-chats-read")).clicked();
    reads.then_some(Intent::BotWizard(Wish::ReadChats))
}

fn list_ui(ui: &mut Ui, state: &State, chats: &[ChatCard]) -> Option<Intent> {
    let (language, mine) = (state.language, state.bot_wizard.mine.as_ref());
    let mut intent = None;
    if chats.is_empty() && mine.is_none() {
        sentence(ui, words(language, "window-bot-chats-none"));
        if let Some(facts) = &state.bot_wizard.facts {
            open_bot_ui(ui, state, &facts.account.username);
        }
    } else {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            if choice_row(ui, &words(language, "window-bot-mine-none"), "", mine.is_none()) {
                intent = Some(Intent::BotWizard(Wish::ChooseMine(None)));
            }
            // The chosen one stays in sight when a later reading does not bring it any more.
            let chosen = mine.filter(|mine| chats.iter().all(|chat| chat.id != mine.id));
            for chat in chosen.into_iter().chain(chats) {
                let is_chosen = mine.is_some_and(|mine| mine.id == chat.id);
                if choice_row(ui, &chat.title, &format!("ID {}", chat.id), is_chosen) {
                    intent = Some(Intent::BotWizard(Wish::ChooseMine(Some(chat.clone()))));
                }
            }
        });
    }
    if state.bot_wizard.wait.is_none() && link_button(ui, &words(language, "window-bot-chats-refresh")).clicked() {
        intent = Some(Intent::BotWizard(Wish::ReadChats));
    }
    intent
}
