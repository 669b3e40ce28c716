//! Get profile: of oneself, a person or a bot (`users.getFullUser`), a supergroup or channel
//! (`channels.getFullChannel`), a basic group (`messages.getFullChat`).
//!
//! The result is the Bot API's `Chat`, with the keys of `User` for people, and of what more is known the keys of
//! `ChatFullInfo`; `phone_number`, `common_chats_count`, `members_count` and the like are the user connection's own.

use super::account::Account;
use super::answer::{Fields, Names, channel_id, chat_id, chat_of_user, unique_photo_id, user};
use super::delivery::{Params, Recipient, names, shown, view};
use super::follow::following;
use crate::engine::{ActionError, Call, GetProfile, RequestView};
use crate::scenario::PeerAddress;
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// The request as it would go out. What a name belongs to is known only when it is looked up; here it is taken for a
/// person's.
pub(super) fn requests(action: &GetProfile) -> Vec<RequestView> {
    vec![match &action.peer {
        None | Some(PeerAddress::Me) => user_view(&json!("me")),
        Some(peer) if peer.is_channel() => channel_view(&shown(peer)),
        Some(peer) if peer.is_basic_group() => group_view(&shown(peer)),
        Some(peer) => user_view(&shown(peer)),
    }]
}

/// Reads the profile.
pub(super) async fn get(account: &Account, action: &GetProfile, call: &dyn Call) -> Result<Json, ActionError> {
    let address = action.peer.as_ref().unwrap_or(&PeerAddress::Me);
    let mut recipient = Recipient::find(account, address, call).await?;
    following(account, [&mut recipient], call, |[recipient]| async move { read(account, &recipient, call).await }).await
}

async fn read(account: &Account, recipient: &Recipient, call: &dyn Call) -> Result<Json, ActionError> {
    let (peer, shown) = (&recipient.peer, recipient.shown());
    if let Some(channel) = peer.channel() {
        let request = tl::functions::channels::GetFullChannel { channel };
        let tl::enums::messages::ChatFull::Full(full) = account.read(request, channel_view(&shown), call).await?;
        return of_chat(account, full, call).await;
    }
    if let Some(chat_id) = peer.basic_group() {
        let request = tl::functions::messages::GetFullChat { chat_id };
        let tl::enums::messages::ChatFull::Full(full) = account.read(request, group_view(&shown), call).await?;
        return of_chat(account, full, call).await;
    }
    let id = peer.user().unwrap_or(tl::enums::InputUser::Empty);
    let request = tl::functions::users::GetFullUser { id };
    let tl::enums::users::UserFull::Full(full) = account.read(request, user_view(&shown), call).await?;
    account.remember(&full.users, &full.chats);
    let names = names(account, &full.users, &full.chats, call).await?;
    let tl::enums::UserFull::Full(full) = full.full_user;
    Ok(person(&full, &names))
}

async fn of_chat(account: &Account, full: tl::types::messages::ChatFull, call: &dyn Call) -> Result<Json, ActionError> {
    account.remember(&full.users, &full.chats);
    let names = names(account, &full.users, &full.chats, call).await?;
    Ok(match full.full_chat {
        tl::enums::ChatFull::Full(full) => group(&full, &names),
        tl::enums::ChatFull::ChannelFull(full) => channel(&full, &names),
        // Answered to requests of communities only.
        tl::enums::ChatFull::CommunityFull(_) => Json::Null,
    })
}

fn person(full: &tl::types::UserFull, names: &Names) -> Json {
    let Some(known) = names.known_user(full.id) else { return names.user(full.id) };
    let mut fields = Fields::default();
    for profile in [chat_of_user(known), user(known)] {
        put_all(&mut fields, profile);
    }
    fields.put("active_usernames", active_usernames(known.username.as_ref(), known.usernames.as_ref()));
    fields.put("bio", full.about.clone().unwrap_or_default());
    fields.put("phone_number", known.phone.as_deref().map(|phone| format!("+{}", phone.trim_start_matches('+'))));
    if let Some(tl::enums::UserProfilePhoto::Photo(photo)) = &known.photo {
        fields.put("photo", photo_ids(photo.photo_id));
    }
    fields.put("birthdate", full.birthday.as_ref().map(birthdate));
    fields.put("common_chats_count", full.common_chats_count);
    fields.flag("has_private_forwards", full.private_forward_name.is_some());
    fields.flag("has_restricted_voice_and_video_messages", full.voice_messages_forbidden);
    fields.put("message_auto_delete_time", full.ttl_period);
    if let Some(id) = full.pinned_msg_id {
        let peer = tl::types::PeerUser { user_id: full.id }.into();
        fields.put("pinned_message", pinned(id, &peer, names));
    }
    fields.flag("is_contact", known.contact);
    fields.flag("is_mutual_contact", known.mutual_contact);
    fields.flag("is_deleted", known.deleted);
    fields.flag("is_blocked", full.blocked);
    fields.into()
}

fn group(full: &tl::types::ChatFull, names: &Names) -> Json {
    let peer = tl::types::PeerChat { chat_id: full.id }.into();
    let mut fields = Fields::default();
    put_all(&mut fields, names.chat(&peer));
    fields.text("description", &full.about);
    fields.put("invite_link", full.exported_invite.as_ref().and_then(invite_link));
    fields.put("message_auto_delete_time", full.ttl_period);
    if let Some(id) = full.pinned_msg_id {
        fields.put("pinned_message", pinned(id, &peer, names));
    }
    let members = match &full.participants {
        tl::enums::ChatParticipants::Participants(list) => Some(list.participants.len()),
        tl::enums::ChatParticipants::Forbidden(_) => None,
    };
    if let Some(tl::enums::Chat::Chat(chat)) = names.known_chat(&peer) {
        if let tl::enums::ChatPhoto::Photo(photo) = &chat.photo {
            fields.put("photo", photo_ids(photo.photo_id));
        }
        fields.flag("has_protected_content", chat.noforwards);
        fields.put("members_count", members.map_or(chat.participants_count.into(), Json::from));
        if let Some(tl::enums::InputChannel::Channel(channel)) = &chat.migrated_to {
            fields.put("migrate_to_chat_id", channel_id(channel.channel_id));
        }
    }
    fields.into()
}

fn channel(full: &tl::types::ChannelFull, names: &Names) -> Json {
    let peer = tl::types::PeerChannel { channel_id: full.id }.into();
    let mut fields = Fields::default();
    put_all(&mut fields, names.chat(&peer));
    fields.text("description", &full.about);
    fields.put("invite_link", full.exported_invite.as_ref().and_then(invite_link));
    fields.put("slow_mode_delay", full.slowmode_seconds);
    fields.put("message_auto_delete_time", full.ttl_period);
    fields.put("linked_chat_id", full.linked_chat_id.map(channel_id));
    fields.put("migrate_from_chat_id", full.migrated_from_chat_id.map(chat_id));
    fields.flag("has_hidden_members", full.participants_hidden);
    fields.flag("has_aggressive_anti_spam_enabled", full.antispam);
    if let Some(id) = full.pinned_msg_id {
        fields.put("pinned_message", pinned(id, &peer, names));
    }
    if let Some(tl::enums::Chat::Channel(known)) = names.known_chat(&peer) {
        fields.put("active_usernames", active_usernames(known.username.as_ref(), known.usernames.as_ref()));
        if let tl::enums::ChatPhoto::Photo(photo) = &known.photo {
            fields.put("photo", photo_ids(photo.photo_id));
        }
        fields.flag("has_visible_history", known.megagroup && !full.hidden_prehistory);
        fields.flag("has_protected_content", known.noforwards);
        fields.flag("join_to_send_messages", known.join_to_send);
        fields.flag("join_by_request", known.join_request);
        fields.put("members_count", full.participants_count.or(known.participants_count));
    }
    fields.put("administrators_count", full.admins_count);
    fields.put("online_count", full.online_count);
    fields.into()
}

fn put_all(fields: &mut Fields, object: Json) {
    if let Json::Object(map) = object {
        for (key, value) in map {
            fields.put(&key, value);
        }
    }
}

/// `ChatPhoto`, without the ids that are a bot's own.
fn photo_ids(id: i64) -> Json {
    json!({"small_file_unique_id": unique_photo_id(id, "a"), "big_file_unique_id": unique_photo_id(id, "c")})
}

fn birthdate(birthday: &tl::enums::Birthday) -> Json {
    let tl::enums::Birthday::Birthday(birthday) = birthday;
    let mut fields = Fields::default();
    fields.put("day", birthday.day);
    fields.put("month", birthday.month);
    fields.put("year", birthday.year);
    fields.into()
}

/// The pinned message, of which only the number is known.
fn pinned(id: i32, peer: &tl::enums::Peer, names: &Names) -> Json {
    json!({"message_id": id, "chat": names.chat(peer), "date": 0})
}

fn invite_link(invite: &tl::enums::ExportedChatInvite) -> Option<String> {
    match invite {
        tl::enums::ExportedChatInvite::ChatInviteExported(invite) => Some(invite.link.clone()),
        tl::enums::ExportedChatInvite::ChatInvitePublicJoinRequests => None,
    }
}

/// Every username that is in use, the main one first; null without any.
fn active_usernames(main: Option<&String>, more: Option<&Vec<tl::enums::Username>>) -> Json {
    let more = more.into_iter().flatten().filter_map(|tl::enums::Username::Username(name)| {
        (name.active && main != Some(&name.username)).then_some(&name.username)
    });
    let all: Vec<Json> = main.into_iter().chain(more).map(|name| json!(name)).collect();
    if all.is_empty() { Json::Null } else { all.into() }
}

fn user_view(peer: &Json) -> RequestView {
    about("users.getFullUser", "id", peer)
}

fn channel_view(peer: &Json) -> RequestView {
    about("channels.getFullChannel", "channel", peer)
}

fn group_view(peer: &Json) -> RequestView {
    about("messages.getFullChat", "chat_id", peer)
}

fn about(method: &str, name: &str, peer: &Json) -> RequestView {
    view(method, Params::from_iter([(name.to_owned(), peer.clone())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_methods_follow_the_address() {
        let check = |peer: Option<PeerAddress>, method: &str, params: Json| {
            let view = requests(&GetProfile { peer }).remove(0);
            assert_eq!((view.method.as_str(), view.params), (method, params));
        };
        check(None, "users.getFullUser", json!({"id": "me"}));
        check(Some(PeerAddress::Id(7)), "users.getFullUser", json!({"id": 7}));
        check(Some(PeerAddress::Username("anna_kim".into())), "users.getFullUser", json!({"id": "@anna_kim"}));
        check(Some(PeerAddress::Id(-5)), "messages.getFullChat", json!({"chat_id": -5}));
        let channel = -1_000_000_000_011_i64;
        check(Some(PeerAddress::Id(channel)), "channels.getFullChannel", json!({"channel": channel}));
    }

    #[test]
    fn usernames_in_use() {
        let name = |username: &str, active: bool| {
            let name = tl::types::Username {
                editable: false,
                active,
                deletable: false,
                expired: false,
                username: username.into(),
            };
            tl::enums::Username::Username(name)
        };
        let more = vec![name("main", true), name("gold", true), name("old", false)];
        assert_eq!(active_usernames(Some(&"main".to_owned()), Some(&more)), json!(["main", "gold"]));
        assert_eq!(active_usernames(None, None), Json::Null);
    }
}
