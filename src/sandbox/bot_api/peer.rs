//! Which chat a call is for.

use super::error::ApiError;
use super::parameters::Parameters;
use super::shape;
use crate::sandbox::world::{Named, Place, Refusal, Standing, World};
use crate::value::Json;

/// The Bot API's id of the chat that the parameter `name` holds: a number, or `@username` of a supergroup or channel.
fn named_chat(world: &World, parameters: &Parameters, name: &str) -> Result<i64, ApiError> {
    let Some(text) = parameters.text(name).map(str::trim) else {
        return Err(ApiError::bad_request(format!("{name} is empty")));
    };
    let not_found = || ApiError::bad_request("chat not found");
    match text.strip_prefix('@') {
        Some(username) => match world.find_by_username(username) {
            Some(Named::Chat(id)) => Ok(id),
            Some(Named::User(_)) | None => Err(not_found()),
        },
        None => text.parse().map_err(|_| not_found()),
    }
}

/// The place a call writes to; `what` is the word for the things sent, in the plural.
pub(super) fn writable(world: &World, parameters: &Parameters, what: &str) -> Result<Place, ApiError> {
    let id = named_chat(world, parameters, "chat_id")?;
    world.writable_for_bot(id).map_err(|refusal| match refusal {
        Refusal::Muted => ApiError::bad_request(format!("not enough rights to send {what} to the chat")),
        other => other.into(),
    })
}

/// The place a call reads or changes: a private chat, a chat that the bot is in, or one with a username.
pub(super) fn readable(world: &World, parameters: &Parameters, name: &str) -> Result<Place, ApiError> {
    let place = world.find_for_bot(named_chat(world, parameters, name)?)?;
    match world.chat_of(place) {
        Some(chat) if !world.can_read(world.bot.id, place) => match chat.bot {
            Standing::Kicked => Err(Refusal::Kicked(chat.kind).into()),
            _ => Err(Refusal::NotMember(chat.kind).into()),
        },
        _ => Ok(place),
    }
}

/// `getChat`.
pub(super) fn get_chat(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    Ok(shape::full_chat(world, readable(world, parameters, "chat_id")?))
}
