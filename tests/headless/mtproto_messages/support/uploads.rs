//! Files on their way in, and media made of them.

use super::Account;
use grammers_client::tl::{enums, types};

/// A file of the client library that holds these bytes.
pub(crate) async fn upload(account: &Account, name: &str, bytes: &[u8]) -> enums::InputFile {
    let mut stream = bytes;
    account.upload_stream(&mut stream, bytes.len(), name.to_owned()).await.expect("uploaded").raw
}

pub(crate) fn photo(file: enums::InputFile) -> enums::InputMedia {
    types::InputMediaUploadedPhoto {
        spoiler: false,
        live_photo: false,
        file,
        stickers: None,
        ttl_seconds: None,
        video: None,
    }
    .into()
}

pub(crate) fn document(
    file: enums::InputFile,
    mime_type: &str,
    attributes: Vec<enums::DocumentAttribute>,
) -> enums::InputMedia {
    types::InputMediaUploadedDocument {
        nosound_video: false,
        force_file: false,
        spoiler: false,
        file,
        thumb: None,
        mime_type: mime_type.to_owned(),
        attributes,
        stickers: None,
        video_cover: None,
        video_timestamp: None,
        ttl_seconds: None,
    }
    .into()
}

/// What uploaded media is named by afterwards.
pub(crate) fn again(media: &enums::MessageMedia) -> enums::InputMedia {
    match media {
        enums::MessageMedia::Photo(media) => {
            let Some(enums::Photo::Photo(photo)) = &media.photo else { panic!("{media:?}") };
            let id = types::InputPhoto {
                id: photo.id,
                access_hash: photo.access_hash,
                file_reference: photo.file_reference.clone(),
            };
            let (id, ttl_seconds, video) = (id.into(), None, None);
            types::InputMediaPhoto { spoiler: false, live_photo: false, id, ttl_seconds, video }.into()
        }
        enums::MessageMedia::Document(media) => {
            let Some(enums::Document::Document(document)) = &media.document else { panic!("{media:?}") };
            let id = types::InputDocument {
                id: document.id,
                access_hash: document.access_hash,
                file_reference: document.file_reference.clone(),
            };
            types::InputMediaDocument {
                spoiler: false,
                id: id.into(),
                video_cover: None,
                video_timestamp: None,
                ttl_seconds: None,
                query: None,
            }
            .into()
        }
        other => panic!("{other:?}"),
    }
}
