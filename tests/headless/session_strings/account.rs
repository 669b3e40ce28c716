//! Imported sessions connect, and the sessions of an account are listed and ended, against the sandbox.

use super::tables::{write_gramjs, write_telethon};
use crate::mtproto::support::signed_in;
use grammers_client::tl;
use scenogram::sandbox::{Fault, FaultKind, Sandbox};
use scenogram::secret::Secret;
use scenogram::telegram::{
    ActiveSession, AuthKey, SessionForm, SessionParts, UserEndpoint, end_other_sessions, end_session, list_sessions,
    sign_out,
};

const ANNA: i64 = 1;

async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

fn endpoint_of(parts: SessionParts) -> UserEndpoint {
    let SessionParts { dc, address, auth_key, .. } = parts;
    UserEndpoint { api_id: 1, dc, address, is_test: false, auth_key, proxy: None }
}

fn endpoint(sandbox: &Sandbox, key: [u8; AuthKey::LENGTH]) -> UserEndpoint {
    let mtproto = sandbox.mtproto();
    let address = Some(mtproto.address.into());
    let auth_key = AuthKey::new(key);
    UserEndpoint { api_id: mtproto.api_id, dc: mtproto.dc, address, is_test: false, auth_key, proxy: None }
}

/// Another key with which Anna is signed in.
async fn another(sandbox: &Sandbox) -> [u8; AuthKey::LENGTH] {
    let key = sandbox.fresh_key();
    let client = crate::mtproto::support::with_key(sandbox, key);
    let own = signed_in(sandbox, ANNA);
    let exported = tl::functions::auth::ExportAuthorization { dc_id: sandbox.mtproto().dc };
    let tl::enums::auth::ExportedAuthorization::Authorization(exported) =
        own.invoke(&exported).await.expect("exported");
    let import = tl::functions::auth::ImportAuthorization { id: exported.id, bytes: exported.bytes };
    client.invoke(&import).await.expect("signed in");
    key
}

async fn listed(sandbox: &Sandbox) -> Vec<ActiveSession> {
    let key = sandbox.user_key(ANNA).expect("Anna");
    list_sessions(endpoint(sandbox, key)).await.expect("a list")
}

fn fault(sandbox: &Sandbox, method: &str, code: u16, description: &str) {
    let kind = FaultKind::Error { code, description: description.to_owned() };
    sandbox.set_faults(vec![Fault { method: Some(method.to_owned()), kind, times: Some(1) }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn imported_strings_connect() {
    let sandbox = sandbox().await;
    let key = sandbox.user_key(ANNA).expect("Anna");
    let address = sandbox.mtproto().address;
    for text in [
        sandbox.mtproto().session_string(&key),
        write_telethon(2, address.into(), &key),
        write_gramjs(2, &address.ip().to_string(), address.port(), &key),
    ] {
        let (_, parts) = SessionParts::read(&Secret::new(text)).expect("a session");
        let exported = parts.write(SessionForm::Telethon).expect("a whole session");
        for parts in [parts, SessionParts::read(&exported).expect("it was written").1] {
            let sessions = list_sessions(endpoint_of(parts)).await.expect("it connects");
            assert!(sessions.iter().any(|session| session.is_current));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended() {
    let sandbox = sandbox().await;
    let own = sandbox.user_key(ANNA).expect("Anna");
    let second = another(&sandbox).await;
    let third = another(&sandbox).await;
    let sessions = listed(&sandbox).await;
    assert_eq!(sessions.len(), 3);
    assert!(sessions[0].is_current && sessions[0].hash == 0 && sessions[0].device == "Scenogram", "{sessions:?}");
    assert!(sessions[1..].iter().all(|session| !session.is_current && session.hash != 0 && session.created > 0));
    // One ends, whichever of the two it is; ending it again does no harm.
    let ended = sessions[1].hash;
    for _ in 0..2 {
        end_session(endpoint(&sandbox, own), ended).await.expect("it has ended");
    }
    let left = listed(&sandbox).await;
    assert_eq!(left.len(), 2);
    assert!(left.iter().all(|session| session.hash != ended));
    let voided = [second, third].map(|key| endpoint(&sandbox, key));
    let mut alive = 0;
    for endpoint in voided {
        alive += usize::from(list_sessions(endpoint).await.is_ok());
    }
    assert_eq!(alive, 1);
    end_other_sessions(endpoint(&sandbox, own)).await.expect("they have ended");
    assert_eq!(listed(&sandbox).await.len(), 1);
    for key in [second, third] {
        let error = list_sessions(endpoint(&sandbox, key)).await.expect_err("it was ended");
        assert!(matches!(error.code.as_str(), "SESSION_REVOKED" | "AUTH_KEY_UNREGISTERED"), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_session_may_not_end_others_for_a_day() {
    let sandbox = sandbox().await;
    let own = sandbox.user_key(ANNA).expect("Anna");
    let _ = another(&sandbox).await;
    let hash = listed(&sandbox).await[1].hash;
    fault(&sandbox, "account.resetAuthorization", 406, "FRESH_RESET_AUTHORISATION_FORBIDDEN");
    let error = end_session(endpoint(&sandbox, own), hash).await.expect_err("too new");
    assert_eq!((error.code.as_str(), error.retry_after), ("SESSION_TOO_NEW", Some(24 * 60 * 60)));
    fault(&sandbox, "auth.resetAuthorizations", 406, "FRESH_RESET_AUTHORISATION_FORBIDDEN");
    let error = end_other_sessions(endpoint(&sandbox, own)).await.expect_err("too new");
    assert_eq!(error.code, "SESSION_TOO_NEW");
    assert_eq!(listed(&sandbox).await.len(), 2);
    fault(&sandbox, "account.getAuthorizations", 420, "FLOOD_WAIT_77");
    let error = list_sessions(endpoint(&sandbox, own)).await.expect_err("a flood");
    assert_eq!((error.code.as_str(), error.retry_after), ("FLOOD_WAIT", Some(77)));
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_voids_the_key_and_is_done_once() {
    let sandbox = sandbox().await;
    let key = another(&sandbox).await;
    for _ in 0..2 {
        sign_out(endpoint(&sandbox, key)).await.expect("signed out");
    }
    let error = list_sessions(endpoint(&sandbox, key)).await.expect_err("nobody is signed in");
    assert_eq!(error.code, "AUTH_KEY_UNREGISTERED");
    assert_eq!(listed(&sandbox).await.len(), 1);
    // The answer to a sign-out is lost: it has happened, and asking again says so.
    let key = another(&sandbox).await;
    let kind = FaultKind::DropAfter;
    sandbox.set_faults(vec![Fault { method: Some("auth.logOut".into()), kind, times: Some(1) }]);
    sign_out(endpoint(&sandbox, key)).await.expect("signed out");
    assert_eq!(listed(&sandbox).await.len(), 1);
}
