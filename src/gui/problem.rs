//! What went wrong, as a window shows it: a sentence, when to try again, and Telegram's own words.

use crate::engine::ActionError;
use crate::texts::Message;

/// Something that did not work.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub text: Message,
    /// Seconds after which it can be tried again.
    pub retry_after: Option<u32>,
    /// Telegram's own words, where they are Telegram's.
    pub telegram: Option<String>,
}

impl From<&ActionError> for Problem {
    fn from(error: &ActionError) -> Self {
        Self { text: error.text.clone(), retry_after: error.retry_after, telegram: error.telegram.clone() }
    }
}

impl From<&Message> for Problem {
    fn from(text: &Message) -> Self {
        Self { text: text.clone(), retry_after: None, telegram: None }
    }
}
