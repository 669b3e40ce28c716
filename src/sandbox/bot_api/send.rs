//! `sendMessage`, and the options that every sending method has.

use super::error::ApiError;
use super::parameters::Parameters;
use super::{keyboard, peer, shape, text};
use crate::sandbox::world::{Content, Draft, Options, Place, World};
use crate::value::Json;
use serde::Deserialize;

#[derive(Deserialize)]
struct ReplyParameters {
    message_id: i64,
    #[serde(default)]
    allow_sending_without_reply: bool,
}

/// `sendMessage`.
pub(super) fn send_message(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let text = text::message_text(world, parameters)?;
    let place = peer::writable(world, parameters, "text messages")?;
    let mut options = options(world, place, parameters)?;
    options.link_preview = parameters.json("link_preview_options", "link preview options")?;
    Ok(post(world, place, Content::Text(text), options))
}

/// Puts a message of the bot into a place and answers with it.
pub(super) fn post(world: &mut World, place: Place, content: Content, options: Options) -> Json {
    let message = world.post(world.bot.id, place, Draft::new(content, options)).clone();
    shape::message(world, &message)
}

/// Reply, topic, silence, protection and buttons.
pub(super) fn options(world: &World, place: Place, parameters: &Parameters) -> Result<Options, ApiError> {
    let mut options = Options {
        silent: parameters.boolean("disable_notification"),
        protected: parameters.boolean("protect_content"),
        topic: topic(world, place, parameters)?,
        reply_to: reply(world, place, parameters)?,
        ..Options::default()
    };
    if let Some(markup) = keyboard::read(parameters.text("reply_markup"), place)? {
        let slot = if markup.get("inline_keyboard").is_some() {
            &mut options.inline_keyboard
        } else {
            &mut options.other_markup
        };
        *slot = Some(markup);
    }
    Ok(options)
}

fn topic(world: &World, place: Place, parameters: &Parameters) -> Result<Option<i64>, ApiError> {
    let Some(id) = parameters.integer("message_thread_id").filter(|id| *id != 0) else { return Ok(None) };
    let not_found = || ApiError::bad_request("message thread not found");
    let Place::Chat(chat) = place else { return Err(not_found()) };
    let chat = world.chat(chat).ok_or_else(not_found)?;
    let topic = chat.topic(id).ok_or_else(not_found)?;
    if topic.closed { Err(ApiError::bad_request("TOPIC_CLOSED")) } else { Ok(Some(id)) }
}

fn reply(world: &World, place: Place, parameters: &Parameters) -> Result<Option<i64>, ApiError> {
    let reply = match parameters.json::<ReplyParameters>("reply_parameters", "reply parameters")? {
        Some(reply) => reply,
        None => match parameters.integer("reply_to_message_id").filter(|id| *id != 0) {
            Some(message_id) => ReplyParameters {
                message_id,
                allow_sending_without_reply: parameters.boolean("allow_sending_without_reply"),
            },
            None => return Ok(None),
        },
    };
    match world.message(place, reply.message_id) {
        Some(message) => Ok(Some(message.id)),
        None if reply.allow_sending_without_reply => Ok(None),
        None => Err(ApiError::bad_request("message to be replied not found")),
    }
}
