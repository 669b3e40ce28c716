//! Keyboards as they are drawn: rows of keys, read from the Bot API's JSON.
//!
//! What cannot be a key is left out; telling why is the check's business (`scenario::rules`).

use crate::keyboard::{self, KeyboardKind};
use crate::value::Json;

/// Rows of keys, the uppermost first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    pub rows: Vec<Vec<Key>>,
}

/// One button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub icon: Option<KeyIcon>,
    pub style: Option<KeyStyle>,
    /// A custom emoji stands before the text.
    pub has_emoji: bool,
}

/// The small sign in the corner of a button that says what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyIcon {
    Link,
    WebApp,
    Copy,
    Pay,
    Switch,
    Contact,
    Location,
    Poll,
    Person,
    Chat,
}

/// The colour of a button (Bot API `style`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStyle {
    Primary,
    Success,
    Danger,
}

/// What stands under the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BelowChat {
    /// A keyboard of the bot's.
    Keys {
        keys: Keys,
        /// Only as high as its rows.
        resize: bool,
        /// Folded after one press.
        one_time: bool,
        /// Cannot be folded.
        persistent: bool,
        placeholder: Option<String>,
    },
    /// The keyboard that was there goes away.
    Removed,
    /// The reader's app opens an answer to the message.
    ForceReply { placeholder: Option<String> },
}

/// The keys that say what a button does, and their signs.
const ICONS: [(&str, KeyIcon); 14] = [
    ("url", KeyIcon::Link),
    ("login_url", KeyIcon::Link),
    ("web_app", KeyIcon::WebApp),
    ("copy_text", KeyIcon::Copy),
    ("pay", KeyIcon::Pay),
    ("switch_inline_query", KeyIcon::Switch),
    ("switch_inline_query_current_chat", KeyIcon::Switch),
    ("switch_inline_query_chosen_chat", KeyIcon::Switch),
    ("request_contact", KeyIcon::Contact),
    ("request_location", KeyIcon::Location),
    ("request_poll", KeyIcon::Poll),
    ("request_users", KeyIcon::Person),
    ("request_user", KeyIcon::Person),
    ("request_chat", KeyIcon::Chat),
];

impl Keys {
    /// The buttons under a message; none where the keyboard is of another kind or has no button.
    pub fn inline(keyboard: &Json) -> Option<Self> {
        let rows = keyboard.get(KeyboardKind::Inline.key())?;
        Some(Self::of_rows(rows)).filter(|keys| !keys.rows.is_empty())
    }

    fn of_rows(rows: &Json) -> Self {
        let row = |row: &Json| -> Vec<Key> { row.as_array().into_iter().flatten().filter_map(Key::read).collect() };
        let rows = rows.as_array().into_iter().flatten().map(row).filter(|row| !row.is_empty());
        Self { rows: rows.collect() }
    }
}

impl Key {
    fn read(button: &Json) -> Option<Self> {
        if let Some(text) = button.as_str() {
            return Some(Self { text: text.to_owned(), icon: None, style: None, has_emoji: false });
        }
        let asks = |value: &Json| !matches!(value, Json::Null | Json::Bool(false));
        let icon = ICONS.iter().find(|(key, _)| button.get(key).is_some_and(asks)).map(|(_, icon)| *icon);
        let style = match button.get("style").and_then(Json::as_str) {
            Some("primary") => Some(KeyStyle::Primary),
            Some("success") => Some(KeyStyle::Success),
            Some("danger") => Some(KeyStyle::Danger),
            _ => None,
        };
        let text = button.as_object()?.get("text").and_then(Json::as_str).unwrap_or_default().to_owned();
        Some(Self { text, icon, style, has_emoji: button.get("icon_custom_emoji_id").is_some_and(asks) })
    }
}

impl BelowChat {
    /// What a keyboard of another kind than inline does, in the Bot API's spelling.
    pub fn read(markup: &Json) -> Option<Self> {
        let flag = |key: &str| markup.get(key) == Some(&Json::Bool(true));
        let placeholder = markup.get("input_field_placeholder").and_then(Json::as_str).map(str::to_owned);
        match keyboard::kind(markup)? {
            KeyboardKind::Inline => None,
            KeyboardKind::Reply => Some(Self::Keys {
                keys: Keys::of_rows(markup.get(KeyboardKind::Reply.key())?),
                resize: flag("resize_keyboard"),
                one_time: flag("one_time_keyboard"),
                persistent: flag("is_persistent"),
                placeholder,
            }),
            KeyboardKind::Remove => Some(Self::Removed),
            KeyboardKind::ForceReply => Some(Self::ForceReply { placeholder }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn inline_keys_say_what_they_do() {
        let keys = Keys::inline(&json!({"inline_keyboard": [
            [{"text": "Сайт", "url": "https://example.com"}, {"text": "Да", "callback_data": "y", "style": "success"}],
            [],
            [{"text": "Эмодзи", "callback_data": "e", "icon_custom_emoji_id": "5"}, 7],
        ]}));
        let rows = keys.expect("an inline keyboard").rows;
        let shown: Vec<Vec<_>> =
            rows.iter().map(|row| row.iter().map(|key| (key.text.as_str(), key.icon, key.style)).collect()).collect();
        assert_eq!(
            shown,
            [
                vec![("Сайт", Some(KeyIcon::Link), None), ("Да", None, Some(KeyStyle::Success))],
                vec![("Эмодзи", None, None)]
            ]
        );
        assert!(rows[1][0].has_emoji);
        assert_eq!(Keys::inline(&json!({"inline_keyboard": []})), None);
        assert_eq!(Keys::inline(&json!({"keyboard": [["a"]]})), None);
    }

    #[test]
    fn other_markup_stands_under_the_chat() {
        let markup =
            json!({"keyboard": [["Да", {"text": "Телефон", "request_contact": true}]], "resize_keyboard": true});
        let Some(BelowChat::Keys { keys, resize: true, one_time: false, .. }) = BelowChat::read(&markup) else {
            panic!("a reply keyboard is one");
        };
        assert_eq!(keys.rows[0].iter().map(|key| key.icon).collect::<Vec<_>>(), [None, Some(KeyIcon::Contact)]);
        assert_eq!(BelowChat::read(&json!({"remove_keyboard": true})), Some(BelowChat::Removed));
        let forced = json!({"force_reply": true, "input_field_placeholder": "Имя"});
        assert_eq!(BelowChat::read(&forced), Some(BelowChat::ForceReply { placeholder: Some("Имя".into()) }));
        assert_eq!(BelowChat::read(&json!({"inline_keyboard": []})), None);
        assert_eq!(BelowChat::read(&json!([])), None);
    }
}
