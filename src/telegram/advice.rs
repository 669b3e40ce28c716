//! Whether a repetition can help after Telegram's refusal: said in every sentence about one.

use crate::engine::ActionError;
use crate::texts::Message;

/// The codes of what passes by itself, and after how many seconds a repetition can help.
const PASSING: &[(&str, u32)] =
    &[("FLOOD_WAIT", 60), ("TELEGRAM_UNAVAILABLE", 60), ("CONFLICT", 60), ("UPLOAD_BROKEN", 1), ("EDIT_OVERTAKEN", 1)];

/// The error with the seconds after which trying again can help, or with a sentence that it will not. The sentences of
/// what passes by itself speak of a repetition on their own.
pub(super) fn with_advice(error: ActionError) -> ActionError {
    match PASSING.iter().find(|(code, _)| *code == error.code) {
        Some((_, seconds)) => ActionError { retry_after: Some(*seconds), ..error },
        None => {
            let text = Message::new("telegram-no-retry").with("error", error.text);
            ActionError { text, ..error }
        }
    }
}
