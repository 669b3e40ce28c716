//! The Bot API's JSON of messages (Message, MessageOrigin, TextQuote, Location, Contact).

use super::entity::entities;
use super::file::{document, file};
use super::{chat, flag, object, user};
use crate::sandbox::world::{
    Content, FileKind, Forward, Location, Message, Origin, Place, Sender, SharedContact, World, now,
};
use crate::value::Json;
use serde_json::{Map, json};

/// A message with the one it replies to.
pub(in crate::sandbox::bot_api) fn message(world: &World, message: &Message) -> Json {
    let mut json = lone_message(world, message);
    let replied = message.options.reply_to.and_then(|id| world.message(message.place, id));
    if let (Some(replied), Some(map)) = (replied, json.as_object_mut()) {
        map.insert("reply_to_message".into(), lone_message(world, replied));
        if let Some(quote) = &message.options.quote {
            let quote = json!({
                "text": quote.text.text,
                "entities": entities(world, &quote.text),
                "position": quote.position,
                "is_manual": true,
            });
            map.insert("quote".into(), object(quote));
        }
    }
    json
}

fn lone_message(world: &World, message: &Message) -> Json {
    let mut map = Map::new();
    let mut put = |key: &str, value: Json| {
        if !value.is_null() {
            map.insert(key.to_owned(), value);
        }
    };
    let chat = chat(world, message.place);
    put("message_id", json!(message.id));
    match message.sender {
        Sender::User(id) => put("from", user(world, id).unwrap_or_default()),
        Sender::Channel => put("sender_chat", chat.clone()),
    }
    put("chat", chat);
    put("date", json!(message.date));
    put("edit_date", json!(message.edit_date));
    put("forward_origin", message.forward.as_ref().map_or(Json::Null, |forward| origin(world, forward)));
    if let Some(topic) = message.options.topic {
        put("message_thread_id", json!(topic));
        put("is_topic_message", json!(true));
    }
    put("media_group_id", message.options.album.map_or(Json::Null, |album| json!(album.to_string())));
    put("has_protected_content", flag(world.is_protected(message)));
    put_content(world, message, &mut put);
    put("reply_markup", message.options.inline_keyboard.clone().unwrap_or_default());
    Json::Object(map)
}

fn put_content(world: &World, message: &Message, put: &mut impl FnMut(&str, Json)) {
    match &message.content {
        Content::Text(text) => {
            put("text", json!(text.text));
            put("entities", entities(world, text));
            put("link_preview_options", message.options.link_preview.clone().unwrap_or_default());
        }
        Content::File { kind, file_id, caption, spoiler, caption_above } => {
            if let Some(stored) = world.files.get(file_id) {
                put(kind.word(), file(stored));
                if *kind == FileKind::Animation {
                    // Kept by the real one for clients older than animations.
                    put("document", document(stored));
                }
            }
            if !caption.text.is_empty() {
                put("caption", json!(caption.text));
                put("caption_entities", entities(world, caption));
                put("show_caption_above_media", flag(*caption_above));
            }
            put("has_media_spoiler", flag(*spoiler));
        }
        Content::Location(location) => put("location", self::location(message, location)),
        Content::Contact(contact) => put("contact", self::contact(contact)),
        Content::Created { .. } => put(created(world, message), json!(true)),
        Content::TopicCreated { name } => {
            put("message_thread_id", json!(message.id));
            put("is_topic_message", json!(true));
            put("forum_topic_created", json!({ "name": name, "icon_color": 7_322_096 }));
        }
        Content::MigratedTo { chat } => put("migrate_to_chat_id", json!(chat)),
        Content::MigratedFrom { chat, .. } => put("migrate_from_chat_id", json!(chat)),
    }
}

/// The key of the message that begins a supergroup or channel.
fn created(world: &World, message: &Message) -> &'static str {
    if world.is_channel(message.place) { "channel_chat_created" } else { "supergroup_chat_created" }
}

/// What made it live is told only while it is.
fn location(message: &Message, location: &Location) -> Json {
    let live = location.live.as_ref().filter(|_| location.is_live(message.date, now()));
    object(json!({
        "latitude": location.latitude,
        "longitude": location.longitude,
        "horizontal_accuracy": location.accuracy,
        "live_period": live.map(|live| live.period),
        "heading": live.and_then(|live| live.heading),
        "proximity_alert_radius": live.and_then(|live| live.proximity),
    }))
}

fn contact(contact: &SharedContact) -> Json {
    object(json!({
        "phone_number": contact.phone_number,
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "vcard": contact.vcard,
        "user_id": contact.user_id,
    }))
}

fn origin(world: &World, forward: &Forward) -> Json {
    match &forward.origin {
        Origin::User(id) => {
            let known = user(world, *id);
            json!({ "type": "user", "date": forward.date, "sender_user": known.unwrap_or_default() })
        }
        Origin::HiddenUser(name) => json!({ "type": "hidden_user", "date": forward.date, "sender_user_name": name }),
        Origin::Channel { chat: id, message_id } => json!({
            "type": "channel",
            "date": forward.date,
            "chat": chat(world, Place::Chat(*id)),
            "message_id": message_id,
        }),
    }
}
