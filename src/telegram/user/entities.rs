//! Formatting as MTProto's message entities.

use super::account::Account;
use crate::markup::{Entity, EntityKind, FormattedText};
use grammers_tl_types as tl;

/// The entities of a text; people that it mentions are named with the account's access hashes.
pub(super) fn entities(text: &FormattedText, account: &Account) -> Option<Vec<tl::enums::MessageEntity>> {
    let mention = |id| account.input_user(id);
    (!text.entities.is_empty()).then(|| text.entities.iter().map(|entity| of(entity, &mention)).collect())
}

fn of(entity: &Entity, mention: &dyn Fn(i64) -> tl::enums::InputUser) -> tl::enums::MessageEntity {
    // A text has at most some thousand units.
    let number = |value: usize| i32::try_from(value).unwrap_or(i32::MAX);
    let (offset, length) = (number(entity.offset), number(entity.length));
    match &entity.kind {
        EntityKind::Bold => tl::types::MessageEntityBold { offset, length }.into(),
        EntityKind::Italic => tl::types::MessageEntityItalic { offset, length }.into(),
        EntityKind::Underline => tl::types::MessageEntityUnderline { offset, length }.into(),
        EntityKind::Strikethrough => tl::types::MessageEntityStrike { offset, length }.into(),
        EntityKind::Spoiler => tl::types::MessageEntitySpoiler { offset, length }.into(),
        EntityKind::Blockquote => tl::types::MessageEntityBlockquote { collapsed: false, offset, length }.into(),
        EntityKind::ExpandableBlockquote => {
            tl::types::MessageEntityBlockquote { collapsed: true, offset, length }.into()
        }
        EntityKind::Code => tl::types::MessageEntityCode { offset, length }.into(),
        EntityKind::Pre { language } => {
            let language = language.clone().unwrap_or_default();
            tl::types::MessageEntityPre { offset, length, language }.into()
        }
        EntityKind::TextLink { url } => tl::types::MessageEntityTextUrl { offset, length, url: url.clone() }.into(),
        EntityKind::TextMention { user_id } => {
            tl::types::InputMessageEntityMentionName { offset, length, user_id: mention(*user_id) }.into()
        }
        EntityKind::CustomEmoji { id } => {
            // `markup` lets numbers only through.
            let document_id = id.parse().unwrap_or_default();
            tl::types::MessageEntityCustomEmoji { offset, length, document_id }.into()
        }
        EntityKind::DateTime { unix_time, format } => {
            let has = |letter| format.as_ref().is_some_and(|format| format.contains(letter));
            tl::types::MessageEntityFormattedDate {
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

#[cfg(test)]
mod tests {
    use super::*;
    use tl::enums::MessageEntity as Tl;

    #[test]
    fn kinds() {
        let check = |kind: EntityKind, expected: Tl| {
            let entity = Entity { offset: 2, length: 3, kind };
            let mention = |user_id| tl::types::InputUser { user_id, access_hash: 5 }.into();
            assert_eq!(of(&entity, &mention), expected);
        };
        let (offset, length) = (2, 3);
        check(EntityKind::Bold, Tl::Bold(tl::types::MessageEntityBold { offset, length }));
        check(EntityKind::Underline, Tl::Underline(tl::types::MessageEntityUnderline { offset, length }));
        check(EntityKind::Strikethrough, Tl::Strike(tl::types::MessageEntityStrike { offset, length }));
        check(EntityKind::Spoiler, Tl::Spoiler(tl::types::MessageEntitySpoiler { offset, length }));
        let quote = |collapsed| Tl::Blockquote(tl::types::MessageEntityBlockquote { collapsed, offset, length });
        check(EntityKind::Blockquote, quote(false));
        check(EntityKind::ExpandableBlockquote, quote(true));
        let pre = |language: &str| Tl::Pre(tl::types::MessageEntityPre { offset, length, language: language.into() });
        check(EntityKind::Pre { language: None }, pre(""));
        check(EntityKind::Pre { language: Some("rust".into()) }, pre("rust"));
        check(
            EntityKind::TextMention { user_id: 7 },
            Tl::InputMessageEntityMentionName(tl::types::InputMessageEntityMentionName {
                offset,
                length,
                user_id: tl::types::InputUser { user_id: 7, access_hash: 5 }.into(),
            }),
        );
        check(
            EntityKind::CustomEmoji { id: "12".into() },
            Tl::CustomEmoji(tl::types::MessageEntityCustomEmoji { offset, length, document_id: 12 }),
        );
        check(
            EntityKind::DateTime { unix_time: 9, format: Some("wDt".into()) },
            Tl::FormattedDate(tl::types::MessageEntityFormattedDate {
                relative: false,
                short_time: true,
                long_time: false,
                short_date: false,
                long_date: true,
                day_of_week: true,
                offset,
                length,
                date: 9,
            }),
        );
    }
}
