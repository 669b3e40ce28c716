//! The slow sums of the two-step password check, done before a call and outside all locks: they take tenths of a second,
//! and meanwhile nobody else may have to wait for the world.

use super::call::checked;
use super::frame::constructor;
use super::srp::{Challenge, Verifier};
use crate::sandbox::Shared;
use grammers_tl_types::{Identifiable, enums, functions};

/// Does the sums that the call `body` of a key needs, before it is performed: for `account.getPassword` a challenge
/// with which the method then answers; for `auth.checkPassword` the check, of which the id of the challenge is given
/// when it is met. Nothing for all other calls.
pub(super) async fn prepare(shared: &Shared, key_id: i64, body: &[u8]) -> Option<i64> {
    match constructor(body) {
        functions::account::GetPassword::CONSTRUCTOR_ID => {
            ask(shared, key_id).await;
            None
        }
        functions::auth::CheckPassword::CONSTRUCTOR_ID => check(shared, key_id, body.get(4..)?).await,
        _ => None,
    }
}

async fn ask(shared: &Shared, key_id: i64) -> Option<()> {
    let (user_id, password, known) = {
        let (world, state) = (shared.world(), shared.mtproto());
        let user_id = state.logins.asked_password(key_id).or(state.keys.user(key_id))?;
        let password = world.person(user_id)?.password.clone()?;
        let known = state.logins.verifier(user_id, &password);
        (user_id, password, known)
    };
    let secret = password.clone();
    let made = tokio::task::spawn_blocking(move || {
        let verifier = known.unwrap_or_else(|| Verifier::new(&secret));
        (Challenge::new(verifier.clone()), verifier)
    });
    // It can fail only while the program ends.
    let (challenge, verifier) = made.await.ok()?;
    let mut state = shared.mtproto();
    state.logins.keep_verifier(user_id, password, verifier);
    state.logins.ask(key_id, challenge);
    Some(())
}

async fn check(shared: &Shared, key_id: i64, parameters: &[u8]) -> Option<i64> {
    let request = checked::<functions::auth::CheckPassword>(parameters).ok()?;
    let enums::InputCheckPasswordSrp::Srp(given) = request.password else { return None };
    let challenge = shared.mtproto().logins.challenge(key_id).filter(|challenge| challenge.id == given.srp_id)?;
    let met = tokio::task::spawn_blocking(move || challenge.is_met(&given.a, &given.m1));
    met.await.ok()?.then_some(given.srp_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Sandbox;
    use crate::sandbox::mtproto::call::{Call, Caller, perform};
    use crate::sandbox::mtproto::crypto::AuthKey;
    use grammers_tl_types::Serializable;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    /// Has a password in the default world.
    const VERA: i64 = 3;

    #[tokio::test]
    async fn the_sums_hold_no_lock_and_the_method_does_none() {
        let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
        let shared = &sandbox.running.shared;
        let key_id = AuthKey::new(sandbox.user_key(VERA).expect("a person")).id();
        let body = functions::account::GetPassword {}.to_bytes();
        let asked = || {
            let (mut world, mut state) = (shared.world(), shared.mtproto());
            let caller = Caller { key_id, connection: 1, user_id: Some(VERA), proved: None };
            perform(&body, &mut Call { world: &mut world, state: &mut state, caller }).map(|_| ())
        };
        assert!(asked().is_err(), "without the sums there is nothing to ask");
        let mut work = pin!(prepare(shared, key_id, &body));
        // The sums begin; on which thread they go on is not this one's business.
        let begun = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await;
        assert!(shared.world.try_lock().is_ok() && shared.mtproto.try_lock().is_ok());
        if begun.is_pending() {
            work.await;
        }
        assert_eq!(asked(), Ok(()));
    }

    #[tokio::test]
    async fn a_new_password_has_a_challenge_of_its_own() {
        let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
        let shared = &sandbox.running.shared;
        let key_id = AuthKey::new(sandbox.user_key(VERA).expect("a person")).id();
        let salt = async || {
            ask(shared, key_id).await.expect("a challenge");
            shared.mtproto().logins.question(key_id).expect("asked").salt1
        };
        let first = salt().await;
        assert_eq!(salt().await, first, "the password is worked on once");
        sandbox.change(|world| world.person_mut(VERA).expect("Вера").password = Some("лето".to_owned()));
        assert_ne!(salt().await, first);
    }
}
