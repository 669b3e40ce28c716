//! The window of a bot that is being connected.

mod chats;
mod done;
mod facts;
mod token;

use super::wizard_frame::{Answer, Wizard};
use super::wizard_parts::{problem_ui, sentence};
use crate::gui::bot_wizard::{BotPage, BotWait, BotWizardIntent as Wish};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::widgets::{link_button, note};
use crate::texts::text as words;
use egui::Ui;

/// Draws it over everything.
#[must_use]
pub fn bot_wizard_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    if state.bot_wizard.gives_up {
        return giving_up_ui(ui, state);
    }
    match state.bot_wizard.page {
        BotPage::Token => token::token_page(ui, state),
        BotPage::Facts => facts::facts_page(ui, state),
        BotPage::Chats => chats::chats_page(ui, state),
        BotPage::Done => done::done_page(ui, state),
    }
}

/// What the steps are called.
fn steps(state: &State) -> Vec<String> {
    BotPage::ALL
        .iter()
        .map(|page| {
            let id = match page {
                BotPage::Token => "window-bot-step-token",
                BotPage::Facts => "window-bot-step-facts",
                BotPage::Chats => "window-bot-step-chats",
                BotPage::Done => "window-bot-step-done",
            };
            words(state.language, id)
        })
        .collect()
}

/// The frame of the shown page.
fn frame<'a>(state: &State, steps: &'a [String], title: &'a str, next: Answer) -> Wizard<'a> {
    let page = state.bot_wizard.page;
    let is_saving = state.bot_wizard.is_saving();
    Wizard {
        name: "bot wizard",
        steps,
        current: page.place(),
        title,
        back: (page > BotPage::Token && !is_saving).then(|| Intent::BotWizard(Wish::Back)),
        cancel: (!is_saving).then(|| (words(state.language, "window-cancel"), Intent::BotWizard(Wish::AskToGiveUp))),
        next: Some(next),
        hide: Intent::BotWizard(Wish::Hide),
    }
}

/// Continue, while nothing is awaited.
fn next(state: &State, id: &'static str, enabled: bool) -> Answer {
    let enabled = enabled && state.bot_wizard.wait.is_none();
    Answer { label: words(state.language, id), enabled, intent: Intent::BotWizard(Wish::Next) }
}

/// What is awaited, with a way to stop it; or what went wrong.
#[must_use]
fn progress_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let palette = Palette::current(ui);
    if let Some(problem) = &state.bot_wizard.problem {
        problem_ui(ui, state, problem);
    }
    let (_, wait) = state.bot_wizard.wait?;
    let id = match wait {
        BotWait::Look => "window-bot-looking",
        BotWait::Chats => "window-bot-reading-chats",
        BotWait::Save => "window-bot-saving",
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        note(ui, words(state.language, id), palette.muted);
        if wait == BotWait::Save {
            return None;
        }
        let stops = link_button(ui, &words(state.language, "window-bot-stop")).clicked();
        stops.then_some(Intent::BotWizard(Wish::Stop))
    })
    .inner
}

fn giving_up_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    let title = words(state.language, "window-bot-give-up-title");
    let steps = steps(state);
    let wizard = Wizard {
        back: None,
        cancel: Some((words(state.language, "window-bot-give-up"), Intent::BotWizard(Wish::GiveUp))),
        hide: Intent::BotWizard(Wish::KeepOn),
        ..frame(
            state,
            &steps,
            &title,
            Answer {
                label: words(state.language, "window-bot-keep-on"),
                enabled: true,
                intent: Intent::BotWizard(Wish::KeepOn),
            },
        )
    };
    wizard.show(ui, state, |ui, _| {
        sentence(ui, words(state.language, "window-bot-give-up-about"));
        None
    })
}
