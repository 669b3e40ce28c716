//! The Bot API's JSON of whole chats (ChatFullInfo) and of who is in them (ChatMember).

use super::{chat, flag, object, user};
use crate::sandbox::world::{Chat, ChatKind, Place, Standing, World};
use crate::value::Json;
use serde_json::{Map, json};

/// A whole chat (`getChat`).
pub(in crate::sandbox::bot_api) fn full_chat(world: &World, place: Place) -> Json {
    let mut full = chat(world, place);
    let Some(map) = full.as_object_mut() else { return full };
    let gifts = json!({
        "unlimited_gifts": false,
        "limited_gifts": false,
        "unique_gifts": false,
        "premium_subscription": false,
        "gifts_from_channels": false,
    });
    let mut put = |key: &str, value: Json| {
        if !value.is_null() {
            map.insert(key.to_owned(), value);
        }
    };
    put("accent_color_id", json!(0));
    put("max_reaction_count", json!(11));
    put("accepted_gift_types", gifts);
    match place.partner(world.bot.id) {
        Some(partner) => {
            if let Some(person) = world.person(partner) {
                put("bio", json!(person.bio));
                put("active_usernames", json!(person.username.as_ref().map(|name| [name])));
                put("has_private_forwards", flag(person.hides_forwards));
            }
        }
        None => {
            let Some(chat) = world.chat_of(place) else { return full };
            put("description", json!(chat.description));
            put("active_usernames", json!(chat.username.as_ref().map(|name| [name])));
            put("has_protected_content", flag(chat.protected));
            if chat.kind != ChatKind::Channel {
                put("permissions", permissions(chat.bot != Standing::Muted));
            }
        }
    }
    full
}

/// What everybody may do in a chat, and what a muted member may (ChatPermissions).
fn permissions(write: bool) -> Json {
    let all = [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_react_to_messages",
    ];
    let mut map: Map<String, Json> = all.into_iter().map(|name| (name.to_owned(), json!(write))).collect();
    for name in ["can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"] {
        map.insert(name.to_owned(), json!(false));
    }
    Json::Object(map)
}

/// What an account is in a chat (ChatMember); nothing for accounts that are not in the world.
pub(in crate::sandbox::bot_api) fn member(world: &World, chat: &Chat, account: i64) -> Option<Json> {
    let standing = world.standing(account, chat);
    let mut map = Map::new();
    map.insert("user".into(), user(world, account)?);
    let status = match standing {
        Standing::Owner => "creator",
        Standing::Administrator => "administrator",
        Standing::Member => "member",
        Standing::Muted => "restricted",
        Standing::Left => "left",
        Standing::Kicked => "kicked",
    };
    map.insert("status".into(), json!(status));
    let more = match standing {
        Standing::Owner => json!({ "is_anonymous": false }),
        Standing::Administrator => rights(chat.kind),
        Standing::Muted => muted(),
        // For ever.
        Standing::Kicked => json!({ "until_date": 0 }),
        Standing::Member | Standing::Left => Json::Null,
    };
    if let Json::Object(more) = object(more) {
        map.extend(more);
    }
    Some(Json::Object(map))
}

/// One of the two of a private chat with the bot.
pub(in crate::sandbox::bot_api) fn private_member(world: &World, account: i64) -> Option<Json> {
    user(world, account).map(|user| json!({ "user": user, "status": "member" }))
}

/// An administrator's rights; some are there in channels only, some in groups only.
fn rights(kind: ChatKind) -> Json {
    let channel = (kind == ChatKind::Channel).then_some(true);
    let group = (kind != ChatKind::Channel).then_some(true);
    json!({
        "can_be_edited": false,
        "is_anonymous": false,
        "can_manage_chat": true,
        "can_delete_messages": true,
        "can_manage_video_chats": true,
        "can_restrict_members": true,
        "can_promote_members": false,
        "can_change_info": true,
        "can_invite_users": true,
        "can_post_stories": false,
        "can_edit_stories": false,
        "can_delete_stories": false,
        "can_post_messages": channel,
        "can_edit_messages": channel,
        "can_pin_messages": group,
        "can_manage_topics": group,
    })
}

fn muted() -> Json {
    let mut json = permissions(false);
    if let Some(map) = json.as_object_mut() {
        map.insert("is_member".into(), json!(true));
        map.insert("until_date".into(), json!(0));
    }
    json
}
