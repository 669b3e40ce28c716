//! Files to send: opened on the disk, or downloaded first to a temporary file that vanishes with the step.
//!
//! Telegram could fetch an address by itself, but it takes less (5 MB of a photo, 20 MB of others) and remembers a
//! failed address for days.

use super::failure;
use super::media;
use crate::engine::{ActionError, Call, Progress};
use futures_util::StreamExt;
use std::path::{Path, PathBuf};
use tempfile::TempPath;
use tokio::io::AsyncWriteExt;
use url::Url;

/// Bytes between two reports of a download.
const STEP: u64 = 256 * 1024;

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
    /// The file from its beginning.
    pub(super) async fn open(&self) -> Result<tokio::fs::File, ActionError> {
        let path: &Path = match &self.content {
            Content::Local(path) => path,
            Content::Downloaded(path) => path,
            Content::Remote => return Err(failure::file_unreadable(&self.name, std::io::ErrorKind::NotFound)),
        };
        tokio::fs::File::open(path).await.map_err(|error| failure::file_unopened(path, &error))
    }
}

/// The size of a local file, which must be there and be a file. One look at the file system, so it may block.
pub(super) fn local_size(path: &Path) -> Result<u64, ActionError> {
    let metadata = std::fs::metadata(path).map_err(|error| failure::file_unopened(path, &error))?;
    if metadata.is_file() { Ok(metadata.len()) } else { Err(failure::not_a_file(path)) }
}

/// What came from an address.
pub(super) struct Download {
    pub(super) path: TempPath,
    pub(super) size: u64,
    /// The server's `Content-Type`.
    pub(super) content_type: Option<String>,
}

/// Downloads an address, telling how far it is under the file's name; stops as soon as it is over the limit for its
/// type, which `limit` gives for the server's `Content-Type`.
pub(super) async fn download(
    client: &reqwest::Client,
    url: &Url,
    name: &str,
    limit: impl FnOnce(Option<&str>) -> u64,
    call: &dyn Call,
) -> Result<Download, ActionError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(failure::url_not_http(url));
    }
    let unreachable = |error: reqwest::Error| failure::url_unreachable(url, &error);
    let unsaved = |error: std::io::Error| failure::download_unsaved(&error);
    let response = client.get(url.clone()).send().await.map_err(unreachable)?;
    if !response.status().is_success() {
        return Err(failure::url_status(url, response.status().as_u16()));
    }
    let content_type =
        response.headers().get(reqwest::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let total = response.content_length();
    let limit = limit(content_type.as_deref());
    if let Some(total) = total {
        media::check_size(name, total, limit)?;
    }
    let (file, path) = tempfile::NamedTempFile::new().map_err(unsaved)?.into_parts();
    let mut file = tokio::fs::File::from_std(file);
    let mut pieces = response.bytes_stream();
    let (mut done, mut reported) = (0_u64, 0_u64);
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(unreachable)?;
        file.write_all(&piece).await.map_err(unsaved)?;
        done += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if done > limit {
            return Err(failure::file_too_big(name, done, limit));
        }
        if done >= reported + STEP {
            reported = done;
            call.progress(Progress { what: name.to_owned(), done, total });
        }
    }
    file.flush().await.map_err(unsaved)?;
    media::check_size(name, done, limit)?;
    call.progress(Progress { what: name.to_owned(), done, total: Some(done) });
    Ok(Download { path, size: done, content_type })
}
