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
    /// Types that are one of several.
    unions: BTreeMap<String, Vec<String>>,
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

    /// The faults as that of the kinds which fits best.
    fn best(&self, value: &Value, kinds: &[String], at: &str) -> Vec<String> {
        kinds.iter().map(|kind| self.faults(value, kind, at)).min_by_key(Vec::len).unwrap_or_default()
    }

    fn object_faults(&self, value: &Value, kind: &str, at: &str) -> Vec<String> {
        if let Some(kinds) = self.unions.get(kind) {
            return self.best(value, kinds, at);
        }
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
            self.best(&map["result"], &self.methods[method], method)
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
            json!({ "chat_id": forum, "text": "a", "message_thread_id": 2, "reply_parameters": { "message_id": 1 } }),
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

#[tokio::test]
async fn the_other_actions_keep_the_contract() {
    let facts = Facts::load();
    let sandbox = start().await;
    let sent =
        call(&sandbox, "sendMessage", json!({ "chat_id": 1, "text": "abcd" })).await["result"]["message_id"].clone();
    let place = json!({ "chat_id": 1, "latitude": 1, "longitude": 2, "live_period": 60, "heading": 1,
                        "proximity_alert_radius": 1, "horizontal_accuracy": 1 });
    let live = call(&sandbox, "sendLocation", place.clone()).await;
    let live_id = live["result"]["message_id"].clone();
    facts.check("sendLocation", &live);
    let hidden = sandbox.change(|world| world.receive(5, 5, "a"));
    let group = sandbox.change(|world| {
        use scenogram::sandbox::world::Standing;
        let group = world.chat_mut(-5001).expect("the group");
        group.people.extend([(3, Standing::Muted), (4, Standing::Kicked)]);
        group.id
    });
    let photo = Form::new().text("chat_id", "1").part("photo", file("a.png", png(9, 9)));
    let photo = send_form(&sandbox, "sendPhoto", photo).await["result"].clone();
    let (photo_id, file_id) = (&photo["message_id"], &photo["photo"][0]["file_id"]);
    let mut moved = place;
    moved["message_id"] = live_id.clone();
    moved["latitude"] = json!(3);
    let mut calls = vec![
        ("sendContact", json!({ "chat_id": 1, "phone_number": "+79991234567", "first_name": "a", "vcard": "b" })),
        ("forwardMessage", json!({ "chat_id": group, "from_chat_id": 1, "message_id": sent })),
        ("forwardMessage", json!({ "chat_id": group, "from_chat_id": 5, "message_id": hidden })),
        ("forwardMessage", json!({ "chat_id": 1, "from_chat_id": "@shop_news", "message_id": 1 })),
        ("forwardMessages", json!({ "chat_id": 1, "from_chat_id": 1, "message_ids": [sent] })),
        ("copyMessage", json!({ "chat_id": 1, "from_chat_id": 1, "message_id": sent })),
        ("copyMessages", json!({ "chat_id": 1, "from_chat_id": 1, "message_ids": [sent] })),
        (
            "sendMessage",
            json!({ "chat_id": 1, "text": "a", "reply_parameters": { "message_id": sent, "quote": "bc" } }),
        ),
        ("editMessageText", json!({ "chat_id": 1, "message_id": sent, "text": "b" })),
        ("editMessageCaption", json!({ "chat_id": 1, "message_id": photo_id, "caption": "b" })),
        (
            "editMessageMedia",
            json!({ "chat_id": 1, "message_id": sent, "media": { "type": "photo", "media": file_id } }),
        ),
        (
            "editMessageReplyMarkup",
            json!({ "chat_id": 1, "message_id": sent,
                    "reply_markup": { "inline_keyboard": [[{ "text": "a", "callback_data": "b" }]] } }),
        ),
        ("editMessageLiveLocation", moved),
        ("stopMessageLiveLocation", json!({ "chat_id": 1, "message_id": live_id })),
        ("deleteMessage", json!({ "chat_id": 1, "message_id": sent })),
        ("deleteMessages", json!({ "chat_id": 1, "message_ids": [photo_id] })),
        ("getChatMemberCount", json!({ "chat_id": group })),
        ("getChatAdministrators", json!({ "chat_id": "@shop_news" })),
        ("getUserProfilePhotos", json!({ "user_id": 1 })),
        ("getUpdates", json!({})),
    ];
    let members = (1..=5).map(|user| ("getChatMember", json!({ "chat_id": group, "user_id": user })));
    calls.extend(members);
    for (method, parameters) in calls {
        let answer = call(&sandbox, method, parameters.clone()).await;
        assert_eq!(answer["ok"], true, "{method} {parameters}: {answer}");
        facts.check(method, &answer);
    }
}

fn file(name: &str, content: Vec<u8>) -> reqwest::multipart::Part {
    reqwest::multipart::Part::bytes(content).file_name(name.to_owned())
}
