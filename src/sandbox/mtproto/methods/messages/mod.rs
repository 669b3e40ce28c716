//! `messages.*`, and what `channels.*` has of the same: sending, forwarding, editing, deleting, reading, dialogs,
//! scheduled messages, topics (<https://core.telegram.org/methods#working-with-messages>).

mod answer;
mod delete;
mod dialogs;
mod edit;
mod forward;
mod history;
pub(super) mod media;
mod page;
mod read;
mod scheduled;
mod search;
mod send;
mod sending;
mod sent;
mod text;
mod topics;

pub(in crate::sandbox::mtproto) use sent::Sent;

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use grammers_tl_types::enums;
use grammers_tl_types::functions::{channels, messages};

pub(super) const METHODS: &[Entry] = &[
    entry::<messages::SendMessage>(),
    entry::<messages::SendMedia>(),
    entry::<messages::UploadMedia>(),
    entry::<messages::SendMultiMedia>(),
    entry::<messages::ForwardMessages>(),
    entry::<messages::EditMessage>(),
    entry::<messages::DeleteMessages>(),
    entry::<channels::DeleteMessages>(),
    entry::<messages::GetMessages>(),
    entry::<channels::GetMessages>(),
    entry::<messages::GetHistory>(),
    entry::<messages::GetReplies>(),
    entry::<messages::Search>(),
    entry::<messages::GetDialogs>(),
    entry::<messages::GetPinnedDialogs>(),
    entry::<messages::GetPeerDialogs>(),
    entry::<messages::GetScheduledHistory>(),
    entry::<messages::GetScheduledMessages>(),
    entry::<messages::SendScheduledMessages>(),
    entry::<messages::DeleteScheduledMessages>(),
    entry::<messages::ReadHistory>(),
    entry::<channels::ReadHistory>(),
    entry::<messages::GetForumTopics>(),
    entry::<messages::GetForumTopicsById>(),
    entry::<messages::CheckChatInvite>(),
];

impl Method for messages::CheckChatInvite {
    /// The world has no invite links, so each is an old one.
    fn answer(self, _: &mut Call<'_>) -> Result<enums::ChatInvite, RpcError> {
        Err(RpcError::bad(if self.hash.is_empty() { "INVITE_HASH_EMPTY" } else { "INVITE_HASH_EXPIRED" }))
    }
}
