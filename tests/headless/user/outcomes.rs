//! Waits, lost answers, silence and dead connections: a typed outcome each time, and never a message twice.

use super::support::{BORIS, Listener, Place, endpoint, executor, to};
use scenogram::engine::{Executor, FailureKind, ResolvedAction};
use scenogram::sandbox::FaultKind;
use scenogram::telegram::{AuthKey, UserExecutor, test_user};
use scenogram::texts::Language;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::time::Duration;

const SEND: &str = "messages.sendMessage";
const SHORT: Duration = Duration::from_secs(1);

fn error(code: u16, description: &str) -> FaultKind {
    FaultKind::Error { code, description: description.to_owned() }
}

#[tokio::test]
async fn a_flood_wait_is_asked_for_and_then_the_same_request_goes_again() {
    let place = Place::start().await;
    place.fault(SEND, FaultKind::RetryAfter(3), 1);
    let before = place.count();
    place.send(to(BORIS, "a")).await.expect("sent after the wait");
    assert_eq!(*place.call.waits.lock().expect("no panic elsewhere"), [3]);
    assert_eq!(place.methods(), [SEND, SEND]);
    assert_eq!(place.count(), before + 1);

    let refusing = Listener { refuse_waits: true, ..Listener::default() };
    place.fault(SEND, FaultKind::RetryAfter(3), 1);
    let action = ResolvedAction::SendMessage(to(BORIS, "a"));
    let refused = place.executor.execute(&action, &refusing).await.expect_err("no time to wait");
    assert_eq!(refused.code, "FLOOD_WAIT");
    place.fault(SEND, error(420, "SLOWMODE_WAIT_40"), 1);
    let refused = place.executor.execute(&action, &refusing).await.expect_err("no time to wait");
    assert_eq!((refused.code.as_str(), refused.retry_after), ("SLOWMODE_WAIT", Some(40)));
    assert_eq!(place.count(), before + 1);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_nothing_is_sent_twice() {
    let place = Place::start().await;
    for fault in [FaultKind::DropBefore, FaultKind::DropAfter] {
        let before = place.count();
        place.fault(SEND, fault.clone(), 1);
        let answer = place.send(to(BORIS, "a")).await.unwrap_or_else(|error| panic!("{fault:?}: {error:?}"));
        assert_eq!(answer["text"], "a");
        assert_eq!(place.count(), before + 1, "{fault:?}");
    }
}

#[tokio::test]
async fn lost_twice_its_outcome_is_unknown() {
    let place = Place::start().await;
    for (fault, written) in [(FaultKind::DropBefore, 0), (FaultKind::DropAfter, 1)] {
        let before = place.count();
        place.fault(SEND, fault.clone(), 2);
        let lost = place.send(to(BORIS, "a")).await.expect_err("no answer");
        assert_eq!((lost.code.as_str(), lost.kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown), "{fault:?}");
        assert_eq!(place.count(), before + written, "{fault:?}");
        // The next one goes over a new connection.
        place.send(to(BORIS, "b")).await.expect("sent");
    }
}

#[tokio::test]
async fn silence_ends_at_the_limit() {
    let place = Place::start().await.with_limit(SHORT);
    place.send(to(BORIS, "a")).await.expect("sent");
    let before = place.count();
    place.fault(SEND, FaultKind::Silence, 1);
    place.send(to(BORIS, "b")).await.expect("the repeat is answered");
    assert_eq!(place.count(), before + 1);
    place.fault(SEND, FaultKind::Silence, 2);
    let lost = place.send(to(BORIS, "c")).await.expect_err("no answer");
    assert_eq!((lost.code.as_str(), lost.kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown));
    place.send(to(BORIS, "d")).await.expect("a new connection");
    assert_eq!(place.count(), before + 2);
}

#[tokio::test]
async fn a_slow_answer_is_waited_for() {
    let place = Place::start().await;
    place.fault(SEND, FaultKind::Slow(Duration::from_millis(300)), 1);
    let before = place.count();
    place.send(to(BORIS, "a")).await.expect("sent");
    assert_eq!(place.count(), before + 1);
}

#[tokio::test]
async fn a_trouble_of_telegrams_own_is_tried_once_more() {
    let place = Place::start().await;
    let before = place.count();
    place.fault(SEND, error(500, "RPC_CALL_FAIL"), 1);
    place.send(to(BORIS, "a")).await.expect("the repeat is answered");
    place.fault(SEND, error(500, "RPC_CALL_FAIL"), 2);
    let lost = place.send(to(BORIS, "b")).await.expect_err("twice");
    assert_eq!((lost.code.as_str(), lost.kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown));
    assert_eq!(lost.telegram.as_deref(), Some("RPC_CALL_FAIL"));
    assert_eq!(place.count(), before + 1);
}

#[tokio::test]
async fn refusals_have_codes_and_are_not_repeated() {
    let place = Place::start().await;
    place.send(to(BORIS, "a")).await.expect("sent");
    for (code, name, expected) in [
        (400, "PEER_FLOOD", "PEER_FLOOD"),
        (403, "CHAT_WRITE_FORBIDDEN", "CHAT_WRITE_FORBIDDEN"),
        (406, "AUTH_KEY_DUPLICATED", "AUTH_KEY_DUPLICATED"),
        (303, "USER_MIGRATE_4", "DC_MIGRATE"),
        (400, "SOMETHING_NEW", "SOMETHING_NEW"),
    ] {
        // The second would strike a repeat.
        place.fault(SEND, error(code, name), 1);
        let refused = place.send(to(BORIS, "a")).await.expect_err("refused");
        assert_eq!((refused.code.as_str(), refused.kind), (expected, FailureKind::Failed));
    }
}

#[tokio::test]
async fn fifty_at_once_share_the_connection() {
    let place = Place::start().await;
    let before = place.count();
    let sends = (0..50).map(|number| place.send(to(BORIS, &format!("{number}"))));
    for sent in futures_util::future::join_all(sends).await {
        sent.expect("sent");
    }
    assert_eq!(place.count(), before + 50);
}

#[tokio::test]
async fn a_cancelled_step_leaves_the_account_usable() {
    let place = Place::start().await;
    place.send(to(BORIS, "a")).await.expect("sent");
    place.fault(SEND, FaultKind::Silence, 1);
    let before = place.count();
    let cancelled = tokio::time::timeout(Duration::from_millis(100), place.send(to(BORIS, "b"))).await;
    assert!(cancelled.is_err(), "{cancelled:?}");
    place.no_faults();
    place.send(to(BORIS, "c")).await.expect("sent");
    assert_eq!(place.count(), before + 1);
}

#[tokio::test]
async fn keys_are_told_apart() {
    let place = Place::start().await;
    let address = SocketAddr::from(place.sandbox.mtproto().address);
    let anna = place.sandbox.user_key(1).expect("Anna");
    let own = test_user(endpoint(address, anna), |_| ()).await.expect("the own account").account.expect("a card");
    assert_eq!((own.id, own.dc), (1, Some(2)));
    assert!(own.name.starts_with("Анна"), "{own:?}");

    let refused = test_user(endpoint(address, place.sandbox.fresh_key()), |_| ()).await.expect_err("nobody").error;
    assert_eq!(refused.code, "AUTH_KEY_UNREGISTERED");
    let refused = test_user(endpoint(address, [7; AuthKey::LENGTH]), |_| ()).await.expect_err("an unknown key").error;
    assert_eq!(refused.code, "NETWORK");
    let shown = refused.text.show(Language::English);
    assert!(shown.contains("it may not know this sign-in"), "{shown}");
}

#[tokio::test]
async fn a_server_that_is_not_there_or_never_answers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let account = UserExecutor::new(endpoint(address, [7; AuthKey::LENGTH])).expect("usable").with_connect_limit(SHORT);
    let action = ResolvedAction::SendMessage(to(BORIS, "a"));
    // It accepts, and that is all.
    let lost = account.execute(&action, &Listener::default()).await.expect_err("silence");
    assert_eq!((lost.code.as_str(), lost.kind), ("NETWORK", FailureKind::Failed));
    drop(listener);
    let lost = account.execute(&action, &Listener::default()).await.expect_err("nobody listens");
    assert_eq!((lost.code.as_str(), lost.kind), ("NETWORK", FailureKind::Failed));
}

#[tokio::test]
async fn only_loopback_addresses_stand_in_the_session() {
    let place = Place::start().await;
    // Nobody is at these addresses (RFC 5737); the second centre is the account's own, and nobody knows the seventh.
    for dc in [2, 4, 7] {
        place.sandbox.name_centre(dc, SocketAddrV4::new(Ipv4Addr::new(203, 0, 113, 7), 443));
    }
    let before = place.executor.addresses().len();
    place.send(to(BORIS, "a")).await.expect("sent");
    // The answer is lost with the connection; the next one goes to where the session says.
    place.fault(SEND, FaultKind::DropAfter, 1);
    place.send(to(BORIS, "b")).await.expect("sent");
    let is_loopback = |address: &SocketAddr| address.ip().to_canonical().is_loopback();
    let addresses = place.executor.addresses();
    assert!(addresses.len() > before, "the configuration was not read: {addresses:?}");
    assert!(addresses.iter().all(is_loopback), "{addresses:?}");
}

#[tokio::test]
async fn endpoints_are_looked_at_before_anything_is_sent() {
    let address = SocketAddr::from(([127, 0, 0, 1], 1));
    let code = |endpoint| UserExecutor::new(endpoint).map(|_| ()).map_err(|error| error.code);
    let good = || endpoint(address, [7; AuthKey::LENGTH]);
    assert_eq!(code(good()), Ok(()));
    for (api_id, dc) in [(0, 2), (-1, 2), (1, 0), (1, 6)] {
        let bad = scenogram::telegram::UserEndpoint { api_id, dc, ..good() };
        assert_eq!(code(bad), Err("ENDPOINT_INVALID".to_owned()), "{api_id} {dc}");
    }
    let sandbox_key =
        executor(&scenogram::sandbox::Sandbox::start(Default::default()).await.expect("a sandbox"), [1; 256]);
    assert!(!format!("{sandbox_key:?} {:?}", good()).contains("[1, 1"), "a key is shown");
}
