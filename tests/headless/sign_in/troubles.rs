//! What goes wrong on the way: waits, lost connections, silence, other data centres. The sign-in stands where it was.

use super::support::*;
use scenogram::sandbox::FaultKind;
use scenogram::telegram::{SignIn, SignInEndpoint};
use std::time::Duration;

#[tokio::test]
async fn flood_waits_say_how_long() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    once(&sandbox, "auth.sendCode", FaultKind::RetryAfter(77));
    let error = sign_in.send_code(ANNAS).await.expect_err("a wait");
    assert_eq!((error.code.as_str(), error.retry_after), ("FLOOD_WAIT", Some(77)));
    sign_in.send_code(ANNAS).await.expect("a code");
    once(&sandbox, "auth.signIn", FaultKind::RetryAfter(5));
    let error = sign_in.enter_code(&secret(CODE)).await.expect_err("a wait");
    assert_eq!((error.code.as_str(), error.retry_after), ("FLOOD_WAIT", Some(5)));
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA);
}

#[tokio::test]
async fn other_data_centres_are_followed() {
    let sandbox = sandbox().await;
    for (method, fault) in [("auth.sendCode", "PHONE_MIGRATE_4"), ("auth.sendCode", "NETWORK_MIGRATE_4")] {
        let mut sign_in = newcomer(&sandbox);
        once(&sandbox, method, refusal(303, fault));
        sign_in.send_code(ANNAS).await.expect("from the other one");
        let signed_in = done(sign_in.enter_code(&secret(CODE)).await);
        assert_eq!((signed_in.account.dc, signed_in.session.dc), (Some(4), 4), "{fault}");
    }
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    once(&sandbox, "auth.signIn", refusal(303, "USER_MIGRATE_5"));
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.dc, Some(5));
}

#[tokio::test]
async fn data_centres_that_send_in_circles_or_nowhere_are_an_error() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    let endless = scenogram::sandbox::Fault {
        method: Some("auth.sendCode".into()),
        kind: refusal(303, "PHONE_MIGRATE_4"),
        times: None,
    };
    sandbox.set_faults(vec![endless]);
    assert_eq!(code(sign_in.send_code(ANNAS).await), "DC_MIGRATE");
    once(&sandbox, "auth.sendCode", refusal(303, "PHONE_MIGRATE_77"));
    assert_eq!(code(sign_in.send_code(ANNAS).await), "DC_MIGRATE");
    sign_in.send_code(ANNAS).await.expect("a code");
}

#[tokio::test]
async fn a_connection_lost_in_the_middle_leaves_the_step_to_be_repeated() {
    let sandbox = sandbox().await;
    for fault in [FaultKind::DropBefore, FaultKind::DropAfter] {
        let mut sign_in = newcomer(&sandbox);
        once(&sandbox, "auth.sendCode", fault.clone());
        assert_eq!(code(sign_in.send_code(ANNAS).await), "NETWORK");
        sign_in.send_code(ANNAS).await.expect("a code");
        let before = others(&sandbox, ANNA).await;
        once(&sandbox, "auth.signIn", fault.clone());
        assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "NETWORK");
        assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA, "{fault:?}");
        assert_eq!(others(&sandbox, ANNA).await, before + 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_wrong_code_after_a_lost_connection_is_still_wrong() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    once(&sandbox, "auth.signIn", FaultKind::DropBefore);
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "NETWORK");
    assert_eq!(code(sign_in.enter_code(&secret("54321")).await), "PHONE_CODE_INVALID");
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA);
}

#[tokio::test]
async fn silence_ends_within_the_limit() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox).with_limit(Duration::from_millis(700));
    once(&sandbox, "auth.sendCode", FaultKind::Silence);
    assert_eq!(code(sign_in.send_code(ANNAS).await), "TIMEOUT");
    let mut sign_in = sign_in.with_limit(Duration::from_secs(20));
    sign_in.send_code(ANNAS).await.expect("over a new connection");
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, ANNA);
}

#[tokio::test]
async fn a_step_that_is_dropped_can_be_repeated() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(ANNAS).await.expect("a code");
    once(&sandbox, "auth.signIn", FaultKind::Slow(Duration::from_secs(60)));
    let entered = secret(CODE);
    let dropped = tokio::time::timeout(Duration::from_millis(700), sign_in.enter_code(&entered)).await;
    assert!(dropped.is_err());
    // It was carried out, and the code is used up.
    assert_eq!(done(sign_in.enter_code(&entered).await).account.id, ANNA);
}

#[tokio::test]
async fn nobody_there_is_a_lost_connection() {
    let sandbox = sandbox().await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = closed.local_addr().expect("bound");
    drop(closed);
    let mut sign_in = at(SignInEndpoint { address: Some(address), ..endpoint(&sandbox) });
    assert_eq!(code(sign_in.send_code(ANNAS).await), "NETWORK");
}

#[tokio::test]
async fn only_telegrams_own_servers_agree_on_a_key() {
    let sandbox = sandbox().await;
    let mut sign_in = at(SignInEndpoint { start_key: None, ..endpoint(&sandbox) });
    // The sandbox closes a connection whose key it does not know.
    assert_eq!(code(sign_in.send_code(ANNAS).await), "NETWORK");
}

fn at(endpoint: SignInEndpoint) -> SignIn {
    SignIn::new(endpoint).expect("a usable endpoint")
}
