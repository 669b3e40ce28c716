//! The Bot API's JSON of what is in the world: User, Chat and Update here; ChatFullInfo and ChatMember in `chat`, Message
//! in `message`, MessageEntity in `entity`, files in `file`.

mod chat;
mod entity;
mod file;
mod message;

pub(super) use chat::{full_chat, member, private_member};
pub(super) use file::file_info;
pub(super) use message::message;

use crate::sandbox::world::{Chat, Person, Place, Update, World};
use crate::value::Json;
use serde_json::{Map, json};

/// A JSON object without the keys whose value is null.
fn object(pairs: Json) -> Json {
    match pairs {
        Json::Object(mut map) => {
            map.retain(|_, value| !value.is_null());
            Json::Object(map)
        }
        other => other,
    }
}

/// `true` or left out, as the Bot API's optional flags are.
fn flag(set: bool) -> Json {
    if set { json!(true) } else { Json::Null }
}

/// The bot itself (`getMe`).
pub(super) fn me(world: &World) -> Json {
    json!({
        "id": world.bot.id,
        "is_bot": true,
        "first_name": world.bot.first_name,
        "username": world.bot.username,
        "can_join_groups": true,
        "can_read_all_group_messages": true,
        "supports_inline_queries": false,
        "can_connect_to_business": false,
        "has_main_web_app": false,
    })
}

fn user(world: &World, id: i64) -> Option<Json> {
    if id == world.bot.id {
        let bot = &world.bot;
        return Some(json!({ "id": id, "is_bot": true, "first_name": bot.first_name, "username": bot.username }));
    }
    world.person(id).map(|person| {
        object(json!({
            "id": id,
            "is_bot": false,
            "first_name": person.first_name,
            "last_name": person.last_name,
            "username": person.username,
            "language_code": "ru",
        }))
    })
}

fn private_chat(person: &Person) -> Json {
    object(json!({
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "type": "private",
    }))
}

fn group_chat(chat: &Chat) -> Json {
    object(json!({
        "id": chat.id,
        "title": chat.title,
        "username": chat.username,
        "type": chat.kind.word(),
        "is_forum": flag(chat.is_forum()),
    }))
}

/// The chat of a place as the bot sees it.
fn chat(world: &World, place: Place) -> Json {
    match place {
        Place::Private(one, other) => {
            let partner = if one == world.bot.id { other } else { one };
            world.person(partner).map_or_else(|| json!({ "id": partner, "type": "private" }), private_chat)
        }
        Place::Chat(id) => world.chat(id).map_or_else(|| json!({ "id": id, "type": "group" }), group_chat),
    }
}

/// `Update`.
pub(super) fn update(world: &World, update: &Update) -> Json {
    let mut map = Map::new();
    map.insert("update_id".into(), json!(update.id));
    map.insert(update.kind.word().into(), message(world, &update.message));
    Json::Object(map)
}
