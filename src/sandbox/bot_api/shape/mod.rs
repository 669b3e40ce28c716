//! The Bot API's JSON of what is in the world: User, Chat, ChatFullInfo, Message, MessageEntity, Update,
//! and files in `file`.

mod file;

pub(super) use file::file_info;

use crate::markup::EntityKind;
use crate::sandbox::world::{
    Chat, ChatKind, Content, FileKind, Message, Person, Place, Sender, Standing, Text, TextEntity, TextEntityKind,
    Update, World,
};
use crate::value::Json;
use file::{document, file};
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

/// A whole chat (`getChat`).
pub(super) fn full_chat(world: &World, place: Place) -> Json {
    let mut full = chat(world, place);
    let Some(map) = full.as_object_mut() else { return full };
    let gifts = json!({
        "unlimited_gifts": false,
        "limited_gifts": false,
        "unique_gifts": false,
        "premium_subscription": false,
        "gifts_from_channels": false,
    });
    let mut put = |key: &str, value: Json| map.insert(key.to_owned(), value);
    put("accent_color_id", json!(0));
    put("max_reaction_count", json!(11));
    put("accepted_gift_types", gifts);
    match place {
        Place::Private(one, other) => {
            let partner = world.person(if one == world.bot.id { other } else { one });
            for (key, text) in [
                ("bio", partner.and_then(|person| person.bio.as_ref())),
                ("first_name", partner.map(|person| &person.first_name)),
            ] {
                if let Some(text) = text {
                    put(key, json!(text));
                }
            }
            if let Some(username) = partner.and_then(|person| person.username.as_ref()) {
                put("active_usernames", json!([username]));
            }
        }
        Place::Chat(id) => {
            let chat = world.chat(id);
            if let Some(username) = chat.and_then(|chat| chat.username.as_ref()) {
                put("active_usernames", json!([username]));
            }
            if chat.is_some_and(|chat| chat.kind != ChatKind::Channel) {
                put("permissions", permissions(chat.is_some_and(|chat| chat.bot != Standing::Muted)));
            }
        }
    }
    full
}

fn permissions(write: bool) -> Json {
    let all = [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
    ];
    let mut map: Map<String, Json> = all.into_iter().map(|name| (name.to_owned(), json!(write))).collect();
    for name in ["can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"] {
        map.insert(name.to_owned(), json!(false));
    }
    Json::Object(map)
}

/// A message with the one it replies to.
pub(super) fn message(world: &World, message: &Message) -> Json {
    let mut json = lone_message(world, message);
    let replied = message.options.reply_to.and_then(|id| world.message(message.place, id));
    if let (Some(replied), Some(map)) = (replied, json.as_object_mut()) {
        map.insert("reply_to_message".into(), lone_message(world, replied));
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
    if let Some(topic) = message.options.topic {
        put("message_thread_id", json!(topic));
        put("is_topic_message", json!(true));
    }
    put("media_group_id", message.options.album.map_or(Json::Null, |album| json!(album.to_string())));
    put("has_protected_content", flag(message.options.protected));
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
        Content::TopicCreated { name } => {
            put("message_thread_id", json!(message.id));
            put("is_topic_message", json!(true));
            put("forum_topic_created", json!({ "name": name, "icon_color": 7_322_096 }));
        }
    }
    put("reply_markup", message.options.inline_keyboard.clone().unwrap_or_default());
    Json::Object(map)
}

fn entities(world: &World, text: &Text) -> Json {
    if text.entities.is_empty() {
        return Json::Null;
    }
    text.entities.iter().map(|part| entity(world, part)).collect()
}

fn entity(world: &World, entity: &TextEntity) -> Json {
    let (word, extra) = match &entity.kind {
        TextEntityKind::Mention => ("mention", None),
        TextEntityKind::Hashtag => ("hashtag", None),
        TextEntityKind::Cashtag => ("cashtag", None),
        TextEntityKind::BotCommand => ("bot_command", None),
        TextEntityKind::Url => ("url", None),
        TextEntityKind::Email => ("email", None),
        TextEntityKind::PhoneNumber => ("phone_number", None),
        TextEntityKind::Written(kind) => match kind {
            EntityKind::Bold => ("bold", None),
            EntityKind::Italic => ("italic", None),
            EntityKind::Underline => ("underline", None),
            EntityKind::Strikethrough => ("strikethrough", None),
            EntityKind::Spoiler => ("spoiler", None),
            EntityKind::Blockquote => ("blockquote", None),
            EntityKind::ExpandableBlockquote => ("expandable_blockquote", None),
            EntityKind::Code => ("code", None),
            EntityKind::Pre { language } => ("pre", language.as_ref().map(|language| ("language", json!(language)))),
            EntityKind::TextLink { url } => ("text_link", Some(("url", json!(url)))),
            EntityKind::TextMention { user_id } => ("text_mention", user(world, *user_id).map(|user| ("user", user))),
            EntityKind::CustomEmoji { id } => ("custom_emoji", Some(("custom_emoji_id", json!(id)))),
            EntityKind::DateTime { unix_time, .. } => ("date_time", Some(("unix_time", json!(unix_time)))),
        },
    };
    let mut json = json!({ "offset": entity.offset, "length": entity.length, "type": word });
    if let Some(map) = json.as_object_mut() {
        if let Some((key, value)) = extra {
            map.insert(key.to_owned(), value);
        }
        if let TextEntityKind::Written(EntityKind::DateTime { format: Some(format), .. }) = &entity.kind {
            map.insert("date_time_format".to_owned(), json!(format));
        }
    }
    json
}

/// `Update`.
pub(super) fn update(world: &World, update: &Update) -> Json {
    let mut map = Map::new();
    map.insert("update_id".into(), json!(update.id));
    map.insert(update.kind.word().into(), message(world, &update.message));
    Json::Object(map)
}
