//! Message entities: the world's parts of a text as `MessageEntity`. What a sender writes is read by
//! `methods::messages::text`.

use crate::markup::EntityKind;
use crate::markup::{Text, TextEntity, TextEntityKind};
use grammers_tl_types::{enums, types};

/// All entities of a text; nothing where there are none, as the field of a message is optional.
pub(in crate::sandbox::mtproto) fn entities(text: &Text) -> Option<Vec<enums::MessageEntity>> {
    let entities: Vec<_> = text.entities.iter().map(entity).collect();
    (!entities.is_empty()).then_some(entities)
}

fn entity(entity: &TextEntity) -> enums::MessageEntity {
    let (offset, length) = (small(entity.offset), small(entity.length));
    match &entity.kind {
        TextEntityKind::Mention => types::MessageEntityMention { offset, length }.into(),
        TextEntityKind::Hashtag => types::MessageEntityHashtag { offset, length }.into(),
        TextEntityKind::Cashtag => types::MessageEntityCashtag { offset, length }.into(),
        TextEntityKind::BotCommand => types::MessageEntityBotCommand { offset, length }.into(),
        TextEntityKind::Url => types::MessageEntityUrl { offset, length }.into(),
        TextEntityKind::Email => types::MessageEntityEmail { offset, length }.into(),
        TextEntityKind::PhoneNumber => types::MessageEntityPhone { offset, length }.into(),
        TextEntityKind::Written(kind) => written(kind, offset, length),
    }
}

fn written(kind: &EntityKind, offset: i32, length: i32) -> enums::MessageEntity {
    match kind {
        EntityKind::Bold => types::MessageEntityBold { offset, length }.into(),
        EntityKind::Italic => types::MessageEntityItalic { offset, length }.into(),
        EntityKind::Underline => types::MessageEntityUnderline { offset, length }.into(),
        EntityKind::Strikethrough => types::MessageEntityStrike { offset, length }.into(),
        EntityKind::Spoiler => types::MessageEntitySpoiler { offset, length }.into(),
        EntityKind::Blockquote => types::MessageEntityBlockquote { collapsed: false, offset, length }.into(),
        EntityKind::ExpandableBlockquote => types::MessageEntityBlockquote { collapsed: true, offset, length }.into(),
        EntityKind::Code => types::MessageEntityCode { offset, length }.into(),
        EntityKind::Pre { language } => {
            let language = language.clone().unwrap_or_default();
            types::MessageEntityPre { offset, length, language }.into()
        }
        EntityKind::TextLink { url } => types::MessageEntityTextUrl { offset, length, url: url.clone() }.into(),
        EntityKind::TextMention { user_id } => {
            types::MessageEntityMentionName { offset, length, user_id: *user_id }.into()
        }
        EntityKind::CustomEmoji { id } => {
            // The Bot API's id is the document's number; it cannot be anything else once it was let in.
            let document_id = id.parse().unwrap_or_default();
            types::MessageEntityCustomEmoji { offset, length, document_id }.into()
        }
        EntityKind::DateTime { unix_time, format } => {
            let has = |letter: char| format.as_deref().is_some_and(|format| format.contains(letter));
            types::MessageEntityFormattedDate {
                relative: has('r'),
                short_time: has('t'),
                long_time: has('T'),
                short_date: has('d'),
                long_date: has('D'),
                day_of_week: has('w'),
                offset,
                length,
                date: i32::try_from(*unix_time).unwrap_or(i32::MAX),
            }
            .into()
        }
    }
}

fn small(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(kind: TextEntityKind) -> String {
        let text = Text { text: "привет".to_owned(), entities: vec![TextEntity { offset: 1, length: 3, kind }] };
        let entities = entities(&text).expect("there is one");
        format!("{:?}", entities[0])
    }

    #[test]
    fn every_kind_has_its_constructor() {
        let check = |kind: TextEntityKind, name: &str, part: &str| {
            let shown = shown(kind);
            assert!(shown.starts_with(&format!("{name}(")) && shown.contains(part), "{name}: {shown}");
            assert!(shown.contains("offset: 1, length: 3"), "{shown}");
        };
        let written = TextEntityKind::Written;
        check(TextEntityKind::Mention, "Mention", "");
        check(TextEntityKind::Hashtag, "Hashtag", "");
        check(TextEntityKind::Cashtag, "Cashtag", "");
        check(TextEntityKind::BotCommand, "BotCommand", "");
        check(TextEntityKind::Url, "Url", "");
        check(TextEntityKind::Email, "Email", "");
        check(TextEntityKind::PhoneNumber, "Phone", "");
        check(written(EntityKind::Bold), "Bold", "");
        check(written(EntityKind::Italic), "Italic", "");
        check(written(EntityKind::Underline), "Underline", "");
        check(written(EntityKind::Strikethrough), "Strike", "");
        check(written(EntityKind::Spoiler), "Spoiler", "");
        check(written(EntityKind::Blockquote), "Blockquote", "collapsed: false");
        check(written(EntityKind::ExpandableBlockquote), "Blockquote", "collapsed: true");
        check(written(EntityKind::Code), "Code", "");
        check(written(EntityKind::Pre { language: Some("rust".into()) }), "Pre", "\"rust\"");
        check(written(EntityKind::TextLink { url: "https://a.b".into() }), "TextUrl", "https://a.b");
        check(written(EntityKind::TextMention { user_id: 7 }), "MentionName", "user_id: 7");
        check(written(EntityKind::CustomEmoji { id: "55".into() }), "CustomEmoji", "document_id: 55");
        let time = EntityKind::DateTime { unix_time: 9, format: Some("wDt".into()) };
        check(written(time), "FormattedDate", "short_time: true, long_time: false, short_date: false, long_date: true");
    }

    #[test]
    fn a_plain_text_has_no_field() {
        assert!(entities(&Text::default()).is_none());
    }
}
