//! Why a step failed, in one type for both connections.

use crate::texts::{Language, Message};
use crate::value::Json;
use serde_json::json;

/// A failed action: a stable code, a sentence that says what to do, and whether a retry can help.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionError {
    /// Stable and upper-case: `CHAT_NOT_FOUND`, `FLOOD_WAIT`, `TIMEOUT`, `EXPRESSION`, …
    pub code: String,
    pub kind: FailureKind,
    pub text: Message,
    /// Telegram's own words, where the error is Telegram's.
    pub telegram: Option<String>,
    /// Seconds after which a retry can help.
    pub retry_after: Option<u32>,
}

/// What kind of end a failure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// It did not happen.
    Failed,
    /// A limit of time ran out before anything was known to have happened.
    TimedOut,
    /// The request left and no answer came: it may have happened. Never repeated by itself.
    Unknown,
    Cancelled,
    /// The connection or its secret is not there.
    Connection,
}

impl ActionError {
    /// A plain failure.
    pub fn new(code: impl Into<String>, text: Message) -> Self {
        Self { code: code.into(), kind: FailureKind::Failed, text, telegram: None, retry_after: None }
    }

    /// The error as the command line's contract writes it.
    pub fn to_json(&self, language: Language) -> Json {
        json!({
            "code": self.code,
            "message": self.text.show(language),
            "telegram": self.telegram,
            "retry_after": self.retry_after,
        })
    }
}
