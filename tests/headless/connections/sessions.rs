//! Sessions go out as strings and come in again, are listed, ended and forgotten.

use super::support::{Front, Place, failure, is_saved, scenario};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE, URL_SAFE_NO_PAD};
use scenogram::backend::{
    Command as BackendCommand, ConnectionCommand, ConnectionEvent, ConnectionState, Event, SANDBOX_USER,
};
use scenogram::connection::{ConnectionId, ConnectionKind, Endpoint, UserServer};
use scenogram::engine::Outcome;
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::scenario::file;
use scenogram::secret::{Redactor, Secret};
use scenogram::storage::load_connections;
use scenogram::telegram::{ActiveSession, SessionForm};
use std::fs;
use std::process::Command;

fn built_in() -> ConnectionId {
    ConnectionId(SANDBOX_USER.into())
}

#[track_caller]
fn export(front: &mut Front, id: ConnectionId, form: SessionForm) -> Secret {
    match front.ask(ConnectionCommand::Export { id, form }) {
        Event::Connections { event: ConnectionEvent::Exported { text }, .. } => text.duplicate(),
        other => panic!("no string: {other:?}"),
    }
}

fn import(place: &Place, name: &str, text: Secret, server: Option<UserServer>) -> ConnectionCommand {
    let api_id = place.sandbox.mtproto().api_id;
    ConnectionCommand::Import { name: name.into(), text, api_id, api_hash: None, server, dc: None }
}

/// A session of a person that nobody else has: the person's own string.
fn own_session(place: &Place, person: i64) -> Secret {
    let key = place.sandbox.user_key(person).expect("a person");
    Secret::new(place.sandbox.mtproto().session_string(&key))
}

#[track_caller]
fn sessions(event: Event) -> Vec<ActiveSession> {
    match event {
        Event::Connections { event: ConnectionEvent::Sessions { sessions }, .. } => sessions,
        other => panic!("no sessions: {other:?}"),
    }
}

#[test]
fn an_exported_account_comes_in_again_and_works() {
    let place = Place::new();
    let mut front = place.open().ready();
    let form = SessionForm::Telethon;
    let text = export(&mut front, built_in(), form);
    let answer = front.ask(ConnectionCommand::Recognise { text: text.duplicate() });
    let Event::Connections { event: ConnectionEvent::Recognised { form: found, server, dc, .. }, .. } = answer else {
        panic!("not recognised: {answer:?}")
    };
    assert_eq!((found, server, dc), (form, Some(UserServer::Sandbox), place.sandbox.mtproto().dc));
    let answer = front.ask(import(&place, "a", text.duplicate(), None));
    assert!(is_saved(&answer), "{answer:?}");
    assert_eq!(front.run("a", ConnectionKind::User).outcome, Outcome::Done);
    let id = front.entry("a").connection.id.clone();
    assert_eq!(export(&mut front, id.clone(), form).expose(), text.expose(), "the same string goes out again");
    for id in [built_in(), id] {
        let refused = front.ask(ConnectionCommand::Export { id, form: SessionForm::Pyrogram });
        assert!(failure(&refused).contains("no room for the address"), "{refused:?}");
    }
    let kept = fs::read_to_string(place.home().connections_file()).expect("a file");
    assert!(!kept.contains(own_session(&place, 1).expose()));
}

/// A key as people have it, with what comes along.
fn key_texts(key: &[u8; 256]) -> [String; 5] {
    let hexadecimal: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let lines = hexadecimal.as_bytes().chunks(32).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n");
    [hexadecimal.to_uppercase(), lines, STANDARD.encode(key), URL_SAFE.encode(key), URL_SAFE_NO_PAD.encode(key)]
}

#[test]
fn a_key_alone_comes_in_with_its_server_and_data_centre() {
    let place = Place::new();
    let mut front = place.open().ready();
    let key = place.sandbox.user_key(2).expect("a person");
    let own = UserServer::Own { address: place.sandbox.mtproto().address.into() };
    for (number, text) in key_texts(&key).into_iter().enumerate() {
        let name = format!("key {number}");
        let text = Secret::new(text);
        let seen = front.ask(ConnectionCommand::Recognise { text: text.duplicate() });
        assert!(matches!(seen, Event::Connections { event: ConnectionEvent::KeyRecognised, .. }), "{seen:?}");
        let shown = Redactor::global().redact(text.expose()).into_owned();
        assert!(!shown.contains(&text.expose()[..40]), "it is masked: {shown}");
        let wish = |server: Option<&UserServer>, dc| {
            let (text, server) = (text.duplicate(), server.cloned());
            let api_id = place.sandbox.mtproto().api_id;
            ConnectionCommand::Import { name: name.clone(), text, api_id, api_hash: None, server, dc }
        };
        for (server, dc) in [(None, Some(2)), (Some(&own), None)] {
            assert!(failure(&front.ask(wish(server, dc))).contains("key without an address"));
        }
        let saved = front.ask(wish(Some(&own), Some(2)));
        assert!(is_saved(&saved), "{saved:?}");
        assert_eq!(front.entry(&name).connection.endpoint, Endpoint::User(own.clone()));
        assert_eq!(front.run(&name, ConnectionKind::User).outcome, Outcome::Done);
    }
    let id = front.entry("key 0").connection.id.clone();
    let exported = export(&mut front, id, SessionForm::Telethon);
    assert_eq!(exported.expose(), place.sandbox.mtproto().session_string(&key));
}

#[test]
fn only_an_account_that_answers_is_kept() {
    let place = Place::new();
    let mut front = place.open().ready();
    let unknown = Secret::new(place.sandbox.mtproto().session_string(&[7; 256]));
    assert!(matches!(front.ask(import(&place, "a", unknown, None)), Event::Failed { .. }));
    let nobody = Secret::new(place.sandbox.mtproto().session_string(&place.sandbox.fresh_key()));
    assert!(matches!(front.ask(import(&place, "a", nobody, None)), Event::Failed { .. }));
    assert!(matches!(front.ask(import(&place, "a", Secret::new("no string"), None)), Event::Failed { .. }));
    assert!(matches!(front.ask(import(&place, SANDBOX_USER, own_session(&place, 2), None)), Event::Failed { .. }));
    assert!(load_connections(&place.home()).expect("readable").connections.is_empty());
}

#[test]
fn an_import_that_is_given_up_keeps_nothing() {
    let place = Place::new();
    let mut front = place.open().ready();
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let server = UserServer::Own { address: silent.local_addr().expect("an address") };
    let request = front.wish(import(&place, "a", own_session(&place, 2), Some(server)));
    front.send(BackendCommand::CancelRequest { request });
    assert!(is_saved(&front.ask(import(&place, "b", own_session(&place, 2), None))));
    assert_eq!(front.list.iter().filter(|entry| !entry.is_built_in).count(), 1);
}

#[test]
fn sessions_are_listed_and_ended() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert!(is_saved(&front.ask(import(&place, "a", own_session(&place, 1), None))));
    let list = sessions(front.ask(ConnectionCommand::Sessions { id: built_in() }));
    assert_eq!(list.iter().filter(|session| session.is_current).count(), 1);
    let left = sessions(front.ask(ConnectionCommand::EndSession { id: built_in(), hash: None }));
    assert_eq!(left.len(), 1, "{left:?}");
    let id = front.entry("a").connection.id.clone();
    assert_eq!(sessions(front.ask(ConnectionCommand::Sessions { id })).len(), 1, "the same key is the same session");
}

#[test]
fn signing_out_ends_the_session_and_forgets_its_key() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert!(is_saved(&front.ask(import(&place, "a", own_session(&place, 2), None))));
    let id = front.entry("a").connection.id.clone();
    let answer = front.ask(ConnectionCommand::SignOut { id: id.clone() });
    assert!(is_saved(&answer), "{answer:?}");
    assert_eq!(front.entry("a").state, ConnectionState::SignedOut);
    assert_eq!(front.run("a", ConnectionKind::User).error.expect("signed out").code, "SECRET_MISSING");
    for wish in [
        ConnectionCommand::Sessions { id: id.clone() },
        ConnectionCommand::Export { id: id.clone(), form: SessionForm::Telethon },
        ConnectionCommand::SignOut { id },
    ] {
        assert!(failure(&front.ask(wish)).contains("signed in"));
    }
    assert!(matches!(front.ask(ConnectionCommand::SignOut { id: built_in() }), Event::Failed { .. }));
}

#[test]
fn what_ends_a_session_or_forgets_a_key_is_not_given_up() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert!(is_saved(&front.ask(import(&place, "a", own_session(&place, 2), None))));
    let id = front.entry("a").connection.id.clone();
    let request = front.wish(ConnectionCommand::SignOut { id: id.clone() });
    front.send(BackendCommand::CancelRequest { request });
    assert!(is_saved(&front.answer(request)), "it is told");
    assert_eq!(front.entry("a").state, ConnectionState::SignedOut);
    let request = front.wish(ConnectionCommand::EndSession { id: built_in(), hash: None });
    front.send(BackendCommand::CancelRequest { request });
    assert_eq!(sessions(front.answer(request)).len(), 1);
    let request = front.wish(ConnectionCommand::Remove { id });
    front.send(BackendCommand::CancelRequest { request });
    assert!(matches!(front.answer(request), Event::Connections { event: ConnectionEvent::Removed { .. }, .. }));
    assert!(load_connections(&place.home()).expect("readable").connections.is_empty());
}

#[test]
fn a_sign_out_is_carried_out_although_the_program_ends() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert!(is_saved(&front.ask(import(&place, "a", own_session(&place, 2), None))));
    let id = front.entry("a").connection.id.clone();
    front.wish(ConnectionCommand::SignOut { id });
    drop(front);
    assert_eq!(place.open().ready().entry("a").state, ConnectionState::SignedOut);
}

#[test]
fn forgetting_leaves_the_session_at_telegram() {
    let place = Place::new();
    let mut front = place.open().ready();
    let text = own_session(&place, 2);
    assert!(is_saved(&front.ask(import(&place, "a", text.duplicate(), None))));
    let id = front.entry("a").connection.id.clone();
    front.ask(ConnectionCommand::Remove { id });
    assert!(is_saved(&front.ask(import(&place, "a", text, None))), "the key still opens the account");
}

#[test]
fn a_session_string_of_the_environment_comes_before_the_vault() {
    let place = Place::new();
    let mut front = place.open().ready();
    let own = UserServer::Own { address: place.sandbox.mtproto().address.into() };
    assert!(is_saved(&front.ask(import(&place, "account", own_session(&place, 2), Some(own)))));
    let id = front.entry("account").connection.id.clone();
    assert!(is_saved(&front.ask(ConnectionCommand::SignOut { id })));
    drop(front);
    let path = place.path().join("scenario.ron");
    let text = file::save(&scenario("account", ConnectionKind::User)).expect("a scenario");
    fs::write(&path, text).expect("written");
    let run = |session: Option<Secret>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scenogram"));
        command.arg("run").arg(&path).env("SCENOGRAM_HOME", place.path()).env_remove("DBUS_SESSION_BUS_ADDRESS");
        if let Some(session) = session {
            command.env("SCENOGRAM_SECRET_ACCOUNT", session.expose());
        }
        command.output().expect("the binary")
    };
    let output = run(Some(own_session(&place, 3)));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_ne!(run(None).status.code(), Some(0));
}

#[test]
fn a_flood_wait_is_told_not_waited_for() {
    let place = Place::new();
    let mut front = place.open().ready();
    let fault =
        Fault { method: Some("account.getAuthorizations".into()), kind: FaultKind::RetryAfter(7), times: Some(1) };
    place.sandbox.set_faults(vec![fault]);
    let told = failure(&front.ask(ConnectionCommand::Sessions { id: built_in() }));
    assert!(told.contains('7'), "{told}");
}
