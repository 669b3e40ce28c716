//! The vault as front ends meet it: needed, opened, broken.

use super::support::{Front, Place, failure, is_saved};
use scenogram::backend::{
    Backend, BackendOptions, Command, ConnectionCommand, ConnectionEvent, ConnectionState, Event, RequestId,
    SANDBOX_BOT, SecretsFile, VaultCommand, VaultState,
};
use scenogram::connection::{Connection, ConnectionId, ConnectionKind, SecretName, SecretSlot};
use scenogram::engine::Outcome;
use scenogram::secret::Secret;
use scenogram::storage::{NoKeyring, Vault, VaultError, VaultPlace, load_connections};
use std::fs;
use std::sync::Arc;

fn save(place: &Place, connection: &Connection) -> ConnectionCommand {
    let secrets = vec![(SecretSlot::BotToken, Some(place.token()))];
    ConnectionCommand::Save { connection: Box::new(connection.clone()), secrets }
}

fn passphrase(text: &str) -> Secret {
    Secret::new(format!("passphrase {text}"))
}

#[track_caller]
fn opened(event: &Event) -> VaultPlace {
    match event {
        Event::Vault { state: VaultState::Open(place), .. } => *place,
        other => panic!("not open: {other:?}"),
    }
}

/// Whether a connection is forgotten, and whether its secrets stay.
fn is_removed(event: &Event, stays: bool) -> bool {
    matches!(event, Event::Connections { event: ConnectionEvent::Removed { secrets_stay, .. }, .. } if *secrets_stay == stays)
}

fn without_keyring(place: &Place) -> Front {
    place.open_with(Box::new(NoKeyring)).ready()
}

#[test]
fn without_a_keyring_somebody_chooses_and_the_wish_is_repeated() {
    let place = Place::new();
    let connection = place.bot("a");
    let mut front = without_keyring(&place);
    let Event::VaultNeeded { state: VaultState::NoKeyring { .. }, .. } = front.ask(save(&place, &connection)) else {
        panic!("kept without a keyring")
    };
    assert!(load_connections(&place.home()).expect("readable").connections.is_empty(), "nothing half done");
    let create = VaultCommand::Create { passphrase: passphrase("one") };
    assert_eq!(opened(&front.vault(create)), VaultPlace::Passphrase);
    assert!(is_saved(&front.ask(save(&place, &connection))));
    drop(front);
    let mut front = without_keyring(&place);
    assert_eq!((front.vault.clone(), front.entry("a").state), (Some(VaultState::Locked), ConnectionState::Locked));
    assert_eq!(front.run("a", ConnectionKind::Bot).outcome, Outcome::Failed);
    assert_eq!(front.run(SANDBOX_BOT, ConnectionKind::Bot).outcome, Outcome::Done, "the sandbox needs no vault");
    let duplicate = || ConnectionCommand::Duplicate { id: connection.id.clone(), name: "b".into() };
    assert!(matches!(front.ask(duplicate()), Event::VaultNeeded { state: VaultState::Locked, .. }));
    let wrong = VaultCommand::Unlock { passphrase: passphrase("two") };
    assert!(failure(&front.vault(wrong)).contains("passphrase is wrong"));
    let right = VaultCommand::Unlock { passphrase: passphrase("one") };
    assert_eq!(opened(&front.vault(right)), VaultPlace::Passphrase);
    assert_eq!(front.entry("a").state, ConnectionState::Ready);
    assert!(is_saved(&front.ask(duplicate())));
    assert_eq!(front.run("b", ConnectionKind::Bot).outcome, Outcome::Done);
}

#[test]
fn this_session_only_is_forgotten_with_the_program() {
    let place = Place::new();
    let mut front = without_keyring(&place);
    assert_eq!(opened(&front.vault(VaultCommand::SessionOnly)), VaultPlace::SessionOnly);
    front.add(place.bot("a"), place.token());
    assert_eq!(front.run("a", ConnectionKind::Bot).outcome, Outcome::Done);
    drop(front);
    assert!(!place.home().vault_file().exists());
    let mut front = without_keyring(&place);
    assert_eq!(front.entry("a").state, ConnectionState::SignedOut);
    assert_eq!(front.run("a", ConnectionKind::Bot).error.expect("no token").code, "SECRET_MISSING");
}

#[test]
fn a_connection_can_be_removed_while_the_vault_is_locked() {
    let place = Place::new();
    let connection = place.bot("a");
    let mut front = without_keyring(&place);
    front.vault(VaultCommand::Create { passphrase: passphrase("one") });
    assert!(is_saved(&front.ask(save(&place, &connection))));
    drop(front);
    let mut front = without_keyring(&place);
    let removed = front.ask(ConnectionCommand::Remove { id: connection.id.clone() });
    assert!(is_removed(&removed, true), "{removed:?}");
    assert!(front.list.iter().all(|entry| entry.connection.name != "a"));
}

#[test]
fn a_damaged_vault_is_told_and_set_aside_only_on_purpose() {
    let place = Place::new();
    let mut front = place.open().ready();
    front.add(place.bot("a"), place.token());
    drop(front);
    let file = place.home().vault_file();
    let mut bytes = fs::read(&file).expect("a vault");
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    fs::write(&file, &bytes).expect("written");
    let mut front = place.open().ready();
    assert_eq!(front.vault, Some(VaultState::Broken(VaultError::Damaged)));
    let answer = front.ask(save(&place, &place.bot("b")));
    assert!(matches!(answer, Event::VaultNeeded { state: VaultState::Broken(_), .. }), "{answer:?}");
    assert_eq!(fs::read(&file).expect("a vault"), bytes);
    assert_eq!(opened(&front.vault(VaultCommand::SetAside)), VaultPlace::Keyring);
    assert_eq!(front.entry("a").state, ConnectionState::SignedOut);
    assert!(is_saved(&front.ask(save(&place, &place.bot("b")))));
    let files: Vec<_> = fs::read_dir(place.path()).expect("a folder").filter_map(Result::ok).collect();
    assert!(files.iter().any(|file| fs::read(file.path()).is_ok_and(|kept| kept == bytes)), "it is still there");
}

/// The keys of what the vault of the data folder holds under its passphrase.
fn kept_under(place: &Place, passphrase: &Secret) -> Vec<String> {
    let mut vault = Vault::load(&place.home(), Box::new(NoKeyring));
    vault.unlock(passphrase).expect("the passphrase opens it");
    vault.keys().map(str::to_owned).collect()
}

#[test]
fn what_was_removed_while_the_vault_was_locked_goes_when_it_opens() {
    let place = Place::new();
    let (gone, stays) = (place.bot("gone"), place.bot("stays"));
    let mut front = without_keyring(&place);
    front.vault(VaultCommand::Create { passphrase: passphrase("one") });
    front.add(gone.clone(), place.token());
    front.add(stays.clone(), place.token());
    drop(front);
    let mut front = without_keyring(&place);
    assert!(is_removed(&front.ask(ConnectionCommand::Remove { id: gone.id.clone() }), true));
    assert_eq!(kept_under(&place, &passphrase("one")).len(), 2, "nobody could take it out yet");
    drop(front);
    let mut front = without_keyring(&place);
    assert_eq!(opened(&front.vault(VaultCommand::Unlock { passphrase: passphrase("one") })), VaultPlace::Passphrase);
    let key = SecretName::Of(stays.id.clone(), SecretSlot::BotToken).key();
    assert_eq!(kept_under(&place, &passphrase("one")), [key]);
    assert!(is_removed(&front.ask(ConnectionCommand::Remove { id: stays.id }), false));
    assert!(kept_under(&place, &passphrase("one")).is_empty());
    assert!(load_connections(&place.home()).expect("readable").removed.is_empty());
}

#[test]
fn secrets_of_what_another_window_kept_stay() {
    let place = Place::new();
    let mut morning = without_keyring(&place);
    morning.vault(VaultCommand::Create { passphrase: passphrase("one") });
    drop(morning);
    let mut morning = without_keyring(&place);
    let mut other = without_keyring(&place);
    other.vault(VaultCommand::Unlock { passphrase: passphrase("one") });
    // As if made long ago, in 2023.
    let old = ConnectionId("018b0000-0000-7000-8000-000000000000".into());
    other.add(Connection { id: old.clone(), ..place.bot("a") }, place.token());
    morning.vault(VaultCommand::Unlock { passphrase: passphrase("one") });
    let key = SecretName::Of(old, SecretSlot::BotToken).key();
    assert_eq!(kept_under(&place, &passphrase("one")), [key], "its connection is not known to this window");
}

#[test]
fn a_file_of_connections_that_was_put_aside_finds_its_secrets_again() {
    let place = Place::new();
    let mut front = place.open().ready();
    let old = ConnectionId("018b0000-0000-7000-8000-000000000000".into());
    front.add(Connection { id: old, ..place.bot("a") }, place.token());
    drop(front);
    let (file, aside) = (place.home().connections_file(), place.path().join("aside.ron"));
    fs::rename(&file, &aside).expect("a file");
    let mut front = place.open().ready();
    front.add(place.bot("b"), place.token());
    drop(front);
    drop(place.open().ready());
    fs::rename(&aside, &file).expect("a file");
    let mut front = place.open().ready();
    assert_eq!(front.entry("a").state, ConnectionState::Ready);
    assert_eq!(front.run("a", ConnectionKind::Bot).outcome, Outcome::Done);
}

#[test]
fn secrets_can_be_in_a_file_of_their_own() {
    let place = Place::new();
    let file = place.path().join("team.vault");
    let start = |given: Option<Secret>| {
        let base = BackendOptions::new(env!("CARGO_BIN_EXE_scenogram"), place.home(), Arc::new(|| {}));
        let secrets = Some(SecretsFile { path: file.clone(), passphrase: given });
        Backend::start(BackendOptions { secrets, ..base }).expect("threads")
    };
    let state = |backend: &Backend| loop {
        match backend.wait_event(std::time::Duration::from_secs(30)).expect("an event") {
            Event::Vault { state, .. } => return state,
            Event::Failed { message, .. } => panic!("{message:?}"),
            _ => {}
        }
    };
    let backend = start(Some(passphrase("one")));
    assert!(matches!(state(&backend), VaultState::Broken(VaultError::File(_))), "none is made by itself");
    assert!(!file.exists());
    let command = VaultCommand::Create { passphrase: passphrase("one") };
    backend.send(Command::Vault { request: RequestId(1), command });
    assert_eq!(state(&backend), VaultState::Open(VaultPlace::Passphrase));
    drop(backend);
    assert!(file.exists() && !place.home().vault_file().exists());
    assert_eq!(state(&start(Some(passphrase("one")))), VaultState::Open(VaultPlace::Passphrase));
    assert_eq!(state(&start(Some(passphrase("two")))), VaultState::Broken(VaultError::WrongPassphrase));
    assert_eq!(state(&start(None)), VaultState::Locked);
}
