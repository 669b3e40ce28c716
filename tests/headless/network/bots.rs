//! What a bot is, what it may do, and who has written to it.

use super::support::*;
use scenogram::connection::ChatCard;
use scenogram::sandbox::{Fault, FaultKind, Sandbox};
use scenogram::telegram::{BotEndpoint, BotExecutor, bot_chats, look_at_bot};
use scenogram::texts::Language;
use scenogram::value::Json;
use serde_json::json;

async fn call(sandbox: &Sandbox, method: &str, parameters: Json) -> Json {
    let url = format!("{}/bot{}/{method}", sandbox.bot_api_url(), sandbox.bot_token().expose());
    let answer = reqwest::Client::builder().no_proxy().build().expect("a client").post(url).json(&parameters).send();
    answer.await.expect("an answer").json().await.expect("JSON")
}

fn endpoint(sandbox: &Sandbox) -> BotEndpoint {
    bot(sandbox, sandbox.bot_api_url(), None)
}

#[tokio::test]
async fn a_bot_says_what_it_may_do() {
    let sandbox = sandbox().await;
    let facts = look_at_bot(endpoint(&sandbox)).await.expect("the bot");
    assert_eq!(facts.account.id, 1_000_000);
    assert!(facts.can_join_groups && facts.can_read_all_group_messages);
    assert!(!facts.supports_inline_queries && !facts.can_connect_to_business);
    let flood = Fault { method: None, kind: FaultKind::RetryAfter(7), times: Some(1) };
    sandbox.set_faults(vec![flood]);
    let error = look_at_bot(endpoint(&sandbox)).await.expect_err("a flood wait");
    assert_eq!((error.code.as_str(), error.retry_after), ("FLOOD_WAIT", Some(7)));
}

#[tokio::test]
async fn test_servers_have_an_address_of_their_own() {
    let sandbox = sandbox().await;
    let on_test = || BotEndpoint { is_test: true, ..endpoint(&sandbox) };
    assert_eq!(look_at_bot(on_test()).await.expect("the bot").account.id, 1_000_000);
    let shown = format!("{:?} {:?}", on_test(), BotExecutor::new(on_test()));
    assert!(!shown.contains(sandbox.bot_token().expose()), "{shown}");
}

#[tokio::test]
async fn chats_are_seen_and_stay_pending() {
    let sandbox = sandbox().await;
    let before = call(&sandbox, "getUpdates", json!({})).await;
    let chats = bot_chats(endpoint(&sandbox)).await.expect("chats");
    let newest = before["result"].as_array().and_then(|updates| updates.last()).expect("pending updates");
    let message = newest.get("message").or_else(|| newest.get("channel_post")).expect("a message");
    assert_eq!(chats.first().map(|chat| chat.id), message["chat"]["id"].as_i64(), "{chats:?}");
    let anna = chats.iter().find(|chat| chat.id == ANNA).expect("Anna has written");
    assert!(anna.title.starts_with("Анна"), "{anna:?}");
    assert!(chats.iter().all(|ChatCard { title, .. }| !title.is_empty()), "{chats:?}");
    assert_eq!(bot_chats(endpoint(&sandbox)).await.expect("chats"), chats);
    assert_eq!(call(&sandbox, "getUpdates", json!({})).await, before);
}

#[tokio::test]
async fn a_webhook_stands_in_the_way_of_chats() {
    let sandbox = sandbox().await;
    call(&sandbox, "setWebhook", json!({"url": "https://bots.invalid/hook"})).await;
    let error = bot_chats(endpoint(&sandbox)).await.expect_err("a webhook");
    assert_eq!(error.code, "WEBHOOK_ACTIVE");
    assert!(error.text.show(Language::English).contains("ebhook"), "{error:?}");
}
