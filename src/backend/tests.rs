//! The backend as a front end meets it: commands in, events out.

use super::*;
use crate::connection::{BotServer, Connection, Endpoint, SecretSlot};
use crate::engine::{Mode, Outcome, RunRequest, Scope};
use crate::scenario::{ConnectionKind, Content, Edit, FieldKey, FieldValue, Scenario};
use crate::storage::MemoryKeyring;
use crate::texts::Language;
use crate::value::Variables;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

const LIMIT: Duration = Duration::from_secs(20);

/// A backend whose worker is no program: what needs no script works without one.
fn backend(home: &Path, sandbox: bool) -> Backend {
    let sandbox = if sandbox { SandboxStart::AtOnce } else { SandboxStart::WhenNeeded };
    let base = BackendOptions::new(home.join("no-such-program"), DataFolder::at(home), Arc::new(|| {}));
    let keyring = Box::new(MemoryKeyring::default());
    Backend::start(BackendOptions { sandbox, keyring, ..base }).unwrap()
}

/// The next event but those that tell of connections and the vault, which come of themselves at the start.
fn next(backend: &Backend) -> Event {
    loop {
        match backend.wait_event(LIMIT).expect("an event") {
            Event::Connections { request: None, .. } | Event::Vault { request: None, .. } => {}
            event => return event,
        }
    }
}

fn scenario(connection: &str, kind: ConnectionKind) -> Scenario {
    let mut scenario = Scenario::with_one_step("id", "Заказ");
    let content = |text: &str| Some(Content::Value(FieldValue::Text(text.into())));
    for edit in [
        Edit::SetConnection { node: "step".into(), kind, connection: connection.into() },
        Edit::SetField { node: "step".into(), key: FieldKey::Peer, content: content("2") },
        Edit::SetField { node: "step".into(), key: FieldKey::Text, content: content("Готово") },
    ] {
        scenario.apply(edit).unwrap();
    }
    scenario
}

fn request(scenario: Scenario) -> Box<RunRequest> {
    Box::new(RunRequest {
        scenario,
        variables: Variables::new(),
        scope: Scope::All,
        mode: Mode::Run,
        folder: ".".into(),
        connections: BTreeMap::new(),
        language: Language::English,
        zone: TimeZone::UTC,
        now: Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    })
}

fn finished(backend: &Backend, run: RunId) -> crate::engine::Transcript {
    loop {
        match next(backend) {
            Event::RunFinished { run: id, transcript } if id == run => return *transcript,
            _ => {}
        }
    }
}

#[test]
fn files_are_worked_on_in_order() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("scenarios");
    let backend = backend(home.path(), false);
    let first = Scenario::with_one_step("id", "Заказ");
    let request = RequestId;
    backend.send(Command::Create { request: request(1), folder: folder.clone(), scenario: Box::new(first.clone()) });
    let path = folder.join("Заказ.ron");
    let Event::Saved { fingerprint, .. } = next(&backend) else { panic!("not saved") };
    let mut second = first.clone();
    second.name = "Другой".into();
    let save = |id, expected| Command::Save {
        request: request(id),
        path: path.clone(),
        scenario: Box::new(second.clone()),
        expected,
    };
    backend.send(save(2, Some(fingerprint)));
    backend.send(Command::Load { request: request(3), path: path.clone() });
    backend.send(save(4, Some(fingerprint)));
    backend.send(Command::OpenFolder { request: request(5), folder: folder.clone() });
    backend.send(Command::Rename { request: request(6), from: path.clone(), to: path.clone().with_extension("x.ron") });
    assert!(matches!(next(&backend), Event::Saved { request: RequestId(2), .. }));
    let Event::Loaded { file, .. } = next(&backend) else { panic!("not loaded") };
    assert_eq!(file.scenario, second);
    assert!(file.notices.is_empty() && !file.read_only);
    assert!(matches!(next(&backend), Event::SaveConflict { request: RequestId(4), .. }));
    let Event::Folder { files, .. } = next(&backend) else { panic!("no folder") };
    assert_eq!(files, [FileEntry { path: path.clone(), name: "Другой".into(), readable: true }]);
    assert!(matches!(next(&backend), Event::Renamed { .. }));
}

#[test]
fn bad_files_are_told_with_their_place() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cut.ron");
    fs::write(&path, "(\n    version: 1,\n    id: \"").unwrap();
    let backend = backend(home.path(), false);
    backend.send(Command::Load { request: RequestId(1), path: path.clone() });
    let Event::Failed { request, path: Some(failed), position: Some(position), .. } = next(&backend) else {
        panic!("no failure")
    };
    assert_eq!((request, failed, position.line), (RequestId(1), path.clone(), 3));
    backend.send(Command::OpenFolder { request: RequestId(2), folder: home.path().to_owned() });
    let Event::Folder { files, .. } = next(&backend) else { panic!("no folder") };
    assert_eq!(files, [FileEntry { path, name: "cut".into(), readable: false }]);
}

#[test]
fn secrets_open_read_only_and_are_never_saved() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a.ron");
    let token = format!("1000000:{}", "x".repeat(35));
    let mut scenario = Scenario::with_one_step("id", "Заказ");
    let text = crate::scenario::file::save(&scenario).unwrap();
    fs::write(&path, text.replace("Заказ", &token)).unwrap();
    let backend = backend(home.path(), false);
    backend.send(Command::Load { request: RequestId(1), path: path.clone() });
    let Event::Loaded { file, .. } = next(&backend) else { panic!("not loaded") };
    assert!(file.read_only && !file.notices.is_empty());
    scenario.notes = token.clone();
    let new = home.path().join("b.ron");
    backend.send(Command::Save {
        request: RequestId(2),
        path: new.clone(),
        scenario: Box::new(scenario),
        expected: None,
    });
    let Event::Failed { message, .. } = next(&backend) else { panic!("saved") };
    assert!(!message.show(Language::Russian).contains(&token));
    assert!(!new.exists());
}

#[test]
fn a_step_runs_on_the_sandbox() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), false);
    backend.send(Command::Run { run: RunId(1), request: request(scenario(SANDBOX_BOT, ConnectionKind::Bot)) });
    let transcript = finished(&backend, RunId(1));
    assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
    assert!(transcript.variables["sent"]["message_id"].is_i64());
}

#[test]
fn the_sandbox_starts_once_and_tells_where() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), true);
    let Event::SandboxReady { bot_api, .. } = next(&backend) else { panic!("not ready") };
    assert!(bot_api.starts_with("http://127.0.0.1:"));
    backend.send(Command::Run { run: RunId(1), request: request(scenario(SANDBOX_BOT, ConnectionKind::Bot)) });
    loop {
        match next(&backend) {
            Event::SandboxReady { .. } => panic!("started twice"),
            Event::RunFinished { .. } => break,
            _ => {}
        }
    }
}

#[test]
fn connections_that_are_not_there_end_a_run() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), false);
    for (run, (connection, kind)) in
        (1..).zip([("surely-not-in-the-environment", ConnectionKind::Bot), (SANDBOX_BOT, ConnectionKind::User)])
    {
        backend.send(Command::Run { run: RunId(run), request: request(scenario(connection, kind)) });
        let transcript = finished(&backend, RunId(run));
        let error = transcript.error.expect("an error");
        assert_eq!(error.kind, crate::engine::FailureKind::Connection, "{connection}: {error:?}");
    }
}

#[test]
fn the_account_of_the_sandbox_can_be_used_and_no_other() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), false);
    backend.send(Command::Run { run: RunId(1), request: request(scenario(SANDBOX_USER, ConnectionKind::User)) });
    let transcript = finished(&backend, RunId(1));
    assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
    backend.send(Command::Run { run: RunId(2), request: request(scenario("my-account", ConnectionKind::User)) });
    let transcript = finished(&backend, RunId(2));
    assert_eq!(transcript.error.expect("an error").code, "CONNECTION_UNKNOWN");
}

/// The next list of recipients, whatever else is heard before it.
fn recipients(backend: &Backend) -> (RequestId, Result<Vec<Recipient>, crate::texts::Message>) {
    loop {
        if let Event::Recipients { request, list } = next(backend) {
            return (request, list);
        }
    }
}

#[test]
fn recipients_are_listed_or_it_is_said_why_not() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), false);
    let list = |number, connection: &str| Command::ListRecipients {
        request: RequestId(number),
        kind: ConnectionKind::Bot,
        connection: connection.into(),
        language: Language::English,
    };
    backend.send(list(1, SANDBOX_BOT));
    let (request, found) = recipients(&backend);
    let found = found.unwrap();
    assert_eq!(request, RequestId(1));
    assert!(found.iter().any(|recipient| recipient.kind == RecipientKind::Group), "{found:?}");
    backend.send(list(2, "surely-not-in-the-environment"));
    let (request, found) = recipients(&backend);
    assert!(request == RequestId(2) && found.is_err(), "{found:?}");
}

#[test]
fn a_list_that_was_given_up_is_not_told() {
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path(), false);
    // It takes connections and never answers.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let api_url = format!("http://{}", silent.local_addr().unwrap());
    let connection = Connection::new("silent", Endpoint::Bot(BotServer::Own { url: api_url }));
    let secrets = vec![(SecretSlot::BotToken, Some(Secret::new(format!("1000000:{}", "w".repeat(35)))))];
    let command = ConnectionCommand::Save { connection: Box::new(connection), secrets };
    backend.send(Command::Connections { request: RequestId(1), command });
    assert!(matches!(next(&backend), Event::Connections { request: Some(RequestId(1)), .. }));
    let list = |number, connection: &str| Command::ListRecipients {
        request: RequestId(number),
        kind: ConnectionKind::Bot,
        connection: connection.into(),
        language: Language::English,
    };
    backend.send(list(2, "silent"));
    backend.send(Command::CancelRecipients { request: RequestId(2) });
    // A newer one ends an older one, too.
    backend.send(list(3, "silent"));
    backend.send(list(4, SANDBOX_BOT));
    assert_eq!(recipients(&backend).0, RequestId(4));
}

#[test]
fn every_event_wakes_and_dropping_writes_what_was_sent() {
    let home = tempfile::tempdir().unwrap();
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let wake = Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let base = BackendOptions::new(home.path().join("no-such-program"), DataFolder::at(home.path()), wake);
    let options = BackendOptions { sandbox: SandboxStart::AtOnce, ..base };
    let backend = Backend::start(options).unwrap();
    next(&backend);
    let scenario = Box::new(Scenario::with_one_step("id", "Последний"));
    backend.send(Command::Create { request: RequestId(1), folder: home.path().join("new"), scenario });
    let start = Instant::now();
    drop(backend);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(home.path().join("new/Последний.ron").exists());
    assert!(woken.load(Ordering::SeqCst) >= 1);
}
