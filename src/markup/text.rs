//! A message's text as Telegram keeps and shows it: what was written in it and what Telegram found in it.

use super::EntityKind;

/// Text and what is special about parts of it, found things included.
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
