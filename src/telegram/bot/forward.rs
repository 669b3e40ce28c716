//! Forward message: `forwardMessage`, `forwardMessages`, and without the author `copyMessage`, `copyMessages`.
//!
//! Only the forward of one message is answered with a Message; the others are answered with ids alone (Bot API
//! `MessageId`). So that `sent.chat.id` is there all the same, the chat is read first (`getChat`): before anything is
//! sent, when a wrong address still costs nothing.

use super::client::Client;
use super::failure::{self, Effect};
use super::options;
use super::peer;
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, Call, ForwardMessage, RequestView, SendOptions};
use crate::value::Json;
use serde_json::json;

/// The keys of a Message's `chat` (Bot API `Chat`); `getChat` gives many more.
const CHAT_KEYS: &[&str] =
    &["id", "type", "title", "username", "first_name", "last_name", "is_forum", "is_direct_messages"];

/// The requests as they would go out.
pub(super) fn requests(action: &ForwardMessage) -> Result<Vec<RequestView>, ActionError> {
    let forward = plan(action)?;
    let mut views = Vec::new();
    if forward.method != Method::ForwardMessage {
        views.push(chat_request(action)?.view());
    }
    views.push(forward.view());
    Ok(views)
}

/// Forwards, and gives a Message or, for a copy, `{message_id, chat}`; of several messages an array of the latter.
pub(super) async fn send(client: &Client, action: &ForwardMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let mut forward = plan(action)?;
    if forward.method == Method::ForwardMessage {
        return client.perform(&mut forward, Effect::Send, call).await;
    }
    let chat = client.perform(&mut chat_request(action)?, Effect::Read, call).await?;
    let before = forward.params.get("chat_id").cloned();
    let answer = client.perform(&mut forward, Effect::Send, call).await?;
    let moved = forward.params.get("chat_id").filter(|now| Some(*now) != before.as_ref());
    let chat = short_chat(&chat, moved);
    match answer {
        // Telegram leaves out what it cannot forward; where it leaves out everything, nothing was done.
        Json::Array(sent) if sent.is_empty() => Err(failure::nothing_forwarded()),
        Json::Array(sent) => Ok(sent.into_iter().map(|one| with_chat(one, &chat)).collect()),
        one => Ok(with_chat(one, &chat)),
    }
}

fn plan(action: &ForwardMessage) -> Result<Request, ActionError> {
    let method = match (action.message_ids.len(), action.without_author) {
        (0 | 1, false) => Method::ForwardMessage,
        (0 | 1, true) => Method::CopyMessage,
        (_, false) => Method::ForwardMessages,
        (_, true) => Method::CopyMessages,
    };
    let mut content = Params::new();
    content.insert("from_chat_id".to_owned(), peer::chat_id(&action.from_peer)?);
    match action.message_ids.as_slice() {
        [id] => content.insert("message_id".to_owned(), json!(id)),
        ids => content.insert("message_ids".to_owned(), json!(ids)),
    };
    let options = SendOptions {
        silent: action.silent,
        topic: action.topic,
        protect_content: action.protect_content,
        ..SendOptions::default()
    };
    Ok(Request::new(method, options::addressed(&peer::chat_id(&action.peer)?, content, &options)))
}

fn chat_request(action: &ForwardMessage) -> Result<Request, ActionError> {
    let params = Params::from_iter([("chat_id".to_owned(), peer::chat_id(&action.peer)?)]);
    Ok(Request::new(Method::GetChat, params))
}

/// The chat as a Message has it; a group that moved while it was written to is a supergroup with this id.
fn short_chat(chat: &Json, moved: Option<&Json>) -> Json {
    let kept = CHAT_KEYS.iter().filter_map(|key| Some(((*key).to_owned(), chat.get(*key)?.clone())));
    let mut short = Params::from_iter(kept);
    if let Some(id) = moved {
        short.insert("id".to_owned(), id.clone());
        short.insert("type".to_owned(), json!("supergroup"));
    }
    Json::Object(short)
}

fn with_chat(mut sent: Json, chat: &Json) -> Json {
    if let Some(message) = sent.as_object_mut() {
        message.insert("chat".to_owned(), chat.clone());
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PeerAddress;

    fn forward(message_ids: &[i64], without_author: bool) -> ForwardMessage {
        ForwardMessage {
            from_peer: PeerAddress::Id(2),
            message_ids: message_ids.to_vec(),
            peer: PeerAddress::Username("shop_news".into()),
            without_author,
            silent: false,
            send_at: None,
            topic: None,
            protect_content: false,
        }
    }

    #[test]
    fn the_method_follows_the_number_and_the_author() {
        let check = |ids: &[i64], without_author: bool, methods: &[&str], own: Json| {
            let views = requests(&forward(ids, without_author)).expect("requests");
            let names: Vec<_> = views.iter().map(|view| view.method.as_str()).collect();
            assert_eq!(names, methods);
            let mut expected = json!({"chat_id": "@shop_news", "from_chat_id": 2});
            expected.as_object_mut().expect("an object").extend(own.as_object().cloned().unwrap_or_default());
            assert_eq!(views.last().map(|view| &view.params), Some(&expected));
        };
        check(&[7], false, &["forwardMessage"], json!({"message_id": 7}));
        check(&[7], true, &["getChat", "copyMessage"], json!({"message_id": 7}));
        check(&[7, 8, 9], false, &["getChat", "forwardMessages"], json!({"message_ids": [7, 8, 9]}));
        check(&[7, 9], true, &["getChat", "copyMessages"], json!({"message_ids": [7, 9]}));
    }

    #[test]
    fn options_reach_the_request() {
        let action = ForwardMessage { silent: true, topic: Some(4), protect_content: true, ..forward(&[7], false) };
        assert_eq!(
            requests(&action).expect("requests")[0].params,
            json!({
                "chat_id": "@shop_news", "from_chat_id": 2, "message_id": 7, "message_thread_id": 4,
                "disable_notification": true, "protect_content": true,
            })
        );
    }

    #[test]
    fn the_chat_of_an_answer_is_short_and_where_the_message_is() {
        let full = json!({"id": -5, "type": "group", "title": "Склад", "permissions": {}, "accent_color_id": 1});
        assert_eq!(short_chat(&full, None), json!({"id": -5, "type": "group", "title": "Склад"}));
        assert_eq!(
            short_chat(&full, Some(&json!(-1_001_000_000_009_i64))),
            json!({"id": -1_001_000_000_009_i64, "type": "supergroup", "title": "Склад"})
        );
        assert_eq!(with_chat(json!({"message_id": 3}), &json!({"id": 1})), json!({"message_id": 3, "chat": {"id": 1}}));
    }
}
