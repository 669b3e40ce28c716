//! Carries out intents: changes the state and names what must happen outside it.

mod files;
mod recipients;
mod runs;

pub(super) use files::{leave, leave_deleted, load, save, show_document};
pub(super) use runs::{refresh_preview, run_after_preview};

use super::bot_wizard::{self, BotWizardIntent};
use super::connections;
use super::effect::{Effect, Effects};
use super::graph::place_after;
use super::intent::{Intent, UiCommand};
use super::keyboard;
use super::sandbox::{self, SandboxIntent};
use super::sign_in::{self, SignInIntent};
use super::state::{ModalWindow, State};
use super::token::{self, TokenIntent};
use crate::backend::Command;
use crate::scenario::{
    ActionKind, Attachment, Attachments, ConnectionKind, Content, Edit, FieldKey, FieldKind, FieldValue, NodeId,
};
use crate::texts::Message;
use std::path::PathBuf;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: Intent) -> Effects {
    let wish = intent.clone();
    let effects = carry_out(state, intent);
    state.await_answers(&effects, &wish);
    refresh_rows(state);
    effects
}

/// What the result is called or which of its branches are open may have changed.
pub(super) fn refresh_rows(state: &mut State) {
    let root = state.result_name();
    state.run.refresh_rows(&root);
}

fn carry_out(state: &mut State, intent: Intent) -> Effects {
    match intent {
        Intent::Command(command) => perform_command(state, command),
        Intent::Connections(intent) => connections::perform(state, intent),
        Intent::SignIn(intent) => sign_in::perform(state, intent),
        Intent::BotWizard(intent) => bot_wizard::perform(state, intent),
        Intent::Token(intent) => token::perform(state, intent),
        Intent::Keyboard(intent) => keyboard::perform(state, intent),
        Intent::Sandbox(intent) => sandbox::perform(state, intent),
        Intent::ShowRight(tab) => set(&mut state.right, tab),
        Intent::Edit(Edit::SetAction { node, action }) => {
            let edits = state.document.as_mut().map(|document| document.change_action(node, action));
            apply(state, edits.unwrap_or_default())
        }
        Intent::Edit(edit) => apply(state, vec![edit]),
        Intent::Fix(edits) => apply(state, edits),
        Intent::OpenFolder(folder) => files::open_folder(state, folder),
        Intent::OpenFile(path) => files::open_file(state, path),
        Intent::Search(text) => set(&mut state.search, text),
        Intent::Select(node) => {
            if let Some(document) = &mut state.document {
                document.select(node);
            }
            refresh_preview(state)
        }
        Intent::SelectStep => {
            if let Some(document) = &mut state.document {
                document.select_step();
            }
            refresh_preview(state)
        }
        Intent::SetMode(mode) => {
            let connection =
                state.document.as_ref().and_then(|document| document.step()).map(|step| step.connection.clone());
            state.modes.insert(connection.unwrap_or_default(), mode);
            Effects::new()
        }
        Intent::SetLanguage(language) => {
            state.settings.language = Some(language);
            state.language = language;
            save_settings(state)
        }
        Intent::SetTheme(theme) => {
            state.settings.theme = theme;
            let mut effects = save_settings(state);
            effects.push(Effect::Theme(theme));
            effects
        }
        Intent::TypeVariables(text) => {
            let known = state.known_connections();
            if let Some(document) = &mut state.document {
                document.type_variables(text, &known);
            }
            refresh_preview(state)
        }
        Intent::SelectData(data) => {
            if let Some(document) = &mut state.document {
                document.variables.data = data;
                document.show_variables();
            }
            refresh_preview(state)
        }
        Intent::AddData => add_data(state),
        Intent::TypeKeyboard { node, text } => type_keyboard(state, node, text),
        Intent::ChooseAttachments { node, key } => {
            vec![Effect::ChooseAttachments { start: state.folder.clone(), node, key }]
        }
        Intent::AddAttachments { node, key, paths } => add_attachments(state, node, key, paths),
        Intent::ToggleValue(key, part) => {
            if !state.unfolded.remove(&(key, part)) {
                state.unfolded.insert((key, part));
            }
            Effects::new()
        }
        Intent::OpenRecipients { node, key } => recipients::open(state, node, key),
        Intent::AskForRecipients => recipients::agree(state),
        Intent::SearchRecipients(text) => {
            if let Some(picker) = &mut state.picker {
                picker.search = text;
                picker.marked = 0;
            }
            Effects::new()
        }
        Intent::MarkRecipient(place) => {
            if let Some(picker) = &mut state.picker {
                picker.marked = place;
            }
            Effects::new()
        }
        Intent::PickRecipient(address) => recipients::pick(state, address),
        Intent::CloseRecipients => recipients::close(state),
        Intent::ShowTab(tab) => set(&mut state.run.tab, tab),
        Intent::ShowRecord(node) => {
            if let Some(last) = &mut state.run.last {
                last.show(Some(node));
            }
            Effects::new()
        }
        Intent::ToggleBranch(path) => {
            state.run.tree.toggle(&path);
            Effects::new()
        }
        Intent::SearchTree(text) => set(&mut state.run.tree.search, text),
        Intent::OpenBranches(open) => {
            runs::open_branches(state, open);
            Effects::new()
        }
        Intent::Copy(text) => vec![Effect::Copy(text)],
        Intent::AskRename(path) => {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            open_window(state, ModalWindow::Rename { path, name })
        }
        Intent::AskDelete(path) => open_window(state, ModalWindow::Delete { path }),
        Intent::Duplicate(path) => files::duplicate(state, &path),
        Intent::Rename { path, name } => files::rename(state, path, &name),
        Intent::Delete(path) => {
            state.window = None;
            let request = state.request();
            vec![Effect::Backend(Command::Delete { request, path })]
        }
        Intent::TypeInWindow(text) => {
            if let Some(ModalWindow::Rename { name: typed, .. } | ModalWindow::Folder { path: typed }) =
                &mut state.window
            {
                *typed = text;
            }
            Effects::new()
        }
        Intent::CloseWindow => {
            state.window = None;
            state.waits.after_save = None;
            Effects::new()
        }
        Intent::StopThen(next) => {
            state.window = None;
            let mut effects = runs::abandon(state);
            effects.extend(files::leave(state, next));
            effects
        }
        Intent::Discard(next) => {
            state.window = None;
            files::go_on(state, next)
        }
        Intent::SaveThen(next) => {
            state.window = None;
            state.waits.after_save = Some(next);
            files::save(state)
        }
        Intent::Overwrite => {
            state.window = None;
            if let Some(document) = &mut state.document {
                document.fingerprint = None;
            }
            files::save(state)
        }
        Intent::Reload(path) => {
            state.window = None;
            state.waits.after_save = None;
            load(state, path)
        }
        Intent::AgreeAndRun { recipient, scope } => {
            state.window = None;
            runs::agree(state, recipient, scope)
        }
        Intent::DismissNotice => set(&mut state.notice, None),
    }
}

fn perform_command(state: &mut State, command: UiCommand) -> Effects {
    match command {
        UiCommand::New => files::new(state),
        UiCommand::ChooseFolder => vec![Effect::ChooseFolder { start: state.folder.clone() }],
        UiCommand::TypeFolder => {
            let path = state.folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
            open_window(state, ModalWindow::Folder { path })
        }
        UiCommand::Save => files::save(state),
        UiCommand::RenameFile => match open_path(state) {
            Some(path) => carry_out(state, Intent::AskRename(path)),
            None => Effects::new(),
        },
        UiCommand::DuplicateFile => match open_path(state) {
            Some(path) => files::duplicate(state, &path),
            None => Effects::new(),
        },
        UiCommand::DeleteFile => match open_path(state) {
            Some(path) => carry_out(state, Intent::AskDelete(path)),
            None => Effects::new(),
        },
        UiCommand::Close => files::close(state),
        UiCommand::Undo | UiCommand::Redo => {
            let known = state.known_connections();
            if let Some(document) = &mut state.document {
                if command == UiCommand::Undo { document.undo(&known) } else { document.redo(&known) }
            }
            refresh_preview(state)
        }
        UiCommand::AddStep => add_step(state),
        UiCommand::RemoveStep => match state.selected_step_id() {
            Some(node) => apply(state, vec![Edit::RemoveNode { node }]),
            None => Effects::new(),
        },
        UiCommand::Run => runs::run_selected(state),
        UiCommand::RunAll => runs::run_all(state),
        UiCommand::Cancel => runs::cancel(state),
        UiCommand::ConnectBot => bot_wizard::perform(state, BotWizardIntent::Open),
        UiCommand::ConnectUser => sign_in::perform(state, SignInIntent::Open),
        UiCommand::ImportToken => token::perform(state, TokenIntent::OpenImport),
        UiCommand::SandboxChats => sandbox::perform(state, SandboxIntent::Open),
        UiCommand::FoldFlow => {
            state.flow_folded = !state.flow_folded;
            Effects::new()
        }
    }
}

fn set<T>(place: &mut T, value: T) -> Effects {
    *place = value;
    Effects::new()
}

fn open_window(state: &mut State, window: ModalWindow) -> Effects {
    state.window = Some(window);
    Effects::new()
}

fn open_path(state: &State) -> Option<PathBuf> {
    state.document.as_ref()?.path.clone()
}

pub(super) fn save_settings(state: &mut State) -> Effects {
    let request = state.request();
    vec![Effect::Backend(Command::SaveSettings { request, settings: Box::new(state.settings.clone()) })]
}

/// Changes the scenario; a change that cannot be made is said and nothing is lost.
fn apply(state: &mut State, edits: Vec<Edit>) -> Effects {
    let known = state.known_connections();
    let Some(document) = &mut state.document else { return Effects::new() };
    let variables = edits.iter().any(|edit| {
        matches!(edit, Edit::SetVariables { .. } | Edit::RemoveTestData { .. } | Edit::RenameTestData { .. })
    });
    if let Err(error) = document.apply(edits, &known) {
        state.say_error(Message::new("window-notice-edit-failed").with("reason", error.message()));
        return refresh_preview(state);
    }
    if variables {
        document.show_variables();
    }
    refresh_preview(state)
}

fn add_step(state: &mut State) -> Effects {
    let Some(document) = &state.document else { return Effects::new() };
    let scenario = &document.scenario;
    let number = (1..).find(|number| scenario.node(&format!("step-{number}")).is_none()).unwrap_or_default();
    let id = format!("step-{number}");
    let Some(after) = place_after(scenario, &document.selected).cloned() else { return Effects::new() };
    let effects = apply(state, vec![Edit::AddStep { id: id.clone(), after, action: ActionKind::SendMessage }]);
    if let Some(document) = &mut state.document
        && document.scenario.node(&id).is_some()
    {
        document.select(id);
        return refresh_preview(state);
    }
    effects
}

/// Has the selected step use this connection.
pub(super) fn use_connection(state: &mut State, kind: ConnectionKind, connection: String) -> Effects {
    match state.selected_step_id() {
        Some(node) => apply(state, vec![Edit::SetConnection { node, kind, connection }]),
        None => Effects::new(),
    }
}

/// Adds a set of test data like the shown one and shows it.
fn add_data(state: &mut State) -> Effects {
    let known = state.known_connections();
    let Some(document) = &mut state.document else { return Effects::new() };
    let (data, variables) = (document.scenario.test_data.len(), document.test_variables());
    if let Err(error) = document.apply(vec![Edit::SetVariables { data, variables }], &known) {
        state.say_error(Message::new("window-notice-edit-failed").with("reason", error.message()));
        return Effects::new();
    }
    document.variables.data = data;
    document.show_variables();
    refresh_preview(state)
}

/// Text that is no JSON yet is kept as a draft; the last good keyboard stays in the scenario.
fn type_keyboard(state: &mut State, node: String, text: String) -> Effects {
    let Some(document) = &mut state.document else { return Effects::new() };
    let content = if text.trim().is_empty() {
        None
    } else {
        match serde_json::from_str(&text) {
            Ok(keyboard) => Some(Content::Buttons(crate::scenario::Buttons::Keyboard(keyboard))),
            Err(_) => {
                document.type_keyboard_draft(node, text);
                return Effects::new();
            }
        }
    };
    let effects = apply(state, vec![Edit::SetField { node: node.clone(), key: FieldKey::Buttons, content }]);
    if let Some(document) = &mut state.document {
        document.keyboard_draft = Some((node, text));
    }
    effects
}

/// Adds the files to the field that asked for them, whatever is selected by now; where it is gone, nothing happens.
fn add_attachments(state: &mut State, node: NodeId, key: FieldKey, paths: Vec<PathBuf>) -> Effects {
    let step = state.document.as_ref().and_then(|document| document.scenario.step(&node));
    let info = step.and_then(|step| step.action.kind().field(key));
    let (Some(step), Some(info)) = (step, info) else { return Effects::new() };
    let mut list = match step.action.attachments(key) {
        Some(Attachments::List(list)) => list.clone(),
        Some(Attachments::Expr(_)) => return Effects::new(),
        None => Vec::new(),
    };
    let folder = state.scenario_folder();
    list.extend(paths.into_iter().map(|path| {
        // Beside the scenario, a relative path keeps the file movable.
        let url = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Attachment { title: None, url: FieldValue::Text(url) }
    }));
    if info.kind == FieldKind::Attachment {
        list.truncate(1);
    }
    let content = Some(Content::Attachments(Attachments::List(list)));
    apply(state, vec![Edit::SetField { node, key, content }])
}
