//! What can go wrong with a bot's request, in our words; Telegram's refusals have a table of their own
//! (`telegram_error`).

use super::telegram_error;
use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::telegram::failure::{innermost, network, unknown};
use crate::telegram::file::unreadable;
use crate::texts::Message;
use teloxide_core::{ApiError, RequestError};

pub(super) use crate::telegram::failure::{Effect, after_part, chat_migrated, flood_wait, nothing_to_send};

/// The error of a request that got no usable answer; `left_whole` says that its files were handed over to the end.
pub(super) fn of_request(error: &RequestError, effect: Effect, left_whole: bool) -> ActionError {
    match error {
        RequestError::Api(error) => of_refusal(telegram_error::of_text(&telegram_text(error)), effect),
        RequestError::MigrateToChatId(chat) => chat_migrated(chat.0),
        RequestError::RetryAfter(wait) => flood_wait(wait.seconds()),
        RequestError::Network(error) => of_network(error, effect, left_whole),
        RequestError::InvalidJson { raw, .. } => of_page(raw, effect),
        RequestError::Io(error) => unreadable("", error.kind()),
    }
}

/// A trouble of the server's own is no refusal: it does not say whether a message went out before it.
fn of_refusal(error: ActionError, effect: Effect) -> ActionError {
    if error.code == telegram_error::UNAVAILABLE && effect != Effect::Read {
        ActionError { telegram: error.telegram, ..unknown(effect, Message::new("telegram-reason-gateway")) }
    } else {
        error
    }
}

/// Telegram's own words; teloxide keeps them but for a wrong token.
fn telegram_text(error: &ApiError) -> String {
    match error {
        ApiError::Unknown(text) => text.clone(),
        ApiError::InvalidToken => "Unauthorized".to_owned(),
        other => other.to_string(),
    }
}

fn of_network(error: &reqwest::Error, effect: Effect, left_whole: bool) -> ActionError {
    // A file that was cut off makes the whole request void.
    if error.is_connect() || error.is_builder() || !left_whole || effect == Effect::Read {
        network(innermost(error))
    } else {
        unknown(effect, innermost(error))
    }
}

/// An answer that is not the Bot API's: a gateway's page, or something else altogether at this address.
fn of_page(page: &str, effect: Effect) -> ActionError {
    // Gateways name the status in the page; of its class 4 nothing has reached the Bot API behind them.
    if page.contains("413 Request Entity Too Large") {
        telegram_error::of_text("Request Entity Too Large")
    } else if page.contains("<title>4") || effect == Effect::Read {
        not_bot_api()
    } else {
        unknown(effect, Message::new("telegram-reason-gateway"))
    }
}

/// What answers is no Bot API server.
pub(super) fn not_bot_api() -> ActionError {
    ActionError::new("NOT_BOT_API", Message::new("telegram-not-bot-api"))
}

/// No answer within the limit of silence.
pub(super) fn silence(effect: Effect, left_whole: bool) -> ActionError {
    let reason = Message::new("telegram-reason-silence");
    if effect != Effect::Read && left_whole { unknown(effect, reason) } else { network(reason) }
}

pub(super) fn endpoint_invalid(address: &str) -> ActionError {
    let address = Redactor::global().redact(address).into_owned();
    ActionError::new("ENDPOINT_INVALID", Message::new("telegram-endpoint-invalid").with("address", address))
}

pub(super) fn token_malformed() -> ActionError {
    ActionError::new("WRONG_TOKEN", Message::new("telegram-token-malformed"))
}

pub(super) fn phone_peer() -> ActionError {
    ActionError::new("USER_CONNECTION_ONLY", Message::new("telegram-phone-peer"))
}

pub(super) fn own_account_peer() -> ActionError {
    ActionError::new("USER_CONNECTION_ONLY", Message::new("telegram-own-account-peer"))
}

pub(super) fn documents_only() -> ActionError {
    ActionError::new("USER_CONNECTION_ONLY", Message::new("telegram-documents-only"))
}

pub(super) fn album_buttons() -> ActionError {
    ActionError::new("ALBUM_BUTTONS", Message::new("telegram-album-buttons"))
}

/// Telegram took the order and forwarded none of the messages.
pub(super) fn nothing_forwarded() -> ActionError {
    ActionError::new("FORWARD_NOT_FOUND", Message::new("telegram-nothing-forwarded"))
}

/// The message's words are a caption, for which the new ones are too long.
pub(super) fn caption_too_long() -> ActionError {
    ActionError::new("CAPTION_TOO_LONG", Message::new("telegram-caption-too-long"))
}
