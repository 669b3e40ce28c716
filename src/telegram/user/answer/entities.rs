//! Message entities as the Bot API writes them.

use super::fields::object;
use super::names::Names;
use crate::value::Json;
use grammers_tl_types as tl;

/// The JSON array of `entities` and its like; null without any that the Bot API knows.
pub(super) fn entities(entities: Option<&[tl::enums::MessageEntity]>, names: &Names) -> Json {
    let known: Vec<Json> = entities.unwrap_or_default().iter().filter_map(|part| entity(part, names)).collect();
    if known.is_empty() { Json::Null } else { known.into() }
}

fn entity(entity: &tl::enums::MessageEntity, names: &Names) -> Option<Json> {
    use tl::enums::MessageEntity as E;
    let make = |kind: &str, offset: i32, length: i32, more: [(&str, Json); 2]| {
        let [one, other] = more;
        Some(object([("type", kind.into()), ("offset", offset.into()), ("length", length.into()), one, other]))
    };
    let none = || [("", Json::Null), ("", Json::Null)];
    let with = |key: &'static str, value: Json| [(key, value), ("", Json::Null)];
    match entity {
        E::Mention(e) => make("mention", e.offset, e.length, none()),
        E::Hashtag(e) => make("hashtag", e.offset, e.length, none()),
        E::Cashtag(e) => make("cashtag", e.offset, e.length, none()),
        E::BotCommand(e) => make("bot_command", e.offset, e.length, none()),
        E::Url(e) => make("url", e.offset, e.length, none()),
        E::Email(e) => make("email", e.offset, e.length, none()),
        E::Phone(e) => make("phone_number", e.offset, e.length, none()),
        E::Bold(e) => make("bold", e.offset, e.length, none()),
        E::Italic(e) => make("italic", e.offset, e.length, none()),
        E::Underline(e) => make("underline", e.offset, e.length, none()),
        E::Strike(e) => make("strikethrough", e.offset, e.length, none()),
        E::Spoiler(e) => make("spoiler", e.offset, e.length, none()),
        E::Blockquote(e) if e.collapsed => make("expandable_blockquote", e.offset, e.length, none()),
        E::Blockquote(e) => make("blockquote", e.offset, e.length, none()),
        E::Code(e) => make("code", e.offset, e.length, none()),
        E::Pre(e) if e.language.is_empty() => make("pre", e.offset, e.length, none()),
        E::Pre(e) => make("pre", e.offset, e.length, with("language", e.language.clone().into())),
        E::TextUrl(e) => make("text_link", e.offset, e.length, with("url", e.url.clone().into())),
        E::MentionName(e) => make("text_mention", e.offset, e.length, with("user", names.user(e.user_id))),
        E::CustomEmoji(e) => {
            make("custom_emoji", e.offset, e.length, with("custom_emoji_id", e.document_id.to_string().into()))
        }
        E::FormattedDate(e) => {
            let format = date_format(e);
            let format = if format.is_empty() { Json::Null } else { format.into() };
            make("date_time", e.offset, e.length, [("unix_time", e.date.into()), ("date_time_format", format)])
        }
        // Not in the Bot API, or only in requests.
        E::Unknown(_)
        | E::InputMessageEntityMentionName(_)
        | E::BankCard(_)
        | E::DiffInsert(_)
        | E::DiffReplace(_)
        | E::DiffDelete(_)
        | E::TonAddress(_) => None,
    }
}

/// `r`, or the letters of what is shown in the order of the Bot API's "Date-time entity formatting".
fn date_format(entity: &tl::types::MessageEntityFormattedDate) -> String {
    if entity.relative {
        return "r".to_owned();
    }
    let letters = [
        (entity.day_of_week, 'w'),
        (entity.short_date, 'd'),
        (entity.long_date, 'D'),
        (entity.short_time, 't'),
        (entity.long_time, 'T'),
    ];
    letters.into_iter().filter(|(set, _)| *set).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use serde_json::json;

    #[test]
    fn kinds() {
        let check = |entity: tl::enums::MessageEntity, expected: Json| {
            assert_eq!(entities(Some(&[entity]), &fixtures::names()), json!([expected]));
        };
        check(
            tl::types::MessageEntityBold { offset: 2, length: 3 }.into(),
            json!({"type": "bold", "offset": 2, "length": 3}),
        );
        check(
            tl::types::MessageEntityBlockquote { collapsed: true, offset: 2, length: 3 }.into(),
            json!({"type": "expandable_blockquote", "offset": 2, "length": 3}),
        );
        check(
            tl::types::MessageEntityPre { offset: 2, length: 3, language: String::new() }.into(),
            json!({"type": "pre", "offset": 2, "length": 3}),
        );
        check(
            tl::types::MessageEntityPre { offset: 2, length: 3, language: "rust".into() }.into(),
            json!({"type": "pre", "offset": 2, "length": 3, "language": "rust"}),
        );
        check(
            tl::types::MessageEntityTextUrl { offset: 2, length: 3, url: "https://example.com".into() }.into(),
            json!({"type": "text_link", "offset": 2, "length": 3, "url": "https://example.com"}),
        );
        check(
            tl::types::MessageEntityMentionName { offset: 2, length: 3, user_id: 8 }.into(),
            json!({"type": "text_mention", "offset": 2, "length": 3,
                   "user": {"id": 8, "is_bot": false, "first_name": "Борис"}}),
        );
        check(
            tl::types::MessageEntityCustomEmoji { offset: 2, length: 3, document_id: 5 }.into(),
            json!({"type": "custom_emoji", "offset": 2, "length": 3, "custom_emoji_id": "5"}),
        );
        let date = tl::types::MessageEntityFormattedDate {
            relative: false,
            short_time: true,
            long_time: false,
            short_date: false,
            long_date: true,
            day_of_week: true,
            offset: 2,
            length: 3,
            date: 9,
        };
        check(
            date.into(),
            json!({"type": "date_time", "offset": 2, "length": 3, "unix_time": 9, "date_time_format": "wDt"}),
        );
    }

    #[test]
    fn what_the_bot_api_does_not_know_is_left_out() {
        let unknown = tl::types::MessageEntityBankCard { offset: 0, length: 3 }.into();
        assert_eq!(entities(Some(&[unknown]), &fixtures::names()), Json::Null);
        assert_eq!(entities(None, &fixtures::names()), Json::Null);
    }
}
