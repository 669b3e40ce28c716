//! `messages.deleteMessages` and `channels.deleteMessages`. The first names no chat: ids of private chats and basic
//! groups tell them apart. Ids that are not there are passed over.

use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::world::{DeleteRefusal, Place};
use grammers_tl_types::functions::{channels, messages};
use grammers_tl_types::{enums, types};
use std::collections::BTreeMap;

/// Messages of one request.
const LIMIT: usize = 100;

impl Method for messages::DeleteMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::AffectedMessages, RpcError> {
        let me = call.me()?;
        check_count(&self.id)?;
        let mut places: BTreeMap<Place, Vec<i64>> = BTreeMap::new();
        for id in self.id {
            if let Some(message) = call.world.visible_shared_message(me, id.into()) {
                // All are checked before the first is deleted.
                call.world.check_delete(me, message, self.revoke).map_err(refused)?;
                places.entry(message.place).or_default().push(message.id);
            }
        }
        let mut count = 0;
        for (place, ids) in places {
            count += delete(call, me, place, &ids, self.revoke)?;
        }
        Ok(affected(call.pts(me, Place::Private(me, me)), count))
    }
}

impl Method for channels::DeleteMessages {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::messages::AffectedMessages, RpcError> {
        let me = call.me()?;
        let place = Place::Chat(call.channel(&self.channel)?);
        check_count(&self.id)?;
        let ids: Vec<i64> = self.id.into_iter().map(i64::from).collect();
        let count = delete(call, me, place, &ids, true)?;
        Ok(affected(call.pts(me, place), count))
    }
}

fn check_count(ids: &[i32]) -> Result<(), RpcError> {
    match ids.len() {
        0 => Err(RpcError::bad("MESSAGE_IDS_EMPTY")),
        1..=LIMIT => Ok(()),
        _ => Err(RpcError::bad("LIMIT_INVALID")),
    }
}

fn delete(call: &mut Call<'_>, me: i64, place: Place, ids: &[i64], revoke: bool) -> Result<usize, RpcError> {
    Ok(call.world.delete(me, place, ids, revoke).map_err(refused)?.len())
}

fn refused(refusal: DeleteRefusal) -> RpcError {
    match refusal {
        DeleteRefusal::NotAllowed | DeleteRefusal::NotForEveryone => RpcError::forbidden("MESSAGE_DELETE_FORBIDDEN"),
    }
}

fn affected(pts: i32, count: usize) -> enums::messages::AffectedMessages {
    types::messages::AffectedMessages { pts, pts_count: i32::try_from(count).unwrap_or(i32::MAX) }.into()
}
