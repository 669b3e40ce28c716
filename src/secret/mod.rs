//! Secrets: a text that cannot be printed, written or cloned by accident, and the one redactor.
//!
//! Deliberately not here: where secrets are kept (`storage`).

mod forms;
mod redactor;
mod session_text;

pub use redactor::Redactor;
pub use session_text::holds_session_string;
pub(crate) use session_text::session_bytes;

use std::fmt;
use zeroize::Zeroize;

/// A secret text (bot token, API hash, password); shown as `•••`, wiped from memory when dropped.
///
/// It is copied by [`Self::duplicate`] only, and has no words of its own:
///
/// ```compile_fail,E0599
/// let copy = scenogram::secret::Secret::new("a").clone();
/// ```
/// ```compile_fail,E0277
/// let shown = format!("{}", scenogram::secret::Secret::new("a"));
/// ```
/// ```compile_fail,E0277
/// let written = serde_json::to_string(&scenogram::secret::Secret::new("a"));
/// ```
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself; every call of this is a place to look at in a review.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A second copy, on purpose.
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

/// Whether `text` has the form of a bot token: digits, a colon, about 35 of `A–Z a–z 0–9 _ -` (Bot API).
pub fn looks_like_bot_token(text: &str) -> bool {
    text.split_once(':').is_some_and(|(id, key)| {
        (3..=20).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && (30..=50).contains(&key.len())
            && key.bytes().all(is_token_byte)
    })
}

pub(crate) fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Secret::new("open sesame");
        assert_eq!(format!("{secret:?}"), "•••");
        assert_eq!(secret.duplicate().expose(), "open sesame");
    }

    #[test]
    fn tokens_are_told_by_their_form() {
        assert!(looks_like_bot_token(&format!("1000000:{}", "x".repeat(35))));
        for other in ["", "1000000", "1000000:short", "abc:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "12:30"] {
            assert!(!looks_like_bot_token(other), "{other}");
        }
    }
}
