//! The only place with threads and a runtime: takes commands, gives events.
//!
//! The front ends never wait: they send a [`Command`] and later hear [`Event`]s that carry the command's id. Deliberately
//! not here: rules of scenarios or of Telegram.

mod command;
mod event;

pub use command::{Command, OwnBot, RequestId, RunId};
pub use event::{Event, FileEntry, LoadedFile};
