//! The messages that a call has written or changed, out of the updates that answer it.

use super::message::messages;
use super::names::Names;
use crate::value::Json;
use grammers_tl_types as tl;
use std::collections::HashMap;
use tl::enums::{Message, Update, Updates};

/// What a call wrote, and the people and chats that it names.
#[derive(Default)]
pub(in crate::telegram::user) struct Written {
    pub(in crate::telegram::user) messages: Vec<Message>,
    pub(in crate::telegram::user) users: Vec<tl::enums::User>,
    pub(in crate::telegram::user) chats: Vec<tl::enums::Chat>,
    /// Whether Telegram keeps them until their time.
    scheduled: bool,
}

impl Written {
    /// The new and the changed messages among the updates, in the order of the given random ids: those of others that
    /// came along are left out. Without random ids all are taken.
    pub(in crate::telegram::user) fn of(updates: Updates, random_ids: &[i64]) -> Self {
        let (list, users, chats) = match updates {
            Updates::Updates(updates) => (updates.updates, updates.users, updates.chats),
            Updates::Combined(updates) => (updates.updates, updates.users, updates.chats),
            Updates::UpdateShort(short) => (vec![short.update], Vec::new(), Vec::new()),
            // What names no message that could be shown.
            Updates::TooLong
            | Updates::UpdateShortMessage(_)
            | Updates::UpdateShortChatMessage(_)
            | Updates::UpdateShortSentMessage(_) => return Self::default(),
        };
        let mut written = Self { users, chats, ..Self::default() };
        let mut ids = HashMap::new();
        for update in list {
            let message = match update {
                Update::NewMessage(update) => update.message,
                Update::NewChannelMessage(update) => update.message,
                Update::EditMessage(update) => update.message,
                Update::EditChannelMessage(update) => update.message,
                Update::NewScheduledMessage(update) => {
                    written.scheduled = true;
                    update.message
                }
                Update::MessageId(update) => {
                    ids.insert(update.id, update.random_id);
                    continue;
                }
                _ => continue,
            };
            written.messages.push(message);
        }
        if !random_ids.is_empty() {
            let place = |message: &Message| {
                let random_id = ids.get(&message.id())?;
                random_ids.iter().position(|one| one == random_id)
            };
            written.messages.retain(|message| place(message).is_some());
            written.messages.sort_by_key(place);
        }
        written
    }

    /// The messages as JSON with those of `known` that they reply to; one that Telegram holds until its time has
    /// `is_scheduled`.
    pub(in crate::telegram::user) fn json(&self, known: &[Message], names: &Names) -> Vec<Json> {
        let mut shown = messages(&self.messages, known, names);
        if self.scheduled {
            for map in shown.iter_mut().filter_map(Json::as_object_mut) {
                map.insert("is_scheduled".to_owned(), true.into());
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use serde_json::json;

    fn new(id: i32) -> Update {
        let message = tl::types::Message { id, message: format!("{id}"), ..fixtures::message(fixtures::user_peer(7)) };
        tl::types::UpdateNewMessage { message: message.into(), pts: 0, pts_count: 0 }.into()
    }

    fn number(id: i32, random_id: i64) -> Update {
        tl::types::UpdateMessageId { id, random_id }.into()
    }

    fn answer(updates: Vec<Update>) -> Updates {
        tl::types::Updates { updates, users: Vec::new(), chats: Vec::new(), date: 0, seq: 0 }.into()
    }

    fn ids(updates: Updates, random_ids: &[i64]) -> Vec<Json> {
        let written = Written::of(updates, random_ids).json(&[], &fixtures::names());
        written.into_iter().map(|message| message["message_id"].clone()).collect()
    }

    #[test]
    fn ones_own_messages_in_the_order_of_the_request() {
        let updates = || answer(vec![number(5, 50), number(4, 40), new(4), new(5), new(6)]);
        assert_eq!(ids(updates(), &[50, 40]), [json!(5), json!(4)]);
        assert_eq!(ids(updates(), &[]), [json!(4), json!(5), json!(6)]);
        assert_eq!(ids(Updates::TooLong, &[]), Vec::<Json>::new());
    }

    #[test]
    fn a_scheduled_message_says_so() {
        let message = tl::types::Message { message: "a".into(), ..fixtures::message(fixtures::user_peer(7)) };
        let update = tl::types::UpdateNewScheduledMessage { message: message.into() }.into();
        let shown = Written::of(answer(vec![update]), &[]).json(&[], &fixtures::names());
        assert_eq!((shown.len(), &shown[0]["is_scheduled"]), (1, &json!(true)));
    }
}
