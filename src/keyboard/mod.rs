//! Keyboards (Bot API `reply_markup`) as JSON: which kind one is, both spellings, and how it is built by hand.
//!
//! Whatever a keyboard holds that is not known here stays as it is. Deliberately not here: Telegram's rules for the
//! buttons (`scenario::rules`), and how a keyboard is drawn.

mod kind;

pub use kind::{KeyboardKind, kind, to_bot_api};
