//! Texts of messages and what is special about parts of them.

use super::find::find_entities;
use crate::markup::EntityKind;

/// Text and what is special about parts of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub entities: Vec<TextEntity>,
}

/// One special part of a text; offset and length count UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntity {
    pub offset: usize,
    pub length: usize,
    pub kind: TextEntityKind,
}

/// Kinds of parts: those a sender writes, and those the server finds by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextEntityKind {
    Written(EntityKind),
    Mention,
    Hashtag,
    Cashtag,
    BotCommand,
    Url,
    Email,
    PhoneNumber,
}

/// A text with what the server finds in it.
pub fn with_found_entities(text: &str) -> Text {
    Text { text: text.to_owned(), entities: find_entities(text, &[]) }
}
