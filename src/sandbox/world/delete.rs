//! Deleting messages, for everybody or for one account.

use super::journal::Change;
use super::message::{Message, Place};
use super::{World, now};

/// Seconds in which bots can delete a message.
pub const BOT_DELETE_LIMIT: i64 = 48 * 3600;

/// Why messages cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteRefusal {
    /// Not the account's own, and the account does not run the chat.
    NotAllowed,
    /// The account can delete it for itself only, or a bot's time is over.
    NotForEveryone,
}

impl World {
    /// Deletes the messages of a place that the account sees, all or none, and gives their ids; ids that are not there
    /// are passed over.
    ///
    /// In supergroups and channels a message goes for everybody whatever `for_everyone` says. In private chats people
    /// may take back what others wrote too, in basic groups only administrators may. The bot deletes its own messages
    /// and in private chats those of the person, within [`BOT_DELETE_LIMIT`].
    pub fn delete(
        &mut self,
        by: i64,
        place: Place,
        ids: &[i64],
        for_everyone: bool,
    ) -> Result<Vec<i64>, DeleteRefusal> {
        let mut seen: Vec<i64> = Vec::new();
        for id in ids {
            let Some(message) = self.visible_message(by, place, *id) else { continue };
            self.check_delete(by, message, for_everyone)?;
            if !seen.contains(id) {
                seen.push(*id);
            }
        }
        if seen.is_empty() {
            return Ok(seen);
        }
        let everybody = for_everyone || !self.shares_ids(place) || place == Place::Private(by, by);
        if everybody {
            if let Some(messages) = self.messages.get_mut(&place) {
                messages.retain(|message| !seen.contains(&message.id));
            }
        } else {
            for id in &seen {
                if let Some(message) = self.message_mut(place, *id) {
                    message.hidden_for.insert(by);
                }
            }
        }
        self.record(Change::Deleted { place, ids: seen.clone(), account: (!everybody).then_some(by) });
        Ok(seen)
    }

    /// Whether an account may delete a message that it sees.
    pub fn check_delete(&self, by: i64, message: &Message, for_everyone: bool) -> Result<(), DeleteRefusal> {
        let bot = by == self.bot.id;
        let late = bot && now().saturating_sub(message.date) > BOT_DELETE_LIMIT;
        let administrator = self.is_administrator(by, message.place);
        let own = message.author == by && !message.is_service();
        if !self.shares_ids(message.place) {
            let may = if self.is_channel(message.place) { administrator } else { own || administrator };
            return if may && !late { Ok(()) } else { Err(DeleteRefusal::NotAllowed) };
        }
        let private = matches!(message.place, Place::Private(..));
        if for_everyone && (late || !(own || private || administrator)) {
            return Err(DeleteRefusal::NotForEveryone);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Draft, Options, with_found_entities};

    #[test]
    fn who_may_delete_what() {
        let mut world = World::default();
        let bot = world.bot.id;
        let group = Place::Chat(-5001);
        let forum = Place::Chat(-1_001_000_000_001);
        let news = Place::Chat(-1_001_000_000_002);
        let (pair, with_bot) = (Place::between(1, 2), Place::between(2, bot));
        let late = BOT_DELETE_LIMIT + 1;
        for (author, by, place, for_everyone, age, expected) in [
            (1, 1, pair, true, late, None),
            (1, 2, pair, true, 0, None),
            (1, 2, pair, false, 0, None),
            (2, bot, with_bot, true, 0, None),
            (bot, bot, with_bot, true, late, Some(DeleteRefusal::NotForEveryone)),
            (2, 3, group, true, 0, Some(DeleteRefusal::NotForEveryone)),
            (2, 3, group, false, 0, None),
            (2, 1, group, true, 0, None),
            (2, bot, group, true, 0, Some(DeleteRefusal::NotForEveryone)),
            (2, 3, forum, true, 0, Some(DeleteRefusal::NotAllowed)),
            (2, 1, forum, false, 0, None),
            (bot, bot, forum, true, 0, None),
            (bot, bot, forum, true, late, Some(DeleteRefusal::NotAllowed)),
            (1, bot, news, true, 0, None),
            (1, 2, news, true, 0, Some(DeleteRefusal::NotAllowed)),
        ] {
            let draft = Draft::new(Content::Text(with_found_entities("а")), Options::default());
            let id = world.post(author, place, draft).id;
            world.message_mut(place, id).expect("just sent").date -= age;
            let what = format!("{author} {by} {place:?} {for_everyone}");
            let refusal = world.delete(by, place, &[id, id + 1000, id], for_everyone).map(|ids| assert_eq!(ids, [id]));
            assert_eq!(refusal.err(), expected, "{what}");
            if expected.is_none() {
                assert!(world.visible_message(by, place, id).is_none(), "{what}");
                let alone = !for_everyone && world.shares_ids(place);
                assert_eq!(world.visible_message(author, place, id).is_some(), alone, "{what}");
            }
        }
    }
}
