//! The eight actions besides Send message at a server that answers as it is told: which requests follow on which answer,
//! what stands in the result, and that nothing is repeated.

use super::support::{
    ANNA, GROUP, Listener, contact, delete, dialogs, edit_text, executor, forward, location, messages, profile,
};
use super::wire::{Reply, Server};
use scenogram::engine::{ActionError, EditMessage, Executor, FailureKind, ForwardMessage, ResolvedAction};
use scenogram::texts::Language;
use scenogram::value::Json;
use serde_json::json;

const MESSAGE: &str = r#"{"ok":true,"result":{"message_id":5,"key_of_tomorrow":1}}"#;
const CHAT: &str =
    r#"{"ok":true,"result":{"id":-5001,"type":"group","title":"Склад","permissions":{},"max_reaction_count":11}}"#;
const NO_TEXT: &str =
    r#"{"ok":false,"error_code":400,"description":"Bad Request: there is no text in the message to edit"}"#;
const SUPERGROUP: i64 = -1_001_000_000_009;

fn refusal(code: u16, description: &str) -> Reply {
    Reply::json(code, &json!({"ok": false, "error_code": code, "description": description}).to_string())
}

fn migrated() -> Reply {
    let answer = json!({
        "ok": false, "error_code": 400, "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": SUPERGROUP},
    });
    Reply::json(400, &answer.to_string())
}

/// The result, the methods that were called, and how many requests the server got.
async fn run(action: ResolvedAction, replies: Vec<Reply>) -> (Result<Json, ActionError>, Vec<String>, usize) {
    let server = Server::start(replies).await;
    let call = Listener::default();
    let result = executor(&server.url).execute(&action, &call).await;
    (result, call.methods(), server.received().len())
}

async fn failure(action: ResolvedAction, replies: Vec<Reply>) -> (String, FailureKind, usize) {
    let (result, _, requests) = run(action, replies).await;
    let error = result.expect_err("a failure");
    (error.code, error.kind, requests)
}

/// One action of each kind; those that only read come last.
fn actions() -> Vec<ResolvedAction> {
    vec![
        ResolvedAction::SendLocation(location(ANNA)),
        ResolvedAction::SendContact(contact(ANNA)),
        ResolvedAction::ForwardMessage(forward(ANNA, &[5], GROUP)),
        ResolvedAction::EditMessage(edit_text(ANNA, 5, "a")),
        delete(ANNA, &[5]),
        ResolvedAction::GetDialogs(dialogs()),
        profile(None),
        ResolvedAction::GetMessages(messages(ANNA)),
    ]
}

fn reads(action: &ResolvedAction) -> bool {
    matches!(action, ResolvedAction::GetDialogs(_) | ResolvedAction::GetProfile(_) | ResolvedAction::GetMessages(_))
}

#[tokio::test]
async fn a_lost_answer_is_unknown_where_something_may_have_changed() {
    for action in actions() {
        let (code, kind) =
            if reads(&action) { ("NETWORK", FailureKind::Failed) } else { ("UNKNOWN_OUTCOME", FailureKind::Unknown) };
        let replies = vec![Reply::Drop, Reply::json(200, MESSAGE)];
        assert_eq!(failure(action.clone(), replies).await, (code.to_owned(), kind, 1), "{action:?}");
    }
    let edit = ResolvedAction::EditMessage(edit_text(ANNA, 5, "a"));
    let error = run(edit, vec![Reply::Drop]).await.0.expect_err("a lost answer");
    assert!(error.text.show(Language::English).contains("safely"), "a change can be made again");
}

#[tokio::test]
async fn a_flood_wait_is_asked_for_by_every_action() {
    let wait = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}"#;
    for action in actions() {
        let listening = matches!(action, ResolvedAction::GetDialogs(_) | ResolvedAction::GetMessages(_));
        let answer = if listening { r#"{"ok":true,"result":[]}"# } else { MESSAGE };
        let server = Server::start(vec![Reply::json(429, wait), Reply::json(200, answer)]).await;
        let call = Listener::default();
        executor(&server.url).execute(&action, &call).await.unwrap_or_else(|error| panic!("{action:?}: {error:?}"));
        assert_eq!(*call.waits.lock().expect("no panic"), [3], "{action:?}");
        let methods = call.methods();
        assert!(methods.len() == 2 && methods[0] == methods[1], "{methods:?}");
    }
}

#[tokio::test]
async fn a_text_goes_again_as_a_caption_only_where_the_message_has_none() {
    let edit = EditMessage {
        buttons: Some(json!({"inline_keyboard": [[{"text": "a", "callback_data": "b", "icon_custom_emoji_id": "1"}]]})),
        link_preview: false,
        ..edit_text(ANNA, 5, "Новая подпись")
    };
    let server = Server::start(vec![Reply::json(400, NO_TEXT), Reply::json(200, MESSAGE)]).await;
    let call = Listener::default();
    let result = executor(&server.url).execute(&ResolvedAction::EditMessage(edit.clone()), &call).await;
    assert_eq!(result.expect("edited"), json!({"message_id": 5, "key_of_tomorrow": 1}));
    assert_eq!(call.methods(), ["editMessageText", "editMessageCaption"]);
    let caption = call.requests.lock().expect("no panic")[1].params.clone();
    assert_eq!(
        caption,
        json!({"chat_id": ANNA, "message_id": 5, "caption": "Новая подпись", "reply_markup": edit.buttons})
    );
    let sent = String::from_utf8_lossy(&server.received()[1]).into_owned();
    assert!(sent.contains("icon_custom_emoji_id"), "{sent}");

    let edit = ResolvedAction::EditMessage(edit);
    let not_modified = || refusal(400, "Bad Request: message is not modified: specified new message content and …");
    assert_eq!(
        failure(edit.clone(), vec![not_modified()]).await,
        ("MESSAGE_NOT_MODIFIED".to_owned(), FailureKind::Failed, 1)
    );
    let no_caption = refusal(400, "Bad Request: there is no caption in the message to edit");
    let (code, _, requests) = failure(edit, vec![Reply::json(400, NO_TEXT), no_caption]).await;
    assert_eq!((code.as_str(), requests), ("NO_CAPTION_TO_EDIT", 2));
}

#[tokio::test]
async fn a_text_that_is_too_long_for_a_caption_is_not_tried_as_one() {
    let edit = ResolvedAction::EditMessage(edit_text(ANNA, 5, &"я".repeat(1025)));
    let replies = vec![Reply::json(400, NO_TEXT), Reply::json(200, MESSAGE)];
    assert_eq!(failure(edit, replies).await, ("CAPTION_TOO_LONG".to_owned(), FailureKind::Failed, 1));
}

#[tokio::test]
async fn deleting_says_what_was_there() {
    let done = || Reply::json(200, r#"{"ok":true,"result":true}"#);
    let check = async |ids: &[i64], reply: Reply, expected: Json| {
        assert_eq!(run(delete(ANNA, ids), vec![reply]).await.0.expect("deleted"), expected);
    };
    check(&[5], done(), json!({"deleted": [5], "not_found": []})).await;
    check(&[5, 6], done(), json!({"deleted": [5, 6]})).await;
    let not_found = || refusal(400, "Bad Request: message to delete not found");
    check(&[5], not_found(), json!({"deleted": [], "not_found": [5]})).await;
    let late = refusal(400, "Bad Request: message can't be deleted for everyone");
    assert_eq!(failure(delete(ANNA, &[5]), vec![late]).await.0, "DELETE_TOO_LATE");
}

#[tokio::test]
async fn several_forwarded_messages_have_their_chat() {
    let ids = r#"{"ok":true,"result":[{"message_id":7},{"message_id":8}]}"#;
    let chat = json!({"id": GROUP, "type": "group", "title": "Склад"});
    let several = ResolvedAction::ForwardMessage(forward(ANNA, &[6, 5], GROUP));
    let (result, methods, _) = run(several.clone(), vec![Reply::json(200, CHAT), Reply::json(200, ids)]).await;
    assert_eq!(methods, ["getChat", "forwardMessages"]);
    assert_eq!(result.expect("forwarded"), json!([{"message_id": 7, "chat": chat}, {"message_id": 8, "chat": chat}]));

    let copy = ForwardMessage { without_author: true, ..forward(ANNA, &[5], GROUP) };
    let copy = ResolvedAction::ForwardMessage(copy);
    let id = || Reply::json(200, r#"{"ok":true,"result":{"message_id":7}}"#);
    let (result, methods, _) = run(copy.clone(), vec![Reply::json(200, CHAT), id()]).await;
    assert_eq!(methods, ["getChat", "copyMessage"]);
    assert_eq!(result.expect("copied"), json!({"message_id": 7, "chat": chat}));

    let (result, methods, _) = run(copy.clone(), vec![Reply::json(200, CHAT), migrated(), id()]).await;
    assert_eq!(methods, ["getChat", "copyMessage", "copyMessage"]);
    let moved = json!({"id": SUPERGROUP, "type": "supergroup", "title": "Склад"});
    assert_eq!(result.expect("copied"), json!({"message_id": 7, "chat": moved}));

    let nothing = Reply::json(200, r#"{"ok":true,"result":[]}"#);
    assert_eq!(failure(several, vec![Reply::json(200, CHAT), nothing]).await.0, "FORWARD_NOT_FOUND");
    let nobody = refusal(400, "Bad Request: chat not found");
    let (code, kind, requests) = failure(copy, vec![nobody, id()]).await;
    assert_eq!((code.as_str(), kind, requests), ("CHAT_NOT_FOUND", FailureKind::Failed, 1), "nothing was sent");
}

#[tokio::test]
async fn a_set_webhook_and_another_reader_have_sentences_of_their_own() {
    let webhook =
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    let reader = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    for action in [ResolvedAction::GetDialogs(dialogs()), ResolvedAction::GetMessages(messages(ANNA))] {
        let error = run(action.clone(), vec![refusal(409, webhook)]).await.0.expect_err("a webhook");
        assert_eq!((error.code.as_str(), error.retry_after), ("WEBHOOK_ACTIVE", None));
        assert!(error.text.show(Language::Russian).contains("вебхук"));
        let error = run(action, vec![refusal(409, reader)]).await.0.expect_err("another reader");
        assert_eq!((error.code.as_str(), error.retry_after), ("CONFLICT", Some(60)));
    }
}

#[tokio::test]
async fn updates_that_are_no_list_are_no_bot_api() {
    let action = ResolvedAction::GetDialogs(dialogs());
    let (code, kind, _) = failure(action, vec![Reply::json(200, r#"{"ok":true,"result":{}}"#)]).await;
    assert_eq!((code.as_str(), kind), ("NOT_BOT_API", FailureKind::Failed));
}

#[tokio::test]
async fn a_profile_is_whole_without_a_number_that_is_hidden() {
    let count = Reply::json(200, r#"{"ok":true,"result":4}"#);
    let (result, methods, _) = run(profile(Some(GROUP)), vec![Reply::json(200, CHAT), count]).await;
    let result = result.expect("a profile");
    assert_eq!(methods, ["getChat", "getChatMemberCount"]);
    assert_eq!((&result["members_count"], &result["max_reaction_count"]), (&json!(4), &json!(11)));

    let hidden = refusal(400, "Bad Request: member list is inaccessible");
    let result = run(profile(Some(GROUP)), vec![Reply::json(200, CHAT), hidden]).await.0.expect("a profile");
    assert_eq!((&result["title"], result.get("members_count")), (&json!("Склад"), None));
    let (code, ..) = failure(profile(Some(GROUP)), vec![Reply::json(200, CHAT), Reply::Drop]).await;
    assert_eq!(code, "NETWORK");

    let person = Reply::json(200, r#"{"ok":true,"result":{"id":1,"type":"private"}}"#);
    assert_eq!(run(profile(Some(ANNA)), vec![person]).await.1, ["getChat"]);
}

#[tokio::test]
async fn unknown_keys_of_buttons_reach_telegram_in_every_action_that_has_them() {
    let buttons = json!({"inline_keyboard": [[
        {"text": "a", "callback_data": "b", "style": "success", "icon_custom_emoji_id": "5368", "key_of_tomorrow": [1]},
    ]], "key_of_the_day_after": {"deep": null}});
    let mut place = location(ANNA);
    place.options.buttons = Some(buttons.clone());
    let mut card = contact(ANNA);
    card.options.buttons = Some(buttons.clone());
    let only_buttons = EditMessage { buttons: Some(buttons.clone()), ..super::support::edit(ANNA, 5) };
    for (action, method) in [
        (ResolvedAction::SendLocation(place), "sendLocation"),
        (ResolvedAction::SendContact(card), "sendContact"),
        (ResolvedAction::EditMessage(only_buttons), "editMessageReplyMarkup"),
    ] {
        let server = Server::start(vec![Reply::json(200, MESSAGE)]).await;
        let call = Listener::default();
        executor(&server.url).execute(&action, &call).await.expect("an answer");
        assert_eq!(call.methods(), [method]);
        let request = String::from_utf8_lossy(&server.received()[0]).into_owned();
        let body: Json = serde_json::from_str(request.split("\r\n\r\n").nth(1).unwrap_or_default()).expect("JSON");
        assert_eq!(body["reply_markup"], buttons, "{method}");
    }
}
