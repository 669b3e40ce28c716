//! `InputMedia…`: a file as albums and edits name it, checked and not yet kept.

use super::error::ApiError;
use super::parameters::Parameters;
use super::text::{self, EntityParameter};
use super::upload::{self, Said, Source};
use crate::markup::Text;
use crate::sandbox::world::{Content, FileKind, World};
use serde::Deserialize;

/// One file with its caption as the caller writes it.
#[derive(Deserialize)]
pub(super) struct InputMedia {
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

/// The same after every check.
pub(super) struct CheckedMedia {
    pub(super) kind: FileKind,
    source: Source,
    caption: Text,
    spoiler: bool,
    caption_above: bool,
}

impl InputMedia {
    /// The kind of file that `type` names.
    pub(super) fn kind(&self) -> Result<FileKind, ApiError> {
        match self.kind.as_str() {
            "photo" => Ok(FileKind::Photo),
            "video" => Ok(FileKind::Video),
            "audio" => Ok(FileKind::Audio),
            "document" => Ok(FileKind::Document),
            "animation" => Ok(FileKind::Animation),
            other => Err(ApiError::bad_request(format!("can't parse InputMedia: type \"{other}\" is unsupported"))),
        }
    }

    /// Finds the file and reads the caption; nothing is kept yet.
    pub(super) fn check(self, world: &World, parameters: &mut Parameters) -> Result<CheckedMedia, ApiError> {
        let kind = self.kind()?;
        let said = Said {
            width: self.width,
            height: self.height,
            duration: self.duration,
            performer: self.performer,
            title: self.title,
        };
        let source =
            upload::source(world, parameters, "", Some(&self.media), kind, said).map_err(|error| {
                match error.description.strip_prefix("Bad Request: there is no ") {
                    Some(_) => ApiError::bad_request("can't parse InputMedia: media not found"),
                    None => error,
                }
            })?;
        Ok(CheckedMedia {
            kind,
            source,
            caption: text::caption(world, &self.caption, self.parse_mode.as_deref(), self.caption_entities)?,
            spoiler: self.has_spoiler,
            caption_above: self.show_caption_above_media,
        })
    }
}

impl CheckedMedia {
    /// Keeps the file; what a message holds with it.
    pub(super) fn keep(self, world: &mut World) -> Result<Content, ApiError> {
        Ok(Content::File {
            kind: self.kind,
            file_id: upload::keep(world, self.source)?,
            caption: self.caption,
            spoiler: self.spoiler,
            caption_above: self.caption_above,
        })
    }
}
