//! The people and chats that an answer names, and the Bot API's `User` and `Chat` of them.

use super::fields::{Fields, object};
use crate::scenario::rules::limits::CHANNEL_OFFSET;
use crate::value::Json;
use grammers_tl_types as tl;
use std::collections::HashMap;

/// The users and chats that came with an answer, and whose account it is.
pub(in crate::telegram::user) struct Names {
    own_id: i64,
    users: HashMap<i64, tl::types::User>,
    /// By id in the Bot API's form.
    chats: HashMap<i64, tl::enums::Chat>,
}

impl Names {
    pub(in crate::telegram::user) fn new(
        users: impl IntoIterator<Item = tl::enums::User>,
        chats: impl IntoIterator<Item = tl::enums::Chat>,
        own_id: i64,
    ) -> Self {
        let mut names = Self { own_id, users: HashMap::new(), chats: HashMap::new() };
        names.add(users, chats);
        names
    }

    /// Adds what a further answer names.
    pub(in crate::telegram::user) fn add(
        &mut self,
        users: impl IntoIterator<Item = tl::enums::User>,
        chats: impl IntoIterator<Item = tl::enums::Chat>,
    ) {
        for user in users {
            if let tl::enums::User::User(user) = user {
                self.users.insert(user.id, user);
            }
        }
        self.chats.extend(chats.into_iter().map(|chat| (id_of_chat(&chat), chat)));
    }

    /// Whose account the answers are for.
    pub(in crate::telegram::user) fn own_id(&self) -> i64 {
        self.own_id
    }

    pub(in crate::telegram::user) fn known_user(&self, id: i64) -> Option<&tl::types::User> {
        self.users.get(&id)
    }

    pub(in crate::telegram::user) fn known_chat(&self, peer: &tl::enums::Peer) -> Option<&tl::enums::Chat> {
        self.chats.get(&peer_id(peer))
    }

    /// The `User` with this id; of an unknown one there is only the id.
    pub(in crate::telegram::user) fn user(&self, id: i64) -> Json {
        self.users
            .get(&id)
            .map_or_else(|| object([("id", id.into()), ("is_bot", false.into()), ("first_name", "".into())]), user)
    }

    /// The `Chat` of a peer; of an unknown one there are only id and type.
    pub(in crate::telegram::user) fn chat(&self, peer: &tl::enums::Peer) -> Json {
        let id = peer_id(peer);
        let unknown = |kind: &str| object([("id", id.into()), ("type", kind.into())]);
        match peer {
            tl::enums::Peer::User(_) => self.users.get(&id).map_or_else(|| unknown("private"), chat_of_user),
            tl::enums::Peer::Chat(_) => self.chats.get(&id).map_or_else(|| unknown("group"), chat),
            tl::enums::Peer::Channel(_) => self.chats.get(&id).map_or_else(|| unknown("supergroup"), chat),
        }
    }
}

/// The Bot API's id of a basic group.
pub(in crate::telegram::user) const fn chat_id(id: i64) -> i64 {
    -id
}

/// The Bot API's id of a supergroup or channel.
pub(in crate::telegram::user) const fn channel_id(id: i64) -> i64 {
    -CHANNEL_OFFSET - id
}

/// The Bot API's id of a peer.
pub(in crate::telegram::user) fn peer_id(peer: &tl::enums::Peer) -> i64 {
    match peer {
        tl::enums::Peer::User(peer) => peer.user_id,
        tl::enums::Peer::Chat(peer) => chat_id(peer.chat_id),
        tl::enums::Peer::Channel(peer) => channel_id(peer.channel_id),
    }
}

fn id_of_chat(chat: &tl::enums::Chat) -> i64 {
    use tl::enums::Chat;
    match chat {
        Chat::Empty(chat) => chat_id(chat.id),
        Chat::Chat(chat) => chat_id(chat.id),
        Chat::Forbidden(chat) => chat_id(chat.id),
        Chat::Channel(chat) => channel_id(chat.id),
        Chat::ChannelForbidden(chat) => channel_id(chat.id),
        // A community holds chats and is none; its id is of the channels' kind.
        Chat::Community(chat) => channel_id(chat.id),
        Chat::CommunityForbidden(chat) => channel_id(chat.id),
    }
}

/// The active username: the main one, or the first of the collectible ones.
pub(super) fn username<'a>(main: Option<&'a String>, more: Option<&'a Vec<tl::enums::Username>>) -> Option<&'a str> {
    let first =
        || more?.iter().find_map(|tl::enums::Username::Username(name)| name.active.then_some(name.username.as_str()));
    main.map(String::as_str).or_else(first)
}

/// The Bot API's `User`.
pub(in crate::telegram::user) fn user(user: &tl::types::User) -> Json {
    let mut fields = Fields::default();
    fields.put("id", user.id);
    fields.put("is_bot", user.bot);
    // Always there; empty for a deleted account.
    fields.put("first_name", user.first_name.clone().unwrap_or_default());
    fields.put("last_name", user.last_name.clone());
    fields.put("username", username(user.username.as_ref(), user.usernames.as_ref()));
    fields.put("language_code", user.lang_code.clone());
    fields.flag("is_premium", user.premium);
    fields.into()
}

/// The `Chat` with a person or bot.
pub(in crate::telegram::user) fn chat_of_user(user: &tl::types::User) -> Json {
    let mut fields = Fields::default();
    fields.put("id", user.id);
    fields.put("first_name", user.first_name.clone().unwrap_or_default());
    fields.put("last_name", user.last_name.clone());
    fields.put("username", username(user.username.as_ref(), user.usernames.as_ref()));
    fields.put("type", "private");
    fields.into()
}

/// The `Chat` of a group, supergroup or channel.
pub(in crate::telegram::user) fn chat(chat: &tl::enums::Chat) -> Json {
    use tl::enums::Chat;
    let kind_of = |broadcast: bool| if broadcast { "channel" } else { "supergroup" };
    let (title, kind) = match chat {
        Chat::Empty(_) => ("", "group"),
        Chat::Chat(chat) => (chat.title.as_str(), "group"),
        Chat::Forbidden(chat) => (chat.title.as_str(), "group"),
        Chat::Channel(chat) => (chat.title.as_str(), kind_of(chat.broadcast)),
        Chat::ChannelForbidden(chat) => (chat.title.as_str(), kind_of(chat.broadcast)),
        Chat::Community(chat) => (chat.title.as_str(), "supergroup"),
        Chat::CommunityForbidden(chat) => (chat.title.as_str(), "supergroup"),
    };
    let mut fields = Fields::default();
    fields.put("id", id_of_chat(chat));
    fields.text("title", title);
    if let Chat::Channel(chat) = chat {
        fields.put("username", username(chat.username.as_ref(), chat.usernames.as_ref()));
    }
    fields.put("type", kind);
    if let Chat::Channel(chat) = chat {
        fields.flag("is_forum", chat.forum);
        fields.flag("is_direct_messages", chat.monoforum);
    }
    fields.into()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_have_the_bot_apis_form() {
        let peers = [fixtures::user_peer(7), fixtures::chat_peer(7), fixtures::channel_peer(7)];
        assert_eq!(peers.each_ref().map(peer_id), [7, -7, -1_000_000_000_007]);
    }

    #[test]
    fn people() {
        let anna = fixtures::anna();
        assert_eq!(
            user(&anna),
            json!({"id": 7, "is_bot": false, "first_name": "Анна", "last_name": "Ким", "username": "anna_kim"})
        );
        let named = tl::types::Username {
            editable: false,
            active: true,
            deletable: false,
            expired: false,
            username: "gold".into(),
        };
        let bot = tl::types::User {
            bot: true,
            username: None,
            usernames: Some(vec![tl::enums::Username::Username(named)]),
            first_name: None,
            last_name: None,
            premium: true,
            ..anna
        };
        assert_eq!(
            user(&bot),
            json!({"id": 7, "is_bot": true, "first_name": "", "username": "gold", "is_premium": true})
        );
    }

    #[test]
    fn chats_by_kind() {
        let names = fixtures::names();
        let check = |peer: tl::enums::Peer, expected: Json| assert_eq!(names.chat(&peer), expected);
        check(
            fixtures::user_peer(7),
            json!({"id": 7, "first_name": "Анна", "last_name": "Ким", "username": "anna_kim", "type": "private"}),
        );
        check(fixtures::chat_peer(5), json!({"id": -5, "title": "Склад", "type": "group"}));
        check(
            fixtures::channel_peer(11),
            json!({"id": -1_000_000_000_011_i64, "title": "Новости", "username": "news_shop", "type": "channel"}),
        );
        check(
            fixtures::channel_peer(12),
            json!({"id": -1_000_000_000_012_i64, "title": "Форум", "type": "supergroup", "is_forum": true}),
        );
        check(fixtures::user_peer(404), json!({"id": 404, "type": "private"}));
        check(fixtures::chat_peer(404), json!({"id": -404, "type": "group"}));
        check(fixtures::channel_peer(404), json!({"id": -1_000_000_000_404_i64, "type": "supergroup"}));
        assert_eq!(names.user(404), json!({"id": 404, "is_bot": false, "first_name": ""}));
    }
}
