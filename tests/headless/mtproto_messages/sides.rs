//! One world, two sides: what a person does over MTProto the bot sees over the Bot API, and the reverse.

use super::support::*;
use grammers_client::tl::{enums, functions, types};
use serde_json::{Value, json};

async fn updates(sandbox: &scenogram::sandbox::Sandbox) -> Vec<Value> {
    let answer = call(sandbox, "getUpdates", json!({ "offset": 0 })).await;
    answer["result"].as_array().expect("updates").clone()
}

async fn newest(sandbox: &scenogram::sandbox::Sandbox) -> Value {
    updates(sandbox).await.pop().expect("one at least")
}

#[tokio::test]
async fn the_bot_hears_what_people_write() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    for (to, key) in [(BOT, "message"), (GROUP, "message"), (FORUM, "message"), (NEWS, "channel_post")] {
        let id = anna.say(to, "Слышно?").await;
        let update = newest(&sandbox).await;
        let heard = &update[key];
        assert_eq!((&heard["message_id"], &heard["text"]), (&json!(id), &json!("Слышно?")), "{update}");
        let chat = if to == BOT { ANNA } else { to };
        assert_eq!(heard["chat"]["id"], chat, "{update}");
        anna.invoke(&edit(anna.peer(to), id, Some("А так?"))).await.expect("edited");
        assert_eq!(newest(&sandbox).await[format!("edited_{key}")]["text"], "А так?", "{to}");
    }
    let before = updates(&sandbox).await.len();
    anna.say(BORIS, "Это не боту").await;
    assert_eq!(updates(&sandbox).await.len(), before);
}

#[tokio::test]
async fn everything_that_is_sent_is_shown_to_the_bot() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let file = upload(&anna, "снимок.png", &png(320, 200)).await;
    anna.invoke(&media(anna.peer(BOT), photo(file), "Вот")).await.expect("sent");
    let heard = newest(&sandbox).await["message"].clone();
    assert_eq!((&heard["caption"], &heard["photo"][0]["width"]), (&json!("Вот"), &json!(320)), "{heard}");
    let kept = call(&sandbox, "getFile", json!({ "file_id": heard["photo"][0]["file_id"] })).await;
    assert_eq!(kept["ok"], true, "{kept}");
    let point = types::InputGeoPoint { lat: 55.5, long: 37.5, accuracy_radius: Some(20) };
    let point = types::InputMediaGeoPoint { geo_point: point.into() };
    anna.invoke(&media(anna.peer(BOT), point.into(), "")).await.expect("sent");
    let heard = newest(&sandbox).await["message"].clone();
    assert_eq!(heard["location"]["latitude"], 55.5, "{heard}");
    let contact = types::InputMediaContact {
        phone_number: "+79991234567".into(),
        first_name: "Борис".into(),
        last_name: String::new(),
        vcard: String::new(),
    };
    anna.invoke(&media(anna.peer(BOT), contact.into(), "")).await.expect("sent");
    let heard = newest(&sandbox).await["message"].clone();
    assert_eq!(heard["contact"]["user_id"], BORIS, "{heard}");
    let post = anna.say(NEWS, "Пост").await;
    anna.invoke(&forward(anna.peer(NEWS), vec![post], anna.peer(BOT))).await.expect("sent");
    let heard = newest(&sandbox).await["message"].clone();
    assert_eq!(heard["forward_origin"]["message_id"], post, "{heard}");
    let mut request = message(anna.peer(FORUM), "В теме");
    request.reply_to = Some(reply(2).into());
    anna.invoke(&request).await.expect("sent");
    assert_eq!(newest(&sandbox).await["message"]["message_thread_id"], 2);
}

#[tokio::test]
async fn people_see_what_the_bot_does() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    for to in [ANNA, GROUP, FORUM, NEWS] {
        let keyboard = json!({ "inline_keyboard": [[{ "text": "Да", "callback_data": "yes" }]] });
        let parameters = json!({ "chat_id": to, "text": "<b>Бот</b>", "parse_mode": "HTML", "reply_markup": keyboard });
        let sent = call(&sandbox, "sendMessage", parameters).await;
        let id = &sent["result"]["message_id"];
        let seen = if to == ANNA { BOT } else { to };
        let history = anna.history(seen, 1).await;
        let shown = plain(&history[0]);
        assert_eq!((json!(shown.id), shown.message.as_str()), (id.clone(), "Бот"), "{to}");
        assert_eq!(shown.entities, Some(vec![types::MessageEntityBold { offset: 0, length: 3 }.into()]));
        let Some(enums::ReplyMarkup::ReplyInlineMarkup(markup)) = &shown.reply_markup else { panic!("{shown:?}") };
        let enums::KeyboardInlineButtonRow::Row(row) = &markup.rows[0];
        let enums::KeyboardInlineButton::Button(button) = &row.buttons[0];
        assert_eq!(button.text, "Да");
        let author: Option<enums::Peer> = match to {
            GROUP | FORUM => Some(types::PeerUser { user_id: BOT }.into()),
            _ => None,
        };
        assert_eq!((shown.from_id.clone(), shown.out), (author, false), "{to}");
        call(&sandbox, "deleteMessage", json!({ "chat_id": to, "message_id": id })).await;
        let history = anna.history(seen, 1).await;
        assert_ne!(history[0].id(), shown.id, "{to}");
    }
}

#[tokio::test]
async fn what_a_person_deletes_is_gone_for_the_bot() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let id = anna.say(BOT, "Недолго").await;
    anna.invoke(&functions::messages::DeleteMessages { revoke: true, id: vec![id] }).await.expect("deleted");
    let parameters = json!({ "chat_id": ANNA, "text": "Ответ", "reply_parameters": { "message_id": id } });
    let answer = call(&sandbox, "sendMessage", parameters).await;
    assert_eq!(answer["description"], "Bad Request: message to be replied not found");
}

#[tokio::test]
async fn a_scheduled_message_reaches_the_bot_when_it_is_due() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut request = message(anna.peer(BOT), "Позже");
    request.schedule_date = ahead(60);
    anna.invoke(&request).await.expect("scheduled");
    let before = updates(&sandbox).await.len();
    sandbox.change(|world| world.post_due(scenogram::sandbox::world::now() + 61));
    let all = updates(&sandbox).await;
    assert_eq!(all.len(), before + 1);
    assert_eq!(all[before]["message"]["text"], "Позже");
}
