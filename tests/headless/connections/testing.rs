//! Connections, proxies and bots are tried; nothing of it is kept.

use super::support::{Front, Place, wrong_token};
use scenogram::backend::{Command, ConnectionCommand, ConnectionEvent, Event, SANDBOX_BOT, SANDBOX_USER, TestTarget};
use scenogram::connection::{
    BotServer, Connection, ConnectionKind, Endpoint, Proxy, ProxyChoice, ProxyKind, ProxySetting, SecretSlot,
};
use scenogram::telegram::{TestFailure, TestPart, Tested};
use std::net::TcpListener;
use std::time::Duration;

#[track_caller]
fn test(front: &mut Front, target: TestTarget) -> Result<Tested, TestFailure> {
    match front.ask(ConnectionCommand::Test { target }) {
        Event::Connections { event: ConnectionEvent::Tested { result, .. }, .. } => result,
        other => panic!("no end of a test: {other:?}"),
    }
}

fn named(name: &str) -> TestTarget {
    TestTarget::Named(name.into())
}

fn own(url: String) -> BotServer {
    BotServer::Own { url }
}

#[test]
fn the_sandbox_answers_as_bot_and_as_person() {
    let place = Place::new();
    let mut front = place.open().ready();
    let bot = test(&mut front, named(SANDBOX_BOT)).expect("a bot");
    let id = place.sandbox.world(|world| world.bot.id);
    assert_eq!(bot.account.map(|account| account.id), Some(id));
    assert!(bot.parts.iter().any(|(part, _)| *part == TestPart::Account));
    let user = test(&mut front, named(SANDBOX_USER)).expect("a person").account.expect("an account");
    assert_eq!((user.id, user.dc), (1, Some(place.sandbox.mtproto().dc)));
    let heard = front.silence(Duration::from_millis(100));
    let is_part = |event: &&Event| matches!(event, Event::Connections { event: ConnectionEvent::Testing { .. }, .. });
    assert!(heard.iter().filter(is_part).count() >= 4, "each part is told: {heard:?}");
}

#[test]
fn a_draft_is_tested_with_what_is_typed_else_with_what_is_kept() {
    let place = Place::new();
    let mut front = place.open().ready();
    let url = place.sandbox.bot_api_url().to_owned();
    assert!(test(&mut front, TestTarget::bot("new", own(url.clone()), place.token())).is_ok());
    let failure = test(&mut front, TestTarget::bot("new", own(url), wrong_token())).expect_err("a wrong token");
    assert_eq!((failure.part, failure.error.code.as_str()), (TestPart::Account, "WRONG_TOKEN"));
    let connection = place.bot("kept");
    front.add(connection.clone(), place.token());
    let draft = |secrets| TestTarget::Draft { connection: Box::new(connection.clone()), secrets };
    assert!(test(&mut front, draft(Vec::new())).is_ok());
    assert!(test(&mut front, draft(vec![(SecretSlot::BotToken, wrong_token())])).is_err());
    assert!(test(&mut front, named("kept")).is_ok(), "what was typed is not kept");
    let before = front.list.clone();
    let _ = test(&mut front, draft(Vec::new()));
    assert_eq!(front.list, before);
}

#[test]
fn what_is_not_there_is_told() {
    let place = Place::new();
    let mut front = place.open().ready();
    assert!(matches!(front.ask(ConnectionCommand::Test { target: named("nobody") }), Event::Failed { .. }));
    let signed_out = Box::new(Connection::new("out", Endpoint::Bot(BotServer::Telegram)));
    let failure = test(&mut front, TestTarget::Draft { connection: signed_out, secrets: Vec::new() });
    let failure = failure.expect_err("no token");
    assert_eq!((failure.part, failure.error.code.as_str()), (TestPart::Account, "SIGNED_OUT"));
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", closed.local_addr().expect("an address"));
    drop(closed);
    let failure = test(&mut front, TestTarget::bot("a", own(url), wrong_token())).expect_err("nobody listens");
    assert_eq!(failure.part, TestPart::Connect);
}

#[test]
fn a_test_that_is_given_up_ends_without_a_word() {
    let place = Place::new();
    let mut front = place.open().ready();
    // It takes connections and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", silent.local_addr().expect("an address"));
    let target = TestTarget::bot("silent", own(url), wrong_token());
    let request = front.wish(ConnectionCommand::Test { target });
    front.wait("the account's turn", |event| {
        matches!(event, Event::Connections { event: ConnectionEvent::Testing { part: TestPart::Account }, .. })
    });
    front.send(Command::CancelRequest { request });
    assert!(test(&mut front, named(SANDBOX_BOT)).is_ok(), "the next is not held up");
    let late = front.silence(Duration::from_millis(300)).into_iter().filter(|event| {
        matches!(event, Event::Connections { request: Some(answered), event: ConnectionEvent::Tested { .. } }
            if *answered == request)
    });
    assert_eq!(late.count(), 0);
}

#[test]
fn a_proxy_that_is_not_there_is_told_as_the_proxy() {
    let place = Place::new();
    let mut front = place.open().ready();
    let closed = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = closed.local_addr().expect("an address").port();
    drop(closed);
    let setting = |kind| ProxySetting::Own(Proxy { kind, host: "127.0.0.1".into(), port, user: String::new() });
    for (kind, of) in [(ProxyKind::Socks5, ConnectionKind::User), (ProxyKind::Http, ConnectionKind::Bot)] {
        let wish = ConnectionCommand::TestProxy { setting: setting(kind), kind: of, password: None, of: None };
        let Event::Connections { event: ConnectionEvent::ProxyTested { result, .. }, .. } = front.ask(wish) else {
            panic!("no end of a test")
        };
        let failure = result.expect_err("nobody listens");
        assert!(matches!(failure.part, TestPart::Proxy | TestPart::Connect), "{failure:?}");
    }
    let setting = setting(ProxyKind::Http);
    let wish = ConnectionCommand::TestProxy { setting, kind: ConnectionKind::User, password: None, of: None };
    assert!(matches!(front.ask(wish), Event::Failed { .. }), "accounts know no HTTP proxies");
    // The sandbox is reached whatever proxy stands in the way.
    let proxy = ProxyChoice::Its(ProxySetting::Own(Proxy { host: "127.0.0.1".into(), port, ..Proxy::default() }));
    let connection = Connection { proxy, ..Connection::new("a", Endpoint::Bot(BotServer::Sandbox)) };
    let secrets = vec![(SecretSlot::BotToken, place.token())];
    assert!(test(&mut front, TestTarget::Draft { connection: Box::new(connection), secrets }).is_ok());
}

#[test]
fn a_bot_is_looked_at_with_its_chats() {
    let place = Place::new();
    let mut front = place.open().ready();
    let url = place.sandbox.bot_api_url().to_owned();
    let draft = |token| TestTarget::bot("new", own(url.clone()), token);
    let seen = |event: Event| match event {
        Event::Connections { event: ConnectionEvent::BotSeen { result }, .. } => result,
        other => panic!("{other:?}"),
    };
    let facts = seen(front.ask(ConnectionCommand::LookAtBot { target: draft(place.token()) })).expect("a bot");
    assert_eq!(facts.account.id, place.sandbox.world(|world| world.bot.id));
    let refused = seen(front.ask(ConnectionCommand::LookAtBot { target: draft(wrong_token()) }));
    assert_eq!(refused.expect_err("a wrong token").code, "WRONG_TOKEN");
    for _ in 0..2 {
        let answer = front.ask(ConnectionCommand::BotChats { target: draft(place.token()) });
        let Event::Connections { event: ConnectionEvent::BotChats { result }, .. } = answer else {
            panic!("{answer:?}")
        };
        assert!(!result.expect("chats").is_empty(), "they stay pending");
    }
    let user = ConnectionCommand::LookAtBot { target: named(SANDBOX_USER) };
    assert!(matches!(front.ask(user), Event::Failed { .. }));
}
