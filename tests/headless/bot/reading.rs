//! Get dialogs, get profile and get messages against the sandbox: what its pending updates hold, none of it confirmed.

use super::support::{ANNA, BORIS, FORUM, GROUP, NEWS, Place, dialogs, messages, profile};
use scenogram::engine::{GetDialogs, GetMessages, ResolvedAction};
use scenogram::scenario::{DialogKind, PeerAddress};
use scenogram::value::Json;
use serde_json::json;

fn list<'j>(answer: &'j Json, path: &str) -> Vec<&'j Json> {
    answer.as_array().expect("an array").iter().filter_map(|one| one.pointer(path)).collect()
}

fn pending(place: &Place) -> usize {
    place.sandbox.world(|world| world.updates.count())
}

#[tokio::test]
async fn dialogs_are_the_chats_of_the_pending_updates() {
    let place = Place::start().await;
    let before = pending(&place);
    let (all, methods) = place.done(ResolvedAction::GetDialogs(dialogs())).await;
    assert_eq!(methods, ["getUpdates"]);
    assert_eq!(list(&all, "/chat/id"), [NEWS, FORUM, GROUP, BORIS, ANNA], "the newest first");
    let anna = &all.as_array().expect("an array")[4];
    assert_eq!((&anna["unread_count"], &anna["last_message"]["text"]), (&json!(2), &json!("Где мой заказ A-1042?")));
    assert_eq!((&anna["pinned"], &anna["archived"], &anna["muted_until"]), (&json!(false), &json!(false), &Json::Null));
    assert_eq!(pending(&place), before, "nothing is confirmed");

    let check = async |action: GetDialogs, expected: &[i64]| {
        let (found, _) = place.done(ResolvedAction::GetDialogs(action)).await;
        assert_eq!(list(&found, "/chat/id"), expected);
    };
    check(GetDialogs { kinds: vec![DialogKind::Person], ..dialogs() }, &[BORIS, ANNA]).await;
    check(GetDialogs { kinds: vec![DialogKind::Group, DialogKind::Channel], limit: 2, ..dialogs() }, &[NEWS, FORUM])
        .await;
    check(GetDialogs { search: Some("борис".into()), ..dialogs() }, &[BORIS]).await;
    place.sandbox.change(|world| world.receive(ANNA, ANNA, "Ещё вопрос"));
    check(GetDialogs { limit: 1, ..dialogs() }, &[ANNA]).await;
}

#[tokio::test]
async fn messages_are_those_of_one_chat() {
    let place = Place::start().await;
    let before = pending(&place);
    let (all, methods) = place.done(ResolvedAction::GetMessages(messages(ANNA))).await;
    assert_eq!(methods, ["getUpdates"]);
    assert_eq!(list(&all, "/text"), ["Где мой заказ A-1042?", "/start"], "the newest first");
    assert!(list(&all, "/date").iter().all(|date| date.is_i64()));
    let found = GetMessages { search: Some("ЗАКАЗ".into()), ..messages(ANNA) };
    assert_eq!(list(&place.done(ResolvedAction::GetMessages(found)).await.0, "/text"), ["Где мой заказ A-1042?"]);
    let by_name = GetMessages { peer: PeerAddress::Username("SHOP_news".into()), ..messages(ANNA) };
    assert_eq!(list(&place.done(ResolvedAction::GetMessages(by_name)).await.0, "/chat/id"), [NEWS]);
    let (nothing, _) = place.done(ResolvedAction::GetMessages(messages(999_999))).await;
    assert_eq!(nothing, json!([]));
    assert_eq!(pending(&place), before, "nothing is confirmed");
}

#[tokio::test]
async fn a_webhook_stands_in_the_way() {
    let place = Place::start().await;
    place.sandbox.change(|world| world.webhook = Some("https://example.com/hook".into()));
    for action in [ResolvedAction::GetDialogs(dialogs()), ResolvedAction::GetMessages(messages(ANNA))] {
        assert_eq!(place.refused(action).await.code, "WEBHOOK_ACTIVE");
    }
}

#[tokio::test]
async fn profiles_of_oneself_people_and_chats() {
    let place = Place::start().await;
    let (me, methods) = place.done(profile(None)).await;
    assert_eq!(methods, ["getMe"]);
    assert_eq!((&me["is_bot"], &me["username"]), (&json!(true), &json!("scenogram_sandbox_bot")));
    let (anna, methods) = place.done(profile(Some(ANNA))).await;
    assert_eq!(methods, ["getChat"]);
    assert_eq!((&anna["first_name"], &anna["bio"]), (&json!("Анна"), &json!("Склад и доставка")));
    for (chat, kind) in [(GROUP, "group"), (FORUM, "supergroup"), (NEWS, "channel")] {
        let (found, methods) = place.done(profile(Some(chat))).await;
        assert_eq!(methods, ["getChat", "getChatMemberCount"]);
        assert_eq!(found["type"], kind);
        assert!(found["members_count"].as_i64().is_some_and(|count| count > 1), "{found}");
    }
    assert_eq!(place.refused(profile(Some(999_999))).await.code, "CHAT_NOT_FOUND");
}
