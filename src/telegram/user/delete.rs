//! Delete message: for everyone or for oneself.
//!
//! `messages.deleteMessages` names no chat: outside supergroups and channels a message's id is the account's own, and a
//! wrong one would delete something in another chat. So the messages are read first, and where one is of another chat
//! nothing is deleted. What is read also tells which are not there.

use super::account::Account;
use super::delivery::{Params, Recipient, message_id, shown, view};
use super::peer::Peer;
use super::{answer, failure, reading};
use crate::engine::{ActionError, Call, DeleteMessage, RequestView};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// The requests as they would go out. Whether a name is a channel's is known only when it is looked up; here it is
/// taken for a person's. Messages that turn out not to be there are left out of the second.
pub(super) fn requests(action: &DeleteMessage) -> Result<Vec<RequestView>, ActionError> {
    let ids = ids(action)?;
    let peer = shown(&action.peer);
    let channel = action.peer.is_channel().then(|| peer.clone());
    if channel.is_some() && !action.for_everyone {
        return Err(failure::delete_for_everyone_only());
    }
    Ok(vec![
        reading::by_ids_view(channel.clone(), &ids),
        delete_view(&peer, channel.is_some(), &ids, action.for_everyone),
    ])
}

/// Deletes and gives `{"deleted": […], "not_found": […]}`.
pub(super) async fn send(account: &Account, action: &DeleteMessage, call: &dyn Call) -> Result<Json, ActionError> {
    let ids = ids(action)?;
    let mut recipient = Recipient::find(account, &action.peer, call).await?;
    let page = reading::by_ids(account, &mut recipient, &ids, call).await?;
    let channel = recipient.peer.channel();
    if channel.is_some() && !action.for_everyone {
        return Err(failure::delete_for_everyone_only());
    }
    let found = Found::of(&ids, &page.messages, &recipient.peer);
    if !found.elsewhere.is_empty() {
        return Err(failure::message_elsewhere(&found.elsewhere));
    }
    if !found.here.is_empty() {
        let id = found.here.clone();
        let view = delete_view(&recipient.shown(), channel.is_some(), &id, action.for_everyone);
        match channel {
            Some(channel) => {
                account.change(tl::functions::channels::DeleteMessages { channel, id }, view, call).await?;
            }
            None => {
                let revoke = action.for_everyone;
                account.change(tl::functions::messages::DeleteMessages { revoke, id }, view, call).await?;
            }
        }
    }
    Ok(json!({"deleted": found.here, "not_found": found.missing}))
}

/// Where the messages are.
#[derive(Debug, Default, PartialEq)]
struct Found {
    here: Vec<i32>,
    elsewhere: Vec<i32>,
    missing: Vec<i32>,
}

impl Found {
    fn of(ids: &[i32], messages: &[tl::enums::Message], peer: &Peer) -> Self {
        let mut found = Self::default();
        for id in ids {
            let chat = messages.iter().find(|message| message.id() == *id).and_then(answer::chat_of);
            let place = match chat {
                None => &mut found.missing,
                Some(chat) if chat == peer.id => &mut found.here,
                Some(_) => &mut found.elsewhere,
            };
            place.push(*id);
        }
        found
    }
}

fn ids(action: &DeleteMessage) -> Result<Vec<i32>, ActionError> {
    action.message_ids.iter().copied().map(message_id).collect()
}

fn delete_view(peer: &Json, is_channel: bool, ids: &[i32], for_everyone: bool) -> RequestView {
    let mut params = Params::new();
    if is_channel {
        params.insert("channel".to_owned(), peer.clone());
        params.insert("id".to_owned(), json!(ids));
        return view("channels.deleteMessages", params);
    }
    params.insert("id".to_owned(), json!(ids));
    params.insert("revoke".to_owned(), json!(for_everyone));
    view("messages.deleteMessages", params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PeerAddress;

    fn delete(peer: PeerAddress, for_everyone: bool) -> DeleteMessage {
        DeleteMessage { peer, message_ids: vec![3, 4], for_everyone }
    }

    #[test]
    fn chats_are_told_by_their_ids() {
        let check = |action: DeleteMessage, expected: [(&str, Json); 2]| {
            let views = requests(&action).expect("a plan");
            let shown: Vec<_> = views.iter().map(|view| (view.method.as_str(), view.params.clone())).collect();
            assert_eq!(shown, expected);
        };
        check(
            delete(PeerAddress::Id(7), false),
            [
                ("messages.getMessages", json!({"id": [3, 4]})),
                ("messages.deleteMessages", json!({"id": [3, 4], "revoke": false})),
            ],
        );
        let channel = -1_001_000_000_001_i64;
        check(
            delete(PeerAddress::Id(channel), true),
            [
                ("channels.getMessages", json!({"channel": channel, "id": [3, 4]})),
                ("channels.deleteMessages", json!({"channel": channel, "id": [3, 4]})),
            ],
        );
        let refused = requests(&delete(PeerAddress::Id(channel), false)).expect_err("for oneself alone");
        assert_eq!(refused.code, "DELETE_FOR_EVERYONE_ONLY");
    }

    #[test]
    fn messages_by_their_chat() {
        let user = |user_id| tl::enums::Peer::from(tl::types::PeerUser { user_id });
        let empty = |id| tl::enums::Message::from(tl::types::MessageEmpty { id, peer_id: None });
        let service = |id, peer_id| {
            tl::enums::Message::from(tl::types::MessageService {
                out: false,
                mentioned: false,
                media_unread: false,
                reactions_are_possible: false,
                silent: false,
                post: false,
                legacy: false,
                id,
                from_id: None,
                peer_id,
                saved_peer_id: None,
                reply_to: None,
                date: 0,
                action: tl::enums::MessageAction::PinMessage,
                reactions: None,
                ttl_period: None,
            })
        };
        let messages = [service(3, user(7)), empty(4), service(5, user(8))];
        let input = tl::types::InputPeerUser { user_id: 7, access_hash: 0 }.into();
        let found = Found::of(&[3, 4, 5, 6], &messages, &Peer { input, id: 7 });
        assert_eq!(found, Found { here: vec![3], elsewhere: vec![5], missing: vec![4, 6] });
    }
}
