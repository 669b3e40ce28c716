//! `messages.forwardMessages`: with and without the author. Ids that are not there are passed over as long as one is.

use super::sending::{self, deliver, due, open_topic, writable};
use super::sent;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::{ForwardRefusal, Forwarding};
use grammers_tl_types::enums;
use grammers_tl_types::functions::messages::ForwardMessages;

/// Messages of one request.
const LIMIT: usize = 100;

impl Method for ForwardMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Updates, RpcError> {
        let me = call.me()?;
        let from = call.place(&self.from_peer)?;
        let place = writable(call, me, &self.to_peer)?;
        match self.id.len() {
            0 => return Err(RpcError::bad("MESSAGE_IDS_EMPTY")),
            1..=LIMIT => {}
            _ => return Err(RpcError::bad("LIMIT_INVALID")),
        }
        if self.random_id.len() != self.id.len() {
            return Err(RpcError::bad("RANDOM_ID_INVALID"));
        }
        let pairs = self.id.iter().map(|id| i64::from(*id)).zip(self.random_id.iter().copied());
        let there = pairs.filter(|(id, _)| call.world.visible_message(me, from, *id).is_some());
        let (ids, numbers): (Vec<i64>, Vec<i64>) = there.unzip();
        // A request that was done before is known by its numbers, even where an original is gone by now.
        let known = if ids.is_empty() { &self.random_id } else { &numbers };
        if let Some(done) = sent::repeated(call, me, place, known)? {
            return Ok(done);
        }
        if ids.is_empty() {
            return Err(RpcError::bad("MESSAGE_ID_INVALID"));
        }
        let due = due(self.schedule_date)?;
        let mut options = sending::options(call, me, place, self.reply_to.as_ref(), self.silent, self.noforwards)?;
        if let Some(topic) = self.top_msg_id.map(i64::from) {
            open_topic(call.world, place, topic)?;
            options.topic = Some(topic);
        }
        let how = Forwarding { drop_author: self.drop_author, drop_captions: self.drop_media_captions, options };
        let drafts = call.world.forwarded(me, from, &ids, &how).map_err(|refusal| match refusal {
            ForwardRefusal::NotFound | ForwardRefusal::Service => RpcError::bad("MESSAGE_ID_INVALID"),
            ForwardRefusal::Protected => RpcError::bad("CHAT_FORWARDS_RESTRICTED"),
        })?;
        deliver(call, me, place, numbers.into_iter().zip(drafts).collect(), due)
    }
}
