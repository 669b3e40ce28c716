//! What belongs to one account alone: contacts, the people it blocked, and its list of dialogs with what is pinned,
//! archived, muted and read.

use super::journal::Change;
use super::schedule::Schedule;
use super::{Message, Place, World};
use std::collections::{BTreeMap, BTreeSet};

/// The private part of one account.
#[derive(Debug, Default)]
pub struct Account {
    /// User ids.
    pub contacts: BTreeSet<i64>,
    /// User ids of the people who cannot write to this account.
    pub blocked: BTreeSet<i64>,
    pub(super) dialogs: BTreeMap<Place, DialogState>,
    pub(super) scheduled: BTreeMap<Place, Schedule>,
}

/// What an account did with one of its dialogs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DialogState {
    pub pinned: bool,
    pub archived: bool,
    /// Unix time in seconds.
    pub muted_until: Option<i64>,
    /// The newest message that the account has read; 0 is none.
    pub read_inbox: i64,
}

/// A line of an account's list of dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialog {
    pub place: Place,
    /// The newest message that the account sees; 0 where there is none.
    pub top_message_id: i64,
    /// Unix time in seconds of that message; 0 where there is none.
    pub date: i64,
    /// Messages of others after `state.read_inbox`.
    pub unread_count: usize,
    /// The newest of the account's own messages that somebody else has read; 0 is none.
    pub read_outbox: i64,
    pub state: DialogState,
}

static NOTHING: Account = Account {
    contacts: BTreeSet::new(),
    blocked: BTreeSet::new(),
    dialogs: BTreeMap::new(),
    scheduled: BTreeMap::new(),
};

impl World {
    /// The private part of an account; an empty one for whoever did nothing yet.
    pub fn account(&self, account: i64) -> &Account {
        self.accounts.get(&account).unwrap_or(&NOTHING)
    }

    /// The same to be changed; what the journal holds (dialogs, contacts) has methods of its own.
    pub fn account_mut(&mut self, account: i64) -> &mut Account {
        self.accounts.entry(account).or_default()
    }

    pub fn dialog_state(&self, account: i64, place: Place) -> DialogState {
        self.account(account).dialogs.get(&place).copied().unwrap_or_default()
    }

    /// Pins, archives or mutes a dialog; `change` leaves the read state alone ([`World::read`] is for that).
    pub fn change_dialog(&mut self, account: i64, place: Place, change: impl FnOnce(&mut DialogState)) {
        let state = self.account_mut(account).dialogs.entry(place).or_default();
        let before = *state;
        change(state);
        if *state != before {
            self.record(Change::Dialog { account, place });
        }
    }

    /// An account has read a place up to a message; older marks stay as they are. Gives the mark.
    pub fn read(&mut self, account: i64, place: Place, up_to: i64) -> i64 {
        let newest = self.visible_messages(account, place).next_back().map_or(0, |message| message.id);
        let state = self.account_mut(account).dialogs.entry(place).or_default();
        let up_to = up_to.min(newest).max(state.read_inbox);
        if up_to != state.read_inbox {
            state.read_inbox = up_to;
            self.record(Change::Read { account, place, up_to });
        }
        up_to
    }

    /// Adds to an account's contacts, or takes out of them.
    pub fn set_contact(&mut self, account: i64, other: i64, is_contact: bool) {
        let contacts = &mut self.account_mut(account).contacts;
        let changed = if is_contact { contacts.insert(other) } else { contacts.remove(&other) };
        if changed {
            self.record(Change::Contacts { account });
        }
    }

    /// What an account sees of a place, oldest first.
    pub fn visible_messages(&self, account: i64, place: Place) -> impl DoubleEndedIterator<Item = &Message> {
        let messages = if self.can_read(account, place) { self.messages(place) } else { &[] };
        messages.iter().filter(move |message| !message.hidden_for.contains(&account))
    }

    /// One message of a place, where the account sees it.
    pub fn visible_message(&self, account: i64, place: Place, id: i64) -> Option<&Message> {
        let message = self.message(place, id).filter(|_| self.can_read(account, place))?;
        (!message.hidden_for.contains(&account)).then_some(message)
    }

    /// The message of one of the account's private chats or basic groups, whose ids need no place to be told apart.
    pub fn visible_shared_message(&self, account: i64, id: i64) -> Option<&Message> {
        let places = self.messages.keys().filter(|place| self.shares_ids(**place));
        places.filter_map(|place| self.visible_message(account, *place, id)).next()
    }

    /// The account's dialogs, archived ones too: pinned first, then the newest. Private chats with a message to see,
    /// and the chats it is in.
    pub fn dialogs(&self, account: i64) -> Vec<Dialog> {
        let private = self.messages.keys().filter(|place| place.partner(account).is_some()).copied();
        let chats = self
            .chats
            .iter()
            .filter(|chat| chat.migrated_to.is_none() && self.standing(account, chat).is_in())
            .map(|chat| Place::Chat(chat.id));
        let mut dialogs: Vec<Dialog> = private.chain(chats).filter_map(|place| self.dialog(account, place)).collect();
        dialogs.sort_by_key(|dialog| {
            (!dialog.state.pinned, std::cmp::Reverse((dialog.date, dialog.top_message_id)), dialog.place)
        });
        dialogs
    }

    /// One dialog of an account; nothing for a private chat without messages and for what the account cannot see.
    pub fn dialog(&self, account: i64, place: Place) -> Option<Dialog> {
        let top = self.visible_messages(account, place).next_back();
        if top.is_none() && (matches!(place, Place::Private(..)) || !self.can_read(account, place)) {
            return None;
        }
        let state = self.dialog_state(account, place);
        let unread = self
            .visible_messages(account, place)
            .rev()
            .take_while(|message| message.id > state.read_inbox)
            .filter(|message| message.author != account);
        Some(Dialog {
            place,
            top_message_id: top.map_or(0, |message| message.id),
            date: top.map_or(0, |message| message.date),
            unread_count: if place == Place::Private(account, account) { 0 } else { unread.count() },
            read_outbox: self.read_outbox(account, place),
            state,
        })
    }

    /// The bot reads everything at once.
    fn read_outbox(&self, account: i64, place: Place) -> i64 {
        let newest = || self.messages(place).last().map_or(0, |message| message.id);
        let read_by = |other: i64| self.dialog_state(other, place).read_inbox;
        match place {
            Place::Private(one, other) if one == other => newest(),
            Place::Private(..) => match place.partner(account) {
                Some(partner) if partner == self.bot.id => newest(),
                Some(partner) => read_by(partner),
                None => 0,
            },
            Place::Chat(id) => {
                let members = self.chat(id).into_iter().flat_map(|chat| chat.members());
                members.filter(|member| *member != account).map(read_by).max().unwrap_or(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Draft, Options, with_found_entities};

    fn say(world: &mut World, by: i64, place: Place) -> i64 {
        world.post(by, place, Draft::new(Content::Text(with_found_entities("а")), Options::default())).id
    }

    #[test]
    fn what_others_write_is_unread_until_it_is_read() {
        let mut world = World::default();
        let place = Place::between(1, 2);
        let unread = |world: &World, account| world.dialog(account, place).map(|dialog| dialog.unread_count);
        assert_eq!(unread(&world, 1), Some(0));
        let first = say(&mut world, 2, place);
        let second = say(&mut world, 2, place);
        assert_eq!((unread(&world, 1), unread(&world, 2)), (Some(2), Some(0)));
        assert_eq!(world.read(1, place, first), first);
        assert_eq!(unread(&world, 1), Some(1));
        assert_eq!(world.dialog(2, place).map(|dialog| dialog.read_outbox), Some(first));
        assert_eq!(world.read(1, place, 3), first, "a mark does not go back");
        assert_eq!(world.read(1, place, i64::MAX), second, "nor beyond the newest");
        say(&mut world, 1, place);
        assert_eq!(unread(&world, 1), Some(0));
        assert_eq!(unread(&world, 2), Some(1));
    }

    #[test]
    fn dialogs_stand_in_order() {
        let mut world = World::default();
        let places = |world: &World, account| -> Vec<Place> {
            world.dialogs(account).into_iter().map(|dialog| dialog.place).collect()
        };
        let hers = places(&world, 1);
        assert!(hers.len() >= 7, "{hers:?}");
        let last = *hers.last().expect("some");
        say(&mut world, 1, last);
        assert_eq!(places(&world, 1).first(), Some(&last), "the newest comes first");
        world.change_dialog(1, hers[2], |state| state.pinned = true);
        assert_eq!(places(&world, 1)[..2], [hers[2], last]);
        assert_eq!(world.journal.since(0).last(), Some(&Change::Dialog { account: 1, place: hers[2] }));
        assert!(!places(&world, 5).contains(&Place::between(1, 2)));
    }

    #[test]
    fn each_account_sees_its_own_places_only() {
        let mut world = World::default();
        let place = Place::between(1, 2);
        assert_eq!(world.visible_messages(1, place).count(), world.messages(place).len());
        assert_eq!(world.visible_messages(3, place).count(), 0);
        let id = say(&mut world, 1, place);
        assert!(world.visible_shared_message(2, id).is_some());
        assert!(world.visible_shared_message(3, id).is_none());
        world.message_mut(place, id).expect("just sent").hidden_for.insert(2);
        assert!(world.visible_message(2, place, id).is_none());
        assert!(world.visible_message(1, place, id).is_some());
    }
}
