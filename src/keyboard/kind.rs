//! Keyboards as plain JSON: which of the four kinds one is, and Bpium's spelling turned into the Bot API's.
//!
//! Deliberately not here: Telegram's rules for the buttons (`rules`).

use crate::value::{Json, Variables};

/// What a keyboard object does (Bot API `reply_markup`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyboardKind {
    /// Buttons below the message.
    Inline,
    /// Buttons in place of the recipient's keyboard.
    Reply,
    /// Takes a reply keyboard away.
    Remove,
    /// Opens a reply to the message.
    ForceReply,
}

impl KeyboardKind {
    pub const ALL: [Self; 4] = [Self::Inline, Self::Reply, Self::Remove, Self::ForceReply];

    /// The key of the object that makes it this kind.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inline => "inline_keyboard",
            Self::Reply => "keyboard",
            Self::Remove => "remove_keyboard",
            Self::ForceReply => "force_reply",
        }
    }
}

/// Bpium's and the Bot API's names of the same keys.
const SPELLINGS: [(&str, &str); 1] = [("resize", "resize_keyboard")];

/// The kind of a keyboard; none where the value is no object or has no key of any kind.
pub fn kind(keyboard: &Json) -> Option<KeyboardKind> {
    let keys = keyboard.as_object()?;
    KeyboardKind::ALL.into_iter().find(|kind| keys.contains_key(kind.key()))
}

/// The keyboard in the Bot API's spelling; keys that are not known are kept, and so is their order. Where both
/// spellings are given the Bot API's counts.
pub fn to_bot_api(keyboard: &Json) -> Json {
    let Some(keys) = keyboard.as_object() else {
        return keyboard.clone();
    };
    let mut out = Variables::new();
    for (key, value) in keys {
        match SPELLINGS.iter().find(|(bpium, _)| bpium == key) {
            Some((_, bot_api)) if keys.contains_key(*bot_api) => {}
            Some((_, bot_api)) => {
                out.insert((*bot_api).to_owned(), value.clone());
            }
            None => {
                out.insert(key.clone(), value.clone());
            }
        }
    }
    Json::Object(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_kind_follows_from_the_keys() {
        assert_eq!(kind(&json!({"inline_keyboard": []})), Some(KeyboardKind::Inline));
        assert_eq!(kind(&json!({"resize": true, "keyboard": []})), Some(KeyboardKind::Reply));
        assert_eq!(kind(&json!({"remove_keyboard": true})), Some(KeyboardKind::Remove));
        assert_eq!(kind(&json!({"force_reply": true})), Some(KeyboardKind::ForceReply));
        for other in [json!({}), json!([]), json!("keyboard"), json!(null)] {
            assert_eq!(kind(&other), None, "{other}");
        }
    }

    #[test]
    fn bpiums_spelling_becomes_the_bot_apis_and_the_rest_survives() {
        let check = |from: Json, to: Json| assert_eq!(to_bot_api(&from).to_string(), to.to_string());
        check(
            json!({"keyboard": [[{"text": "Да", "style": "new"}]], "resize": true, "unknown": 1}),
            json!({"keyboard": [[{"text": "Да", "style": "new"}]], "resize_keyboard": true, "unknown": 1}),
        );
        check(json!({"resize": true, "resize_keyboard": false}), json!({"resize_keyboard": false}));
        check(json!("text"), json!("text"));
    }
}
