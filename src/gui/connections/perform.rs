//! Carries out what a person wants of connections.

use super::draft::{ConnectionDraft, ProxyDraft};
use super::form::{ConnectionForm, DefaultProxyForm, DeleteQuestion, Saving, Uses};
use super::state::ConnectionsWindow;
use super::trial::Trial;
use super::{ConnectionsIntent, uses, vault};
use crate::backend::{Command, ConnectionCommand, ConnectionState, RequestId, TestTarget};
use crate::connection::{ConnectionId, ConnectionKind, ProxyKind, free_name};
use crate::gui::bot_wizard::BotWizardIntent;
use crate::gui::effect::{Effect, Effects};
use crate::gui::intent::Intent;
use crate::gui::sign_in::SignInIntent;
use crate::gui::state::{ModalWindow, State};
use crate::gui::token::{ImportIntent, TokenIntent};
use crate::secret::{Redactor, Secret};
use crate::texts::Message;

/// Changes the state by one intent.
pub fn perform(state: &mut State, intent: ConnectionsIntent) -> Effects {
    match intent {
        // The scenarios have to follow a new name, and what could not be kept is told: the form stays until then.
        ConnectionsIntent::Hide | ConnectionsIntent::Cancel if state.connections.is_saving() => Effects::new(),
        ConnectionsIntent::Open(id) => open(state, &id),
        ConnectionsIntent::OpenAndTest(id) => {
            let mut effects = open(state, &id);
            effects.extend(test(state));
            effects
        }
        ConnectionsIntent::Edit(draft) => edit(state, *draft),
        ConnectionsIntent::Test => test(state),
        ConnectionsIntent::CancelTest => cancel_tests(state),
        ConnectionsIntent::TestProxy => test_proxy(state),
        ConnectionsIntent::Save => save(state),
        ConnectionsIntent::Duplicate(id) => duplicate(state, id),
        ConnectionsIntent::AskDelete(id) => ask_delete(state, id),
        ConnectionsIntent::Delete(id) => delete(state, id),
        ConnectionsIntent::OpenDefaultProxy => {
            let effects = cancel_tests(state);
            state.connections.put_aside();
            let typed = state.connections.take_aside(|window| matches!(window, ConnectionsWindow::DefaultProxy(_)));
            let new = || DefaultProxyForm::of(&state.connections.default_proxy);
            let window = typed.unwrap_or_else(|| ConnectionsWindow::DefaultProxy(Box::new(new())));
            show(state, window);
            effects
        }
        ConnectionsIntent::EditDefaultProxy(draft) => edit_default_proxy(state, *draft),
        ConnectionsIntent::SaveDefaultProxy => save_default_proxy(state),
        ConnectionsIntent::Hide => {
            state.window = None;
            let effects = cancel_tests(state);
            state.connections.put_aside();
            effects
        }
        ConnectionsIntent::Cancel => {
            state.window = None;
            let effects = cancel_tests(state);
            state.connections.window = None;
            effects
        }
        ConnectionsIntent::Vault(intent) => vault::perform(state, intent),
    }
}

/// The wish that is made again once the vault is open, where this one can come to need it. None of them carries what was
/// typed: secrets stay in their fields only, and go with them.
pub(in super::super) fn repeated(intent: &Intent) -> Option<Intent> {
    use ConnectionsIntent as Wish;
    match intent {
        Intent::Connections(Wish::Edit(_) | Wish::EditDefaultProxy(_) | Wish::Vault(_)) => None,
        // A whole code enters itself.
        Intent::SignIn(SignInIntent::TypeCode(_)) => Some(Intent::SignIn(SignInIntent::Next)),
        Intent::SignIn(SignInIntent::Next | SignInIntent::ShowQr | SignInIntent::Resend | SignInIntent::Finish(_))
        | Intent::BotWizard(BotWizardIntent::Next | BotWizardIntent::ReadChats)
        | Intent::Token(TokenIntent::Import(ImportIntent::Go)) => Some(intent.clone()),
        Intent::Token(TokenIntent::Import(_)) | Intent::SignIn(_) | Intent::BotWizard(_) => None,
        Intent::Connections(_) | Intent::Token(_) => Some(intent.clone()),
        _ => None,
    }
}

fn show(state: &mut State, window: ConnectionsWindow) {
    state.connections.put_aside();
    state.connections.window = Some(window);
    state.window = Some(ModalWindow::Connection);
}

pub(super) fn wish(state: &mut State, command: ConnectionCommand) -> (RequestId, Effects) {
    let request = state.request();
    (request, vec![Effect::Backend(Command::Connections { request, command })])
}

/// What is typed must never be read in a log, from now on.
fn known_to_the_redactor(secret: &Secret) {
    Redactor::global().remember(secret);
}

/// Opens the form; one of the same connection that was put out of sight comes back with what was typed.
pub(super) fn open(state: &mut State, id: &ConnectionId) -> Effects {
    let mut effects = cancel_tests(state);
    state.connections.put_aside();
    let is_it = |window: &ConnectionsWindow| matches!(window, ConnectionsWindow::Form(form) if form.kept.id == *id);
    let typed = state.connections.take_aside(is_it);
    let new = || state.connections.entry(id).map(|entry| ConnectionsWindow::Form(Box::new(ConnectionForm::of(entry))));
    let Some(window) = typed.or_else(new) else { return effects };
    show(state, window);
    if let Some(form) = state.connections.form_mut() {
        // Scenarios may have come and gone in the meantime.
        form.uses = Uses::default();
    }
    effects.extend(ask_uses(state));
    effects
}

/// Asks which scenarios name the connection, once that matters: it gets another name.
fn ask_uses(state: &mut State) -> Effects {
    let form = state.connections.form().filter(|form| form.draft.is_renamed(&form.kept) && form.uses == Uses::Unknown);
    let Some(name) = form.map(|form| form.kept.name.clone()) else { return Effects::new() };
    let (uses, effects) = uses::ask(state, &name);
    if let Some(form) = state.connections.form_mut() {
        form.uses = uses;
    }
    effects
}

/// Takes in what was typed. What was tested before is another connection.
fn edit(state: &mut State, draft: ConnectionDraft) -> Effects {
    let Some(form) = state.connections.form_mut() else { return Effects::new() };
    if form.saving.is_some() {
        return Effects::new();
    }
    let mut cancelled = Vec::new();
    if draft.proxy != form.draft.proxy {
        cancelled.extend(form.proxy_trial.take().and_then(|mut trial| trial.cancel()));
    }
    let is_another = draft.proxy != form.draft.proxy
        || (draft.server, &draft.address, &draft.token) != (form.draft.server, &form.draft.address, &form.draft.token);
    if is_another {
        cancelled.extend(form.trial.take().and_then(|mut trial| trial.cancel()));
    }
    form.draft = draft;
    form.error = None;
    let cancelled = cancelled.into_iter().map(|request| Effect::Backend(Command::CancelRequest { request }));
    let effects: Effects = cancelled.collect();
    effects.into_iter().chain(ask_uses(state)).collect()
}

/// Tests the connection: as it is kept, or as it is typed.
fn test(state: &mut State) -> Effects {
    let Some(form) = state.connections.form() else { return Effects::new() };
    if form.trial.as_ref().is_some_and(Trial::is_running) {
        return Effects::new();
    }
    let target = match form.is_changed() {
        false => TestTarget::Named(form.kept.name.clone()),
        true => {
            let Some(connection) = form.draft.connection(&form.kept) else { return Effects::new() };
            let secrets = form.draft.typed_secrets();
            secrets.iter().for_each(|(_, secret)| known_to_the_redactor(secret));
            TestTarget::Draft { connection: Box::new(connection), secrets }
        }
    };
    let (request, effects) = wish(state, ConnectionCommand::Test { target });
    if let Some(form) = state.connections.form_mut() {
        form.trial = Some(Trial::begin(request));
    }
    effects
}

/// Gives up the tests of the open window.
fn cancel_tests(state: &mut State) -> Effects {
    let requests = match &mut state.connections.window {
        Some(ConnectionsWindow::Form(form)) => form.cancel_trials(),
        Some(ConnectionsWindow::DefaultProxy(form)) => form.trial.iter_mut().filter_map(Trial::cancel).collect(),
        Some(ConnectionsWindow::Delete(_)) | None => Vec::new(),
    };
    requests.into_iter().map(|request| Effect::Backend(Command::CancelRequest { request })).collect()
}

/// Tests the proxy that is typed, in whichever window stands open.
fn test_proxy(state: &mut State) -> Effects {
    let (draft, kind, of) = match &state.connections.window {
        Some(ConnectionsWindow::Form(form)) => (&form.draft.proxy, form.kept.kind(), Some(form.kept.id.clone())),
        // Accounts are the stricter users of a proxy; those that they cannot use are for bots.
        Some(ConnectionsWindow::DefaultProxy(form)) => match form.draft.kind {
            ProxyKind::Socks5 => (&form.draft, ConnectionKind::User, None),
            ProxyKind::Http => (&form.draft, ConnectionKind::Bot, None),
        },
        Some(ConnectionsWindow::Delete(_)) | None => return Effects::new(),
    };
    let Ok(setting) = draft.setting(Some(kind)) else { return Effects::new() };
    let password = draft.typed_password();
    password.iter().for_each(known_to_the_redactor);
    let mut effects = Effects::new();
    let (request, asked) = wish(state, ConnectionCommand::TestProxy { setting, kind, password, of });
    let trial = match &mut state.connections.window {
        Some(ConnectionsWindow::Form(form)) => &mut form.proxy_trial,
        Some(ConnectionsWindow::DefaultProxy(form)) => &mut form.trial,
        Some(ConnectionsWindow::Delete(_)) | None => return Effects::new(),
    };
    let before = trial.replace(Trial::begin(request)).and_then(|mut trial| trial.cancel());
    effects.extend(before.map(|request| Effect::Backend(Command::CancelRequest { request })));
    effects.extend(asked);
    effects
}

/// Keeps what was typed: a new name first, together with the scenarios that follow it, then the rest.
pub(super) fn save(state: &mut State) -> Effects {
    let Some(form) = state.connections.form() else { return Effects::new() };
    if form.saving.is_some() || !form.is_changed() {
        return Effects::new();
    }
    if form.draft.is_renamed(&form.kept) && form.uses.is_awaited() {
        // Which scenarios follow is not known yet.
        return Effects::new();
    }
    if state.connections.entry(&form.kept.id).is_none() {
        // It would come back without its secrets.
        return Effects::new();
    }
    let others: Vec<&str> = state.connections.other_names(&form.kept.id).collect();
    if !form.faults(others).are_none() {
        return Effects::new();
    }
    let Some(connection) = form.draft.connection(&form.kept) else { return Effects::new() };
    let (command, saving) = if form.draft.is_renamed(&form.kept) {
        let open = state.document.as_ref().and_then(|document| document.path.as_ref());
        let follow = form.uses.found().iter().filter(|_| form.draft.rename_in_scenarios);
        // The open scenario follows on the screen, where the change can be undone.
        let files = follow.map(|found| found.path.clone()).filter(|path| Some(path) != open).collect();
        let (id, name) = (form.kept.id.clone(), form.draft.name.clone());
        (ConnectionCommand::Rename { id, name, files }, Saving::Name)
    } else {
        let secrets = form.draft.changed_secrets(&form.kept);
        secrets.iter().filter_map(|(_, secret)| secret.as_ref()).for_each(known_to_the_redactor);
        (ConnectionCommand::Save { connection: Box::new(connection), secrets }, Saving::Rest)
    };
    let (request, effects) = wish(state, command);
    if let Some(form) = state.connections.form_mut() {
        form.saving = Some((request, saving));
        form.error = None;
    }
    effects
}

fn duplicate(state: &mut State, id: ConnectionId) -> Effects {
    if state.connections.duplicating.is_some() {
        return Effects::new();
    }
    let Some(entry) = state.connections.entry(&id) else { return Effects::new() };
    let base = Message::new("window-copy-name").with("name", entry.connection.name.as_str()).show(state.language);
    let names = state.connections.list.iter().map(|entry| entry.connection.name.as_str());
    let name = free_name(&base, names);
    let (request, effects) = wish(state, ConnectionCommand::Duplicate { id, name });
    state.connections.duplicating = Some(request);
    effects
}

fn ask_delete(state: &mut State, id: ConnectionId) -> Effects {
    let mut effects = cancel_tests(state);
    let Some(entry) = state.connections.entry(&id).filter(|entry| !entry.is_fixed()) else { return effects };
    let name = entry.connection.name.clone();
    let is_signed_in = entry.kind() == ConnectionKind::User && entry.state != ConnectionState::SignedOut;
    let (uses, asked) = uses::ask(state, &name);
    effects.extend(asked);
    let question = DeleteQuestion { id, name, is_signed_in, uses, deleting: None, error: None };
    show(state, ConnectionsWindow::Delete(question));
    effects
}

fn delete(state: &mut State, id: ConnectionId) -> Effects {
    let (request, effects) = wish(state, ConnectionCommand::Remove { id: id.clone() });
    match &mut state.connections.window {
        Some(ConnectionsWindow::Delete(question)) if question.id == id && question.deleting.is_none() => {
            question.deleting = Some(request);
            question.error = None;
            effects
        }
        _ => Effects::new(),
    }
}

fn edit_default_proxy(state: &mut State, draft: ProxyDraft) -> Effects {
    let Some(ConnectionsWindow::DefaultProxy(form)) = &mut state.connections.window else { return Effects::new() };
    form.draft = draft;
    form.error = None;
    let running = form.trial.take().and_then(|mut trial| trial.cancel());
    running.into_iter().map(|request| Effect::Backend(Command::CancelRequest { request })).collect()
}

fn save_default_proxy(state: &mut State) -> Effects {
    let Some(ConnectionsWindow::DefaultProxy(form)) = &state.connections.window else { return Effects::new() };
    let (Ok(setting), true) = (form.draft.setting(None), form.saving.is_none() && form.is_changed()) else {
        return Effects::new();
    };
    let password = form.draft.typed_password();
    password.iter().for_each(known_to_the_redactor);
    let (request, effects) = wish(state, ConnectionCommand::SetDefaultProxy { setting, password });
    if let Some(ConnectionsWindow::DefaultProxy(form)) = &mut state.connections.window {
        form.saving = Some(request);
    }
    effects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{ConnectionEntry, ConnectionEvent};
    use crate::connection::{BotServer, Connection, Endpoint, ProxySetting};
    use crate::gui::connections::ProxyWay;
    use crate::gui::connections::receive;
    use crate::gui::state::TypedSecret;
    use crate::storage::Settings;
    use crate::texts::Language;

    #[test]
    fn what_was_typed_is_not_kept_for_the_vault() {
        let typed = || TypedSecret::new("98765".into());
        let next = Intent::SignIn(SignInIntent::Next);
        for (intent, expected) in [
            (Intent::Token(TokenIntent::Import(ImportIntent::Type(typed()))), None),
            (
                Intent::Token(TokenIntent::Import(ImportIntent::Go)),
                Some(Intent::Token(TokenIntent::Import(ImportIntent::Go))),
            ),
            (Intent::SignIn(SignInIntent::TypeCode(typed())), Some(next.clone())),
            (Intent::SignIn(SignInIntent::TypePassword(typed())), None),
            (next.clone(), Some(next)),
            (Intent::BotWizard(BotWizardIntent::TypeToken(typed())), None),
            (ConnectionsIntent::Save.into(), Some(ConnectionsIntent::Save.into())),
        ] {
            assert_eq!(repeated(&intent), expected, "{intent:?}");
        }
    }

    /// With two bots in the list.
    fn state() -> (State, [ConnectionId; 2]) {
        let mut state = State::new(Settings::default(), Language::English);
        let ids = ["Shop", "Desk"].map(|name| {
            let connection = Connection::new(name, Endpoint::Bot(BotServer::Telegram));
            let id = connection.id.clone();
            let ready = ConnectionState::Ready;
            let entry = ConnectionEntry { connection, state: ready, is_built_in: false, is_from_environment: false };
            state.connections.list.push(entry);
            id
        });
        (state, ids)
    }

    /// Types another name in the form of a connection.
    fn rename(state: &mut State, id: &ConnectionId, name: &str) {
        let _ = perform(state, ConnectionsIntent::Open(id.clone()));
        let form = state.connections.form().expect("it is open");
        let draft = ConnectionDraft { name: name.into(), ..form.draft.clone() };
        let _ = perform(state, ConnectionsIntent::Edit(Box::new(draft)));
    }

    fn typed_name(state: &State) -> Option<&str> {
        state.connections.form().map(|form| form.draft.name.as_str())
    }

    #[test]
    fn what_was_typed_stays_whatever_is_opened_in_between() {
        let (mut state, [shop, desk]) = state();
        rename(&mut state, &shop, "Store");
        let _ = perform(&mut state, ConnectionsIntent::Hide);
        rename(&mut state, &desk, "Till");
        for between in
            [ConnectionsIntent::OpenDefaultProxy, ConnectionsIntent::AskDelete(shop.clone()), ConnectionsIntent::Hide]
        {
            let _ = perform(&mut state, between);
        }
        for (id, expected) in [(&shop, "Store"), (&desk, "Till"), (&shop, "Store")] {
            let _ = perform(&mut state, ConnectionsIntent::Open(id.clone()));
            assert_eq!(typed_name(&state), Some(expected));
        }
        let _ = perform(&mut state, ConnectionsIntent::Cancel);
        let _ = perform(&mut state, ConnectionsIntent::Open(shop));
        assert_eq!(typed_name(&state), Some("Shop"), "it was given up");

        let _ = perform(&mut state, ConnectionsIntent::OpenDefaultProxy);
        let draft = ProxyDraft { host: "proxy.example.com".into(), way: ProxyWay::Own, ..ProxyDraft::default() };
        let _ = perform(&mut state, ConnectionsIntent::EditDefaultProxy(Box::new(draft.clone())));
        let _ = perform(&mut state, ConnectionsIntent::Hide);
        let _ = perform(&mut state, ConnectionsIntent::OpenDefaultProxy);
        let Some(ConnectionsWindow::DefaultProxy(form)) = &state.connections.window else { panic!("it is open") };
        assert_eq!(form.draft, draft);
    }

    #[test]
    fn what_another_window_of_the_program_removed_is_not_kept_again() {
        let (mut state, [shop, desk]) = state();
        rename(&mut state, &shop, "Store");
        let _ = perform(&mut state, ConnectionsIntent::Hide);
        rename(&mut state, &desk, "Till");
        let list = ConnectionEvent::List { connections: Vec::new(), default_proxy: ProxySetting::default() };
        let _ = receive(&mut state, None, &list);
        assert_eq!(typed_name(&state), Some("Till"), "it does not go without a word");
        assert!(perform(&mut state, ConnectionsIntent::Save).is_empty());
        let _ = perform(&mut state, ConnectionsIntent::Cancel);
        let _ = perform(&mut state, ConnectionsIntent::Open(shop));
        assert!(state.connections.window.is_none());
    }

    #[test]
    fn a_form_that_is_being_kept_stays_until_it_is() {
        let (mut state, [id, _]) = state();
        rename(&mut state, &id, "Store");
        assert_eq!(perform(&mut state, ConnectionsIntent::Save).len(), 1);
        for intent in [ConnectionsIntent::Cancel, ConnectionsIntent::Hide] {
            let _ = perform(&mut state, intent);
            assert!(state.window.is_some() && state.connections.form().is_some());
        }
        let request = state.connections.form().and_then(|form| form.saving).map(|(request, _)| request);
        let _ = receive(&mut state, request, &ConnectionEvent::Saved { id, name: "Store".into() });
        assert!(state.window.is_none() && state.connections.form().is_none());
    }
}
