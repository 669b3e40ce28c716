//! Who is in a chat: `getChatMemberCount`, `getChatMember`, `getChatAdministrators`; and `getUserProfilePhotos`, of
//! which nobody here has any.

use super::error::ApiError;
use super::parameters::Parameters;
use super::{peer, shape};
use crate::sandbox::world::World;
use crate::value::Json;
use serde_json::json;

/// `getChatMemberCount`; a private chat has two.
pub(super) fn member_count(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let place = peer::readable(world, parameters, "chat_id")?;
    Ok(json!(world.chat_of(place).map_or(2, |chat| chat.member_count())))
}

/// `getChatMember`.
pub(super) fn member(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let place = peer::readable(world, parameters, "chat_id")?;
    let id = user_id(parameters)?;
    let member = match world.chat_of(place) {
        Some(chat) => shape::member(world, chat, id),
        None => place.partner(id).and_then(|_| shape::private_member(world, id)),
    };
    member.ok_or_else(|| ApiError::bad_request("member not found"))
}

/// `getChatAdministrators`: people, and the bot itself where it is one.
pub(super) fn administrators(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let place = peer::readable(world, parameters, "chat_id")?;
    let Some(chat) = world.chat_of(place) else {
        return Err(ApiError::bad_request("there are no administrators in the private chat"));
    };
    let accounts = chat.members().chain([world.bot.id]);
    let administrators = accounts.filter(|account| world.standing(*account, chat).is_administrator());
    Ok(administrators.filter_map(|account| shape::member(world, chat, account)).collect())
}

/// `getUserProfilePhotos`.
pub(super) fn profile_photos(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let id = user_id(parameters)?;
    if id != world.bot.id && world.person(id).is_none() {
        return Err(ApiError::bad_request("user not found"));
    }
    Ok(json!({ "total_count": 0, "photos": [] }))
}

fn user_id(parameters: &Parameters) -> Result<i64, ApiError> {
    let id = parameters.integer("user_id").filter(|id| *id > 0);
    id.ok_or_else(|| ApiError::bad_request("invalid user_id specified"))
}
