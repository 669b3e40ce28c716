//! What the bot has not fetched yet (Bot API `getUpdates`). Updates do not expire with time, as the default world's are
//! older than Telegram's 24 hours; of very many, the oldest go.

use super::message::Message;
use std::collections::VecDeque;

/// How many updates wait at most.
const PENDING_LIMIT: usize = 10_000;

/// One pending update.
#[derive(Clone, Debug)]
pub struct Update {
    pub id: i64,
    pub kind: UpdateKind,
    pub message: Message,
}

/// The kinds of updates that the world makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateKind {
    Message,
    EditedMessage,
    ChannelPost,
    EditedChannelPost,
}

impl UpdateKind {
    /// The Bot API's key of the update.
    pub fn word(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::EditedMessage => "edited_message",
            Self::ChannelPost => "channel_post",
            Self::EditedChannelPost => "edited_channel_post",
        }
    }
}

/// Pending updates, oldest first.
#[derive(Debug)]
pub struct Updates {
    pending: VecDeque<Update>,
    next_id: i64,
}

impl Default for Updates {
    fn default() -> Self {
        Self { pending: VecDeque::new(), next_id: 500_000_001 }
    }
}

impl Updates {
    pub fn push(&mut self, kind: UpdateKind, message: Message) {
        self.pending.push_back(Update { id: self.next_id, kind, message });
        self.next_id += 1;
        if self.pending.len() > PENDING_LIMIT {
            self.pending.pop_front();
        }
    }

    /// The updates with ids below `offset` are confirmed and forgotten; a negative offset keeps that many of the
    /// newest (Bot API `getUpdates`).
    pub fn confirm(&mut self, offset: i64) {
        if offset > 0 {
            self.pending.retain(|update| update.id >= offset);
        } else if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let drop = self.pending.len().saturating_sub(keep);
            self.pending.drain(..drop);
        }
    }

    pub fn forget_all(&mut self) {
        self.pending.clear();
    }

    /// Oldest first.
    pub fn pending(&self) -> impl Iterator<Item = &Update> {
        self.pending.iter()
    }

    pub fn count(&self) -> usize {
        self.pending.len()
    }
}
