//! Send message against the sandbox: every kind of file, albums, parts, options, refusals and faults, each with the
//! number of messages that the world then holds.

use super::support::{ANNA, FORUM, Listener, Place, failure, message, path, png, send, with_files};
use scenogram::engine::{AttachmentSource, FailureKind, ResolvedAttachment, SendMessage};
use scenogram::markup::{Entity, EntityKind, FormattedText};
use scenogram::sandbox::FaultKind;
use scenogram::scenario::PeerAddress;
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, look_at_bot};
use scenogram::value::Json;
use serde_json::json;

#[tokio::test]
async fn a_text_arrives_with_its_entities_and_options() {
    let place = Place::start().await;
    let first = place.send(&message(ANNA, "первое")).await.expect("sent");
    let mut second = message(ANNA, "🎉 ответ");
    second.text.entities.push(Entity { offset: 3, length: 5, kind: EntityKind::Bold });
    second.options.reply_to = first["message_id"].as_i64();
    second.options.silent = true;
    second.options.protect_content = true;
    let before = place.messages();
    let answer = place.send(&second).await.expect("sent");
    assert_eq!(place.messages(), before + 1);
    assert_eq!(answer["text"], "🎉 ответ");
    assert_eq!(answer["entities"], json!([{"type": "bold", "offset": 3, "length": 5}]));
    assert_eq!(answer["reply_to_message"]["message_id"], first["message_id"]);
    assert_eq!(answer["chat"]["id"], ANNA);
    assert_eq!(answer["has_protected_content"], true);
    let silent = place.sandbox.world(|world| world.bot_messages(ANNA).last().map(|message| message.options.silent));
    assert_eq!(silent, Some(true));
}

#[tokio::test]
async fn a_topic_takes_the_message() {
    let place = Place::start().await;
    let topic =
        place.sandbox.world(|world| world.chat(FORUM).and_then(|chat| chat.topics.first()).map(|topic| topic.id));
    let mut in_topic = message(FORUM, "в тему");
    in_topic.options.topic = topic;
    let answer = place.send(&in_topic).await.expect("sent");
    assert_eq!(answer["message_thread_id"].as_i64(), topic);
    in_topic.options.topic = Some(999_999);
    assert_eq!(failure(&place.bot, &in_topic).await.0, "TOPIC_NOT_FOUND");
}

#[tokio::test]
async fn keys_of_buttons_reach_the_server_whether_known_or_not() {
    let place = Place::start().await;
    let keyboard = json!({"inline_keyboard": [[
        {"text": "Да", "callback_data": "yes", "style": "success", "icon_custom_emoji_id": "5368324170671202286"},
    ]]});
    let mut with_buttons = message(ANNA, "Кнопки");
    with_buttons.options.buttons = Some(keyboard.clone());
    let call = Listener::default();
    send(&place.bot, &with_buttons, &call).await.expect("sent");
    let kept =
        place.sandbox.world(|world| world.bot_messages(ANNA).last().and_then(|m| m.options.inline_keyboard.clone()));
    assert_eq!(kept, Some(keyboard.clone()));
    assert_eq!(call.requests.lock().expect("no panic")[0].params["reply_markup"], keyboard);
}

#[tokio::test]
async fn each_kind_of_file_has_its_method() {
    let place = Place::start().await;
    for (name, key) in [
        ("фото.png", "photo"),
        ("a.gif", "animation"),
        ("a.mp4", "video"),
        ("a.mp3", "audio"),
        ("a.ogg", "voice"),
        ("счёт.pdf", "document"),
    ] {
        let before = place.messages();
        let sent = with_files(message(ANNA, "Подпись"), vec![place.attachment(name)]);
        let answer = place.send(&sent).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(!answer[key].is_null(), "{name}: {answer}");
        assert_eq!(answer["caption"], "Подпись", "{name}");
        assert_eq!(place.messages(), before + 1, "{name}");
    }
}

#[tokio::test]
async fn a_file_id_is_sent_again_without_an_upload() {
    let place = Place::start().await;
    let first = place.send(&with_files(message(ANNA, ""), vec![place.attachment("a.png")])).await.expect("sent");
    let id = first["photo"][0]["file_id"].as_str().expect("an id").to_owned();
    let again =
        ResolvedAttachment { title: None, source: AttachmentSource::FileId(id), mime_type: Some("image/png".into()) };
    let answer = place.send(&with_files(message(ANNA, ""), vec![again])).await.expect("sent");
    assert_eq!(answer["photo"], first["photo"]);
    let wrong = AttachmentSource::FileId("AgACwrong".into());
    let wrong = ResolvedAttachment { title: None, source: wrong, mime_type: None };
    assert_eq!(failure(&place.bot, &with_files(message(ANNA, ""), vec![wrong])).await.0, "FILE_ID_INVALID");
}

#[tokio::test]
async fn albums_and_mixed_files() {
    let place = Place::start().await;
    let before = place.messages();
    let two = vec![place.attachment("a.png"), place.attachment("b.mp4")];
    let answer = place.send(&with_files(message(ANNA, "Альбом"), two.clone())).await.expect("sent");
    assert_eq!(answer.as_array().map(Vec::len), Some(2));
    assert_eq!((&answer[0]["caption"], &answer[1]["caption"]), (&json!("Альбом"), &Json::Null));
    assert_eq!(answer[0]["media_group_id"], answer[1]["media_group_id"]);
    assert_eq!(place.messages(), before + 2);

    let mixed = ["1.pdf", "2.mp3", "3.png", "4.pdf"].map(|name| place.attachment(name)).to_vec();
    let answer = place.send(&with_files(message(ANNA, "Разное"), mixed)).await.expect("sent");
    let kinds: Vec<&str> = answer
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|message| ["photo", "document", "audio"].into_iter().find(|key| !message[*key].is_null()))
        .collect();
    assert_eq!(kinds, ["photo", "document", "document", "audio"]);

    let eleven = (0..11).map(|number| place.attachment(&format!("{number}.png"))).collect();
    let answer = place.send(&with_files(message(ANNA, ""), eleven)).await.expect("sent");
    assert_eq!(answer.as_array().map(Vec::len), Some(11));

    let before = place.messages();
    let mut with_buttons = with_files(message(ANNA, ""), two);
    with_buttons.options.buttons = Some(json!({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}));
    assert_eq!(failure(&place.bot, &with_buttons).await.0, "ALBUM_BUTTONS");
    assert_eq!(place.messages(), before);
}

#[tokio::test]
async fn long_texts_and_captions_are_split() {
    let place = Place::start().await;
    let mut long = message(ANNA, &"слово ".repeat(1500));
    long.options.buttons = Some(json!({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}));
    let answer = place.send(&long).await.expect("sent");
    let has_buttons: Vec<bool> =
        answer.as_array().expect("parts").iter().map(|message| !message["reply_markup"].is_null()).collect();
    assert_eq!(has_buttons, [false, false, true]);

    let overflow = with_files(message(ANNA, &"я".repeat(1025)), vec![place.attachment("a.png")]);
    let answer = place.send(&overflow).await.expect("sent");
    assert!(answer[0]["caption"].is_null() && !answer[0]["photo"].is_null());
    assert_eq!(answer[1]["text"].as_str().map(|text| text.chars().count()), Some(1025));
}

#[tokio::test]
async fn a_large_file_is_streamed_and_a_too_large_one_refused() {
    let place = Place::start().await;
    let size = 20 << 20;
    let file = place.file("big.bin", &vec![7; size]);
    let call = Listener::default();
    let answer = send(&place.bot, &with_files(message(ANNA, ""), vec![path(&file)]), &call).await.expect("sent");
    assert_eq!(answer["document"]["file_size"], size);
    let progress = call.progress.lock().expect("no panic").clone();
    assert!(progress.len() > 10 && progress.windows(2).all(|pair| pair[0].done < pair[1].done), "{}", progress.len());
    let last = progress.last().expect("progress");
    assert_eq!((last.what.as_str(), last.done, last.total), ("big.bin", size as u64, Some(size as u64)));

    let before = place.messages();
    let file = place.file("bigger.bin", &vec![7; 60 << 20]);
    assert_eq!(failure(&place.bot, &with_files(message(ANNA, ""), vec![path(&file)])).await.0, "FILE_TOO_BIG");
    let wide = place.file("wide.png", &png(2100, 100));
    let refused = failure(&place.bot, &with_files(message(ANNA, ""), vec![path(&wide)])).await;
    assert_eq!(refused.0, "PHOTO_INVALID_DIMENSIONS");
    let missing = place.folder.path().join("missing.pdf");
    assert_eq!(failure(&place.bot, &with_files(message(ANNA, ""), vec![path(&missing)])).await.0, "FILE_NOT_FOUND");
    assert_eq!(
        failure(&place.bot, &with_files(message(ANNA, ""), vec![path(place.folder.path())])).await.0,
        "FILE_UNREADABLE"
    );
    assert_eq!(place.messages(), before);
}

#[tokio::test]
async fn refusals_have_codes_and_leave_nothing_behind() {
    let place = Place::start().await;
    let last = place.sandbox.world(|world| world.people.last().expect("people").id);
    let before = place.messages();
    let check = async |message: SendMessage, code: &str| {
        let error = place.send(&message).await.expect_err("a refusal");
        assert_eq!((error.code.as_str(), error.kind), (code, FailureKind::Failed), "{:?}", error.telegram);
        assert!(error.telegram.is_some());
    };
    check(message(999_999, "a"), "CHAT_NOT_FOUND").await;
    check(SendMessage { peer: PeerAddress::Username("nobody_here".into()), ..message(ANNA, "a") }, "CHAT_NOT_FOUND")
        .await;
    check(message(last, "a"), "CANNOT_INITIATE").await;
    let reply = |id| {
        let mut reply = message(ANNA, "a");
        reply.options.reply_to = Some(id);
        reply
    };
    check(reply(999_999), "REPLY_NOT_FOUND").await;
    let buttons = |buttons: Json| {
        let mut sent = message(ANNA, "a");
        sent.options.buttons = Some(buttons);
        sent
    };
    check(
        buttons(json!({"inline_keyboard": [[{"text": "a", "callback_data": "я".repeat(33)}]]})),
        "BUTTON_DATA_INVALID",
    )
    .await;
    check(buttons(json!({"inline_keyboard": [[{"text": "a"}]]})), "BUTTON_NO_ACTION").await;
    place.sandbox.change(|world| world.person_mut(ANNA).expect("Анна").blocked_bot = true);
    check(message(ANNA, "a"), "BOT_BLOCKED").await;
    assert_eq!(place.messages(), before);
}

#[tokio::test]
async fn faults_never_make_two_messages() {
    let place = Place::start().await;
    let check = async |kind: FaultKind, expected: Result<(), (&str, FailureKind)>, arrived: usize| {
        let named = format!("{kind:?}");
        place.fault(kind);
        let before = place.messages();
        let outcome = place.send(&message(ANNA, "a")).await;
        let outcome = outcome.as_ref().map(|_| ()).map_err(|error| (error.code.as_str(), error.kind));
        assert_eq!(outcome, expected, "{named}");
        assert_eq!(place.messages(), before + arrived, "{named}");
    };
    let unknown = Err(("UNKNOWN_OUTCOME", FailureKind::Unknown));
    check(FaultKind::RetryAfter(2), Ok(()), 1).await;
    check(FaultKind::DropAfter, unknown, 1).await;
    check(FaultKind::DropBefore, unknown, 0).await;
    check(FaultKind::Slow(std::time::Duration::from_millis(50)), Ok(()), 1).await;
    let error = |code, description: &str| FaultKind::Error { code, description: description.to_owned() };
    check(error(400, "Bad Request: PEER_ID_INVALID"), Err(("PEER_ID_INVALID", FailureKind::Failed)), 0).await;
    check(error(409, "Conflict: terminated"), Err(("CONFLICT", FailureKind::Failed)), 0).await;
    check(error(413, "Request Entity Too Large"), Err(("FILE_TOO_BIG", FailureKind::Failed)), 0).await;
    check(FaultKind::BadGateway, unknown, 0).await;
}

#[tokio::test]
async fn a_group_that_moved_gets_the_message_once() {
    let place = Place::start().await;
    place.fault(FaultKind::Migrate { from: -5, to: FORUM });
    let before = place.messages();
    let answer = place.send(&message(-5, "a")).await.expect("sent to the new id");
    assert_eq!(answer["chat"]["id"], FORUM);
    assert_eq!(place.messages(), before + 1);
}

#[tokio::test]
async fn a_bot_is_checked_by_its_token() {
    let place = Place::start().await;
    let endpoint = |token: &str| BotEndpoint {
        api_url: format!("{}/", place.sandbox.bot_api_url()),
        token: Secret::new(token),
        is_test: false,
        proxy: None,
    };
    let bot = look_at_bot(endpoint(place.sandbox.bot_token().expose())).await.expect("the bot");
    assert_eq!((bot.account.id, bot.can_join_groups), (1_000_000, true));
    let error = look_at_bot(endpoint(&super::support::token())).await.expect_err("a wrong token");
    assert_eq!(error.code, "WRONG_TOKEN");
}

#[tokio::test]
async fn formatted_captions_keep_their_entities() {
    let place = Place::start().await;
    let mut sent = with_files(message(ANNA, ""), vec![place.attachment("a.png"), place.attachment("b.png")]);
    sent.text = FormattedText {
        text: "Подпись".into(),
        entities: vec![Entity { offset: 0, length: 7, kind: EntityKind::Italic }],
    };
    let answer = place.send(&sent).await.expect("sent");
    assert_eq!(answer[0]["caption_entities"], json!([{"type": "italic", "offset": 0, "length": 7}]));
}
