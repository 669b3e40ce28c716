//! What the tests of signing in share.

use crate::mtproto::support::signed_in;
use grammers_client::tl;
use scenogram::engine::ActionError;
use scenogram::sandbox::{Fault, FaultKind, Sandbox};
use scenogram::secret::Secret;
use scenogram::telegram::{AuthKey, PasswordQuestion, QrStep, QrToken, SignIn, SignInEndpoint, SignInNext, SignedIn};

pub(super) const ANNA: i64 = 1;
pub(super) const VERA: i64 = 3;
pub(super) const ANNAS: &str = "8 (999) 000-00-01";
pub(super) const VERAS: &str = "+7 999 000-00-03";
/// What the default world's people get.
pub(super) const CODE: &str = "12345";

pub(super) async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

pub(super) fn endpoint(sandbox: &Sandbox) -> SignInEndpoint {
    let mtproto = sandbox.mtproto();
    SignInEndpoint {
        api_id: mtproto.api_id,
        api_hash: Secret::new(mtproto.api_hash.clone()),
        address: Some(mtproto.address.into()),
        is_test: false,
        start_key: Some(AuthKey::new(sandbox.fresh_key())),
        dc: mtproto.dc,
        proxy: None,
    }
}

pub(super) fn newcomer(sandbox: &Sandbox) -> SignIn {
    SignIn::new(endpoint(sandbox)).expect("a usable endpoint")
}

/// A fault that strikes once.
pub(super) fn once(sandbox: &Sandbox, method: &str, kind: FaultKind) {
    sandbox.set_faults(vec![Fault { method: Some(method.to_owned()), kind, times: Some(1) }]);
}

pub(super) fn refusal(code: u16, description: &str) -> FaultKind {
    FaultKind::Error { code, description: description.to_owned() }
}

pub(super) fn secret(text: &str) -> Secret {
    Secret::new(text)
}

/// The account of a sign-in that went well.
pub(super) fn done(next: Result<SignInNext, ActionError>) -> SignedIn {
    match next {
        Ok(SignInNext::Done(account)) => *account,
        other => panic!("an account is expected: {other:?}"),
    }
}

/// The password's question of a sign-in that went well so far.
pub(super) fn asked(next: Result<SignInNext, ActionError>) -> PasswordQuestion {
    match next {
        Ok(SignInNext::Password(question)) => question,
        other => panic!("a question is expected: {other:?}"),
    }
}

/// The code of a failure.
pub(super) fn code<T>(result: Result<T, ActionError>) -> String {
    result.map(|_| ()).expect_err("a failure").code
}

/// The QR code of a step that shows one.
pub(super) fn shown(step: Result<QrStep, ActionError>) -> QrToken {
    match step {
        Ok(QrStep::Show(token)) => token,
        other => panic!("a QR code is expected: {other:?}"),
    }
}

/// What follows a QR code that was scanned.
pub(super) fn scanned(step: Result<QrStep, ActionError>) -> Result<SignInNext, ActionError> {
    match step {
        Ok(QrStep::Scanned(next)) => Ok(next),
        Ok(QrStep::Show(token)) => panic!("it is shown again: {token:?}"),
        Err(error) => Err(error),
    }
}

/// How many programs the person is signed in with, besides the one that asks.
pub(super) async fn others(sandbox: &Sandbox, user_id: i64) -> usize {
    let own = signed_in(sandbox, user_id);
    let tl::enums::account::Authorizations::Authorizations(all) =
        own.invoke(&tl::functions::account::GetAuthorizations {}).await.expect("a list");
    all.authorizations.len() - 1
}
