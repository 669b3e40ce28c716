//! Files on their way to Telegram, whichever the connection: where they come from (`source`, `download`), and what
//! Telegram takes them for and which of them go together (`kind`).
//!
//! Deliberately not here: the uploads, which each connection does its own way.

mod download;
mod failure;
mod kind;
mod source;

pub(super) use download::Downloads;
pub(super) use failure::{no_http_client, unreadable};
pub(super) use kind::{Kind, groups};
pub(super) use source::{fetch, look};

use crate::engine::ActionError;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempPath;

/// What a connection takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// Bytes of a photo.
    pub(super) photo_limit: u64,
    /// Bytes of any other file.
    pub(super) file_limit: u64,
    /// Whether every file goes as it is, as a document.
    pub(super) as_documents: bool,
}

impl Rules {
    fn kind(&self, kind: Kind) -> Kind {
        if self.as_documents { Kind::Document } else { kind }
    }

    fn size_limit(&self, kind: Kind) -> u64 {
        match kind {
            Kind::Photo => self.photo_limit,
            _ => self.file_limit,
        }
    }
}

/// A file whose kind is known.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) source: ItemSource,
}

#[derive(Clone, Debug)]
pub(super) enum ItemSource {
    /// A file that Telegram has.
    Id(String),
    File(Arc<FileToSend>),
}

/// A file of a request.
#[derive(Debug)]
pub(super) struct FileToSend {
    /// The name that Telegram shows; it tells Telegram the type, too.
    pub(super) name: String,
    /// In bytes; unknown where nothing has been downloaded yet.
    pub(super) size: Option<u64>,
    pub(super) content: Content,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub(super) enum Content {
    Local(PathBuf),
    Downloaded(TempPath),
    /// Not fetched: the request is only looked at.
    Remote,
}

impl FileToSend {
    /// Where the bytes are; `None` where they have not been fetched.
    fn path(&self) -> Option<&Path> {
        match &self.content {
            Content::Local(path) => Some(path),
            Content::Downloaded(path) => Some(path),
            Content::Remote => None,
        }
    }

    /// Width and height if it is an image that can be measured.
    pub(super) fn dimensions(&self) -> Option<(i32, i32)> {
        let size = imagesize::size(self.path()?).ok()?;
        Some((i32::try_from(size.width).ok()?, i32::try_from(size.height).ok()?))
    }

    /// The file from its beginning.
    pub(super) async fn open(&self) -> Result<tokio::fs::File, ActionError> {
        let path = self.path().ok_or_else(|| failure::unreadable(&self.name, std::io::ErrorKind::NotFound))?;
        tokio::fs::File::open(path).await.map_err(|error| failure::unopened(path, &error))
    }
}

/// The size of a local file, which must be there and be a file. One look at the file system, so it may block.
fn local_size(path: &Path) -> Result<u64, ActionError> {
    let metadata = std::fs::metadata(path).map_err(|error| failure::unopened(path, &error))?;
    if metadata.is_file() { Ok(metadata.len()) } else { Err(failure::not_a_file(path)) }
}
