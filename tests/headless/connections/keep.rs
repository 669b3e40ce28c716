//! Connections are added, copied, forgotten, and there again at the next start.

use super::support::{Place, failure, is_saved, wrong_token};
use scenogram::backend::{
    Command, ConnectionCommand, ConnectionEvent, ConnectionState, Event, SANDBOX_BOT, SANDBOX_USER,
};
use scenogram::connection::{
    BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, Proxy, ProxyChoice, ProxyKind, ProxySetting,
    SecretName, SecretSlot, UserServer,
};
use scenogram::engine::{FailureKind, Outcome};
use scenogram::secret::Secret;
use scenogram::storage::{Vault, load_connections};
use std::fs;

/// The keys of what the vault holds, as another program finds them.
fn kept(place: &Place) -> Vec<String> {
    Vault::load(&place.home(), Box::new(place.keyring.clone())).keys().map(str::to_owned).collect()
}

#[test]
fn a_bot_is_added_used_and_there_at_the_next_start() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert_eq!(front.list.iter().filter(|entry| entry.is_built_in).count(), 2);
    let id = front.add(place.bot("Магазин"), place.token());
    assert_eq!(front.entry("Магазин").state, ConnectionState::Ready);
    assert_eq!(front.run("Магазин", ConnectionKind::Bot).outcome, Outcome::Done);
    drop(front);
    assert_eq!(kept(&place), [SecretName::Of(id.clone(), SecretSlot::BotToken).key()]);
    let mut front = place.open().ready();
    assert_eq!((&front.entry("Магазин").connection.id, front.entry("Магазин").state), (&id, ConnectionState::Ready));
    assert_eq!(front.run("Магазин", ConnectionKind::Bot).outcome, Outcome::Done);
}

#[test]
fn nothing_secret_stands_beside_the_vault() {
    let place = Place::new();
    let mut front = place.open().ready();
    front.add(place.bot("a"), place.token());
    let text = fs::read_to_string(place.home().connections_file()).expect("a file");
    assert!(text.contains("\"a\"") && !text.contains(place.token().expose()), "{text}");
}

#[test]
fn another_token_is_used_from_the_next_run_on() {
    let place = Place::new();
    let mut front = place.open().ready();
    let connection = place.bot("a");
    front.add(connection.clone(), wrong_token());
    let failed = front.run("a", ConnectionKind::Bot);
    assert_eq!(failed.error.map(|error| error.kind), Some(FailureKind::Failed));
    front.add(connection.clone(), place.token());
    assert_eq!(front.run("a", ConnectionKind::Bot).outcome, Outcome::Done);
    // Slots that are not named stay as they are.
    let moved = Connection { name: "b".into(), ..connection.clone() };
    let answer = front.ask(ConnectionCommand::Save { connection: Box::new(moved), secrets: Vec::new() });
    assert!(is_saved(&answer), "{answer:?}");
    assert_eq!(front.run("b", ConnectionKind::Bot).outcome, Outcome::Done);
    let error = front.run("a", ConnectionKind::Bot).error.expect("no such connection");
    assert_eq!((error.kind, error.code.as_str()), (FailureKind::Connection, "CONNECTION_UNKNOWN"));
    // A token can be forgotten.
    let secrets = vec![(SecretSlot::BotToken, None)];
    let named = Connection { name: "b".into(), ..connection };
    front.ask(ConnectionCommand::Save { connection: Box::new(named), secrets });
    assert_eq!(front.entry("b").state, ConnectionState::SignedOut);
    let error = front.run("b", ConnectionKind::Bot).error.expect("no token");
    assert_eq!(error.code, "SECRET_MISSING");
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let place = Place::new();
    let mut front = place.open().ready();
    front.add(place.bot("a"), place.token());
    let proxy = |kind, host: &str| {
        ProxyChoice::Its(ProxySetting::Own(Proxy { kind, host: host.into(), port: 1080, user: String::new() }))
    };
    let built_in = Connection { id: ConnectionId(SANDBOX_BOT.into()), ..place.bot("mine") };
    let bad_url = Connection::new("c", Endpoint::Bot(BotServer::Own { url: "ftp://127.0.0.1".into() }));
    let bad_proxy = Connection { proxy: proxy(ProxyKind::Socks5, "a b"), ..place.bot("c") };
    let user = Connection::new("c", Endpoint::User(UserServer::Sandbox));
    let user_by_http = Connection { proxy: proxy(ProxyKind::Http, "127.0.0.1"), ..user.clone() };
    for connection in
        [place.bot(""), place.bot("A"), place.bot(SANDBOX_USER), built_in, bad_url, bad_proxy, user_by_http]
    {
        let name = format!("{connection:?}");
        let answer = front.ask(ConnectionCommand::Save { connection: Box::new(connection), secrets: Vec::new() });
        assert!(matches!(answer, Event::Failed { .. }), "{name}: {answer:?}");
    }
    let secrets = vec![(SecretSlot::BotToken, Some(wrong_token()))];
    let answer = front.ask(ConnectionCommand::Save { connection: Box::new(user), secrets });
    assert!(matches!(answer, Event::Failed { .. }), "an account has no token: {answer:?}");
    assert_eq!(load_connections(&place.home()).expect("a file").connections.len(), 1);
}

#[test]
fn a_copy_lives_on_when_the_original_is_removed() {
    let place = Place::new();
    let mut front = place.open().ready();
    let id = front.add(place.bot("a"), place.token());
    let copy = |name: &str| ConnectionCommand::Duplicate { id: id.clone(), name: name.into() };
    assert!(matches!(front.ask(copy("a")), Event::Failed { .. }));
    assert!(is_saved(&front.ask(copy("b"))));
    let removed = front.ask(ConnectionCommand::Remove { id: id.clone() });
    assert!(matches!(removed, Event::Connections { event: ConnectionEvent::Removed { .. }, .. }), "{removed:?}");
    assert!(front.list.iter().all(|entry| entry.connection.name != "a"));
    assert_eq!(front.run("b", ConnectionKind::Bot).outcome, Outcome::Done);
    assert_eq!(kept(&place).len(), 1, "the original's secret went with it");
    for gone in [copy("c"), ConnectionCommand::Remove { id: id.clone() }] {
        assert!(failure(&front.ask(gone)).contains("not there any more"));
    }
    let built_in = ConnectionCommand::Remove { id: ConnectionId(SANDBOX_USER.into()) };
    assert!(failure(&front.ask(built_in)).contains("sandbox"));
}

#[test]
fn the_default_proxy_is_kept_with_its_password() {
    let place = Place::new();
    let mut front = place.open().ready();
    let own = |user: &str| {
        ProxySetting::Own(Proxy { kind: ProxyKind::Socks5, host: "127.0.0.1".into(), port: 1, user: user.into() })
    };
    let set = |setting: ProxySetting, password: Option<&str>| ConnectionCommand::SetDefaultProxy {
        setting,
        password: password.map(Secret::new),
    };
    let key = SecretName::DefaultProxyPassword.key();
    for (command, expected) in
        [(set(own("me"), Some("a proxy's password")), true), (set(own("me"), None), true), (set(own(""), None), false)]
    {
        let answer = front.ask(command);
        assert!(matches!(answer, Event::Connections { event: ConnectionEvent::List { .. }, .. }), "{answer:?}");
        assert_eq!(kept(&place).contains(&key), expected);
    }
    assert_eq!(load_connections(&place.home()).expect("a file").default_proxy, own(""));
    // The sandbox is on this machine: its bot goes through no proxy.
    assert_eq!(front.run(SANDBOX_BOT, ConnectionKind::Bot).outcome, Outcome::Done);
}

#[test]
fn the_password_of_a_proxy_goes_to_no_other_proxy() {
    let place = Place::new();
    let mut front = place.open().ready();
    let own = |host: &str| {
        ProxySetting::Own(Proxy { kind: ProxyKind::Socks5, host: host.into(), port: 1, user: "me".into() })
    };
    let password = || Some(Secret::new("a proxy's password"));
    let through =
        |connection: &Connection, host: &str| Connection { proxy: ProxyChoice::Its(own(host)), ..connection.clone() };
    front.ask(ConnectionCommand::SetDefaultProxy { setting: own("127.0.0.1"), password: password() });
    let bot = place.bot("a");
    front.add(through(&bot, "127.0.0.1"), place.token());
    let save = |connection: Connection, password: Option<Secret>| ConnectionCommand::Save {
        connection: Box::new(connection),
        secrets: password.map(|password| (SecretSlot::ProxyPassword, Some(password))).into_iter().collect(),
    };
    assert!(is_saved(&front.ask(save(through(&bot, "127.0.0.1"), password()))));
    let keys = [SecretName::DefaultProxyPassword, SecretName::Of(bot.id.clone(), SecretSlot::ProxyPassword)];
    let holds = |place: &Place| keys.clone().map(|key| kept(place).contains(&key.key()));
    assert_eq!(holds(&place), [true, true]);
    let renamed = Connection { name: "b".into(), ..through(&bot, "127.0.0.1") };
    assert!(is_saved(&front.ask(save(renamed, None))));
    assert_eq!(holds(&place), [true, true], "the proxy is the same");
    assert!(is_saved(&front.ask(save(through(&bot, "localhost"), None))));
    assert_eq!(holds(&place), [true, false]);
    front.ask(ConnectionCommand::SetDefaultProxy { setting: own("localhost"), password: None });
    assert_eq!(holds(&place), [false, false]);
}

#[test]
fn a_damaged_file_is_told_and_left_as_it_is() {
    let place = Place::new();
    let damaged = "Connections(version: 1, connections: [(";
    fs::write(place.home().connections_file(), damaged).expect("written");
    let mut front = place.open();
    let told = front.wait("the failure", |event| matches!(event, Event::Failed { .. }));
    assert!(failure(&told).contains("connections.ron"), "{told:?}");
    let mut front = front.ready();
    let secrets = vec![(SecretSlot::BotToken, Some(place.token()))];
    let answer = front.ask(ConnectionCommand::Save { connection: Box::new(place.bot("a")), secrets });
    assert!(failure(&answer).contains("connections.ron"));
    assert_eq!(fs::read_to_string(place.home().connections_file()).expect("a file"), damaged);
    assert!(kept(&place).is_empty(), "no secret of a connection that is not there");
    assert_eq!(front.run(SANDBOX_BOT, ConnectionKind::Bot).outcome, Outcome::Done);
}

#[test]
fn a_change_by_another_window_is_not_lost() {
    let place = Place::new();
    let (mut one, mut other) = (place.open().ready(), place.open().ready());
    one.add(place.bot("one"), place.token());
    other.add(place.bot("other"), place.token());
    assert_eq!(other.run("one", ConnectionKind::Bot).outcome, Outcome::Done);
    let answer = one.ask(ConnectionCommand::Save { connection: Box::new(place.bot("OTHER")), secrets: Vec::new() });
    assert!(matches!(answer, Event::Failed { .. }), "the name is taken: {answer:?}");
    assert_eq!(load_connections(&place.home()).expect("a file").connections.len(), 2);
}

#[test]
fn a_wish_that_was_given_up_is_not_answered() {
    let place = Place::new();
    let mut front = place.open().ready();
    let secrets = vec![(SecretSlot::BotToken, Some(place.token()))];
    let request = front.wish(ConnectionCommand::Save { connection: Box::new(place.bot("a")), secrets });
    front.send(Command::CancelRequest { request });
    front.add(place.bot("b"), place.token());
    let heard = front.silence(std::time::Duration::from_millis(200));
    let answers =
        |event: &&Event| matches!(event, Event::Connections { request: Some(answered), .. } if *answered == request);
    assert_eq!(heard.iter().filter(answers).count(), 0, "{heard:?}");
}
