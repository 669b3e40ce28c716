//! What can go wrong while an account signs in, besides Telegram's own refusals.

use crate::engine::ActionError;
use crate::telegram::failure::flood_wait;
use crate::telegram::user::failure::{Loss, Trouble, slow_mode_wait};
use crate::telegram::user::rpc_error;
use crate::texts::{Arg, Message};
use grammers_mtproto::transport;
use grammers_mtsender::InvocationError;

/// Why a request was not carried out.
#[derive(Debug, PartialEq)]
pub(super) enum Refusal {
    /// It was, and the account's two-step password is asked for.
    PasswordNeeded,
    /// Nobody knows whether it was: its answer is lost.
    Lost(ActionError),
    Error(ActionError),
}

impl Refusal {
    /// What the library's error means.
    pub(super) fn of(error: &InvocationError) -> Self {
        match error {
            InvocationError::Rpc(error) if error.is("SESSION_PASSWORD_NEEDED") => Self::PasswordNeeded,
            // No sign-in has a key that it could lose; a key is agreed on with Telegram's own servers only.
            InvocationError::Authentication(_) => {
                Self::Error(ActionError::new("SERVER_UNKNOWN", Message::new("telegram-sign-in-no-key")))
            }
            // The server has forgotten the key on the way.
            InvocationError::Session(_) | InvocationError::Transport(transport::Error::BadStatus { status: 404 }) => {
                Self::Error(rpc_error::of_name("AUTH_RESTART"))
            }
            error => Self::from(Trouble::of(error)),
        }
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Wait { seconds, slow_mode: false } => Self::Error(flood_wait(seconds)),
            Trouble::Wait { seconds, slow_mode: true } => Self::Error(slow_mode_wait(seconds)),
            Trouble::Lost(Loss::Closed) => Self::Lost(lost(Message::new("telegram-user-reason-closed"))),
            Trouble::Lost(Loss::Connection(reason)) => Self::Lost(lost(reason)),
            // It may have been carried out before the server failed.
            Trouble::Lost(Loss::Server(error)) => Self::Lost(error),
            Trouble::Refused(error) => Self::Error(error),
        }
    }
}

impl From<Refusal> for ActionError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::PasswordNeeded => rpc_error::of_name("SESSION_PASSWORD_NEEDED"),
            Refusal::Lost(error) | Refusal::Error(error) => error,
        }
    }
}

impl From<ActionError> for Refusal {
    fn from(error: ActionError) -> Self {
        Self::Error(error)
    }
}

/// The connection broke off; `reason` completes the sentence. What was entered is kept.
fn lost(reason: impl Into<Arg>) -> ActionError {
    let text = Message::new("telegram-sign-in-lost").with("reason", reason);
    ActionError::new("NETWORK", text)
}

/// No answer within the limit.
pub(super) fn silence() -> ActionError {
    ActionError::new("TIMEOUT", Message::new("telegram-sign-in-silence"))
}

/// The library broke off.
pub(super) fn lost_by_panic() -> ActionError {
    lost(Message::new("telegram-user-reason-panic"))
}

/// An address for codes has to be set first (`auth.sentCodeTypeSetUpEmailRequired`).
pub(super) fn email_required() -> ActionError {
    ActionError::new("EMAIL_SETUP_REQUIRED", Message::new("telegram-sign-in-email-required"))
}

/// A code costs money (`auth.sentCodePaymentRequired`).
pub(super) fn payment_required() -> ActionError {
    ActionError::new("CODE_PAYMENT_REQUIRED", Message::new("telegram-sign-in-payment"))
}

/// The code comes through services of phones that only Telegram's own apps can ask (`auth.sentCodeTypeFirebaseSms`).
pub(super) fn official_app_only() -> ActionError {
    ActionError::new("OFFICIAL_APP_ONLY", Message::new("telegram-sign-in-official-app"))
}

/// An answer that has no meaning here.
pub(super) fn unexpected() -> ActionError {
    ActionError::new("TELEGRAM_ERROR", Message::new("telegram-sign-in-unexpected"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_mtsender::RpcError;
    use grammers_tl_types as tl;
    use std::io;

    fn refusal(error_code: i32, text: &str) -> Refusal {
        let error = tl::types::RpcError { error_code, error_message: text.to_owned() };
        Refusal::of(&InvocationError::Rpc(RpcError::from(error)))
    }

    #[test]
    fn errors_stay_typed() {
        assert_eq!(refusal(401, "SESSION_PASSWORD_NEEDED"), Refusal::PasswordNeeded);
        for (code, text, expected, retry_after) in [
            (400, "PHONE_CODE_INVALID", "PHONE_CODE_INVALID", None),
            (400, "PHONE_CODE_EXPIRED", "PHONE_CODE_EXPIRED", None),
            (400, "PHONE_CODE_HASH_EMPTY", "PHONE_CODE_EXPIRED", None),
            (400, "PHONE_NUMBER_UNOCCUPIED", "PHONE_NUMBER_UNOCCUPIED", None),
            (400, "PHONE_NUMBER_BANNED", "PHONE_NUMBER_BANNED", None),
            (400, "PHONE_NUMBER_INVALID", "PHONE_NUMBER_INVALID", None),
            (400, "API_ID_INVALID", "API_ID_INVALID", None),
            (400, "PASSWORD_HASH_INVALID", "PASSWORD_HASH_INVALID", None),
            (406, "SEND_CODE_UNAVAILABLE", "SEND_CODE_UNAVAILABLE", None),
            (420, "FLOOD_WAIT_77", "FLOOD_WAIT", Some(77)),
            (500, "AUTH_RESTART", "AUTH_RESTART", Some(1)),
        ] {
            let Refusal::Error(error) = refusal(code, text) else { panic!("{text}") };
            assert_eq!((error.code.as_str(), error.retry_after), (expected, retry_after), "{text}");
        }
    }

    #[test]
    fn lost_answers_are_told_from_refusals() {
        let closed = InvocationError::Io(io::ErrorKind::ConnectionReset.into());
        let refused = InvocationError::Io(io::ErrorKind::ConnectionRefused.into());
        for error in [closed, refused, InvocationError::Dropped("x")] {
            let refusal = Refusal::of(&error);
            assert!(matches!(&refusal, Refusal::Lost(error) if error.code == "NETWORK"), "{error:?}: {refusal:?}");
        }
        assert!(matches!(refusal(500, "RPC_CALL_FAIL"), Refusal::Lost(_)));
        assert!(matches!(Refusal::of(&InvocationError::InvalidDc), Refusal::Error(_)));
        let forgotten = InvocationError::Transport(transport::Error::BadStatus { status: 404 });
        assert!(matches!(Refusal::of(&forgotten), Refusal::Error(error) if error.code == "AUTH_RESTART"));
    }
}
