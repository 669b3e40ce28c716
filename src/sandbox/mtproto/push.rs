//! What happens in the world, told to those who did not do it: changes of the journal as `Update`, by themselves and in
//! differences (<https://core.telegram.org/api/updates>).
//!
//! Deliberately not told: pinning, archiving and muting of dialogs, which only the account's other programs would show.

use super::input::channel_id;
use super::ledger::{Ledger, Mark, Stream, stream};
use super::shape::message::{message, scheduled};
use super::shape::names::Names;
use super::shape::peer;
use super::{State, date, now};
use crate::sandbox::world::{Change, Place, World};
use grammers_tl_types::{enums, types};

/// Changes that one message to a client tells of.
const TOLD_AT_ONCE: usize = 100;

/// Updates, with the users and chats that they name.
#[derive(Default)]
pub(super) struct Told {
    pub(super) updates: Vec<enums::Update>,
    pub(super) names: Names,
}

/// What a connection of the account `viewer` is to hear of the changes after the first `after`; the rest is left for
/// the next time, and of what is not known any more only that is told. Gives the updates and how many changes they cover.
pub(super) fn news(
    world: &World,
    state: &State,
    viewer: i64,
    after: usize,
    connection: u64,
) -> (Option<enums::Updates>, usize) {
    if !state.ledger.knows(after) {
        // It fell so far behind that it has to ask for the difference.
        return (Some(enums::Updates::TooLong), state.ledger.length());
    }
    let upto = state.ledger.length().min(after.saturating_add(TOLD_AT_ONCE));
    let mut told = Told::default();
    for (change, marks) in state.ledger.others(&world.journal, after..upto, connection) {
        told.add(world, &state.ledger, viewer, change, marks);
    }
    if told.updates.is_empty() {
        return (None, upto);
    }
    let (users, chats) = (told.names.users(world, viewer), told.names.chats(world, viewer));
    (Some(types::Updates { updates: told.updates, users, chats, date: date(now()), seq: 0 }.into()), upto)
}

/// The news that a QR token was accepted.
pub(super) fn token_accepted() -> enums::Updates {
    types::UpdateShort { update: enums::Update::LoginToken, date: date(now()) }.into()
}

impl Told {
    /// Adds what the account `viewer` is to know of a change; nothing when it is none of its business.
    pub(super) fn add(&mut self, world: &World, ledger: &Ledger, viewer: i64, change: &Change, marks: &[Mark]) {
        let update = match change {
            Change::New { place, id } => self.message(world, viewer, *place, *id, marks, false),
            Change::Edited { place, id } => self.message(world, viewer, *place, *id, marks, true),
            Change::Deleted { place, ids, .. } => mark(world, viewer, *place, marks).map(|mark| deleted(ids, mark)),
            Change::Read { account, place, up_to } => {
                let pts = ledger.pts(world, stream(world, viewer, *place));
                read(world, viewer, *account, *place, date(*up_to), pts)
            }
            Change::Contacts { account } => (*account == viewer).then_some(enums::Update::ContactsReset),
            Change::Scheduled { account, place, id } => {
                let mut own = world.scheduled(viewer, *place).iter().filter(|_| *account == viewer);
                own.find(|message| message.id == *id).map(|message| {
                    self.names.add_message(message);
                    types::UpdateNewScheduledMessage { message: scheduled(world, viewer, message) }.into()
                })
            }
            Change::Unscheduled { account, place, ids } => (*account == viewer).then(|| {
                let (peer, messages) = (peer(world, viewer, *place), ids.iter().copied().map(date).collect());
                types::UpdateDeleteScheduledMessages { peer, messages, sent_messages: None }.into()
            }),
            Change::Migrated { from, to } => is_in(world, viewer, *to).then(|| {
                self.names.add_chat(*from);
                self.names.add_chat(*to);
                types::UpdateChannel { channel_id: channel_id(*to) }.into()
            }),
            Change::Dialog { .. } => None,
        };
        self.updates.extend(update);
    }

    fn message(
        &mut self,
        world: &World,
        viewer: i64,
        place: Place,
        id: i64,
        marks: &[Mark],
        edited: bool,
    ) -> Option<enums::Update> {
        let Mark { stream, pts, count: pts_count } = mark(world, viewer, place, marks)?;
        let found = world.visible_message(viewer, place, id)?;
        self.names.add_message(found);
        let message = message(world, viewer, found);
        Some(match (stream, edited) {
            (Stream::Account(_), false) => types::UpdateNewMessage { message, pts, pts_count }.into(),
            (Stream::Account(_), true) => types::UpdateEditMessage { message, pts, pts_count }.into(),
            (Stream::Channel(_), false) => types::UpdateNewChannelMessage { message, pts, pts_count }.into(),
            (Stream::Channel(_), true) => types::UpdateEditChannelMessage { message, pts, pts_count }.into(),
        })
    }
}

fn is_in(world: &World, viewer: i64, chat: i64) -> bool {
    world.chat(chat).is_some_and(|chat| chat.standing(viewer).is_in())
}

/// Where a change of a place stands in the stream in which the account hears of it; nothing when it does not.
fn mark(world: &World, viewer: i64, place: Place, marks: &[Mark]) -> Option<Mark> {
    let hears = match place {
        Place::Private(..) => place.partner(viewer).is_some(),
        Place::Chat(id) => is_in(world, viewer, id),
    };
    let stream = stream(world, viewer, place);
    marks.iter().copied().find(|mark| hears && mark.stream == stream)
}

fn deleted(ids: &[i64], Mark { stream, pts, count: pts_count }: Mark) -> enums::Update {
    let messages: Vec<i32> = ids.iter().copied().map(date).collect();
    match stream {
        Stream::Account(_) => types::UpdateDeleteMessages { messages, pts, pts_count }.into(),
        Stream::Channel(id) => {
            types::UpdateDeleteChannelMessages { channel_id: channel_id(id), messages, pts, pts_count }.into()
        }
    }
}

/// The account `reader` has read a place: its own programs hear of it, and those who wrote there.
fn read(world: &World, viewer: i64, reader: i64, place: Place, max_id: i32, pts: i32) -> Option<enums::Update> {
    if !world.can_read(viewer, place) {
        return None;
    }
    let unread = world.dialog(viewer, place).map_or(0, |dialog| dialog.unread_count);
    let still_unread_count = i32::try_from(unread).unwrap_or(i32::MAX);
    let own_count = match place {
        Place::Chat(id) if !world.shares_ids(place) => Some(channel_id(id)),
        Place::Chat(_) | Place::Private(..) => None,
    };
    Some(match (reader == viewer, own_count) {
        (true, Some(channel_id)) => {
            types::UpdateReadChannelInbox { folder_id: None, channel_id, max_id, still_unread_count, pts }.into()
        }
        (false, Some(channel_id)) => types::UpdateReadChannelOutbox { channel_id, max_id }.into(),
        (true, None) => types::UpdateReadHistoryInbox {
            folder_id: None,
            peer: peer(world, viewer, place),
            top_msg_id: None,
            max_id,
            still_unread_count,
            pts,
            pts_count: 0,
        }
        .into(),
        (false, None) => {
            types::UpdateReadHistoryOutbox { peer: peer(world, viewer, place), max_id, pts, pts_count: 0 }.into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::{Content, Draft, Options, with_found_entities};
    use grammers_tl_types::enums::Update;

    fn say(world: &mut World, by: i64, place: Place) -> i64 {
        world.post(by, place, Draft::new(Content::Text(with_found_entities("а")), Options::default())).id
    }

    fn heard(world: &World, state: &mut State, viewer: i64, after: usize) -> Vec<Update> {
        state.ledger.read(world, Some(7));
        match news(world, state, viewer, after, 8).0 {
            Some(enums::Updates::Updates(all)) => all.updates,
            Some(other) => panic!("{other:?}"),
            None => Vec::new(),
        }
    }

    #[test]
    fn each_account_hears_what_concerns_it() {
        let (mut world, mut state) = (World::default(), State::default());
        let id = say(&mut world, 1, Place::between(1, 2));
        let heard_by_boris = heard(&world, &mut state, 2, 0);
        let [Update::NewMessage(new)] = &heard_by_boris[..] else { panic!("{heard_by_boris:?}") };
        assert_eq!((new.pts, new.pts_count), (2, 1));
        assert_eq!(heard(&world, &mut state, 3, 0), []);
        assert_eq!(news(&world, &state, 2, 0, 7).0, None, "one's own doing");

        let forum = Place::Chat(-1_001_000_000_001);
        say(&mut world, 1, forum);
        assert!(matches!(heard(&world, &mut state, 3, 1)[..], [Update::NewChannelMessage(_)]));
        assert_eq!(heard(&world, &mut state, 5, 1), [], "not in it");

        world.read(2, Place::between(1, 2), id);
        assert!(matches!(heard(&world, &mut state, 1, 2)[..], [Update::ReadHistoryOutbox(_)]));
        assert!(matches!(heard(&world, &mut state, 2, 2)[..], [Update::ReadHistoryInbox(_)]));
        world.delete(1, Place::between(1, 2), &[id], true).expect("its own");
        let gone = heard(&world, &mut state, 2, 3);
        assert!(matches!(&gone[..], [Update::DeleteMessages(gone)] if gone.messages == [date(id)]), "{gone:?}");
        world.migrate(-5001).expect("a basic group");
        let moved = heard(&world, &mut state, 3, 4);
        assert!(matches!(&moved[..], [Update::NewMessage(_), Update::NewChannelMessage(_), Update::Channel(_)]));
    }

    #[test]
    fn who_fell_far_behind_is_told_so_once() {
        let (mut world, mut state) = (World::default(), State::default());
        while state.ledger.knows(0) {
            for _ in 0..1000 {
                say(&mut world, 2, Place::between(1, 2));
            }
            state.forget_old(&mut world);
        }
        let (told, upto) = news(&world, &state, 1, 0, 8);
        assert_eq!((told, upto), (Some(enums::Updates::TooLong), world.journal.count()));
        assert_eq!(news(&world, &state, 1, upto, 8), (None, upto));
    }

    #[test]
    fn many_changes_are_told_in_parts() {
        let (mut world, mut state) = (World::default(), State::default());
        for _ in 0..TOLD_AT_ONCE + 5 {
            say(&mut world, 2, Place::between(1, 2));
        }
        assert_eq!(heard(&world, &mut state, 1, 0).len(), TOLD_AT_ONCE);
        assert_eq!(news(&world, &state, 1, 0, 8).1, TOLD_AT_ONCE);
        assert_eq!(heard(&world, &mut state, 1, TOLD_AT_ONCE).len(), 5);
        assert_eq!(news(&world, &state, 1, TOLD_AT_ONCE + 5, 8), (None, TOLD_AT_ONCE + 5));
    }
}
