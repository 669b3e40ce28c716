//! The question before a connection is deleted: what is lost, what stays, and what uses it.

use crate::gui::connections::{ConnectionsIntent, DeleteQuestion, UseOfName, Uses};
use crate::gui::intent::Intent;
use crate::gui::state::State;
use crate::gui::theme::{Palette, space};
use crate::gui::views::wizard_frame::{Answer, Wizard};
use crate::gui::views::wizard_parts::{banner, sentence};
use crate::gui::widgets::note;
use crate::texts::{Language, Message, text as words};
use egui::Ui;

/// How many scenarios are named; of more, only how many.
const NAMED: usize = 6;

/// Draws the question.
#[must_use]
pub fn delete_ui(ui: &mut Ui, state: &State, question: &DeleteQuestion) -> Option<Intent> {
    let language = state.language;
    let title = Message::new("window-connections-delete-title").with("name", question.name.as_str()).show(language);
    let wizard = Wizard {
        name: "delete connection",
        steps: &[],
        current: 0,
        title: &title,
        back: None,
        cancel: Some((words(language, "window-cancel"), ConnectionsIntent::Cancel.into())),
        next: Some(Answer {
            label: words(language, "window-delete"),
            // What uses it has to be read before.
            enabled: question.deleting.is_none() && !question.uses.is_awaited(),
            intent: ConnectionsIntent::Delete(question.id.clone()).into(),
        }),
        hide: ConnectionsIntent::Cancel.into(),
    };
    wizard.show(ui, state, |ui, _| {
        let palette = Palette::current(ui);
        sentence(ui, words(language, "window-connections-delete-about"));
        if question.is_signed_in {
            sentence(ui, words(language, "window-connections-delete-signed-in"));
        }
        match &question.uses {
            Uses::Unknown => {}
            Uses::Awaited(_) => note(ui, words(language, "window-connections-uses-awaited"), palette.muted),
            Uses::Failed(message) => {
                note(ui, words(language, "window-connections-uses-failed"), palette.warning);
                note(ui, message.show(language), palette.muted);
            }
            Uses::Known(found) => {
                let uses = state.uses_of(&question.name, found);
                match uses.is_empty() {
                    true if state.folder.is_none() => {
                        note(ui, words(language, "window-connections-uses-no-folder"), palette.warning);
                    }
                    true => note(ui, words(language, "window-connections-uses-none"), palette.muted),
                    false => {
                        let title = Message::new("window-connections-delete-uses").with("count", uses.len());
                        let all = format!("{}\n{}", title.show(language), uses_words(language, &uses));
                        banner(ui, &all, palette.warning, palette.warning_tint);
                    }
                }
            }
        }
        if let Some(error) = &question.error {
            ui.add_space(space::XS);
            banner(ui, &error.show(language), palette.error, palette.error_tint);
        }
        None
    })
}

/// The scenarios, one a line, with how many of their steps name the connection.
pub fn uses_words(language: Language, uses: &[UseOfName]) -> String {
    let line = |found: &UseOfName| {
        let id = if found.is_open { "window-connections-use-open" } else { "window-connections-use" };
        Message::new(id).with("scenario", found.scenario.as_str()).with("steps", found.steps).show(language)
    };
    let mut lines: Vec<String> = uses.iter().take(NAMED).map(line).collect();
    if uses.len() > NAMED {
        lines.push(Message::new("window-connections-uses-more").with("count", uses.len() - NAMED).show(language));
    }
    lines.join("\n")
}
