//! The inline keyboard of a bot's message; other keyboards are no part of the Bot API's messages.

use super::fields::{Fields, object};
use crate::value::Json;
use grammers_tl_types as tl;

/// `InlineKeyboardMarkup`; null where there is none.
pub(super) fn reply_markup(markup: Option<&tl::enums::ReplyMarkup>) -> Json {
    let Some(tl::enums::ReplyMarkup::ReplyInlineMarkup(markup)) = markup else { return Json::Null };
    let row = |tl::enums::KeyboardInlineButtonRow::Row(row): &tl::enums::KeyboardInlineButtonRow| -> Json {
        row.buttons.iter().map(|tl::enums::KeyboardInlineButton::Button(one)| button(one)).collect()
    };
    object([("inline_keyboard", markup.rows.iter().map(row).collect())])
}

fn button(button: &tl::types::KeyboardInlineButton) -> Json {
    use tl::enums::InlineButtonType as Kind;
    let mut fields = Fields::default();
    fields.put("text", button.text.as_str());
    match &button.r#type {
        Kind::Url(kind) => fields.put("url", kind.url.as_str()),
        Kind::UrlAuth(kind) => {
            let forward = kind.fwd_text.as_deref().into();
            fields.put("login_url", object([("url", kind.url.as_str().into()), ("forward_text", forward)]));
        }
        Kind::WebView(kind) => fields.put("web_app", object([("url", kind.url.as_str().into())])),
        Kind::Callback(kind) => fields.put("callback_data", String::from_utf8_lossy(&kind.data).into_owned()),
        Kind::Game => fields.put("callback_game", object([])),
        Kind::Buy => fields.put("pay", true),
        Kind::SwitchInline(kind) if kind.same_peer => {
            fields.put("switch_inline_query_current_chat", kind.query.as_str());
        }
        Kind::SwitchInline(kind) => match &kind.peer_types {
            Some(types) => fields.put("switch_inline_query_chosen_chat", chosen_chat(&kind.query, types)),
            None => fields.put("switch_inline_query", kind.query.as_str()),
        },
        Kind::UserProfile(kind) => fields.put("url", format!("tg://user?id={}", kind.user_id)),
        Kind::Copy(kind) => fields.put("copy_text", object([("text", kind.copy_text.as_str().into())])),
        // Without an action, or only in requests.
        Kind::Disabled | Kind::InputInlineButtonTypeUrlAuth(_) | Kind::InputInlineButtonTypeUserProfile(_) => {}
    }
    if let Some(tl::enums::KeyboardButtonStyle::Style(style)) = &button.style {
        let words = [(style.bg_primary, "primary"), (style.bg_danger, "danger"), (style.bg_success, "success")];
        fields.put("style", words.into_iter().find_map(|(set, word)| set.then_some(word)));
        fields.put("icon_custom_emoji_id", style.icon.map(|icon| icon.to_string()));
    }
    fields.into()
}

fn chosen_chat(query: &str, types: &[tl::enums::InlineQueryPeerType]) -> Json {
    use tl::enums::InlineQueryPeerType as Type;
    let mut fields = Fields::default();
    fields.text("query", query);
    for kind in types {
        match kind {
            Type::Pm | Type::SameBotPm => fields.put("allow_user_chats", true),
            Type::BotPm => fields.put("allow_bot_chats", true),
            Type::Chat | Type::Megagroup => fields.put("allow_group_chats", true),
            Type::Broadcast => fields.put("allow_channel_chats", true),
        }
    }
    fields.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(kind: tl::enums::InlineButtonType, style: Option<tl::types::KeyboardButtonStyle>) -> Json {
        let button = tl::types::KeyboardInlineButton { style: style.map(Into::into), text: "A".into(), r#type: kind };
        let row = tl::types::KeyboardInlineButtonRow { buttons: vec![button.into()] };
        let markup = tl::types::ReplyInlineMarkup { force_reply: false, rows: vec![row.into()] };
        reply_markup(Some(&markup.into()))
    }

    #[test]
    fn buttons() {
        let check = |kind: tl::enums::InlineButtonType, expected: Json| {
            assert_eq!(shown(kind, None), json!({"inline_keyboard": [[expected]]}));
        };
        check(
            tl::types::InlineButtonTypeUrl { url: "https://a.b".into() }.into(),
            json!({"text": "A", "url": "https://a.b"}),
        );
        check(
            tl::types::InlineButtonTypeCallback { requires_password: false, data: b"go".to_vec() }.into(),
            json!({"text": "A", "callback_data": "go"}),
        );
        check(tl::enums::InlineButtonType::Buy, json!({"text": "A", "pay": true}));
        check(tl::enums::InlineButtonType::Game, json!({"text": "A", "callback_game": {}}));
        check(
            tl::types::InlineButtonTypeSwitchInline { same_peer: true, query: "q".into(), peer_types: None }.into(),
            json!({"text": "A", "switch_inline_query_current_chat": "q"}),
        );
        check(
            tl::types::InlineButtonTypeSwitchInline {
                same_peer: false,
                query: "q".into(),
                peer_types: Some(vec![tl::enums::InlineQueryPeerType::Broadcast]),
            }
            .into(),
            json!({"text": "A", "switch_inline_query_chosen_chat": {"query": "q", "allow_channel_chats": true}}),
        );
        check(
            tl::types::InlineButtonTypeCopy { copy_text: "c".into() }.into(),
            json!({"text": "A", "copy_text": {"text": "c"}}),
        );
    }

    #[test]
    fn styles() {
        let style =
            tl::types::KeyboardButtonStyle { bg_primary: false, bg_danger: true, bg_success: false, icon: Some(5) };
        assert_eq!(
            shown(tl::enums::InlineButtonType::Buy, Some(style)),
            json!({"inline_keyboard": [[{"text": "A", "pay": true, "style": "danger", "icon_custom_emoji_id": "5"}]]})
        );
    }

    #[test]
    fn only_inline_keyboards_belong_to_a_message() {
        let hide = tl::types::ReplyKeyboardHide { selective: false };
        assert_eq!(reply_markup(Some(&hide.into())), Json::Null);
        assert_eq!(reply_markup(None), Json::Null);
    }
}
