//! Takes in what was heard of connections and of the vault.

use super::form::{ConnectionForm, Saving, Uses};
use super::state::ConnectionsWindow;
use super::trial::Trial;
use super::{perform, uses, vault};
use crate::backend::{ConnectionEntry, ConnectionEvent, RequestId, VaultState};
use crate::connection::ConnectionId;
use crate::gui::effect::Effects;
use crate::gui::intent::Intent;
use crate::gui::state::{ModalWindow, State};
use crate::telegram::{TestFailure, Tested};
use crate::texts::Message;

pub(in super::super) use vault::receive as receive_vault;

/// Changes the state by one event; `request` is that of the wish that it answers.
pub fn receive(state: &mut State, request: Option<RequestId>, event: &ConnectionEvent) -> Effects {
    if let ConnectionEvent::List { connections, default_proxy } = event {
        state.connections.default_proxy = default_proxy.clone();
        // It answers the wish for another default proxy, too.
        if let Some(ConnectionsWindow::DefaultProxy(form)) = &state.connections.window
            && request.is_some()
            && form.saving == request
        {
            close(state);
            state.say(Message::new("window-connections-proxy-saved"));
        }
        return list(state, connections);
    }
    let Some(request) = request else { return Effects::new() };
    match event {
        ConnectionEvent::Uses { uses } => {
            match &mut state.connections.window {
                Some(ConnectionsWindow::Form(form)) => form.uses.hear(request, uses),
                Some(ConnectionsWindow::Delete(question)) => question.uses.hear(request, uses),
                _ => {}
            }
            Effects::new()
        }
        ConnectionEvent::Testing { part } => {
            if let Some(trial) = trial(state, request) {
                trial.reach(*part);
            }
            Effects::new()
        }
        ConnectionEvent::Tested { result, no_system_proxy }
        | ConnectionEvent::ProxyTested { result, no_system_proxy } => {
            if let Some(trial) = trial(state, request) {
                trial.no_system_proxy = *no_system_proxy;
            }
            tested(state, request, result.clone());
            Effects::new()
        }
        ConnectionEvent::Saved { id, name } => saved(state, request, id, name),
        ConnectionEvent::Removed { secrets_stay, .. } => {
            if let Some(ConnectionsWindow::Delete(question)) = &state.connections.window
                && question.deleting == Some(request)
            {
                let message = deleted_words(&question.name, *secrets_stay);
                close(state);
                state.say(message);
            }
            Effects::new()
        }
        _ => Effects::new(),
    }
}

/// A connection is gone; its secrets may have to wait for the vault.
pub(in super::super) fn deleted_words(name: &str, secrets_stay: bool) -> Message {
    let told = if secrets_stay { "backend-connection-secrets-stay" } else { "window-connections-deleted" };
    Message::new(told).with("name", name)
}

fn close(state: &mut State) {
    state.connections.window = None;
    if state.window == Some(ModalWindow::Connection) {
        state.window = None;
    }
}

/// Takes in the list: what was known of connections that are others by now is forgotten.
fn list(state: &mut State, connections: &[ConnectionEntry]) -> Effects {
    let before = std::mem::replace(&mut state.connections.list, connections.to_vec());
    for old in &before {
        let id = &old.connection.id;
        let now = state.connections.entry(id);
        let same = |now: &&ConnectionEntry| {
            let (now, then) = (&now.connection, &old.connection);
            (&now.name, &now.endpoint, &now.account) == (&then.name, &then.endpoint, &then.account)
        };
        let is_same = now.is_some_and(|now| same(&now));
        if now != Some(old) {
            state.connections.tested.remove(id);
        }
        if !is_same {
            state.forget_agreements(&old.connection.name);
        }
    }
    if let Some(ConnectionsWindow::Form(form)) = &state.connections.window
        && !form.is_changed()
        && form.saving.is_none()
    {
        match state.connections.entry(&form.kept.id).filter(|entry| entry.connection != form.kept).cloned() {
            Some(entry) => {
                state.connections.window = Some(ConnectionsWindow::Form(Box::new(ConnectionForm::of(&entry))));
            }
            None if state.connections.entry(&form.kept.id).is_none() => close(state),
            None => {}
        }
    }
    state.connections.forget_removed();
    let known = state.known_connections();
    if let Some(document) = &mut state.document {
        document.check(&known);
    }
    open_new(state)
}

/// Opens the form of a copy once it stands in the list.
fn open_new(state: &mut State) -> Effects {
    let listed = state.connections.to_open.take_if(|id| state.connections.list.iter().any(|e| e.connection.id == *id));
    match listed {
        Some(id) => perform::open(state, &id),
        None => Effects::new(),
    }
}

/// The test under way with this request.
fn trial(state: &mut State, request: RequestId) -> Option<&mut Trial> {
    let trials = match &mut state.connections.window {
        Some(ConnectionsWindow::Form(form)) => [form.trial.as_mut(), form.proxy_trial.as_mut()],
        Some(ConnectionsWindow::DefaultProxy(form)) => [form.trial.as_mut(), None],
        Some(ConnectionsWindow::Delete(_)) | None => [None, None],
    };
    trials.into_iter().flatten().find(|trial| trial.request == Some(request))
}

fn tested(state: &mut State, request: RequestId, result: Result<Tested, TestFailure>) {
    let is_good = result.is_ok();
    // The dot of the list tells of connections as they are kept.
    let form = state.connections.form().filter(|form| !form.is_changed());
    let form = form.filter(|form| form.trial.as_ref().is_some_and(|trial| trial.request == Some(request)));
    if let Some(id) = form.map(|form| form.kept.id.clone()) {
        state.connections.tested.insert(id, is_good);
    }
    if let Some(trial) = trial(state, request) {
        trial.finish(result);
    }
}

/// Something was kept: the form goes on with the rest or closes.
fn saved(state: &mut State, request: RequestId, id: &ConnectionId, name: &str) -> Effects {
    if state.connections.duplicating == Some(request) {
        state.connections.duplicating = None;
        state.connections.to_open = Some(id.clone());
        return open_new(state);
    }
    let Some(form) = state.connections.form_mut() else { return Effects::new() };
    match form.saving.take_if(|(waiting, _)| *waiting == request) {
        Some((_, Saving::Name)) => {
            let old = std::mem::replace(&mut form.kept.name, name.to_owned());
            form.draft.name = name.to_owned();
            form.uses = Uses::default();
            let (follows, kind, has_more) = (form.draft.rename_in_scenarios, form.kept.kind(), form.is_changed());
            let mut effects = Effects::new();
            if follows && let Some(document) = &state.document {
                let edits = uses::renaming_edits(document, &old, name, kind);
                effects.extend(follow_name(state, edits));
            }
            if let Some(mode) = state.modes.remove(&old) {
                state.modes.insert(name.to_owned(), mode);
            }
            if has_more {
                let more = perform::save(state);
                state.await_answers(&more, &Intent::Connections(super::ConnectionsIntent::Save));
                effects.extend(more);
            } else {
                close(state);
                tell(state, Message::new("window-connections-renamed").with("name", name));
            }
            effects
        }
        Some((_, Saving::Rest)) => {
            close(state);
            tell(state, Message::new("window-connections-saved").with("name", name));
            Effects::new()
        }
        None => Effects::new(),
    }
}

/// The open scenario cannot follow the new name.
const READ_ONLY: &str = "window-connections-rename-read-only";

/// Tells that all went well, unless the open scenario could not follow: that is the more important news.
fn tell(state: &mut State, message: Message) {
    let is_told = state.notice.as_ref().is_some_and(|notice| notice.message == Message::new(READ_ONLY));
    if !is_told {
        state.say(message);
    }
}

/// The open scenario follows a new name. One without other changes is saved, as the files beside it are.
fn follow_name(state: &mut State, edits: Vec<crate::scenario::Edit>) -> Effects {
    if edits.is_empty() {
        return Effects::new();
    }
    if state.document.as_ref().is_some_and(|document| document.read_only) {
        // It could never be saved with the new name.
        state.say_error(Message::new(READ_ONLY));
        return Effects::new();
    }
    let was_saved = state
        .document
        .as_ref()
        .is_some_and(|document| document.path.is_some() && !document.is_changed() && !document.read_only);
    let mut effects = crate::gui::perform::perform(state, Intent::Fix(edits));
    if was_saved {
        effects.extend(crate::gui::perform::save(state));
    }
    effects
}

/// A wish about connections failed; says whether it was one of the open window, which tells it itself.
pub(in super::super) fn failed(state: &mut State, request: RequestId, message: &Message) -> bool {
    if vault::failed(state, request, message) {
        return true;
    }
    state.connections.duplicating.take_if(|waiting| *waiting == request);
    let is_awaited = |uses: &Uses| *uses == Uses::Awaited(request);
    match &mut state.connections.window {
        Some(ConnectionsWindow::Form(form)) => {
            if is_awaited(&form.uses) {
                form.uses = Uses::Failed(message.clone());
                return true;
            }
            let mut trials = [&mut form.trial, &mut form.proxy_trial].into_iter();
            let trial = trials.find(|trial| trial.as_ref().is_some_and(|trial| trial.request == Some(request)));
            if let Some(trial) = trial {
                // The test itself could not be made: the reason stands where the form tells its own.
                *trial = None;
                form.error = Some(message.clone());
                return true;
            }
            if form.saving.take_if(|(waiting, _)| *waiting == request).is_some() {
                form.error = Some(message.clone());
                return true;
            }
            false
        }
        Some(ConnectionsWindow::Delete(question)) => {
            if is_awaited(&question.uses) {
                question.uses = Uses::Failed(message.clone());
                return true;
            }
            if question.deleting.take_if(|waiting| *waiting == request).is_some() {
                question.error = Some(message.clone());
                return true;
            }
            false
        }
        Some(ConnectionsWindow::DefaultProxy(form)) => {
            let is_trial = form.trial.as_ref().is_some_and(|trial| trial.request == Some(request));
            if is_trial {
                form.trial = None;
            }
            let is_saving = form.saving.take_if(|waiting| *waiting == request).is_some();
            if is_trial || is_saving {
                form.error = Some(message.clone());
            }
            is_trial || is_saving
        }
        None => false,
    }
}

/// A request needs the vault: it is over, and is made again once the vault is open.
pub(in super::super) fn vault_needed(state: &mut State, request: RequestId, vault: VaultState) -> Effects {
    state.connections.duplicating.take_if(|waiting| *waiting == request);
    match &mut state.connections.window {
        Some(ConnectionsWindow::Form(form)) => {
            form.saving.take_if(|(waiting, _)| *waiting == request);
            form.trial.take_if(|trial| trial.request == Some(request));
            form.proxy_trial.take_if(|trial| trial.request == Some(request));
        }
        Some(ConnectionsWindow::Delete(question)) => {
            question.deleting.take_if(|waiting| *waiting == request);
        }
        Some(ConnectionsWindow::DefaultProxy(form)) => {
            form.saving.take_if(|waiting| *waiting == request);
            form.trial.take_if(|trial| trial.request == Some(request));
        }
        None => {}
    }
    vault::needed(state, request, vault);
    Effects::new()
}
