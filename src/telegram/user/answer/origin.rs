//! Where a forwarded message comes from, and what a message replies to.

use super::entities::entities;
use super::fields::{Fields, object};
use super::names::Names;
use crate::value::Json;
use grammers_tl_types as tl;

/// `MessageOrigin` of a forwarded message.
pub(super) fn forward_origin(header: &tl::types::MessageFwdHeader, names: &Names) -> Json {
    let mut fields = Fields::default();
    match &header.from_id {
        Some(tl::enums::Peer::User(peer)) => {
            fields.put("type", "user");
            fields.put("sender_user", names.user(peer.user_id));
        }
        Some(peer) => {
            match header.channel_post {
                Some(post) => {
                    fields.put("type", "channel");
                    fields.put("chat", names.chat(peer));
                    fields.put("message_id", post);
                }
                None => {
                    fields.put("type", "chat");
                    fields.put("sender_chat", names.chat(peer));
                }
            }
            fields.put("author_signature", header.post_author.clone());
        }
        None => {
            fields.put("type", "hidden_user");
            fields.put("sender_user_name", header.from_name.clone().unwrap_or_default());
        }
    }
    fields.put("date", header.date);
    fields.into()
}

/// Adds what the header of a reply says, but for the replied message where it is known: topic, quote, reply to another
/// chat or a story.
pub(super) fn put_reply(
    fields: &mut Fields,
    header: &tl::enums::MessageReplyHeader,
    chat: &tl::enums::Peer,
    names: &Names,
) {
    let header = match header {
        tl::enums::MessageReplyHeader::Header(header) => header,
        tl::enums::MessageReplyHeader::MessageReplyStoryHeader(story) => {
            let place = [("chat", names.chat(&story.peer)), ("id", story.story_id.into())];
            fields.put("reply_to_story", object(place));
            return;
        }
    };
    fields.put("message_thread_id", thread(header));
    fields.flag("is_topic_message", header.forum_topic);
    let outside = header.reply_to_peer_id.is_some() || header.reply_to_msg_id.is_none();
    if outside && (header.reply_to_peer_id.is_some() || header.reply_from.is_some()) {
        let origin = match &header.reply_from {
            Some(tl::enums::MessageFwdHeader::Header(from)) => forward_origin(from, names),
            None => Json::Null,
        };
        let chat = header.reply_to_peer_id.as_ref().map(|peer| names.chat(peer));
        let place = [("origin", origin), ("chat", chat.into()), ("message_id", header.reply_to_msg_id.into())];
        fields.put("external_reply", object(place));
    } else if let Some(id) = replied(header) {
        // The Bot API's form of a message that cannot be read: the date is 0.
        let unread = [("message_id", id.into()), ("chat", names.chat(chat)), ("date", 0.into())];
        fields.put("reply_to_message", object(unread));
    }
    if let Some(text) = &header.quote_text {
        let mut quote = Fields::default();
        quote.put("text", text.as_str());
        quote.put("entities", entities(header.quote_entities.as_deref(), names));
        quote.put("position", header.quote_offset.unwrap_or_default());
        quote.flag("is_manual", header.quote);
        fields.put("quote", quote);
    }
}

/// The message of the same chat that is replied to; a message in a topic that replies to nothing names the topic itself.
pub(super) fn replied(header: &tl::types::MessageReplyHeader) -> Option<i32> {
    let is_topic = header.forum_topic && header.reply_to_top_id.is_none();
    header.reply_to_msg_id.filter(|_| !is_topic && header.reply_to_peer_id.is_none())
}

/// The topic or thread.
fn thread(header: &tl::types::MessageReplyHeader) -> Option<i32> {
    header.reply_to_top_id.or(header.reply_to_msg_id.filter(|_| header.forum_topic))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use serde_json::json;

    #[test]
    fn origins() {
        let names = fixtures::names();
        let check = |header: tl::types::MessageFwdHeader, expected: Json| {
            assert_eq!(forward_origin(&header, &names), expected);
        };
        let header = fixtures::forward;
        check(
            tl::types::MessageFwdHeader { from_id: Some(fixtures::user_peer(8)), ..header() },
            json!({"type": "user", "sender_user": {"id": 8, "is_bot": false, "first_name": "Борис"},
                   "date": 1_740_000_000}),
        );
        check(
            tl::types::MessageFwdHeader { from_name: Some("Кто-то".into()), ..header() },
            json!({"type": "hidden_user", "sender_user_name": "Кто-то", "date": 1_740_000_000}),
        );
        let channel = names.chat(&fixtures::channel_peer(11));
        check(
            tl::types::MessageFwdHeader {
                from_id: Some(fixtures::channel_peer(11)),
                channel_post: Some(3),
                post_author: Some("Ольга".into()),
                ..header()
            },
            json!({"type": "channel", "chat": channel, "message_id": 3, "author_signature": "Ольга",
                   "date": 1_740_000_000}),
        );
        check(
            tl::types::MessageFwdHeader { from_id: Some(fixtures::channel_peer(12)), ..header() },
            json!({"type": "chat", "sender_chat": names.chat(&fixtures::channel_peer(12)), "date": 1_740_000_000}),
        );
    }

    #[test]
    fn replies() {
        let names = fixtures::names();
        let check = |header: tl::types::MessageReplyHeader, expected: Json| {
            let mut fields = Fields::default();
            put_reply(&mut fields, &header.into(), &fixtures::chat_peer(5), &names);
            assert_eq!(Json::from(fields), expected);
        };
        let group = names.chat(&fixtures::chat_peer(5));
        let reply = fixtures::reply;
        check(reply(9), json!({"reply_to_message": {"message_id": 9, "chat": group, "date": 0}}));
        // In a topic.
        check(
            tl::types::MessageReplyHeader { forum_topic: true, ..reply(9) },
            json!({"message_thread_id": 9, "is_topic_message": true}),
        );
        check(
            tl::types::MessageReplyHeader { forum_topic: true, reply_to_top_id: Some(4), ..reply(9) },
            json!({"message_thread_id": 4, "is_topic_message": true,
                   "reply_to_message": {"message_id": 9, "chat": group, "date": 0}}),
        );
        // With a quote.
        check(
            tl::types::MessageReplyHeader {
                quote: true,
                quote_text: Some("да".into()),
                quote_offset: Some(3),
                ..reply(9)
            },
            json!({"reply_to_message": {"message_id": 9, "chat": group, "date": 0},
                   "quote": {"text": "да", "position": 3, "is_manual": true}}),
        );
        // To a message of another chat.
        check(
            tl::types::MessageReplyHeader { reply_to_peer_id: Some(fixtures::channel_peer(11)), ..reply(9) },
            json!({"external_reply": {"chat": names.chat(&fixtures::channel_peer(11)), "message_id": 9}}),
        );
    }
}
