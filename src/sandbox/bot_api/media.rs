//! The methods that send one file: sendPhoto, sendVideo, sendAudio, sendVoice, sendAnimation, sendDocument,
//! sendVideoNote, sendSticker.

use super::error::ApiError;
use super::parameters::Parameters;
use super::upload::{self, Said};
use super::{peer, send, text};
use crate::markup::Text;
use crate::sandbox::world::{Content, FileKind, World};
use crate::value::Json;

/// The kind of file that a method in small letters sends.
pub(super) fn kind_of_method(method: &str) -> Option<FileKind> {
    Some(match method {
        "sendphoto" => FileKind::Photo,
        "sendvideo" => FileKind::Video,
        "sendaudio" => FileKind::Audio,
        "sendvoice" => FileKind::Voice,
        "sendanimation" => FileKind::Animation,
        "senddocument" => FileKind::Document,
        "sendvideonote" => FileKind::VideoNote,
        "sendsticker" => FileKind::Sticker,
        _ => return None,
    })
}

/// The word of the server's refusals for several files of a kind.
pub(super) fn plural(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Photo => "photos",
        FileKind::Video => "videos",
        FileKind::Audio => "music",
        FileKind::Voice => "voice notes",
        FileKind::Animation => "animations",
        FileKind::Document => "documents",
        FileKind::VideoNote => "video notes",
        FileKind::Sticker => "stickers",
    }
}

/// Sends one file with its caption.
pub(super) fn send_file(world: &mut World, kind: FileKind, parameters: &mut Parameters) -> Result<Json, ApiError> {
    let length = parameters.integer("length").unwrap_or(0);
    let said = Said {
        width: parameters.integer("width").unwrap_or(length),
        height: parameters.integer("height").unwrap_or(length),
        duration: parameters.integer("duration").unwrap_or(0),
        performer: parameters.text("performer").map(str::to_owned),
        title: parameters.text("title").map(str::to_owned),
    };
    let field = kind.word();
    let value = parameters.text(field).map(str::to_owned);
    let source = upload::source(world, parameters, field, value.as_deref(), kind, said)?;
    let caption = if matches!(kind, FileKind::VideoNote | FileKind::Sticker) {
        Text::default()
    } else {
        let entities = parameters.json("caption_entities", "caption entities")?;
        let caption = parameters.text("caption").unwrap_or_default();
        text::caption(world, caption, parameters.text("parse_mode"), entities)?
    };
    let place = peer::writable(world, parameters, plural(kind))?;
    let options = send::options(world, place, parameters)?;
    let visual = matches!(kind, FileKind::Photo | FileKind::Video | FileKind::Animation);
    let content = Content::File {
        kind,
        file_id: upload::keep(world, source)?,
        caption,
        spoiler: visual && parameters.boolean("has_spoiler"),
        caption_above: visual && parameters.boolean("show_caption_above_media"),
    };
    Ok(send::post(world, place, content, options))
}
