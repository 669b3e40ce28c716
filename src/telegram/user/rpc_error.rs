//! Telegram's refusals to an account: from the names of MTProto's errors to a stable code and a sentence that says what
//! to do, and when a repeat can help.
//!
//! The names are those of <https://core.telegram.org/api/errors> with their numbers taken out, as the client library
//! gives them; a name with `*` at its end stands for all that begin so. Where a refusal means the same to a bot, code
//! and sentence are the same.

use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::texts::Message;
use grammers_mtsender::RpcError;

/// Telegram's name, our code, our sentence, and the seconds after which a repeat can help by itself.
type Row = (&'static str, &'static str, fn() -> Message, Option<u32>);

/// The code of a trouble of the server's own.
pub(super) const UNAVAILABLE: &str = "TELEGRAM_UNAVAILABLE";

/// The error for Telegram's refusal.
pub(super) fn of(error: &RpcError) -> ActionError {
    let shown = match error.value {
        Some(value) => format!("{} ({value})", error.name),
        None => error.name.clone(),
    };
    let shown = Redactor::global().redact(&shown).into_owned();
    let row = ROWS.iter().find(|(name, ..)| error.is(name));
    let (code, text, retry_after) = match row {
        Some((_, code, message, retry)) => ((*code).to_owned(), message(), *retry),
        None if error.code >= 500 || error.code == -503 => {
            (UNAVAILABLE.to_owned(), Message::new("telegram-unavailable"), Some(60))
        }
        None => (code_of(&error.name), Message::new("telegram-other").with("telegram", shown.as_str()), None),
    };
    ActionError { telegram: Some(shown), retry_after, ..ActionError::new(code, text) }
}

/// The error for a refusal that is known by its name alone.
pub(super) fn of_name(name: &str) -> ActionError {
    of(&RpcError { code: 400, name: name.to_owned(), value: None, caused_by: None })
}

/// Telegram's own name where it is one.
fn code_of(name: &str) -> String {
    let is_word = name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if is_word { name.to_owned() } else { "TELEGRAM_ERROR".to_owned() }
}

const ROWS: &[Row] =
    &[("AUTH_KEY_UNREGISTERED", "AUTH_KEY_UNREGISTERED", || Message::new("telegram-user-signed-out"), None)];

/// Whether the refusal of a repeat says that the first request was carried out.
pub(super) fn means_done(error: &ActionError) -> bool {
    matches!(error.code.as_str(), "RANDOM_ID_DUPLICATE" | "MESSAGE_NOT_MODIFIED")
}
