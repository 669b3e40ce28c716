//! How messages get into places.

use super::journal::Change;
use super::message::{Content, Draft, Message, Options, Place, Sender};
use super::text::with_found_entities;
use super::{ChatKind, World, now};
use std::collections::BTreeSet;

impl World {
    /// Puts a message of an account into a place, now. Whether the account may write there is to be asked before
    /// ([`World::check_writable`]).
    pub fn post(&mut self, by: i64, place: Place, draft: Draft) -> &Message {
        self.post_at(by, place, draft, now())
    }

    pub(super) fn post_at(&mut self, by: i64, place: Place, draft: Draft, date: i64) -> &Message {
        let id = self.add(by, place, draft, date);
        let bot = self.bot.id;
        if place.partner(by) == Some(bot)
            && let Some(person) = self.person_mut(by)
        {
            person.started_bot = true;
        }
        if by != bot {
            // Whoever writes has seen what stands above.
            self.account_mut(by).dialogs.entry(place).or_default().read_inbox = id;
        }
        self.record(Change::New { place, id });
        self.message(place, id).expect("the message was added above")
    }

    /// A person writes where the bot sees it; the message's id, or nothing when the person or chat is not in the
    /// world. `chat_id` is the Bot API's: the person's own id for their chat with the bot.
    pub fn receive(&mut self, chat_id: i64, person_id: i64, text: &str) -> Option<i64> {
        self.person(person_id)?;
        if chat_id != person_id {
            self.chat(chat_id)?;
        }
        let draft = Draft::new(Content::Text(with_found_entities(text)), Options::default());
        Some(self.post(person_id, self.bot_place(chat_id), draft).id)
    }

    /// Puts a message into the past: the journal does not hold it, and it makes no update. Gives its id.
    pub(super) fn add(&mut self, by: i64, place: Place, draft: Draft, date: i64) -> i64 {
        let id = self.next_message_id(place);
        let channel = self.is_channel(place);
        let message = Message {
            id,
            place,
            sender: if channel { Sender::Channel } else { Sender::User(by) },
            author: by,
            date,
            edit_date: None,
            content: draft.content,
            options: draft.options,
            forward: draft.forward,
            views: channel.then_some(1),
            hidden_for: BTreeSet::new(),
        };
        self.messages.entry(place).or_default().push(message);
        id
    }

    /// Supergroups and channels count their own ids; private chats and basic groups share one counter.
    pub fn shares_ids(&self, place: Place) -> bool {
        self.chat_of(place).is_none_or(|chat| chat.kind == ChatKind::Group)
    }

    fn next_message_id(&mut self, place: Place) -> i64 {
        let last =
            if self.shares_ids(place) { &mut self.last_shared_id } else { self.last_own_ids.entry(place).or_default() };
        *last += 1;
        *last
    }

    /// A number for an album's messages to share.
    pub fn next_album(&mut self) -> u64 {
        self.last_album += 1;
        self.last_album
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_reaches_the_bot_and_what_it_writes_does_not() {
        let mut world = World::default();
        let bot = world.bot.id;
        let news = world.chats.iter().find(|chat| chat.kind == ChatKind::Channel).expect("a channel").id;
        let draft = || Draft::new(Content::Text(with_found_entities("а")), Options::default());
        for (by, place, told) in [
            (1, Place::between(1, bot), true),
            (1, Place::Chat(news), true),
            (1, Place::Chat(-5001), true),
            (1, Place::between(1, 2), false),
            (bot, Place::Chat(-5001), false),
            (bot, Place::between(1, bot), false),
        ] {
            let before = world.updates.count();
            let id = world.post(by, place, draft()).id;
            assert_eq!(world.updates.count(), before + usize::from(told), "{place:?}");
            assert_eq!(world.journal.since(0).last(), Some(&Change::New { place, id }));
        }
    }

    #[test]
    fn ids_are_never_used_again() {
        let mut world = World::default();
        let forum = Place::Chat(-1_001_000_000_001);
        let draft = || Draft::new(Content::Text(with_found_entities("а")), Options::default());
        let first = world.post(1, forum, draft()).id;
        world.delete(1, forum, &[first], true).expect("her own");
        assert_eq!(world.post(1, forum, draft()).id, first + 1);
    }

    #[test]
    fn who_writes_to_the_bot_has_started_it() {
        let mut world = World::default();
        assert!(!world.person(5).expect("Дина").started_bot);
        assert!(world.receive(5, 5, "Привет").is_some());
        assert!(world.person(5).expect("Дина").started_bot);
        assert!(world.receive(99, 1, "а").is_none() && world.receive(1, 99, "а").is_none());
    }
}
