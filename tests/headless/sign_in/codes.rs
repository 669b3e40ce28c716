//! Signing in with a code: right, wrong, expired, sent again, in every way; and the session that comes of it.

use super::support::*;
use scenogram::sandbox::world::{CodeKind, Person};
use scenogram::secret::Redactor;
use scenogram::telegram::{CodeWay, NextWay, UserEndpoint, test_user};

#[tokio::test]
async fn the_right_code_signs_in_and_the_session_works() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let sent = sign_in.send_code(ANNAS).await.expect("a code");
    assert_eq!((sent.phone.as_str(), sent.way, sent.length), ("+79990000001", CodeWay::App, Some(5)));
    assert_eq!((sent.next, sent.wait), (Some(NextWay::Sms), 0));
    let signed_in = done(sign_in.enter_code(&secret(CODE)).await);
    assert_eq!((signed_in.account.name.as_str(), signed_in.account.username.as_str()), ("Анна", "anna"));
    assert_eq!((signed_in.account.id, signed_in.account.dc), (ANNA, Some(2)));
    assert_eq!(signed_in.phone, "+79990000001");
    let picture = sandbox.world(|world| world.person(ANNA).and_then(|anna| anna.picture.clone()));
    assert_eq!(signed_in.picture.as_deref(), picture.as_deref());
    assert!(picture.is_some());
    assert_eq!(others(&sandbox, ANNA).await, 1);
    drop(sign_in);
    let session = signed_in.session;
    assert_eq!((session.is_test, session.api_id, session.user_id), (Some(false), Some(1), Some(ANNA)));
    let endpoint = UserEndpoint {
        api_id: 1,
        dc: session.dc,
        address: session.address,
        is_test: false,
        auth_key: session.auth_key,
        proxy: None,
    };
    let tested = test_user(endpoint, |_| {}).await.expect("signed in");
    assert_eq!(tested.account, Some(signed_in.account));
}

#[tokio::test]
async fn wrong_then_expired_then_right() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "PHONE_CODE_EXPIRED", "none was sent");
    sign_in.send_code(ANNAS).await.expect("a code");
    assert_eq!(code(sign_in.enter_code(&secret("54321")).await), "PHONE_CODE_INVALID");
    sandbox.expire_codes();
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "PHONE_CODE_EXPIRED");
    sign_in.send_code(ANNAS).await.expect("another code");
    assert_eq!(done(sign_in.enter_code(&secret(" 12345 ")).await).account.id, ANNA);
}

#[tokio::test]
async fn a_code_is_sent_again_in_the_next_way_when_the_server_allows_it() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    assert_eq!(code(sign_in.resend().await), "PHONE_CODE_EXPIRED", "none was sent");
    sign_in.send_code(ANNAS).await.expect("a code");
    let sent = sign_in.resend().await.expect("by SMS");
    assert_eq!((sent.way, sent.next, sent.wait), (CodeWay::Sms, Some(NextWay::Call), 60));
    let early = sign_in.resend().await.expect_err("too early");
    assert!(early.code == "FLOOD_WAIT" && early.retry_after.is_some_and(|seconds| (1..=60).contains(&seconds)));
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA, "the same code");

    sandbox.change(|world| world.person_mut(ANNA).expect("Анна").login_code_kind = CodeKind::Call);
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a call");
    assert_eq!(code(sign_in.resend().await), "SEND_CODE_UNAVAILABLE");
}

#[tokio::test]
async fn every_way_of_a_code_leads_in() {
    let sandbox = sandbox().await;
    let email = CodeWay::Email { pattern: "s***@example.com".into() };
    let fragment = CodeWay::Fragment { url: "https://fragment.com/numbers".into() };
    for (kind, way, length) in [
        (CodeKind::App, CodeWay::App, Some(5)),
        (CodeKind::Sms, CodeWay::Sms, Some(5)),
        (CodeKind::Call, CodeWay::Call, Some(5)),
        (CodeKind::FlashCall, CodeWay::FlashCall { pattern: "*".into() }, None),
        (CodeKind::MissedCall, CodeWay::MissedCall { prefix: "+7".into() }, Some(5)),
        (CodeKind::Email, email, Some(5)),
        (CodeKind::Fragment, fragment, Some(5)),
    ] {
        sandbox.change(|world| world.person_mut(ANNA).expect("Анна").login_code_kind = kind);
        let mut sign_in = newcomer(&sandbox);
        let sent = sign_in.send_code(ANNAS).await.expect("a code");
        assert_eq!((sent.way, sent.length), (way, length));
        assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA, "{kind:?}");
    }
}

#[tokio::test]
async fn a_phone_without_an_account_is_explained() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code("+7 999 555-55-55").await.expect("a code");
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "PHONE_NUMBER_UNOCCUPIED");
    sign_in.send_code(ANNAS).await.expect("the phone was mistyped");
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA);
}

#[tokio::test]
async fn phones_and_applications_are_refused_in_words() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    assert_eq!(code(sign_in.send_code("не номер").await), "PHONE_NUMBER_INVALID");
    for (fault, expected) in [
        (refusal(400, "PHONE_NUMBER_BANNED"), "PHONE_NUMBER_BANNED"),
        (refusal(400, "PHONE_NUMBER_FLOOD"), "PHONE_NUMBER_FLOOD"),
        (refusal(400, "PHONE_NUMBER_INVALID"), "PHONE_NUMBER_INVALID"),
    ] {
        once(&sandbox, "auth.sendCode", fault);
        assert_eq!(code(sign_in.send_code(ANNAS).await), expected);
    }
    let mut other = endpoint(&sandbox);
    other.api_hash = secret(&"0".repeat(32));
    let mut sign_in = scenogram::telegram::SignIn::new(other).expect("a usable endpoint");
    assert_eq!(code(sign_in.send_code(ANNAS).await), "API_ID_INVALID");
    assert_eq!(code(sign_in.qr().await), "API_ID_INVALID");
    for (api_id, dc) in [(0, 2), (1, 0), (1, 6)] {
        let other = scenogram::telegram::SignInEndpoint { api_id, dc, ..endpoint(&sandbox) };
        assert_eq!(code(scenogram::telegram::SignIn::new(other)), "ENDPOINT_INVALID");
    }
}

#[tokio::test]
async fn an_account_without_a_picture_signs_in_all_the_same() {
    let sandbox = sandbox().await;
    sandbox.change(|world| world.people.push(Person::new(77, "Яна", "+79990000077")));
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code("+79990000077").await.expect("a code");
    let signed_in = done(sign_in.enter_code(&secret(CODE)).await);
    assert_eq!((signed_in.account.name.as_str(), signed_in.picture), ("Яна", None));
    once(&sandbox, "upload.getFile", refusal(400, "LOCATION_INVALID"));
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    let signed_in = done(sign_in.enter_code(&secret(CODE)).await);
    assert_eq!((signed_in.account.id, signed_in.picture), (ANNA, None));
}

#[tokio::test]
async fn what_is_typed_is_masked_from_then_on() {
    let sandbox = sandbox().await;
    sandbox.change(|world| world.person_mut(ANNA).expect("Анна").login_code = "70519375".to_owned());
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    let signed_in = done(sign_in.enter_code(&secret("70519375")).await);
    let printed = format!("{sign_in:?} {signed_in:?} code 70519375");
    let masked = Redactor::global().redact(&printed);
    assert!(!masked.contains("70519375") && masked.contains("code"), "{masked}");
    assert!(!printed.contains("+7999"), "{printed}");
}
