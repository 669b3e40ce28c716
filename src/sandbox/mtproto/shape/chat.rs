//! Groups, supergroups and channels as `Chat`.

use super::{Part, blank};
use crate::sandbox::mtproto::hash::access_hash;
use crate::sandbox::mtproto::input::channel_id;
use crate::sandbox::world::{Chat, ChatKind, Standing, World};
use grammers_tl_types::{Identifiable, enums, types};

const NO_PHOTO: Part = Part::Constructor(types::ChatPhotoEmpty::CONSTRUCTOR_ID);

/// A chat as the account `viewer` sees it.
pub(in crate::sandbox::mtproto) fn chat(viewer: i64, chat: &Chat) -> enums::Chat {
    let standing = chat.standing(viewer);
    match chat.kind {
        ChatKind::Group if !standing.is_in() => {
            types::ChatForbidden { id: chat.id.saturating_neg(), title: chat.title.clone() }.into()
        }
        ChatKind::Group => {
            // flags, id and title stand before the photo.
            let mut group: types::Chat = blank(&[Part::Zeros(16), NO_PHOTO]);
            group.id = chat.id.saturating_neg();
            group.title.clone_from(&chat.title);
            group.participants_count = count(chat);
            group.version = 1;
            group.creator = standing == Standing::Owner;
            group.admin_rights = rights(standing);
            group.noforwards = chat.protected;
            group.default_banned_rights = Some(blank::<types::ChatBannedRights>(&[]).into());
            group.deactivated = chat.migrated_to.is_some();
            group.migrated_to = chat.migrated_to.map(|id| {
                types::InputChannel { channel_id: channel_id(id), access_hash: access_hash(viewer, id) }.into()
            });
            group.into()
        }
        ChatKind::Supergroup | ChatKind::Channel => channel(viewer, chat, standing),
    }
}

fn channel(viewer: i64, chat: &Chat, standing: Standing) -> enums::Chat {
    let (id, access_hash) = (channel_id(chat.id), access_hash(viewer, chat.id));
    let broadcast = chat.kind == ChatKind::Channel;
    if standing == Standing::Kicked || !standing.is_in() && chat.username.is_none() {
        let mut hidden: types::ChannelForbidden = blank(&[]);
        (hidden.id, hidden.access_hash) = (id, access_hash);
        (hidden.broadcast, hidden.megagroup) = (broadcast, !broadcast);
        hidden.title.clone_from(&chat.title);
        return hidden.into();
    }
    // flags, flags2, id and title stand before the photo.
    let mut shown: types::Channel = blank(&[Part::Zeros(20), NO_PHOTO]);
    (shown.id, shown.access_hash) = (id, Some(access_hash));
    (shown.broadcast, shown.megagroup) = (broadcast, !broadcast);
    shown.forum = chat.is_forum();
    shown.left = !standing.is_in();
    shown.creator = standing == Standing::Owner;
    shown.admin_rights = rights(standing);
    shown.noforwards = chat.protected;
    shown.banned_rights = (standing == Standing::Muted).then(|| silence().into());
    shown.default_banned_rights = (!broadcast).then(|| blank::<types::ChatBannedRights>(&[]).into());
    shown.title.clone_from(&chat.title);
    shown.username.clone_from(&chat.username);
    shown.participants_count = Some(count(chat));
    shown.into()
}

fn count(chat: &Chat) -> i32 {
    i32::try_from(chat.member_count()).unwrap_or(i32::MAX)
}

/// What an administrator may do: everything but adding others, which is the owner's.
fn rights(standing: Standing) -> Option<enums::ChatAdminRights> {
    standing.is_administrator().then(|| {
        let mut rights: types::ChatAdminRights = blank(&[]);
        (rights.change_info, rights.post_messages, rights.edit_messages) = (true, true, true);
        (rights.delete_messages, rights.ban_users, rights.invite_users) = (true, true, true);
        (rights.pin_messages, rights.manage_topics) = (true, true);
        rights.add_admins = standing == Standing::Owner;
        rights.into()
    })
}

/// The ban of one who may read and not write.
fn silence() -> types::ChatBannedRights {
    let mut banned: types::ChatBannedRights = blank(&[]);
    (banned.send_messages, banned.send_media, banned.send_plain) = (true, true, true);
    banned.until_date = i32::MAX;
    banned
}

/// Several of them by the Bot API's ids, each once; those that are not there are left out.
pub(in crate::sandbox::mtproto) fn chats(
    world: &World,
    viewer: i64,
    ids: impl IntoIterator<Item = i64>,
) -> Vec<enums::Chat> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| world.chat(id)).map(|found| chat(viewer, found)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::enums::Chat as Shown;

    #[test]
    fn chats_have_their_kinds() {
        let world = World::default();
        let (group, forum, news) = (-5001, -1_001_000_000_001, -1_001_000_000_002);
        let shown = |viewer, id| chat(viewer, world.chat(id).expect("in the default world"));
        let Shown::Chat(seen) = shown(1, group) else { panic!("a group") };
        assert_eq!((seen.id, seen.title.as_str(), seen.deactivated), (5001, "Склад", false));
        assert!(matches!(shown(5, group), Shown::Forbidden(_)));
        let Shown::Channel(seen) = shown(1, forum) else { panic!("a supergroup") };
        assert!(seen.megagroup && seen.forum && !seen.left && seen.id == 1_000_000_001);
        assert!(seen.default_banned_rights.is_some() && seen.banned_rights.is_none());
        let Shown::ChannelForbidden(hidden) = shown(5, forum) else { panic!("a stranger") };
        assert!(hidden.megagroup && hidden.title == "Операторы");
        let Shown::Channel(seen) = shown(5, news) else { panic!("a public channel") };
        assert!(seen.broadcast && seen.left && seen.username.as_deref() == Some("shop_news"));
        assert_eq!(chats(&world, 1, [group, group, -1]).len(), 1);
    }
}
