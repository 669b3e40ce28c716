//! API ID and API hash of an application (my.telegram.org) as they are typed and pasted.
//!
//! Whether Telegram knows the pair, only Telegram can tell.

use crate::gui::state::TypedSecret;
use crate::secret::looks_like_bot_token;
use crate::texts::Message;

/// Hexadecimal digits of an API hash.
const HASH_LENGTH: usize = 32;

/// What is wrong with one of the two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationFault {
    /// The API hash stands where the API ID belongs.
    HashInPlaceOfId,
    /// The API ID stands where the API hash belongs.
    IdInPlaceOfHash,
    /// A bot token stands there.
    BotToken,
    IdIsNoNumber,
    IdIsTooLarge,
    /// So many hexadecimal digits are there.
    HashLength(usize),
    HashIsNotHex,
}

impl ApplicationFault {
    /// What is wrong with an API ID; nothing where the field is empty.
    pub fn of_id(typed: &str) -> Option<Self> {
        let text = typed.trim();
        if text.is_empty() || read_id(text).is_some() {
            None
        } else if is_hash(text) {
            Some(Self::HashInPlaceOfId)
        } else if looks_like_bot_token(text) {
            Some(Self::BotToken)
        } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
            Some(Self::IdIsTooLarge)
        } else {
            Some(Self::IdIsNoNumber)
        }
    }

    /// What is wrong with an API hash; nothing where the field is empty.
    pub fn of_hash(typed: &str) -> Option<Self> {
        let text = typed.trim();
        if text.is_empty() || is_hash(text) {
            None
        } else if looks_like_bot_token(text) {
            Some(Self::BotToken)
        } else if read_id(text).is_some() && (5..=10).contains(&text.len()) {
            Some(Self::IdInPlaceOfHash)
        } else if text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Some(Self::HashLength(text.len()))
        } else {
            Some(Self::HashIsNotHex)
        }
    }

    pub fn message(self) -> Message {
        match self {
            Self::HashInPlaceOfId => Message::new("window-sign-in-id-is-hash"),
            Self::IdInPlaceOfHash => Message::new("window-sign-in-hash-is-id"),
            Self::BotToken => Message::new("window-sign-in-is-bot-token"),
            Self::IdIsNoNumber => Message::new("window-sign-in-id-digits"),
            Self::IdIsTooLarge => Message::new("window-sign-in-id-large"),
            Self::HashLength(count) => {
                Message::new("window-sign-in-hash-length").with("count", count).with("expected", HASH_LENGTH)
            }
            Self::HashIsNotHex => Message::new("window-sign-in-hash-hex"),
        }
    }
}

/// The API ID that a text is.
pub fn read_id(typed: &str) -> Option<i32> {
    let text = typed.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|id| is_plain && *id > 0)
}

/// Whether a text is an API hash.
pub fn is_hash(typed: &str) -> bool {
    let text = typed.trim();
    text.len() == HASH_LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What of the two a pasted text holds besides other words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    pub id: Option<TypedSecret>,
    pub hash: Option<TypedSecret>,
}

impl Pasted {
    /// API ID and API hash, or one of them, as they are copied from the page with the words around them. A number alone
    /// is what it is in its field; among words it counts only behind `api_id` or beside a hash.
    pub fn find(text: &str) -> Self {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let hash = words.iter().find(|word| is_hash(word));
        let named = words.windows(3).find_map(|words| match words {
            [api, id, number] => {
                let is_its_name = api.eq_ignore_ascii_case("api") && id.eq_ignore_ascii_case("id");
                (is_its_name && read_id(number).is_some()).then_some(number)
            }
            _ => None,
        });
        let numbers = words.iter().filter(|word| hash.is_some() && read_id(word).is_some());
        let id = named.or(numbers.max_by_key(|word| word.len()));
        let typed = |word: &&str| TypedSecret::new((*word).to_owned());
        Self { id: id.map(typed), hash: hash.map(typed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash() -> String {
        "0f".repeat(16)
    }

    #[test]
    fn fields_say_what_is_wrong_with_them() {
        use ApplicationFault::*;
        let (hash, token) = (hash(), format!("1000000:{}", "x".repeat(35)));
        for (typed, of_id, of_hash) in [
            ("", None, None),
            (" 12345678 ", None, Some(IdInPlaceOfHash)),
            (hash.as_str(), Some(HashInPlaceOfId), None),
            (token.as_str(), Some(BotToken), Some(BotToken)),
            ("12a", Some(IdIsNoNumber), Some(HashLength(3))),
            ("0", Some(IdIsTooLarge), Some(HashLength(1))),
            ("99999999999", Some(IdIsTooLarge), Some(HashLength(11))),
            ("+5", Some(IdIsNoNumber), Some(HashIsNotHex)),
            ("привет", Some(IdIsNoNumber), Some(HashIsNotHex)),
        ] {
            assert_eq!(ApplicationFault::of_id(typed), of_id, "API ID {typed:?}");
            assert_eq!(ApplicationFault::of_hash(typed), of_hash, "API hash {typed:?}");
        }
    }

    #[test]
    fn both_lines_pasted_at_once_are_taken_apart() {
        let (id, hash) = (Some("12345678"), hash());
        for (text, expected) in [
            (format!("App api_id: 12345678 App api_hash: {hash}"), (id, Some(hash.as_str()))),
            (format!("1. App api_id: 12345678\n2. App api_hash: {hash}"), (id, Some(hash.as_str()))),
            (format!("12345678\n{hash}"), (id, Some(hash.as_str()))),
            (format!("1) {hash} 12345678"), (id, Some(hash.as_str()))),
            (format!("App api_hash: {hash}"), (None, Some(hash.as_str()))),
            ("App api_id: 12345678".to_owned(), (id, None)),
            ("12345678".to_owned(), (None, None)),
            ("flat 12345678".to_owned(), (None, None)),
            (String::new(), (None, None)),
        ] {
            let Pasted { id, hash } = Pasted::find(&text);
            assert_eq!(
                (id.as_ref().map(TypedSecret::expose), hash.as_ref().map(TypedSecret::expose)),
                expected,
                "{text}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_pasted_is_fine_or_told(text in ".{0,60}") {
            let is_id = text.trim().is_empty() || read_id(&text).is_some();
            proptest::prop_assert_eq!(ApplicationFault::of_id(&text).is_none(), is_id);
            let is_hash = text.trim().is_empty() || is_hash(&text);
            proptest::prop_assert_eq!(ApplicationFault::of_hash(&text).is_none(), is_hash);
            let Pasted { id, hash } = Pasted::find(&text);
            proptest::prop_assert!(id.is_none_or(|id| ApplicationFault::of_id(id.expose()).is_none()));
            proptest::prop_assert!(hash.is_none_or(|hash| ApplicationFault::of_hash(hash.expose()).is_none()));
        }
    }
}
