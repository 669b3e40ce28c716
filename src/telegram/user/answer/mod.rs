//! Answers of MTProto as the Bot API's JSON, so that a result has one shape whichever account made it.
//!
//! Keys and types are the Bot API's (10.1, `Message`, `Chat`, `User` and what they hold); what only a user's connection
//! knows has keys of its own (`views`, `forwards`, `action`). A file has its `file_unique_id`, which is the same for
//! everyone, and no `file_id`: one made for a user's account would be valid for no bot.
//!
//! Deliberately not here: asking Telegram anything; what an answer does not hold is left out.

mod entities;
mod fields;
mod file;
mod keyboard;
mod media;
mod message;
mod names;
mod origin;
mod service;
mod updates;

pub(super) use fields::Fields;
pub(super) use file::unique_photo_id;
pub(super) use message::{chat_of, message, messages, unknown_replies};
pub(super) use names::{Names, channel_id, chat_id, chat_of_user, peer_id, user};
pub(super) use updates::Written;

#[cfg(test)]
mod fixtures;
