//! The wizard's state machine: every page with everything that can be wanted or heard there.

use super::state::{SignInPage, SignInState, SignInStep};
use super::{Finish, SignInIntent, connected, failed, let_go, perform, receive};
use crate::backend::{
    Command, ConnectionCommand, ConnectionEntry, ConnectionEvent, ConnectionState, RequestId, SignInApplication,
    SignInCommand, SignInEvent, SignInStart, SignedInCard,
};
use crate::connection::{AccountCard, Connection, ConnectionId, Endpoint, ProxyChoice, ProxySetting, UserServer};
use crate::engine::ActionError;
use crate::gui::connections::{ProxyDraft, ProxyWay, ServerChoice};
use crate::gui::effect::{Effect, Effects};
use crate::gui::state::{ModalWindow, State, TypedSecret};
use crate::secret::Secret;
use crate::storage::Settings;
use crate::telegram::{CodeWay, NextWay, PasswordQuestion, QrToken, SentCode};
use crate::texts::{Language, Message};
use std::sync::Arc;
use std::time::{Duration, Instant};

fn sent(length: Option<usize>, next: Option<NextWay>, wait: u32) -> SignInEvent {
    SignInEvent::CodeSent(SentCode { phone: "+79990000001".into(), way: CodeWay::App, length, next, wait })
}

fn qr() -> SignInEvent {
    let url = Arc::new(Secret::new(format!("tg://login?token={}", "A".repeat(43))));
    SignInEvent::Qr(QrToken { url, expires_in: 30 })
}

fn asks_password() -> SignInEvent {
    SignInEvent::PasswordNeeded(PasswordQuestion { hint: Some("season".into()), has_recovery: false })
}

fn done() -> SignInEvent {
    let account = AccountCard { id: 1, name: "Anna".into(), ..AccountCard::default() };
    SignInEvent::Done(Box::new(SignedInCard { account, phone: "+79990000001".into(), picture: None }))
}

fn error(code: &str, retry_after: Option<u32>) -> ActionError {
    ActionError { retry_after, ..ActionError::new(code, Message::new("window-cancel")) }
}

fn refused(code: &str) -> SignInEvent {
    SignInEvent::Failed(error(code, None))
}

/// A wizard on this page, with everything typed that leads there.
fn at(page: SignInPage) -> SignInState {
    let now = Instant::now();
    let mut wizard = SignInState {
        page,
        api_id: TypedSecret::new("12345".into()),
        api_hash: TypedSecret::new("0f".repeat(16)),
        phone: "+7 999 000-00-01".into(),
        ..SignInState::default()
    };
    let mut hear = |step, event| {
        wizard.take(step);
        wizard.hear(event, now);
    };
    match page {
        SignInPage::What | SignInPage::Application | SignInPage::Phone => {}
        SignInPage::Qr => {
            hear(SignInStep::ShowQr, qr());
        }
        SignInPage::Code => hear(SignInStep::SendCode, sent(Some(5), Some(NextWay::Sms), 60)),
        SignInPage::Password => hear(SignInStep::EnterCode, asks_password()),
        SignInPage::Done => hear(SignInStep::EnterPassword, done()),
    }
    wizard.page = page;
    if page.place() > 1 {
        wizard.id = Some(RequestId(7));
    }
    wizard
}

#[test]
fn every_page_takes_what_belongs_to_it_and_nothing_else() {
    use SignInPage::{Application, Code, Done, Password, Phone, Qr, What};
    use SignInStep::{EnterCode, EnterPassword, Keep, ResendCode, SendCode, ShowQr};
    let long = || sent(Some(5), None, 0);
    // The page, the step that is awaited, what is heard, the page then, whether the account is to be kept.
    let table = [
        (Phone, Some(SendCode), long(), Code, None),
        (Code, Some(ResendCode), long(), Code, None),
        (Code, Some(SendCode), long(), Code, None),
        (Code, Some(EnterCode), asks_password(), Password, None),
        (Code, Some(EnterCode), done(), Done, Some(Keep)),
        (Password, Some(EnterPassword), done(), Done, Some(Keep)),
        (Qr, Some(ShowQr), qr(), Qr, None),
        (Qr, Some(ShowQr), asks_password(), Password, None),
        (Qr, Some(ShowQr), done(), Done, Some(Keep)),
        // Late or unasked: nothing happens.
        (What, None, done(), What, None),
        (Application, None, long(), Application, None),
        (Phone, None, long(), Phone, None),
        (Phone, None, qr(), Phone, None),
        (Phone, None, asks_password(), Phone, None),
        (Phone, None, done(), Phone, None),
        (Phone, Some(SendCode), done(), Phone, None),
        (Code, Some(EnterCode), qr(), Code, None),
        (Code, None, done(), Code, None),
        (Password, Some(EnterPassword), asks_password(), Password, None),
        (Done, None, done(), Done, None),
        (Done, Some(Keep), long(), Done, None),
        (Code, Some(EnterCode), SignInEvent::Cancelled, Code, None),
        // Refusals stand where they can be mended.
        (Phone, Some(SendCode), refused("PHONE_NUMBER_INVALID"), Phone, None),
        (Phone, Some(SendCode), refused("API_ID_INVALID"), Application, None),
        (Qr, Some(ShowQr), refused("API_ID_INVALID"), Application, None),
        (Code, Some(EnterCode), refused("PHONE_CODE_INVALID"), Code, None),
        (Code, Some(EnterCode), refused("PHONE_CODE_EXPIRED"), Code, None),
        (Code, Some(EnterCode), refused("PHONE_NUMBER_UNOCCUPIED"), Phone, None),
        (Code, Some(ResendCode), refused("SEND_CODE_UNAVAILABLE"), Code, None),
        (Password, Some(EnterPassword), refused("PASSWORD_HASH_INVALID"), Password, None),
        (Qr, Some(ShowQr), refused("NETWORK"), Qr, None),
        (Done, Some(Keep), refused("API_ID_LIKE"), Done, None),
        (Phone, None, refused("PHONE_NUMBER_INVALID"), Phone, None),
    ];
    for (page, wait, event, expected, step) in table {
        let mut wizard = at(page);
        wizard.wait = wait;
        let told = format!("{page:?} that awaits {wait:?} hears {event:?}");
        let is_failure = matches!(event, SignInEvent::Failed(_)) && wait.is_some();
        let was_awaited = wizard.wait;
        let next = wizard.hear(event, Instant::now());
        assert_eq!((wizard.page, next), (expected, step), "{told}");
        assert_eq!(wizard.trouble_here().is_some(), is_failure, "{told}");
        let is_over = was_awaited.is_some() && (is_failure || expected != page || next.is_some());
        if is_over {
            assert_eq!(wizard.wait, None, "{told}");
        }
    }
}

#[test]
fn the_primary_button_asks_for_what_the_page_is_for() {
    use SignInPage::{Application, Code, Done, Password, Phone, Qr, What};
    let now = Instant::now();
    for (page, typed, expected_page, step) in [
        (What, "", Application, None),
        (Application, "", Phone, None),
        (Phone, "", Phone, Some(SignInStep::SendCode)),
        (Qr, "", Qr, Some(SignInStep::ShowQr)),
        (Code, "1234", Code, None),
        (Code, "12345", Code, Some(SignInStep::EnterCode)),
        (Password, "", Password, None),
        (Password, "spring", Password, Some(SignInStep::EnterPassword)),
        (Done, "", Done, Some(SignInStep::Keep)),
    ] {
        let mut wizard = at(page);
        wizard.wait = None;
        let typed = TypedSecret::new(typed.into());
        (wizard.code, wizard.password) = (typed.clone(), typed);
        assert_eq!((wizard.go_on(now), wizard.page), (step, expected_page), "{page:?}");
        let mut wizard = at(page);
        wizard.wait = Some(SignInStep::SendCode);
        assert_eq!((wizard.go_on(now), wizard.page), (None, page), "{page:?} while it waits");
    }
}

#[test]
fn going_back_keeps_a_code_and_gives_up_what_cannot_be_gone_on_with() {
    use SignInPage::{Application, Code, Done, Password, Phone, Qr, What};
    let send = Some(SignInStep::SendCode);
    for (page, wait, expected, ends) in [
        (What, None, What, false),
        (Application, None, What, false),
        (Phone, None, Application, false),
        (Phone, send, Application, true),
        (Qr, Some(SignInStep::ShowQr), Phone, true),
        (Code, None, Phone, false),
        (Code, Some(SignInStep::EnterCode), Phone, true),
        (Password, None, Phone, true),
        (Done, None, Done, false),
    ] {
        let mut wizard = at(page);
        wizard.wait = wait;
        let has_code = wizard.sent.is_some();
        let ended = wizard.go_back();
        assert_eq!((wizard.page, ended.is_some()), (expected, ends), "{page:?} {wait:?}");
        assert_eq!(wizard.sent.is_some(), has_code && !ends, "{page:?} {wait:?}");
        assert!(!wizard.phone.is_empty() && !wizard.api_id.expose().is_empty(), "what was typed stays");
    }
    let mut wizard = at(Code);
    wizard.go_back();
    assert_eq!((wizard.go_on(Instant::now()), wizard.page), (None, Code), "no second code is sent");
}

#[test]
fn a_code_is_entered_when_it_is_whole() {
    let now = Instant::now();
    let mut wizard = at(SignInPage::Code);
    assert_eq!(wizard.type_code("12 3a", now), None);
    assert_eq!(wizard.code.expose(), "123", "digits only");
    assert_eq!(wizard.type_code("12-345678", now), Some(SignInStep::EnterCode));
    assert_eq!(wizard.code.expose(), "12345");
    wizard.take(SignInStep::EnterCode);
    assert_eq!(wizard.type_code("99999", now), None, "it is being checked");
    assert_eq!(wizard.code.expose(), "12345");
    let mut wizard = at(SignInPage::Code);
    wizard.take(SignInStep::SendCode);
    wizard.hear(sent(None, None, 0), now);
    assert_eq!(wizard.type_code("12345", now), None, "who knows how long it is");
    assert_eq!(wizard.go_on(now), Some(SignInStep::EnterCode));
    let sent = wizard.sent.as_mut().expect("it was sent");
    sent.code.way = CodeWay::Email { pattern: "a***@example.com".into() };
    assert_eq!(sent.clean("ab-12"), "ab12", "letters where they can be");
}

#[test]
fn wrong_and_expired_codes_are_told_apart() {
    let now = Instant::now();
    let mut wizard = at(SignInPage::Code);
    wizard.type_code("11111", now);
    wizard.take(SignInStep::EnterCode);
    wizard.hear(refused("PHONE_CODE_INVALID"), now);
    assert!(wizard.code.expose().is_empty() && wizard.refusals == 1);
    assert!(!wizard.can_resend(now), "the old one is still good");
    assert_eq!(wizard.type_code("22222", now), Some(SignInStep::EnterCode));
    assert!(wizard.trouble.is_none(), "typing on forgives");
    wizard.take(SignInStep::EnterCode);
    wizard.hear(refused("PHONE_CODE_EXPIRED"), now);
    assert_eq!(wizard.type_code("12345", now), None, "it would be of no use");
    assert_eq!(wizard.resend(now), Some(SignInStep::SendCode), "a new one at once");
    wizard.take(SignInStep::SendCode);
    wizard.hear(sent(Some(5), None, 0), now);
    assert_eq!(wizard.type_code("12345", now), Some(SignInStep::EnterCode));
}

#[test]
fn a_code_is_sent_again_when_the_server_allows() {
    let now = Instant::now();
    let wizard = at(SignInPage::Code);
    let later = now + Duration::from_secs(61);
    assert_eq!((wizard.resend(now), wizard.resend(later)), (None, Some(SignInStep::ResendCode)));
    let mut wizard = at(SignInPage::Code);
    wizard.take(SignInStep::ResendCode);
    assert_eq!(wizard.resend(later), None, "not twice");
    wizard.hear(sent(Some(5), None, 0), now);
    assert_eq!(wizard.resend(now), Some(SignInStep::SendCode), "in no other way, so anew");
}

#[test]
fn a_flood_wait_blocks_its_page_until_it_is_over() {
    let now = Instant::now();
    let mut wizard = at(SignInPage::Phone);
    wizard.take(SignInStep::SendCode);
    wizard.hear(SignInEvent::Failed(error("FLOOD_WAIT", Some(30))), now);
    assert_eq!(wizard.blocked(now), Some(Duration::from_secs(30)));
    wizard.forgive();
    assert!(wizard.trouble.is_some(), "typing changes nothing about it");
    assert_eq!((wizard.go_on(now), wizard.choose_qr(now)), (None, None));
    let later = now + Duration::from_secs(30);
    assert_eq!((wizard.blocked(later), wizard.go_on(later)), (None, Some(SignInStep::SendCode)));
}

#[test]
fn a_lost_connection_keeps_what_was_typed() {
    let now = Instant::now();
    for code in ["NETWORK", "TIMEOUT"] {
        let mut wizard = at(SignInPage::Code);
        wizard.type_code("12345", now);
        wizard.take(SignInStep::EnterCode);
        wizard.hear(SignInEvent::Failed(error(code, Some(1))), now);
        assert_eq!(wizard.go_on(now), Some(SignInStep::EnterCode), "the same once more");
        let mut wizard = at(SignInPage::Password);
        wizard.password = TypedSecret::new("spring".into());
        wizard.take(SignInStep::EnterPassword);
        wizard.hear(SignInEvent::Failed(error(code, Some(1))), now);
        assert_eq!(wizard.password.expose(), "spring");
        wizard.take(SignInStep::EnterPassword);
        wizard.hear(refused("PASSWORD_HASH_INVALID"), now);
        assert!(wizard.password.expose().is_empty(), "a wrong one is typed anew");
    }
}

fn state() -> State {
    let mut state = State::new(Settings::default(), Language::English);
    let _ = perform(&mut state, SignInIntent::Open);
    state
}

/// A connection of an account that has been signed out.
fn anna(account: i64) -> ConnectionEntry {
    let mut connection = Connection::new("Anna", Endpoint::User(UserServer::Sandbox));
    connection.api_id = Some(12345);
    connection.account = Some(AccountCard { id: account, ..AccountCard::default() });
    connection.proxy = ProxyChoice::Its(ProxySetting::None);
    let state = ConnectionState::SignedOut;
    ConnectionEntry { connection, state, is_built_in: false, is_from_environment: false }
}

/// With such a connection in the list.
fn with_anna(account: i64) -> (State, ConnectionId) {
    let (mut state, entry) = (state(), anna(account));
    let id = entry.connection.id.clone();
    state.connections.list.push(entry);
    (state, id)
}

/// Goes on from the page of the application to the code; what the sign-in begins with.
fn begin(state: &mut State) -> SignInStart {
    act(state, SignInIntent::Next);
    act(state, SignInIntent::TypePhone("+7 999 000-00-01".into()));
    let effects = act(state, SignInIntent::Next);
    assert_eq!(names(&effects), ["Begin", "SendCode"]);
    hear(state, sent(Some(5), None, 0));
    let begins = effects.into_iter().find_map(|effect| match effect {
        Effect::Backend(Command::SignIn { command: SignInCommand::Begin(start), .. }) => Some(*start),
        _ => None,
    });
    begins.expect("it begins")
}

/// Enters the whole code.
fn enter_code(state: &mut State) {
    let code = TypedSecret::new("12345".into());
    assert_eq!(names(&act(state, SignInIntent::TypeCode(code))), ["EnterCode"]);
}

#[test]
fn a_connection_is_signed_in_again_as_what_it_is() {
    let (mut state, id) = with_anna(1);
    act(&mut state, SignInIntent::OpenFor(id.clone()));
    assert_eq!(state.signed_in_again(), Some("Anna"));
    let start = begin(&mut state);
    assert_eq!((start.server.clone(), start.into.as_ref()), (UserServer::Sandbox, Some(&id)));
    assert_eq!(start.proxy, ProxyChoice::Its(ProxySetting::None), "its own way");
    assert!(matches!(&start.application, SignInApplication::Of(of) if *of == id));
    enter_code(&mut state);
    assert_eq!(names(&hear(&mut state, done())), ["Keep"]);
    assert_eq!(state.sign_in.name, "Anna", "its own name is free");
}

#[test]
fn another_account_takes_a_connection_over_only_on_purpose() {
    let (mut state, id) = with_anna(2);
    act(&mut state, SignInIntent::OpenFor(id));
    begin(&mut state);
    enter_code(&mut state);
    assert!(hear(&mut state, done()).is_empty(), "it is asked about first");
    assert!(state.sign_in.is_another && state.sign_in.page == SignInPage::Done);
    assert_eq!(names(&act(&mut state, SignInIntent::Next)), ["Keep"]);
}

#[test]
fn what_was_begun_for_something_else_is_asked_about_first() {
    let (mut state, id) = with_anna(1);
    type_application(&mut state);
    begin(&mut state);
    act(&mut state, SignInIntent::Hide);
    act(&mut state, SignInIntent::OpenFor(id.clone()));
    assert!(state.sign_in.gives_up && state.sign_in.again.is_none());
    act(&mut state, SignInIntent::GiveUp);
    act(&mut state, SignInIntent::OpenFor(id.clone()));
    assert!(!state.sign_in.gives_up && state.sign_in.again == Some(id));
    act(&mut state, SignInIntent::Hide);
    act(&mut state, SignInIntent::Open);
    assert!(state.sign_in.again.is_none(), "nothing was begun for it");
}

/// The steps that the backend is to take, with the sign-in they belong to.
fn told(effects: &Effects) -> Vec<(RequestId, String)> {
    let of = |effect: &Effect| match effect {
        Effect::Backend(Command::SignIn { sign_in, command }) => {
            let command = format!("{command:?}");
            Some((*sign_in, command.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()))
        }
        _ => None,
    };
    effects.iter().filter_map(of).collect()
}

fn names(effects: &Effects) -> Vec<String> {
    told(effects).into_iter().map(|(_, name)| name).collect()
}

fn act(state: &mut State, intent: SignInIntent) -> Effects {
    perform(state, intent)
}

/// Types what leads away from the page of the application.
fn type_application(state: &mut State) {
    act(state, SignInIntent::Next);
    act(state, SignInIntent::ChooseServer(ServerChoice::Sandbox));
    let both = format!("App api_id: 12345 App api_hash: {}", "0F".repeat(16));
    act(state, SignInIntent::TypeApiId(TypedSecret::new(both)));
}

/// With a code on its way.
fn at_code() -> State {
    let mut state = state();
    type_application(&mut state);
    begin(&mut state);
    state
}

fn hear(state: &mut State, event: SignInEvent) -> Effects {
    let id = state.sign_in.id.expect("a sign-in is under way");
    receive(state, id, event)
}

#[test]
fn a_whole_sign_in_is_kept_by_itself_under_a_free_name() {
    let mut state = state();
    type_application(&mut state);
    let start = begin(&mut state);
    let SignInApplication::Typed { api_id, api_hash } = &start.application else { panic!("typed") };
    assert_eq!((*api_id, api_hash.expose()), (12345, "0f".repeat(16).as_str()));
    enter_code(&mut state);
    hear(&mut state, asks_password());
    act(&mut state, SignInIntent::TypePassword(TypedSecret::new("spring".into())));
    assert_eq!(names(&act(&mut state, SignInIntent::Next)), ["EnterPassword"]);
    let id = state.sign_in.id;
    assert_eq!(names(&hear(&mut state, done())), ["Keep"]);
    assert_eq!(state.sign_in.name, "Anna");
    let saved = ConnectionEvent::Saved { id: ConnectionId("a".into()), name: "Anna".into() };
    connected(&mut state, Some(RequestId(900)), &saved);
    assert!(state.sign_in.kept.is_none(), "of another request");
    connected(&mut state, id, &saved);
    assert_eq!(state.sign_in.kept, Some((ConnectionId("a".into()), "Anna".into())));
    assert!(act(&mut state, SignInIntent::Finish(Finish::Close)).is_empty());
    assert!(state.window.is_none() && state.sign_in.page == SignInPage::What);
}

#[test]
fn what_is_kept_while_the_wizard_is_hidden_is_told_when_it_is_opened_again() {
    let mut state = state();
    state.sign_in = at(SignInPage::Done);
    state.sign_in.take(SignInStep::Keep);
    act(&mut state, SignInIntent::Hide);
    let saved = ConnectionEvent::Saved { id: ConnectionId("a".into()), name: "Anna".into() };
    let id = state.sign_in.id;
    connected(&mut state, id, &saved);
    act(&mut state, SignInIntent::Open);
    assert_eq!((state.sign_in.page, state.sign_in.kept.is_some()), (SignInPage::Done, true));
}

#[test]
fn another_name_is_kept_before_the_wizard_is_left() {
    let mut state = state();
    state.sign_in = at(SignInPage::Done);
    state.sign_in.kept = Some((ConnectionId("a".into()), "Anna".into()));
    act(&mut state, SignInIntent::TypeName(" Shop ".into()));
    let effects = act(&mut state, SignInIntent::Finish(Finish::Close));
    let Some(Effect::Backend(Command::Connections { request, command: ConnectionCommand::Rename { name, .. } })) =
        effects.first()
    else {
        panic!("it is renamed: {effects:?}")
    };
    assert_eq!(name, "Shop");
    assert!(act(&mut state, SignInIntent::Finish(Finish::Close)).is_empty(), "not twice");
    assert!(failed(&mut state, *request, &Message::new("window-cancel")));
    assert!(state.sign_in.trouble_here().is_some() && state.window == Some(ModalWindow::SignIn));
    act(&mut state, SignInIntent::TypeName(String::new()));
    assert!(act(&mut state, SignInIntent::Finish(Finish::Close)).is_empty(), "a name is needed");
    assert_eq!(state.window, Some(ModalWindow::SignIn));
}

#[test]
fn a_wizard_hidden_by_mistake_goes_on_where_it_was() {
    let mut state = at_code();
    enter_code(&mut state);
    act(&mut state, SignInIntent::Hide);
    assert!(state.window.is_none());
    hear(&mut state, asks_password());
    assert!(state.window.is_none(), "what is heard meanwhile opens nothing");
    act(&mut state, SignInIntent::Open);
    assert_eq!((state.sign_in.page, state.sign_in.phone.as_str()), (SignInPage::Password, "+7 999 000-00-01"));
}

#[test]
fn giving_up_asks_once_something_was_typed_and_then_ends_it() {
    let mut state = state();
    act(&mut state, SignInIntent::AskToGiveUp);
    assert!(state.window.is_none(), "nothing would be lost");
    act(&mut state, SignInIntent::Open);
    type_application(&mut state);
    begin(&mut state);
    act(&mut state, SignInIntent::AskToGiveUp);
    assert!(state.sign_in.gives_up && state.window.is_some());
    act(&mut state, SignInIntent::KeepOn);
    assert!(!state.sign_in.gives_up);
    let late = state.sign_in.id.expect("under way");
    assert_eq!(names(&act(&mut state, SignInIntent::GiveUp)), ["Cancel"]);
    assert!(state.window.is_none() && state.sign_in.phone.is_empty());
    assert!(receive(&mut state, late, done()).is_empty());
    assert_eq!(state.sign_in.page, SignInPage::What, "what comes late is dropped");
}

#[test]
fn whatever_it_began_with_is_changed_ends_it() {
    let changes = [
        SignInIntent::TypeApiId(TypedSecret::new("777".into())),
        SignInIntent::TypeApiHash(TypedSecret::new("1e".repeat(16))),
        SignInIntent::ChooseApplication(Some(ConnectionId("a".into()))),
        SignInIntent::ChooseServer(ServerChoice::TestServers),
        SignInIntent::EditProxy(Box::new(ProxyDraft { way: ProxyWay::None, ..ProxyDraft::default() })),
        SignInIntent::TypePhone("+1 555 0100".into()),
    ];
    for change in changes {
        let mut state = at_code();
        let told = format!("{change:?}");
        assert_eq!(names(&act(&mut state, change)), ["Cancel"], "{told}");
        assert!(state.sign_in.sent.is_none() && state.sign_in.id.is_none(), "{told}");
    }
}

#[test]
fn the_qr_code_comes_instead_of_the_phone_and_goes_with_its_page() {
    let mut state = at_code();
    let effects = act(&mut state, SignInIntent::ShowQr);
    assert_eq!(names(&effects), ["Cancel", "Begin", "ShowQr"], "the code is taken back");
    assert_eq!(state.sign_in.page, SignInPage::Qr);
    hear(&mut state, qr());
    assert!(state.sign_in.is_at_rest() && state.sign_in.qr.is_some());
    hear(&mut state, refused("NETWORK"));
    assert!(state.sign_in.qr.is_none());
    assert_eq!(names(&act(&mut state, SignInIntent::Next)), ["ShowQr"]);
    assert_eq!(names(&act(&mut state, SignInIntent::UsePhone)), ["Cancel"]);
    assert_eq!(state.sign_in.page, SignInPage::Phone);
}

#[test]
fn what_waits_for_the_vault_can_be_wished_again() {
    let mut state = state();
    state.sign_in = at(SignInPage::Done);
    state.sign_in.take(SignInStep::Keep);
    let_go(&mut state, RequestId(900));
    assert_eq!(state.sign_in.wait, Some(SignInStep::Keep), "of another request");
    let_go(&mut state, RequestId(7));
    assert_eq!(names(&act(&mut state, SignInIntent::Next)), ["Keep"]);
}

#[test]
fn swapped_fields_change_places() {
    let mut state = state();
    act(&mut state, SignInIntent::TypeApiId(TypedSecret::new("0f".repeat(16))));
    act(&mut state, SignInIntent::TypeApiHash(TypedSecret::new("12345".into())));
    assert!(state.sign_in.start().is_none());
    act(&mut state, SignInIntent::SwapApplication);
    assert!(state.sign_in.start().is_some());
    assert_eq!(state.sign_in.api_id.expose(), "12345");
}

#[test]
fn nothing_typed_is_printed() {
    let mut wizard = at(SignInPage::Code);
    wizard.api_id = TypedSecret::new("1e1e".into());
    wizard.code = TypedSecret::new("98765".into());
    wizard.password = TypedSecret::new("open sesame".into());
    let printed = format!("{wizard:?} {:?}", at(SignInPage::Qr));
    for secret in ["0f0f", "1e1e", "98765", "open sesame", "AAAA"] {
        assert!(!printed.contains(secret), "{secret}");
    }
}
