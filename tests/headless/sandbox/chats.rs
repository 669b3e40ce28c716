//! What a chat is and who is in it.

use super::{FORUM, GROUP, NEWS, call, done, refused, start};
use scenogram::sandbox::world::{Place, Standing};
use serde_json::{Value, json};

#[tokio::test]
async fn members_are_counted_and_named() {
    let sandbox = start().await;
    for (chat, count) in [(json!(1), 2), (json!(GROUP), 5), (json!(FORUM), 5), (json!("@shop_news"), 5)] {
        assert_eq!(done(&sandbox, "getChatMemberCount", json!({ "chat_id": chat })).await, count, "{chat}");
    }
    sandbox.change(|world| {
        let group = world.chat_mut(GROUP).expect("the group");
        group.people.extend([(3, Standing::Muted), (4, Standing::Kicked)]);
    });
    for (chat, user, status) in [
        (GROUP, 1, "creator"),
        (GROUP, 2, "member"),
        (GROUP, 3, "restricted"),
        (GROUP, 4, "kicked"),
        (GROUP, 5, "left"),
        (NEWS, 1_000_000, "administrator"),
        (1, 1, "member"),
        (1, 1_000_000, "member"),
    ] {
        let member = done(&sandbox, "getChatMember", json!({ "chat_id": chat, "user_id": user })).await;
        assert_eq!((&member["status"], &member["user"]["id"]), (&json!(status), &json!(user)));
    }
    let ids = |list: &Value| -> Vec<i64> {
        list.as_array().into_iter().flatten().filter_map(|member| member["user"]["id"].as_i64()).collect()
    };
    assert_eq!(ids(&done(&sandbox, "getChatAdministrators", json!({ "chat_id": GROUP })).await), [1]);
    assert_eq!(ids(&done(&sandbox, "getChatAdministrators", json!({ "chat_id": NEWS })).await), [1, 1_000_000]);
    let photos = done(&sandbox, "getUserProfilePhotos", json!({ "user_id": 1 })).await;
    assert_eq!(photos, json!({ "total_count": 0, "photos": [] }));
    refused(
        &sandbox,
        vec![
            ("getChatMember", json!({ "chat_id": GROUP }), "invalid user_id specified"),
            ("getChatMember", json!({ "chat_id": GROUP, "user_id": 77 }), "member not found"),
            ("getChatMember", json!({ "chat_id": 1, "user_id": 2 }), "member not found"),
            ("getChatMember", json!({ "user_id": 2 }), "chat_id is empty"),
            ("getChatMemberCount", json!({ "chat_id": 77 }), "chat not found"),
            ("getChatAdministrators", json!({ "chat_id": 1 }), "there are no administrators in the private chat"),
            ("getUserProfilePhotos", json!({ "user_id": 77 }), "user not found"),
            ("getUserProfilePhotos", json!({}), "invalid user_id specified"),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_chat_is_shown_whole_to_whoever_is_in_it() {
    let sandbox = start().await;
    sandbox.change(|world| world.chat_mut(FORUM).expect("the forum").description = Some("Смена".into()));
    let anna = done(&sandbox, "getChat", json!({ "chat_id": 1 })).await;
    assert_eq!((&anna["bio"], &anna["active_usernames"]), (&json!("Склад и доставка"), &json!(["anna"])));
    let dina = done(&sandbox, "getChat", json!({ "chat_id": 5 })).await;
    assert_eq!(dina["has_private_forwards"], true);
    let forum = done(&sandbox, "getChat", json!({ "chat_id": FORUM })).await;
    assert_eq!((&forum["description"], &forum["is_forum"]), (&json!("Смена"), &json!(true)));
    assert_eq!(forum["permissions"]["can_send_messages"], true);
    let news = done(&sandbox, "getChat", json!({ "chat_id": "@shop_news" })).await;
    assert!(news.get("permissions").is_none());
    sandbox.change(|world| world.chats.iter_mut().for_each(|chat| chat.bot = Standing::Left));
    assert_eq!(done(&sandbox, "getChat", json!({ "chat_id": NEWS })).await["title"], "Новости магазина");
    let away = "Forbidden: bot is not a member of the supergroup chat";
    refused(&sandbox, vec![("getChat", json!({ "chat_id": FORUM }), away)]).await;
}

#[tokio::test]
async fn a_group_that_moved_says_where() {
    let sandbox = start().await;
    let last = done(&sandbox, "getUpdates", json!({ "offset": -1 })).await[0]["update_id"].as_i64().expect("an id");
    let id = sandbox.change(|world| world.migrate(GROUP)).expect("a basic group");
    let refusal = call(&sandbox, "sendMessage", json!({ "chat_id": GROUP, "text": "a" })).await;
    assert_eq!(refusal["parameters"]["migrate_to_chat_id"], id);
    done(&sandbox, "sendMessage", json!({ "chat_id": id, "text": "a" })).await;
    let updates = done(&sandbox, "getUpdates", json!({ "offset": last + 1 })).await;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], id);
    assert_eq!(updates[1]["message"]["migrate_from_chat_id"], GROUP);
}

#[tokio::test]
async fn what_a_person_scheduled_reaches_the_bot_when_it_is_due() {
    let sandbox = start().await;
    let last = done(&sandbox, "getUpdates", json!({ "offset": -1 })).await[0]["update_id"].as_i64().expect("an id");
    sandbox.change(|world| {
        use scenogram::sandbox::world::{Content, Draft, Options, now, with_found_entities};
        let draft = Draft::new(Content::Text(with_found_entities("Доброе утро")), Options::default());
        world.schedule(1, Place::Chat(GROUP), draft, now()).expect("room");
    });
    let updates = done(&sandbox, "getUpdates", json!({ "offset": last + 1, "timeout": 20 })).await;
    assert_eq!(updates[0]["message"]["text"], "Доброе утро");
}
