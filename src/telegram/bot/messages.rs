//! Get messages: those of one chat among the bot's pending updates (`updates`), newest first.

use super::client::Client;
use super::peer;
use super::updates::{self, Seen};
use crate::engine::{ActionError, Call, GetMessages, RequestView};
use crate::scenario::PeerAddress;
use crate::telegram::search::matches;
use crate::value::Json;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The request as it would go out.
pub(super) fn requests(action: &GetMessages) -> Result<Vec<RequestView>, ActionError> {
    peer::chat_id(&action.peer)?;
    Ok(vec![updates::request().view()])
}

/// Reads the pending updates and gives the chat's messages; an empty array where they hold none.
pub(super) async fn get(client: &Client, action: &GetMessages, call: &dyn Call) -> Result<Json, ActionError> {
    peer::chat_id(&action.peer)?;
    Ok(select(updates::read(client, call).await?, action))
}

fn select(seen: Vec<Seen>, action: &GetMessages) -> Json {
    // By id, so that an edited message stands once and as it is now.
    let mut messages = BTreeMap::new();
    for Seen { chat, message, .. } in seen {
        let id = message.as_ref().and_then(|message| message.get("message_id")).and_then(Json::as_i64);
        if let (Some(id), Some(message)) = (id, message.filter(|_| is_of(&chat, &action.peer))) {
            messages.insert(id, message);
        }
    }
    let limit = usize::try_from(action.limit).unwrap_or(usize::MAX);
    let wanted = messages.into_iter().rev().filter(|(id, message)| is_wanted(*id, message, action));
    wanted.take(limit).map(|(_, message)| message).collect()
}

/// Whether the address is this chat's.
fn is_of(chat: &Json, peer: &PeerAddress) -> bool {
    match peer {
        PeerAddress::Id(id) => chat.get("id").and_then(Json::as_i64) == Some(*id),
        PeerAddress::Username(name) => {
            let known = chat.get("username").and_then(Json::as_str);
            known.is_some_and(|known| known.eq_ignore_ascii_case(name))
        }
        PeerAddress::Phone(_) | PeerAddress::Me => false,
    }
}

/// With ids nothing else is asked for; else every filter must let the message through, both dates included.
fn is_wanted(id: i64, message: &Json, action: &GetMessages) -> bool {
    if !action.message_ids.is_empty() {
        return action.message_ids.contains(&id);
    }
    let date = message.get("date").and_then(Json::as_i64).and_then(|date| Timestamp::from_second(date).ok());
    let text = |key: &str| message.get(key).and_then(Json::as_str).unwrap_or_default();
    action.before_id.is_none_or(|before| id < before)
        && action.from_date.is_none_or(|from| date.is_some_and(|date| date >= from))
        && action.to_date.is_none_or(|to| date.is_some_and(|date| date <= to))
        && matches(action.search.as_deref(), [text("text"), text("caption")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn updates() -> Vec<Seen> {
        let news = json!({"id": -1_001_000_000_002_i64, "type": "channel", "username": "shop_news"});
        let anna = json!({"id": 1, "type": "private"});
        let message =
            |id: i64, date: i64, text: &str| json!({"message_id": id, "date": date, "chat": anna, "text": text});
        updates::of_json(json!([
            {"update_id": 1, "message": message(11, 100, "Где заказ?")},
            {"update_id": 2, "message": message(12, 200, "Спасибо")},
            {"update_id": 3, "channel_post": {"message_id": 12, "date": 250, "chat": news, "caption": "Заказ дня"}},
            {"update_id": 4, "message": message(13, 300, "Ещё заказ")},
            {"update_id": 5, "edited_message": message(12, 200, "Спасибо большое")},
            {"update_id": 6, "my_chat_member": {"chat": anna}},
        ]))
    }

    fn of(peer: PeerAddress) -> GetMessages {
        GetMessages {
            peer,
            limit: 100,
            before_id: None,
            from_date: None,
            to_date: None,
            search: None,
            message_ids: Vec::new(),
        }
    }

    #[test]
    fn one_chats_messages_newest_first() {
        let check = |action: GetMessages, expected: &[i64]| {
            let found = select(updates(), &action);
            let ids: Vec<_> = found
                .as_array()
                .expect("an array")
                .iter()
                .filter_map(|message| message["message_id"].as_i64())
                .collect();
            assert_eq!(ids, expected, "{action:?}");
        };
        let anna = || of(PeerAddress::Id(1));
        let at = |second: i64| Timestamp::from_second(second).ok();
        check(anna(), &[13, 12, 11]);
        check(GetMessages { limit: 2, ..anna() }, &[13, 12]);
        check(GetMessages { before_id: Some(13), ..anna() }, &[12, 11]);
        check(GetMessages { from_date: at(200), ..anna() }, &[13, 12]);
        check(GetMessages { to_date: at(200), ..anna() }, &[12, 11]);
        check(GetMessages { from_date: at(101), to_date: at(299), ..anna() }, &[12]);
        check(GetMessages { search: Some("ЗАКАЗ".into()), ..anna() }, &[13, 11]);
        check(GetMessages { message_ids: vec![11, 13, 99], search: Some("x".into()), ..anna() }, &[13, 11]);
        check(of(PeerAddress::Username("Shop_News".into())), &[12]);
        check(GetMessages { search: Some("дня".into()), ..of(PeerAddress::Id(-1_001_000_000_002)) }, &[12]);
        check(of(PeerAddress::Id(99)), &[]);
    }

    #[test]
    fn an_edited_message_stands_once_and_as_it_is_now() {
        let found = select(updates(), &GetMessages { message_ids: vec![12], ..of(PeerAddress::Id(1)) });
        assert_eq!(found.as_array().map(Vec::len), Some(1));
        assert_eq!(found[0]["text"], "Спасибо большое");
    }

    #[test]
    fn addresses_that_no_bot_has_are_refused() {
        for peer in [PeerAddress::Me, PeerAddress::Phone("+79991234567".into())] {
            assert_eq!(requests(&of(peer)).expect_err("no address for a bot").code, "USER_CONNECTION_ONLY");
        }
        let views = requests(&of(PeerAddress::Id(1))).expect("a request");
        assert_eq!((views.len(), views[0].method.as_str()), (1, "getUpdates"));
    }
}
