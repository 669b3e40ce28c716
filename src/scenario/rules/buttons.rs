//! Telegram's rules for keyboards (Bot API `InlineKeyboardMarkup`, `ReplyKeyboardMarkup`, `ReplyKeyboardRemove`,
//! `ForceReply`): one set for the check of a design and for the values of a run.
//!
//! Keys that are not known here pass: Telegram may be newer than this program. Deliberately not here: which kinds of
//! connection and which actions take buttons at all (`description`).

use super::{excerpt, limits};
use crate::expr::{self, Part};
use crate::keyboard::{self, KeyboardKind};
use crate::scenario::{PeerAddress, Severity};
use crate::texts::Message;
use crate::value::{Json, Variables};
use url::Url;

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

/// What a reply button does, at most one of these; all of them work in private chats only.
const REPLY_ACTIONS: &[&str] =
    &["request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app"];

/// Keys of a button that say how it looks.
const LOOKS: &[&str] = &["text", "style", "icon_custom_emoji_id"];

/// What a keyboard is for, and how its texts are to be read.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Whether it goes to a message that is there already.
    pub editing: bool,
    /// The chat it goes to, where that is known.
    pub peer: Option<&'a PeerAddress>,
    /// Whether `${…}` in its texts stands for values that are not known yet; otherwise texts are what they say.
    pub templates: bool,
}

/// Where in a keyboard a fault is, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ButtonPlace {
    pub row: usize,
    /// The button of the row; none: the row as a whole.
    pub column: Option<usize>,
}

/// A rule that a keyboard breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct ButtonFault {
    /// With an error Telegram refuses the keyboard, or takes it for something else.
    pub severity: Severity,
    /// A stable, upper-case name of the rule.
    pub code: &'static str,
    /// None: the keyboard as a whole.
    pub place: Option<ButtonPlace>,
    pub message: Message,
}

impl ButtonFault {
    fn error(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Error, code, place: None, message }
    }

    fn warning(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    fn at(mut self, place: ButtonPlace) -> Self {
        self.place = Some(place);
        self.message = self.message.with("row", place.row);
        if let Some(column) = place.column {
            self.message = self.message.with("column", column);
        }
        self
    }
}

/// The keyboard that a JSON text is; `BUTTONS_KIND` where the text is no JSON.
pub fn parse(text: &str) -> Result<Json, ButtonFault> {
    serde_json::from_str(text).map_err(|error| {
        let message = Message::new("rules-buttons-json").with("line", error.line()).with("column", error.column());
        ButtonFault::error("BUTTONS_KIND", message)
    })
}

/// Every rule that the keyboard breaks, from its beginning to its end; in Bpium's spelling or the Bot API's.
pub fn faults(keyboard: &Json, setting: &Setting<'_>) -> Vec<ButtonFault> {
    let Some(kind) = keyboard::kind(keyboard) else {
        return vec![ButtonFault::error("BUTTONS_KIND", Message::new("rules-buttons-kind"))];
    };
    let mut rules = Rules { kind, setting, faults: Vec::new() };
    rules.keyboard(keyboard);
    rules.faults
}

struct Rules<'s> {
    kind: KeyboardKind,
    setting: &'s Setting<'s>,
    faults: Vec<ButtonFault>,
}

impl Rules<'_> {
    fn keyboard(&mut self, keyboard: &Json) {
        if self.setting.editing && self.kind != KeyboardKind::Inline {
            self.faults.push(ButtonFault::error("BUTTONS_INLINE_ONLY", Message::new("rules-buttons-inline-only")));
        }
        if self.kind != KeyboardKind::Inline && self.setting.peer.is_some_and(PeerAddress::may_be_channel) {
            let message = Message::new("rules-buttons-channel");
            let fault = ButtonFault::error("BUTTONS_CHANNEL", message);
            self.faults.push(ButtonFault { severity: Severity::Information, ..fault });
        }
        if keyboard.to_string().len() > limits::KEYBOARD {
            self.faults.push(ButtonFault::warning("BUTTONS_SIZE", Message::new("rules-buttons-size")));
        }
        if let Some(placeholder) = keyboard.get("input_field_placeholder").filter(|text| !text.is_null())
            && let Some(count) = self.bad_length(placeholder, limits::PLACEHOLDER, characters)
        {
            let message =
                Message::new("rules-placeholder-length").with("count", count).with("most", limits::PLACEHOLDER);
            self.faults.push(ButtonFault::error("PLACEHOLDER_LENGTH", message));
        }
        let key = self.kind.key();
        let value = keyboard.get(key).unwrap_or(&Json::Null);
        match self.kind {
            KeyboardKind::Inline | KeyboardKind::Reply => self.rows(value),
            KeyboardKind::Remove | KeyboardKind::ForceReply if *value != Json::Bool(true) => {
                self.faults
                    .push(ButtonFault::error("BUTTONS_TRUE", Message::new("rules-buttons-true").with("key", key)));
            }
            KeyboardKind::Remove | KeyboardKind::ForceReply => {}
        }
    }

    fn rows(&mut self, rows: &Json) {
        let rows: Option<Vec<_>> = rows.as_array().and_then(|rows| rows.iter().map(Json::as_array).collect());
        let Some(rows) = rows else {
            self.faults.push(ButtonFault::error("BUTTONS_SHAPE", Message::new("rules-buttons-shape")));
            return;
        };
        let (most, most_in_row) =
            if self.kind == KeyboardKind::Inline { limits::INLINE_BUTTONS } else { limits::REPLY_BUTTONS };
        let count: usize = rows.iter().map(|row| row.len()).sum();
        if count == 0 && self.kind == KeyboardKind::Reply {
            self.faults.push(ButtonFault::error("BUTTONS_NONE", Message::new("rules-buttons-none")));
        }
        if count > most {
            let message = Message::new("rules-buttons-count").with("count", count).with("most", most);
            self.faults.push(ButtonFault::warning("BUTTONS_COUNT", message));
        }
        for (row, buttons) in (1..).zip(rows) {
            if buttons.len() > most_in_row {
                let message = Message::new("rules-buttons-row").with("most", most_in_row);
                let place = ButtonPlace { row, column: None };
                self.faults.push(ButtonFault::warning("BUTTONS_ROW", message).at(place));
            }
            for (column, button) in (1..).zip(buttons) {
                self.entry(ButtonPlace { row, column: Some(column) }, button);
            }
        }
    }

    fn error(&mut self, place: ButtonPlace, code: &'static str, message: Message) {
        self.faults.push(ButtonFault::error(code, message).at(place));
    }

    fn entry(&mut self, place: ButtonPlace, button: &Json) {
        match button {
            Json::Object(keys) => {
                self.text(place, keys.get("text").unwrap_or(&Json::Null));
                self.button(place, keys);
            }
            // The Bot API lets a reply button be its text alone.
            Json::String(_) if self.kind == KeyboardKind::Reply => self.text(place, button),
            _ => self.error(place, "BUTTONS_SHAPE", Message::new("rules-buttons-shape")),
        }
    }

    fn text(&mut self, place: ButtonPlace, text: &Json) {
        if self.known(text).is_some_and(|text| text.whole && text.least.trim().is_empty()) {
            self.error(place, "BUTTON_TEXT", Message::new("rules-button-text"));
        }
    }

    fn button(&mut self, place: ButtonPlace, keys: &Variables) {
        let inline = self.kind == KeyboardKind::Inline;
        let actions = if inline { INLINE_ACTIONS } else { REPLY_ACTIONS };
        let asks = |value: &&Json| !matches!(value, Json::Null | Json::Bool(false));
        let set: Vec<_> = actions.iter().filter_map(|key| Some((*key, keys.get(*key).filter(asks)?))).collect();
        let is_known = |key: &String| LOOKS.contains(&key.as_str()) || actions.contains(&key.as_str());
        match set.len() {
            1 => {}
            0 if !inline || !keys.keys().all(is_known) => {}
            count if inline => {
                self.error(place, "BUTTON_ACTION", Message::new("rules-button-action").with("count", count));
            }
            _ => self.error(place, "REPLY_BUTTON_ACTION", Message::new("rules-reply-button-action")),
        }
        let in_group = self.setting.peer.is_some_and(PeerAddress::is_group_or_channel);
        if in_group && set.iter().any(|(key, _)| !inline || *key == "web_app") {
            self.error(place, "PRIVATE_ONLY", Message::new("rules-private-only"));
        }
        for (key, value) in set {
            self.action(place, key, value);
        }
    }

    fn action(&mut self, place: ButtonPlace, key: &str, value: &Json) {
        let inner = |key: &str| value.get(key).unwrap_or(&Json::Null);
        match key {
            "callback_data" => {
                if let Some(bytes) = self.bad_length(value, limits::CALLBACK_DATA, str::len) {
                    self.error(place, "CALLBACK_DATA", Message::new("rules-callback-data").with("bytes", bytes));
                }
            }
            "copy_text" => {
                if let Some(count) = self.bad_length(inner("text"), limits::COPY_TEXT, characters) {
                    let message =
                        Message::new("rules-copy-text-length").with("count", count).with("most", limits::COPY_TEXT);
                    self.error(place, "COPY_TEXT_LENGTH", message);
                }
            }
            "url" => {
                let message = Message::new("rules-button-url");
                self.address(place, value, &["http", "https", "tg"], "BUTTON_URL", message);
            }
            "web_app" => {
                self.address(place, inner("url"), &["https"], "WEB_APP_URL", Message::new("rules-web-app-url"));
            }
            "login_url" => {
                self.address(place, inner("url"), &["https"], "LOGIN_URL", Message::new("rules-login-url"));
            }
            "pay" | "callback_game" if place != (ButtonPlace { row: 1, column: Some(1) }) => {
                self.error(place, "PAY_FIRST", Message::new("rules-pay-first"));
            }
            _ => {}
        }
    }

    fn address(&mut self, place: ButtonPlace, url: &Json, schemes: &[&str], code: &'static str, message: Message) {
        let Some(Known { least: text, whole: true }) = self.known(url) else { return };
        // Telegram takes an address without a scheme for http.
        let parsed = Url::parse(text.trim()).or_else(|_| Url::parse(&format!("http://{}", text.trim())));
        if !parsed.is_ok_and(|url| schemes.contains(&url.scheme())) {
            self.error(place, code, message.with("url", excerpt(&text)));
        }
    }

    /// The length, if it is surely not within 1 and `most`: values put in only make a text longer.
    fn bad_length(&self, text: &Json, most: usize, measure: fn(&str) -> usize) -> Option<usize> {
        let known = self.known(text)?;
        let length = measure(&known.least);
        (length > most || (known.whole && length == 0)).then_some(length)
    }

    /// What is known of a text; of one that cannot be read as a template nothing is. Other types are no text.
    fn known(&self, text: &Json) -> Option<Known> {
        let text = text.as_str().unwrap_or_default();
        if !self.setting.templates {
            return Some(Known { least: text.to_owned(), whole: true });
        }
        let mut known = Known { least: String::new(), whole: true };
        for part in expr::split_template(text).ok()? {
            match part {
                Part::Literal(literal) => known.least.push_str(&literal),
                Part::Expression { .. } => known.whole = false,
            }
        }
        Some(known)
    }
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// A text as far as it is known.
struct Known {
    /// What it says if every value put in is empty.
    least: String,
    /// Whether no value is put in.
    whole: bool,
}

#[cfg(test)]
#[path = "buttons_tests.rs"]
mod tests;
