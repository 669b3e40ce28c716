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

/// The changes since the world began, except the oldest, which are forgotten in the long run.
#[derive(Debug, Default)]
pub struct Journal {
    changes: Vec<Change>,
    /// How many stood before these.
    forgotten: usize,
}

impl Journal {
    /// How many changes there were; the number to ask [`Journal::since`] with next time.
    pub fn count(&self) -> usize {
        self.forgotten + self.changes.len()
    }

    /// The changes after the first `count`, oldest first; those that were forgotten are not among them.
    pub fn since(&self, count: usize) -> &[Change] {
        self.changes.get(count.saturating_sub(self.forgotten)..).unwrap_or_default()
    }

    /// Forgets the first `count` changes.
    pub fn forget(&mut self, count: usize) {
        let more = count.saturating_sub(self.forgotten).min(self.changes.len());
        self.changes.drain(..more);
        self.forgotten += more;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forgotten_keeps_its_numbers() {
        let changes: Vec<Change> = (1..=5).map(|account| Change::Contacts { account }).collect();
        let mut journal = Journal { changes: changes.clone(), forgotten: 0 };
        for (forget, first) in [(2, 2), (1, 2), (4, 4), (9, 5)] {
            journal.forget(forget);
            assert_eq!(journal.count(), 5, "{forget}");
            assert_eq!(journal.since(0), &changes[first..], "{forget}");
            assert_eq!(journal.since(4), &changes[first.max(4)..], "{forget}");
            assert_eq!(journal.since(5), [], "{forget}");
        }
    }
}
