//! `Message` and `MessageService` as one account sees them. In private chats the server names the sender only in the
//! account's own messages; a post of a channel has none.

use super::dialog::TOPIC_COLOUR;
use super::{chat_peer, entity, keyboard, media, peer, user_peer};
use crate::sandbox::mtproto::date;
use crate::sandbox::mtproto::input::channel_id;
use crate::sandbox::world::{ChatKind, Content, Forward, Message, Origin, Place, Sender, World};
use grammers_tl_types::{enums, types};

/// A message as an account sees it.
pub(in crate::sandbox::mtproto) fn message(world: &World, viewer: i64, message: &Message) -> enums::Message {
    match service_action(&message.content) {
        Some(action) => service(world, viewer, message, action),
        None => plain(world, viewer, message, false),
    }
}

/// A message that waits to be sent at its date.
pub(in crate::sandbox::mtproto) fn scheduled(world: &World, viewer: i64, message: &Message) -> enums::Message {
    plain(world, viewer, message, true)
}

/// What stands for a message that is not there, or not to be seen.
pub(in crate::sandbox::mtproto) fn empty(id: i32, peer_id: Option<enums::Peer>) -> enums::Message {
    types::MessageEmpty { id, peer_id }.into()
}

fn plain(world: &World, viewer: i64, message: &Message, from_scheduled: bool) -> enums::Message {
    let text = message.content.text();
    let options = &message.options;
    let caption_above = matches!(message.content, Content::File { caption_above: true, .. });
    let saved = message.place == Place::Private(viewer, viewer);
    types::Message {
        out: is_outgoing(viewer, message),
        mentioned: false,
        media_unread: false,
        silent: options.silent,
        post: is_post(world, message),
        from_scheduled,
        legacy: false,
        edit_hide: false,
        pinned: false,
        noforwards: options.protected,
        invert_media: caption_above,
        offline: false,
        video_processing_pending: false,
        paid_suggested_post_stars: false,
        paid_suggested_post_ton: false,
        id: date(message.id),
        from_id: from(world, viewer, message),
        from_boosts_applied: None,
        from_rank: None,
        peer_id: peer(world, viewer, message.place),
        saved_peer_id: saved.then(|| user_peer(viewer)),
        fwd_from: message.forward.as_ref().map(|from| forward(world, from)),
        via_bot_id: None,
        via_business_bot_id: None,
        guestchat_via_from: None,
        reply_to: reply(message),
        date: date(message.date),
        message: text.map_or_else(String::new, |text| text.text.clone()),
        media: media::media(world, viewer, message),
        reply_markup: options.inline_keyboard.as_ref().and_then(keyboard::inline),
        entities: text.and_then(entity::entities),
        // Both or none: they share a flag.
        views: message.views.map(date),
        forwards: message.views.map(|_| 0),
        replies: None,
        edit_date: message.edit_date.map(date),
        post_author: None,
        grouped_id: options.album.map(u64::cast_signed),
        reactions: None,
        restriction_reason: None,
        ttl_period: None,
        quick_reply_shortcut_id: None,
        effect: None,
        factcheck: None,
        report_delivery_until_date: None,
        paid_message_stars: None,
        suggested_post: None,
        schedule_repeat_period: None,
        summary_from_language: None,
        rich_message: None,
    }
    .into()
}

fn service(world: &World, viewer: i64, message: &Message, action: enums::MessageAction) -> enums::Message {
    types::MessageService {
        out: is_outgoing(viewer, message),
        mentioned: false,
        media_unread: false,
        reactions_are_possible: false,
        silent: message.options.silent,
        post: is_post(world, message),
        legacy: false,
        id: date(message.id),
        from_id: from(world, viewer, message),
        peer_id: peer(world, viewer, message.place),
        saved_peer_id: None,
        reply_to: reply(message),
        date: date(message.date),
        action,
        reactions: None,
        ttl_period: None,
    }
    .into()
}

fn service_action(content: &Content) -> Option<enums::MessageAction> {
    match content {
        Content::Created { title } => Some(types::MessageActionChannelCreate { title: title.clone() }.into()),
        Content::TopicCreated { name } => {
            let title = name.clone();
            let action = types::MessageActionTopicCreate {
                title_missing: false,
                title,
                icon_color: TOPIC_COLOUR,
                icon_emoji_id: None,
            };
            Some(action.into())
        }
        Content::MigratedTo { chat } => {
            Some(types::MessageActionChatMigrateTo { channel_id: channel_id(*chat) }.into())
        }
        Content::MigratedFrom { chat, title } => {
            let action =
                types::MessageActionChannelMigrateFrom { title: title.clone(), chat_id: chat.saturating_neg() };
            Some(action.into())
        }
        Content::Text(_) | Content::File { .. } | Content::Location(_) | Content::Contact(_) => None,
    }
}

/// Saved Messages know no direction.
fn is_outgoing(viewer: i64, message: &Message) -> bool {
    message.author == viewer && message.place != Place::Private(viewer, viewer)
}

fn is_post(world: &World, message: &Message) -> bool {
    match message.place {
        Place::Private(..) => false,
        Place::Chat(id) => world.chat(id).is_some_and(|chat| chat.kind == ChatKind::Channel),
    }
}

fn from(world: &World, viewer: i64, message: &Message) -> Option<enums::Peer> {
    match (message.place, message.sender) {
        (Place::Private(..), Sender::User(id)) => (id == viewer).then(|| user_peer(id)),
        (Place::Chat(_), Sender::User(id)) => Some(user_peer(id)),
        (Place::Chat(chat), Sender::Channel) => (!is_post(world, message)).then(|| chat_peer(world, chat)),
        (Place::Private(..), Sender::Channel) => None,
    }
}

fn forward(world: &World, forward: &Forward) -> enums::MessageFwdHeader {
    let (from_id, from_name, channel_post) = match &forward.origin {
        Origin::User(id) => (Some(user_peer(*id)), None, None),
        Origin::HiddenUser(name) => (None, Some(name.clone()), None),
        Origin::Channel { chat, message_id } => (Some(chat_peer(world, *chat)), None, Some(date(*message_id))),
    };
    types::MessageFwdHeader {
        imported: false,
        saved_out: false,
        from_id,
        from_name,
        date: date(forward.date),
        channel_post,
        post_author: None,
        saved_from_peer: None,
        saved_from_msg_id: None,
        saved_from_id: None,
        saved_from_name: None,
        saved_date: None,
        psa_type: None,
    }
    .into()
}

/// A message of a topic answers the one that opened it, if none other.
fn reply(message: &Message) -> Option<enums::MessageReplyHeader> {
    let options = &message.options;
    let replied = options.reply_to.or(options.topic)?;
    let quote = options.quote.as_ref().filter(|_| options.reply_to.is_some());
    let header = types::MessageReplyHeader {
        reply_to_scheduled: false,
        forum_topic: options.topic.is_some(),
        quote: quote.is_some(),
        reply_to_ephemeral: false,
        reply_to_msg_id: Some(date(replied)),
        reply_to_peer_id: None,
        reply_from: None,
        reply_media: None,
        reply_to_top_id: options.topic.filter(|_| options.reply_to.is_some()).map(date),
        quote_text: quote.map(|quote| quote.text.text.clone()),
        quote_entities: quote.and_then(|quote| entity::entities(&quote.text)),
        quote_offset: quote.map(|quote| i32::try_from(quote.position).unwrap_or(i32::MAX)),
        todo_item_id: None,
        poll_option: None,
    };
    Some(header.into())
}
