//! Delete message: `deleteMessage` for one, `deleteMessages` for several.
//!
//! Bots delete for everyone, and within 48 hours. Of several messages Telegram leaves out, without a word, those that
//! it cannot find, so only for a single one it is known whether it was there.

use super::client::Client;
use super::failure::Effect;
use super::message_errors::NOTHING_TO_DELETE;
use super::peer;
use super::request::{Method, Params, Request};
use crate::engine::{ActionError, Call, DeleteMessage};
use crate::value::Json;
use serde_json::json;

/// The one request that deletes.
pub(super) fn request(action: &DeleteMessage) -> Result<Request, ActionError> {
    let mut params = Params::from_iter([("chat_id".to_owned(), peer::chat_id(&action.peer)?)]);
    Ok(match action.message_ids.as_slice() {
        [id] => {
            params.insert("message_id".to_owned(), json!(id));
            Request::new(Method::DeleteMessage, params)
        }
        ids => {
            params.insert("message_ids".to_owned(), json!(ids));
            Request::new(Method::DeleteMessages, params)
        }
    })
}

/// Deletes, and gives `{"deleted": [ids accepted]}`, for a single message with `"not_found": [ids]`.
pub(super) async fn delete(client: &Client, action: &DeleteMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let mut request = request(action)?;
    let ids = &action.message_ids;
    match client.perform(&mut request, Effect::Change, call).await {
        Ok(_) if request.method == Method::DeleteMessage => Ok(json!({"deleted": ids, "not_found": []})),
        Ok(_) => Ok(json!({ "deleted": ids })),
        Err(error) if error.code == NOTHING_TO_DELETE => Ok(json!({"deleted": [], "not_found": ids})),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PeerAddress;

    #[test]
    fn the_method_follows_the_number_of_messages() {
        let check = |ids: &[i64], method: &str, params: Json| {
            let action = DeleteMessage { peer: PeerAddress::Id(2), message_ids: ids.to_vec(), for_everyone: true };
            let view = request(&action).expect("a request").view();
            assert_eq!((view.method.as_str(), view.params), (method, params));
        };
        check(&[5], "deleteMessage", json!({"chat_id": 2, "message_id": 5}));
        check(&[5, 9], "deleteMessages", json!({"chat_id": 2, "message_ids": [5, 9]}));
    }
}
