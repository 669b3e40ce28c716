//! Messages, media, dialogs and files over MTProto through the real client library, and what the Bot API's side sees
//! of them.

mod changing;
mod files;
mod reading;
mod refusals;
mod sending;
mod sides;
mod support;
