//! The part of the day that is about accounts: signed in, exported, imported, signed out; and connections tested.

use super::day::Day;
use super::secrets::key_of;
use scenogram::backend::{
    Command, ConnectionCommand, ConnectionEvent, Event, RequestId, SignInApplication, SignInCommand, SignInEvent,
    SignInStart, TestTarget,
};
use scenogram::connection::{
    BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, Proxy, ProxyChoice, ProxyKind, ProxySetting,
    SecretSlot, UserServer,
};
use scenogram::engine::{Mode, Outcome};
use scenogram::scenario::file;
use scenogram::secret::Secret;
use scenogram::telegram::SessionForm;

/// An account that is not signed in yet: its application is kept.
pub(super) fn with_settings(day: &mut Day) {
    let mut connection = Connection::new("Ещё никто", Endpoint::User(UserServer::Telegram));
    connection.api_id = Some(12_345);
    let hash = day.secret("API hash");
    day.save(connection, vec![(SecretSlot::ApiHash, Some(hash))]);
}

/// Bots that answer and bots that do not, kept and being typed; proxies that are not there.
pub(super) fn tests(day: &mut Day) {
    let named = |name: &str| TestTarget::Named(name.to_owned());
    for (name, works) in [("sandbox-bot", true), ("sandbox-user", true), ("Мой бот", false), ("Через прокси", false)]
    {
        match day.connections(ConnectionCommand::Test { target: named(name) }) {
            Event::Connections { event: ConnectionEvent::Tested { result, .. }, .. } => {
                assert_eq!(result.is_ok(), works, "{name}: {result:?}");
                day.tell(&result.err().map(|failure| failure.error));
            }
            other => panic!("{other:?}"),
        }
    }
    let url = day.sandbox.bot_api_url().to_owned();
    for name in ["bot token", "sandbox token"] {
        let target = |day: &Day| TestTarget::bot("черновик", BotServer::Own { url: url.clone() }, day.secret(name));
        for command in [
            ConnectionCommand::Test { target: target(day) },
            ConnectionCommand::LookAtBot { target: target(day) },
            ConnectionCommand::BotChats { target: target(day) },
        ] {
            let answer = day.connections(command);
            assert!(matches!(answer, Event::Connections { .. }), "{answer:?}");
        }
    }
    for kind in [ProxyKind::Socks5, ProxyKind::Http] {
        let user = "one".to_owned();
        let setting = ProxySetting::Own(Proxy { kind, host: "127.0.0.1".into(), port: 1, user });
        let password = Some(day.secret("proxy password"));
        let kind = ConnectionKind::Bot;
        match day.connections(ConnectionCommand::TestProxy { setting, kind, password, of: None }) {
            Event::Connections { event: ConnectionEvent::ProxyTested { result, .. }, .. } => assert!(result.is_err()),
            other => panic!("{other:?}"),
        }
    }
}

/// One step of a sign-in.
fn step(day: &mut Day, id: RequestId, command: SignInCommand) -> SignInEvent {
    day.send(Command::SignIn { sign_in: id, command });
    day.hear(|event| match event {
        Event::SignIn { sign_in, event } if *sign_in == id => Some(event.clone()),
        _ => None,
    })
}

fn begin(day: &mut Day, hash: Secret) -> RequestId {
    let id = day.request();
    let start = SignInStart {
        server: UserServer::Sandbox,
        proxy: ProxyChoice::Default,
        proxy_password: Some(day.secret("proxy password")),
        application: SignInApplication::Typed { api_id: day.sandbox.mtproto().api_id, api_hash: hash },
        into: None,
    };
    day.send(Command::SignIn { sign_in: id, command: SignInCommand::Begin(Box::new(start)) });
    id
}

/// Everything is mistyped once; then the account is kept, exported, imported and used.
pub(super) fn signs_in(day: &mut Day) {
    let phone = || SignInCommand::SendCode { phone: "8 (999) 000-00-01".into() };
    let hash = day.secret("API hash");
    let id = begin(day, hash);
    fails(day, id, phone());
    let hash = Secret::new(day.sandbox.mtproto().api_hash.clone());
    let id = begin(day, hash.duplicate());
    assert!(matches!(step(day, id, phone()), SignInEvent::CodeSent(_)));
    let code = |day: &Day, name: &str| SignInCommand::EnterCode { code: day.secret(name) };
    let wrong = code(day, "wrong login code");
    fails(day, id, wrong);
    let right = code(day, "login code");
    assert!(matches!(step(day, id, right), SignInEvent::PasswordNeeded(_)));
    let password = |day: &Day, name: &str| SignInCommand::EnterPassword { password: day.secret(name) };
    let wrong = password(day, "wrong two-step password");
    fails(day, id, wrong);
    let right = password(day, "two-step password");
    assert!(matches!(step(day, id, right), SignInEvent::Done(_)));
    day.send(Command::SignIn { sign_in: id, command: SignInCommand::Keep { name: "Анна".into() } });
    let anna = saved(day);
    runs_as(day, "Анна", Outcome::Done);
    // Another time, by QR code, and given up.
    let id = begin(day, hash);
    match step(day, id, SignInCommand::ShowQr) {
        SignInEvent::Qr(code) => day.secrets.add("QR code", code.url.expose().split_once('=').unwrap().1),
        other => panic!("{other:?}"),
    }
    day.send(Command::SignIn { sign_in: id, command: SignInCommand::Cancel });
    day.hear(|event| matches!(event, Event::SignIn { event: SignInEvent::Cancelled, .. }).then_some(()));
    carries_away(day, &anna);
}

fn saved(day: &mut Day) -> ConnectionId {
    day.hear(|event| match event {
        Event::Connections { event: ConnectionEvent::Saved { id, .. }, .. } => Some(id.clone()),
        Event::SignIn { event: SignInEvent::Failed(error), .. } => panic!("{error:?}"),
        _ => None,
    })
}

fn fails(day: &mut Day, id: RequestId, command: SignInCommand) {
    match step(day, id, command) {
        SignInEvent::Failed(error) => day.tell(&Some(error)),
        other => panic!("{other:?}"),
    }
}

/// The session as a string of each tool, read again whole and cut.
fn carries_away(day: &mut Day, anna: &ConnectionId) {
    for form in SessionForm::ALL {
        let leads_there = form.check_server(day.sandbox.mtproto().address.into()).is_ok();
        let text = match day.connections(ConnectionCommand::Export { id: anna.clone(), form }) {
            Event::Connections { event: ConnectionEvent::Exported { text }, .. } if leads_there => text,
            Event::Failed { .. } if !leads_there => continue,
            other => panic!("{other:?}"),
        };
        day.secrets.add(&format!("session string of {}", form.title()), text.expose());
        let seen = day.connections(ConnectionCommand::Recognise { text: text.duplicate() });
        assert!(matches!(seen, Event::Connections { event: ConnectionEvent::Recognised { .. }, .. }), "{seen:?}");
        let cut = Secret::new(&text.expose()[..text.expose().len() - 9]);
        let seen = day.connections(ConnectionCommand::Recognise { text: cut });
        assert!(matches!(seen, Event::Failed { .. }), "{seen:?}");
    }
    let key = key_of(day.secrets.get("session string of Telethon")).unwrap();
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    day.secrets.add("key of the account", &key);
    let seen = day.connections(ConnectionCommand::Recognise { text: Secret::new(key) });
    assert!(matches!(seen, Event::Connections { event: ConnectionEvent::KeyRecognised, .. }), "{seen:?}");
    let import = ConnectionCommand::Import {
        name: "Анна ещё раз".into(),
        text: day.secret("session string of Telethon"),
        api_id: day.sandbox.mtproto().api_id,
        api_hash: Some(day.secret("API hash")),
        server: None,
        dc: None,
    };
    let imported = day.connections(import);
    assert!(matches!(imported, Event::Connections { event: ConnectionEvent::Saved { .. }, .. }), "{imported:?}");
    runs_as(day, "Анна ещё раз", Outcome::Done);
    let sessions = day.connections(ConnectionCommand::Sessions { id: anna.clone() });
    assert!(matches!(sessions, Event::Connections { event: ConnectionEvent::Sessions { .. }, .. }), "{sessions:?}");
}

/// The session ends at Telegram; its key is void, and no less a secret.
pub(super) fn signs_out(day: &mut Day) {
    let anna = day.id_of("Анна");
    let answer = day.connections(ConnectionCommand::SignOut { id: anna });
    assert!(matches!(answer, Event::Connections { event: ConnectionEvent::Saved { .. }, .. }), "{answer:?}");
    runs_as(day, "Анна", Outcome::Failed);
    runs_as(day, "Анна ещё раз", Outcome::Failed);
}

fn runs_as(day: &mut Day, name: &str, outcome: Outcome) {
    let text = include_str!("../../../scenarios/get-dialogs.ron").replace("sandbox-user", name);
    let scenario = file::load(&text).unwrap().scenario;
    assert!(text.contains(name));
    assert_eq!(day.run(&scenario, Mode::Run).outcome, outcome, "{name}");
}
