//! What an account reads: dialogs, messages and profiles, against the sandbox's world.

use super::support::{ANNA, BORIS, CHANNEL, FORUM, GROUP, Place, VERA, to};
use jiff::Timestamp;
use scenogram::engine::{GetDialogs, GetMessages, GetProfile, ResolvedAction};
use scenogram::sandbox::world::Place as Chat;
use scenogram::scenario::{DialogKind, PeerAddress};
use scenogram::value::Json;
use serde_json::json;

fn list<'j>(answer: &'j Json, path: &str) -> Vec<&'j Json> {
    answer
        .as_array()
        .unwrap_or_else(|| panic!("no array: {answer}"))
        .iter()
        .filter_map(|one| one.pointer(path))
        .collect()
}

fn dialogs() -> GetDialogs {
    GetDialogs { limit: 100, archived: false, kinds: Vec::new(), search: None }
}

fn messages(peer: i64) -> GetMessages {
    GetMessages {
        peer: PeerAddress::Id(peer),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: Vec::new(),
    }
}

async fn read_dialogs(place: &Place, action: GetDialogs) -> Json {
    place.run(ResolvedAction::GetDialogs(action)).await.expect("dialogs")
}

async fn read(place: &Place, action: GetMessages) -> Json {
    place.run(ResolvedAction::GetMessages(action)).await.expect("messages")
}

async fn profile(place: &Place, peer: Option<PeerAddress>) -> Json {
    place.run(ResolvedAction::GetProfile(GetProfile { peer })).await.expect("a profile")
}

#[tokio::test]
async fn dialogs_with_their_state() {
    let place = Place::start().await;
    place.sandbox.change(|world| {
        world.change_dialog(ANNA, Chat::between(ANNA, VERA), |state| state.pinned = true);
        world.change_dialog(ANNA, Chat::Chat(GROUP), |state| state.muted_until = Some(i64::from(i32::MAX)));
        world.change_dialog(ANNA, Chat::Chat(CHANNEL), |state| state.archived = true);
    });
    let all = read_dialogs(&place, dialogs()).await;
    let ids = list(&all, "/chat/id");
    assert_eq!(ids.first(), Some(&&json!(VERA)), "the pinned one comes first: {ids:?}");
    assert!(ids.contains(&&json!(GROUP)) && ids.contains(&&json!(BORIS)) && ids.contains(&&json!(FORUM)));
    assert!(!ids.contains(&&json!(CHANNEL)), "it is in the archive");
    let of = |id: i64| all.as_array().and_then(|all| all.iter().find(|one| one["chat"]["id"] == id)).expect("there");
    assert_eq!((&of(VERA)["pinned"], &of(BORIS)["pinned"]), (&json!(true), &json!(false)));
    assert_eq!((&of(GROUP)["muted_until"], &of(BORIS)["muted_until"]), (&json!(i32::MAX), &Json::Null));
    assert!(of(BORIS)["last_message"]["text"].is_string() && of(BORIS)["unread_count"].is_i64());
    let archive = read_dialogs(&place, GetDialogs { archived: true, ..dialogs() }).await;
    assert_eq!(list(&archive, "/chat/id"), [&json!(CHANNEL)]);
    assert_eq!(archive[0]["archived"], true);
}

#[tokio::test]
async fn dialogs_by_kind_words_and_number() {
    let place = Place::start().await;
    let check = async |action: GetDialogs, expected: &[&str]| {
        let mut kinds: Vec<String> = list(&read_dialogs(&place, action).await, "/chat/type")
            .into_iter()
            .map(|kind| kind.as_str().unwrap_or_default().to_owned())
            .collect();
        kinds.dedup();
        kinds.sort();
        kinds.dedup();
        assert_eq!(kinds, expected);
    };
    check(GetDialogs { kinds: vec![DialogKind::Channel], ..dialogs() }, &["channel"]).await;
    check(GetDialogs { kinds: vec![DialogKind::Group], ..dialogs() }, &["group", "supergroup"]).await;
    check(GetDialogs { kinds: vec![DialogKind::Person], ..dialogs() }, &["private"]).await;
    let bots = read_dialogs(&place, GetDialogs { kinds: vec![DialogKind::Bot], ..dialogs() }).await;
    assert_eq!(list(&bots, "/chat/username"), [&json!("scenogram_sandbox_bot")]);
    let found = read_dialogs(&place, GetDialogs { search: Some("бор".into()), ..dialogs() }).await;
    assert_eq!(list(&found, "/chat/id"), [&json!(BORIS)]);
    assert_eq!(read_dialogs(&place, GetDialogs { limit: 2, ..dialogs() }).await.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn many_dialogs_come_in_pages() {
    let place = Place::start().await;
    place.sandbox.change(|world| {
        for id in 1000..1130 {
            let person = scenogram::sandbox::world::Person::new(id, format!("Человек {id}"), format!("+7999{id:07}"));
            world.people.push(person);
            let draft = scenogram::sandbox::world::Draft::new(
                scenogram::sandbox::world::Content::Text(scenogram::markup::Text::default()),
                Default::default(),
            );
            world.post(id, Chat::between(ANNA, id), draft);
        }
    });
    let all = read_dialogs(&place, GetDialogs { limit: 1000, ..dialogs() }).await;
    let ids = list(&all, "/chat/id");
    let different: std::collections::HashSet<String> = ids.iter().map(|id| id.to_string()).collect();
    assert_eq!(different.len(), ids.len(), "none comes twice");
    assert!((1000..1130).all(|id| different.contains(&id.to_string())), "{}", ids.len());
    assert!(place.methods().len() >= 2, "one page holds 100");
    let progress = place.call.progress.lock().expect("no panic elsewhere");
    assert!(progress.iter().any(|step| step.what == "messages.getDialogs" && step.done >= 130), "{progress:?}");
}

#[tokio::test]
async fn history_newest_first_in_pages() {
    let place = Place::start().await;
    for number in 0..230 {
        place.sandbox.change(|world| {
            let text = scenogram::markup::Text { text: format!("№ {number}"), entities: Vec::new() };
            let content = scenogram::sandbox::world::Content::Text(text);
            world.post(
                BORIS,
                Chat::between(ANNA, BORIS),
                scenogram::sandbox::world::Draft::new(content, Default::default()),
            );
        });
    }
    let expected: Vec<i64> = place
        .sandbox
        .world(|world| world.messages(Chat::between(ANNA, BORIS)).iter().rev().map(|message| message.id).collect());
    let ids = |answer: &Json| list(answer, "/message_id").into_iter().filter_map(Json::as_i64).collect::<Vec<_>>();
    let all = read(&place, GetMessages { limit: 1000, ..messages(BORIS) }).await;
    assert_eq!(ids(&all), expected);
    assert!(place.methods().iter().filter(|method| *method == "messages.getHistory").count() >= 3);
    let some = read(&place, GetMessages { limit: 150, ..messages(BORIS) }).await;
    assert_eq!(ids(&some), expected[..150]);
    let older = read(&place, GetMessages { before_id: Some(expected[10]), limit: 5, ..messages(BORIS) }).await;
    assert_eq!(ids(&older), expected[11..16]);
}

#[tokio::test]
async fn history_between_two_moments_both_included() {
    let place = Place::start().await;
    let known: Vec<(i64, i64)> = place.sandbox.world(|world| {
        world.messages(Chat::Chat(FORUM)).iter().rev().map(|message| (message.id, message.date)).collect()
    });
    let (from, to) = (known[20].1, known[5].1);
    let moment = |second| Some(Timestamp::from_second(second).expect("a moment"));
    let expected: Vec<i64> = known.iter().filter(|(_, date)| (from..=to).contains(date)).map(|(id, _)| *id).collect();
    for search in [None, Some("заказ")] {
        let between = GetMessages {
            from_date: moment(from),
            to_date: moment(to),
            search: search.map(str::to_owned),
            ..messages(FORUM)
        };
        let found = read(&place, between).await;
        let ids: Vec<i64> = list(&found, "/message_id").into_iter().filter_map(Json::as_i64).collect();
        match search {
            None => assert_eq!(ids, expected),
            Some(_) => {
                assert!(!ids.is_empty() && ids.iter().all(|id| expected.contains(id)), "{ids:?}");
                assert!(
                    list(&found, "/text")
                        .iter()
                        .all(|text| text.as_str().is_some_and(|text| { text.to_lowercase().contains("заказ") }))
                );
            }
        }
    }
}

#[tokio::test]
async fn messages_by_their_ids_are_those_of_the_chat() {
    let place = Place::start().await;
    let here = place.send(to(BORIS, "здесь")).await.expect("sent")["message_id"].as_i64().expect("an id");
    let there = place.send(to(VERA, "там")).await.expect("sent")["message_id"].as_i64().expect("an id");
    let found = read(&place, GetMessages { message_ids: vec![here, there, 999_999], ..messages(BORIS) }).await;
    assert_eq!(list(&found, "/text"), [&json!("здесь")]);
    let posts: Vec<i64> = place
        .sandbox
        .world(|world| world.messages(Chat::Chat(CHANNEL)).iter().take(3).map(|message| message.id).collect());
    let found = read(&place, GetMessages { message_ids: posts.clone(), ..messages(CHANNEL) }).await;
    let ids: Vec<i64> = list(&found, "/message_id").into_iter().filter_map(Json::as_i64).collect();
    assert_eq!(ids, posts.into_iter().rev().collect::<Vec<_>>(), "newest first");
}

#[tokio::test]
async fn profiles() {
    let place = Place::start().await;
    let own = profile(&place, None).await;
    assert_eq!(
        (&own["id"], &own["first_name"], &own["bio"]),
        (&json!(ANNA), &json!("Анна"), &json!("Склад и доставка"))
    );
    assert_eq!((&own["phone_number"], &own["is_bot"]), (&json!("+79990000001"), &json!(false)));
    let boris = profile(&place, Some(PeerAddress::Username("boris".into()))).await;
    assert_eq!((&boris["id"], &boris["type"], &boris["is_bot"]), (&json!(BORIS), &json!("private"), &json!(false)));
    assert!(boris["common_chats_count"].is_i64(), "{boris}");
    for (chat, kind) in [(GROUP, "group"), (FORUM, "supergroup"), (CHANNEL, "channel")] {
        let found = profile(&place, Some(PeerAddress::Id(chat))).await;
        assert_eq!((&found["id"], &found["type"]), (&json!(chat), &json!(kind)));
        assert!(found["members_count"].as_i64().is_some_and(|count| count > 1), "{found}");
    }
}
