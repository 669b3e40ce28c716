//! Messages read by their ids.

use super::account::Account;
use super::answer::chat_of;
use super::delivery::{Params, Recipient, view};
use super::peer::Peer;
use crate::engine::{ActionError, Call, RequestView};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// Messages and whom they name.
#[derive(Default)]
pub(super) struct Page {
    /// One for each id that was asked for, be it an empty one.
    pub(super) messages: Vec<tl::enums::Message>,
    pub(super) users: Vec<tl::enums::User>,
    pub(super) chats: Vec<tl::enums::Chat>,
}

impl From<tl::enums::messages::Messages> for Page {
    fn from(answer: tl::enums::messages::Messages) -> Self {
        use tl::enums::messages::Messages;
        let (messages, users, chats) = match answer {
            Messages::Messages(page) => (page.messages, page.users, page.chats),
            Messages::Slice(page) => (page.messages, page.users, page.chats),
            Messages::ChannelMessages(page) => (page.messages, page.users, page.chats),
            // Only where a request names what it knows already, which none of ours does.
            Messages::NotModified(_) => return Self::default(),
        };
        Self { messages, users, chats }
    }
}

/// Looks at messages that a send or an edit has left, or that these answer ([`Account::glance`]); nothing where they
/// cannot be read at once.
pub(super) async fn glance(account: &Account, peer: &Peer, ids: &[i32], call: &dyn Call) -> Page {
    let id = input(ids);
    let answer = match peer.channel() {
        Some(channel) => account.glance(&tl::functions::channels::GetMessages { channel, id }, call).await,
        None => account.glance(&tl::functions::messages::GetMessages { id }, call).await,
    };
    answer.map(|answer| kept(account, answer)).unwrap_or_default()
}

/// Reads messages by their ids, shown as a request of the action. Outside supergroups and channels ids are the
/// account's own, so the messages may be of other chats.
///
/// The request names no basic group, so one that has become a supergroup is not refused. Where none of the messages is
/// in the group, it is asked whether it has, and then they are looked for in the supergroup.
pub(super) async fn by_ids(
    account: &Account,
    recipient: &mut Recipient,
    ids: &[i32],
    call: &dyn Call,
) -> Result<Page, ActionError> {
    loop {
        let page = once_by_ids(account, recipient, ids, call).await?;
        let is_there = |message: &tl::enums::Message| chat_of(message) == Some(recipient.peer.id);
        if page.messages.iter().any(is_there) || !recipient.has_moved(account, call).await {
            return Ok(page);
        }
    }
}

async fn once_by_ids(
    account: &Account,
    recipient: &Recipient,
    ids: &[i32],
    call: &dyn Call,
) -> Result<Page, ActionError> {
    let id = input(ids);
    let channel = recipient.peer.channel();
    let view = by_ids_view(channel.is_some().then(|| recipient.shown()), ids);
    let answer = match channel {
        Some(channel) => account.read(tl::functions::channels::GetMessages { channel, id }, view, call).await?,
        None => account.read(tl::functions::messages::GetMessages { id }, view, call).await?,
    };
    Ok(kept(account, answer))
}

/// The request as people see it; `channel` is the address of a supergroup or channel.
pub(super) fn by_ids_view(channel: Option<Json>, ids: &[i32]) -> RequestView {
    let mut params = Params::new();
    let method = match channel {
        Some(channel) => {
            params.insert("channel".to_owned(), channel);
            "channels.getMessages"
        }
        None => "messages.getMessages",
    };
    params.insert("id".to_owned(), json!(ids));
    view(method, params)
}

fn input(ids: &[i32]) -> Vec<tl::enums::InputMessage> {
    ids.iter().map(|id| tl::types::InputMessageId { id: *id }.into()).collect()
}

fn kept(account: &Account, answer: tl::enums::messages::Messages) -> Page {
    let page = Page::from(answer);
    account.remember(&page.users, &page.chats);
    page
}
