//! Get dialogs: the chats that the bot's pending updates tell of (`updates`), newest first.
//!
//! Unread are the new messages among them; bots have no pinned, archived or muted dialogs.

use super::client::Client;
use super::updates::{self, Seen};
use crate::engine::{ActionError, Call, GetDialogs};
use crate::scenario::DialogKind;
use crate::telegram::search::matches;
use crate::value::Json;
use serde_json::json;

/// Reads the pending updates and gives the dialogs.
pub(super) async fn get(client: &Client, action: &GetDialogs, call: &dyn Call) -> Result<Json, ActionError> {
    Ok(select(updates::read(client, call).await?, action))
}

/// A chat with what the updates tell of it.
struct Dialog {
    chat: Json,
    unread: u32,
    last_message: Option<Json>,
}

impl Dialog {
    fn id(&self) -> Option<i64> {
        self.chat.get("id").and_then(Json::as_i64)
    }

    fn hear(&mut self, seen: Seen) {
        // The newest update has the newest title.
        self.chat = seen.chat;
        self.unread += u32::from(seen.new);
        let id = |message: Option<&Json>| message.and_then(|message| message.get("message_id")).and_then(Json::as_i64);
        if seen.message.is_some() && id(seen.message.as_ref()) >= id(self.last_message.as_ref()) {
            self.last_message = seen.message;
        }
    }

    fn kind(&self) -> Option<DialogKind> {
        match self.chat.get("type")?.as_str()? {
            "private" => {
                let from = self.last_message.as_ref().and_then(|message| message.get("from"));
                let is_bot = from.is_some_and(|from| from.get("id") == self.chat.get("id") && from["is_bot"] == true);
                Some(if is_bot { DialogKind::Bot } else { DialogKind::Person })
            }
            "group" | "supergroup" => Some(DialogKind::Group),
            "channel" => Some(DialogKind::Channel),
            _ => None,
        }
    }

    fn is_found(&self, search: Option<&str>) -> bool {
        let text = |key: &str| self.chat.get(key).and_then(Json::as_str).unwrap_or_default();
        let name = format!("{} {}", text("first_name"), text("last_name"));
        matches(search, [text("title"), name.as_str(), text("username")])
    }

    fn to_json(&self) -> Json {
        json!({
            "chat": self.chat,
            "unread_count": self.unread,
            "last_message": self.last_message,
            "pinned": false,
            "archived": false,
            "muted_until": null,
        })
    }
}

fn select(seen: Vec<Seen>, action: &GetDialogs) -> Json {
    // The dialog that was heard of last stands last.
    let mut dialogs: Vec<Dialog> = Vec::new();
    for seen in seen {
        let known = dialogs.iter().position(|dialog| dialog.id() == seen.chat.get("id").and_then(Json::as_i64));
        let mut dialog = match known {
            Some(index) => dialogs.remove(index),
            None => Dialog { chat: Json::Null, unread: 0, last_message: None },
        };
        dialog.hear(seen);
        dialogs.push(dialog);
    }
    let wanted = |dialog: &&Dialog| {
        let kind = action.kinds.is_empty() || dialog.kind().is_some_and(|kind| action.kinds.contains(&kind));
        kind && dialog.is_found(action.search.as_deref())
    };
    let limit = usize::try_from(action.limit).unwrap_or(usize::MAX);
    dialogs.iter().rev().filter(wanted).take(limit).map(Dialog::to_json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn updates() -> Vec<Seen> {
        let anna = |name: &str| json!({"id": 1, "type": "private", "first_name": name, "last_name": "Орлова"});
        let news =
            json!({"id": -1_001_000_000_002_i64, "type": "channel", "title": "Новости", "username": "shop_news"});
        let group = json!({"id": -5, "type": "group", "title": "Склад"});
        let bot = json!({"id": 9, "type": "private", "first_name": "Помощник"});
        updates::of_json(json!([
            {"update_id": 1, "message": {"message_id": 1, "chat": anna("Аня"), "text": "старое"}},
            {"update_id": 2, "channel_post": {"message_id": 7, "chat": news}},
            {"update_id": 3, "my_chat_member": {"chat": group}},
            {"update_id": 4, "message": {"message_id": 3, "chat": anna("Анна"), "text": "новое"}},
            {"update_id": 5, "edited_message": {"message_id": 1, "chat": anna("Анна"), "text": "правка"}},
            {"update_id": 6, "message": {"message_id": 4, "chat": bot, "from": {"id": 9, "is_bot": true}}},
        ]))
    }

    fn get(limit: u32, kinds: &[DialogKind], search: Option<&str>) -> Json {
        let search = search.map(str::to_owned);
        select(updates(), &GetDialogs { limit, archived: false, kinds: kinds.to_vec(), search })
    }

    #[test]
    fn dialogs_have_their_shape_and_the_newest_first() {
        let all = get(100, &[], None);
        let ids: Vec<_> = all.as_array().expect("an array").iter().map(|dialog| dialog["chat"]["id"].clone()).collect();
        assert_eq!(ids, [json!(9), json!(1), json!(-5), json!(-1_001_000_000_002_i64)]);
        assert_eq!(
            all[1],
            json!({
                "chat": {"id": 1, "type": "private", "first_name": "Анна", "last_name": "Орлова"},
                "unread_count": 2,
                "last_message": {
                    "message_id": 3, "text": "новое",
                    "chat": {"id": 1, "type": "private", "first_name": "Анна", "last_name": "Орлова"},
                },
                "pinned": false, "archived": false, "muted_until": null,
            })
        );
        assert_eq!((&all[2]["unread_count"], &all[2]["last_message"]), (&json!(0), &Json::Null));
    }

    #[test]
    fn filters() {
        let check = |limit: u32, kinds: &[DialogKind], search: Option<&str>, expected: &[i64]| {
            let found = get(limit, kinds, search);
            let ids: Vec<_> =
                found.as_array().expect("an array").iter().filter_map(|dialog| dialog["chat"]["id"].as_i64()).collect();
            assert_eq!(ids, expected, "{kinds:?} {search:?}");
        };
        check(2, &[], None, &[9, 1]);
        check(9, &[DialogKind::Person], None, &[1]);
        check(9, &[DialogKind::Bot], None, &[9]);
        check(9, &[DialogKind::Group, DialogKind::Channel], None, &[-5, -1_001_000_000_002]);
        check(1, &[DialogKind::Channel], None, &[-1_001_000_000_002]);
        check(9, &[], Some("анна ор"), &[1]);
        check(9, &[], Some("@Shop"), &[-1_001_000_000_002]);
        check(9, &[DialogKind::Bot], Some("склад"), &[]);
    }
}
