//! What happened in a chat, as the Bot API's service messages.

use super::fields::{Fields, object};
use super::file::photo_sizes;
use super::names::{Names, channel_id, chat_id, peer_id};
use crate::value::Json;
use grammers_tl_types as tl;
use tl::Serializable;

/// Adds the key of what happened; what the Bot API has no key for is named by TL's word in a key of its own, `action`.
pub(super) fn put_action(fields: &mut Fields, message: &tl::types::MessageService, names: &Names) {
    use tl::enums::MessageAction as Action;
    let users = |ids: &[i64]| -> Json { ids.iter().map(|id| names.user(*id)).collect() };
    match &message.action {
        Action::ChatCreate(_) => fields.put("group_chat_created", true),
        Action::ChannelCreate(_) if message.post => fields.put("channel_chat_created", true),
        Action::ChannelCreate(_) => fields.put("supergroup_chat_created", true),
        Action::ChatEditTitle(action) => fields.put("new_chat_title", action.title.as_str()),
        Action::ChatEditPhoto(action) => {
            if let tl::enums::Photo::Photo(photo) = &action.photo {
                fields.put("new_chat_photo", photo_sizes(photo));
            }
        }
        Action::ChatDeletePhoto => fields.put("delete_chat_photo", true),
        Action::ChatAddUser(action) => fields.put("new_chat_members", users(&action.users)),
        Action::ChatJoinedByLink(_) | Action::ChatJoinedByRequest | Action::ChatJoinedViaCommunity(_) => {
            let joined: Option<i64> = message.from_id.as_ref().map(peer_id);
            fields.put("new_chat_members", users(joined.as_slice()));
        }
        Action::ChatDeleteUser(action) => fields.put("left_chat_member", names.user(action.user_id)),
        Action::ChatMigrateTo(action) => fields.put("migrate_to_chat_id", channel_id(action.channel_id)),
        Action::ChannelMigrateFrom(action) => fields.put("migrate_from_chat_id", chat_id(action.chat_id)),
        Action::PinMessage => fields.put("pinned_message", pinned(message, names)),
        Action::TopicCreate(action) => {
            let topic = [
                ("name", action.title.as_str().into()),
                ("icon_color", action.icon_color.into()),
                ("icon_custom_emoji_id", action.icon_emoji_id.map(|id| id.to_string()).into()),
            ];
            // The service message is the beginning of the topic and has its number.
            fields.put("message_thread_id", message.id);
            fields.put("is_topic_message", true);
            fields.put("forum_topic_created", object(topic));
        }
        Action::TopicEdit(action) => put_topic_edit(fields, action),
        Action::SetMessagesTtl(action) => fields
            .put("message_auto_delete_timer_changed", object([("message_auto_delete_time", action.period.into())])),
        Action::GroupCallScheduled(action) => {
            fields.put("video_chat_scheduled", object([("start_date", action.schedule_date.into())]));
        }
        Action::GroupCall(action) => match action.duration {
            Some(duration) => fields.put("video_chat_ended", object([("duration", duration.into())])),
            None => fields.put("video_chat_started", object([])),
        },
        Action::InviteToGroupCall(action) => {
            fields.put("video_chat_participants_invited", object([("users", users(&action.users))]));
        }
        Action::GeoProximityReached(action) => {
            let alert = [
                ("traveler", names.user(peer_id(&action.from_id))),
                ("watcher", names.user(peer_id(&action.to_id))),
                ("distance", action.distance.into()),
            ];
            fields.put("proximity_alert_triggered", object(alert));
        }
        Action::BoostApply(action) => fields.put("boost_added", object([("boost_count", action.boosts.into())])),
        Action::BotAllowed(_) => fields.put("write_access_allowed", object([])),
        Action::WebViewDataSent(action) => {
            fields.put("web_app_data", object([("button_text", action.text.as_str().into())]));
        }
        other => fields.put("action", name(other)),
    }
}

fn put_topic_edit(fields: &mut Fields, action: &tl::types::MessageActionTopicEdit) {
    match (action.closed, action.hidden) {
        (Some(true), _) => fields.put("forum_topic_closed", object([])),
        (Some(false), _) => fields.put("forum_topic_reopened", object([])),
        (None, Some(true)) => fields.put("general_forum_topic_hidden", object([])),
        (None, Some(false)) => fields.put("general_forum_topic_unhidden", object([])),
        (None, None) => {
            let change = [
                ("name", action.title.as_deref().into()),
                ("icon_custom_emoji_id", action.icon_emoji_id.map(|id| id.to_string()).into()),
            ];
            fields.put("forum_topic_edited", object(change));
        }
    }
}

/// The pinned message, of which only its number is known.
fn pinned(message: &tl::types::MessageService, names: &Names) -> Json {
    match &message.reply_to {
        Some(tl::enums::MessageReplyHeader::Header(header)) => {
            let id = header.reply_to_msg_id.into();
            object([("message_id", id), ("chat", names.chat(&message.peer_id)), ("date", 0.into())])
        }
        _ => Json::Null,
    }
}

/// TL's word, such as `messageActionPhoneCall`; the first four bytes of a value are the number of its constructor.
fn name(action: &tl::enums::MessageAction) -> Json {
    let mut bytes = Vec::new();
    action.serialize(&mut bytes);
    let id = bytes.first_chunk().map(|bytes| u32::from_le_bytes(*bytes));
    id.map(tl::name_for_id).into()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use serde_json::json;

    fn shown(action: tl::enums::MessageAction) -> Json {
        let mut fields = Fields::default();
        let message = tl::types::MessageService {
            from_id: Some(fixtures::user_peer(7)),
            ..fixtures::service(fixtures::chat_peer(5), action)
        };
        put_action(&mut fields, &message, &fixtures::names());
        fields.into()
    }

    #[test]
    fn actions() {
        use tl::enums::MessageAction as Action;
        let names = fixtures::names();
        let check = |action: Action, expected: Json| assert_eq!(shown(action), expected);
        check(
            tl::types::MessageActionChatAddUser { users: vec![8, 7] }.into(),
            json!({"new_chat_members": [names.user(8), names.user(7)]}),
        );
        check(Action::ChatJoinedByRequest, json!({"new_chat_members": [names.user(7)]}));
        check(tl::types::MessageActionChatDeleteUser { user_id: 8 }.into(), json!({"left_chat_member": names.user(8)}));
        check(
            tl::types::MessageActionChatMigrateTo { channel_id: 9 }.into(),
            json!({"migrate_to_chat_id": -1_000_000_000_009_i64}),
        );
        check(
            tl::types::MessageActionChannelMigrateFrom { title: "Склад".into(), chat_id: 5 }.into(),
            json!({"migrate_from_chat_id": -5}),
        );
        check(
            tl::types::MessageActionTopicEdit { title: None, icon_emoji_id: None, closed: Some(true), hidden: None }
                .into(),
            json!({"forum_topic_closed": {}}),
        );
        check(
            tl::types::MessageActionTopicCreate {
                title_missing: false,
                title: "Т".into(),
                icon_color: 1,
                icon_emoji_id: None,
            }
            .into(),
            json!({"message_thread_id": 42, "is_topic_message": true,
                   "forum_topic_created": {"name": "Т", "icon_color": 1}}),
        );
        check(Action::ChatDeletePhoto, json!({"delete_chat_photo": true}));
    }

    #[test]
    fn what_the_bot_api_has_no_key_for_has_its_name() {
        assert_eq!(shown(tl::enums::MessageAction::ContactSignUp), json!({"action": "messageActionContactSignUp"}));
    }
}
