//! Rules of keyboards (Bot API `InlineKeyboardMarkup`, `ReplyKeyboardMarkup`), for what is known of them.

use super::constant::{constant, literal_text};
use super::{StepView, peers};
use crate::expr::{self, Part};
use crate::scenario::buttons::{self, KeyboardKind};
use crate::scenario::{ActionKind, Buttons, FieldKey, FieldValue, PeerAddress, Problem};
use crate::texts::Message;
use crate::value::{Json, Variables};
use url::Url;

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

/// What a reply button can do; all of it works in private chats only.
const REPLY_ACTIONS: &[&str] =
    &["request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"];

/// Keys of a button that say how it looks.
const LOOKS: &[&str] = &["text", "style", "icon_custom_emoji_id"];

/// Of the whole keyboard as JSON, in bytes; measured, not documented.
const MAX_SIZE: usize = 10_000;

pub(super) fn check(view: &StepView<'_>, problems: &mut Vec<Problem>) {
    if view.is_user() {
        return;
    }
    let keyboard = match view.step.action.buttons() {
        Some(Buttons::Keyboard(keyboard)) => keyboard.clone(),
        Some(Buttons::Expr(source)) => match constant(&FieldValue::Expr(source.clone())) {
            Some(Json::String(text)) => serde_json::from_str(&text).unwrap_or(Json::String(text)),
            Some(Json::Null) | None => return,
            Some(json) => json,
        },
        None => return,
    };
    let mut rules = Rules { view, problems };
    let Some(kind) = buttons::kind(&keyboard) else {
        rules.error("BUTTONS_KIND", Message::new("check-buttons-kind"));
        return;
    };
    if view.step.action.kind() == ActionKind::EditMessage && kind != KeyboardKind::Inline {
        rules.error("BUTTONS_INLINE_ONLY", Message::new("check-buttons-inline-only"));
    }
    if keyboard.to_string().len() > MAX_SIZE {
        rules.warning("BUTTONS_SIZE", Message::new("check-buttons-size"));
    }
    if let Some(text) = keyboard.get("input_field_placeholder") {
        rules.length(text, 64, "PLACEHOLDER_LENGTH", Message::new("check-placeholder-length"));
    }
    match kind {
        KeyboardKind::Inline | KeyboardKind::Reply => rules.rows(&keyboard, kind),
        KeyboardKind::Remove | KeyboardKind::ForceReply => {
            if keyboard.get(kind.key()) != Some(&Json::Bool(true)) {
                rules.error("BUTTONS_TRUE", Message::new("check-buttons-true").with("key", kind.key()));
            }
        }
    }
}

struct Rules<'r, 's> {
    view: &'r StepView<'s>,
    problems: &'r mut Vec<Problem>,
}

impl Rules<'_, '_> {
    fn error(&mut self, code: &'static str, message: Message) {
        self.problems.push(self.view.error(FieldKey::Buttons, code, message));
    }

    fn warning(&mut self, code: &'static str, message: Message) {
        self.problems.push(self.view.warning(FieldKey::Buttons, code, message));
    }

    fn rows(&mut self, keyboard: &Json, kind: KeyboardKind) {
        let (most, most_in_row) = if kind == KeyboardKind::Inline { (100, 8) } else { (300, 12) };
        let rows: Option<Vec<&Vec<Json>>> = keyboard
            .get(kind.key())
            .and_then(Json::as_array)
            .and_then(|rows| rows.iter().map(Json::as_array).collect());
        let Some(rows) = rows else {
            self.error("BUTTONS_SHAPE", Message::new("check-buttons-shape"));
            return;
        };
        let count: usize = rows.iter().map(|row| row.len()).sum();
        if count == 0 && kind == KeyboardKind::Reply {
            self.error("BUTTONS_NONE", Message::new("check-buttons-none"));
        }
        if count > most {
            self.warning("BUTTONS_COUNT", Message::new("check-buttons-count").with("count", count).with("most", most));
        }
        for (index, row) in rows.iter().enumerate() {
            if row.len() > most_in_row {
                let message = Message::new("check-buttons-row");
                self.warning("BUTTONS_ROW", message.with("row", index + 1).with("most", most_in_row));
            }
            for (column, button) in row.iter().enumerate() {
                let place = Place { row: index + 1, column: column + 1 };
                match button {
                    Json::Object(button) => self.button(kind, &place, button),
                    // The Bot API lets a reply button be its text alone.
                    Json::String(text) if kind == KeyboardKind::Reply => self.text(&place, Some(text)),
                    _ => self.error("BUTTONS_SHAPE", Message::new("check-buttons-shape")),
                }
            }
        }
    }

    fn text(&mut self, place: &Place, text: Option<&str>) {
        if text.is_none_or(|text| text.trim().is_empty()) {
            self.error("BUTTON_TEXT", place.named(Message::new("check-button-text")));
        }
    }

    fn button(&mut self, kind: KeyboardKind, place: &Place, button: &Variables) {
        self.text(place, button.get("text").and_then(Json::as_str));
        let actions = if kind == KeyboardKind::Inline { INLINE_ACTIONS } else { REPLY_ACTIONS };
        let is_set = |key: &str| button.get(key).is_some_and(|value| !matches!(value, Json::Null | Json::Bool(false)));
        let set: Vec<&str> = actions.iter().copied().filter(|key| is_set(key)).collect();
        let only_known = button.keys().all(|key| LOOKS.contains(&key.as_str()) || actions.contains(&key.as_str()));
        if kind == KeyboardKind::Inline && (set.len() > 1 || (set.is_empty() && only_known)) {
            let message = Message::new("check-button-action").with("count", set.len());
            self.error("BUTTON_ACTION", place.named(message));
        }
        if kind == KeyboardKind::Reply && set.len() > 1 {
            self.error("REPLY_BUTTON_ACTION", place.named(Message::new("check-reply-button-action")));
        }
        if ["pay", "callback_game"].into_iter().any(is_set) && (place.row, place.column) != (1, 1) {
            self.error("PAY_FIRST", place.named(Message::new("check-pay-first")));
        }
        let private = kind == KeyboardKind::Reply && !set.is_empty() || is_set("web_app");
        if private && self.is_group() {
            self.error("PRIVATE_ONLY", place.named(Message::new("check-private-only")));
        }
        if let Some(data) = button.get("callback_data") {
            self.callback_data(place, data);
        }
        if let Some(url) = button.get("url") {
            let message = place.named(Message::new("check-button-url"));
            self.address(url, &["http", "https", "tg"], "BUTTON_URL", message);
        }
        if let Some(url) = button.get("web_app").and_then(|app| app.get("url")) {
            self.address(url, &["https"], "WEB_APP_URL", place.named(Message::new("check-web-app-url")));
        }
        if let Some(url) = button.get("login_url").and_then(|login| login.get("url")) {
            self.address(url, &["https"], "LOGIN_URL", place.named(Message::new("check-login-url")));
        }
        if let Some(text) = button.get("copy_text").map(|copy| copy.get("text").unwrap_or(copy)) {
            self.length(text, 256, "COPY_TEXT_LENGTH", place.named(Message::new("check-copy-text-length")));
        }
    }

    fn is_group(&self) -> bool {
        matches!(peers::address(self.view, FieldKey::Peer), Some(Ok(PeerAddress::Id(id))) if id < 0)
    }

    /// 1–64 bytes; values put in only make it longer.
    fn callback_data(&mut self, place: &Place, data: &Json) {
        let Some(text) = data.as_str() else {
            self.error("CALLBACK_DATA", place.named(Message::new("check-callback-data").with("bytes", 0)));
            return;
        };
        let Ok(parts) = expr::split_template(text) else { return };
        let bytes: usize = parts.iter().map(|part| if let Part::Literal(text) = part { text.len() } else { 0 }).sum();
        if bytes > 64 || parts.is_empty() {
            self.error("CALLBACK_DATA", place.named(Message::new("check-callback-data").with("bytes", bytes)));
        }
    }

    fn address(&mut self, url: &Json, schemes: &[&str], code: &'static str, message: Message) {
        let Some(text) = url.as_str().map_or(Some(String::new()), literal_text) else { return };
        // Telegram takes an address without a scheme for http.
        let parsed = Url::parse(text.trim()).or_else(|_| Url::parse(&format!("http://{}", text.trim())));
        if !parsed.is_ok_and(|url| schemes.contains(&url.scheme())) {
            self.error(code, message.with("url", text));
        }
    }

    fn length(&mut self, text: &Json, most: usize, code: &'static str, message: Message) {
        let Some(text) = text.as_str().map_or(Some(String::new()), literal_text) else { return };
        let count = text.chars().count();
        if !(1..=most).contains(&count) {
            self.error(code, message.with("count", count).with("most", most));
        }
    }
}

/// A button's row and column, from one.
struct Place {
    row: usize,
    column: usize,
}

impl Place {
    fn named(&self, message: Message) -> Message {
        message.with("row", self.row).with("column", self.column)
    }
}
