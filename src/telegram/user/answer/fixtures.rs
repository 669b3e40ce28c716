//! TL values for the tests: TL types have no `Default`, so the plainest value of each is read from its bytes.

use super::Names;
use grammers_tl_types as tl;
use tl::{Deserializable, Serializable};

/// The value of these bytes.
fn read<T: Deserializable>(bytes: &[u8]) -> T {
    T::from_bytes(bytes).expect("a whole value of this type")
}

pub(super) fn user_peer(user_id: i64) -> tl::enums::Peer {
    tl::types::PeerUser { user_id }.into()
}

pub(super) fn chat_peer(chat_id: i64) -> tl::enums::Peer {
    tl::types::PeerChat { chat_id }.into()
}

pub(super) fn channel_peer(channel_id: i64) -> tl::enums::Peer {
    tl::types::PeerChannel { channel_id }.into()
}

/// A user with an id only.
pub(super) fn user(id: i64) -> tl::types::User {
    tl::types::User { id, ..read(&[0; 16]) }
}

pub(super) fn anna() -> tl::types::User {
    tl::types::User {
        first_name: Some("Анна".into()),
        last_name: Some("Ким".into()),
        username: Some("anna_kim".into()),
        ..user(7)
    }
}

fn channel(id: i64, title: &str) -> tl::types::Channel {
    let mut bytes = [0; 20].to_vec();
    tl::enums::ChatPhoto::Empty.serialize(&mut bytes);
    bytes.extend([0; 4]);
    tl::types::Channel { id, title: title.into(), ..read(&bytes) }
}

/// Anna (7) and Boris (8), whose account it is; the group 5, the channel 11, the forum 12.
pub(super) fn names() -> Names {
    let group = tl::types::Chat {
        creator: false,
        left: false,
        deactivated: false,
        call_active: false,
        call_not_empty: false,
        noforwards: false,
        id: 5,
        title: "Склад".into(),
        photo: tl::enums::ChatPhoto::Empty,
        participants_count: 2,
        date: 0,
        version: 1,
        migrated_to: None,
        admin_rights: None,
        default_banned_rights: None,
    };
    let news =
        tl::types::Channel { broadcast: true, username: Some("news_shop".into()), ..channel(11, "Новости") };
    let forum = tl::types::Channel { megagroup: true, forum: true, ..channel(12, "Форум") };
    let boris = tl::types::User { is_self: true, first_name: Some("Борис".into()), ..user(8) };
    Names::new([anna().into(), boris.into()], [group.into(), news.into(), forum.into()], 8)
}

/// An empty message in a chat.
pub(super) fn message(peer: tl::enums::Peer) -> tl::types::Message {
    let mut bytes = [0; 12].to_vec();
    peer.serialize(&mut bytes);
    bytes.extend([0; 8]);
    tl::types::Message { id: 42, date: 1_750_000_000, ..read(&bytes) }
}

/// A service message in a chat.
pub(super) fn service(peer: tl::enums::Peer, action: tl::enums::MessageAction) -> tl::types::MessageService {
    let mut bytes = [0; 8].to_vec();
    peer.serialize(&mut bytes);
    bytes.extend([0; 4]);
    tl::enums::MessageAction::Empty.serialize(&mut bytes);
    tl::types::MessageService { id: 42, date: 1_750_000_000, action, ..read(&bytes) }
}

/// A header of a reply to this message.
pub(super) fn reply(id: i32) -> tl::types::MessageReplyHeader {
    tl::types::MessageReplyHeader { reply_to_msg_id: Some(id), ..read(&[0; 4]) }
}

/// A header of a forwarded message, without any origin.
pub(super) fn forward() -> tl::types::MessageFwdHeader {
    tl::types::MessageFwdHeader { date: 1_740_000_000, ..read(&[0; 8]) }
}

pub(super) fn document(mime_type: &str, attributes: Vec<tl::enums::DocumentAttribute>) -> tl::types::Document {
    tl::types::Document {
        id: 0x0102_0304_0506_0708,
        access_hash: 1,
        file_reference: Vec::new(),
        date: 0,
        mime_type: mime_type.into(),
        size: 1000,
        thumbs: None,
        video_thumbs: None,
        dc_id: 2,
        attributes,
    }
}

pub(super) fn photo() -> tl::types::Photo {
    let size = |kind: &str, w, h, size| tl::types::PhotoSize { r#type: kind.into(), w, h, size }.into();
    let stripped = tl::types::PhotoStrippedSize { r#type: "i".into(), bytes: vec![1] };
    let progressive = tl::types::PhotoSizeProgressive { r#type: "y".into(), w: 1280, h: 960, sizes: vec![10, 90_000] };
    tl::types::Photo {
        has_stickers: false,
        id: 0x0102_0304_0506_0708,
        access_hash: 1,
        file_reference: Vec::new(),
        date: 0,
        sizes: vec![stripped.into(), progressive.into(), size("m", 320, 240, 5000)],
        video_sizes: None,
        dc_id: 2,
    }
}
