//! Sample answers: what each action's result looks like on each connection, for a dry run whose later steps read it and
//! for those who write an expression before the first run.
//!
//! They are answers of the sandbox, kept as data; a test of the whole program compares their keys with real ones. A dry
//! run puts the action's own chats and words in.

use super::{ResolvedAction, SendMessage};
use crate::scenario::{ActionKind, ConnectionKind, PeerAddress};
use crate::value::{Json, Variables};
use jiff::Timestamp;
use serde_json::json;
use std::sync::LazyLock;

/// By the action's name in the file.
static OF_USERS: LazyLock<Variables> = LazyLock::new(|| read(include_str!("../../assets/samples/answers/user.json")));
static OF_BOTS: LazyLock<Variables> = LazyLock::new(|| read(include_str!("../../assets/samples/answers/bot.json")));

fn read(text: &str) -> Variables {
    serde_json::from_str(text).expect("the samples are an object, which a test reads")
}

/// An answer to this action, with chats and words of the sandbox.
pub fn sample_answer(action: ActionKind, connection: ConnectionKind) -> Json {
    let all = match connection {
        ConnectionKind::User => &OF_USERS,
        ConnectionKind::Bot => &OF_BOTS,
    };
    all.get(action.name()).cloned().unwrap_or_default()
}

/// What a successful call could have given.
pub(super) fn answer(action: &ResolvedAction, connection: ConnectionKind, now: Timestamp) -> Json {
    let sample = sample_answer(action.kind(), connection);
    let sent = |peer: &PeerAddress| addressed(sample.clone(), peer, now);
    match action {
        ResolvedAction::SendMessage(action) => send_message(sent(&action.peer), action),
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
            let short = connection == ConnectionKind::Bot && (action.message_ids.len() > 1 || action.without_author);
            let one = sent(&action.peer);
            let one = if short { json!({"message_id": one["message_id"], "chat": one["chat"]}) } else { one };
            if action.message_ids.len() > 1 { json!(vec![one; action.message_ids.len()]) } else { one }
        }
        ResolvedAction::EditMessage(action) => {
            let message = with(sent(&action.peer), "message_id", json!(action.message_id));
            with(message, "edit_date", json!(now.as_second()))
        }
        ResolvedAction::DeleteMessage(action) => {
            // Over the Bot API it is known of a single message only whether it was there.
            let short = connection == ConnectionKind::Bot && action.message_ids.len() > 1;
            with(if short { json!({}) } else { sample }, "deleted", json!(action.message_ids))
        }
        ResolvedAction::GetDialogs(_) => sample,
        ResolvedAction::GetProfile(action) => match &action.peer {
            Some(peer) => chat(sample, peer),
            None => sample,
        },
        ResolvedAction::GetMessages(action) => match sample {
            Json::Array(list) => list.into_iter().map(|one| addressed(one, &action.peer, now)).collect(),
            other => other,
        },
    }
}

fn send_message(mut message: Json, action: &SendMessage) -> Json {
    if let Some(map) = message.as_object_mut() {
        map.shift_remove("text");
        let key = if action.attachments.is_empty() { "text" } else { "caption" };
        map.insert(key.to_owned(), json!(action.text.text));
    }
    if action.attachments.len() > 1 { json!(vec![message; action.attachments.len()]) } else { message }
}

/// A message as one of this chat, sent now.
fn addressed(mut message: Json, peer: &PeerAddress, now: Timestamp) -> Json {
    let known = message.get_mut("chat").map(Json::take).unwrap_or_default();
    with(with(message, "chat", chat(known, peer)), "date", json!(now.as_second()))
}

/// A chat with the address in it, as far as the address tells what it is.
fn chat(sample: Json, peer: &PeerAddress) -> Json {
    match peer {
        PeerAddress::Username(name) => with(sample, "username", json!(name)),
        PeerAddress::Id(id) => with(sample, "id", json!(id)),
        PeerAddress::Phone(_) | PeerAddress::Me => sample,
    }
}

fn with(mut object: Json, key: &str, value: Json) -> Json {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{DeleteMessage, ForwardMessage};

    #[test]
    fn there_is_a_sample_of_each_answer() {
        for action in ActionKind::ALL {
            for connection in [ConnectionKind::User, ConnectionKind::Bot] {
                assert!(!sample_answer(action, connection).is_null(), "{action:?}, {connection:?}");
            }
        }
    }

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
        assert!(one["message_id"].is_i64());
        assert_eq!((&one["chat"]["id"], &one["date"]), (&json!(-5), &json!(0)));
        let several = answer(&forward(vec![7, 8]), ConnectionKind::Bot, now);
        assert_eq!(several.as_array().map(Vec::len), Some(2));
        assert_eq!(several[1].get("date"), None, "the Bot API gives ids only");
        assert!(answer(&forward(vec![7, 8]), ConnectionKind::User, now)[1].get("date").is_some());
        let delete = DeleteMessage { peer: PeerAddress::Me, message_ids: vec![3], for_everyone: true };
        assert_eq!(
            answer(&ResolvedAction::DeleteMessage(delete), ConnectionKind::User, now),
            json!({"deleted": [3], "not_found": []})
        );
    }
}
