//! What can go wrong with a bot's request, in our words; Telegram's refusals have a table of their own
//! (`telegram_error`).

use super::telegram_error;
use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::telegram::failure::{network, unknown_change, unknown_outcome};
use crate::texts::{Arg, Message};
use std::error::Error;
use std::io;
use std::path::Path;
use teloxide_core::{ApiError, RequestError};
use url::Url;

pub(super) use crate::telegram::failure::{after_part, chat_migrated, flood_wait, nothing_to_send};

/// What a request does at Telegram, which decides what a lost answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: it can be sent again.
    Read,
    /// A new message: sent again, there may be two.
    Send,
    /// A message is changed or deleted: sent again, it is the same.
    Change,
}

/// The error of a request that got no usable answer; `left_whole` says that its files were handed over to the end.
pub(super) fn of_request(error: &RequestError, effect: Effect, left_whole: bool) -> ActionError {
    match error {
        RequestError::Api(error) => of_refusal(telegram_error::of_text(&telegram_text(error)), effect),
        RequestError::MigrateToChatId(chat) => chat_migrated(chat.0),
        RequestError::RetryAfter(wait) => flood_wait(wait.seconds()),
        RequestError::Network(error) => of_network(error, effect, left_whole),
        RequestError::InvalidJson { raw, .. } => of_page(raw, effect),
        RequestError::Io(error) => file_unreadable("", error.kind()),
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

/// The words of the error at the bottom, which name no address (an address would show the token).
fn innermost(error: &reqwest::Error) -> String {
    let mut source: Option<&dyn Error> = error.source();
    let mut words = String::new();
    while let Some(error) = source {
        words = error.to_string();
        source = error.source();
    }
    Redactor::global().redact(&words).into_owned()
}

/// The request left and no answer came.
fn unknown(effect: Effect, reason: impl Into<Arg>) -> ActionError {
    match effect {
        Effect::Change => unknown_change(reason),
        Effect::Read | Effect::Send => unknown_outcome(reason),
    }
}

pub(super) fn endpoint_invalid(address: &str) -> ActionError {
    let address = Redactor::global().redact(address).into_owned();
    ActionError::new("ENDPOINT_INVALID", Message::new("telegram-endpoint-invalid").with("address", address))
}

pub(super) fn token_malformed() -> ActionError {
    ActionError::new("WRONG_TOKEN", Message::new("telegram-token-malformed"))
}

pub(super) fn no_http_client() -> ActionError {
    ActionError::new("NETWORK", Message::new("telegram-no-http-client"))
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

/// A local file that cannot be opened.
pub(super) fn file_unopened(path: &Path, error: &io::Error) -> ActionError {
    let path = path.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound => {
            ActionError::new("FILE_NOT_FOUND", Message::new("telegram-file-not-found").with("path", path))
        }
        kind => file_unreadable(&path, kind),
    }
}

pub(super) fn file_unreadable(name: &str, kind: io::ErrorKind) -> ActionError {
    let text = Message::new("telegram-file-unreadable").with("file", name).with("reason", kind.to_string());
    ActionError::new("FILE_UNREADABLE", text)
}

pub(super) fn not_a_file(path: &Path) -> ActionError {
    let path = path.display().to_string();
    ActionError::new("FILE_UNREADABLE", Message::new("telegram-file-is-folder").with("path", path))
}

pub(super) fn file_empty(name: &str) -> ActionError {
    ActionError::new("FILE_EMPTY", Message::new("telegram-empty-file").with("file", name))
}

/// A file over its limit; both in bytes.
pub(super) fn file_too_big(name: &str, size: u64, limit: u64) -> ActionError {
    const MEGABYTE: u64 = 1024 * 1024;
    let text = Message::new("telegram-big-file")
        .with("file", name)
        .with("size", size.div_ceil(MEGABYTE))
        .with("limit", limit / MEGABYTE);
    ActionError::new("FILE_TOO_BIG", text)
}

pub(super) fn photo_dimensions(name: &str, width: usize, height: usize) -> ActionError {
    let text = Message::new("telegram-photo-size").with("file", name).with("width", width).with("height", height);
    ActionError::new("PHOTO_INVALID_DIMENSIONS", text)
}

pub(super) fn url_not_http(url: &Url) -> ActionError {
    ActionError::new("URL_INVALID", Message::new("telegram-url-not-http").with("url", shown(url)))
}

pub(super) fn url_status(url: &Url, status: u16) -> ActionError {
    let text = Message::new("telegram-url-status").with("url", shown(url)).with("status", u32::from(status));
    ActionError::new("URL_FAILED", text)
}

pub(super) fn url_unreachable(url: &Url, error: &reqwest::Error) -> ActionError {
    let text = Message::new("telegram-url-unreachable").with("url", shown(url)).with("reason", innermost(error));
    ActionError::new("URL_FAILED", text)
}

pub(super) fn download_unsaved(error: &io::Error) -> ActionError {
    let text = Message::new("telegram-download-unsaved").with("reason", error.kind().to_string());
    ActionError::new("DOWNLOAD_UNSAVED", text)
}

/// An address without what may be secret in it: password and query.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Neither can fail for an address with a host.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url.set_query(None);
    url.set_fragment(None);
    Redactor::global().redact(url.as_str()).into_owned()
}
