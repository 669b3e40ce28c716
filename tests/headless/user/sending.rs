//! Each action of an account, as it arrives in the sandbox's world.

use super::support::{ANNA, BORIS, CHANNEL, FORUM, GROUP, Place, VERA, to};
use jiff::{Timestamp, ToSpan};
use scenogram::engine::{
    DeleteMessage, Executor, ForwardMessage, GetMessages, ResolvedAction, SendContact, SendLocation, SendMessage,
    SendOptions,
};
use scenogram::markup::{Entity, EntityKind, FormattedText};
use scenogram::sandbox::world::Place as Chat;
use scenogram::scenario::PeerAddress;
use scenogram::value::Json;
use serde_json::json;

fn id(answer: &Json) -> i64 {
    answer["message_id"].as_i64().unwrap_or_else(|| panic!("no message_id in {answer}"))
}

#[tokio::test]
async fn a_text_arrives_with_its_formatting() {
    let place = Place::start().await;
    let mut message = to(BORIS, "жирный, ссылка, код");
    message.text.entities = vec![
        Entity { offset: 0, length: 6, kind: EntityKind::Bold },
        Entity { offset: 8, length: 6, kind: EntityKind::TextLink { url: "https://example.com/".into() } },
        Entity { offset: 16, length: 3, kind: EntityKind::Code },
    ];
    let answer = place.send(message).await.expect("sent");
    assert_eq!(answer["text"], "жирный, ссылка, код");
    assert_eq!(
        answer["entities"],
        json!([{"type": "bold", "offset": 0, "length": 6},
               {"type": "text_link", "offset": 8, "length": 6, "url": "https://example.com/"},
               {"type": "code", "offset": 16, "length": 3}])
    );
    assert_eq!((&answer["chat"]["id"], &answer["chat"]["type"]), (&json!(BORIS), &json!("private")));
    assert_eq!((&answer["from"]["id"], &answer["from"]["first_name"]), (&json!(ANNA), &json!("Анна")));
    assert_eq!(place.private(BORIS, id(&answer), |message| message.text().to_owned()), "жирный, ссылка, код");
}

#[tokio::test]
async fn replies_silence_and_topics_are_kept() {
    let place = Place::start().await;
    let first = id(&place.send(to(BORIS, "вопрос")).await.expect("sent"));
    let options = SendOptions { reply_to: Some(first), silent: true, ..SendOptions::default() };
    let answer = place.send(SendMessage { options, ..to(BORIS, "ответ") }).await.expect("sent");
    assert_eq!(answer["reply_to_message"]["message_id"], first);
    let kept = place.private(BORIS, id(&answer), |message| (message.options.silent, message.options.reply_to));
    assert_eq!(kept, (true, Some(first)));

    let topic = place.sandbox.world(|world| world.chat(FORUM).expect("the forum").topics[1].id);
    let options = SendOptions { topic: Some(topic), ..SendOptions::default() };
    let answer = place.send(SendMessage { options, ..to(FORUM, "в тему") }).await.expect("sent");
    assert_eq!((&answer["message_thread_id"], &answer["is_topic_message"]), (&json!(topic), &json!(true)));
    let kept =
        place.sandbox.world(|world| world.message(Chat::Chat(FORUM), id(&answer)).expect("the message").options.topic);
    assert_eq!(kept, Some(topic));
}

#[tokio::test]
async fn a_scheduled_message_has_an_id_of_its_own_and_is_not_yet_sent() {
    let place = Place::start().await;
    let before = place.count();
    let at = Timestamp::now().checked_add(1.hour()).expect("a near moment");
    let options = SendOptions { send_at: Some(at), ..SendOptions::default() };
    let answer = place.send(SendMessage { options, ..to(BORIS, "потом") }).await.expect("scheduled");
    assert_eq!(answer["is_scheduled"], true);
    let scheduled = place.sandbox.world(|world| {
        let scheduled = world.scheduled(ANNA, Chat::between(ANNA, BORIS));
        scheduled.iter().map(|message| (message.id, message.date)).collect::<Vec<_>>()
    });
    assert_eq!(scheduled, [(id(&answer), at.as_second())]);
    assert_eq!(place.count(), before);
}

#[tokio::test]
async fn a_long_text_is_an_array_with_the_reply_first() {
    let place = Place::start().await;
    let first = id(&place.send(to(GROUP, "начало")).await.expect("sent"));
    let mut message = to(GROUP, "");
    message.text = FormattedText::plain("слово ".repeat(1500));
    message.options.reply_to = Some(first);
    let answer = place.send(message).await.expect("sent");
    let parts = answer.as_array().expect("several messages");
    assert_eq!(parts.len(), 3);
    assert_eq!(parts[0]["reply_to_message"]["message_id"], first);
    assert!(parts[1].get("reply_to_message").is_none());
    let progress = place.call.progress.lock().expect("no panic elsewhere").clone();
    assert_eq!(progress.last().map(|last| (last.done, last.total)), Some((3, Some(3))));
}

#[tokio::test]
async fn locations_and_contacts() {
    let place = Place::start().await;
    let location = SendLocation {
        peer: PeerAddress::Id(BORIS),
        latitude: 55.75,
        longitude: 37.62,
        horizontal_accuracy: Some(30.0),
        live_period: None,
        heading: None,
        proximity_alert_radius: None,
        options: SendOptions::default(),
    };
    let answer = place.run(ResolvedAction::SendLocation(location.clone())).await.expect("sent");
    let near = |key: &str, expected: f64| {
        let value = answer["location"][key].as_f64().unwrap_or_else(|| panic!("no {key} in {answer}"));
        assert!((value - expected).abs() < 0.01, "{key}: {value}");
    };
    near("latitude", 55.75);
    near("longitude", 37.62);
    near("horizontal_accuracy", 30.0);
    let live = SendLocation { live_period: Some(600), heading: Some(90), ..location };
    let answer = place.run(ResolvedAction::SendLocation(live)).await.expect("sent");
    assert_eq!((&answer["location"]["live_period"], &answer["location"]["heading"]), (&json!(600), &json!(90)));

    let contact = SendContact {
        peer: PeerAddress::Id(CHANNEL),
        phone_number: "+79990000003".into(),
        first_name: "Вера".into(),
        last_name: Some("Орлова".into()),
        vcard: None,
        options: SendOptions { silent: true, ..SendOptions::default() },
    };
    let answer = place.run(ResolvedAction::SendContact(contact)).await.expect("sent");
    assert_eq!((&answer["contact"]["first_name"], &answer["contact"]["last_name"]), (&json!("Вера"), &json!("Орлова")));
    assert_eq!(answer["chat"]["type"], "channel");
}

#[tokio::test]
async fn forwards_with_and_without_their_author() {
    let place = Place::start().await;
    let one = id(&place.send(to(BORIS, "первое")).await.expect("sent"));
    let two = id(&place.send(to(BORIS, "второе")).await.expect("sent"));
    let forward = |ids: &[i64], without_author| {
        ResolvedAction::ForwardMessage(ForwardMessage {
            from_peer: PeerAddress::Id(BORIS),
            message_ids: ids.to_vec(),
            peer: PeerAddress::Id(GROUP),
            without_author,
            silent: false,
            send_at: None,
            topic: None,
            protect_content: false,
        })
    };
    let answer = place.run(forward(&[one], false)).await.expect("forwarded");
    assert_eq!((&answer["text"], &answer["chat"]["id"]), (&json!("первое"), &json!(GROUP)));
    assert_eq!(answer["forward_origin"]["sender_user"]["id"], ANNA);
    let answer = place.run(forward(&[one, two], true)).await.expect("copied");
    let texts: Vec<_> = answer.as_array().expect("two").iter().map(|message| message["text"].clone()).collect();
    assert_eq!(texts, [json!("первое"), json!("второе")]);
    assert!(answer[0].get("forward_origin").is_none());
    assert_eq!(place.refusal(forward(&[999_999], false)).await, "MESSAGE_NOT_FOUND");
}

fn delete(peer: i64, ids: &[i64], for_everyone: bool) -> ResolvedAction {
    ResolvedAction::DeleteMessage(DeleteMessage {
        peer: PeerAddress::Id(peer),
        message_ids: ids.to_vec(),
        for_everyone,
    })
}

#[tokio::test]
async fn messages_are_deleted_for_oneself_or_for_everyone() {
    let place = Place::start().await;
    let mine = id(&place.send(to(BORIS, "для себя")).await.expect("sent"));
    let all = id(&place.send(to(BORIS, "для всех")).await.expect("sent"));
    let chat = Chat::between(ANNA, BORIS);
    let seen = |by: i64, id: i64| place.sandbox.world(|world| world.visible_message(by, chat, id).is_some());

    let answer = place.run(delete(BORIS, &[mine], false)).await.expect("deleted");
    assert_eq!(answer, json!({"deleted": [mine], "not_found": []}));
    assert_eq!((seen(ANNA, mine), seen(BORIS, mine)), (false, true));
    let answer = place.run(delete(BORIS, &[all, 999_999], true)).await.expect("deleted");
    assert_eq!(answer, json!({"deleted": [all], "not_found": [999_999]}));
    assert_eq!((seen(ANNA, all), seen(BORIS, all)), (false, false));
    assert_eq!(
        place.run(delete(BORIS, &[all], true)).await.expect("nothing"),
        json!({"deleted": [], "not_found": [all]})
    );
}

#[tokio::test]
async fn a_message_of_another_chat_is_never_deleted() {
    let place = Place::start().await;
    let here = id(&place.send(to(BORIS, "здесь")).await.expect("sent"));
    let elsewhere = id(&place.send(to(VERA, "не здесь")).await.expect("sent"));
    let before = place.count();
    assert_eq!(place.refusal(delete(BORIS, &[here, elsewhere], true)).await, "MESSAGE_NOT_IN_CHAT");
    assert_eq!(place.count(), before);
    assert!(!place.methods().iter().any(|method| method == "messages.deleteMessages"));
}

#[tokio::test]
async fn posts_are_deleted_for_everyone_only() {
    let place = Place::start().await;
    let post = id(&place.send(to(CHANNEL, "новость")).await.expect("sent"));
    assert_eq!(place.refusal(delete(CHANNEL, &[post], false)).await, "DELETE_FOR_EVERYONE_ONLY");
    let answer = place.run(delete(CHANNEL, &[post, 999_999], true)).await.expect("deleted");
    assert_eq!(answer, json!({"deleted": [post], "not_found": [999_999]}));
    assert!(place.sandbox.world(|world| world.message(Chat::Chat(CHANNEL), post).is_none()));
}

#[tokio::test]
async fn what_leaves_is_what_a_dry_run_shows() {
    let place = Place::start().await;
    let text = ResolvedAction::SendMessage(to(GROUP, "a"));
    let mut sent = Vec::new();
    for _ in 0..3 {
        sent.push(id(&place.run(text.clone()).await.expect("sent")));
    }
    // As nobody should give them, so that a change of order would show.
    let ids = [sent[2], sent[0], sent[2], sent[1]];
    let by_ids = GetMessages {
        peer: PeerAddress::Id(GROUP),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: ids.to_vec(),
    };
    let forward = ForwardMessage {
        from_peer: PeerAddress::Id(GROUP),
        message_ids: ids.to_vec(),
        peer: PeerAddress::Id(BORIS),
        without_author: true,
        silent: true,
        send_at: None,
        topic: None,
        protect_content: false,
    };
    let by_ids = ResolvedAction::GetMessages(by_ids);
    for action in [text, by_ids, ResolvedAction::ForwardMessage(forward), delete(GROUP, &ids, true)] {
        place.call.requests.lock().expect("no panic elsewhere").clear();
        let planned = place.executor.requests(&action).expect("a plan");
        place.run(action).await.expect("done");
        assert_eq!(*place.call.requests.lock().expect("no panic elsewhere"), planned);
    }
}
