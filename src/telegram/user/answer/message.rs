//! `Message`.

use super::entities::entities;
use super::fields::{Fields, object};
use super::keyboard::reply_markup;
use super::media::{TextIs, put_media};
use super::names::{Names, peer_id};
use super::origin::{forward_origin, put_reply, replied};
use super::service::put_action;
use crate::value::Json;
use grammers_tl_types as tl;
use std::collections::HashMap;
use tl::enums::Message;

/// One message; of the message that it replies to there is only the number. Null for one that does not exist.
pub(in crate::telegram::user) fn message(message: &Message, names: &Names) -> Json {
    lone(message, names).map_or(Json::Null, Json::from)
}

/// Several messages in their order; one that replies to another of them, or of those that are `known` besides, holds
/// it. Those that do not exist are left out.
pub(in crate::telegram::user) fn messages(messages: &[Message], known: &[Message], names: &Names) -> Vec<Json> {
    let place = |message: &Message| Some((chat_of(message)?, message.id()));
    let known: HashMap<_, &Message> = messages.iter().chain(known).filter_map(|one| Some((place(one)?, one))).collect();
    let of_reply = |message: &Message| {
        let chat = chat_of(message)?;
        known.get(&(chat, replied(reply_header(message)?)?)).and_then(|replied| lone(replied, names))
    };
    let whole = |message: &Message| {
        let mut fields = lone(message, names)?;
        if let Some(mut replied) = of_reply(message) {
            replied.remove("reply_to_message");
            fields.put("reply_to_message", replied);
        }
        Some(fields.into())
    };
    messages.iter().filter_map(whole).collect()
}

/// The messages of the same chat that these reply to and that are not among them.
pub(in crate::telegram::user) fn unknown_replies(messages: &[Message]) -> Vec<i32> {
    let is_known = |id: &i32| messages.iter().any(|message| message.id() == *id);
    let mut ids: Vec<i32> = messages.iter().filter_map(|message| replied(reply_header(message)?)).collect();
    ids.retain(|id| !is_known(id));
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The chat of a message that exists, in the Bot API's form.
pub(in crate::telegram::user) fn chat_of(message: &Message) -> Option<i64> {
    match message {
        Message::Empty(_) => None,
        Message::Message(message) => Some(peer_id(&message.peer_id)),
        Message::Service(message) => Some(peer_id(&message.peer_id)),
    }
}

fn reply_header(message: &Message) -> Option<&tl::types::MessageReplyHeader> {
    let header = match message {
        Message::Empty(_) => None,
        Message::Message(message) => message.reply_to.as_ref(),
        Message::Service(message) => message.reply_to.as_ref(),
    };
    match header {
        Some(tl::enums::MessageReplyHeader::Header(header)) => Some(header),
        _ => None,
    }
}

fn lone(message: &Message, names: &Names) -> Option<Fields> {
    match message {
        Message::Empty(_) => None,
        Message::Message(message) => Some(common(message, names)),
        Message::Service(message) => Some(service(message, names)),
    }
}

fn common(message: &tl::types::Message, names: &Names) -> Fields {
    let mut fields = Fields::default();
    fields.put("message_id", message.id);
    put_sender(&mut fields, message.from_id.as_ref(), &message.peer_id, (message.post, message.out), names);
    fields.put("sender_boost_count", message.from_boosts_applied);
    fields.put("sender_tag", message.from_rank.clone());
    fields.put("sender_business_bot", message.via_business_bot_id.map(|id| names.user(id)));
    fields.put("chat", names.chat(&message.peer_id));
    fields.put("date", message.date);
    if let Some(tl::enums::MessageFwdHeader::Header(header)) = &message.fwd_from {
        fields.put("forward_origin", forward_origin(header, names));
    }
    if let Some(header) = &message.reply_to {
        put_reply(&mut fields, header, &message.peer_id, names);
    }
    fields.put("via_bot", message.via_bot_id.map(|id| names.user(id)));
    fields.put("edit_date", message.edit_date.filter(|_| !message.edit_hide));
    fields.flag("has_protected_content", message.noforwards);
    fields.flag("is_from_offline", message.offline);
    fields.put("media_group_id", message.grouped_id.map(|id| id.to_string()));
    fields.put("author_signature", message.post_author.clone());
    fields.put("paid_star_count", message.paid_message_stars);
    fields.put("effect_id", message.effect.map(|id| id.to_string()));
    let text = put_media(&mut fields, message.media.as_ref(), names);
    if !message.message.is_empty() {
        let (key, entities_key) = match text {
            TextIs::Text => ("text", "entities"),
            TextIs::Caption => ("caption", "caption_entities"),
        };
        fields.put(key, message.message.as_str());
        fields.put(entities_key, entities(message.entities.as_deref(), names));
        fields.flag("show_caption_above_media", message.invert_media && text == TextIs::Caption);
    }
    fields.put("reply_markup", reply_markup(message.reply_markup.as_ref()));
    // The Bot API does not tell bots these.
    fields.put("views", message.views);
    fields.put("forwards", message.forwards);
    fields
}

fn service(message: &tl::types::MessageService, names: &Names) -> Fields {
    let mut fields = Fields::default();
    fields.put("message_id", message.id);
    put_sender(&mut fields, message.from_id.as_ref(), &message.peer_id, (message.post, message.out), names);
    fields.put("chat", names.chat(&message.peer_id));
    fields.put("date", message.date);
    // The header of a pin names the pinned message and is no reply.
    if let Some(header) = message.reply_to.as_ref().filter(|_| message.action != tl::enums::MessageAction::PinMessage) {
        put_reply(&mut fields, header, &message.peer_id, names);
    }
    put_action(&mut fields, message, names);
    fields
}

/// Adds `from` and `sender_chat`.
fn put_sender(
    fields: &mut Fields,
    from: Option<&tl::enums::Peer>,
    chat: &tl::enums::Peer,
    (is_post, is_own): (bool, bool),
    names: &Names,
) {
    use tl::enums::Peer;
    match (from, chat) {
        _ if is_post => fields.put("sender_chat", names.chat(chat)),
        (Some(Peer::User(from)), _) => fields.put("from", names.user(from.user_id)),
        (Some(sender), _) => {
            fields.put("from", stand_in(sender == chat));
            fields.put("sender_chat", names.chat(sender));
        }
        (None, _) if is_own => fields.put("from", names.user(names.own_id())),
        (None, Peer::User(partner)) => fields.put("from", names.user(partner.user_id)),
        (None, _) => fields.put("sender_chat", names.chat(chat)),
    }
}

/// The bot that the Bot API names as the sender of what was written in the name of a chat.
fn stand_in(is_own_chat: bool) -> Json {
    let (id, name, username) = if is_own_chat {
        (1_087_968_824_i64, "Group", "GroupAnonymousBot")
    } else {
        (136_817_688, "Channel", "Channel_Bot")
    };
    object([("id", id.into()), ("is_bot", true.into()), ("first_name", name.into()), ("username", username.into())])
}

#[cfg(test)]
mod tests;
