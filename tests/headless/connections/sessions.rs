//! Sessions go out as strings and come in again, are listed, ended and forgotten.

use super::support::{Front, Place, failure, is_saved, scenario};
use scenogram::backend::{
    Command as BackendCommand, ConnectionCommand, ConnectionEvent, ConnectionState, Event, SANDBOX_USER,
};
use scenogram::connection::{ConnectionId, ConnectionKind, UserServer};
use scenogram::engine::Outcome;
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::scenario::file;
use scenogram::secret::Secret;
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
    ConnectionCommand::Import { name: name.into(), text, api_id, api_hash: None, server }
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
    for (form, server) in
        [(SessionForm::Telethon, None), (SessionForm::GramJs, None), (SessionForm::Pyrogram, Some(UserServer::Sandbox))]
    {
        let text = export(&mut front, built_in(), form);
        let answer = front.ask(ConnectionCommand::Recognise { text: text.duplicate() });
        let Event::Connections { event: ConnectionEvent::Recognised { form: found, server: leads, dc, .. }, .. } =
            answer
        else {
            panic!("not recognised: {answer:?}")
        };
        assert_eq!((found, dc), (form, place.sandbox.mtproto().dc));
        if server.is_none() {
            assert_eq!(leads, Some(UserServer::Sandbox));
        }
        let answer = front.ask(import(&place, form.title(), text.duplicate(), server));
        assert!(is_saved(&answer), "{form:?}: {answer:?}");
        assert_eq!(front.run(form.title(), ConnectionKind::User).outcome, Outcome::Done);
        let id = front.entry(form.title()).connection.id.clone();
        assert_eq!(export(&mut front, id, form).expose(), text.expose(), "the same string goes out again");
    }
    let kept = fs::read_to_string(place.home().connections_file()).expect("a file");
    assert!(!kept.contains(own_session(&place, 1).expose()));
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
