//! Forwarding and copying.

use super::{FORUM, Form, GROUP, NEWS, count, done, file, png, refused, send_form, sent, start};
use scenogram::sandbox::world::Standing;
use serde_json::{Value, json};

#[tokio::test]
async fn a_forward_names_its_origin_and_a_copy_does_not() {
    let sandbox = start().await;
    let own = sent(&sandbox, 1).await;
    let post = sent(&sandbox, NEWS).await;
    let hers = sandbox.change(|world| world.receive(1, 1, "Где заказ?")).expect("Анна");
    let hidden = sandbox.change(|world| world.receive(5, 5, "Я тут")).expect("Дина");
    for (from, id, kind, key, value) in [
        (1, own, "user", "sender_user", json!("Scenogram")),
        (1, hers, "user", "sender_user", json!("Анна")),
        (5, hidden, "hidden_user", "sender_user_name", Value::Null),
        (NEWS, post, "channel", "message_id", json!(post)),
    ] {
        let forward = json!({ "chat_id": GROUP, "from_chat_id": from, "message_id": id, "protect_content": true });
        let forward = done(&sandbox, "forwardMessage", forward).await;
        let origin = &forward["forward_origin"];
        assert_eq!(origin["type"], kind, "{forward}");
        assert_eq!(forward["has_protected_content"], true);
        match kind {
            "user" => assert_eq!(origin[key]["first_name"], value),
            "channel" => assert_eq!((&origin[key], &origin["chat"]["id"]), (&value, &json!(NEWS))),
            _ => assert_eq!(origin[key], "Дина Юн"),
        }
        let copy = json!({ "chat_id": 2, "from_chat_id": from, "message_id": id });
        let copy = done(&sandbox, "copyMessage", copy).await;
        let copy = copy["message_id"].as_i64().expect("an id");
        assert_eq!(copy_of(&sandbox, 2, copy), (true, forward["text"].as_str().expect("a text").to_owned()));
    }
    let by_name = json!({ "chat_id": 1, "from_chat_id": "@shop_news", "message_id": post });
    assert_eq!(done(&sandbox, "forwardMessage", by_name).await["text"], "Заказ готов");
}

/// Whether a message says nothing of an origin, and its text.
fn copy_of(sandbox: &scenogram::sandbox::Sandbox, chat: i64, id: i64) -> (bool, String) {
    sandbox.world(|world| {
        let message = world.message(world.bot_place(chat), id).expect("the copy");
        (message.forward.is_none(), message.text().to_owned())
    })
}

#[tokio::test]
async fn a_copy_can_have_a_caption_and_buttons_of_its_own() {
    let sandbox = start().await;
    let form = Form::new().text("chat_id", "1").text("caption", "Счёт").part("photo", file("a.png", png(9, 9)));
    let photo = send_form(&sandbox, "sendPhoto", form).await["result"]["message_id"].clone();
    for (more, caption) in [
        (json!({}), "Счёт"),
        (json!({ "caption": "Оплачен" }), "Оплачен"),
        (json!({ "caption": "" }), ""),
        (json!({ "reply_markup": { "inline_keyboard": [[{ "text": "Да", "callback_data": "1" }]] } }), "Счёт"),
    ] {
        let mut copy = json!({ "chat_id": 1, "from_chat_id": 1, "message_id": photo });
        copy.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
        let id = done(&sandbox, "copyMessage", copy).await["message_id"].as_i64().expect("an id");
        assert_eq!(copy_of(&sandbox, 1, id).1, caption, "{more}");
        let buttons = sandbox.world(|world| {
            world.message(world.bot_place(1), id).is_some_and(|message| message.options.inline_keyboard.is_some())
        });
        assert_eq!(buttons, more.get("reply_markup").is_some());
    }
    let several = json!({ "chat_id": 2, "from_chat_id": 1, "message_ids": [photo], "remove_caption": true });
    let id = done(&sandbox, "copyMessages", several).await[0]["message_id"].as_i64().expect("an id");
    assert_eq!(copy_of(&sandbox, 2, id).1, "");
}

#[tokio::test]
async fn several_are_forwarded_and_the_missing_passed_over() {
    let sandbox = start().await;
    let (one, two) = (sent(&sandbox, 1).await, sent(&sandbox, 1).await);
    let before = count(&sandbox);
    for (method, more) in [("forwardMessages", 2), ("copyMessages", 4)] {
        let several = json!({ "chat_id": FORUM, "from_chat_id": 1, "message_ids": [one, two, 99_999],
                              "message_thread_id": 2 });
        let ids = done(&sandbox, method, several).await;
        assert_eq!(ids.as_array().map(Vec::len), Some(2));
        assert!(ids[0].as_object().is_some_and(|map| map.len() == 1 && map["message_id"].is_i64()));
        assert_eq!(count(&sandbox), before + more);
    }
    let topic = sandbox.world(|world| world.bot_messages(FORUM).last().and_then(|message| message.options.topic));
    assert_eq!(topic, Some(2));
}

#[tokio::test]
async fn what_cannot_be_forwarded_is_refused() {
    let sandbox = start().await;
    let open = sent(&sandbox, 1).await;
    let shut = json!({ "chat_id": 1, "text": "Тайна", "protect_content": true });
    let shut = done(&sandbox, "sendMessage", shut).await["message_id"].clone();
    let post = sent(&sandbox, NEWS).await;
    let one = |from: i64, id: &Value| json!({ "chat_id": 2, "from_chat_id": from, "message_id": id });
    let several = |ids: Value| json!({ "chat_id": 2, "from_chat_id": 1, "message_ids": ids });
    let (forward, copy) = ("forwardMessage", "copyMessage");
    refused(
        &sandbox,
        vec![
            (forward, json!({ "chat_id": 1, "message_id": 1 }), "parameter \"from_chat_id\" is required"),
            (forward, json!({ "from_chat_id": 1, "message_id": open }), "chat_id is empty"),
            (forward, one(404, &json!(1)), "chat not found"),
            (forward, one(1, &json!(99_999)), "message to forward not found"),
            (copy, one(1, &json!(99_999)), "message to copy not found"),
            (forward, one(1, &shut), "the message can't be forwarded"),
            (copy, one(1, &shut), "the message can't be copied"),
            (forward, one(FORUM, &json!(1)), "the message can't be forwarded"),
            (copy, one(FORUM, &json!(1)), "the message can't be copied"),
            (
                forward,
                json!({ "chat_id": 5, "from_chat_id": 1, "message_id": open }),
                "Forbidden: bot can't initiate conversation with a user",
            ),
            ("forwardMessages", several(json!([])), "message identifiers are not specified"),
            (
                "forwardMessages",
                several(json!((1..=101).collect::<Vec<_>>())),
                "too many message identifiers specified",
            ),
            (
                "forwardMessages",
                several(json!([open, open])),
                "message identifiers must be in a strictly increasing order",
            ),
            ("forwardMessages", several(json!([99_999])), "there are no messages to forward"),
            ("copyMessages", several(json!([shut])), "messages can't be forwarded"),
        ],
    )
    .await;
    sandbox.change(|world| world.chat_mut(NEWS).expect("the channel").protected = true);
    refused(&sandbox, vec![(forward, one(NEWS, &json!(post)), "the message can't be forwarded")]).await;
    sandbox.change(|world| world.chat_mut(GROUP).expect("the group").bot = Standing::Left);
    let away = "Forbidden: bot is not a member of the group chat";
    refused(&sandbox, vec![(forward, one(GROUP, &json!(1)), away), (copy, one(GROUP, &json!(1)), away)]).await;
    sandbox.change(|world| world.chat_mut(GROUP).expect("the group").bot = Standing::Kicked);
    refused(&sandbox, vec![(forward, one(GROUP, &json!(1)), "Forbidden: bot was kicked from the group chat")]).await;
}

#[tokio::test]
async fn a_reply_can_quote() {
    let sandbox = start().await;
    let id = sent(&sandbox, 1).await;
    let reply =
        |quote: &str| json!({ "chat_id": 1, "text": "Да", "reply_parameters": { "message_id": id, "quote": quote } });
    let sent = done(&sandbox, "sendMessage", reply("готов")).await;
    assert_eq!(sent["quote"], json!({ "text": "готов", "position": 6, "is_manual": true }));
    refused(&sandbox, vec![("sendMessage", reply("нет такого"), "QUOTE_TEXT_INVALID")]).await;
}
