//! What every send carries besides its content: where it goes, and how.

use super::peer;
use super::request::Params;
use crate::engine::{ActionError, SendOptions};
use crate::scenario::PeerAddress;
use crate::value::Json;
use serde_json::json;

/// The parameters of a send that is one request: chat, content, options, reply and buttons.
pub(super) fn single(peer: &PeerAddress, content: Params, options: &SendOptions) -> Result<Params, ActionError> {
    let mut params = addressed(&peer::chat_id(peer)?, content, options);
    set_reply(&mut params, options);
    set_buttons(&mut params, options);
    Ok(params)
}

/// The chat, the request's own parameters, and the options that each of several requests carries.
pub(super) fn addressed(chat_id: &Json, mut content: Params, options: &SendOptions) -> Params {
    let mut params = Params::from_iter([("chat_id".to_owned(), chat_id.clone())]);
    params.append(&mut content);
    if let Some(topic) = options.topic {
        params.insert("message_thread_id".to_owned(), json!(topic));
    }
    if options.silent {
        params.insert("disable_notification".to_owned(), json!(true));
    }
    if options.protect_content {
        params.insert("protect_content".to_owned(), json!(true));
    }
    params
}

/// The message that is answered; of several requests the first carries it.
pub(super) fn set_reply(params: &mut Params, options: &SendOptions) {
    if let Some(message_id) = options.reply_to {
        params.insert("reply_parameters".to_owned(), json!({"message_id": message_id}));
    }
}

/// The keyboard, with keys that no client library knows yet; of several requests the last carries it.
pub(super) fn set_buttons(params: &mut Params, options: &SendOptions) {
    if let Some(buttons) = &options.buttons {
        params.insert("reply_markup".to_owned(), buttons.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_behind_the_content_and_only_where_they_are_set() {
        let content = || Params::from_iter([("text".to_owned(), json!("a"))]);
        let plain = single(&PeerAddress::Id(7), content(), &SendOptions::default()).expect("an address");
        assert_eq!(Json::Object(plain), json!({"chat_id": 7, "text": "a"}));
        let options = SendOptions {
            reply_to: Some(3),
            send_at: None,
            silent: true,
            topic: Some(5),
            protect_content: true,
            buttons: Some(json!({"force_reply": true, "key_of_tomorrow": 1})),
        };
        let full = single(&PeerAddress::Id(7), content(), &options).expect("an address");
        let keys: Vec<_> = full.keys().map(String::as_str).collect();
        let expected = [
            "chat_id",
            "text",
            "message_thread_id",
            "disable_notification",
            "protect_content",
            "reply_parameters",
            "reply_markup",
        ];
        assert_eq!(keys, expected);
        assert_eq!(full["reply_markup"], json!({"force_reply": true, "key_of_tomorrow": 1}));
        let refused = single(&PeerAddress::Me, content(), &options).expect_err("no address for a bot");
        assert_eq!(refused.code, "USER_CONNECTION_ONLY");
    }
}
