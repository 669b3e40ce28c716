//! The windows over everything: unsaved changes, a run on the real Telegram, renaming, deleting.

use super::bot_wizard::bot_wizard_ui;
use super::connections::{connections_ui, vault_ui};
use super::keyboard::keyboard_window_ui;
use super::sign_in::sign_in_ui;
use super::token::token_ui;
use crate::engine::Scope;
use crate::gui::document::Document;
use crate::gui::intent::Intent;
use crate::gui::state::{AfterSave, ModalWindow, State};
use crate::gui::theme::{Palette, semibold, size, space, text};
use crate::gui::widgets::{TextField, form_row, note, primary_button, quiet_button};
use crate::texts::{Message, text as words};
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, Ui};
use std::mem::{Discriminant, discriminant};
use std::path::{Path, PathBuf};

#[must_use]
pub fn windows_ui(ui: &mut Ui, state: &State) -> Option<Intent> {
    // What needs the vault waits for it, whatever window it was wished in.
    if let Some(window) = &state.connections.vault.window {
        return vault_ui(ui, state, window);
    }
    let Some(window) = state.window.as_ref() else {
        ui.data_mut(|data| data.remove::<Discriminant<ModalWindow>>(keyboard_id()));
        return None;
    };
    match window {
        ModalWindow::Connection => return connections_ui(ui, state),
        ModalWindow::SignIn => return sign_in_ui(ui, state),
        ModalWindow::BotWizard => return bot_wizard_ui(ui, state),
        ModalWindow::Token => return token_ui(ui, state),
        ModalWindow::Keyboard => return keyboard_window_ui(ui, state),
        _ => {}
    }
    let palette = Palette::current(ui);
    let frame = Frame::window(ui.style()).fill(palette.panel).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("window")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(460.0);
        ui.spacing_mut().item_spacing.y = space::M;
        match window {
            ModalWindow::Connection
            | ModalWindow::SignIn
            | ModalWindow::BotWizard
            | ModalWindow::Token
            | ModalWindow::Keyboard => None,
            ModalWindow::Unsaved(next) => unsaved_ui(ui, state, next),
            ModalWindow::RealRun { recipient, scope } => real_run_ui(ui, state, recipient, scope),
            ModalWindow::Running(next) => running_ui(ui, state, next),
            ModalWindow::Conflict(path) => conflict_ui(ui, state, path),
            ModalWindow::Rename { path, name } => rename_ui(ui, state, path, name),
            ModalWindow::Delete { path } => delete_ui(ui, state, path),
            ModalWindow::Folder { path } => folder_ui(ui, state, path),
        }
    });
    let closed = modal.should_close();
    modal.inner.or(closed.then_some(Intent::CloseWindow))
}

/// Where it is kept which window has been given the keyboard.
fn keyboard_id() -> Id {
    Id::unique("window with the keyboard")
}

/// A field of a window. The first one takes the keyboard when the window opens, with its text selected.
fn field_ui(ui: &mut Ui, state: &State, is_first: bool, label: &str, required: bool, field: TextField<'_>) -> Typed {
    let length = field.value.chars().count();
    form_row(ui, label, required, |ui| {
        let output = field.show(ui);
        let shown = state.window.as_ref().map(discriminant);
        let is_new = ui.data(|data| data.get_temp::<Discriminant<ModalWindow>>(keyboard_id())) != shown;
        if let Some(shown) = shown.filter(|_| is_first && is_new) {
            ui.data_mut(|data| data.insert_temp(keyboard_id(), shown));
            let mut edit = TextEditState::load(ui.ctx(), output.input.id).unwrap_or_default();
            edit.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), CCursor::new(length))));
            edit.store(ui.ctx(), output.input.id);
            output.input.request_focus();
        }
        Typed { text: output.typed, entered: output.entered }
    })
}

/// What was done in a field of a window.
struct Typed {
    text: Option<String>,
    /// Enter was pressed, which is as good as the primary button.
    entered: bool,
}

fn title_ui(ui: &mut Ui, title: &str) {
    let palette = Palette::current(ui);
    ui.label(RichText::new(title).font(semibold(17.0)).color(palette.text));
}

fn sentence_ui(ui: &mut Ui, sentence: String) {
    let palette = Palette::current(ui);
    ui.add(egui::Label::new(RichText::new(sentence).font(text(size::BODY)).color(palette.muted)).wrap());
}

/// The answers of a window: the primary one at the right, Cancel beside it, others at the left.
fn answers_ui(
    ui: &mut Ui,
    state: &State,
    primary: (&str, bool, Intent),
    other: Option<(&str, Intent)>,
) -> Option<Intent> {
    let mut intent = None;
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        if let Some((title, wish)) = other
            && quiet_button(ui, title).clicked()
        {
            intent = Some(wish);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (title, enabled, wish) = primary;
            if primary_button(ui, None, title, enabled).clicked() {
                intent = Some(wish);
            }
            if quiet_button(ui, &words(state.language, "window-cancel")).clicked() {
                intent = Some(Intent::CloseWindow);
            }
        });
    });
    intent
}

fn unsaved_ui(ui: &mut Ui, state: &State, next: &AfterSave) -> Option<Intent> {
    let language = state.language;
    let name = state.document.as_ref().map(|document| document.scenario.name.clone()).unwrap_or_default();
    title_ui(ui, &Message::new("window-unsaved-title").with("name", name).show(language));
    sentence_ui(ui, words(language, "window-unsaved-about"));
    let (save, discard) = (words(language, "window-save"), words(language, "window-discard"));
    let primary = (save.as_str(), true, Intent::SaveThen(next.clone()));
    answers_ui(ui, state, primary, Some((&discard, Intent::Discard(next.clone()))))
}

/// Tells what would be done, and what would be read at the cost of another program; either may be missing.
fn real_run_ui(ui: &mut Ui, state: &State, recipient: &str, scope: &Scope) -> Option<Intent> {
    let language = state.language;
    let acts = !recipient.is_empty() || state.acts_for_real(scope);
    let title = if acts { "window-real-run-title" } else { "window-real-read-title" };
    title_ui(ui, &words(language, title));
    if !recipient.is_empty() {
        sentence_ui(ui, Message::new("window-real-run-about").with("recipient", recipient).show(language));
    } else if acts {
        sentence_ui(ui, words(language, "window-real-run-unknown"));
    }
    let bots: Vec<&str> = state.bots_to_ask_about(scope).into_iter().collect();
    if !bots.is_empty() {
        let message = Message::new("window-real-read-about").with("count", bots.len()).with("bots", bots.join(", "));
        sentence_ui(ui, message.show(language));
    }
    let run = words(language, if acts { "window-real-run-send" } else { "window-real-read-agree" });
    let agree = Intent::AgreeAndRun { recipient: recipient.to_owned(), scope: scope.clone() };
    answers_ui(ui, state, (&run, true, agree), None)
}

fn running_ui(ui: &mut Ui, state: &State, next: &AfterSave) -> Option<Intent> {
    let language = state.language;
    title_ui(ui, &words(language, "window-running-title"));
    sentence_ui(ui, words(language, "window-running-about"));
    let stop = words(language, "window-running-stop");
    answers_ui(ui, state, (&stop, true, Intent::StopThen(next.clone())), None)
}

fn conflict_ui(ui: &mut Ui, state: &State, path: &Path) -> Option<Intent> {
    let language = state.language;
    title_ui(ui, &words(language, "window-conflict-title"));
    let shown = path.display().to_string();
    sentence_ui(ui, Message::new("window-conflict-about").with("path", shown).show(language));
    let (reload, overwrite) = (words(language, "window-conflict-reload"), words(language, "window-conflict-overwrite"));
    let primary = (reload.as_str(), true, Intent::Reload(path.to_owned()));
    answers_ui(ui, state, primary, Some((&overwrite, Intent::Overwrite)))
}

fn rename_ui(ui: &mut Ui, state: &State, path: &Path, name: &str) -> Option<Intent> {
    let language = state.language;
    title_ui(ui, &words(language, "window-rename-title"));
    let label = words(language, "window-file-name");
    let typed =
        field_ui(ui, state, true, &label, false, TextField { value: name, name: &label, ..TextField::default() });
    let rename = words(language, "window-rename");
    let wish = Intent::Rename { path: path.to_owned(), name: name.to_owned() };
    let usable = !name.trim().is_empty() && !name.contains(['/', '\\']);
    let entered = (typed.entered && usable).then(|| wish.clone());
    let answer = answers_ui(ui, state, (&rename, usable, wish), None);
    typed.text.map(Intent::TypeInWindow).or(entered).or(answer)
}

fn delete_ui(ui: &mut Ui, state: &State, path: &Path) -> Option<Intent> {
    let language = state.language;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    title_ui(ui, &Message::new("window-delete-title").with("name", name).show(language));
    sentence_ui(ui, words(language, "window-delete-about"));
    let is_open = |document: &&Document| document.path.as_deref() == Some(path);
    if state.document.as_ref().filter(is_open).is_some_and(Document::is_changed) {
        note(ui, words(language, "window-delete-unsaved"), Palette::current(ui).warning);
    }
    let delete = words(language, "window-delete");
    answers_ui(ui, state, (&delete, true, Intent::Delete(path.to_owned())), None)
}

fn folder_ui(ui: &mut Ui, state: &State, path: &str) -> Option<Intent> {
    let language = state.language;
    title_ui(ui, &words(language, "window-folder-title"));
    sentence_ui(ui, words(language, "window-folder-about"));
    let label = words(language, "window-folder-path");
    let typed =
        field_ui(ui, state, true, &label, false, TextField { value: path, name: &label, ..TextField::default() });
    let open = words(language, "window-folder-open");
    let wish = Intent::OpenFolder(PathBuf::from(path.trim()));
    let usable = !path.trim().is_empty();
    let entered = (typed.entered && usable).then(|| wish.clone());
    let answer = answers_ui(ui, state, (&open, usable, wish), None);
    typed.text.map(Intent::TypeInWindow).or(entered).or(answer)
}
