//! Marks of what an account has read: `messages.readHistory`, `channels.readHistory`. 0 is everything.

use super::history::readable;
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::Place;
use grammers_tl_types::functions::{channels, messages};
use grammers_tl_types::{enums, types};

impl Method for messages::ReadHistory {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::AffectedMessages, RpcError> {
        let me = call.me()?;
        let place = readable(call, me, &self.peer)?;
        read(call, me, place, self.max_id);
        Ok(types::messages::AffectedMessages { pts: call.pts(me, place), pts_count: 0 }.into())
    }
}

impl Method for channels::ReadHistory {
    fn answer(self, call: &mut Call<'_>) -> Result<bool, RpcError> {
        let me = call.me()?;
        let place = Place::Chat(call.channel(&self.channel)?);
        Ok(read(call, me, place, self.max_id))
    }
}

/// Whether anything was unread.
fn read(call: &mut Call<'_>, me: i64, place: Place, max_id: i32) -> bool {
    let before = call.world.dialog_state(me, place).read_inbox;
    let up_to = if max_id <= 0 { i64::MAX } else { max_id.into() };
    call.world.read(me, place, up_to) != before
}
