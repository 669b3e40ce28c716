//! Whether a repetition can help after Telegram's refusal: said in every sentence about one.

use crate::engine::ActionError;
use crate::texts::Message;

/// The codes of what passes by itself; their own sentences say when to try again.
const PASSING: &[&str] = &["FLOOD_WAIT", "TELEGRAM_UNAVAILABLE", "CONFLICT", "UPLOAD_BROKEN", "EDIT_OVERTAKEN"];

/// Whether the same request can succeed later without anybody changing anything.
pub(super) fn passes(code: &str) -> bool {
    PASSING.contains(&code)
}

/// The error with a sentence that says, where it is so, that trying again changes nothing.
pub(super) fn with_advice(error: ActionError) -> ActionError {
    if passes(&error.code) {
        return error;
    }
    let text = Message::new("telegram-no-retry").with("error", error.text);
    ActionError { text, ..error }
}
