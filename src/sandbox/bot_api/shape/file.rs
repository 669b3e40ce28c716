//! The Bot API's JSON of files: PhotoSize, Video, Audio, Voice, Animation, Document, VideoNote, Sticker, File. A photo
//! has the one size it came in, and nothing has a thumbnail.

use crate::sandbox::world::{FileKind, StoredFile};
use crate::value::Json;
use serde_json::json;

/// A file under its key in a message.
pub(super) fn file(file: &StoredFile) -> Json {
    let details = &file.details;
    let size = [("width", details.width), ("height", details.height)];
    let mut json = match details.kind {
        FileKind::Photo => ids(file),
        _ => document(file),
    };
    let Some(map) = json.as_object_mut() else { return json };
    match details.kind {
        FileKind::Photo => {
            map.extend(size.map(|(key, value)| (key.to_owned(), json!(value))));
            return json!([json]);
        }
        FileKind::Video | FileKind::Animation => {
            map.extend(size.map(|(key, value)| (key.to_owned(), json!(value))));
            map.insert("duration".into(), json!(details.duration));
        }
        FileKind::Audio => {
            map.insert("duration".into(), json!(details.duration));
            for (key, text) in [("performer", &details.performer), ("title", &details.title)] {
                if let Some(text) = text {
                    map.insert(key.into(), json!(text));
                }
            }
        }
        FileKind::Voice => {
            map.remove("file_name");
            map.insert("duration".into(), json!(details.duration));
        }
        FileKind::VideoNote => {
            map.remove("file_name");
            map.remove("mime_type");
            map.insert("length".into(), json!(details.width));
            map.insert("duration".into(), json!(details.duration));
        }
        FileKind::Sticker => {
            map.remove("file_name");
            map.remove("mime_type");
            map.extend(size.map(|(key, value)| (key.to_owned(), json!(value))));
            for (key, value) in [("type", json!("regular")), ("is_animated", json!(false)), ("is_video", json!(false))]
            {
                map.insert(key.into(), value);
            }
        }
        FileKind::Document => {}
    }
    json
}

/// What every file but a photo has.
pub(super) fn document(file: &StoredFile) -> Json {
    let mut json = ids(file);
    if let Some(map) = json.as_object_mut() {
        for (key, text) in [("file_name", &file.details.name), ("mime_type", &file.details.mime_type)] {
            if let Some(text) = text {
                map.insert(key.into(), json!(text));
            }
        }
    }
    json
}

fn ids(file: &StoredFile) -> Json {
    json!({ "file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.content.len() })
}

/// `File` of `getFile`.
pub(in crate::sandbox::bot_api) fn file_info(file: &StoredFile) -> Json {
    let mut json = ids(file);
    if let Some(map) = json.as_object_mut() {
        map.insert("file_path".into(), json!(file.path));
    }
    json
}
