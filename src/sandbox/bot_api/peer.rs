//! Which chat a call is for.

use super::error::ApiError;
use super::parameters::Parameters;
use super::shape;
use crate::sandbox::world::{Place, Refusal, World};
use crate::value::Json;

/// The Bot API's id of the chat a call names: a number, or `@username` of a supergroup or channel.
pub(super) fn named_chat(world: &World, parameters: &Parameters) -> Result<i64, ApiError> {
    let Some(text) = parameters.text("chat_id").map(str::trim) else {
        return Err(ApiError::bad_request("chat_id is empty"));
    };
    let not_found = || ApiError::bad_request("chat not found");
    match text.strip_prefix('@') {
        Some(name) => {
            let chat = world
                .chats
                .iter()
                .find(|chat| chat.username.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name)));
            chat.map(|chat| chat.id).ok_or_else(not_found)
        }
        None => text.parse().map_err(|_| not_found()),
    }
}

/// The place a call writes to; `what` is the word for the things sent, in the plural.
pub(super) fn writable(world: &World, parameters: &Parameters, what: &str) -> Result<Place, ApiError> {
    let id = named_chat(world, parameters)?;
    world.writable_for_bot(id).map_err(|refusal| match refusal {
        Refusal::Muted => ApiError::bad_request(format!("not enough rights to send {what} to the chat")),
        other => other.into(),
    })
}

/// `getChat`.
pub(super) fn get_chat(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let place = world.find_for_bot(named_chat(world, parameters)?)?;
    Ok(shape::full_chat(world, place))
}
