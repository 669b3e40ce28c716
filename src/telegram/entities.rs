//! Message entities as the Bot API writes them (`MessageEntity`).

use crate::markup::{Entity, EntityKind};
use crate::value::Json;
use serde_json::json;

/// The JSON array for `entities` and `caption_entities`.
pub(super) fn entities_json(entities: &[Entity]) -> Json {
    entities.iter().map(entity_json).collect()
}

fn entity_json(entity: &Entity) -> Json {
    let (kind, extra) = match &entity.kind {
        EntityKind::Bold => ("bold", None),
        EntityKind::Italic => ("italic", None),
        EntityKind::Underline => ("underline", None),
        EntityKind::Strikethrough => ("strikethrough", None),
        EntityKind::Spoiler => ("spoiler", None),
        EntityKind::Blockquote => ("blockquote", None),
        EntityKind::ExpandableBlockquote => ("expandable_blockquote", None),
        EntityKind::Code => ("code", None),
        EntityKind::Pre { language } => ("pre", language.as_ref().map(|name| ("language", json!(name)))),
        EntityKind::TextLink { url } => ("text_link", Some(("url", json!(url)))),
        // A bot names the person by id alone; first_name and is_bot are required of a `User` and not looked at.
        EntityKind::TextMention { user_id } => {
            ("text_mention", Some(("user", json!({"id": user_id, "is_bot": false, "first_name": ""}))))
        }
        EntityKind::CustomEmoji { id } => ("custom_emoji", Some(("custom_emoji_id", json!(id)))),
        EntityKind::DateTime { unix_time, .. } => ("date_time", Some(("unix_time", json!(unix_time)))),
    };
    let mut out = json!({"type": kind, "offset": entity.offset, "length": entity.length});
    if let Some((key, value)) = extra {
        out[key] = value;
    }
    if let EntityKind::DateTime { format: Some(format), .. } = &entity.kind {
        out["date_time_format"] = json!(format);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let check = |kind: EntityKind, expected: Json| {
            assert_eq!(entities_json(&[Entity { offset: 2, length: 3, kind }]), json!([expected]));
        };
        check(EntityKind::Bold, json!({"type": "bold", "offset": 2, "length": 3}));
        check(EntityKind::Pre { language: None }, json!({"type": "pre", "offset": 2, "length": 3}));
        check(
            EntityKind::Pre { language: Some("rust".into()) },
            json!({"type": "pre", "offset": 2, "length": 3, "language": "rust"}),
        );
        check(
            EntityKind::TextLink { url: "https://example.com".into() },
            json!({"type": "text_link", "offset": 2, "length": 3, "url": "https://example.com"}),
        );
        check(
            EntityKind::TextMention { user_id: 7 },
            json!({"type": "text_mention", "offset": 2, "length": 3,
                   "user": {"id": 7, "is_bot": false, "first_name": ""}}),
        );
        check(
            EntityKind::CustomEmoji { id: "5".into() },
            json!({"type": "custom_emoji", "offset": 2, "length": 3, "custom_emoji_id": "5"}),
        );
        check(
            EntityKind::DateTime { unix_time: 9, format: Some("t".into()) },
            json!({"type": "date_time", "offset": 2, "length": 3, "unix_time": 9, "date_time_format": "t"}),
        );
    }
}
