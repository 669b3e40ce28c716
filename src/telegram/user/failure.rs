//! What can go wrong with an account's request, in our words; Telegram's refusals have a table of their own
//! (`rpc_error`).

use super::rpc_error;
use super::store::StoreError;
use crate::engine::{ActionError, FailureKind};
use crate::secret::Redactor;
use crate::telegram::failure::{flood_wait, network, unknown};
use crate::texts::{Arg, Message};
use grammers_mtproto::transport;
use grammers_mtsender::{InvocationError, RpcError};
use std::io;

pub(super) use crate::telegram::failure::{Effect, after_part, nothing_to_send};

/// What one attempt came to instead of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// Refused; may be repeated after so many seconds. In a group with slow mode the wait is the group's own.
    Wait { seconds: u32, slow_mode: bool },
    /// The answer is lost: the request may have been carried out. May be repeated with the same bytes.
    Lost(Loss),
    /// Refused for certain.
    Refused(ActionError),
}

/// How an answer was lost.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Loss {
    /// The other side closed the connection.
    Closed,
    /// The connection is silent or cannot be made, or what came over it makes no sense.
    Connection(Arg),
    /// A trouble of Telegram's own (class 5): the connection is good.
    Server(ActionError),
}

impl Trouble {
    /// What the library's error means.
    pub(super) fn of(error: &InvocationError) -> Self {
        match error {
            InvocationError::Rpc(error) => Self::of_refusal(error),
            InvocationError::Session(error) if error.is::<StoreError>() => Self::signed_out(),
            // The key exchange that the library starts by itself where a server does not know the key.
            InvocationError::Authentication(_) => Self::signed_out(),
            InvocationError::Transport(transport::Error::BadStatus { status: 404 }) => Self::signed_out(),
            InvocationError::InvalidDc => Self::Refused(endpoint_invalid()),
            InvocationError::Io(error) if is_closed(error) => Self::Lost(Loss::Closed),
            error => {
                let words = Redactor::global().redact(&error.to_string()).into_owned();
                Self::Lost(Loss::Connection(words.into()))
            }
        }
    }

    fn of_refusal(error: &RpcError) -> Self {
        match (error.name.as_str(), error.value) {
            ("FLOOD_WAIT" | "FLOOD_PREMIUM_WAIT", Some(seconds)) => Self::Wait { seconds, slow_mode: false },
            ("SLOWMODE_WAIT", Some(seconds)) => Self::Wait { seconds, slow_mode: true },
            _ => {
                let refusal = rpc_error::of(error);
                let is_servers = error.code >= 500 || error.code == -503;
                if is_servers && refusal.code == rpc_error::UNAVAILABLE {
                    Self::Lost(Loss::Server(refusal))
                } else {
                    Self::Refused(refusal)
                }
            }
        }
    }

    /// The server does not know the key, or nobody is signed in with it.
    pub(super) fn signed_out() -> Self {
        Self::Refused(rpc_error::of_name("AUTH_KEY_UNREGISTERED"))
    }

    /// The library broke off by a panic.
    pub(super) fn panicked() -> Self {
        Self::Lost(Loss::Connection(Message::new("telegram-user-reason-panic").into()))
    }

    /// No answer within the limit.
    pub(super) fn silence() -> Self {
        Self::Lost(Loss::Connection(Message::new("telegram-reason-silence").into()))
    }

    /// The same at the first request of a connection: servers close it where they do not know the key.
    pub(super) fn at_first(self) -> Self {
        match self {
            Self::Lost(Loss::Closed) => {
                Self::Lost(Loss::Connection(Message::new("telegram-user-reason-closed-at-once").into()))
            }
            other => other,
        }
    }

    /// The error of a question that nobody waits longer for, and that changes nothing.
    pub(super) fn into_error(self) -> ActionError {
        match self {
            Self::Wait { seconds, slow_mode: false } => flood_wait(seconds),
            Self::Wait { seconds, slow_mode: true } => slow_mode_wait(seconds),
            Self::Lost(loss) => loss.into_error(Effect::Read),
            Self::Refused(error) => error,
        }
    }
}

impl Loss {
    /// The error of an answer that stays lost.
    pub(super) fn into_error(self, effect: Effect) -> ActionError {
        match (self, effect) {
            (Self::Closed, effect) => {
                Self::Connection(Message::new("telegram-user-reason-closed").into()).into_error(effect)
            }
            (Self::Connection(reason), Effect::Read) => network(reason),
            (Self::Connection(reason), _) => unknown(effect, reason),
            (Self::Server(error), Effect::Read) => error,
            (Self::Server(error), _) => {
                let reason = Message::new("telegram-user-reason-server");
                ActionError { telegram: error.telegram, ..unknown(effect, reason) }
            }
        }
    }
}

/// The error of a request whose answer was lost and whose repeat was refused, or may not be waited for. The refusal says
/// nothing of the first attempt, so neither its code stays nor when a repetition could help: that would be another send.
pub(super) fn repeat_refused(refusal: ActionError, effect: Effect) -> ActionError {
    let reason = Message::new("telegram-user-reason-repeat-refused");
    ActionError { telegram: refusal.telegram, ..unknown(effect, reason) }
}

/// Whether the other side closed the connection.
fn is_closed(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof
    )
}

pub(super) fn slow_mode_wait(seconds: u32) -> ActionError {
    let text = Message::new("telegram-user-slow-mode").with("seconds", seconds);
    ActionError { retry_after: Some(seconds), ..ActionError::new("SLOWMODE_WAIT", text) }
}

/// It was carried out, and what came of it is lost.
pub(super) fn answer_lost() -> ActionError {
    let text = Message::new("telegram-user-answer-lost");
    ActionError { kind: FailureKind::Unknown, ..ActionError::new(ANSWER_LOST, text) }
}

/// The code of [`answer_lost`].
pub(super) const ANSWER_LOST: &str = "ANSWER_LOST";

pub(super) fn endpoint_invalid() -> ActionError {
    ActionError::new("ENDPOINT_INVALID", Message::new("telegram-user-endpoint-invalid"))
}

/// An address that is no id of Telegram's.
pub(super) fn peer_unknown(address: &str) -> ActionError {
    ActionError::new("PEER_ID_INVALID", Message::new("telegram-user-peer-unknown").with("peer", address))
}

/// A message id that MTProto has no room for.
pub(super) fn message_id_invalid(id: i64) -> ActionError {
    // As text, so that no language puts separators into the id.
    let text = Message::new("telegram-user-message-id-range").with("id", id.to_string());
    ActionError::new("MESSAGE_ID_INVALID", text)
}

/// In supergroups and channels there is no deleting for oneself alone.
pub(super) fn delete_for_everyone_only() -> ActionError {
    ActionError::new("DELETE_FOR_EVERYONE_ONLY", Message::new("telegram-user-delete-for-everyone-only"))
}

/// Messages of other chats than the one that was given.
pub(super) fn message_elsewhere(ids: &[i32]) -> ActionError {
    let shown: Vec<String> = ids.iter().map(i32::to_string).collect();
    let text = Message::new("telegram-user-message-elsewhere").with("count", ids.len()).with("ids", shown.join(", "));
    ActionError::new("MESSAGE_NOT_IN_CHAT", text)
}

/// A bot's file id, which is good for that bot alone.
pub(super) fn file_id() -> ActionError {
    ActionError::new("BOT_CONNECTION_ONLY", Message::new("telegram-user-file-id"))
}
