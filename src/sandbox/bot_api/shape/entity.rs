//! The Bot API's JSON of a text's entities (MessageEntity).

use super::user;
use crate::markup::EntityKind;
use crate::markup::{Text, TextEntity, TextEntityKind};
use crate::sandbox::world::World;
use crate::value::Json;
use serde_json::json;

/// The entities of a text; null where there are none.
pub(super) fn entities(world: &World, text: &Text) -> Json {
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
