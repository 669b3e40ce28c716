//! Forwarding and copying: what a message becomes in another place. Putting it there, now or later, is
//! [`World::post`]'s or [`World::schedule`]'s.

use super::World;
use super::message::{Content, Draft, Forward, Location, Message, Options, Origin, Place};
use crate::markup::Text;
use std::collections::BTreeMap;

/// How messages are forwarded.
#[derive(Clone, Debug, Default)]
pub struct Forwarding {
    /// A copy, which does not say who wrote it.
    pub drop_author: bool,
    /// Without captions; copies only.
    pub drop_captions: bool,
    /// Silence, topic, reply, protection and keyboard of the new messages.
    pub options: Options,
}

/// Why a message cannot be forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForwardRefusal {
    NotFound,
    Service,
    Protected,
}

impl World {
    /// Whether a message can be neither forwarded nor copied out of its place.
    pub fn is_protected(&self, message: &Message) -> bool {
        message.options.protected || self.chat_of(message.place).is_some_and(|chat| chat.protected)
    }

    /// The message, where the account may forward it.
    pub fn forwardable(&self, by: i64, from: Place, id: i64) -> Result<&Message, ForwardRefusal> {
        let message = self.visible_message(by, from, id).ok_or(ForwardRefusal::NotFound)?;
        match message {
            message if message.is_service() => Err(ForwardRefusal::Service),
            message if self.is_protected(message) => Err(ForwardRefusal::Protected),
            message => Ok(message),
        }
    }

    /// What the messages become when they are forwarded, in the order given; albums stay together under new numbers.
    /// The first that cannot be forwarded refuses them all.
    pub fn forwarded(
        &mut self,
        by: i64,
        from: Place,
        ids: &[i64],
        how: &Forwarding,
    ) -> Result<Vec<Draft>, ForwardRefusal> {
        let mut albums: BTreeMap<u64, u64> = BTreeMap::new();
        let mut drafts = Vec::new();
        for id in ids {
            let message = self.forwardable(by, from, *id)?;
            let (content, forward) = (carried(message, how), self.header(message));
            let (album, link_preview) = (message.options.album, message.options.link_preview.clone());
            let album = album.map(|old| *albums.entry(old).or_insert_with(|| self.next_album()));
            let options = Options { album, link_preview, ..how.options.clone() };
            drafts.push(Draft { content, options, forward: (!how.drop_author).then_some(forward) });
        }
        Ok(drafts)
    }

    /// What a forward of the message says about its origin; a forward of a forward names the first one.
    fn header(&self, message: &Message) -> Forward {
        if let Some(forward) = &message.forward {
            return forward.clone();
        }
        let origin = match (message.place, self.person(message.author)) {
            (Place::Chat(chat), _) if self.is_channel(message.place) => {
                Origin::Channel { chat, message_id: message.id }
            }
            (_, Some(person)) if person.hides_forwards => Origin::HiddenUser(person.name()),
            _ => Origin::User(message.author),
        };
        Forward { origin, date: message.date }
    }
}

/// The content as it is carried over: the copy of a live location stands still.
fn carried(message: &Message, how: &Forwarding) -> Content {
    match message.content.clone() {
        Content::File { kind, file_id, spoiler, .. } if how.drop_captions => {
            Content::File { kind, file_id, caption: Text::default(), spoiler, caption_above: false }
        }
        Content::Location(location) if how.drop_author => Content::Location(Location { live: None, ..location }),
        content => content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::world::with_found_entities;

    fn say(world: &mut World, by: i64, place: Place, options: Options) -> i64 {
        world.post(by, place, Draft::new(Content::Text(with_found_entities("а")), options)).id
    }

    #[test]
    fn a_forward_names_the_first_origin() {
        let mut world = World::default();
        let news = Place::Chat(-1_001_000_000_002);
        let (pair, saved) = (Place::between(1, 2), Place::between(1, 1));
        let post = say(&mut world, 1, news, Options::default());
        let hers = say(&mut world, 1, pair, Options::default());
        world.person_mut(2).expect("Борис").hides_forwards = true;
        let his = say(&mut world, 2, pair, Options::default());
        let channel = Origin::Channel { chat: -1_001_000_000_002, message_id: post };
        for (from, id, expected) in
            [(news, post, channel), (pair, hers, Origin::User(1)), (pair, his, Origin::HiddenUser("Борис Ким".into()))]
        {
            let drafts = world.forwarded(1, from, &[id], &Forwarding::default()).expect("hers to forward");
            let first = world.post(1, saved, drafts[0].clone()).id;
            let again = world.forwarded(1, saved, &[first], &Forwarding::default()).expect("hers to forward");
            let origins: Vec<_> = drafts.iter().chain(&again).map(|draft| draft.forward.clone()).collect();
            assert!(origins.iter().all(|forward| forward.as_ref().is_some_and(|forward| forward.origin == expected)));
            let copy = Forwarding { drop_author: true, ..Forwarding::default() };
            assert!(world.forwarded(1, from, &[id], &copy).expect("hers to copy")[0].forward.is_none());
        }
    }

    #[test]
    fn what_cannot_be_forwarded_refuses_all() {
        let mut world = World::default();
        let forum = Place::Chat(-1_001_000_000_001);
        let open = say(&mut world, 1, forum, Options::default());
        let shut = say(&mut world, 1, forum, Options { protected: true, ..Options::default() });
        let mut check = |by, ids: &[i64], expected| {
            let refusal = world.forwarded(by, forum, ids, &Forwarding::default()).map(|drafts| drafts.len()).err();
            assert_eq!(refusal, expected, "{by} {ids:?}");
        };
        check(1, &[open], None);
        check(5, &[open], Some(ForwardRefusal::NotFound));
        check(1, &[open, shut], Some(ForwardRefusal::Protected));
        check(1, &[1], Some(ForwardRefusal::Service));
        check(1, &[open, 9999], Some(ForwardRefusal::NotFound));
        world.chat_mut(-1_001_000_000_001).expect("the forum").protected = true;
        let refusal = world.forwarded(1, forum, &[open], &Forwarding::default()).err();
        assert_eq!(refusal, Some(ForwardRefusal::Protected));
    }

    #[test]
    fn albums_stay_together() {
        let mut world = World::default();
        let place = Place::between(1, 2);
        let album = world.next_album();
        let options = Options { album: Some(album), ..Options::default() };
        let ids = [say(&mut world, 1, place, options.clone()), say(&mut world, 1, place, options)];
        let drafts = world.forwarded(1, place, &ids, &Forwarding::default()).expect("hers to forward");
        assert_eq!(drafts[0].options.album, drafts[1].options.album);
        assert_ne!(drafts[0].options.album, Some(album));
    }
}
