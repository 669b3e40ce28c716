//! What can go wrong on either connection, in the same words.

use crate::engine::{ActionError, FailureKind};
use crate::secret::Redactor;
use crate::texts::{Arg, Message};
use std::error::Error;

/// Nothing was carried out; `reason` completes the sentence.
pub(super) fn network(reason: impl Into<Arg>) -> ActionError {
    ActionError::new("NETWORK", Message::new("telegram-network").with("reason", reason))
}

/// What a request does at Telegram, which decides what a lost answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: it can be sent again.
    Read,
    /// A new message: sent again later, there may be two.
    Send,
    /// A message is changed or deleted: sent again, it is the same.
    Change,
}

/// The request left and no answer came: it may have been carried out. Where it changes something that is there, a
/// repetition makes it no worse.
pub(super) fn unknown(effect: Effect, reason: impl Into<Arg>) -> ActionError {
    let text = match effect {
        Effect::Change => Message::new("telegram-unknown-change"),
        Effect::Read | Effect::Send => Message::new("telegram-unknown-outcome"),
    };
    let text = text.with("reason", reason);
    ActionError { kind: FailureKind::Unknown, ..ActionError::new("UNKNOWN_OUTCOME", text) }
}

pub(super) fn flood_wait(seconds: u32) -> ActionError {
    let text = Message::new("telegram-flood-wait").with("seconds", seconds);
    ActionError { retry_after: Some(seconds), ..ActionError::new("FLOOD_WAIT", text) }
}

/// The group has become the supergroup with this id, in the Bot API's form.
pub(super) fn chat_migrated(chat: i64) -> ActionError {
    // As text, so that no language puts separators into the id.
    ActionError::new("CHAT_MIGRATED", Message::new("telegram-chat-migrated").with("chat", chat.to_string()))
}

/// The same error with what has been sent before it, because a second run would send that again.
pub(super) fn after_part(error: ActionError, sent: usize, total: usize) -> ActionError {
    if sent == 0 {
        return error;
    }
    let text = Message::new("telegram-part-sent").with("sent", sent).with("total", total).with("error", error.text);
    ActionError { text, ..error }
}

pub(super) fn nothing_to_send() -> ActionError {
    ActionError::new("TEXT_EMPTY", Message::new("telegram-text-empty"))
}

/// The words of the error at the bottom, which name no address (an address would show a bot's token).
pub(super) fn innermost(error: &dyn Error) -> String {
    let mut source = error.source();
    let mut words = String::new();
    while let Some(error) = source {
        words = error.to_string();
        source = error.source();
    }
    Redactor::global().redact(&words).into_owned()
}
