//! A bot's pending updates, which stand in for the list of dialogs and the history that bots do not have.
//!
//! They are read with `getUpdates` without an offset, so that none is confirmed and the bot's own program gets them all
//! later; without `allowed_updates`, because that list would stay in force for the bot. Telegram keeps updates for 24
//! hours and gives the oldest hundred. A program that is just waiting for the bot's updates is interrupted by it once.

use super::client::Client;
use super::failure::{self, Effect};
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, Call};
use crate::value::Json;
use serde_json::json;

/// The most that one call gives (Bot API `getUpdates`).
const LIMIT: u32 = 100;

/// The kinds of updates that are messages (Bot API `Update`).
const NEW_MESSAGES: &[&str] = &["message", "channel_post"];
const EDITED_MESSAGES: &[&str] = &["edited_message", "edited_channel_post"];

/// One update that tells of a chat.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) chat: Json,
    /// The message, where the update is one.
    pub(super) message: Option<Json>,
    /// Whether the message is new (and not an edited one).
    pub(super) new: bool,
}

/// The request that reads the pending updates.
pub(super) fn request() -> Request {
    let params = [("limit".to_owned(), json!(LIMIT)), ("timeout".to_owned(), json!(0))];
    Request::new(Method::GetUpdates, Params::from_iter(params))
}

/// Reads the pending updates and gives those that tell of a chat, oldest first.
pub(super) async fn read(client: &Client, call: &dyn Call) -> Result<Vec<Seen>, ActionError> {
    of_answer(client.perform(&mut request(), Effect::Read, call).await?)
}

/// The updates of an answer that tell of a chat, oldest first.
pub(super) fn of_answer(answer: Json) -> Result<Vec<Seen>, ActionError> {
    match answer {
        Json::Array(updates) => Ok(updates.into_iter().filter_map(seen).collect()),
        _ => Err(failure::not_bot_api()),
    }
}

/// What an update tells; nothing where it has no chat, or one that the bot reaches only for a business account.
fn seen(update: Json) -> Option<Seen> {
    let Json::Object(update) = update else { return None };
    let (kind, content) = update.into_iter().find(|(key, _)| key != "update_id")?;
    if kind.contains("business") || kind == "guest_message" {
        return None;
    }
    let new = NEW_MESSAGES.contains(&kind.as_str());
    // A pressed button stands under a message; everything else names the chat itself.
    let chat = content.get("chat").or_else(|| content.get("message")?.get("chat"))?.clone();
    chat.get("id").and_then(Json::as_i64)?;
    let is_message = new || EDITED_MESSAGES.contains(&kind.as_str());
    Some(Seen { chat, message: is_message.then_some(content), new })
}

/// The updates that these JSON objects are; for the tests of what is made of them.
#[cfg(test)]
pub(super) fn of_json(updates: Json) -> Vec<Seen> {
    let updates = updates.as_array().cloned().unwrap_or_default();
    updates.into_iter().filter_map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_confirmed() {
        assert_eq!(request().view().params, json!({"limit": 100, "timeout": 0}));
    }

    #[test]
    fn updates_tell_of_chats() {
        let check = |update: Json, expected: Option<(i64, bool, bool)>| {
            let found = seen(update.clone()).map(|seen| (seen.chat["id"].as_i64(), seen.message.is_some(), seen.new));
            assert_eq!(found, expected.map(|(id, message, new)| (Some(id), message, new)), "{update}");
        };
        let message = json!({"message_id": 1, "chat": {"id": 2}, "text": "a"});
        check(json!({"update_id": 9, "message": message}), Some((2, true, true)));
        check(json!({"update_id": 9, "channel_post": message}), Some((2, true, true)));
        check(json!({"edited_message": message, "update_id": 9}), Some((2, true, false)));
        check(json!({"update_id": 9, "edited_channel_post": message}), Some((2, true, false)));
        check(json!({"update_id": 9, "my_chat_member": {"chat": {"id": -5}, "date": 1}}), Some((-5, false, false)));
        check(json!({"update_id": 9, "callback_query": {"id": "1", "message": message}}), Some((2, false, false)));
        check(json!({"update_id": 9, "callback_query": {"id": "1", "inline_message_id": "x"}}), None);
        check(json!({"update_id": 9, "business_message": message}), None);
        check(json!({"update_id": 9, "poll": {"id": "1"}}), None);
        check(json!({"update_id": 9, "message": {"chat": {}}}), None);
        check(json!({"update_id": 9}), None);
        check(json!([1]), None);
    }
}
