//! `sendMessage`, and the options that every sending method has.

use super::error::ApiError;
use super::parameters::Parameters;
use super::{keyboard, peer, shape, text};
use crate::sandbox::world::{Content, Draft, Options, Place, Quote, TopicRefusal, World};
use crate::value::Json;
use serde::Deserialize;

#[derive(Deserialize)]
struct ReplyParameters {
    message_id: i64,
    #[serde(default)]
    allow_sending_without_reply: bool,
    #[serde(default)]
    quote: String,
    quote_parse_mode: Option<String>,
    quote_entities: Option<Vec<text::EntityParameter>>,
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
    let (reply_to, quote) = reply(world, place, parameters)?.unzip();
    let mut options = Options {
        silent: parameters.boolean("disable_notification"),
        protected: parameters.boolean("protect_content"),
        topic: topic(world, place, parameters)?,
        reply_to,
        quote: quote.flatten(),
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
    match world.check_topic(place, id) {
        Ok(()) => Ok(Some(id)),
        Err(TopicRefusal::NotFound) => Err(ApiError::bad_request("message thread not found")),
        Err(TopicRefusal::Closed) => Err(ApiError::bad_request("TOPIC_CLOSED")),
    }
}

/// The message replied to, and the part of it that is quoted.
fn reply(world: &World, place: Place, parameters: &Parameters) -> Result<Option<(i64, Option<Quote>)>, ApiError> {
    let reply = match parameters.json::<ReplyParameters>("reply_parameters", "reply parameters")? {
        Some(reply) => reply,
        None => match parameters.integer("reply_to_message_id").filter(|id| *id != 0) {
            Some(message_id) => ReplyParameters {
                message_id,
                allow_sending_without_reply: parameters.boolean("allow_sending_without_reply"),
                quote: String::new(),
                quote_parse_mode: None,
                quote_entities: None,
            },
            None => return Ok(None),
        },
    };
    let Some(message) = world.visible_message(world.bot.id, place, reply.message_id) else {
        let missing = ApiError::bad_request("message to be replied not found");
        return if reply.allow_sending_without_reply { Ok(None) } else { Err(missing) };
    };
    let quote = text::caption(world, &reply.quote, reply.quote_parse_mode.as_deref(), reply.quote_entities)?;
    if quote.text.is_empty() {
        return Ok(Some((message.id, None)));
    }
    let before = message.text().split_once(&quote.text).map(|(before, _)| before.encode_utf16().count());
    let position = before.ok_or_else(|| ApiError::bad_request("QUOTE_TEXT_INVALID"))?;
    Ok(Some((message.id, Some(Quote { text: quote, position }))))
}
