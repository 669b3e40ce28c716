//! Files as MTProto sends them (`InputMedia`).
//!
//! Length and picture size of videos and audio are left to Telegram, which reads them from the files.

use super::rpc_error;
use crate::engine::ActionError;
use crate::telegram::file::{FileToSend, Kind};
use crate::value::Json;
use grammers_tl_types as tl;
use serde_json::json;

/// An uploaded file as what it is shown as.
pub(super) fn uploaded(kind: Kind, file: &FileToSend, input: tl::enums::InputFile) -> tl::enums::InputMedia {
    if kind == Kind::Photo {
        let photo = tl::types::InputMediaUploadedPhoto {
            spoiler: false,
            live_photo: false,
            file: input,
            stickers: None,
            ttl_seconds: None,
            video: None,
        };
        return photo.into();
    }
    let document = tl::types::InputMediaUploadedDocument {
        nosound_video: false,
        // Else Telegram makes a video or an animation of a document that looks like one.
        force_file: kind == Kind::Document,
        spoiler: false,
        file: input,
        thumb: None,
        mime_type: mime_type(kind, &file.name),
        attributes: attributes(kind, file),
        stickers: None,
        video_cover: None,
        video_timestamp: None,
        ttl_seconds: None,
    };
    document.into()
}

/// The file of an `uploadMedia`'s answer, for an album.
pub(super) fn known(media: tl::enums::MessageMedia) -> Result<tl::enums::InputMedia, ActionError> {
    match media {
        tl::enums::MessageMedia::Photo(tl::types::MessageMediaPhoto {
            photo: Some(tl::enums::Photo::Photo(photo)),
            ..
        }) => {
            let tl::types::Photo { id, access_hash, file_reference, .. } = photo;
            let photo = tl::types::InputMediaPhoto {
                spoiler: false,
                live_photo: false,
                id: tl::types::InputPhoto { id, access_hash, file_reference }.into(),
                ttl_seconds: None,
                video: None,
            };
            Ok(photo.into())
        }
        tl::enums::MessageMedia::Document(tl::types::MessageMediaDocument {
            document: Some(tl::enums::Document::Document(document)),
            ..
        }) => {
            let tl::types::Document { id, access_hash, file_reference, .. } = document;
            let document = tl::types::InputMediaDocument {
                spoiler: false,
                id: tl::types::InputDocument { id, access_hash, file_reference }.into(),
                video_cover: None,
                video_timestamp: None,
                ttl_seconds: None,
                query: None,
            };
            Ok(document.into())
        }
        _ => Err(rpc_error::of_name("MEDIA_INVALID")),
    }
}

/// An uploaded file as people see it in a request.
pub(super) fn uploaded_view(kind: Kind, file: &FileToSend) -> Json {
    let shown = json!({"name": file.name, "size": file.size});
    if kind == Kind::Photo {
        return json!({"_": "inputMediaUploadedPhoto", "file": shown});
    }
    let mut view = json!({
        "_": "inputMediaUploadedDocument",
        "file": shown,
        "mime_type": mime_type(kind, &file.name),
        "attributes": attribute_words(kind),
    });
    if kind == Kind::Document {
        view["force_file"] = json!(true);
    }
    view
}

/// A file of an album as people see it.
pub(super) fn known_view(kind: Kind, file: &FileToSend) -> Json {
    let word = if kind == Kind::Photo { "inputMediaPhoto" } else { "inputMediaDocument" };
    json!({"_": word, "file": {"name": file.name, "size": file.size}})
}

fn mime_type(kind: Kind, name: &str) -> String {
    let of_name = mime_guess::from_path(name).first_raw();
    // Telegram plays a voice message only if it is called so.
    let mime_type = if kind == Kind::Voice { Some("audio/ogg") } else { of_name };
    mime_type.unwrap_or("application/octet-stream").to_owned()
}

fn attributes(kind: Kind, file: &FileToSend) -> Vec<tl::enums::DocumentAttribute> {
    let mut attributes = Vec::new();
    match kind {
        Kind::Video => attributes.push(video().into()),
        Kind::Animation => attributes.push(tl::enums::DocumentAttribute::Animated),
        Kind::Audio => attributes.push(audio(false).into()),
        Kind::Voice => attributes.push(audio(true).into()),
        Kind::Photo | Kind::Document => {}
    }
    if matches!(kind, Kind::Animation | Kind::Document)
        && let Some((w, h)) = file.dimensions()
    {
        attributes.push(tl::types::DocumentAttributeImageSize { w, h }.into());
    }
    attributes.push(tl::types::DocumentAttributeFilename { file_name: file.name.clone() }.into());
    attributes
}

/// The attributes that follow from the kind, by TL's names.
fn attribute_words(kind: Kind) -> Vec<&'static str> {
    let own = match kind {
        Kind::Video => Some("documentAttributeVideo"),
        Kind::Animation => Some("documentAttributeAnimated"),
        Kind::Audio | Kind::Voice => Some("documentAttributeAudio"),
        Kind::Photo | Kind::Document => None,
    };
    own.into_iter().chain(["documentAttributeFilename"]).collect()
}

fn video() -> tl::types::DocumentAttributeVideo {
    tl::types::DocumentAttributeVideo {
        round_message: false,
        supports_streaming: true,
        nosound: false,
        duration: 0.0,
        w: 0,
        h: 0,
        preload_prefix_size: None,
        video_start_ts: None,
        video_codec: None,
    }
}

fn audio(voice: bool) -> tl::types::DocumentAttributeAudio {
    tl::types::DocumentAttributeAudio { voice, duration: 0, title: None, performer: None, waveform: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::file::Content;

    fn file(name: &str) -> FileToSend {
        FileToSend { name: name.to_owned(), size: Some(7), content: Content::Remote }
    }

    #[test]
    fn kinds() {
        let check = |kind: Kind, name: &str, mime: &str, first: Option<tl::enums::DocumentAttribute>, force: bool| {
            let input = tl::types::InputFile { id: 1, parts: 1, name: name.into(), md5_checksum: String::new() };
            let media = uploaded(kind, &file(name), input.into());
            let tl::enums::InputMedia::UploadedDocument(media) = media else { panic!("{media:?}") };
            let name = tl::types::DocumentAttributeFilename { file_name: name.into() }.into();
            let expected: Vec<_> = first.into_iter().chain([name]).collect();
            assert_eq!((media.mime_type.as_str(), media.force_file), (mime, force));
            assert_eq!(media.attributes, expected);
        };
        check(Kind::Document, "a.pdf", "application/pdf", None, true);
        check(Kind::Document, "a", "application/octet-stream", None, true);
        check(Kind::Video, "a.mp4", "video/mp4", Some(video().into()), false);
        check(Kind::Animation, "a.gif", "image/gif", Some(tl::enums::DocumentAttribute::Animated), false);
        check(Kind::Audio, "a.mp3", "audio/mpeg", Some(audio(false).into()), false);
        check(Kind::Voice, "a.opus", "audio/ogg", Some(audio(true).into()), false);
    }

    #[test]
    fn an_answer_without_a_file_is_an_error() {
        let refused = known(tl::enums::MessageMedia::Unsupported).expect_err("no file");
        assert_eq!(refused.code, "MEDIA_INVALID");
    }

    #[test]
    fn people_see_name_and_size() {
        assert_eq!(
            uploaded_view(Kind::Photo, &file("a.jpg")),
            json!({"_": "inputMediaUploadedPhoto", "file": {"name": "a.jpg", "size": 7}})
        );
        assert_eq!(
            uploaded_view(Kind::Document, &file("a.pdf")),
            json!({"_": "inputMediaUploadedDocument", "file": {"name": "a.pdf", "size": 7},
                   "mime_type": "application/pdf", "attributes": ["documentAttributeFilename"], "force_file": true})
        );
    }
}
