//! Signing in with a QR code: scanned, expired, of an account with a password, of another data centre.

use super::support::*;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scenogram::sandbox::{FaultKind, Sandbox};
use scenogram::telegram::{QrToken, SignInNext};
use std::time::Duration;

/// The bytes that a Telegram app reads off the picture.
fn read(token: &QrToken) -> Vec<u8> {
    let text = token.url.expose().strip_prefix("tg://login?token=").expect("the link of a QR code");
    URL_SAFE_NO_PAD.decode(text).expect("base64 without padding")
}

fn scan(sandbox: &Sandbox, token: &QrToken, user_id: i64) {
    assert!(sandbox.accept_login(&read(token), user_id));
}

#[tokio::test]
async fn a_scanned_code_signs_in() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let token = shown(sign_in.qr().await);
    assert!((1..=30).contains(&token.expires_in), "{}", token.expires_in);
    assert!(!format!("{token:?}").contains(token.url.expose()));
    let (step, ()) = tokio::join!(sign_in.qr_progress(), async { scan(&sandbox, &token, ANNA) });
    let signed_in = done(scanned(step));
    assert!(signed_in.account.id == ANNA && signed_in.picture.is_some());
    assert_eq!(others(&sandbox, ANNA).await, 1);
}

#[tokio::test]
async fn an_expired_code_is_followed_by_another() {
    let sandbox = sandbox().await;
    sandbox.set_qr_life(1);
    let mut sign_in = newcomer(&sandbox);
    let first = shown(sign_in.qr().await);
    let second = loop {
        let next = shown(sign_in.qr_progress().await);
        if next.url.expose() != first.url.expose() {
            break next;
        }
    };
    assert!(!sandbox.accept_login(&read(&first), ANNA), "it is void");
    sandbox.set_qr_life(30);
    // The second may be void before it is scanned; the one that follows it is not.
    let mut token = second;
    while !sandbox.accept_login(&read(&token), ANNA) {
        token = shown(sign_in.qr_progress().await);
    }
    assert_eq!(done(scanned(sign_in.qr_progress().await)).account.id, ANNA);
}

#[tokio::test]
async fn a_code_of_an_account_with_a_password_leads_to_it() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let token = shown(sign_in.qr().await);
    scan(&sandbox, &token, VERA);
    asked(scanned(sign_in.qr_progress().await));
    assert_eq!(code(sign_in.enter_password(&secret("осень")).await), "PASSWORD_HASH_INVALID");
    assert_eq!(sign_in.enter_password(&secret("весна")).await.expect("the right one").account.id, VERA);
}

#[tokio::test]
async fn a_code_of_another_data_centre_is_taken_there() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let token = shown(sign_in.qr().await);
    scan(&sandbox, &token, ANNA);
    once(&sandbox, "auth.exportLoginToken", refusal(303, "USER_MIGRATE_4"));
    let signed_in = done(scanned(sign_in.qr_progress().await));
    assert_eq!((signed_in.account.dc, signed_in.session.dc), (Some(4), 4));
    // It lies in the second data centre, which meets the account for the first time.
    assert!(signed_in.picture.is_some());
}

#[tokio::test]
async fn a_connection_that_is_lost_while_the_code_is_shown_is_made_again() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let token = shown(sign_in.qr().await);
    // The next request finds the connection closed.
    once(&sandbox, "auth.exportLoginToken", FaultKind::DropAfter);
    scan(&sandbox, &token, ANNA);
    assert_eq!(code(sign_in.qr_progress().await), "NETWORK");
    // Not only when the code expires.
    let soon = tokio::time::timeout(Duration::from_secs(20), sign_in.qr_progress()).await;
    assert_eq!(done(scanned(soon.expect("at once"))).account.id, ANNA);
    assert_eq!(others(&sandbox, ANNA).await, 1);
}

#[tokio::test]
async fn the_phone_number_instead() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    shown(sign_in.qr().await);
    sign_in.send_code(ANNAS).await.expect("a code");
    assert!(matches!(sign_in.enter_code(&secret(CODE)).await, Ok(SignInNext::Done(_))));
}
