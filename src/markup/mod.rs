//! Formatted text: Plain, Markdown, MarkdownV2 and HTML read into text and message entities, and the way back to pieces
//! that fit a limit.
//!
//! Whatever the format, Telegram gets text plus entities (Bot API `MessageEntity`, TL `MessageEntity*`), so both
//! connections send the same and an error has a place before anything is sent. Deliberately not here: drawing.

mod entity;

pub use entity::{Entity, EntityKind, FormattedText};
