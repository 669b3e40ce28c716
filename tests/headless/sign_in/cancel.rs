//! A sign-in that is given up leaves nothing behind, wherever it stood.

use super::support::*;
use crate::mtproto::support::{refusal as refused, with_key};
use grammers_client::tl;
use scenogram::sandbox::FaultKind;

#[tokio::test]
async fn before_anything_was_sent() {
    let sandbox = sandbox().await;
    newcomer(&sandbox).cancel().await.expect("nothing to take back");
    let mut sign_in = newcomer(&sandbox);
    assert_eq!(code(sign_in.send_code("x").await), "PHONE_NUMBER_INVALID");
    sign_in.cancel().await.expect("nothing to take back");
    assert_eq!(others(&sandbox, ANNA).await, 0);
}

#[tokio::test]
async fn a_code_that_was_sent_is_taken_back() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    assert_eq!(sandbox.codes_under_way(), 1);
    sign_in.send_code("+7 999 123-45-67").await.expect("the other phone");
    assert_eq!(sandbox.codes_under_way(), 1, "the first was taken back");
    sign_in.cancel().await.expect("taken back");
    assert_eq!((sandbox.codes_under_way(), others(&sandbox, ANNA).await), (0, 0));
}

#[tokio::test]
async fn at_the_password() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(VERAS).await.expect("a code");
    asked(sign_in.enter_code(&secret(CODE)).await);
    sign_in.cancel().await.expect("given up");
    assert_eq!((sandbox.codes_under_way(), others(&sandbox, VERA).await), (0, 0));
}

#[tokio::test]
async fn a_code_is_taken_back_when_a_qr_code_is_shown_too() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    shown(sign_in.qr().await);
    sign_in.cancel().await.expect("given up");
    assert_eq!((sandbox.codes_under_way(), others(&sandbox, ANNA).await), (0, 0));
}

#[tokio::test]
async fn while_a_qr_code_is_shown() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    shown(sign_in.qr().await);
    sign_in.cancel().await.expect("given up");
    assert_eq!(others(&sandbox, ANNA).await, 0);
}

#[tokio::test]
async fn an_account_that_is_in_already_is_signed_out() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    let signed_in = done(sign_in.enter_code(&secret(CODE)).await);
    assert_eq!(others(&sandbox, ANNA).await, 1);
    sign_in.cancel().await.expect("signed out");
    assert_eq!(others(&sandbox, ANNA).await, 0);
    drop(signed_in);
}

#[tokio::test]
async fn an_account_of_which_nobody_knows_whether_it_is_in_is_signed_out() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    once(&sandbox, "auth.signIn", FaultKind::DropAfter);
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "NETWORK");
    assert_eq!(others(&sandbox, ANNA).await, 1);
    sign_in.cancel().await.expect("signed out");
    assert_eq!(others(&sandbox, ANNA).await, 0);
}

#[tokio::test]
async fn that_a_session_may_be_left_is_told() {
    let sandbox = sandbox().await;
    let key = sandbox.fresh_key();
    let mut start = endpoint(&sandbox);
    start.start_key = Some(scenogram::telegram::AuthKey::new(key));
    let mut sign_in = scenogram::telegram::SignIn::new(start).expect("a usable endpoint");
    sign_in.send_code(ANNAS).await.expect("a code");
    done(sign_in.enter_code(&secret(CODE)).await);
    once(&sandbox, "auth.logOut", FaultKind::DropBefore);
    assert_eq!(code(sign_in.cancel().await), "NETWORK");
    let left = with_key(&sandbox, key);
    left.invoke(&tl::functions::auth::LogOut {}).await.expect("it was left");
    assert_eq!(refused(&left, &tl::functions::updates::GetState {}).await.0, 401);
}
