//! Every answer of the sandbox against the facts of the Bot API (`tests/bot_api/facts.json`): no required field
//! missing, no wrong type, no unknown field.

use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::sandbox::{Form, call, png, send_form, start};

/// What methods return and what types are made of; a type's text begins with `?` where the field may be left out, and
/// alternatives stand between bars.
#[derive(Deserialize)]
struct Facts {
    methods: BTreeMap<String, Vec<String>>,
    types: BTreeMap<String, BTreeMap<String, String>>,
}

impl Facts {
    fn load() -> Self {
        serde_json::from_str(include_str!("../bot_api/facts.json")).expect("the facts are JSON")
    }

    /// What is wrong with `value` as a `kind`.
    fn faults(&self, value: &Value, kind: &str, at: &str) -> Vec<String> {
        if let Some(item) = kind.strip_prefix("Array of ") {
            let Some(items) = value.as_array() else { return vec![format!("{at}: not an array")] };
            let faults =
                items.iter().enumerate().flat_map(|(index, one)| self.faults(one, item, &format!("{at}[{index}]")));
            return faults.collect();
        }
        let fits = match kind {
            "Integer" => value.is_i64(),
            "Float" => value.is_number(),
            "String" => value.is_string(),
            "Boolean" => value.is_boolean(),
            "True" => *value == json!(true),
            _ => return self.object_faults(value, kind, at),
        };
        if fits { Vec::new() } else { vec![format!("{at}: {value} is no {kind}")] }
    }

    fn object_faults(&self, value: &Value, kind: &str, at: &str) -> Vec<String> {
        let Some(fields) = self.types.get(kind) else { return vec![format!("{at}: no facts of {kind}")] };
        let Some(map) = value.as_object() else { return vec![format!("{at}: {value} is no {kind}")] };
        let mut faults = Vec::new();
        for (name, kinds) in fields {
            if !kinds.starts_with('?') && !map.contains_key(name) {
                faults.push(format!("{at}.{name}: missing in {kind}"));
            }
        }
        for (name, value) in map {
            let Some(kinds) = fields.get(name) else {
                faults.push(format!("{at}.{name}: unknown in {kind}"));
                continue;
            };
            let tries =
                kinds.trim_start_matches('?').split('|').map(|kind| self.faults(value, kind, &format!("{at}.{name}")));
            let best = tries.min_by_key(Vec::len).unwrap_or_default();
            faults.extend(best);
        }
        faults
    }

    /// Checks an answer of a method, good or bad.
    fn check(&self, method: &str, answer: &Value) {
        let map = answer.as_object().expect("an answer is an object");
        let faults = if map["ok"] == json!(true) {
            assert_eq!(map.len(), 2, "{method}: {answer}");
            let tries = self.methods[method].iter().map(|kind| self.faults(&map["result"], kind, method));
            tries.min_by_key(Vec::len).unwrap_or_default()
        } else {
            assert!(map["error_code"].is_i64() && map["description"].is_string(), "{method}: {answer}");
            assert!(map.keys().all(|key| ["ok", "error_code", "description", "parameters"].contains(&key.as_str())));
            map.get("parameters").map(|value| self.faults(value, "ResponseParameters", method)).unwrap_or_default()
        };
        assert!(faults.is_empty(), "{method}: {faults:#?}\n{answer:#}");
    }
}

#[test]
fn the_checker_sees_what_is_wrong() {
    let facts = Facts::load();
    let good = json!({ "message_id": 1, "date": 1, "chat": { "id": 1, "type": "private" } });
    assert!(facts.faults(&good, "Message", "m").is_empty());
    for (change, expected) in [
        (json!({ "date": null }), "no Integer"),
        (json!({ "text": 1 }), "no String"),
        (json!({ "textt": "a" }), "unknown"),
        (json!({ "chat": { "id": 1 } }), "missing"),
        (json!({ "entities": [{ "type": "bold", "offset": "0", "length": 1 }] }), "entities[0].offset"),
        (json!({ "poll": {} }), "no facts"),
    ] {
        let mut bad = good.clone();
        bad.as_object_mut().expect("a map").extend(change.as_object().expect("a map").clone());
        let faults = facts.faults(&bad, "Message", "m");
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{change}: {faults:?}");
    }
}

#[tokio::test]
async fn every_answer_keeps_the_contract() {
    let facts = Facts::load();
    let sandbox = start().await;
    let buttons = json!({ "inline_keyboard": [[
        { "text": "a", "url": "https://example.com/" }, { "text": "b", "callback_data": "c", "style": "primary" },
        { "text": "c", "copy_text": { "text": "x" } }, { "text": "d", "switch_inline_query": "q" },
        { "text": "e", "web_app": { "url": "https://example.com" } },
    ]] });
    let group = -5001;
    let forum = -1_001_000_000_001_i64;
    let channel = -1_001_000_000_002_i64;
    let entities = json!([
        { "type": "bold", "offset": 0, "length": 4 },
        { "type": "text_link", "offset": 0, "length": 1, "url": "https://a.com/" },
        { "type": "text_mention", "offset": 1, "length": 1, "user": { "id": 2 } },
        { "type": "pre", "offset": 2, "length": 1, "language": "rust" },
        { "type": "custom_emoji", "offset": 3, "length": 1, "custom_emoji_id": "5" },
        { "type": "date_time", "offset": 0, "length": 2, "unix_time": 1, "date_time_format": "D" },
    ]);
    for (method, parameters, ok) in [
        ("getMe", json!({}), true),
        (
            "sendMessage",
            json!({ "chat_id": 1, "text": "abcd @anna #a $USD /go a.com a@b.com +79991234567", "entities": entities,
                                "reply_markup": buttons, "link_preview_options": { "is_disabled": true } }),
            true,
        ),
        (
            "sendMessage",
            json!({ "chat_id": group, "text": "a", "reply_parameters": { "message_id": 8 },
                                "disable_notification": true, "protect_content": true }),
            true,
        ),
        (
            "sendMessage",
            json!({ "chat_id": forum, "text": "a", "message_thread_id": 1, "reply_parameters": { "message_id": 1 } }),
            true,
        ),
        ("sendMessage", json!({ "chat_id": channel, "text": "a" }), true),
        ("sendMessage", json!({ "chat_id": 404, "text": "a" }), false),
        ("getChat", json!({ "chat_id": 1 }), true),
        ("getChat", json!({ "chat_id": group }), true),
        ("getChat", json!({ "chat_id": forum }), true),
        ("getChat", json!({ "chat_id": "@shop_news" }), true),
        ("getUpdates", json!({}), true),
        ("setWebhook", json!({ "url": "https://example.com/hook" }), true),
        ("getWebhookInfo", json!({}), true),
        ("getUpdates", json!({}), false),
        ("deleteWebhook", json!({}), true),
    ] {
        let answer = call(&sandbox, method, parameters).await;
        assert_eq!(answer["ok"], ok, "{method}: {answer}");
        facts.check(method, &answer);
    }
    for (method, field, name) in [
        ("sendPhoto", "photo", "a.png"),
        ("sendVideo", "video", "a.mp4"),
        ("sendAudio", "audio", "a.mp3"),
        ("sendVoice", "voice", "a.ogg"),
        ("sendAnimation", "animation", "a.gif"),
        ("sendDocument", "document", "a.pdf"),
        ("sendVideoNote", "video_note", "a.mp4"),
        ("sendSticker", "sticker", "a.webp"),
    ] {
        let form = Form::new()
            .text("chat_id", "1")
            .text("caption", "Фото @anna")
            .text("title", "t")
            .text("has_spoiler", "true");
        let answer = send_form(&sandbox, method, form.part(field, file(name, png(640, 480)))).await;
        assert_eq!(answer["ok"], true, "{method}: {answer}");
        facts.check(method, &answer);
    }
    let media = json!([{ "type": "photo", "media": "attach://one" },
        { "type": "photo", "media": "attach://two", "caption": "c" }]);
    let form = Form::new().text("chat_id", channel.to_string()).text("media", media.to_string());
    let form = form.part("one", file("1.png", png(10, 10))).part("two", file("2.png", png(10, 10)));
    let album = send_form(&sandbox, "sendMediaGroup", form).await;
    facts.check("sendMediaGroup", &album);
    let id = &album["result"][0]["photo"][0]["file_id"];
    facts.check("getFile", &call(&sandbox, "getFile", json!({ "file_id": id })).await);
}

fn file(name: &str, content: Vec<u8>) -> reqwest::multipart::Part {
    reqwest::multipart::Part::bytes(content).file_name(name.to_owned())
}
