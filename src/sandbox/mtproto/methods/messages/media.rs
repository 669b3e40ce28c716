//! What a request sends besides text (`InputMedia`): checked as the server does, files of it kept in the world.
//! `messages.sendMedia`'s and `messages.uploadMedia`'s media are read here; polls, dice, invoices, games, stories and
//! venues are refused as what this account may not send.

use crate::markup::Text;
use crate::sandbox::mtproto::State;
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::media::{access_hash, reference};
use crate::sandbox::world::{
    Content, FileDetails, FileKind, Live, Location, PhotoRefusal, SharedContact, StoredFile, World, photo_size,
    picture_size,
};
use grammers_tl_types::enums::{DocumentAttribute, InputDocument, InputGeoPoint, InputMedia, InputPhoto};
use grammers_tl_types::types;
use std::sync::Arc;

/// What the names of photos end with.
const PHOTO_ENDINGS: [&str; 8] = ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff"];
/// Media that was checked, and its file if it is new.
pub(super) enum Media {
    Kept { file_id: String, kind: FileKind, spoiler: bool },
    New { details: FileDetails, content: Arc<[u8]>, spoiler: bool },
    Location(Location),
    Contact(SharedContact),
}

impl Media {
    /// Whether an album may hold it, and with what it goes together there.
    pub(super) fn album_kind(&self) -> Option<FileKind> {
        match self {
            Self::Kept { kind, .. } => Some(*kind),
            Self::New { details, .. } => Some(details.kind),
            Self::Location(_) | Self::Contact(_) => None,
        }
    }
}

/// Checks media; nothing changes in the world.
pub(super) fn read(world: &World, state: &mut State, viewer: i64, media: InputMedia) -> Result<Media, RpcError> {
    let invalid = || RpcError::bad("MEDIA_INVALID");
    match media {
        InputMedia::Empty => Err(RpcError::bad("MEDIA_EMPTY")),
        InputMedia::UploadedPhoto(photo) => {
            let (name, content) = state.uploads.content(viewer, &photo.file)?;
            let details = photo_details(name, &content)?;
            Ok(Media::New { details, content, spoiler: photo.spoiler })
        }
        InputMedia::UploadedDocument(document) => {
            let (name, content) = state.uploads.content(viewer, &document.file)?;
            let spoiler = document.spoiler;
            Ok(Media::New { details: document_details(name, &content, document), content, spoiler })
        }
        InputMedia::Photo(photo) => {
            let InputPhoto::Photo(id) = photo.id else { return Err(RpcError::bad("MEDIA_EMPTY")) };
            let file = kept(world, viewer, id.id, id.access_hash, &id.file_reference)?;
            if file.details.kind != FileKind::Photo {
                return Err(invalid());
            }
            Ok(Media::Kept { file_id: file.id.clone(), kind: FileKind::Photo, spoiler: photo.spoiler })
        }
        InputMedia::Document(document) => {
            let InputDocument::Document(id) = document.id else { return Err(RpcError::bad("MEDIA_EMPTY")) };
            let file = kept(world, viewer, id.id, id.access_hash, &id.file_reference)?;
            let kind = file.details.kind;
            if kind == FileKind::Photo {
                return Err(invalid());
            }
            Ok(Media::Kept { file_id: file.id.clone(), kind, spoiler: document.spoiler })
        }
        InputMedia::GeoPoint(point) => Ok(Media::Location(location(&point.geo_point, None)?)),
        InputMedia::GeoLive(live) => live_location(&live).map(Media::Location),
        InputMedia::Contact(shared) => contact(world, viewer, shared).map(Media::Contact),
        // Nothing is ever fetched.
        InputMedia::PhotoExternal(_) | InputMedia::DocumentExternal(_) | InputMedia::WebPage(_) => {
            Err(RpcError::bad("WEBPAGE_CURL_FAILED"))
        }
        _ => Err(invalid()),
    }
}

/// Puts a new file into the store, and makes a message's content of the media.
pub(super) fn keep(world: &mut World, media: Media, caption: Text, caption_above: bool) -> Result<Content, RpcError> {
    Ok(match media {
        Media::Kept { file_id, kind, spoiler } => Content::File { kind, file_id, caption, spoiler, caption_above },
        Media::New { details, content, spoiler } => {
            let kind = details.kind;
            let full = |_| RpcError::new(500, "SANDBOX_STORE_FULL");
            let file_id = world.files.add(details, content).map_err(full)?.id.clone();
            Content::File { kind, file_id, caption, spoiler, caption_above }
        }
        Media::Location(location) => Content::Location(location),
        Media::Contact(contact) => Content::Contact(contact),
    })
}

/// The file that a client names; it must have been told of it.
pub(in crate::sandbox::mtproto::methods) fn kept<'a>(
    world: &'a World,
    viewer: i64,
    number: i64,
    hash: i64,
    given: &[u8],
) -> Result<&'a StoredFile, RpcError> {
    let file = world.files.numbered(number).filter(|file| access_hash(viewer, file) == hash);
    let file = file.ok_or_else(|| RpcError::bad("MEDIA_INVALID"))?;
    match given {
        [] => Err(RpcError::bad("FILE_REFERENCE_EMPTY")),
        given if given != reference(file) => Err(RpcError::bad("FILE_REFERENCE_INVALID")),
        _ => Ok(file),
    }
}

fn photo_details(name: String, content: &[u8]) -> Result<FileDetails, RpcError> {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    if !PHOTO_ENDINGS.contains(&ending.as_str()) {
        return Err(RpcError::bad("PHOTO_EXT_INVALID"));
    }
    let (width, height) = photo_size(content).map_err(|refusal| {
        RpcError::bad(match refusal {
            PhotoRefusal::TooLarge => "PHOTO_SAVE_FILE_INVALID",
            PhotoRefusal::NoPicture => "IMAGE_PROCESS_FAILED",
            PhotoRefusal::Dimensions => "PHOTO_INVALID_DIMENSIONS",
        })
    })?;
    let mime_type = mime_guess::from_path(&name).first_raw().map(str::to_owned);
    let details = FileDetails { kind: FileKind::Photo, mime_type, width, height, ..plain(Some(name)) };
    Ok(details)
}

fn plain(name: Option<String>) -> FileDetails {
    FileDetails {
        kind: FileKind::Document,
        name,
        mime_type: None,
        width: 0,
        height: 0,
        duration: 0,
        performer: None,
        title: None,
    }
}

/// What the attributes say a document is; `force_file` makes it a plain one whatever they say.
fn document_details(name: String, content: &[u8], document: types::InputMediaUploadedDocument) -> FileDetails {
    let mut details = plain(Some(name).filter(|name| !name.is_empty()));
    let mut animated = document.mime_type == "image/gif";
    let mut kind = None;
    for attribute in document.attributes {
        match attribute {
            DocumentAttribute::Filename(attribute) => details.name = Some(attribute.file_name),
            DocumentAttribute::ImageSize(size) => {
                (details.width, details.height) = (size.w.max(0).into(), size.h.max(0).into());
            }
            DocumentAttribute::Animated => animated = true,
            DocumentAttribute::Sticker(_) => kind = Some(FileKind::Sticker),
            DocumentAttribute::Video(video) => {
                (details.width, details.height) = (video.w.max(0).into(), video.h.max(0).into());
                // A number of seconds, cut to what fits.
                details.duration = video.duration.clamp(0.0, f64::from(i32::MAX)) as i64;
                kind = Some(if video.round_message { FileKind::VideoNote } else { FileKind::Video });
            }
            DocumentAttribute::Audio(audio) => {
                details.duration = audio.duration.max(0).into();
                (details.performer, details.title) = (audio.performer, audio.title);
                kind = Some(if audio.voice { FileKind::Voice } else { FileKind::Audio });
            }
            DocumentAttribute::HasStickers | DocumentAttribute::CustomEmoji(_) => {}
        }
    }
    let animation = animated && matches!(kind, None | Some(FileKind::Video));
    details.kind = match kind {
        _ if document.force_file => FileKind::Document,
        _ if animation => FileKind::Animation,
        kind => kind.unwrap_or(FileKind::Document),
    };
    if details.width == 0
        && matches!(details.kind, FileKind::Animation | FileKind::Sticker)
        && let Some(size) = picture_size(content)
    {
        (details.width, details.height) = size;
    }
    details.mime_type = Some(document.mime_type).filter(|mime_type| !mime_type.is_empty());
    details
}

fn location(point: &InputGeoPoint, live: Option<Live>) -> Result<Location, RpcError> {
    let invalid = || RpcError::bad("GEO_POINT_INVALID");
    let InputGeoPoint::Point(point) = point else { return Err(invalid()) };
    let inside = (-90.0..=90.0).contains(&point.lat)
        && (-180.0..=180.0).contains(&point.long)
        && point.accuracy_radius.is_none_or(|metres| (0.0..=Location::ACCURACY_LIMIT).contains(&f64::from(metres)));
    if !inside {
        return Err(invalid());
    }
    let accuracy = point.accuracy_radius.filter(|metres| *metres > 0).map(f64::from);
    Ok(Location { latitude: point.lat, longitude: point.long, accuracy, live })
}

/// A live location as it is sent.
fn live_location(media: &types::InputMediaGeoLive) -> Result<Location, RpcError> {
    let invalid = || RpcError::bad("MEDIA_INVALID");
    let period = i64::from(media.period.ok_or_else(invalid)?);
    if media.stopped || !(Live::PERIODS.contains(&period) || period == Live::FOREVER) {
        return Err(invalid());
    }
    let live = live(media, period)?;
    location(&media.geo_point, Some(live))
}

fn live(media: &types::InputMediaGeoLive, period: i64) -> Result<Live, RpcError> {
    // 0 is none.
    let some = |value: Option<i32>| value.map(i64::from).filter(|value| *value != 0);
    let (heading, proximity) = (some(media.heading), some(media.proximity_notification_radius));
    let within = |value: Option<i64>, most: i64| value.is_none_or(|value| (1..=most).contains(&value));
    if !within(heading, Live::HEADING_LIMIT) || !within(proximity, Live::PROXIMITY_LIMIT) {
        return Err(RpcError::bad("MEDIA_INVALID"));
    }
    Ok(Live { period, heading, proximity, stopped: media.stopped })
}

/// What an edit makes of a live location: another point, or an end. A period is kept unless a new one is given.
pub(super) fn moved(old: &Location, media: &types::InputMediaGeoLive) -> Result<Location, RpcError> {
    let Some(before) = &old.live else { return Err(RpcError::bad("MEDIA_PREV_INVALID")) };
    let period = media.period.map_or(before.period, i64::from);
    let live = live(media, period)?;
    match &media.geo_point {
        InputGeoPoint::Empty if media.stopped => {
            Ok(Location { live: Some(Live { stopped: true, ..before.clone() }), ..old.clone() })
        }
        point => location(point, Some(live)),
    }
}

fn contact(world: &World, viewer: i64, shared: types::InputMediaContact) -> Result<SharedContact, RpcError> {
    if !shared.phone_number.chars().any(|character| character.is_ascii_digit()) {
        return Err(RpcError::bad("PHONE_NUMBER_INVALID"));
    }
    if shared.first_name.trim().is_empty() {
        return Err(RpcError::bad("CONTACT_NAME_EMPTY"));
    }
    if shared.vcard.len() > SharedContact::VCARD_LIMIT {
        return Err(RpcError::bad("MEDIA_INVALID"));
    }
    let user_id = world.find_by_phone(viewer, &shared.phone_number).map(|person| person.id);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    Ok(SharedContact {
        phone_number: shared.phone_number,
        first_name: shared.first_name,
        last_name: some(shared.last_name),
        vcard: some(shared.vcard),
        user_id,
    })
}
