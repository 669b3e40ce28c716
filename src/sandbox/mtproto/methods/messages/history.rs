//! Reading: `messages.getHistory`, `messages.getReplies` (a topic's messages), `messages.getMessages` and
//! `channels.getMessages` (by ids).

use super::answer::{self, listed};
use super::page::{Wanted, page};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape;
use crate::sandbox::world::{Message, Place};
use grammers_tl_types::enums::{self, InputMessage, InputPeer};
use grammers_tl_types::functions::{channels, messages};

/// Messages that can be asked for by id at once.
const LIMIT: usize = 200;

/// The place of a peer that the account may read.
pub(super) fn readable(call: &Call<'_>, me: i64, peer: &InputPeer) -> Result<Place, RpcError> {
    let place = call.place(peer)?;
    match (call.world.can_read(me, place), call.world.shares_ids(place)) {
        (true, _) => Ok(place),
        (false, true) => Err(RpcError::bad("PEER_ID_INVALID")),
        (false, false) => Err(RpcError::bad("CHANNEL_PRIVATE")),
    }
}

impl Method for messages::GetHistory {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let place = readable(call, me, &self.peer)?;
        let wanted = Wanted {
            offset_id: self.offset_id,
            offset_date: self.offset_date,
            add_offset: self.add_offset,
            limit: self.limit,
            max_id: self.max_id,
            min_id: self.min_id,
        };
        Ok(answer::page(call, me, place, &page(call.world.visible_messages(me, place).rev(), wanted)))
    }
}

impl Method for messages::GetReplies {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let place = readable(call, me, &self.peer)?;
        let topic = i64::from(self.msg_id);
        if call.world.chat_of(place).and_then(|chat| chat.topic(topic)).is_none() {
            return Err(RpcError::bad("MSG_ID_INVALID"));
        }
        let wanted = Wanted {
            offset_id: self.offset_id,
            offset_date: self.offset_date,
            add_offset: self.add_offset,
            limit: self.limit,
            max_id: self.max_id,
            min_id: self.min_id,
        };
        let messages = call.world.visible_messages(me, place).rev();
        let messages = messages.filter(|message| message.options.topic == Some(topic));
        Ok(answer::page(call, me, place, &page(messages, wanted)))
    }
}

impl Method for messages::GetMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let call = &*call;
        let find = |id: i32| call.world.visible_shared_message(me, id.into());
        let wanted = wanted(&self.id, find)?;
        Ok(listed(call, me, None, wanted.into_iter(), shape::message::message))
    }
}

impl Method for channels::GetMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let call = &*call;
        let place = Place::Chat(call.channel(&self.channel)?);
        let find = |id: i32| call.world.visible_message(me, place, id.into());
        let wanted = wanted(&self.id, find)?;
        Ok(listed(call, me, Some(place), wanted.into_iter(), shape::message::message))
    }
}

/// What each of the ids names, with the id that it comes to.
fn wanted<'a>(
    ids: &[InputMessage],
    find: impl Fn(i32) -> Option<&'a Message>,
) -> Result<Vec<(i32, Option<&'a Message>)>, RpcError> {
    if ids.is_empty() {
        return Err(RpcError::bad("MESSAGE_IDS_EMPTY"));
    }
    if ids.len() > LIMIT {
        return Err(RpcError::bad("LIMIT_INVALID"));
    }
    let found = ids.iter().map(|id| match id {
        InputMessage::Id(wanted) => (wanted.id, find(wanted.id)),
        InputMessage::ReplyTo(answer) => {
            let replied = find(answer.id).and_then(|message| message.options.reply_to);
            let replied = replied.and_then(|id| i32::try_from(id).ok());
            (replied.unwrap_or_default(), replied.and_then(&find))
        }
        // Nothing is ever pinned.
        InputMessage::Pinned | InputMessage::CallbackQuery(_) => (0, None),
    });
    Ok(found.collect())
}
