//! Sample answers: the shape of each action's result, for a dry run whose later steps read it.
//!
//! The shapes are those of a step's result variable; chats and texts are the action's own where it has them.

use super::{ResolvedAction, SendMessage};
use crate::scenario::{ConnectionKind, PeerAddress};
use crate::value::Json;
use jiff::Timestamp;
use serde_json::json;

/// What a successful call could have given.
pub(super) fn answer(action: &ResolvedAction, kind: ConnectionKind, now: Timestamp) -> Json {
    let date = now.as_second();
    let sent = |peer: &PeerAddress| json!({"message_id": 1, "date": date, "chat": chat(peer)});
    match action {
        ResolvedAction::SendMessage(action) => send_message(action, date),
        ResolvedAction::SendLocation(action) => {
            let location = json!({"latitude": action.latitude, "longitude": action.longitude});
            with(sent(&action.peer), "location", location)
        }
        ResolvedAction::SendContact(action) => {
            let contact = json!({"phone_number": action.phone_number, "first_name": action.first_name});
            with(sent(&action.peer), "contact", contact)
        }
        ResolvedAction::ForwardMessage(action) => {
            // Over the Bot API several messages, or a copy, are answered with their ids only.
            let short = kind == ConnectionKind::Bot && (action.message_ids.len() > 1 || action.without_author);
            let one = if short { json!({"message_id": 1, "chat": chat(&action.peer)}) } else { sent(&action.peer) };
            if action.message_ids.len() > 1 { json!(vec![one; action.message_ids.len()]) } else { one }
        }
        ResolvedAction::EditMessage(action) => {
            let message = with(sent(&action.peer), "message_id", json!(action.message_id));
            with(message, "edit_date", json!(date))
        }
        ResolvedAction::DeleteMessage(action) => json!({"deleted": action.message_ids}),
        ResolvedAction::GetDialogs(_) => json!([{
            "chat": {"id": 1, "type": "private", "first_name": "Анна"},
            "unread_count": 0, "last_message": null, "pinned": false, "archived": false, "muted_until": null,
        }]),
        ResolvedAction::GetProfile(action) => {
            let profile = action.peer.as_ref().map_or_else(|| json!({"id": 1, "first_name": "Анна"}), chat);
            with(profile, "bio", json!(""))
        }
        ResolvedAction::GetMessages(action) => json!([with(sent(&action.peer), "text", json!(""))]),
    }
}

fn send_message(action: &SendMessage, date: i64) -> Json {
    let message = json!({"message_id": 1, "date": date, "chat": chat(&action.peer)});
    let key = if action.attachments.is_empty() { "text" } else { "caption" };
    let message = with(message, key, json!(action.text.text));
    if action.attachments.len() > 1 { json!(vec![message; action.attachments.len()]) } else { message }
}

fn with(mut object: Json, key: &str, value: Json) -> Json {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
    object
}

fn chat(peer: &PeerAddress) -> Json {
    match peer {
        PeerAddress::Username(name) => json!({"id": 1, "type": "private", "username": name}),
        PeerAddress::Id(id) if *id > 0 => json!({"id": id, "type": "private", "first_name": "Анна"}),
        PeerAddress::Id(id) => json!({"id": id, "type": "supergroup", "title": "Чат"}),
        PeerAddress::Phone(_) | PeerAddress::Me => json!({"id": 1, "type": "private", "first_name": "Анна"}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{DeleteMessage, ForwardMessage};

    #[test]
    fn shapes_are_those_of_the_real_answers() {
        let forward = |message_ids: Vec<i64>| {
            ResolvedAction::ForwardMessage(ForwardMessage {
                from_peer: PeerAddress::Id(1),
                message_ids,
                peer: PeerAddress::Id(-5),
                without_author: false,
                silent: false,
                send_at: None,
                topic: None,
                protect_content: false,
            })
        };
        let now = Timestamp::UNIX_EPOCH;
        let one = answer(&forward(vec![7]), ConnectionKind::Bot, now);
        assert_eq!((&one["message_id"], &one["chat"]["id"], &one["date"]), (&json!(1), &json!(-5), &json!(0)));
        let several = answer(&forward(vec![7, 8]), ConnectionKind::Bot, now);
        assert_eq!(several.as_array().map(Vec::len), Some(2));
        assert_eq!(several[1].get("date"), None, "the Bot API gives ids only");
        assert!(answer(&forward(vec![7, 8]), ConnectionKind::User, now)[1].get("date").is_some());
        let delete = DeleteMessage { peer: PeerAddress::Me, message_ids: vec![3], for_everyone: true };
        assert_eq!(answer(&ResolvedAction::DeleteMessage(delete), ConnectionKind::User, now), json!({"deleted": [3]}));
    }
}
