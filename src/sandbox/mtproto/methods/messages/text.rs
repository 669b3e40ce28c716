//! Texts and captions of a request: text with `MessageEntity`s, checked and made whole as the server does
//! (<https://core.telegram.org/api/entities>).

use crate::markup::EntityKind;
use crate::markup::{Text, TextEntity, TextEntityKind};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::{CAPTION_LIMIT, PREMIUM_CAPTION_LIMIT, TEXT_LIMIT, World, settled};
use grammers_tl_types::enums::{InputUser, MessageEntity};

/// The text of a message: `MESSAGE_EMPTY`, `MESSAGE_TOO_LONG`, `ENTITY_BOUNDS_INVALID`.
pub(super) fn message_text(
    world: &World,
    viewer: i64,
    text: &str,
    entities: Option<Vec<MessageEntity>>,
) -> Result<Text, RpcError> {
    let text = formatted(world, viewer, text, entities)?;
    match text.text.chars().count() {
        0 => Err(RpcError::bad("MESSAGE_EMPTY")),
        length if length > TEXT_LIMIT => Err(RpcError::bad("MESSAGE_TOO_LONG")),
        _ => Ok(text),
    }
}

/// A caption, which may be empty: `MEDIA_CAPTION_TOO_LONG`, `ENTITY_BOUNDS_INVALID`.
pub(super) fn caption(
    world: &World,
    viewer: i64,
    text: &str,
    entities: Option<Vec<MessageEntity>>,
) -> Result<Text, RpcError> {
    let text = formatted(world, viewer, text, entities)?;
    let is_premium = world.person(viewer).is_some_and(|person| person.is_premium);
    let most = if is_premium { PREMIUM_CAPTION_LIMIT } else { CAPTION_LIMIT };
    if text.text.chars().count() > most {
        return Err(RpcError::bad("MEDIA_CAPTION_TOO_LONG"));
    }
    Ok(text)
}

fn formatted(world: &World, viewer: i64, text: &str, entities: Option<Vec<MessageEntity>>) -> Result<Text, RpcError> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut written = Vec::new();
    for entity in entities.unwrap_or_default() {
        written.extend(read(world, viewer, &units, entity)?);
    }
    Ok(settled(text, written))
}

/// An entity with a place in the text; nothing for those that the server finds itself, and for mentions of strangers.
fn read(world: &World, viewer: i64, units: &[u16], entity: MessageEntity) -> Result<Option<TextEntity>, RpcError> {
    let (offset, length) = (entity.offset(), entity.length());
    let kind = match entity {
        MessageEntity::Bold(_) => EntityKind::Bold,
        MessageEntity::Italic(_) => EntityKind::Italic,
        MessageEntity::Underline(_) => EntityKind::Underline,
        MessageEntity::Strike(_) => EntityKind::Strikethrough,
        MessageEntity::Spoiler(_) => EntityKind::Spoiler,
        MessageEntity::Blockquote(quote) if quote.collapsed => EntityKind::ExpandableBlockquote,
        MessageEntity::Blockquote(_) => EntityKind::Blockquote,
        MessageEntity::Code(_) => EntityKind::Code,
        MessageEntity::Pre(pre) => EntityKind::Pre { language: Some(pre.language).filter(|name| !name.is_empty()) },
        MessageEntity::TextUrl(link) => EntityKind::TextLink { url: link.url },
        MessageEntity::CustomEmoji(emoji) => EntityKind::CustomEmoji { id: emoji.document_id.to_string() },
        MessageEntity::InputMessageEntityMentionName(mention) => match mentioned(world, viewer, &mention.user_id) {
            Some(user_id) => EntityKind::TextMention { user_id },
            None => return Ok(None),
        },
        MessageEntity::FormattedDate(date) => {
            let letters = [
                (date.relative, 'r'),
                (date.day_of_week, 'w'),
                (date.short_date, 'd'),
                (date.long_date, 'D'),
                (date.short_time, 't'),
                (date.long_time, 'T'),
            ];
            let format: String = letters.into_iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect();
            EntityKind::DateTime { unix_time: date.date.into(), format: (!format.is_empty()).then_some(format) }
        }
        _ => return Ok(None),
    };
    let outside = || RpcError::bad("ENTITY_BOUNDS_INVALID");
    let offset = usize::try_from(offset).map_err(|_| outside())?;
    let length = usize::try_from(length).map_err(|_| outside())?;
    let end = offset.saturating_add(length);
    // Half of a surrogate pair is no place to begin or end at.
    let split = |place: usize| units.get(place).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    if end > units.len() || split(offset) || split(end) {
        return Err(outside());
    }
    Ok((length > 0).then_some(TextEntity { offset, length, kind: TextEntityKind::Written(kind) }))
}

fn mentioned(world: &World, viewer: i64, user: &InputUser) -> Option<i64> {
    let id = match user {
        InputUser::UserSelf => viewer,
        InputUser::User(user) => user.user_id,
        InputUser::FromMessage(user) => user.user_id,
        InputUser::Empty => return None,
    };
    (id == world.bot.id || world.person(id).is_some()).then_some(id)
}
