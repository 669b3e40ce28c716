//! Changing and deleting messages.

use super::{FORUM, Form, GROUP, NEWS, age, done, file, png, refused, send_form, sent, start};
use scenogram::sandbox::Sandbox;
use scenogram::sandbox::world::Standing;
use serde_json::{Value, json};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";
const TWO_DAYS: i64 = 48 * 3600 + 60;

/// The id of a file that the bot sends with a caption.
async fn sent_file(sandbox: &Sandbox, method: &str, field: &str, name: &str) -> i64 {
    let form = Form::new().text("chat_id", "1").text("caption", "Счёт").part(field.to_owned(), file(name, png(9, 9)));
    let answer = send_form(sandbox, method, form).await;
    answer["result"]["message_id"].as_i64().expect("an id")
}

fn button(label: &str) -> Value {
    json!({ "inline_keyboard": [[{ "text": label, "callback_data": "a" }]] })
}

#[tokio::test]
async fn texts_captions_and_buttons_are_changed() {
    let sandbox = start().await;
    let id = sent(&sandbox, 1).await;
    let edit = json!({ "chat_id": 1, "message_id": id, "text": "<b>Выдан</b>", "parse_mode": "HTML",
                       "reply_markup": button("Да") });
    let edited = done(&sandbox, "editMessageText", edit.clone()).await;
    assert_eq!((&edited["text"], &edited["entities"][0]["type"]), (&json!("Выдан"), &json!("bold")));
    assert_eq!(edited["reply_markup"], button("Да"));
    assert!(edited["edit_date"].is_i64());
    let other = json!({ "chat_id": 1, "message_id": id, "reply_markup": button("Нет") });
    let buttons = done(&sandbox, "editMessageReplyMarkup", other.clone()).await;
    assert_eq!((&buttons["text"], &buttons["reply_markup"]), (&json!("Выдан"), &button("Нет")));
    refused(&sandbox, vec![("editMessageReplyMarkup", other, NOT_MODIFIED)]).await;
    let none = done(&sandbox, "editMessageReplyMarkup", json!({ "chat_id": 1, "message_id": id })).await;
    assert!(none.get("reply_markup").is_none(), "without reply_markup the buttons go");

    let photo = sent_file(&sandbox, "sendPhoto", "photo", "a.png").await;
    let edit = json!({ "chat_id": 1, "message_id": photo, "caption": "Оплачен", "show_caption_above_media": true });
    let edited = done(&sandbox, "editMessageCaption", edit).await;
    assert_eq!((&edited["caption"], &edited["show_caption_above_media"]), (&json!("Оплачен"), &json!(true)));
    let bare = done(&sandbox, "editMessageCaption", json!({ "chat_id": 1, "message_id": photo })).await;
    assert!(bare.get("caption").is_none() && bare["photo"].is_array());
}

#[tokio::test]
async fn media_takes_the_place_of_media_and_of_text() {
    let sandbox = start().await;
    for id in [sent(&sandbox, 1).await, sent_file(&sandbox, "sendPhoto", "photo", "a.png").await] {
        let media = json!({ "type": "document", "media": "attach://new", "caption": "Акт" });
        let form = Form::new().text("chat_id", "1").text("message_id", id.to_string()).text("media", media.to_string());
        let edited = send_form(&sandbox, "editMessageMedia", form.part("new", file("акт.pdf", vec![1, 2]))).await;
        let edited = &edited["result"];
        assert_eq!((&edited["document"]["file_name"], &edited["caption"]), (&json!("акт.pdf"), &json!("Акт")));
        assert!(edited.get("text").is_none() && edited.get("photo").is_none());
        let again = json!({ "type": "document", "media": edited["document"]["file_id"], "caption": "Акт" });
        let again = json!({ "chat_id": 1, "message_id": id, "media": again });
        refused(&sandbox, vec![("editMessageMedia", again, NOT_MODIFIED)]).await;
    }
}

#[tokio::test]
async fn what_cannot_be_edited_is_refused() {
    let sandbox = start().await;
    let text = sent(&sandbox, 1).await;
    let photo = sent_file(&sandbox, "sendPhoto", "photo", "a.png").await;
    let voice = sent_file(&sandbox, "sendVoice", "voice", "a.ogg").await;
    let sticker = sent_file(&sandbox, "sendSticker", "sticker", "a.webp").await;
    let hers = sandbox.change(|world| world.receive(1, 1, "Где заказ?")).expect("Анна");
    let forward = json!({ "chat_id": 1, "from_chat_id": 1, "message_id": text });
    let forward = done(&sandbox, "forwardMessage", forward).await["message_id"].clone();
    let file_id = sandbox.world(|world| {
        let photos = world.bot_messages(1).iter().filter(|message| message.id == photo);
        photos.map(|message| format!("{:?}", message.content)).next().unwrap_or_default()
    });
    let file_id = file_id.split('"').nth(1).unwrap_or_default().to_owned();
    let media = json!({ "type": "photo", "media": file_id });
    let edit = |id: &dyn Fn(&mut Value), more: Value| {
        let mut edit = json!({ "chat_id": 1, "message_id": text, "text": "Новый" });
        id(&mut edit);
        edit.as_object_mut().expect("a map").extend(more.as_object().expect("a map").clone());
        edit
    };
    let of = |id: Value, more: Value| edit(&|edit: &mut Value| edit["message_id"] = id.clone(), more);
    let keyboard = json!({ "reply_markup": { "keyboard": [["Да"]] } });
    refused(
        &sandbox,
        vec![
            ("editMessageText", json!({ "text": "a" }), "message identifier is not specified"),
            ("editMessageText", json!({ "chat_id": 404, "message_id": 1, "text": "a" }), "chat not found"),
            ("editMessageText", of(json!(99_999), json!({})), "message to edit not found"),
            ("editMessageText", of(Value::Null, json!({})), "message to edit not found"),
            ("editMessageText", of(json!(text), json!({ "text": " " })), "message text is empty"),
            ("editMessageText", of(json!(text), json!({ "text": "ё".repeat(4097) })), "message is too long"),
            ("editMessageText", of(json!(text), json!({ "text": "Заказ готов" })), NOT_MODIFIED),
            ("editMessageText", of(json!(text), keyboard), "inline keyboard expected"),
            ("editMessageText", of(json!(hers), json!({})), "message can't be edited"),
            ("editMessageText", of(forward, json!({})), "message can't be edited"),
            ("editMessageText", of(json!(photo), json!({})), "there is no text in the message to edit"),
            ("editMessageText", of(json!(sticker), json!({})), "message can't be edited"),
            ("editMessageCaption", of(json!(text), json!({})), "there is no caption in the message to edit"),
            (
                "editMessageCaption",
                of(json!(photo), json!({ "caption": "ё".repeat(1025) })),
                "message caption is too long",
            ),
            ("editMessageCaption", of(json!(photo), json!({ "caption": "Счёт" })), NOT_MODIFIED),
            ("editMessageMedia", of(json!(text), json!({})), "can't parse InputMedia: media is not specified"),
            (
                "editMessageMedia",
                of(json!(voice), json!({ "media": media })),
                "there is no media in the message to edit",
            ),
            (
                "editMessageMedia",
                of(json!(text), json!({ "media": { "type": "sticker", "media": "a" } })),
                "can't parse InputMedia: type \"sticker\" is unsupported",
            ),
            (
                "editMessageMedia",
                of(json!(text), json!({ "media": { "type": "photo", "media": "attach://none" } })),
                "can't parse InputMedia: media not found",
            ),
        ],
    )
    .await;
    let album = json!([{ "type": "document", "media": "attach://a" }, { "type": "document", "media": "attach://b" }]);
    let form = Form::new().text("chat_id", "1").text("media", album.to_string());
    let form = form.part("a", file("a.pdf", vec![1])).part("b", file("b.pdf", vec![1]));
    let first = send_form(&sandbox, "sendMediaGroup", form).await["result"][0]["message_id"].clone();
    let change = of(first, json!({ "media": media }));
    refused(&sandbox, vec![("editMessageMedia", change, "can't change media type in the album")]).await;
    age(&sandbox, 1, text, TWO_DAYS);
    done(&sandbox, "editMessageText", of(json!(text), json!({}))).await;
}

#[tokio::test]
async fn messages_are_deleted_where_the_bot_may() {
    let sandbox = start().await;
    let one = |chat: i64, id: i64| json!({ "chat_id": chat, "message_id": id });
    let hers = sandbox.change(|world| world.receive(1, 1, "Где заказ?")).expect("Анна");
    let boris = sandbox.change(|world| world.receive(GROUP, 2, "Кто на складе?")).expect("Борис");
    let vera = sandbox.change(|world| world.receive(FORUM, 3, "Беру")).expect("Вера");
    let post = sandbox.change(|world| world.receive(NEWS, 1, "Скидки")).expect("Анна");
    let (late, late_in_forum) = (sent(&sandbox, 1).await, sent(&sandbox, FORUM).await);
    age(&sandbox, 1, late, TWO_DAYS);
    age(&sandbox, FORUM, late_in_forum, TWO_DAYS);
    let kept = sent(&sandbox, 1).await;
    let delete = "deleteMessage";
    refused(
        &sandbox,
        vec![
            (delete, json!({ "message_id": 1 }), "chat_id is empty"),
            (delete, one(404, 1), "chat not found"),
            (delete, one(1, 99_999), "message to delete not found"),
            (delete, json!({ "chat_id": 1 }), "message to delete not found"),
            (delete, one(1, late), "message can't be deleted for everyone"),
            (delete, one(GROUP, boris), "message can't be deleted for everyone"),
            (delete, one(FORUM, vera), "message can't be deleted"),
            (delete, one(FORUM, late_in_forum), "message can't be deleted"),
            ("deleteMessages", json!({ "chat_id": 1 }), "message identifiers are not specified"),
            ("deleteMessages", json!({ "chat_id": 1, "message_ids": [] }), "message identifiers are not specified"),
            ("deleteMessages", json!({ "chat_id": 1, "message_ids": 5 }), "expected an Array of message identifiers"),
            ("deleteMessages", json!({ "chat_id": 1, "message_ids": [0] }), "invalid message identifier specified"),
            (
                "deleteMessages",
                json!({ "chat_id": 1, "message_ids": vec![1; 101] }),
                "too many message identifiers specified",
            ),
            (
                "deleteMessages",
                json!({ "chat_id": 1, "message_ids": [kept, late] }),
                "message can't be deleted for everyone",
            ),
        ],
    )
    .await;
    for (chat, id) in [(1, hers), (NEWS, post), (GROUP, sent(&sandbox, GROUP).await)] {
        assert_eq!(done(&sandbox, delete, one(chat, id)).await, true);
        refused(&sandbox, vec![(delete, one(chat, id), "message to delete not found")]).await;
    }
    let several = json!({ "chat_id": 1, "message_ids": [kept, "99999"] });
    assert_eq!(done(&sandbox, "deleteMessages", several).await, true);
    refused(&sandbox, vec![(delete, one(1, kept), "message to delete not found")]).await;
    sandbox.change(|world| world.chat_mut(FORUM).expect("the forum").bot = Standing::Administrator);
    assert_eq!(done(&sandbox, delete, one(FORUM, vera)).await, true, "an administrator deletes what others wrote");
}

#[tokio::test]
async fn edits_of_people_reach_the_bot() {
    let sandbox = start().await;
    let last = done(&sandbox, "getUpdates", json!({ "offset": -1 })).await[0]["update_id"].as_i64().expect("an id");
    sandbox.change(|world| {
        use scenogram::sandbox::world::{Content, Edit, Place, with_found_entities};
        let id = world.receive(1, 1, "Где заказ?").expect("Анна");
        let post = world.receive(NEWS, 1, "Скидки").expect("Анна");
        let edit = || Edit { content: Some(Content::Text(with_found_entities("Спасибо"))), ..Edit::default() };
        world.edit(1, world.bot_place(1), id, edit()).expect("her own");
        world.edit(1, Place::Chat(NEWS), post, edit()).expect("her channel");
    });
    let updates = done(&sandbox, "getUpdates", json!({ "offset": last + 1 })).await;
    let kinds: Vec<String> = updates
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|update| update.as_object()?.keys().find(|key| *key != "update_id").cloned())
        .collect();
    assert_eq!(kinds, ["message", "channel_post", "edited_message", "edited_channel_post"]);
    assert_eq!(updates[2]["edited_message"]["text"], "Спасибо");
    assert_eq!(updates[0]["message"]["text"], "Где заказ?", "what was pending stays as it was");
}
