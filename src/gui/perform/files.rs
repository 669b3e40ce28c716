//! Opening, saving and the like.

use super::super::document::Document;
use super::super::effect::{Effect, Effects};
use super::super::state::{AfterSave, ModalWindow, State, Waits};
use super::super::trail::Trail;
use super::runs::{self, refresh_preview};
use crate::backend::Command;
use crate::engine::Mode;
use crate::scenario::Scenario;
use crate::texts::{Message, text};
use std::path::{Path, PathBuf};

/// Goes to a scenario unless unsaved changes are in the way.
pub(super) fn open_file(state: &mut State, path: PathBuf) -> Effects {
    if state.document.as_ref().is_some_and(|document| document.path.as_ref() == Some(&path)) {
        return Effects::new();
    }
    leave(state, AfterSave::Open(path))
}

pub(super) fn new(state: &mut State) -> Effects {
    leave(state, AfterSave::New)
}

pub(super) fn close(state: &mut State) -> Effects {
    leave(state, AfterSave::Close)
}

/// Leaves the open scenario unless a run or unsaved changes are in the way.
pub(in super::super) fn leave(state: &mut State, next: AfterSave) -> Effects {
    if state.run.active.as_ref().is_some_and(|active| active.mode == Mode::Run) {
        state.window = Some(ModalWindow::Running(next));
        return Effects::new();
    }
    if state.document.as_ref().is_some_and(Document::is_changed) {
        state.window = Some(ModalWindow::Unsaved(next));
        return Effects::new();
    }
    go_on(state, next)
}

/// Does what was asked for, whatever is unsaved.
pub(super) fn go_on(state: &mut State, next: AfterSave) -> Effects {
    match next {
        AfterSave::Open(path) => load(state, path),
        AfterSave::New => show_new(state),
        AfterSave::Close => vec![Effect::Close],
    }
}

/// Reads a scenario file.
pub(in super::super) fn load(state: &mut State, path: PathBuf) -> Effects {
    let request = state.request();
    state.waits.load = Some(request);
    vec![Effect::Backend(Command::Load { request, path })]
}

/// Shows a scenario in place of the one that was open.
pub(in super::super) fn show_document(state: &mut State, document: Document) -> Effects {
    // Answers to what was asked for the scenario before would be mixed up with this one.
    state.waits = Waits { folder: state.waits.folder, ..Waits::default() };
    let mut effects = runs::abandon(state);
    effects.extend(super::recipients::close(state));
    state.settings.scenario = document.path.clone();
    state.document = Some(document);
    state.broken = None;
    state.drop_preview();
    state.previewed = None;
    state.run.last = None;
    state.run.trail = Trail::default();
    state.run.saved.clear();
    effects.extend(refresh_preview(state));
    effects.extend(super::save_settings(state));
    effects
}

/// The open scenario's file is gone, and with it everything that is shown of it.
pub(in super::super) fn leave_deleted(state: &mut State) -> Effects {
    let mut effects = runs::abandon(state);
    effects.extend(super::recipients::close(state));
    state.waits = Waits { folder: state.waits.folder, ..Waits::default() };
    state.document = None;
    state.drop_preview();
    state.previewed = None;
    state.run.last = None;
    state.run.trail = Trail::default();
    effects
}

/// Shows an empty scenario that no file holds yet.
fn show_new(state: &mut State) -> Effects {
    let id = uuid::Uuid::now_v7().to_string();
    let scenario = Scenario::with_one_step(id, text(state.language, "window-new-scenario-name"));
    let document = Document::unsaved(scenario, &state.known_connections());
    // What was said is about the scenario before.
    state.notice = None;
    show_document(state, document)
}

pub(in super::super) fn save(state: &mut State) -> Effects {
    if state.waits.save.is_some() {
        state.waits.save_again = true;
        return Effects::new();
    }
    let Some(document) = &state.document else { return Effects::new() };
    if document.read_only {
        state.waits.after_save = None;
        state.say_error(Message::new("window-notice-read-only"));
        return Effects::new();
    }
    let scenario = Box::new(Scenario::clone(&document.scenario));
    let (path, expected) = (document.path.clone(), document.fingerprint);
    let request = state.request();
    let command = match (path, state.folder.clone()) {
        (Some(path), _) => Command::Save { request, path, scenario: scenario.clone(), expected },
        (None, Some(folder)) => Command::Create { request, folder, scenario: scenario.clone() },
        (None, None) => {
            let path = String::new();
            state.waits.after_save = None;
            state.window = Some(ModalWindow::Folder { path });
            return Effects::new();
        }
    };
    state.waits.save = Some((request, scenario));
    vec![Effect::Backend(command)]
}

pub(super) fn open_folder(state: &mut State, folder: PathBuf) -> Effects {
    state.window = None;
    state.settings.folder = Some(folder.clone());
    let request = state.request();
    state.waits.folder = Some(request);
    let mut effects = vec![Effect::Backend(Command::OpenFolder { request, folder })];
    effects.extend(super::save_settings(state));
    effects
}

/// A copy of the open scenario under a new id, in a file of its own.
pub(super) fn duplicate(state: &mut State, path: &Path) -> Effects {
    let (Some(document), Some(folder)) = (&state.document, state.folder.clone()) else { return Effects::new() };
    if document.path.as_deref() != Some(path) {
        return Effects::new();
    }
    let mut scenario = Scenario::clone(&document.scenario);
    scenario.id = uuid::Uuid::now_v7().to_string();
    scenario.name = Message::new("window-copy-name").with("name", scenario.name).show(state.language);
    let request = state.request();
    vec![Effect::Backend(Command::Create { request, folder, scenario: Box::new(scenario) })]
}

pub(super) fn rename(state: &mut State, path: PathBuf, name: &str) -> Effects {
    state.window = None;
    let name = name.trim();
    if name.is_empty() {
        return Effects::new();
    }
    let request = state.request();
    let to = path.with_file_name(format!("{name}.ron"));
    vec![Effect::Backend(Command::Rename { request, from: path, to })]
}
