//! What an account holds back: `messages.getScheduledHistory`, `messages.getScheduledMessages`,
//! `messages.sendScheduledMessages`, `messages.deleteScheduledMessages`.

use super::answer::{self, listed};
use super::sending::writable;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::date;
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape;
use crate::sandbox::mtproto::shape::names::Names;
use crate::sandbox::world::{Message, Place};
use grammers_tl_types::functions::messages::{
    DeleteScheduledMessages, GetScheduledHistory, GetScheduledMessages, SendScheduledMessages,
};
use grammers_tl_types::{enums, types};

impl Method for GetScheduledHistory {
    /// The latest to be sent come first.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let place = call.place(&self.peer)?;
        let mut held: Vec<&Message> = call.world.scheduled(me, place).iter().collect();
        held.sort_by_key(|message| std::cmp::Reverse((message.date, message.id)));
        let wanted = held.into_iter().map(|message| (0, Some(message)));
        Ok(listed(call, me, None, wanted, shape::message::scheduled))
    }
}

impl Method for GetScheduledMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::Messages, RpcError> {
        let me = call.me()?;
        let place = call.place(&self.peer)?;
        let held = call.world.scheduled(me, place);
        let wanted = self.id.iter().map(|id| (*id, held.iter().find(|message| message.id == i64::from(*id))));
        Ok(listed(call, me, None, wanted, shape::message::scheduled))
    }
}

impl Method for SendScheduledMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = writable(call, me, &self.peer)?;
        let ids = held(call, me, place, &self.id)?;
        let sent = call.world.send_scheduled_now(me, place, &ids);
        let mut names = Names::default();
        names.add_place(place);
        let (old, new) = sent.iter().map(|(old, new)| (date(*old), date(*new))).unzip();
        let mut updates = vec![gone(call, me, place, old, Some(new))];
        let (last, count) = (call.pts(me, place), i32::try_from(sent.len()).unwrap_or(i32::MAX));
        for (index, (_, id)) in (1..).zip(&sent) {
            if let Some(message) = call.world.message(place, *id) {
                names.add_message(message);
                updates.push(answer::new_message(call, me, message, last - count + index, 1));
            }
        }
        Ok(answer::updates(call, me, updates, &names))
    }
}

impl Method for DeleteScheduledMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let place = call.place(&self.peer)?;
        let ids = held(call, me, place, &self.id)?;
        let deleted = call.world.delete_scheduled(me, place, &ids).into_iter().map(date).collect();
        let mut names = Names::default();
        names.add_place(place);
        Ok(answer::updates(call, me, vec![gone(call, me, place, deleted, None)], &names))
    }
}

/// The ids as the world counts them, when all of them are there.
fn held(call: &Call<'_>, me: i64, place: Place, ids: &[i32]) -> Result<Vec<i64>, RpcError> {
    let messages = call.world.scheduled(me, place);
    let there = |id: i64| messages.iter().any(|message| message.id == id);
    let ids: Vec<i64> = ids.iter().map(|id| i64::from(*id)).collect();
    if ids.is_empty() || !ids.iter().all(|id| there(*id)) {
        return Err(RpcError::bad("MESSAGE_ID_INVALID"));
    }
    Ok(ids)
}

fn gone(call: &Call<'_>, me: i64, place: Place, messages: Vec<i32>, sent_messages: Option<Vec<i32>>) -> enums::Update {
    let peer = shape::peer(call.world, me, place);
    types::UpdateDeleteScheduledMessages { peer, messages, sent_messages }.into()
}
