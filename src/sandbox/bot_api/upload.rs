//! Files of a call: uploaded ones are kept, ids of kept ones are found; addresses are never fetched. And `getFile`.

use super::error::ApiError;
use super::parameters::{Parameters, Upload};
use super::shape;
use crate::sandbox::world::{FileDetails, FileKind, PHOTO_LIMIT, PhotoRefusal, World, photo_size, picture_size};
use crate::value::Json;

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
            let length = content.len();
            (details.width, details.height) = photo_size(&content).map_err(|refusal| photo_refusal(refusal, length))?;
            details.name = details.name.or_else(|| Some("photo.jpg".to_owned()));
        }
        FileKind::Sticker => {
            let invalid = || ApiError::bad_request("STICKER_FILE_INVALID");
            (details.width, details.height) = picture_size(&content).ok_or_else(invalid)?;
        }
        FileKind::Animation if details.width == 0 => {
            (details.width, details.height) = picture_size(&content).unwrap_or_default();
        }
        _ => {}
    }
    Ok((details, content))
}

fn guess(name: Option<&str>) -> Option<String> {
    mime_guess::from_path(name?).first_raw().map(str::to_owned)
}

fn photo_refusal(refusal: PhotoRefusal, length: usize) -> ApiError {
    ApiError::bad_request(match refusal {
        PhotoRefusal::TooLarge => {
            format!("file of size {length} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes")
        }
        PhotoRefusal::NoPicture => "IMAGE_PROCESS_FAILED".to_owned(),
        PhotoRefusal::Dimensions => "PHOTO_INVALID_DIMENSIONS".to_owned(),
    })
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
