//! Telegram's objects of what is in the world, as one account sees them.

mod blank;
mod chat;
pub(super) mod dialog;
pub(super) mod entity;
pub(super) mod full;
mod keyboard;
pub(super) mod media;
pub(super) mod message;
pub(super) mod names;
mod user;

pub(super) use blank::{Part, VECTOR, blank};
pub(super) use chat::chats;
pub(super) use user::{user, users};

use super::input::channel_id;
use crate::sandbox::world::{ChatKind, Place, World};
use grammers_tl_types::{enums, types};

/// The peer of a place as the account `viewer` sees it: in a private chat the other side.
pub(super) fn peer(world: &World, viewer: i64, place: Place) -> enums::Peer {
    match place {
        Place::Private(one, other) => user_peer(if one == viewer { other } else { one }),
        Place::Chat(id) => chat_peer(world, id),
    }
}

pub(super) fn user_peer(user_id: i64) -> enums::Peer {
    types::PeerUser { user_id }.into()
}

/// The peer of a group, supergroup or channel by the Bot API's id.
pub(super) fn chat_peer(world: &World, id: i64) -> enums::Peer {
    match world.chat(id).map(|chat| chat.kind) {
        Some(ChatKind::Group) => types::PeerChat { chat_id: id.saturating_neg() }.into(),
        _ => types::PeerChannel { channel_id: channel_id(id) }.into(),
    }
}
