//! Everything that happened to the world, in order: what connected accounts are told of, and where the bot's pending
//! updates come from. History that a world begins with is not in it.

use super::{ChatKind, Message, Place, Standing, UpdateKind, World};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    New {
        place: Place,
        id: i64,
    },
    Edited {
        place: Place,
        id: i64,
    },
    Deleted {
        place: Place,
        ids: Vec<i64>,
        /// The one account for which they are gone; everybody when left out.
        account: Option<i64>,
    },
    /// An account has read what others wrote, up to a message.
    Read {
        account: i64,
        place: Place,
        up_to: i64,
    },
    /// An account pinned, archived or muted a dialog, or undid that.
    Dialog {
        account: i64,
        place: Place,
    },
    Contacts {
        account: i64,
    },
    /// A scheduled message is new or changed.
    Scheduled {
        account: i64,
        place: Place,
        id: i64,
    },
    /// Scheduled messages are gone, deleted or sent.
    Unscheduled {
        account: i64,
        place: Place,
        ids: Vec<i64>,
    },
    /// A basic group became a supergroup.
    Migrated {
        from: i64,
        to: i64,
    },
}

/// The changes since the world began.
#[derive(Debug, Default)]
pub struct Journal {
    changes: Vec<Change>,
}

impl Journal {
    /// How many changes there were; the number to ask [`Journal::since`] with next time.
    pub fn count(&self) -> usize {
        self.changes.len()
    }

    /// The changes after the first `count`, oldest first.
    pub fn since(&self, count: usize) -> &[Change] {
        self.changes.get(count..).unwrap_or_default()
    }
}

impl World {
    /// Writes a change down, and makes the bot's pending update of it where the bot is told.
    pub(super) fn record(&mut self, change: Change) {
        let told = match &change {
            Change::New { place, id } => self.told_to_bot(*place, *id, UpdateKind::Message, UpdateKind::ChannelPost),
            Change::Edited { place, id } => {
                self.told_to_bot(*place, *id, UpdateKind::EditedMessage, UpdateKind::EditedChannelPost)
            }
            _ => None,
        };
        if let Some((kind, message)) = told {
            self.updates.push(kind, message);
        }
        self.journal.changes.push(change);
    }

    /// The message and the kind of its update, where the bot hears of it: its own chats, the groups it is in (its
    /// privacy mode is off) and the channels it runs; never of what it did itself.
    fn told_to_bot(
        &self,
        place: Place,
        id: i64,
        in_chat: UpdateKind,
        in_channel: UpdateKind,
    ) -> Option<(UpdateKind, Message)> {
        let message = self.message(place, id)?;
        if message.author == self.bot.id {
            return None;
        }
        let kind = match place {
            Place::Private(..) => place.partner(self.bot.id).map(|_| in_chat),
            Place::Chat(id) => {
                let chat = self.chat(id)?;
                match chat.kind {
                    ChatKind::Channel => (chat.bot == Standing::Administrator).then_some(in_channel),
                    ChatKind::Group | ChatKind::Supergroup => chat.bot.is_in().then_some(in_chat),
                }
            }
        };
        kind.map(|kind| (kind, message.clone()))
    }
}
