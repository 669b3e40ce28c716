//! Texts and captions of a call: text with entities or with a `parse_mode`, made whole as the server does.

use super::error::ApiError;
use super::parameters::Parameters;
use super::parse_mode;
use crate::markup::{Entity, EntityKind};
use crate::markup::{Text, TextEntity, TextEntityKind};
use crate::sandbox::world::{CAPTION_LIMIT, TEXT_LIMIT, World, settled};
use serde::Deserialize;

/// `MessageEntity` as a sender writes it; what the server finds by itself is not read from here.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct EntityParameter {
    #[serde(rename = "type")]
    kind: String,
    offset: i64,
    length: i64,
    url: Option<String>,
    user: Option<UserParameter>,
    language: Option<String>,
    custom_emoji_id: Option<String>,
    unix_time: Option<i64>,
    date_time_format: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct UserParameter {
    id: i64,
}

/// The `text` of a message.
pub(super) fn message_text(world: &World, parameters: &Parameters) -> Result<Text, ApiError> {
    let text = parameters.text("text").unwrap_or_default();
    let entities = parameters.json("entities", "entities")?;
    let text = formatted(world, text, parameters.text("parse_mode"), entities)?;
    if text.text.is_empty() {
        return Err(ApiError::bad_request("message text is empty"));
    }
    if text.text.chars().count() > TEXT_LIMIT {
        return Err(ApiError::bad_request("message is too long"));
    }
    Ok(text)
}

/// A caption; left out is empty.
pub(super) fn caption(
    world: &World,
    text: &str,
    parse_mode: Option<&str>,
    entities: Option<Vec<EntityParameter>>,
) -> Result<Text, ApiError> {
    let text = formatted(world, text, parse_mode, entities)?;
    if text.text.chars().count() > CAPTION_LIMIT {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    Ok(text)
}

fn formatted(
    world: &World,
    text: &str,
    parse_mode: Option<&str>,
    entities: Option<Vec<EntityParameter>>,
) -> Result<Text, ApiError> {
    let parsed = parse_mode::parse(parse_mode, text)?;
    let shown = parsed.as_ref().map_or(text, |parsed| &parsed.text).to_owned();
    let units: Vec<u16> = shown.encode_utf16().collect();
    let mut written = Vec::new();
    match parsed {
        // Entities beside a parse mode count for nothing.
        Some(parsed) => written.extend(parsed.entities.into_iter().filter_map(|entity| of_markup(world, entity))),
        None => {
            for entity in entities.unwrap_or_default() {
                written.extend(read_entity(world, &units, entity)?);
            }
        }
    }
    Ok(settled(&shown, written))
}

/// An entity of a text with a `parse_mode`; nothing for a mention of somebody the bot has never met.
fn of_markup(world: &World, entity: Entity) -> Option<TextEntity> {
    let Entity { offset, length, kind } = entity;
    let known = match kind {
        EntityKind::TextMention { user_id } => is_known(world, user_id),
        _ => true,
    };
    known.then_some(TextEntity { offset, length, kind: TextEntityKind::Written(kind) })
}

/// A mention of anybody else is silently dropped.
fn is_known(world: &World, user_id: i64) -> bool {
    user_id == world.bot.id || world.person(user_id).is_some()
}

/// An entity with a place in the text; nothing for those the server makes itself or drops.
fn read_entity(world: &World, units: &[u16], entity: EntityParameter) -> Result<Option<TextEntity>, ApiError> {
    let misplaced = |text: &str| ApiError::bad_request(format!("entity {text}"));
    let offset = usize::try_from(entity.offset).map_err(|_| misplaced("begins at a negative offset"))?;
    let length = usize::try_from(entity.length).map_err(|_| misplaced("has a negative length"))?;
    let end = offset.saturating_add(length);
    if end > units.len() {
        return Err(ApiError::bad_request(format!(
            "entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )));
    }
    for place in [offset, end] {
        let inside = units.get(place).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
        if inside && place > 0 {
            let word = if place == offset { "begins" } else { "ends" };
            return Err(ApiError::bad_request(format!(
                "entity beginning at UTF-16 offset {offset} {word} in a middle of a UTF-16 symbol at {place}"
            )));
        }
    }
    let needed = |field: &str| ApiError::bad_request(format!("can't find field \"{field}\""));
    let kind = match entity.kind.as_str() {
        "bold" => EntityKind::Bold,
        "italic" => EntityKind::Italic,
        "underline" => EntityKind::Underline,
        "strikethrough" => EntityKind::Strikethrough,
        "spoiler" => EntityKind::Spoiler,
        "blockquote" => EntityKind::Blockquote,
        "expandable_blockquote" => EntityKind::ExpandableBlockquote,
        "code" => EntityKind::Code,
        "pre" => EntityKind::Pre { language: entity.language.filter(|language| !language.is_empty()) },
        "text_link" => EntityKind::TextLink { url: entity.url.ok_or_else(|| needed("url"))? },
        "text_mention" => match entity.user.ok_or_else(|| needed("user"))?.id {
            user_id if is_known(world, user_id) => EntityKind::TextMention { user_id },
            _ => return Ok(None),
        },
        "custom_emoji" => {
            EntityKind::CustomEmoji { id: entity.custom_emoji_id.ok_or_else(|| needed("custom_emoji_id"))? }
        }
        "date_time" => EntityKind::DateTime {
            unix_time: entity.unix_time.ok_or_else(|| needed("unix_time"))?,
            format: entity.date_time_format,
        },
        "mention" | "hashtag" | "cashtag" | "bot_command" | "url" | "email" | "phone_number" => return Ok(None),
        _ => return Err(ApiError::bad_request("can't parse MessageEntity: Unsupported type specified")),
    };
    Ok((length > 0).then_some(TextEntity { offset, length, kind: TextEntityKind::Written(kind) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, entities: &str) -> Result<Text, String> {
        let parameters = Parameters::of(&[("text", text), ("entities", entities)]);
        message_text(&World::default(), &parameters).map_err(|error| error.description)
    }

    #[test]
    fn texts_are_trimmed_and_measured() {
        let check = |text: &str, expected: Result<&str, &str>| {
            let result = read(text, "").map(|text| text.text);
            assert_eq!(result.as_deref().map_err(String::as_str), expected);
        };
        check(" а ", Ok("а"));
        check(" \n ", Err("Bad Request: message text is empty"));
        check(&"ё".repeat(4096), Ok(&"ё".repeat(4096)));
        check(&"👍".repeat(4097), Err("Bad Request: message is too long"));
    }

    #[test]
    fn entities_are_read_and_moved() {
        let text = read(" 👍 жирно", r#"[{"type":"bold","offset":4,"length":5},{"type":"url","offset":0,"length":1}]"#);
        let bold = TextEntity { offset: 3, length: 5, kind: TextEntityKind::Written(EntityKind::Bold) };
        assert_eq!(text.expect("good entities").entities, [bold]);
        for (entities, expected) in [
            (r#"[{"type":"bold","offset":0,"length":99}]"#, "ends after the end of the text"),
            (r#"[{"type":"bold","offset":2,"length":1}]"#, "in a middle of a UTF-16 symbol"),
            (r#"[{"type":"bold","offset":-1,"length":1}]"#, "negative offset"),
            (r#"[{"type":"text_link","offset":0,"length":1}]"#, "can't find field"),
            (r#"[{"type":"loud","offset":0,"length":1}]"#, "Unsupported type"),
            ("[{", "can't parse entities"),
        ] {
            let error = read(" 👍 жирно", entities).expect_err(entities);
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_parse_mode_counts_before_entities() {
        let check = |mode: &str, text: &str, expected: &str| {
            let bold = r#"[{"type":"bold","offset":0,"length":99}]"#;
            let parameters = Parameters::of(&[("text", text), ("entities", bold), ("parse_mode", mode)]);
            let shown = match message_text(&World::default(), &parameters) {
                Ok(Text { text, entities }) => {
                    let places: Vec<_> = entities.iter().map(|entity| (entity.offset, entity.length)).collect();
                    format!("{text} {places:?}")
                }
                Err(error) => error.description,
            };
            assert_eq!(shown, expected, "{mode}");
        };
        check("HTML", " <i> 👍</i> @anna", "👍 @anna [(0, 2), (3, 5)]");
        check("MarkdownV2", "[Анна](tg://user?id=1) [кто](tg://user?id=77)", "Анна кто [(0, 4)]");
        check("HTML", "<b> </b>", "Bad Request: message text is empty");
        check("HTML", &format!("<b>{}</b>", "ё".repeat(4097)), "Bad Request: message is too long");
        check("HTML", "<b>a", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"");
        check("Markdown", "a", "Bad Request: unsupported parse_mode");
        let misplaced = "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 99";
        check("none", "a", &format!("Bad Request: {misplaced}"));
    }

    proptest! {
        #[test]
        fn entities_end_up_inside_the_text(
            text in "[ aё👍@.#]{0,12}",
            places in prop::collection::vec((-2_i64..16, -2_i64..16), 0..4),
        ) {
            let entities: Vec<_> = places
                .iter()
                .map(|(offset, length)| serde_json::json!({ "type": "bold", "offset": offset, "length": length }))
                .collect();
            if let Ok(read) = read(&text, &serde_json::Value::from(entities).to_string()) {
                let units = read.text.encode_utf16().count();
                prop_assert!(read.entities.iter().all(|part| part.length > 0 && part.offset + part.length <= units));
            }
        }
    }
}
