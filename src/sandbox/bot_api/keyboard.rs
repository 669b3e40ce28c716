//! Reply markups: what the server accepts as buttons (Bot API `InlineKeyboardMarkup`, `ReplyKeyboardMarkup`,
//! `ReplyKeyboardRemove`, `ForceReply`).

use super::error::ApiError;
use crate::sandbox::world::Place;
use crate::value::Json;
use serde_json::Map;

/// Buttons of an inline keyboard in all.
const INLINE_LIMIT: usize = 100;
/// Buttons of a reply keyboard in all.
const REPLY_LIMIT: usize = 300;
/// UTF-8 bytes of `callback_data`.
const DATA_LIMIT: usize = 64;
/// Code points of `copy_text.text`.
const COPY_LIMIT: usize = 256;

/// The actions of an inline button in the order in which the server looks for one; it takes no notice of a second.
const INLINE_ACTIONS: [&str; 10] = [
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
];

/// What asks the person for something in a reply keyboard; private chats only.
const PRIVATE_REQUESTS: [&str; 6] =
    ["request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"];

/// Reads and checks `reply_markup`; a keyboard without buttons counts as none.
pub(super) fn read(text: Option<&str>, place: Place) -> Result<Option<Json>, ApiError> {
    let Some(text) = text else { return Ok(None) };
    let markup: Json = serde_json::from_str(text)
        .map_err(|_| ApiError::bad_request("can't parse reply keyboard markup JSON object"))?;
    let Json::Object(map) = &markup else {
        return Err(ApiError::bad_request("object expected as reply markup"));
    };
    if let Some(rows) = map.get("inline_keyboard") {
        let rows = rows_of(rows, "inline_keyboard")?;
        return inline(rows, place);
    }
    if let Some(rows) = map.get("keyboard") {
        let count = reply(rows_of(rows, "keyboard")?, map, place)?;
        return Ok((count > 0).then_some(markup));
    }
    if is_true(map.get("remove_keyboard")) || is_true(map.get("force_reply")) {
        placeholder(map)?;
        return Ok(Some(markup));
    }
    Ok(None)
}

fn is_true(value: Option<&Json>) -> bool {
    value.and_then(Json::as_bool).unwrap_or(false)
}

fn rows_of<'a>(rows: &'a Json, field: &str) -> Result<Vec<&'a [Json]>, ApiError> {
    let rows =
        rows.as_array().ok_or_else(|| ApiError::bad_request(format!("field \"{field}\" must be of type Array")))?;
    let rows = rows.iter().map(|row| row.as_array().map(Vec::as_slice));
    let owner = if field == "inline_keyboard" { " of the InlineKeyboardMarkup" } else { "" };
    rows.collect::<Option<_>>()
        .ok_or_else(|| ApiError::bad_request(format!("field \"{field}\"{owner} must be an Array of Arrays")))
}

fn inline(rows: Vec<&[Json]>, place: Place) -> Result<Option<Json>, ApiError> {
    let mut count = 0;
    let mut kept = Vec::new();
    for (row_number, row) in rows.into_iter().enumerate() {
        let mut buttons = Vec::new();
        for (number, button) in row.iter().enumerate() {
            let Json::Object(map) = button else {
                return Err(ApiError::bad_request(
                    "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
                ));
            };
            buttons.push(inline_button(map, place, row_number == 0 && number == 0)?);
        }
        count += buttons.len();
        if !buttons.is_empty() {
            kept.push(Json::Array(buttons));
        }
    }
    if count > INLINE_LIMIT {
        return Err(ApiError::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    Ok((count > 0).then(|| serde_json::json!({ "inline_keyboard": kept })))
}

/// The button as it stands in answers.
fn inline_button(button: &Map<String, Json>, place: Place, first: bool) -> Result<Json, ApiError> {
    let fault = |text: &str| ApiError::bad_request(format!("can't parse inline keyboard button: {text}"));
    let label = button.get("text").ok_or_else(|| fault("Can't find field \"text\""))?;
    let label = label.as_str().ok_or_else(|| fault("Field \"text\" must be of type String"))?;
    if label.trim().is_empty() {
        return Err(ApiError::bad_request("inline keyboard button text must be non-empty"));
    }
    // `false` is how an absent `pay` may be written.
    let present = |name: &&str| button.get(*name).is_some_and(|value| !matches!(value, Json::Null | Json::Bool(false)));
    let action = INLINE_ACTIONS.into_iter().find(present);
    let action = action.ok_or_else(|| fault("Text buttons are unallowed in the inline keyboard"))?;
    let value = button.get(action).unwrap_or(&Json::Null);
    match action {
        "url" => button_address(value.as_str().unwrap_or_default())?,
        "callback_data" => {
            let data = value.as_str().ok_or_else(|| fault("Field \"callback_data\" must be of type String"))?;
            if data.is_empty() || data.len() > DATA_LIMIT {
                return Err(ApiError::bad_request("BUTTON_DATA_INVALID"));
            }
        }
        "web_app" => {
            web_app(value)?;
            if !matches!(place, Place::Private(..)) {
                return Err(ApiError::bad_request("BUTTON_TYPE_INVALID"));
            }
        }
        "login_url" => button_address(value.get("url").and_then(Json::as_str).unwrap_or_default())?,
        "copy_text" => {
            let text = value.get("text").and_then(Json::as_str).unwrap_or_default();
            if !(1..=COPY_LIMIT).contains(&text.chars().count()) {
                return Err(ApiError::bad_request("BUTTON_COPY_TEXT_INVALID"));
            }
        }
        "pay" | "callback_game" if !first => return Err(ApiError::bad_request("BUTTON_POS_INVALID")),
        // Both need a message of their own kind: an invoice, a game.
        "pay" | "callback_game" => return Err(ApiError::bad_request("BUTTON_TYPE_INVALID")),
        _ => {}
    }
    let kept = ["text", "icon_custom_emoji_id", "style", action];
    let kept = kept.iter().filter_map(|name| button.get(*name).map(|value| ((*name).to_owned(), value.clone())));
    Ok(Json::Object(kept.collect()))
}

fn button_address(address: &str) -> Result<(), ApiError> {
    let wrong = |why: &str| ApiError::bad_request(format!("inline keyboard button URL '{address}' is invalid: {why}"));
    if address.is_empty() {
        return Err(wrong("URL must be non-empty"));
    }
    // Telegram adds the scheme where there is none.
    let full = if address.contains("://") || address.starts_with("tg:") || address.starts_with("mailto:") {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    let parsed = url::Url::parse(&full).map_err(|_| wrong("Wrong HTTP URL"))?;
    match parsed.scheme() {
        "tg" | "ton" => Ok(()),
        "http" | "https" if parsed.host_str().is_some_and(|host| host.contains('.')) => Ok(()),
        "http" | "https" => Err(wrong("Wrong HTTP URL")),
        _ => Err(wrong("Unsupported URL protocol")),
    }
}

fn web_app(value: &Json) -> Result<(), ApiError> {
    let address = value.get("url").and_then(Json::as_str).unwrap_or_default();
    let parsed = url::Url::parse(address).ok().filter(|parsed| parsed.scheme() == "https");
    match parsed {
        Some(_) => Ok(()),
        None => Err(ApiError::bad_request(format!(
            "inline keyboard button Web App URL '{address}' is invalid: Only HTTPS links are allowed"
        ))),
    }
}

/// Checks a reply keyboard and counts its buttons.
fn reply(rows: Vec<&[Json]>, map: &Map<String, Json>, place: Place) -> Result<usize, ApiError> {
    let fault = |text: &str| ApiError::bad_request(format!("can't parse keyboard button: {text}"));
    let mut count = 0;
    for button in rows.into_iter().flatten() {
        count += 1;
        let label = match button {
            Json::String(label) => label.as_str(),
            Json::Object(map) => {
                map.get("text").and_then(Json::as_str).ok_or_else(|| fault("Can't find field \"text\""))?
            }
            _ => return Err(fault("KeyboardButton must be a String or an Object")),
        };
        if label.trim().is_empty() {
            return Err(ApiError::bad_request("keyboard button text must be non-empty"));
        }
        let asks = PRIVATE_REQUESTS
            .into_iter()
            .filter(|name| button.get(name).is_some_and(|value| !matches!(value, Json::Null | Json::Bool(false))));
        let asks: Vec<&str> = asks.collect();
        if let (Some(name), false) = (asks.first(), matches!(place, Place::Private(..))) {
            let what = match *name {
                "request_contact" => "phone number can be requested in private chats only",
                "request_location" => "location can be requested in private chats only",
                "request_poll" => "poll can be requested in private chats only",
                "request_users" => "users can be requested in private chats only",
                "request_chat" => "chats can be requested in private chats only",
                _ => "web app buttons can be used in private chats only",
            };
            return Err(ApiError::bad_request(what));
        }
    }
    if count > REPLY_LIMIT {
        return Err(ApiError::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    placeholder(map)?;
    Ok(count)
}

fn placeholder(map: &Map<String, Json>) -> Result<(), ApiError> {
    let Some(text) = map.get("input_field_placeholder").and_then(Json::as_str) else { return Ok(()) };
    if text.chars().count() > 64 {
        return Err(ApiError::bad_request("INPUT_FIELD_PLACEHOLDER_TOO_LONG"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check_in(place: Place, markup: &str, expected: Result<bool, &str>) {
        let result = read(Some(markup), place).map(|markup| markup.is_some()).map_err(|error| error.description);
        match (&result, expected) {
            (Err(found), Err(wanted)) => assert!(found.contains(wanted), "{markup}: {found}"),
            (Ok(found), Ok(wanted)) => assert_eq!(*found, wanted, "{markup}"),
            _ => panic!("{markup}: {result:?}"),
        }
    }

    fn check(button: &str, expected: Result<bool, &str>) {
        check_in(Place::Private(1, 2), &format!(r#"{{"inline_keyboard": [[{button}]]}}"#), expected);
    }

    #[test]
    fn inline_buttons_need_a_good_action() {
        check(r#"{"text": "a", "callback_data": "b"}"#, Ok(true));
        check(r#"{"text": "a", "url": "example.com"}"#, Ok(true));
        check(r#"{"text": "a", "url": "tg://user?id=1"}"#, Ok(true));
        check(r#"{"text": "a", "style": "primary", "copy_text": {"text": "x"}}"#, Ok(true));
        check("", Ok(false));
        check(r#"{"text": "a"}"#, Err("Text buttons are unallowed"));
        check(r#"{"callback_data": "b"}"#, Err("Can't find field \"text\""));
        check(r#"{"text": "", "callback_data": "b"}"#, Err("must be non-empty"));
        check(r#"{"text": "a", "callback_data": ""}"#, Err("BUTTON_DATA_INVALID"));
        check(&format!(r#"{{"text": "a", "callback_data": "{}"}}"#, "я".repeat(33)), Err("BUTTON_DATA_INVALID"));
        check(r#"{"text": "a", "url": "ftp://a.b"}"#, Err("inline keyboard button URL 'ftp://a.b' is invalid"));
        check(r#"{"text": "a", "url": "localhost"}"#, Err("Wrong HTTP URL"));
        check(r#"{"text": "a", "web_app": {"url": "http://a.b"}}"#, Err("Only HTTPS links are allowed"));
        check(r#"{"text": "a", "copy_text": {"text": ""}}"#, Err("BUTTON_COPY_TEXT_INVALID"));
        check(r#"{"text": "a", "pay": true}"#, Err("BUTTON_TYPE_INVALID"));
        check(r#"{"text": "a", "url": "a.b", "callback_data": "b"}"#, Ok(true));
        check("7", Err("must be an Object"));
    }

    #[test]
    fn markups_are_told_apart() {
        let private = Place::Private(1, 2);
        let group = Place::Chat(-1);
        check_in(private, "{", Err("can't parse reply keyboard markup JSON object"));
        check_in(private, "[]", Err("object expected as reply markup"));
        check_in(private, "{}", Ok(false));
        check_in(private, r#"{"keyboard": [["a", {"text": "b"}]], "resize_keyboard": true}"#, Ok(true));
        check_in(private, r#"{"keyboard": [["a", {"text": "b", "request_contact": true}]]}"#, Ok(true));
        check_in(group, r#"{"keyboard": [[{"text": "b", "request_contact": true}]]}"#, Err("private chats only"));
        check_in(
            group,
            r#"{"inline_keyboard": [[{"text": "b", "web_app": {"url": "https://a.b"}}]]}"#,
            Err("BUTTON_TYPE"),
        );
        check_in(private, r#"{"keyboard": [[]]}"#, Ok(false));
        check_in(private, r#"{"keyboard": 1}"#, Err("must be of type Array"));
        check_in(private, r#"{"inline_keyboard": [1]}"#, Err("Array of Arrays"));
        check_in(private, r#"{"remove_keyboard": true}"#, Ok(true));
        check_in(private, r#"{"force_reply": true}"#, Ok(true));
    }

    proptest! {
        #[test]
        fn no_markup_makes_it_panic(
            root in "(inline_keyboard|keyboard|remove_keyboard)",
            rows in r#"(\[|\]|\{|\}|,|:|"text"|"url"|"a.b"|"pay"|"web_app"|"copy_text"|null|true|7|"ё"){0,14}"#,
        ) {
            for place in [Place::Private(1, 2), Place::Chat(-1)] {
                let (bare, labelled) = (rows.clone(), format!(r#"{{"text": "a", {rows}}}"#));
                for text in [bare, labelled].map(|rows| format!(r#"{{"{root}": [[{rows}]]}}"#)) {
                    if let Err(error) = read(Some(&text), place) {
                        prop_assert!(error.description.starts_with("Bad Request: "));
                    }
                }
            }
        }
    }
}
