//! Two troubles in a row: an answer is lost, and then the repeat is refused, told to wait, or meets a group that has
//! moved; or a send is confirmed, and what would only fill its answer is not to be had.

use super::support::{BORIS, GROUP, Listener, Place, endpoint, message, to};
use futures_util::future::join_all;
use scenogram::engine::{
    ActionError, DeleteMessage, EditMessage, Executor, FailureKind, GetProfile, Refused, ResolvedAction, SendMessage,
    SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::scenario::PeerAddress;
use scenogram::telegram::{AuthKey, UserExecutor};
use scenogram::value::Json;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

const SEND: &str = "messages.sendMessage";
const EDIT: &str = "messages.editMessage";
const DELETE: &str = "messages.deleteMessages";
const READ: &str = "messages.getMessages";

fn error(code: u16, description: &str) -> FaultKind {
    FaultKind::Error { code, description: description.to_owned() }
}

/// A fault that strikes once.
fn once(method: &str, kind: FaultKind) -> Fault {
    Fault { method: Some(method.to_owned()), kind, times: Some(1) }
}

fn always(method: &str, kind: FaultKind) -> Fault {
    Fault { times: None, ..once(method, kind) }
}

fn edit(peer: i64, message_id: i64, text: &str) -> ResolvedAction {
    ResolvedAction::EditMessage(EditMessage {
        peer: PeerAddress::Id(peer),
        message_id,
        text: Some(FormattedText::plain(text)),
        attachment: None,
        link_preview: true,
        buttons: None,
    })
}

fn delete(peer: i64, message_id: i64) -> ResolvedAction {
    ResolvedAction::DeleteMessage(DeleteMessage {
        peer: PeerAddress::Id(peer),
        message_ids: vec![message_id],
        for_everyone: true,
    })
}

fn send(peer: i64, text: &str) -> ResolvedAction {
    ResolvedAction::SendMessage(to(peer, text))
}

/// Sends a message and gives its id.
async fn about(place: &Place, peer: i64) -> i64 {
    let answer = place.send(to(peer, "о чём")).await.expect("sent");
    answer["message_id"].as_i64().expect("an id")
}

/// What says least: that it may have been carried out, and nothing of when to repeat it.
fn check_unknown(outcome: Result<Json, ActionError>, telegram: Option<&str>, case: &str) {
    let error = outcome.expect_err(case);
    let said = (error.code.as_str(), error.kind, error.retry_after, error.telegram.as_deref());
    assert_eq!(said, ("UNKNOWN_OUTCOME", FailureKind::Unknown, None, telegram), "{case}");
}

/// Loses the first attempt of a send, an edit or a deletion, and then refuses the repeat in each way.
async fn check_refusals(loss: FaultKind, method: &str) {
    let place = Place::start().await;
    let refusing = Listener { refuse_waits: true, ..Listener::default() };
    let refusals = [
        (FaultKind::RetryAfter(60), "FLOOD_WAIT (60)"),
        (error(420, "SLOWMODE_WAIT_40"), "SLOWMODE_WAIT (40)"),
        (error(400, "PEER_FLOOD"), "PEER_FLOOD"),
        (error(403, "CHAT_WRITE_FORBIDDEN"), "CHAT_WRITE_FORBIDDEN"),
        (error(401, "SESSION_REVOKED"), "SESSION_REVOKED"),
        (error(406, "AUTH_KEY_DUPLICATED"), "AUTH_KEY_DUPLICATED"),
        (error(400, "SOMETHING_NEW"), "SOMETHING_NEW"),
    ];
    for (refusal, telegram) in refusals {
        let case = format!("{method}: {loss:?}, then {refusal:?}");
        let id = about(&place, BORIS).await;
        let (action, change) = match method {
            SEND => (send(BORIS, "a"), 1),
            EDIT => (edit(BORIS, id, "правка"), 0),
            _ => (delete(BORIS, id), -1),
        };
        let before = place.count() as i64;
        place.sandbox.set_faults(vec![once(method, loss.clone()), once(method, refusal)]);
        check_unknown(place.executor.execute(&action, &refusing).await, Some(telegram), &case);
        let done = if matches!(loss, FaultKind::DropAfter) { change } else { 0 };
        assert_eq!(place.count() as i64 - before, done, "{case}");
    }
}

#[tokio::test]
async fn a_refused_repeat_says_nothing_of_the_first_attempt() {
    let losses = [FaultKind::DropBefore, FaultKind::DropAfter, error(500, "RPC_CALL_FAIL")];
    let checks = losses.iter().flat_map(|loss| [SEND, EDIT, DELETE].map(|method| check_refusals(loss.clone(), method)));
    join_all(checks).await;
}

#[tokio::test]
async fn a_question_is_as_refused_as_its_repeat() {
    let place = Place::start().await;
    let faults = |kind| vec![once("users.getFullUser", FaultKind::DropBefore), once("users.getFullUser", kind)];
    let profile = || ResolvedAction::GetProfile(GetProfile { peer: Some(PeerAddress::Id(BORIS)) });
    place.sandbox.set_faults(faults(error(400, "PEER_ID_INVALID")));
    assert_eq!(place.refusal(profile()).await, "PEER_ID_INVALID");
    place.sandbox.set_faults(faults(FaultKind::RetryAfter(60)));
    let refusing = Listener { refuse_waits: true, ..Listener::default() };
    let refused = place.executor.execute(&profile(), &refusing).await.expect_err("no time to wait");
    assert_eq!((refused.code.as_str(), refused.kind), ("FLOOD_WAIT", FailureKind::Failed));
}

#[tokio::test]
async fn a_repeat_that_may_wait_is_the_same_send() {
    let place = Place::start().await;
    for loss in [FaultKind::DropBefore, FaultKind::DropAfter] {
        let before = place.count();
        place.sandbox.set_faults(vec![once(SEND, loss.clone()), once(SEND, FaultKind::RetryAfter(3))]);
        place.send(to(BORIS, "a")).await.unwrap_or_else(|error| panic!("{loss:?}: {error:?}"));
        assert_eq!(place.count(), before + 1, "{loss:?}");
    }
    // Neither wait takes back what may have been delivered, and nothing is told of twice.
    assert_eq!(*place.call.refused.lock().expect("no panic elsewhere"), [Refused::Hidden; 2]);
    assert_eq!(place.methods(), [SEND; 2]);
}

#[tokio::test]
async fn only_what_was_told_of_is_taken_back_by_a_wait() {
    let place = Place::start().await;
    let by_name = || ResolvedAction::SendMessage(message(PeerAddress::Username("boris".to_owned()), "a"));
    place.sandbox.set_faults(vec![once("contacts.resolveUsername", FaultKind::RetryAfter(3))]);
    place.run(by_name()).await.expect("sent after the look-up");
    place.sandbox.set_faults(vec![once(SEND, FaultKind::RetryAfter(3))]);
    place.run(by_name()).await.expect("sent after the wait");
    assert_eq!(*place.call.refused.lock().expect("no panic elsewhere"), [Refused::Hidden, Refused::Shown]);
    assert_eq!(place.methods(), [SEND; 3]);
}

#[tokio::test]
async fn what_may_be_in_a_group_is_not_sent_to_its_supergroup_as_well() {
    for loss in [FaultKind::DropBefore, FaultKind::DropAfter] {
        let place = Place::start().await;
        let id = about(&place, GROUP).await;
        place.sandbox.change(|world| world.migrate(GROUP)).expect("a group");
        let before = place.count();
        for (method, action) in [(SEND, send(GROUP, "a")), (EDIT, edit(GROUP, id, "b"))] {
            let moved = error(400, "CHAT_ID_INVALID");
            place.sandbox.set_faults(vec![once(method, loss.clone()), once(method, moved)]);
            let case = format!("{method}: {loss:?}");
            check_unknown(place.run(action).await, Some("CHAT_ID_INVALID"), &case);
        }
        assert_eq!(place.count(), before, "{loss:?}");
        assert!(place.call.moves.lock().expect("no panic elsewhere").is_empty(), "{loss:?}");
    }
}

#[tokio::test]
async fn a_send_that_telegram_has_taken_already_is_said_to_be_there() {
    let place = Place::start().await;
    let before = place.count();
    place.sandbox.set_faults(vec![once(SEND, FaultKind::DropAfter), once(SEND, error(500, "RANDOM_ID_DUPLICATE"))]);
    let lost = place.send(to(BORIS, "a")).await.expect_err("no answer");
    assert_eq!((lost.code.as_str(), lost.kind), ("ANSWER_LOST", FailureKind::Unknown));
    assert_eq!(place.count(), before + 1);
}

/// What can come of a look at a message that is there.
fn refusals_of_a_look() -> [FaultKind; 5] {
    let broken = error(500, "RPC_CALL_FAIL");
    [FaultKind::Silence, FaultKind::DropBefore, FaultKind::RetryAfter(60), broken, error(400, "MSG_ID_INVALID")]
}

/// A call of a step that has little time left and waits for nothing.
fn hurried() -> Listener {
    Listener { refuse_waits: true, time_left: Some(Duration::from_secs(2)), ..Listener::default() }
}

#[tokio::test]
async fn a_confirmed_send_is_a_result_whatever_becomes_of_the_look_at_it() {
    // The look at the new message in a private chat; that at the message which is answered in a group.
    for peer in [BORIS, GROUP] {
        for fault in refusals_of_a_look() {
            let case = format!("{peer}: {fault:?}");
            let place = Place::start().await;
            let first = about(&place, peer).await;
            let before = place.count();
            place.sandbox.set_faults(vec![always(READ, fault)]);
            let options = SendOptions { reply_to: Some(first), ..SendOptions::default() };
            let action = ResolvedAction::SendMessage(SendMessage { options, ..to(peer, "ответ") });
            let (call, start) = (hurried(), Instant::now());
            let answer =
                place.executor.execute(&action, &call).await.unwrap_or_else(|error| panic!("{case}: {error:?}"));
            // Far more than what is left of the step on a slow machine, far less than a question may take.
            assert!(start.elapsed() < Duration::from_secs(15), "{case}: {:?}", start.elapsed());
            assert!(answer["message_id"].as_i64() > Some(first), "{case}: {answer}");
            assert_eq!((&answer["chat"]["id"], &answer["from"]["id"]), (&json!(peer), &json!(1)), "{case}");
            assert_eq!(place.count(), before + 1, "{case}");
            assert!(call.waits.lock().expect("no panic elsewhere").is_empty(), "{case}");
        }
    }
}

#[tokio::test]
async fn an_edit_that_was_carried_out_is_a_result_whatever_becomes_of_the_look_at_it() {
    for fault in refusals_of_a_look() {
        let case = format!("{fault:?}");
        let place = Place::start().await;
        let id = about(&place, BORIS).await;
        // The repeat is refused because nothing is left to change.
        place.sandbox.set_faults(vec![once(EDIT, FaultKind::DropAfter), always(READ, fault)]);
        let (call, start) = (hurried(), Instant::now());
        let answer = place.executor.execute(&edit(BORIS, id, "правка"), &call).await;
        assert!(start.elapsed() < Duration::from_secs(15), "{case}: {:?}", start.elapsed());
        assert_eq!(answer, Ok(json!({"message_id": id, "chat": {"id": BORIS}})), "{case}");
        assert_eq!(place.private(BORIS, id, |message| message.text().to_owned()), "правка", "{case}");
        assert!(call.waits.lock().expect("no panic elsewhere").is_empty(), "{case}");
    }
    let place = Place::start().await;
    let id = about(&place, BORIS).await;
    place.sandbox.set_faults(vec![once(EDIT, FaultKind::DropAfter)]);
    let answer = place.run(edit(BORIS, id, "правка")).await.expect("read after the edit");
    assert_eq!(answer["text"], "правка");
}

#[tokio::test]
async fn all_that_wait_for_a_dead_server_share_one_attempt() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let accepted = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&accepted);
    let silent = tokio::spawn(async move {
        let mut kept = Vec::new();
        while let Ok(connection) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            kept.push(connection);
        }
    });
    let account = UserExecutor::new(endpoint(address, [7; AuthKey::LENGTH])).expect("usable");
    let account = account.with_connect_limit(Duration::from_millis(500));
    let (action, call) = (send(BORIS, "a"), Listener::default());
    for attempts in 1..=2 {
        for ended in join_all((0..10).map(|_| account.execute(&action, &call))).await {
            let error = ended.expect_err("silence");
            assert_eq!((error.code.as_str(), error.kind), ("NETWORK", FailureKind::Failed));
        }
        // Who comes later tries anew.
        assert_eq!(accepted.load(Ordering::Relaxed), attempts);
    }
    silent.abort();
}
