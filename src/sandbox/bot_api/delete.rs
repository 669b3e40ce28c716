//! `deleteMessage` and `deleteMessages`.

use super::error::ApiError;
use super::parameters::Parameters;
use super::peer;
use crate::sandbox::world::{DeleteRefusal, World};
use crate::value::Json;
use serde_json::json;

/// `deleteMessage`.
pub(super) fn delete_message(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let place = peer::readable(world, parameters, "chat_id")?;
    let id = parameters.integer("message_id").unwrap_or(0);
    match world.delete(world.bot.id, place, &[id], true)?.is_empty() {
        false => Ok(json!(true)),
        true => Err(ApiError::bad_request("message to delete not found")),
    }
}

/// `deleteMessages`: ids that are not there are passed over; one that may not be deleted keeps them all.
pub(super) fn delete_messages(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let ids = parameters.message_ids()?;
    let place = peer::readable(world, parameters, "chat_id")?;
    world.delete(world.bot.id, place, &ids, true)?;
    Ok(json!(true))
}

impl From<DeleteRefusal> for ApiError {
    fn from(refusal: DeleteRefusal) -> Self {
        Self::bad_request(match refusal {
            DeleteRefusal::NotAllowed => "message can't be deleted",
            DeleteRefusal::NotForEveryone => "message can't be deleted for everyone",
        })
    }
}
