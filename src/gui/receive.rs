//! Takes the backend's events into the state; answers to outdated requests are dropped.

use super::awaited::Owner;
use super::connections::place_words;
use super::document::Document;
use super::effect::{Effect, Effects};
use super::perform;
use super::recipients::{self, PickerList};
use super::state::{BrokenFile, ModalWindow, State};
use super::{bot_wizard, connections, sandbox, sign_in, token};
use crate::backend::{Command, ConnectionEvent, Event, Recipient, RecipientKind, RequestId};
use crate::scenario::ConnectionKind;
use crate::texts::{Message, text};

/// Changes the state by one event.
pub fn receive(state: &mut State, event: Event) -> Effects {
    match event {
        Event::SandboxReady { bot_api, facts } => {
            state.sandbox = Some(Ok(bot_api));
            state.sandbox_facts = Some(facts);
        }
        Event::SandboxFailed { message } => state.sandbox = Some(Err(message)),
        Event::Connections { request, event } => return about_connections(state, request, &event),
        Event::SignIn { sign_in, event } => return sign_in::receive(state, sign_in, event),
        Event::Vault { request, state: vault } => return connections::receive_vault(state, request, vault),
        Event::VaultNeeded { request, state: vault } => {
            match state.owner(request) {
                Some(Owner::Connections) => {}
                Some(Owner::SignIn) => sign_in::let_go(state, request),
                Some(Owner::BotWizard) => bot_wizard::let_go(state, request),
                Some(Owner::Token) => token::let_go(state, request),
                None => {
                    // Nobody is there to open the vault for it.
                    if let Some(message) = state.untold_failure(request, &place_words(&vault)) {
                        state.say_error(message);
                        return Effects::new();
                    }
                }
            }
            return connections::vault_needed(state, request, vault);
        }
        Event::Folder { request, folder, files } => {
            if state.waits.folder == Some(request) {
                state.waits.folder = None;
                state.folder = Some(folder);
                state.files = files;
                return open_first(state);
            }
        }
        Event::Loaded { request, path, file } => {
            if state.waits.load == Some(request) {
                state.waits.load = None;
                let known = state.known_connections();
                let mut document = Document::new(file.scenario, Some(path), &known);
                document.fingerprint = Some(file.fingerprint);
                document.read_only = file.read_only;
                state.notice = None;
                if let Some(notice) = file.notices.into_iter().next() {
                    state.say(notice);
                }
                return perform::show_document(state, document);
            }
        }
        Event::Saved { request, path, fingerprint } => return saved(state, request, path, fingerprint),
        Event::SaveConflict { request, path } => {
            if state.waits.save.as_ref().is_some_and(|(waiting, _)| *waiting == request) {
                state.waits.save = None;
                state.waits.save_again = false;
                state.window = Some(ModalWindow::Conflict(path));
            }
        }
        Event::Renamed { from, to, .. } => {
            if let Some(document) = &mut state.document
                && document.path.as_ref() == Some(&from)
            {
                document.path = Some(to.clone());
            }
            let mut effects = list_folder(state);
            if state.settings.scenario.as_ref() == Some(&from) {
                state.settings.scenario = Some(to);
                effects.extend(perform::save_settings(state));
            }
            return effects;
        }
        Event::Deleted { path, .. } => {
            if state.document.as_ref().is_some_and(|document| document.path.as_ref() == Some(&path)) {
                let effects = perform::leave_deleted(state);
                state.say(Message::new("window-notice-deleted").with("path", path.display().to_string()));
                return effects.into_iter().chain(list_folder(state)).collect();
            }
            state.say(Message::new("window-notice-deleted").with("path", path.display().to_string()));
            return list_folder(state);
        }
        Event::Previewed { request, fields, files, chat } => {
            // Older answers are shown too: values would stand still while someone types.
            if request > state.waits.preview_after {
                state.waits.preview_after = request;
                state.preview = fields;
                state.attached = files;
                state.chat = Some(chat);
            }
            if state.waits.preview == Some(request) {
                state.waits.preview = None;
                return perform::run_after_preview(state);
            }
        }
        Event::Recipients { request, list } => {
            if let Some(picker) = state.picker.as_mut().filter(|picker| picker.request == Some(request)) {
                picker.request = None;
                picker.list = list.map_or_else(PickerList::Failed, PickerList::Ready);
                if let PickerList::Ready(list) = &mut picker.list {
                    let entry = state.connections.named(&picker.connection);
                    match picker.kind {
                        ConnectionKind::User => {
                            // The chat with oneself has an address of its own, whatever the account.
                            let name = text(state.language, "window-recipient-me");
                            let kind = RecipientKind::Person;
                            list.insert(0, Recipient { address: "me".into(), name, username: None, kind });
                        }
                        ConnectionKind::Bot => {
                            if let Some(chat) = entry.and_then(|entry| entry.connection.mine.as_ref()) {
                                recipients::put_first(list, chat);
                            }
                        }
                    }
                }
            }
        }
        Event::Sandbox { request, event } => sandbox::receive(state, request, event),
        Event::Run { run, event } => state.run.hear(run, event),
        Event::RunFinished { run, transcript } => {
            if state.run.finish(run, *transcript) {
                perform::refresh_rows(state);
                return perform::refresh_preview(state);
            }
        }
        Event::Failed { request, path: Some(path), message, .. } if state.waits.load == Some(request) => {
            state.waits.load = None;
            if state.document.as_ref().is_some_and(|document| document.path.as_ref() == Some(&path)) {
                // It was to be read again: what is on the screen is worth more than a file that cannot be read.
                state.say_error(message);
                return Effects::new();
            }
            state.document = None;
            state.run.last = None;
            state.broken = Some(BrokenFile { path, message });
        }
        Event::Failed { request, message, .. } => {
            let untold = state.untold_failure(request, &message);
            // Typed text stays where it is: only the request is over.
            let waits = &mut state.waits;
            waits.folder.take_if(|waiting| *waiting == request);
            waits.load.take_if(|waiting| *waiting == request);
            waits.preview.take_if(|waiting| *waiting == request);
            if waits.save.take_if(|(waiting, _)| *waiting == request).is_some() {
                waits.after_save = None;
                waits.save_again = false;
            }
            let is_told = match state.owner(request) {
                Some(Owner::Connections) => connections::failed(state, request, &message),
                Some(Owner::SignIn) => sign_in::failed(state, request, &message),
                Some(Owner::BotWizard) => bot_wizard::failed(state, request, &message),
                Some(Owner::Token) => token::failed(state, request, &message),
                None => false,
            };
            match untold {
                Some(untold) => state.say_error(untold),
                None if !is_told => state.say_error(message),
                None => {}
            }
        }
    }
    Effects::new()
}

/// Something was heard of connections: it goes to the window that waits for it. What no window is in sight for is told in
/// the status bar, where it cannot be taken back.
fn about_connections(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    if let ConnectionEvent::Saved { name, .. } = event {
        state.forget_agreements(name);
    }
    let owner = request.and_then(|request| state.owner(request));
    let untold = request.and_then(|request| state.untold(request, event));
    let effects = match owner {
        Some(Owner::SignIn) => sign_in::connected(state, request, event),
        Some(Owner::BotWizard) => bot_wizard::receive(state, request, event),
        Some(Owner::Token) => token::receive(state, request, event),
        Some(Owner::Connections) | None => connections::receive(state, request, event),
    };
    if let Some(message) = untold {
        state.say(message);
    }
    effects
}

fn saved(
    state: &mut State,
    request: RequestId,
    path: std::path::PathBuf,
    fingerprint: crate::storage::Fingerprint,
) -> Effects {
    let Some((_, scenario)) = state.waits.save.take_if(|(waiting, _)| *waiting == request) else {
        return list_folder(state);
    };
    if let Some(document) = &mut state.document {
        document.mark_saved(&scenario, path.clone(), fingerprint);
    }
    state.settings.scenario = Some(path);
    match &state.document {
        Some(document) if document.variables.error.is_some() => {
            state.say_error(Message::new("window-notice-saved-without-variables"));
        }
        Some(document) if document.has_unfinished_keyboard() => {
            state.say_error(Message::new("window-notice-saved-without-keyboard"));
        }
        _ => state.say(Message::new("window-notice-saved")),
    }
    let mut effects = list_folder(state);
    effects.extend(perform::save_settings(state));
    let again = std::mem::take(&mut state.waits.save_again);
    match state.waits.after_save.take() {
        // What was typed since is asked about like any other change.
        Some(next) => effects.extend(perform::leave(state, next)),
        None if again && state.document.as_ref().is_some_and(Document::is_changed) => {
            effects.extend(perform::save(state));
        }
        None => {}
    }
    effects
}

/// Lists the open folder anew.
fn list_folder(state: &mut State) -> Effects {
    let Some(folder) = state.folder.clone() else { return Effects::new() };
    let request = state.request();
    state.waits.folder = Some(request);
    vec![Effect::Backend(Command::OpenFolder { request, folder })]
}

/// Opens what was open last, or the first readable file, if nothing is open.
fn open_first(state: &mut State) -> Effects {
    if state.document.is_some() || state.waits.load.is_some() {
        return Effects::new();
    }
    let last = state.settings.scenario.clone();
    // A file that cannot be read any more is opened too: the window then says why.
    let again = state.files.iter().find(|file| Some(&file.path) == last.as_ref());
    match again.or_else(|| state.files.iter().find(|file| file.readable)).map(|file| file.path.clone()) {
        Some(path) => perform::load(state, path),
        None => Effects::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{FieldPreview, PreviewValue};
    use crate::scenario::{FieldKey, KnownConnections, Scenario};
    use crate::storage::Settings;
    use crate::texts::Language;
    use crate::value::{Json, ValueKind};

    fn state() -> State {
        let mut state = State::new(Settings::default(), Language::English);
        let mut scenario = Scenario::with_one_step("id", "A");
        let action = crate::scenario::ActionKind::SendMessage;
        let second = crate::scenario::Edit::AddStep { id: "second".into(), after: "step".into(), action };
        scenario.apply(second).expect("the first step is there");
        state.document = Some(Document::new(scenario, None, &KnownConnections::default()));
        state
    }

    fn answer(state: &mut State, request: RequestId, shown: &str) {
        let value = PreviewValue { kind: ValueKind::String, json: Json::Null, shown: shown.into(), files: Vec::new() };
        let fields = vec![FieldPreview { key: FieldKey::Text, part: None, value: Ok(value) }];
        let _ = receive(state, Event::Previewed { request, fields, files: Vec::new(), chat: Box::default() });
    }

    fn shown(state: &State) -> Option<&str> {
        state.preview.first().and_then(|field| field.value.as_ref().ok()).map(|value| value.shown.as_str())
    }

    /// Asks for the values of the selected step and gives the request.
    fn ask(state: &mut State) -> RequestId {
        let _ = perform::refresh_preview(state);
        state.waits.preview.expect("a preview is awaited")
    }

    #[test]
    fn values_follow_while_someone_types_on() {
        let mut state = state();
        let (first, second, third) = (ask(&mut state), ask(&mut state), ask(&mut state));
        answer(&mut state, second, "second");
        assert_eq!((shown(&state), state.waits.preview), (Some("second"), Some(third)));
        answer(&mut state, first, "first");
        assert_eq!(shown(&state), Some("second"), "an older answer does not replace a newer one");
        answer(&mut state, third, "third");
        assert_eq!((shown(&state), state.waits.preview), (Some("third"), None));
    }

    #[test]
    fn values_of_another_step_are_dropped() {
        let mut state = state();
        let first = ask(&mut state);
        let _ = perform::perform(&mut state, super::super::intent::Intent::Select("second".into()));
        let second = ask(&mut state);
        answer(&mut state, first, "of the first step");
        assert_eq!(shown(&state), None);
        answer(&mut state, second, "of the second step");
        assert_eq!(shown(&state), Some("of the second step"));
    }
}
