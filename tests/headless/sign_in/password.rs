//! The two-step password, wrong and right.

use super::support::*;
use scenogram::sandbox::FaultKind;

#[tokio::test]
async fn a_wrong_password_can_be_followed_by_the_right_one() {
    let sandbox = sandbox().await;
    let password = sandbox.world(|world| world.person(VERA).and_then(|vera| vera.password.clone())).expect("one");
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(VERAS).await.expect("a code");
    let question = asked(sign_in.enter_code(&secret(CODE)).await);
    assert_eq!((question.hint.as_deref(), question.has_recovery), (Some("sandbox"), false));
    for _ in 0..2 {
        assert_eq!(code(sign_in.enter_password(&secret("осень")).await), "PASSWORD_HASH_INVALID");
    }
    assert_eq!(others(&sandbox, VERA).await, 0);
    let signed_in = sign_in.enter_password(&secret(&password)).await.expect("the right one");
    assert_eq!((signed_in.account.id, signed_in.picture), (VERA, None));
    assert_eq!(others(&sandbox, VERA).await, 1);
}

#[tokio::test]
async fn a_password_that_is_taken_away_meanwhile_is_told() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(VERAS).await.expect("a code");
    asked(sign_in.enter_code(&secret(CODE)).await);
    sandbox.change(|world| world.person_mut(VERA).expect("Вера").password = None);
    assert_eq!(code(sign_in.enter_password(&secret("весна")).await), "PASSWORD_CHANGED");
    sign_in.send_code(VERAS).await.expect("from the beginning");
    assert_eq!(done(sign_in.enter_code(&secret(CODE)).await).account.id, VERA);
}

#[tokio::test]
async fn a_lost_answer_to_the_password_is_found_again() {
    let sandbox = sandbox().await;
    let mut sign_in = newcomer(&sandbox);
    sign_in.send_code(VERAS).await.expect("a code");
    once(&sandbox, "auth.signIn", FaultKind::DropAfter);
    assert_eq!(code(sign_in.enter_code(&secret(CODE)).await), "NETWORK");
    // The code is used up; that the password is asked for is found out without it.
    asked(sign_in.enter_code(&secret(CODE)).await);
    once(&sandbox, "auth.checkPassword", FaultKind::DropBefore);
    assert_eq!(code(sign_in.enter_password(&secret("весна")).await), "NETWORK");
    once(&sandbox, "auth.checkPassword", FaultKind::DropAfter);
    assert_eq!(code(sign_in.enter_password(&secret("весна")).await), "NETWORK");
    let signed_in = sign_in.enter_password(&secret("весна")).await.expect("it was taken");
    assert_eq!(signed_in.account.id, VERA);
    assert_eq!(others(&sandbox, VERA).await, 1);
}
