//! `forwardMessage`, `forwardMessages`, `copyMessage`, `copyMessages`.

use super::error::ApiError;
use super::parameters::Parameters;
use super::{peer, send, shape, text};
use crate::sandbox::world::{Content, Draft, ForwardRefusal, Forwarding, Options, Place, World};
use crate::value::Json;
use serde_json::json;

/// `forwardMessage`.
pub(super) fn forward_message(world: &mut World, parameters: &mut Parameters) -> Result<Json, ApiError> {
    parameters.forget("reply_markup");
    parameters.forget("reply_parameters");
    let draft = single(world, parameters, false)?;
    let place = peer::writable(world, parameters, "messages")?;
    let options = send::options(world, place, parameters)?;
    let draft = Draft { options: Options { link_preview: draft.options.link_preview, ..options }, ..draft };
    let message = world.post(world.bot.id, place, draft).clone();
    Ok(shape::message(world, &message))
}

/// `copyMessage`; a caption, even an empty one, takes the place of the old.
pub(super) fn copy_message(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let caption = match parameters.given("caption") {
        Some(caption) => {
            let entities = parameters.json("caption_entities", "caption entities")?;
            Some(text::caption(world, caption, parameters.text("parse_mode"), entities)?)
        }
        None => None,
    };
    let mut draft = single(world, parameters, true)?;
    if let (Some(new), Content::File { caption, caption_above, .. }) = (caption, &mut draft.content) {
        *caption = new;
        *caption_above = parameters.boolean("show_caption_above_media");
    }
    let place = peer::writable(world, parameters, "messages")?;
    let options = send::options(world, place, parameters)?;
    let draft = Draft { options: Options { link_preview: draft.options.link_preview, ..options }, ..draft };
    Ok(json!({ "message_id": world.post(world.bot.id, place, draft).id }))
}

/// `forwardMessages` and `copyMessages`; what is not there or cannot be forwarded is passed over.
pub(super) fn forward_messages(world: &mut World, parameters: &mut Parameters, copy: bool) -> Result<Json, ApiError> {
    parameters.forget("reply_markup");
    parameters.forget("reply_parameters");
    let from = source(world, parameters)?;
    let ids = parameters.message_ids()?;
    if ids.windows(2).any(|pair| matches!(pair, [one, next] if one >= next)) {
        return Err(ApiError::bad_request("message identifiers must be in a strictly increasing order"));
    }
    let place = peer::writable(world, parameters, "messages")?;
    let bot = world.bot.id;
    let (mut found, mut good) = (false, Vec::new());
    for id in ids {
        match world.forwardable(bot, from, id) {
            Ok(_) => good.push(id),
            Err(refusal) => found |= refusal != ForwardRefusal::NotFound,
        }
    }
    if good.is_empty() {
        let text = if found { "messages can't be forwarded" } else { "there are no messages to forward" };
        return Err(ApiError::bad_request(text));
    }
    let how = Forwarding {
        drop_author: copy,
        drop_captions: copy && parameters.boolean("remove_caption"),
        options: send::options(world, place, parameters)?,
    };
    let drafts = world.forwarded(bot, from, &good, &how).map_err(|refusal| refused(refusal, copy))?;
    Ok(drafts.into_iter().map(|draft| json!({ "message_id": world.post(bot, place, draft).id })).collect())
}

/// What the one message becomes that a call names.
fn single(world: &mut World, parameters: &Parameters, copy: bool) -> Result<Draft, ApiError> {
    let from = source(world, parameters)?;
    let id = parameters.integer("message_id").unwrap_or(0);
    let how = Forwarding { drop_author: copy, ..Forwarding::default() };
    let drafts = world.forwarded(world.bot.id, from, &[id], &how).map_err(|refusal| refused(refusal, copy))?;
    drafts.into_iter().next().ok_or_else(|| refused(ForwardRefusal::NotFound, copy))
}

fn source(world: &World, parameters: &Parameters) -> Result<Place, ApiError> {
    if parameters.text("from_chat_id").is_none() {
        return Err(ApiError::bad_request("parameter \"from_chat_id\" is required"));
    }
    peer::readable(world, parameters, "from_chat_id")
}

fn refused(refusal: ForwardRefusal, copy: bool) -> ApiError {
    ApiError::bad_request(match (refusal, copy) {
        (ForwardRefusal::NotFound, false) => "message to forward not found",
        (ForwardRefusal::NotFound, true) => "message to copy not found",
        (ForwardRefusal::Service | ForwardRefusal::Protected, false) => "the message can't be forwarded",
        (ForwardRefusal::Service | ForwardRefusal::Protected, true) => "the message can't be copied",
    })
}
