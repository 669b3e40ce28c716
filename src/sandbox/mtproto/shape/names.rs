//! The users and chats that an answer names, which the server sends along with it: a client knows nothing of whom it
//! is not told about.

use crate::markup::EntityKind;
use crate::markup::TextEntityKind;
use crate::sandbox::world::{Content, Message, Origin, Place, Sender, World};
use grammers_tl_types::enums;
use std::collections::BTreeSet;

/// Ids in the Bot API's form, gathered from what an answer holds.
#[derive(Debug, Default)]
pub(in crate::sandbox::mtproto) struct Names {
    users: BTreeSet<i64>,
    chats: BTreeSet<i64>,
}

impl Names {
    pub(in crate::sandbox::mtproto) fn of_messages<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Self {
        let mut names = Self::default();
        for message in messages {
            names.add_message(message);
        }
        names
    }

    pub(in crate::sandbox::mtproto) fn add_user(&mut self, id: i64) {
        self.users.insert(id);
    }

    pub(in crate::sandbox::mtproto) fn add_chat(&mut self, id: i64) {
        self.chats.insert(id);
    }

    pub(in crate::sandbox::mtproto) fn add_place(&mut self, place: Place) {
        match place {
            Place::Private(one, other) => self.users.extend([one, other]),
            Place::Chat(id) => self.add_chat(id),
        }
    }

    /// The place, the sender, and whoever stands in the message.
    pub(in crate::sandbox::mtproto) fn add_message(&mut self, message: &Message) {
        self.add_place(message.place);
        if let Sender::User(id) = message.sender {
            self.add_user(id);
        }
        match message.forward.as_ref().map(|forward| &forward.origin) {
            Some(Origin::User(id)) => self.add_user(*id),
            Some(Origin::Channel { chat, .. }) => self.add_chat(*chat),
            Some(Origin::HiddenUser(_)) | None => {}
        }
        match &message.content {
            Content::Contact(contact) => self.users.extend(contact.user_id),
            Content::MigratedTo { chat } | Content::MigratedFrom { chat, .. } => self.add_chat(*chat),
            _ => {}
        }
        for entity in message.content.text().into_iter().flat_map(|text| &text.entities) {
            if let TextEntityKind::Written(EntityKind::TextMention { user_id }) = &entity.kind {
                self.add_user(*user_id);
            }
        }
    }

    /// The users as an account sees them.
    pub(in crate::sandbox::mtproto) fn users(&self, world: &World, viewer: i64) -> Vec<enums::User> {
        super::users(world, viewer, self.users.iter().copied())
    }

    /// The groups, supergroups and channels as an account sees them.
    pub(in crate::sandbox::mtproto) fn chats(&self, world: &World, viewer: i64) -> Vec<enums::Chat> {
        super::chats(world, viewer, self.chats.iter().copied())
    }
}
