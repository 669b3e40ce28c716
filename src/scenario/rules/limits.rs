//! Telegram's figures, each once (Bot API 10.1; where it is silent, TDLib).

/// Code points of a message after formatting (`sendMessage`). Premium accounts and servers may allow more.
pub const TEXT: usize = 4096;

/// Code points of a caption after formatting (`sendPhoto`). Premium accounts have more.
pub const CAPTION: usize = 1024;

/// Files of one album (`sendMediaGroup`).
pub const ALBUM: usize = 10;

/// Message ids that one call forwards or deletes (`forwardMessages`, `deleteMessages`).
pub const MESSAGE_IDS: usize = 100;

/// What the Bot API puts before the id of a supergroup or channel, below zero: `-100N`.
pub const CHANNEL_OFFSET: i64 = 1_000_000_000_000;

/// Telegram's message ids have 31 bits.
pub const LARGEST_MESSAGE_ID: i64 = i32::MAX as i64;

/// Bytes of a vCard (`sendContact`).
pub const VCARD: usize = 2048;

/// Bytes of a photo, whoever uploads it (`sendPhoto`); what is larger is a document only.
pub const PHOTO: u64 = 10 << 20;

/// Bytes of any other file that a bot may upload (`sendDocument`).
pub const BOT_FILE: u64 = 50 << 20;

/// Bytes of a file that an account may upload, without Premium and with it.
pub const USER_FILE: u64 = 2000 << 20;
pub const PREMIUM_FILE: u64 = 4000 << 20;

/// Days that Telegram's own schedule reaches ahead.
pub const SCHEDULE_DAYS: i64 = 365;

/// Seconds ahead up to which Telegram sends a scheduled message at once.
pub const SENT_AT_ONCE: i64 = 10;

/// A live location's period that means "for ever" (`sendLocation`).
pub const LIVE_FOR_EVER: f64 = 0x7FFF_FFFF as f64;

/// How many dialogs or messages a step may ask for: the result is one value in memory.
pub const LARGEST_LIST: f64 = 1_000_000.0;

/// Buttons of a keyboard, and of one of its rows; measured, not documented.
pub const INLINE_BUTTONS: (usize, usize) = (100, 8);
pub const REPLY_BUTTONS: (usize, usize) = (300, 12);

/// Bytes of a whole keyboard as JSON; measured, not documented.
pub const KEYBOARD: usize = 10_000;

/// Bytes of `callback_data`.
pub const CALLBACK_DATA: usize = 64;

/// Characters of `input_field_placeholder`.
pub const PLACEHOLDER: usize = 64;

/// Characters of the text that a button copies (`CopyTextButton`).
pub const COPY_TEXT: usize = 256;
