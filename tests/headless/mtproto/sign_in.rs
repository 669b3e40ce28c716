//! Signing in and out: codes, passwords, QR tokens, and the programs of an account.

use super::support::{User, refusal, signed_in, with_key};
use grammers_client::{SignInError, tl};
use scenogram::sandbox::world::CodeKind;
use scenogram::sandbox::{Fault, FaultKind, Sandbox};
use tl::functions::{account, auth, updates};

const ANNA: &str = "+7 999 000-00-01";

async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

fn newcomer(sandbox: &Sandbox) -> User {
    with_key(sandbox, sandbox.fresh_key())
}

fn send_code(sandbox: &Sandbox, phone: &str) -> auth::SendCode {
    let settings = tl::types::CodeSettings {
        allow_flashcall: false,
        current_number: false,
        allow_app_hash: false,
        allow_missed_call: false,
        allow_firebase: false,
        logout_tokens: None,
        token: None,
        app_sandbox: None,
        unknown_number: false,
    };
    let (api_id, api_hash) = (sandbox.mtproto().api_id, sandbox.mtproto().api_hash.clone());
    auth::SendCode { phone_number: phone.into(), api_id, api_hash, settings: settings.into() }
}

fn export(sandbox: &Sandbox) -> auth::ExportLoginToken {
    let (api_id, api_hash) = (sandbox.mtproto().api_id, sandbox.mtproto().api_hash.clone());
    auth::ExportLoginToken { api_id, api_hash, except_ids: Vec::new() }
}

async fn sent(user: &User, request: &auth::SendCode) -> tl::types::auth::SentCode {
    match user.invoke(request).await.expect("a code") {
        tl::enums::auth::SentCode::Code(code) => code,
        other => panic!("{other:?}"),
    }
}

fn sign_in(phone: &str, hash: &str, code: &str) -> auth::SignIn {
    let (phone_number, phone_code_hash) = (phone.into(), hash.into());
    auth::SignIn { phone_number, phone_code_hash, phone_code: Some(code.into()), email_verification: None }
}

#[tokio::test]
async fn a_code_signs_in_and_the_account_signs_out() {
    let sandbox = sandbox().await;
    let user = newcomer(&sandbox);
    let token = user.request_login_code(ANNA, &sandbox.mtproto().api_hash).await.expect("a code");
    let wrong = user.sign_in(&token, "00000").await.expect_err("a wrong code");
    assert!(matches!(wrong, SignInError::InvalidCode), "{wrong}");
    let me = user.sign_in(&token, "12345").await.expect("the right code");
    assert_eq!(me.username(), Some("anna"));
    assert!(user.is_authorized().await.expect("an answer"));
    user.sign_out().await.expect("out");
    assert!(!user.is_authorized().await.expect("an answer"));
    assert_eq!(signed_in(&sandbox, 1).get_me().await.expect("another program").username(), Some("anna"));
}

#[tokio::test]
async fn a_sign_in_is_refused_as_telegram_does() {
    let sandbox = sandbox().await;
    let user = newcomer(&sandbox);
    let bad = auth::SendCode { api_hash: "x".into(), ..send_code(&sandbox, ANNA) };
    assert_eq!(refusal(&user, &bad).await, (400, "API_ID_INVALID".into()));
    assert_eq!(refusal(&user, &send_code(&sandbox, "+1 555")).await, (400, "PHONE_NUMBER_INVALID".into()));
    let code = sent(&user, &send_code(&sandbox, ANNA)).await;
    let hash = &code.phone_code_hash;
    for (request, expected) in [
        (sign_in("+79991234567", hash, "12345"), "PHONE_NUMBER_INVALID"),
        (sign_in(ANNA, hash, ""), "PHONE_CODE_EMPTY"),
        (sign_in(ANNA, hash, "54321"), "PHONE_CODE_INVALID"),
        (sign_in(ANNA, "0", "12345"), "PHONE_CODE_EXPIRED"),
    ] {
        assert_eq!(refusal(&user, &request).await, (400, expected.into()));
    }
    let cancel = auth::CancelCode { phone_number: ANNA.into(), phone_code_hash: hash.clone() };
    assert!(user.invoke(&cancel).await.expect("cancelled"));
    assert_eq!(refusal(&user, &sign_in(ANNA, hash, "12345")).await, (400, "PHONE_CODE_EXPIRED".into()));
    let nobody = "+7 999 555-55-55";
    let code = sent(&user, &send_code(&sandbox, nobody)).await;
    let request = sign_in(nobody, &code.phone_code_hash, "12345");
    assert_eq!(refusal(&user, &request).await, (400, "PHONE_NUMBER_UNOCCUPIED".into()));
}

#[tokio::test]
async fn codes_come_in_the_persons_way_and_in_another_one_later() {
    let sandbox = sandbox().await;
    let user = newcomer(&sandbox);
    let code = sent(&user, &send_code(&sandbox, ANNA)).await;
    assert!(matches!(code.r#type, tl::enums::auth::SentCodeType::App(tl::types::auth::SentCodeTypeApp { length: 5 })));
    assert_eq!((code.next_type, code.timeout), (Some(tl::enums::auth::CodeType::Sms), None));
    let resend =
        auth::ResendCode { phone_number: ANNA.into(), phone_code_hash: code.phone_code_hash.clone(), reason: None };
    let tl::enums::auth::SentCode::Code(second) = user.invoke(&resend).await.expect("by SMS") else { panic!("a code") };
    assert!(matches!(second.r#type, tl::enums::auth::SentCodeType::Sms(_)), "{second:?}");
    let (status, text) = refusal(&user, &resend).await;
    assert!(status == 420 && text == "FLOOD_WAIT", "too early: {text}");
    user.invoke(&sign_in(ANNA, &code.phone_code_hash, "12345")).await.expect("the same code");

    sandbox.change(|world| world.person_mut(2).expect("Борис").login_code_kind = CodeKind::Fragment);
    let code = sent(&user, &send_code(&sandbox, "+79991234567")).await;
    assert!(matches!(code.r#type, tl::enums::auth::SentCodeType::FragmentSms(_)), "{code:?}");
    let resend =
        auth::ResendCode { phone_number: "+79991234567".into(), phone_code_hash: code.phone_code_hash, reason: None };
    assert_eq!(refusal(&user, &resend).await, (406, "SEND_CODE_UNAVAILABLE".into()));
}

#[tokio::test]
async fn a_password_is_asked_for_and_checked() {
    let sandbox = sandbox().await;
    let (id, phone, password) = sandbox.world(|world| {
        let person = world.people.iter().find(|person| person.password.is_some()).expect("one has a password");
        (person.id, person.phone.clone(), person.password.clone().expect("found by it"))
    });
    let user = newcomer(&sandbox);
    let enter = async |code: &str| {
        let token = user.request_login_code(&phone, &sandbox.mtproto().api_hash).await.expect("a code");
        match user.sign_in(&token, code).await {
            Err(SignInError::PasswordRequired(token)) => token,
            other => panic!("{:?}", other.map(|user| user.id())),
        }
    };
    let token = enter("12345").await;
    assert!(!user.is_authorized().await.expect("an answer"));
    let wrong = user.check_password(token, "wrong").await.expect_err("a wrong password");
    let SignInError::InvalidPassword(used) = wrong else { panic!("{wrong}") };
    // What a wrong password was checked with is used up.
    assert!(matches!(user.check_password(used, &password).await, Err(SignInError::Other(_))));
    let me = user.check_password(enter("12345").await, &password).await.expect("the right password");
    assert_eq!(me.id().bare_id(), Some(id));
}

#[tokio::test]
async fn a_qr_token_is_accepted_by_another_program() {
    let sandbox = sandbox().await;
    let (user, anna) = (newcomer(&sandbox), signed_in(&sandbox, 1));
    let export = export(&sandbox);
    let shown = async |user: &User| match user.invoke(&export).await.expect("a token") {
        tl::enums::auth::LoginToken::Token(token) => token.token,
        other => panic!("{other:?}"),
    };
    let token = shown(&user).await;
    assert_eq!(shown(&user).await, token);
    assert_eq!(refusal(&anna, &auth::AcceptLoginToken { token: vec![1] }).await, (400, "AUTH_TOKEN_INVALID".into()));
    anna.invoke(&auth::AcceptLoginToken { token: token.clone() }).await.expect("accepted");
    let again = refusal(&anna, &auth::AcceptLoginToken { token }).await;
    assert_eq!(again, (400, "AUTH_TOKEN_ALREADY_ACCEPTED".into()));
    let answer = user.invoke(&export).await.expect("let in");
    assert!(matches!(answer, tl::enums::auth::LoginToken::Success(_)), "{answer:?}");
    assert_eq!(user.get_me().await.expect("signed in").username(), Some("anna"));

    let locked = sandbox.world(|world| world.people.iter().find(|person| person.password.is_some()).map(|one| one.id));
    let other = newcomer(&sandbox);
    let token = shown(&other).await;
    assert!(!sandbox.accept_login(&token, 999));
    assert!(sandbox.accept_login(&token, locked.expect("one has a password")));
    assert_eq!(refusal(&other, &export).await, (401, "SESSION_PASSWORD_NEEDED".into()));
}

#[tokio::test]
async fn programs_of_an_account_are_listed_and_signed_out() {
    let sandbox = sandbox().await;
    let (first, second) = (signed_in(&sandbox, 1), newcomer(&sandbox));
    let code = sent(&second, &send_code(&sandbox, ANNA)).await;
    second.invoke(&sign_in(ANNA, &code.phone_code_hash, "12345")).await.expect("in");
    let list = async |user: &User| {
        let tl::enums::account::Authorizations::Authorizations(all) =
            user.invoke(&account::GetAuthorizations {}).await.expect("a list");
        let entries = all.authorizations.into_iter();
        entries.map(|tl::enums::Authorization::Authorization(one)| one).collect::<Vec<_>>()
    };
    let programs = list(&first).await;
    assert_eq!(programs.iter().map(|program| program.current).filter(|current| *current).count(), 1);
    let other = programs.iter().find(|program| !program.current).expect("the second");
    assert_eq!(other.api_id, sandbox.mtproto().api_id);
    let reset = |hash| account::ResetAuthorization { hash };
    assert_eq!(refusal(&first, &reset(0)).await, (400, "HASH_INVALID".into()));
    assert!(first.invoke(&reset(other.hash)).await.expect("signed out"));
    assert_eq!(list(&first).await.len(), 1);
    assert_eq!(refusal(&second, &updates::GetState {}).await, (401, "SESSION_REVOKED".into()));
}

#[tokio::test]
async fn another_data_centre_is_named_by_a_fault() {
    let sandbox = sandbox().await;
    let kind = FaultKind::Error { code: 303, description: "PHONE_MIGRATE_4".into() };
    sandbox.set_faults(vec![Fault { method: Some("auth.sendCode".into()), kind, times: Some(1) }]);
    let user = newcomer(&sandbox);
    // The library follows by itself; all data centres are this one.
    let token = user.request_login_code(ANNA, &sandbox.mtproto().api_hash).await.expect("from the other one");
    user.sign_in(&token, "12345").await.expect("the right code");
    let kind = FaultKind::Error { code: 303, description: "USER_MIGRATE_4".into() };
    sandbox.set_faults(vec![Fault { method: Some("auth.exportLoginToken".into()), kind, times: Some(1) }]);
    let user = newcomer(&sandbox);
    let answer = user.invoke(&export(&sandbox)).await.expect("a token for the other one");
    let tl::enums::auth::LoginToken::MigrateTo(to) = answer else { panic!("{answer:?}") };
    assert!(to.dc_id == 4 && sandbox.accept_login(&to.token, 1));
    let import = auth::ImportLoginToken { token: to.token };
    let answer = user.client.invoke_in_dc(4, &import).await.expect("let in");
    assert!(matches!(answer, tl::enums::auth::LoginToken::Success(_)), "{answer:?}");
}
