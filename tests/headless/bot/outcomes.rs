//! Where an answer is missing or strange: what is failed for certain, what is unknown, and that nothing is repeated.

use super::support::{Listener, executor, failure, message, path, send, token, url, with_files};
use super::wire::{Reply, Server};
use scenogram::engine::{Executor, FailureKind, ResolvedAction};
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, look_at_bot};
use scenogram::texts::Language;
use std::time::Duration;

const DONE: &str = r#"{"ok":true,"result":{"message_id":1,"new_key":{"deep":[1.5,null]}}}"#;

async fn outcome(replies: Vec<Reply>) -> (String, FailureKind, usize) {
    let server = Server::start(replies).await;
    let (code, kind) = failure(&executor(&server.url), &message(1, "a")).await;
    (code, kind, server.received().len())
}

#[tokio::test]
async fn the_answer_comes_back_unchanged() {
    let server = Server::start(vec![Reply::json(200, DONE)]).await;
    let result = send(&executor(&server.url), &message(1, "a"), &Listener::default()).await.expect("an answer");
    assert_eq!(result.to_string(), r#"{"message_id":1,"new_key":{"deep":[1.5,null]}}"#);
}

#[tokio::test]
async fn a_lost_answer_is_unknown_and_never_repeated() {
    let done = || Reply::json(200, DONE);
    let unknown = ("UNKNOWN_OUTCOME".to_owned(), FailureKind::Unknown, 1);
    assert_eq!(outcome(vec![Reply::Drop, done()]).await, unknown, "closed after the request");
    assert_eq!(outcome(vec![Reply::json(200, "not json"), done()]).await, unknown, "an answer that is no answer");
    assert_eq!(outcome(vec![Reply::json(200, r#"{"ok":tr"#), done()]).await, unknown, "half an answer");
    // Nobody can tell whether a short request had arrived.
    let (code, kind, _) = outcome(vec![Reply::DropEarly, done()]).await;
    assert_eq!((code.as_str(), kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown));
}

#[tokio::test]
async fn an_error_of_class_5_leaves_a_send_unknown() {
    let page = Reply::Answer(502, "text/html", b"<html><title>502 Bad Gateway</title></html>".to_vec());
    let json = Reply::json(502, r#"{"ok":false,"error_code":502,"description":"Bad Gateway"}"#);
    // Side by side: the client library waits ten seconds at every status of class 5.
    let (page, json) = tokio::join!(outcome(vec![page]), outcome(vec![json]));
    assert_eq!(page, ("UNKNOWN_OUTCOME".to_owned(), FailureKind::Unknown, 1));
    assert_eq!(json, ("UNKNOWN_OUTCOME".to_owned(), FailureKind::Unknown, 1));
}

#[tokio::test]
async fn pages_of_class_4_are_refusals() {
    let page = |status: u16, body: &str| vec![Reply::Answer(status, "text/html", body.as_bytes().to_vec())];
    let too_big = outcome(page(413, "<html><title>413 Request Entity Too Large</title></html>")).await;
    assert_eq!(too_big, ("FILE_TOO_BIG".to_owned(), FailureKind::Failed, 1));
    let elsewhere = outcome(page(404, "<html><title>404 Not Found</title></html>")).await;
    assert_eq!(elsewhere, ("NOT_BOT_API".to_owned(), FailureKind::Failed, 1));
}

#[tokio::test]
async fn silence_ends_at_the_limit() {
    let server = Server::start(vec![Reply::Silence]).await;
    let executor = executor(&server.url).with_answer_limit(Duration::from_millis(300));
    let (code, kind) = failure(&executor, &message(1, "a")).await;
    assert_eq!((code.as_str(), kind), ("UNKNOWN_OUTCOME", FailureKind::Unknown));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn nobody_at_the_address_is_a_plain_failure() {
    // A port that was free a moment ago.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let (code, kind) = failure(&executor(&address), &message(1, "a")).await;
    assert_eq!((code.as_str(), kind), ("NETWORK", FailureKind::Failed));
}

#[tokio::test]
async fn an_upload_that_broke_off_is_a_plain_failure() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("big.bin");
    std::fs::write(&file, vec![7; 20 << 20]).expect("a file");
    let server = Server::start(vec![Reply::DropEarly]).await;
    let (code, kind) = failure(&executor(&server.url), &with_files(message(1, ""), vec![path(&file)])).await;
    assert_eq!((code.as_str(), kind), ("NETWORK", FailureKind::Failed));
}

#[tokio::test]
async fn a_flood_wait_is_asked_for_and_then_the_same_request_goes_again() {
    let wait = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}"#;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "содержимое").expect("a file");
    let message = with_files(message(1, "a"), vec![path(&file)]);

    let server = Server::start(vec![Reply::json(429, wait), Reply::json(200, DONE)]).await;
    let call = Listener::default();
    send(&executor(&server.url), &message, &call).await.expect("the second try");
    assert_eq!(*call.waits.lock().expect("no panic"), [3]);
    assert_eq!(call.methods(), ["sendDocument", "sendDocument"]);
    for request in server.received() {
        assert!(String::from_utf8_lossy(&request).contains("содержимое"), "the file goes whole each time");
    }

    let server = Server::start(vec![Reply::json(429, wait), Reply::json(200, DONE)]).await;
    let call = Listener { refuse_waits: true, ..Listener::default() };
    let error = send(&executor(&server.url), &message, &call).await.expect_err("no time to wait");
    assert_eq!((error.code.as_str(), server.received().len()), ("FLOOD_WAIT", 1));
}

#[tokio::test]
async fn a_group_that_moved_is_written_to_at_its_new_id_once() {
    let moved = r#"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001000000009}}"#;
    let server = Server::start(vec![Reply::json(400, moved), Reply::json(200, DONE), Reply::json(200, DONE)]).await;
    let text = "слово ".repeat(1000);
    let call = Listener::default();
    send(&executor(&server.url), &message(-5, &text), &call).await.expect("the new id");
    let chats: Vec<_> = call.requests.lock().expect("no panic").iter().map(|r| r.params["chat_id"].clone()).collect();
    assert_eq!(chats, [-5, -1_001_000_000_009, -1_001_000_000_009_i64]);
    assert_eq!(*call.moved.lock().expect("no panic"), [(-5, -1_001_000_000_009)]);

    let server = Server::start(vec![Reply::json(400, moved), Reply::json(400, moved)]).await;
    let error = send(&executor(&server.url), &message(-5, "a"), &Listener::default()).await.expect_err("moved again");
    assert_eq!(error.code, "CHAT_MIGRATED");
    assert!(error.text.show(Language::Russian).contains("-1001000000009"));
}

#[tokio::test]
async fn a_failure_in_the_middle_says_what_was_sent() {
    let refused = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
    let server = Server::start(vec![Reply::json(200, DONE), Reply::json(403, refused)]).await;
    let error = send(&executor(&server.url), &message(1, &"слово ".repeat(1000)), &Listener::default())
        .await
        .expect_err("the second part is refused");
    assert_eq!(error.code, "BOT_BLOCKED");
    assert!(error.text.show(Language::English).starts_with("1 part of 2 was sent"));
}

#[tokio::test]
async fn addresses_are_downloaded_first() {
    let folder = Server::start(vec![Reply::Answer(200, "image/png", b"not really an image".to_vec())]).await;
    let server = Server::start(vec![Reply::json(200, DONE)]).await;
    let message = with_files(message(1, ""), vec![url(&format!("{}/photo?id=1", folder.url))]);
    let call = Listener::default();
    send(&executor(&server.url), &message, &call).await.expect("sent");
    assert_eq!(call.methods(), ["sendPhoto"], "the type comes from the server that has the file");
    let request = String::from_utf8_lossy(&server.received()[0]).into_owned();
    assert!(request.contains("not really an image") && request.contains("filename=\"photo.png\""), "{request}");
    assert!(!folder.received().is_empty());
}

#[tokio::test]
async fn addresses_that_give_no_file_are_refused_before_anything_is_sent() {
    let server = Server::start(vec![Reply::json(200, DONE)]).await;
    let executor = executor(&server.url);
    let check = async |reply: Reply, name: &str, code: &str| {
        let folder = Server::start(vec![reply]).await;
        let message = with_files(message(1, "a"), vec![url(&format!("{}/{name}", folder.url))]);
        assert_eq!(failure(&executor, &message).await.0, code, "{name}");
    };
    check(Reply::Answer(404, "text/html", b"gone".to_vec()), "a.pdf", "URL_FAILED").await;
    check(Reply::DropEarly, "a.pdf", "URL_FAILED").await;
    check(Reply::Answer(200, "application/pdf", Vec::new()), "a.pdf", "FILE_EMPTY").await;
    check(Reply::Answer(200, "image/jpeg", vec![1; 11 << 20]), "a.jpg", "FILE_TOO_BIG").await;
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn a_dry_run_downloads_and_sends_nothing() {
    let server = Server::start(vec![]).await;
    let message = with_files(message(1, "a"), vec![url(&format!("{}/a.jpg", server.url))]);
    let views = executor(&server.url).requests(&ResolvedAction::SendMessage(message)).expect("the requests");
    assert_eq!(views.len(), 1);
    assert_eq!(
        views[0].params,
        serde_json::json!({"chat_id": 1, "photo": "attach://file1", "caption": "a", "file1": {"name": "a.jpg", "size": null}})
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn the_token_is_in_no_error_and_no_view() {
    let executor = executor("http://127.0.0.1:1");
    let error = send(&executor, &message(1, &token()), &Listener::default()).await.expect_err("nobody there");
    let views = executor.requests(&ResolvedAction::SendMessage(message(1, &token()))).expect("the requests");
    let shown = format!(
        "{error:?} {} {} {executor:?} {views:?}",
        error.text.show(Language::Russian),
        error.text.show(Language::English)
    );
    assert!(!shown.contains(&token()) && !shown.contains(&"x".repeat(35)), "{shown}");
}

#[tokio::test]
async fn checking_a_bot_needs_a_bot_api() {
    let endpoint = |server: &Server| BotEndpoint {
        api_url: server.url.clone(),
        token: Secret::new(token()),
        is_test: false,
        proxy: None,
    };
    let server =
        Server::start(vec![Reply::json(401, r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#)]).await;
    assert_eq!(look_at_bot(endpoint(&server)).await.expect_err("a wrong token").code, "WRONG_TOKEN");
    let server = Server::start(vec![Reply::Answer(200, "text/html", b"<html>hello</html>".to_vec())]).await;
    assert_eq!(look_at_bot(endpoint(&server)).await.expect_err("a web site").code, "NOT_BOT_API");
    let server = Server::start(vec![Reply::json(200, r#"{"ok":true,"result":{"id":1}}"#)]).await;
    assert_eq!(look_at_bot(endpoint(&server)).await.expect("the bot").account.id, 1);
}
