//! What the front ends can do in the sandbox as one of its people, and what they see of it.

use crate::chat::{ChatKind, ChatView};
use crate::value::Json;
use jiff::Timestamp;
use std::sync::Arc;

/// A chat by the Bot API's id as the person sees it: another person's id or the bot's, a group's, a channel's; one's own
/// is Saved Messages.
pub type ChatId = i64;

/// A wish about the sandbox's chats.
#[derive(Clone, Debug, PartialEq)]
pub enum SandboxCommand {
    /// Shows the sandbox through this person's eyes, with this chat open, now and after each change → `World` events
    /// until `Leave` or another `Watch`. A person or chat that is not there gives the first.
    Watch { person: Option<i64>, chat: Option<ChatId> },
    /// Shows it no more → nothing.
    Leave,
    /// Does something as this person in this chat → `Done`, or [`super::Event::Failed`]; then `World`, as it has changed.
    Act { person: i64, chat: ChatId, act: PersonAct },
}

/// What a person can do in a chat.
#[derive(Clone, Debug, PartialEq)]
pub enum PersonAct {
    /// Writes a text; with `reply_to` as an answer to that message.
    Write {
        text: String,
        reply_to: Option<i64>,
    },
    /// Presses a button under a message; row and column count from 0.
    PressInline {
        message_id: i64,
        row: usize,
        column: usize,
    },
    /// Presses a button of the keyboard under the chat; row and column count from 0.
    PressReply {
        row: usize,
        column: usize,
    },
    ShareContact,
    /// Degrees.
    ShareLocation {
        latitude: f64,
        longitude: f64,
    },
    /// Blocks the bot, or lets it write again.
    Block(bool),
    /// Leaves a group or channel.
    LeaveChat,
}

/// What is heard of the sandbox.
#[derive(Clone, Debug)]
pub enum SandboxEvent {
    World(Arc<SandboxView>),
    /// An act has been done; what the bot is told of it, if it is told.
    Done {
        update: Option<Json>,
    },
}

/// The sandbox through one person's eyes.
#[derive(Clone, Debug, PartialEq)]
pub struct SandboxView {
    /// Everyone there is, the first first.
    pub people: Vec<SandboxAccount>,
    /// Whose eyes they are.
    pub person: i64,
    /// The newest first.
    pub chats: Vec<SandboxChat>,
    pub open: Option<OpenChat>,
    /// What the bot would receive and has not fetched yet (Bot API `Update`), the newest first; at most 20.
    pub updates: Vec<Json>,
}

/// One of the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SandboxAccount {
    pub id: i64,
    pub name: String,
}

/// A chat in a person's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SandboxChat {
    pub id: ChatId,
    pub title: String,
    pub kind: ChatKind,
    /// The beginning of its last message.
    pub last: String,
    pub date: Option<Timestamp>,
    pub unread: u32,
}

/// The chat that stands open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenChat {
    pub id: ChatId,
    pub view: ChatView,
    /// Whether the person may write there.
    pub can_write: bool,
    /// Whether the person has blocked it; none where it is no bot.
    pub blocked: Option<bool>,
    /// Whether it can be left.
    pub can_leave: bool,
}
