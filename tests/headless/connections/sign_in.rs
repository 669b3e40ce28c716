//! An account signs in, is kept, and is there at the next start.

use super::support::{Front, Place, is_saved};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scenogram::backend::{
    Command, ConnectionCommand, ConnectionState, Event, RequestId, SignInApplication, SignInCommand, SignInEvent,
    SignInStart, SignedInCard, VaultCommand, VaultState,
};
use scenogram::connection::{
    Connection, ConnectionKind, Proxy, ProxyChoice, ProxyKind, ProxySetting, SecretName, SecretSlot, UserServer,
};
use scenogram::engine::Outcome;
use scenogram::sandbox::world::Person;
use scenogram::secret::Secret;
use scenogram::storage::{Keyring, KeyringError, MasterKey, MemoryKeyring, NoKeyring, Vault};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};

fn start(place: &Place) -> SignInStart {
    let server = place.sandbox.mtproto();
    SignInStart {
        server: UserServer::Sandbox,
        proxy: ProxyChoice::Default,
        proxy_password: None,
        application: SignInApplication::Typed {
            api_id: server.api_id,
            api_hash: Secret::new(server.api_hash.as_str()),
        },
        into: None,
    }
}

fn send(front: &Front, sign_in: RequestId, command: SignInCommand) {
    front.send(Command::SignIn { sign_in, command });
}

/// Takes a step and gives what comes of it.
#[track_caller]
fn step(front: &mut Front, sign_in: RequestId, command: SignInCommand) -> Event {
    send(front, sign_in, command);
    front.answer(sign_in)
}

#[track_caller]
fn sign_in_event(event: Event) -> SignInEvent {
    match event {
        Event::SignIn { event, .. } => event,
        other => panic!("no event of a sign-in: {other:?}"),
    }
}

#[track_caller]
fn failed(event: Event) -> String {
    match sign_in_event(event) {
        SignInEvent::Failed(error) => error.code,
        other => panic!("no failure: {other:?}"),
    }
}

#[track_caller]
fn done(event: Event) -> SignedInCard {
    match sign_in_event(event) {
        SignInEvent::Done(card) => *card,
        other => panic!("not signed in: {other:?}"),
    }
}

fn person(place: &Place, is_wanted: impl Fn(&Person) -> bool) -> Person {
    place.sandbox.world(|world| world.people.iter().find(|person| is_wanted(person)).cloned()).expect("a person")
}

/// Someone without a two-step password, in with the code, but not kept yet.
fn signed_in(front: &mut Front, place: &Place) -> (Person, RequestId) {
    let anna = person(place, |person| person.password.is_none());
    let sign_in = begin(front, place, &anna);
    done(step(front, sign_in, code(&anna.login_code)));
    (anna, sign_in)
}

/// Begins a sign-in and brings it to the code.
#[track_caller]
fn begin(front: &mut Front, place: &Place, person: &Person) -> RequestId {
    let sign_in = front.request();
    send(front, sign_in, SignInCommand::Begin(Box::new(start(place))));
    let sent = step(front, sign_in, SignInCommand::SendCode { phone: person.phone.clone() });
    assert!(matches!(sign_in_event(sent), SignInEvent::CodeSent(_)));
    sign_in
}

fn code(text: &str) -> SignInCommand {
    SignInCommand::EnterCode { code: Secret::new(text) }
}

fn keep(name: &str) -> SignInCommand {
    SignInCommand::Keep { name: name.into() }
}

#[test]
fn an_account_signs_in_is_kept_and_used_after_the_next_start() {
    let mut place = Place::new();
    let mut front = place.open().ready();
    let anna = person(&place, |person| person.password.is_none());
    let sign_in = begin(&mut front, &place, &anna);
    assert_eq!(failed(step(&mut front, sign_in, code("00000"))), "PHONE_CODE_INVALID");
    let card = done(step(&mut front, sign_in, code(&anna.login_code)));
    assert_eq!((card.account.id, card.phone.as_str()), (anna.id, anna.phone.as_str()));
    assert!(matches!(sign_in_event(step(&mut front, sign_in, keep("sandbox-bot"))), SignInEvent::Failed(_)));
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна"))));
    let entry = front.entry("Анна").clone();
    assert_eq!((entry.state, entry.account().map(|account| account.id)), (ConnectionState::Ready, Some(anna.id)));
    assert_eq!(front.run("Анна", ConnectionKind::User).outcome, Outcome::Done);
    // It is kept: what comes now is too late.
    assert_eq!(failed(step(&mut front, sign_in, keep("Анна 2"))), "SIGN_IN_GONE");
    assert!(matches!(sign_in_event(step(&mut front, sign_in, SignInCommand::Cancel)), SignInEvent::Cancelled));
    drop(front);
    for _ in 0..2 {
        let mut front = place.open().ready();
        let transcript = front.run("Анна", ConnectionKind::User);
        assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
        drop(front);
        place.renew_sandbox();
    }
}

#[test]
fn a_password_can_be_repeated() {
    let place = Place::new();
    let mut front = place.open().ready();
    let person = person(&place, |person| person.password.is_some());
    let sign_in = begin(&mut front, &place, &person);
    let asked = sign_in_event(step(&mut front, sign_in, code(&person.login_code)));
    assert!(matches!(asked, SignInEvent::PasswordNeeded(_)), "{asked:?}");
    let password = |text: &str| SignInCommand::EnterPassword { password: Secret::new(text) };
    assert_eq!(failed(step(&mut front, sign_in, password("not this one"))), "PASSWORD_HASH_INVALID");
    let right = person.password.clone().unwrap_or_default();
    assert_eq!(done(step(&mut front, sign_in, password(&right))).account.id, person.id);
    assert!(is_saved(&step(&mut front, sign_in, keep("с паролем"))));
}

#[test]
fn a_scanned_code_lets_the_account_in() {
    let place = Place::new();
    let mut front = place.open().ready();
    let anna = person(&place, |person| person.password.is_none());
    let sign_in = front.request();
    send(&front, sign_in, SignInCommand::Begin(Box::new(start(&place))));
    let SignInEvent::Qr(token) = sign_in_event(step(&mut front, sign_in, SignInCommand::ShowQr)) else {
        panic!("no QR code")
    };
    let text = token.url.expose().split_once("token=").expect("a token").1.to_owned();
    let token = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).expect("base64");
    assert!(place.sandbox.accept_login(&token, anna.id));
    assert_eq!(done(front.answer(sign_in)).account.id, anna.id);
    assert!(is_saved(&step(&mut front, sign_in, keep("по QR"))));
    assert_eq!(front.run("по QR", ConnectionKind::User).outcome, Outcome::Done);
}

#[test]
fn another_step_ends_the_qr_code() {
    let place = Place::new();
    let mut front = place.open().ready();
    let anna = person(&place, |person| person.password.is_none());
    let sign_in = front.request();
    send(&front, sign_in, SignInCommand::Begin(Box::new(start(&place))));
    assert!(matches!(sign_in_event(step(&mut front, sign_in, SignInCommand::ShowQr)), SignInEvent::Qr(_)));
    let sent = step(&mut front, sign_in, SignInCommand::SendCode { phone: anna.phone.clone() });
    assert!(matches!(sign_in_event(sent), SignInEvent::CodeSent(_)));
    assert_eq!(done(step(&mut front, sign_in, code(&anna.login_code))).account.id, anna.id);
}

#[test]
fn what_is_given_up_leaves_nothing() {
    let place = Place::new();
    let mut front = place.open().ready();
    let anna = person(&place, |person| person.password.is_none());
    for enters_code in [false, true] {
        let sign_in = begin(&mut front, &place, &anna);
        if enters_code {
            done(step(&mut front, sign_in, code(&anna.login_code)));
        }
        assert!(matches!(sign_in_event(step(&mut front, sign_in, SignInCommand::Cancel)), SignInEvent::Cancelled));
        assert_eq!(failed(step(&mut front, sign_in, keep("a"))), "SIGN_IN_GONE");
    }
    assert_eq!(front.list.iter().filter(|entry| !entry.is_built_in).count(), 0);
    assert_eq!(place.sandbox.codes_under_way(), 0);
    // One of the same id begins anew without a word.
    let sign_in = begin(&mut front, &place, &anna);
    send(&front, sign_in, SignInCommand::Begin(Box::new(start(&place))));
    let sent = step(&mut front, sign_in, SignInCommand::SendCode { phone: anna.phone.clone() });
    assert!(matches!(sign_in_event(sent), SignInEvent::CodeSent(_)));
    // So does the end of the program.
    drop(front);
    assert_eq!(place.sandbox.codes_under_way(), 0);
}

/// A keyring that asks a person before it keeps a key.
struct Asking {
    keyring: MemoryKeyring,
    asked: Sender<()>,
    answered: Mutex<Receiver<()>>,
}

impl Keyring for Asking {
    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        self.keyring.read()
    }

    fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        let gone = |_| KeyringError::new("the person is gone");
        self.asked.send(()).map_err(|_| KeyringError::new("nobody is told"))?;
        self.answered.lock().unwrap_or_else(PoisonError::into_inner).recv().map_err(gone)?;
        self.keyring.write(key)
    }

    fn delete(&self) -> Result<(), KeyringError> {
        self.keyring.delete()
    }
}

#[test]
fn an_account_that_is_being_kept_is_not_given_up() {
    let place = Place::new();
    let ((asked, is_asked), (answer, answered)) = (channel(), channel());
    let keyring = Asking { keyring: place.keyring.clone(), asked, answered: Mutex::new(answered) };
    let mut front = place.open_with(Box::new(keyring)).ready();
    let (_, sign_in) = signed_in(&mut front, &place);
    send(&front, sign_in, keep("Анна"));
    is_asked.recv().expect("the keyring is asked");
    send(&front, sign_in, SignInCommand::Cancel);
    let uses = ConnectionCommand::Uses { name: "Анна".into(), folder: place.path().to_owned() };
    assert!(matches!(front.ask(uses), Event::Connections { .. }), "the cancelling was heard");
    answer.send(()).expect("the keyring waits");
    assert!(is_saved(&front.answer(sign_in)));
    assert!(matches!(sign_in_event(front.answer(sign_in)), SignInEvent::Cancelled));
    assert_eq!(front.entry("Анна").state, ConnectionState::Ready);
    assert_eq!(front.run("Анна", ConnectionKind::User).outcome, Outcome::Done, "its session was not ended");
}

#[test]
fn an_account_that_was_to_be_kept_when_the_program_ended_is_kept() {
    let place = Place::new();
    let mut front = place.open().ready();
    let (_, sign_in) = signed_in(&mut front, &place);
    send(&front, sign_in, keep("Анна"));
    drop(front);
    let mut front = place.open().ready();
    assert_eq!(front.run("Анна", ConnectionKind::User).outcome, Outcome::Done);
}

#[test]
fn a_connection_stays_the_same_accounts() {
    let place = Place::new();
    let mut front = place.open().ready();
    let (anna, sign_in) = signed_in(&mut front, &place);
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна"))));
    let kept = front.entry("Анна").connection.clone();
    let proxy = Proxy { kind: ProxyKind::Socks5, host: "127.0.0.1".into(), port: 1, user: "one".into() };
    let proxy = ProxyChoice::Its(ProxySetting::Own(proxy));
    let changed = Connection { proxy: proxy.clone(), ..kept.clone() };
    let secrets = vec![(SecretSlot::ProxyPassword, Some(Secret::new("word of the proxy")))];
    assert!(is_saved(&front.ask(ConnectionCommand::Save { connection: Box::new(changed), secrets })));
    // Another account, into the same connection and by its name.
    let other = person(&place, |person| person.password.is_none() && person.id != anna.id);
    let again = |front: &mut Front, person: &Person| {
        let sign_in = front.request();
        let start = SignInStart { into: Some(kept.id.clone()), proxy: proxy.clone(), ..start(&place) };
        send(front, sign_in, SignInCommand::Begin(Box::new(start)));
        step(front, sign_in, SignInCommand::SendCode { phone: person.phone.clone() });
        done(step(front, sign_in, code(&person.login_code)));
        sign_in
    };
    let sign_in = again(&mut front, &other);
    assert_eq!(failed(step(&mut front, sign_in, keep("Анна"))), "CONNECTION_UNUSABLE");
    assert_eq!(front.entry("Анна").account().map(|account| account.id), Some(anna.id));
    // Under another name it is a connection of its own, with all that its proxy needs.
    assert!(is_saved(&step(&mut front, sign_in, keep("другой"))));
    let another = front.entry("другой").connection.clone();
    assert!(another.id != kept.id && another.proxy == proxy, "{another:?}");
    let holds = |connection: &Connection| {
        let vault = Vault::load(&place.home(), Box::new(place.keyring.clone()));
        vault.get(&SecretName::Of(connection.id.clone(), SecretSlot::ProxyPassword).key()).is_some()
    };
    assert!(holds(&another) && holds(&kept));
    // The same account signs in again, and may rename its connection.
    let sign_in = again(&mut front, &anna);
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна 2"))));
    let renamed = front.entry("Анна 2").connection.clone();
    assert_eq!((&renamed.id, &renamed.proxy), (&kept.id, &proxy));
    assert!(holds(&renamed));
    // Signed out and found by its name, it keeps the proxy that nobody has chosen anew.
    let id = renamed.id.clone();
    assert!(is_saved(
        &front
            .ask(ConnectionCommand::Save { connection: Box::new(renamed), secrets: vec![(SecretSlot::Session, None)] })
    ));
    let sign_in = begin(&mut front, &place, &anna);
    done(step(&mut front, sign_in, code(&anna.login_code)));
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна 2"))));
    let found = &front.entry("Анна 2").connection;
    assert_eq!((&found.id, &found.proxy), (&id, &proxy));
}

#[test]
fn an_account_waits_until_the_vault_is_open() {
    let place = Place::new();
    let mut front = place.open_with(Box::new(NoKeyring)).ready();
    let (_, sign_in) = signed_in(&mut front, &place);
    let needed = step(&mut front, sign_in, keep("Анна"));
    assert!(matches!(needed, Event::VaultNeeded { state: VaultState::NoKeyring { .. }, .. }), "{needed:?}");
    front.vault(VaultCommand::SessionOnly);
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна"))));
    assert_eq!(front.run("Анна", ConnectionKind::User).outcome, Outcome::Done);
}

#[test]
fn the_application_of_another_account_can_be_taken() {
    let place = Place::new();
    let mut front = place.open().ready();
    let (anna, sign_in) = signed_in(&mut front, &place);
    assert!(is_saved(&step(&mut front, sign_in, keep("Анна"))));
    let of = SignInApplication::Of(front.entry("Анна").connection.id.clone());
    let other = person(&place, |person| person.password.is_none() && person.id != anna.id);
    let sign_in = front.request();
    send(&front, sign_in, SignInCommand::Begin(Box::new(SignInStart { application: of, ..start(&place) })));
    let sent = step(&mut front, sign_in, SignInCommand::SendCode { phone: other.phone.clone() });
    assert!(matches!(sign_in_event(sent), SignInEvent::CodeSent(_)));
    done(step(&mut front, sign_in, code(&other.login_code)));
    assert!(is_saved(&step(&mut front, sign_in, keep("другой"))));
    assert_eq!(front.run("другой", ConnectionKind::User).outcome, Outcome::Done);
}

#[test]
fn a_server_of_ones_own_takes_no_new_sign_ins() {
    let place = Place::new();
    let mut front = place.open().ready();
    let own = UserServer::own("127.0.0.1:9").expect("an address");
    let sign_in = front.request();
    send(&front, sign_in, SignInCommand::Begin(Box::new(SignInStart { server: own, ..start(&place) })));
    let event = step(&mut front, sign_in, SignInCommand::SendCode { phone: "+79990000001".into() });
    assert_eq!(failed(event), "CONNECTION_UNUSABLE");
    let unknown = front.request();
    assert_eq!(failed(step(&mut front, unknown, SignInCommand::ResendCode)), "SIGN_IN_GONE");
    assert!(matches!(front.vault(VaultCommand::Retry), Event::Vault { .. }), "everything else goes on");
}
