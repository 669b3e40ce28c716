//! What is wrong with the form of a bot token while it is typed or pasted.
//!
//! Whether Telegram knows the token, only Telegram can tell.

use crate::secret::looks_like_bot_token;
use crate::texts::Message;

/// Characters after the colon of the tokens that BotFather gives.
const KEY_LENGTH: usize = 35;
/// The shortest session strings (Pyrogram's and Telethon's are about 350 characters).
const SESSION_LENGTH: usize = 250;

/// Why a text can be no bot token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// A blank or a line break stands inside.
    Blank,
    /// 32 hexadecimal digits: the API hash of an application.
    ApiHash,
    /// A session string: the token of an account.
    Session,
    /// `@name` or a link: whom to write to, not what opens it.
    Name,
    NoColon,
    /// What stands before the colon is no number.
    Number,
    /// So many characters stand after the colon.
    TooShort(usize),
    TooLong(usize),
    /// A character that no token has.
    Character,
}

impl TokenProblem {
    /// What is wrong with a text; `None` if it has the form of a token, or is empty.
    pub fn find(typed: &str) -> Option<Self> {
        let text = typed.trim();
        if text.is_empty() || looks_like_bot_token(text) {
            return None;
        }
        if text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Some(Self::ApiHash);
        }
        if text.starts_with('@') || text.contains("t.me/") {
            return Some(Self::Name);
        }
        let is_encoded =
            |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte) || byte.is_ascii_whitespace();
        if text.len() >= SESSION_LENGTH && text.bytes().all(is_encoded) {
            return Some(Self::Session);
        }
        if text.chars().any(char::is_whitespace) {
            return Some(Self::Blank);
        }
        let Some((number, key)) = text.split_once(':') else { return Some(Self::NoColon) };
        if !(3..=20).contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Number);
        }
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-') {
            return Some(Self::Character);
        }
        let length = key.len();
        Some(if length < KEY_LENGTH { Self::TooShort(length) } else { Self::TooLong(length) })
    }

    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Blank => Message::new("window-bot-token-blank"),
            Self::ApiHash => Message::new("window-bot-token-api-hash"),
            Self::Session => Message::new("window-bot-token-session"),
            Self::Name => Message::new("window-bot-token-name"),
            Self::NoColon => Message::new("window-bot-token-no-colon"),
            Self::Number => Message::new("window-bot-token-number"),
            Self::TooShort(length) => length_message("window-bot-token-short", length),
            Self::TooLong(length) => length_message("window-bot-token-long", length),
            Self::Character => Message::new("window-bot-token-character"),
        }
    }
}

fn length_message(id: &'static str, length: usize) -> Message {
    Message::new(id).with("count", length).with("expected", KEY_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_is_told_by_its_name() {
        let key = "Ab-_9".repeat(7);
        let table = [
            (String::new(), None),
            ("  ".into(), None),
            (format!("1000000:{key}"), None),
            (format!(" 1000000:{key}\n"), None),
            (format!("1000000:{}", "x".repeat(30)), None),
            ("deadbeef".repeat(4), Some(TokenProblem::ApiHash)),
            (format!("1{}", "Ab+/".repeat(88)), Some(TokenProblem::Session)),
            (format!("{}\n{}", "Ab-_".repeat(40), "Ab-_".repeat(40)), Some(TokenProblem::Session)),
            ("@some_bot".into(), Some(TokenProblem::Name)),
            ("https://t.me/some_bot".into(), Some(TokenProblem::Name)),
            (format!("1000000: {key}"), Some(TokenProblem::Blank)),
            (format!("Use this token 1000000:{key}"), Some(TokenProblem::Blank)),
            ("1000000".into(), Some(TokenProblem::NoColon)),
            (key.clone(), Some(TokenProblem::NoColon)),
            (format!(":{key}"), Some(TokenProblem::Number)),
            (format!("bot1000000:{key}"), Some(TokenProblem::Number)),
            ("1000000:".into(), Some(TokenProblem::TooShort(0))),
            ("1000000:abc".into(), Some(TokenProblem::TooShort(3))),
            (format!("1000000:{}", "x".repeat(51)), Some(TokenProblem::TooLong(51))),
            (format!("1000000:{key}:"), Some(TokenProblem::Character)),
            ("1000000:ключ".into(), Some(TokenProblem::Character)),
        ];
        for (text, expected) in table {
            assert_eq!(TokenProblem::find(&text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_problem_is_found_exactly_where_the_form_is_right(text in "\\PC{0,60}") {
            let well_formed = looks_like_bot_token(text.trim()) || text.trim().is_empty();
            proptest::prop_assert_eq!(TokenProblem::find(&text).is_none(), well_formed);
        }
    }
}
