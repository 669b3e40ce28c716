//! The chats that a bot's pending updates tell of, for a person to choose one.

use super::client::{self, Client};
use super::updates::{self, Seen};
use super::{BotEndpoint, names};
use crate::connection::ChatCard;
use crate::engine::ActionError;
use crate::value::Json;

/// The chats in the bot's pending updates, newest first; the updates stay pending.
///
/// Fails with `WEBHOOK_ACTIVE` where the bot's updates go to a web server.
pub async fn bot_chats(endpoint: BotEndpoint) -> Result<Vec<ChatCard>, ActionError> {
    let mut client = Client::new(endpoint)?;
    client.set_answer_limit(client::CHECK_LIMIT);
    Ok(cards(&updates::of_answer(client.read(&updates::request()).await?)?))
}

/// Each chat once, as the newest update about it names it.
fn cards(seen: &[Seen]) -> Vec<ChatCard> {
    let mut cards: Vec<ChatCard> = Vec::new();
    for seen in seen.iter().rev() {
        let Some(id) = seen.chat.get("id").and_then(Json::as_i64) else { continue };
        if !cards.iter().any(|card| card.id == id) {
            cards.push(ChatCard { id, title: names::of_chat(&seen.chat) });
        }
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_chat_stands_once_and_the_newest_first() {
        let anna = |name: &str| json!({"id": 1, "type": "private", "first_name": name});
        let group = json!({"id": -5, "type": "group", "title": "Склад"});
        let seen = updates::of_json(json!([
            {"update_id": 1, "message": {"message_id": 1, "chat": anna("Аня")}},
            {"update_id": 2, "my_chat_member": {"chat": group}},
            {"update_id": 3, "message": {"message_id": 2, "chat": anna("Анна")}},
        ]));
        let expected = [(1, "Анна"), (-5, "Склад")].map(|(id, title)| ChatCard { id, title: title.to_owned() });
        assert_eq!(cards(&seen), expected);
    }
}
