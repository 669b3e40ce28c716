//! Location, contact, forward, edit and delete against the sandbox, each with what the world holds afterwards.

use super::support::{
    ANNA, BORIS, FORUM, NEWS, Place, contact, delete, edit, edit_text, forward, location, message, with_files,
};
use scenogram::engine::{EditMessage, FailureKind, ForwardMessage, ResolvedAction, SendContact, SendLocation};
use scenogram::markup::{Entity, EntityKind, FormattedText};
use scenogram::scenario::PeerAddress;
use scenogram::value::Json;
use serde_json::json;

/// The id of a message that the bot has sent to Анна.
async fn sent(place: &Place) -> i64 {
    id(&place.send(&message(ANNA, "Было")).await.expect("sent"))
}

fn id(message: &Json) -> i64 {
    message["message_id"].as_i64().expect("an id")
}

fn keyboard(data: &str) -> Json {
    json!({"inline_keyboard": [[{"text": "Да", "callback_data": data, "style": "success"}]]})
}

#[tokio::test]
async fn locations_stand_still_or_move() {
    let place = Place::start().await;
    let before = place.messages();
    let still = SendLocation { horizontal_accuracy: Some(25.0), ..location(ANNA) };
    let (answer, methods) = place.done(ResolvedAction::SendLocation(still)).await;
    assert_eq!(methods, ["sendLocation"]);
    assert_eq!(answer["location"]["latitude"], 55.7887);
    assert_eq!(answer["location"]["horizontal_accuracy"], 25.0);
    assert_eq!(answer["location"].get("live_period"), None);
    let mut live = SendLocation {
        live_period: Some(3600),
        heading: Some(35),
        proximity_alert_radius: Some(200),
        ..location(ANNA)
    };
    live.options.reply_to = Some(id(&answer));
    live.options.buttons = Some(keyboard("where"));
    let (moving, _) = place.done(ResolvedAction::SendLocation(live)).await;
    assert_eq!(
        (&moving["location"]["live_period"], &moving["location"]["heading"]),
        (&json!(3600), &json!(35)),
        "{moving}"
    );
    assert_eq!(moving["location"]["proximity_alert_radius"], 200);
    assert_eq!(moving["reply_to_message"]["message_id"], answer["message_id"]);
    assert_eq!(moving["reply_markup"], keyboard("where"));
    assert_eq!(place.messages(), before + 2);
    let nobody = SendLocation { peer: PeerAddress::Id(999_999), ..location(ANNA) };
    assert_eq!(place.refused(ResolvedAction::SendLocation(nobody)).await.code, "CHAT_NOT_FOUND");
}

#[tokio::test]
async fn contacts_carry_their_card() {
    let place = Place::start().await;
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Тимур Алиев\nEND:VCARD";
    let action = SendContact { last_name: Some("Алиев".into()), vcard: Some(card.into()), ..contact(ANNA) };
    let (answer, methods) = place.done(ResolvedAction::SendContact(action)).await;
    assert_eq!(methods, ["sendContact"]);
    let contact = &answer["contact"];
    assert_eq!((&contact["first_name"], &contact["last_name"]), (&json!("Тимур"), &json!("Алиев")));
    assert_eq!(contact["vcard"], card);
    assert!(contact["phone_number"].as_str().is_some_and(|phone| phone.ends_with("79995550101")), "{contact}");
}

#[tokio::test]
async fn forwards_say_where_from_and_copies_do_not() {
    let place = Place::start().await;
    let mut posts: Vec<i64> =
        place.sandbox.world(|world| world.bot_messages(NEWS).iter().rev().take(2).map(|post| post.id).collect());
    posts.sort_unstable();
    let before = place.messages();
    let (one, methods) = place.done(ResolvedAction::ForwardMessage(forward(NEWS, &posts[..1], ANNA))).await;
    assert_eq!(methods, ["forwardMessage"]);
    assert_eq!(one["chat"]["id"], ANNA);
    assert_eq!(one["forward_origin"]["type"], "channel", "{one}");

    let (several, methods) = place.done(ResolvedAction::ForwardMessage(forward(NEWS, &posts, FORUM))).await;
    assert_eq!(methods, ["getChat", "forwardMessages"]);
    let several = several.as_array().expect("an array");
    assert_eq!(several.len(), 2);
    assert!(several.iter().all(|one| one["chat"]["id"] == FORUM && one["chat"]["type"] == "supergroup"));
    assert!(several.iter().all(|one| one["chat"].get("permissions").is_none()), "{several:?}");

    let copies = ForwardMessage { without_author: true, ..forward(NEWS, &posts, BORIS) };
    let (_, methods) = place.done(ResolvedAction::ForwardMessage(copies)).await;
    assert_eq!(methods, ["getChat", "copyMessages"]);
    let copy = ForwardMessage { without_author: true, silent: true, ..forward(NEWS, &posts[..1], BORIS) };
    let (copy, methods) = place.done(ResolvedAction::ForwardMessage(copy)).await;
    assert_eq!(methods, ["getChat", "copyMessage"]);
    assert_eq!((&copy["chat"]["id"], &copy["chat"]["first_name"]), (&json!(BORIS), &json!("Борис")));
    assert_eq!(place.messages(), before + 6);
}

#[tokio::test]
async fn forwards_that_are_refused_leave_nothing_behind() {
    let place = Place::start().await;
    let before = place.messages();
    let missing = place.refused(ResolvedAction::ForwardMessage(forward(NEWS, &[999_999], ANNA))).await;
    assert_eq!((missing.code.as_str(), missing.kind), ("FORWARD_NOT_FOUND", FailureKind::Failed));
    let copy = ForwardMessage { without_author: true, ..forward(NEWS, &[999_999], ANNA) };
    assert_eq!(place.refused(ResolvedAction::ForwardMessage(copy)).await.code, "FORWARD_NOT_FOUND");
    let mut protected = message(ANNA, "Только для вас");
    protected.options.protect_content = true;
    let protected = id(&place.send(&protected).await.expect("sent"));
    let error = place.refused(ResolvedAction::ForwardMessage(forward(ANNA, &[protected], BORIS))).await;
    assert!(["FORWARD_FORBIDDEN", "FORWARD_PROTECTED"].contains(&error.code.as_str()), "{error:?}");
    assert_eq!(place.messages(), before + 1);
}

#[tokio::test]
async fn texts_and_buttons_are_edited() {
    let place = Place::start().await;
    let message_id = sent(&place).await;
    let before = place.messages();
    let text = FormattedText {
        text: "Стало".into(),
        entities: vec![Entity { offset: 0, length: 5, kind: EntityKind::Bold }],
    };
    let action = EditMessage { text: Some(text), buttons: Some(keyboard("yes")), ..edit(ANNA, message_id) };
    let (answer, methods) = place.done(ResolvedAction::EditMessage(action)).await;
    assert_eq!(methods, ["editMessageText"]);
    assert_eq!((&answer["text"], &answer["message_id"]), (&json!("Стало"), &json!(message_id)));
    assert_eq!(answer["entities"], json!([{"type": "bold", "offset": 0, "length": 5}]));
    assert_eq!(answer["reply_markup"], keyboard("yes"));
    assert!(answer["edit_date"].is_i64(), "{answer}");

    let buttons = EditMessage { buttons: Some(keyboard("no")), ..edit(ANNA, message_id) };
    let (answer, methods) = place.done(ResolvedAction::EditMessage(buttons.clone())).await;
    assert_eq!(methods, ["editMessageReplyMarkup"]);
    assert_eq!((&answer["text"], &answer["reply_markup"]), (&json!("Стало"), &keyboard("no")));
    assert_eq!(place.refused(ResolvedAction::EditMessage(buttons)).await.code, "MESSAGE_NOT_MODIFIED");
    assert_eq!(place.messages(), before);
}

#[tokio::test]
async fn the_text_of_a_message_with_a_file_is_its_caption() {
    let place = Place::start().await;
    let photo = place.send(&with_files(message(ANNA, "Было"), vec![place.attachment("a.png")])).await.expect("sent");
    let (answer, methods) = place.done(ResolvedAction::EditMessage(edit_text(ANNA, id(&photo), "Стало"))).await;
    assert_eq!(methods, ["editMessageText", "editMessageCaption"]);
    assert_eq!((&answer["caption"], &answer["photo"]), (&json!("Стало"), &photo["photo"]));

    let contact = place.done(ResolvedAction::SendContact(contact(ANNA))).await.0;
    let refused = place.refused(ResolvedAction::EditMessage(edit_text(ANNA, id(&contact), "a"))).await;
    assert_eq!(refused.code, "EDIT_FORBIDDEN", "a contact has neither");
}

#[tokio::test]
async fn a_file_takes_the_place_of_another() {
    let place = Place::start().await;
    let photo = place.send(&with_files(message(ANNA, "Было"), vec![place.attachment("a.png")])).await.expect("sent");
    let before = place.messages();
    let file = EditMessage {
        text: Some(FormattedText::plain("Счёт")),
        attachment: Some(place.attachment("счёт.pdf")),
        ..edit(ANNA, id(&photo))
    };
    let (answer, methods) = place.done(ResolvedAction::EditMessage(file)).await;
    assert_eq!(methods, ["editMessageMedia"]);
    assert_eq!((&answer["document"]["file_name"], &answer["caption"]), (&json!("счёт.pdf"), &json!("Счёт")));
    assert_eq!((answer.get("photo"), place.messages()), (None, before));
}

#[tokio::test]
async fn what_cannot_be_edited_says_why() {
    let place = Place::start().await;
    let theirs = place.sandbox.change(|world| world.receive(ANNA, ANNA, "Моё")).expect("Анна writes");
    for (message_id, code) in [(999_999, "EDIT_NOT_FOUND"), (theirs, "EDIT_FORBIDDEN")] {
        let error = place.refused(ResolvedAction::EditMessage(edit_text(ANNA, message_id, "a"))).await;
        assert_eq!((error.code.as_str(), error.kind), (code, FailureKind::Failed), "{:?}", error.telegram);
    }
    let message_id = sent(&place).await;
    let same = place.refused(ResolvedAction::EditMessage(edit_text(ANNA, message_id, "Было"))).await;
    assert_eq!(same.code, "MESSAGE_NOT_MODIFIED");
}

#[tokio::test]
async fn messages_are_deleted() {
    let place = Place::start().await;
    let (first, second, third) = (sent(&place).await, sent(&place).await, sent(&place).await);
    let before = place.messages();
    let (one, methods) = place.done(delete(ANNA, &[first])).await;
    assert_eq!((one, methods), (json!({"deleted": [first], "not_found": []}), vec!["deleteMessage".to_owned()]));
    let (again, _) = place.done(delete(ANNA, &[first])).await;
    assert_eq!(again, json!({"deleted": [], "not_found": [first]}));
    let (several, methods) = place.done(delete(ANNA, &[third, second, 999_999])).await;
    assert_eq!(methods, ["deleteMessages"]);
    assert_eq!(several, json!({"deleted": [third, second, 999_999]}));
    let gone = place.sandbox.world(|world| world.bot_messages(ANNA).iter().all(|one| one.id < first));
    assert!(gone);
    assert_eq!(place.messages(), before - 3);
}
