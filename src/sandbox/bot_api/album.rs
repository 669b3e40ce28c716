//! `sendMediaGroup`: up to 10 files as one album, all of which are checked before the first is sent. A single one is no
//! album and goes out alone, as the real server does it although the manual says 2–10.

use super::error::ApiError;
use super::input_media::InputMedia;
use super::parameters::Parameters;
use super::{media, peer, send};
use crate::sandbox::world::{FileKind, World};
use crate::value::Json;

/// `sendMediaGroup`.
pub(super) fn send_media_group(world: &mut World, parameters: &mut Parameters) -> Result<Json, ApiError> {
    let items: Vec<InputMedia> = parameters.json("media", "media")?.unwrap_or_default();
    check_kinds(&items)?;
    let mut checked = Vec::new();
    for (number, item) in (1..).zip(items) {
        checked.push(item.check(world, parameters).map_err(|error| of_item(error, number))?);
    }
    let place = peer::writable(world, parameters, checked.first().map_or("photos", |item| media::plural(item.kind)))?;
    // The method has no such parameter, and the real server reads none.
    parameters.forget("reply_markup");
    let mut options = send::options(world, place, parameters)?;
    options.album = (checked.len() > 1).then(|| world.next_album());
    let contents = checked.into_iter().map(|item| item.keep(world)).collect::<Result<Vec<_>, _>>()?;
    Ok(contents.into_iter().map(|content| send::post(world, place, content, options.clone())).collect())
}

/// An item's refusal as the real server words it for albums: what its inner servers say (`IN_CAPITALS`) names the item.
fn of_item(error: ApiError, number: usize) -> ApiError {
    let text = error.description.trim_start_matches("Bad Request: ");
    if text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') {
        ApiError::bad_request(format!("failed to send message #{number} with the error message \"{text}\""))
    } else {
        error
    }
}

/// Whether the files go together.
fn check_kinds(items: &[InputMedia]) -> Result<(), ApiError> {
    match items.len() {
        0 => return Err(ApiError::bad_request("there are no messages to send")),
        1..=10 => {}
        _ => return Err(ApiError::bad_request("too many messages to send as an album")),
    }
    let kinds = items.iter().map(InputMedia::kind).collect::<Result<Vec<_>, _>>()?;
    if kinds.contains(&FileKind::Animation) {
        let text = "can't parse InputMedia: type \"animation\" can't be used in an album";
        return Err(ApiError::bad_request(text));
    }
    for (single, name) in [(FileKind::Document, "document"), (FileKind::Audio, "audio")] {
        if kinds.contains(&single) && kinds.iter().any(|kind| *kind != single) {
            return Err(ApiError::bad_request(format!("{name} can't be mixed with other media types")));
        }
    }
    Ok(())
}
