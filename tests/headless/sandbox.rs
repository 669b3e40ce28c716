//! The sandbox as its clients see it: real sockets, a plain HTTP client.

use scenogram::sandbox::{Sandbox, SandboxOptions};
use serde_json::{Value, json};

/// A sandbox with its default world.
pub async fn start() -> Sandbox {
    Sandbox::start(SandboxOptions::default()).await.expect("a loopback port is free")
}

/// The address of a method.
pub fn method(sandbox: &Sandbox, name: &str) -> String {
    format!("{}/bot{}/{name}", sandbox.bot_api_url(), sandbox.bot_token().expose())
}

/// Calls a method with a JSON body.
pub async fn call(sandbox: &Sandbox, name: &str, parameters: Value) -> Value {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let response = client.post(method(sandbox, name)).json(&parameters).send().await.expect("an answer");
    response.json().await.expect("JSON")
}

#[tokio::test]
async fn get_me_and_send_message_are_answered() {
    let sandbox = start().await;
    let me = call(&sandbox, "GetMe", json!({})).await;
    assert_eq!(me["result"]["id"], 1_000_000);
    let before = sandbox.world(|world| world.message_count());
    let sent = call(&sandbox, "sendMessage", json!({ "chat_id": 1, "text": "Привет, @anna" })).await;
    assert_eq!(sent["result"]["text"], "Привет, @anna", "{sent}");
    assert_eq!(sent["result"]["chat"]["first_name"], "Анна");
    assert_eq!(sent["result"]["entities"], json!([{ "offset": 8, "length": 5, "type": "mention" }]));
    assert_eq!(sandbox.world(|world| world.message_count()), before + 1);
}
