//! Telegram's rules for keyboards (Bot API `InlineKeyboardButton`, `KeyboardButton`, `ReplyKeyboardMarkup`).
//!
//! Keys that are not known here pass: Telegram may be newer than this program.

use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::texts::Message;
use crate::value::{Json, Variables};
use std::ops::RangeInclusive;

/// What an inline button does; exactly one of these.
const INLINE_ACTIONS: &[&str] = &[
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

/// What a reply button does; at most one of these.
const REPLY_ACTIONS: &[&str] =
    &["request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"];

/// Keys that are about looks.
const LOOKS: &[&str] = &["text", "style", "icon_custom_emoji_id"];

/// Checks a keyboard in the Bot API's spelling; a message that is edited takes an inline one only.
pub(super) fn check(keyboard: &Json, editing: bool) -> Result<(), Fault> {
    if let Some(rows) = keyboard.get("inline_keyboard") {
        return check_rows(rows, inline_button);
    }
    if editing {
        return Err(Fault::new("BUTTONS_NOT_INLINE", Message::new("engine-buttons-edit-inline")));
    }
    if let Some(placeholder) = keyboard.get("input_field_placeholder") {
        let length = placeholder.as_str().map_or(0, |text| text.chars().count());
        within("PLACEHOLDER", Message::new("engine-buttons-placeholder"), length, 1..=64)?;
    }
    keyboard.get("keyboard").map_or(Ok(()), |rows| check_rows(rows, reply_button))
}

fn check_rows(rows: &Json, check: fn(&Json, Place) -> Result<(), Fault>) -> Result<(), Fault> {
    let shape = || Fault::new("BUTTONS", Message::new("engine-buttons-rows"));
    for (row, buttons) in rows.as_array().ok_or_else(shape)?.iter().enumerate() {
        for (column, button) in buttons.as_array().ok_or_else(shape)?.iter().enumerate() {
            check(button, Place { row, column })?;
        }
    }
    Ok(())
}

/// Where a button stands, from nought.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
}

impl Place {
    fn fault(self, code: &'static str, message: Message) -> Fault {
        Fault::new(code, message.with("row", self.row + 1).with("column", self.column + 1))
    }
}

fn within(code: &'static str, message: Message, length: usize, allowed: RangeInclusive<usize>) -> Result<(), Fault> {
    if allowed.contains(&length) {
        return Ok(());
    }
    Err(Fault::new(code, message.with("length", length)))
}

fn text(button: &Json, place: Place) -> Result<&Variables, Fault> {
    let keys = button.as_object();
    let text = button.get("text").and_then(Json::as_str).unwrap_or_default();
    keys.filter(|_| !text.trim().is_empty())
        .ok_or_else(|| place.fault("BUTTON_TEXT", Message::new("engine-button-text")))
}

/// The keys among `actions` that ask for something.
fn count(keys: &Variables, actions: &[&str]) -> usize {
    let asks = |key: &&&str| keys.get(**key).is_some_and(|value| !value.is_null() && *value != Json::Bool(false));
    actions.iter().filter(asks).count()
}

fn inline_button(button: &Json, place: Place) -> Result<(), Fault> {
    let keys = text(button, place)?;
    let unknown = |key: &String| !INLINE_ACTIONS.contains(&key.as_str()) && !LOOKS.contains(&key.as_str());
    match count(keys, INLINE_ACTIONS) {
        1 => {}
        0 if keys.keys().any(unknown) => {}
        _ => return Err(place.fault("BUTTON_ACTION", Message::new("engine-button-action"))),
    }
    if let Some(data) = keys.get("callback_data") {
        let bytes = data.as_str().map_or(0, str::len);
        let message =
            Message::new("engine-button-callback").with("row", place.row + 1).with("column", place.column + 1);
        within("CALLBACK_DATA", message, bytes, 1..=64)?;
    }
    if let Some(copied) = keys.get("copy_text") {
        let length = copied.get("text").and_then(Json::as_str).map_or(0, |text| text.chars().count());
        let message = Message::new("engine-button-copy").with("row", place.row + 1).with("column", place.column + 1);
        within("COPY_TEXT", message, length, 1..=256)?;
    }
    if let Some(url) = keys.get("url") {
        check_url(url, &["http://", "https://", "tg://"], place)?;
    }
    check_web_app(keys, place)?;
    let first = (place.row, place.column) == (0, 0);
    if !first && count(keys, &["pay", "callback_game"]) > 0 {
        return Err(place.fault("BUTTON_PLACE", Message::new("engine-button-first")));
    }
    Ok(())
}

fn reply_button(button: &Json, place: Place) -> Result<(), Fault> {
    // The Bot API takes a text for a button without anything else.
    if button.as_str().is_some_and(|text| !text.trim().is_empty()) {
        return Ok(());
    }
    let keys = text(button, place)?;
    if count(keys, REPLY_ACTIONS) > 1 {
        return Err(place.fault("BUTTON_ACTION", Message::new("engine-button-reply-action")));
    }
    check_web_app(keys, place)
}

fn check_web_app(keys: &Variables, place: Place) -> Result<(), Fault> {
    match keys.get("web_app") {
        Some(app) => check_url(app.get("url").unwrap_or(&Json::Null), &["https://"], place),
        None => Ok(()),
    }
}

fn check_url(url: &Json, schemes: &[&str], place: Place) -> Result<(), Fault> {
    let text = url.as_str().unwrap_or_default();
    let lower = text.to_ascii_lowercase();
    if schemes.iter().any(|scheme| lower.len() > scheme.len() && lower.starts_with(scheme)) {
        return Ok(());
    }
    let message = Message::new("engine-button-url").with("url", excerpt(text)).with("schemes", schemes.join(", "));
    Err(place.fault("BUTTON_URL", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check_button(button: Json, expected: Result<(), &str>) {
        let found = check(&json!({"inline_keyboard": [[button.clone()]]}), false).map_err(|fault| fault.code);
        assert_eq!(found, expected, "{button}");
    }

    #[test]
    fn inline_buttons() {
        check_button(json!({"text": "a", "url": "https://example.com"}), Ok(()));
        check_button(json!({"text": "a", "url": "tg://user?id=1", "style": "danger"}), Ok(()));
        check_button(json!({"text": "a", "callback_data": "я".repeat(32)}), Ok(()));
        check_button(json!({"text": "a", "callback_data": "я".repeat(33)}), Err("CALLBACK_DATA"));
        check_button(json!({"text": "a", "callback_data": ""}), Err("CALLBACK_DATA"));
        check_button(json!({"text": "a", "switch_inline_query": ""}), Ok(()));
        check_button(json!({"text": "a", "copy_text": {"text": "b".repeat(256)}}), Ok(()));
        check_button(json!({"text": "a", "copy_text": {"text": ""}}), Err("COPY_TEXT"));
        check_button(json!({"text": "a", "something_new": {}}), Ok(()));
        check_button(json!({"text": "a"}), Err("BUTTON_ACTION"));
        check_button(json!({"text": "a", "url": "https://a.b", "callback_data": "c"}), Err("BUTTON_ACTION"));
        check_button(json!({"text": " ", "callback_data": "c"}), Err("BUTTON_TEXT"));
        check_button(json!("a"), Err("BUTTON_TEXT"));
        check_button(json!({"text": "a", "url": "example.com"}), Err("BUTTON_URL"));
        check_button(json!({"text": "a", "web_app": {"url": "http://example.com"}}), Err("BUTTON_URL"));
        check_button(json!({"text": "a", "pay": true}), Ok(()));
    }

    #[test]
    fn keyboards() {
        let cases = [
            (json!({"inline_keyboard": [[]]}), true, Ok(())),
            (json!({"inline_keyboard": {}}), false, Err("BUTTONS")),
            (json!({"inline_keyboard": [{"text": "a"}]}), false, Err("BUTTONS")),
            (json!({"keyboard": [["a", {"text": "b", "request_contact": true}]]}), false, Ok(())),
            (json!({"keyboard": [[{"text": "b", "request_contact": false, "request_location": true}]]}), false, Ok(())),
            (
                json!({"keyboard": [[{"text": "b", "request_contact": true, "request_location": true}]]}),
                false,
                Err("BUTTON_ACTION"),
            ),
            (json!({"keyboard": [["a"]]}), true, Err("BUTTONS_NOT_INLINE")),
            (json!({"force_reply": true, "input_field_placeholder": "a".repeat(65)}), false, Err("PLACEHOLDER")),
            (json!({"remove_keyboard": true}), false, Ok(())),
            (
                json!({"inline_keyboard": [[{"text": "a", "callback_data": "b"}, {"text": "c", "pay": true}]]}),
                false,
                Err("BUTTON_PLACE"),
            ),
        ];
        for (keyboard, editing, expected) in cases {
            assert_eq!(check(&keyboard, editing).map_err(|fault| fault.code), expected, "{keyboard}");
        }
    }
}
