//! What a message holds besides text: photos, documents of all kinds, locations, contacts, as `MessageMedia`. A photo
//! has the one size it came in, and nothing has a thumbnail. Link previews are not made: nothing is ever fetched.

use crate::sandbox::mtproto::hash;
use crate::sandbox::world::{Content, FileKind, Location, Message, SharedContact, StoredFile, World};
use grammers_tl_types::{enums, types};

/// The data centre that all files are said to be in: the sandbox's own.
const DC: i32 = 2;
/// Name of the one size of a photo (<https://core.telegram.org/api/files#image-thumbnail-types>).
const SIZE: &str = "y";

/// The media of a message as an account sees it; nothing for a text and for service messages.
pub(in crate::sandbox::mtproto) fn media(world: &World, viewer: i64, message: &Message) -> Option<enums::MessageMedia> {
    match &message.content {
        Content::File { kind, file_id, spoiler, .. } => {
            let file = world.files.get(file_id)?;
            Some(file_media(viewer, file, *kind, *spoiler))
        }
        Content::Location(location) => Some(location_media(viewer, location, message)),
        Content::Contact(contact) => Some(contact_media(contact)),
        Content::Text(_)
        | Content::Created { .. }
        | Content::TopicCreated { .. }
        | Content::MigratedTo { .. }
        | Content::MigratedFrom { .. } => None,
    }
}

/// The number under which the account `viewer` names the file, so that numbers do not pass from one account to another.
pub(in crate::sandbox::mtproto) fn access_hash(viewer: i64, file: &StoredFile) -> i64 {
    hash::mix(&[2, viewer, file.number]) | 1
}

/// What a file is asked for with besides its number (`file_reference`).
pub(in crate::sandbox::mtproto) fn reference(file: &StoredFile) -> Vec<u8> {
    hash::mix(&[3, file.number]).to_le_bytes().to_vec()
}

/// A stored file as media of its kind.
pub(in crate::sandbox::mtproto) fn file_media(
    viewer: i64,
    file: &StoredFile,
    kind: FileKind,
    spoiler: bool,
) -> enums::MessageMedia {
    if kind == FileKind::Photo {
        let photo = Some(photo(viewer, file));
        return types::MessageMediaPhoto { spoiler, live_photo: false, photo, ttl_seconds: None, video: None }.into();
    }
    types::MessageMediaDocument {
        nopremium: false,
        spoiler,
        video: kind == FileKind::Video,
        round: kind == FileKind::VideoNote,
        voice: kind == FileKind::Voice,
        document: Some(document(viewer, file)),
        alt_documents: None,
        video_cover: None,
        video_timestamp: None,
        ttl_seconds: None,
    }
    .into()
}

fn photo(viewer: i64, file: &StoredFile) -> enums::Photo {
    let details = &file.details;
    let (w, h) = (small(details.width), small(details.height));
    let size = small(i64::try_from(file.content.len()).unwrap_or(i64::MAX));
    types::Photo {
        has_stickers: false,
        id: file.number,
        access_hash: access_hash(viewer, file),
        file_reference: reference(file),
        date: 0,
        sizes: vec![types::PhotoSize { r#type: SIZE.to_owned(), w, h, size }.into()],
        video_sizes: None,
        dc_id: DC,
    }
    .into()
}

fn document(viewer: i64, file: &StoredFile) -> enums::Document {
    types::Document {
        id: file.number,
        access_hash: access_hash(viewer, file),
        file_reference: reference(file),
        date: 0,
        mime_type: file.details.mime_type.clone().unwrap_or_else(|| "application/octet-stream".to_owned()),
        size: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
        thumbs: None,
        video_thumbs: None,
        dc_id: DC,
        attributes: attributes(file),
    }
    .into()
}

fn attributes(file: &StoredFile) -> Vec<enums::DocumentAttribute> {
    let details = &file.details;
    let (w, h) = (small(details.width), small(details.height));
    let video = |round_message: bool, nosound: bool| -> enums::DocumentAttribute {
        types::DocumentAttributeVideo {
            round_message,
            supports_streaming: false,
            nosound,
            duration: f64::from(small(details.duration)),
            w,
            h,
            preload_prefix_size: None,
            video_start_ts: None,
            video_codec: None,
        }
        .into()
    };
    let audio = |voice: bool| -> enums::DocumentAttribute {
        types::DocumentAttributeAudio {
            voice,
            duration: small(details.duration),
            title: details.title.clone(),
            performer: details.performer.clone(),
            waveform: None,
        }
        .into()
    };
    let mut attributes = Vec::new();
    match details.kind {
        FileKind::Photo | FileKind::Document => {}
        FileKind::Video => attributes.push(video(false, false)),
        FileKind::VideoNote => attributes.push(video(true, false)),
        FileKind::Animation => attributes.extend([video(false, true), enums::DocumentAttribute::Animated]),
        FileKind::Audio => attributes.push(audio(false)),
        FileKind::Voice => attributes.push(audio(true)),
        FileKind::Sticker => {
            attributes.push(types::DocumentAttributeImageSize { w, h }.into());
            let stickerset = enums::InputStickerSet::Empty;
            let sticker =
                types::DocumentAttributeSticker { mask: false, alt: String::new(), stickerset, mask_coords: None };
            attributes.push(sticker.into());
        }
    }
    if let Some(file_name) = details.name.clone() {
        attributes.push(types::DocumentAttributeFilename { file_name }.into());
    }
    attributes
}

fn location_media(viewer: i64, location: &Location, message: &Message) -> enums::MessageMedia {
    let geo = point(viewer, location, message);
    let Some(live) = &location.live else { return types::MessageMediaGeo { geo }.into() };
    // One that was stopped has lasted until then.
    let lasted = message.edit_date.unwrap_or(message.date) - message.date;
    types::MessageMediaGeoLive {
        geo,
        heading: live.heading.map(small),
        period: small(if live.stopped { lasted } else { live.period }),
        proximity_notification_radius: live.proximity.map(small),
    }
    .into()
}

fn point(viewer: i64, location: &Location, message: &Message) -> enums::GeoPoint {
    types::GeoPoint {
        long: location.longitude,
        lat: location.latitude,
        access_hash: hash::mix(&[4, viewer, message.id]),
        // The accuracy is within 0–1500 metres.
        accuracy_radius: location.accuracy.map(|metres| metres.round() as i32),
    }
    .into()
}

fn contact_media(contact: &SharedContact) -> enums::MessageMedia {
    types::MessageMediaContact {
        phone_number: contact.phone_number.clone(),
        first_name: contact.first_name.clone(),
        last_name: contact.last_name.clone().unwrap_or_default(),
        vcard: contact.vcard.clone().unwrap_or_default(),
        user_id: contact.user_id.unwrap_or_default(),
    }
    .into()
}

fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
