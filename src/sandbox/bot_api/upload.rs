//! Files of a call: uploaded ones are kept, ids of kept ones are found; addresses are never fetched. And `getFile`.

use super::error::ApiError;
use super::parameters::{Parameters, Upload};
use super::shape;
use crate::sandbox::world::{FileDetails, FileKind, World};
use crate::value::Json;

/// Bytes of an uploaded photo.
const PHOTO_LIMIT: usize = 10 * 1024 * 1024;
/// Width and height of a photo together, in pixels.
const PHOTO_SIZE_LIMIT: usize = 10_000;
/// How many times a photo may be longer than wide, or the reverse.
const PHOTO_RATIO_LIMIT: usize = 20;
/// Bytes of a file that `getFile` gives out.
const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;

/// What a sender says about a file; sizes in pixels, durations in seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) duration: i64,
    pub(super) performer: Option<String>,
    pub(super) title: Option<String>,
}

/// What a call names as its file, checked and not yet kept.
pub(super) enum Source {
    /// The id of a file in the store.
    Kept(String),
    New(FileDetails, Vec<u8>),
}

/// The file that `value` names (an id, an address, `attach://part`), or the part named `field`.
pub(super) fn source(
    world: &World,
    parameters: &mut Parameters,
    field: &str,
    value: Option<&str>,
    kind: FileKind,
    said: Said,
) -> Result<Source, ApiError> {
    let part = match value {
        Some(value) => value.strip_prefix("attach://"),
        None => Some(field),
    };
    if let Some(part) = part {
        let missing = || ApiError::bad_request(format!("there is no {} in the request", kind.word().replace('_', " ")));
        let upload = parameters.take_file(part).ok_or_else(missing)?;
        return checked(upload, kind, said).map(|(details, content)| Source::New(details, content));
    }
    let value = value.unwrap_or_default();
    if value.starts_with("http://") || value.starts_with("https://") {
        return Err(ApiError::bad_request("failed to get HTTP URL content"));
    }
    let Some(kept) = world.files.get(value) else {
        return Err(ApiError::bad_request("wrong file identifier/HTTP URL specified"));
    };
    if kept.details.kind != kind {
        return Err(ApiError::bad_request(format!(
            "can't use file of type {} as {}",
            type_name(kept.details.kind),
            type_name(kind)
        )));
    }
    Ok(Source::Kept(kept.id.clone()))
}

/// Keeps a file and gives its id.
pub(super) fn keep(world: &mut World, source: Source) -> Result<String, ApiError> {
    match source {
        Source::Kept(id) => Ok(id),
        Source::New(details, content) => {
            let stored = world.files.add(details, content).map_err(|error| ApiError::bad_request(error.to_string()))?;
            Ok(stored.id.clone())
        }
    }
}

fn type_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Photo => "Photo",
        FileKind::Video => "Video",
        FileKind::Audio => "Audio",
        FileKind::Voice => "VoiceNote",
        FileKind::Animation => "Animation",
        FileKind::Document => "Document",
        FileKind::VideoNote => "VideoNote",
        FileKind::Sticker => "Sticker",
    }
}

fn checked(upload: Upload, kind: FileKind, said: Said) -> Result<(FileDetails, Vec<u8>), ApiError> {
    let Upload { name, mime_type, content } = upload;
    if content.is_empty() {
        return Err(ApiError::bad_request("file must be non-empty"));
    }
    let mut details = FileDetails {
        kind,
        mime_type: mime_type.or_else(|| guess(name.as_deref())),
        name,
        width: said.width.max(0),
        height: said.height.max(0),
        duration: said.duration.max(0),
        performer: said.performer,
        title: said.title,
    };
    match kind {
        FileKind::Photo => {
            (details.width, details.height) = photo_size(&content)?;
            details.name = details.name.or_else(|| Some("photo.jpg".to_owned()));
        }
        FileKind::Sticker => {
            let size = imagesize::blob_size(&content).map_err(|_| ApiError::bad_request("STICKER_FILE_INVALID"))?;
            (details.width, details.height) = (pixels(size.width), pixels(size.height));
        }
        FileKind::Animation if details.width == 0 => {
            if let Ok(size) = imagesize::blob_size(&content) {
                (details.width, details.height) = (pixels(size.width), pixels(size.height));
            }
        }
        _ => {}
    }
    Ok((details, content))
}

fn guess(name: Option<&str>) -> Option<String> {
    mime_guess::from_path(name?).first_raw().map(str::to_owned)
}

fn photo_size(content: &[u8]) -> Result<(i64, i64), ApiError> {
    if content.len() > PHOTO_LIMIT {
        return Err(ApiError::bad_request(format!(
            "file of size {} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes",
            content.len()
        )));
    }
    let size = imagesize::blob_size(content).map_err(|_| ApiError::bad_request("IMAGE_PROCESS_FAILED"))?;
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    if short == 0 || short.saturating_add(long) > PHOTO_SIZE_LIMIT || long > short.saturating_mul(PHOTO_RATIO_LIMIT) {
        return Err(ApiError::bad_request("PHOTO_INVALID_DIMENSIONS"));
    }
    Ok((pixels(size.width), pixels(size.height)))
}

fn pixels(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// `getFile`.
pub(super) fn get_file(world: &World, parameters: &Parameters) -> Result<Json, ApiError> {
    let Some(id) = parameters.text("file_id") else {
        return Err(ApiError::bad_request("file_id not specified"));
    };
    let Some(file) = world.files.get(id) else {
        return Err(ApiError::bad_request("invalid file_id"));
    };
    if file.content.len() > DOWNLOAD_LIMIT {
        return Err(ApiError::bad_request("file is too big"));
    }
    Ok(shape::file_info(file))
}
