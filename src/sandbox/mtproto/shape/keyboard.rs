//! Inline keyboards of the bot's messages as people see them. Reply keyboards are not shown: apps keep those apart from
//! the message.

use crate::value::Json;
use grammers_tl_types::{enums, types};

/// `InlineKeyboardMarkup` of the Bot API as `ReplyMarkup`; nothing where there are no buttons.
pub(in crate::sandbox::mtproto) fn inline(markup: &Json) -> Option<enums::ReplyMarkup> {
    let rows = markup.get("inline_keyboard")?.as_array()?;
    let rows = rows.iter().filter_map(Json::as_array).map(|row| {
        let buttons = row.iter().map(button).collect();
        enums::KeyboardInlineButtonRow::Row(types::KeyboardInlineButtonRow { buttons })
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| types::ReplyInlineMarkup { force_reply: false, rows }.into())
}

fn button(button: &Json) -> enums::KeyboardInlineButton {
    let text = string(button.get("text"));
    types::KeyboardInlineButton { style: style(button), text, r#type: action(button) }.into()
}

fn style(button: &Json) -> Option<enums::KeyboardButtonStyle> {
    let name = button.get("style").and_then(Json::as_str).unwrap_or_default();
    let icon = button.get("icon_custom_emoji_id").and_then(Json::as_str).and_then(|id| id.parse().ok());
    if name.is_empty() && icon.is_none() {
        return None;
    }
    let style = types::KeyboardButtonStyle {
        bg_primary: name == "primary",
        bg_danger: name == "danger",
        bg_success: name == "success",
        icon,
    };
    Some(style.into())
}

fn action(button: &Json) -> enums::InlineButtonType {
    let has = |name: &str| button.get(name);
    if let Some(url) = has("url") {
        return types::InlineButtonTypeUrl { url: string(Some(url)) }.into();
    }
    if let Some(data) = has("callback_data") {
        let data = string(Some(data)).into_bytes();
        return types::InlineButtonTypeCallback { requires_password: false, data }.into();
    }
    if let Some(app) = has("web_app") {
        return types::InlineButtonTypeWebView { url: string(app.get("url")) }.into();
    }
    if let Some(login) = has("login_url") {
        let fwd_text = login.get("forward_text").map(|text| string(Some(text)));
        return types::InlineButtonTypeUrlAuth { fwd_text, url: string(login.get("url")), button_id: 0 }.into();
    }
    if let Some(copy) = has("copy_text") {
        return types::InlineButtonTypeCopy { copy_text: string(copy.get("text")) }.into();
    }
    for (name, same_peer) in [
        ("switch_inline_query_current_chat", true),
        ("switch_inline_query", false),
        ("switch_inline_query_chosen_chat", false),
    ] {
        if let Some(query) = has(name) {
            let query = string(query.get("query").or(Some(query)));
            return types::InlineButtonTypeSwitchInline { same_peer, query, peer_types: None }.into();
        }
    }
    enums::InlineButtonType::Disabled
}

fn string(value: Option<&Json>) -> String {
    value.and_then(Json::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_action_has_its_type() {
        let check = |action: Json, expected: &str| {
            let mut button = json!({ "text": "Да" });
            if let (Some(map), Json::Object(action)) = (button.as_object_mut(), action) {
                map.extend(action);
            }
            let shown = format!("{:?}", inline(&json!({ "inline_keyboard": [[button]] })));
            assert!(shown.contains("text: \"Да\"") && shown.contains(expected), "{shown}");
        };
        check(json!({ "url": "https://a.b" }), "Url(InlineButtonTypeUrl { url: \"https://a.b\" })");
        check(json!({ "callback_data": "x" }), "data: [120]");
        check(json!({ "web_app": { "url": "https://a.b" } }), "WebView(InlineButtonTypeWebView { url: \"https://a.b\"");
        check(json!({ "login_url": { "url": "https://a.b", "forward_text": "z" } }), "fwd_text: Some(\"z\")");
        check(json!({ "copy_text": { "text": "c" } }), "copy_text: \"c\"");
        check(json!({ "switch_inline_query_current_chat": "q" }), "same_peer: true, query: \"q\"");
        check(json!({ "switch_inline_query": "q" }), "same_peer: false, query: \"q\"");
        check(json!({ "switch_inline_query_chosen_chat": { "query": "q" } }), "same_peer: false, query: \"q\"");
        check(json!({ "pay": true }), "Disabled");
        check(json!({ "url": "a.b", "style": "danger" }), "bg_primary: false, bg_danger: true");
    }

    #[test]
    fn what_is_no_keyboard_is_left_out() {
        for markup in [json!({}), json!({ "inline_keyboard": [] }), json!({ "keyboard": [["a"]] }), json!(null)] {
            assert!(inline(&markup).is_none(), "{markup}");
        }
    }
}
