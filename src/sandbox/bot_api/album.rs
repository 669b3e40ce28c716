//! `sendMediaGroup`: up to 10 files as one album, all of which are checked before the first is sent. A single one is no
//! album and goes out alone, as the real server does it although the manual says 2–10.

use super::error::ApiError;
use super::parameters::Parameters;
use super::text::{self, EntityParameter};
use super::upload::{self, Said};
use super::{media, peer, send};
use crate::sandbox::world::{Content, FileKind, World};
use crate::value::Json;
use serde::Deserialize;

/// `InputMedia…` of an album.
#[derive(Deserialize)]
struct Item {
    #[serde(rename = "type")]
    kind: String,
    media: String,
    #[serde(default)]
    caption: String,
    parse_mode: Option<String>,
    caption_entities: Option<Vec<EntityParameter>>,
    #[serde(default)]
    show_caption_above_media: bool,
    #[serde(default)]
    has_spoiler: bool,
    #[serde(default)]
    width: i64,
    #[serde(default)]
    height: i64,
    #[serde(default)]
    duration: i64,
    performer: Option<String>,
    title: Option<String>,
}

/// `sendMediaGroup`.
pub(super) fn send_media_group(world: &mut World, parameters: &mut Parameters) -> Result<Json, ApiError> {
    let items: Vec<Item> = parameters.json("media", "media")?.unwrap_or_default();
    let kinds = kinds(&items)?;
    let mut checked = Vec::new();
    for (number, (item, kind)) in (1..).zip(items.into_iter().zip(kinds)) {
        let said = Said {
            width: item.width,
            height: item.height,
            duration: item.duration,
            performer: item.performer,
            title: item.title,
        };
        let source = upload::source(world, parameters, "", Some(&item.media), kind, said)
            .map_err(|error| of_item(error, number))?;
        let caption = text::caption(world, &item.caption, item.parse_mode.as_deref(), item.caption_entities)?;
        checked.push((kind, source, caption, item.has_spoiler, item.show_caption_above_media));
    }
    let place = peer::writable(world, parameters, checked.first().map_or("photos", |item| media::plural(item.0)))?;
    // The method has no such parameter, and the real server reads none.
    parameters.forget("reply_markup");
    let mut options = send::options(world, place, parameters)?;
    options.album = (checked.len() > 1).then(|| world.next_album());
    let mut contents = Vec::new();
    for (kind, source, caption, spoiler, caption_above) in checked {
        let file_id = upload::keep(world, source)?;
        contents.push(Content::File { kind, file_id, caption, spoiler, caption_above });
    }
    Ok(contents.into_iter().map(|content| send::post(world, place, content, options.clone())).collect())
}

/// An item's refusal as the real server words it for albums: what its inner servers say (`IN_CAPITALS`) names the item.
fn of_item(error: ApiError, number: usize) -> ApiError {
    let text = error.description.trim_start_matches("Bad Request: ");
    if text.starts_with("there is no ") {
        ApiError::bad_request("can't parse InputMedia: media not found")
    } else if text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') {
        ApiError::bad_request(format!("failed to send message #{number} with the error message \"{text}\""))
    } else {
        error
    }
}

/// The kinds of the files, when they go together.
fn kinds(items: &[Item]) -> Result<Vec<FileKind>, ApiError> {
    match items.len() {
        0 => return Err(ApiError::bad_request("there are no messages to send")),
        1..=10 => {}
        _ => return Err(ApiError::bad_request("too many messages to send as an album")),
    }
    let mut kinds = Vec::new();
    for item in items {
        kinds.push(match item.kind.as_str() {
            "photo" => FileKind::Photo,
            "video" => FileKind::Video,
            "audio" => FileKind::Audio,
            "document" => FileKind::Document,
            other => {
                return Err(ApiError::bad_request(format!(
                    "can't parse InputMedia: type \"{other}\" can't be used in an album"
                )));
            }
        });
    }
    for (single, name) in [(FileKind::Document, "document"), (FileKind::Audio, "audio")] {
        if kinds.contains(&single) && kinds.iter().any(|kind| *kind != single) {
            return Err(ApiError::bad_request(format!("{name} can't be mixed with other media types")));
        }
    }
    Ok(kinds)
}
