//! Files at addresses: downloaded first, to a temporary file that vanishes with the step.
//!
//! Telegram could fetch an address by itself, but it takes less (5 MB of a photo, 20 MB of others) and remembers a
//! failed address for days.

use super::{failure, kind};
use crate::connection::ProxyAccess;
use crate::engine::{ActionError, Call, Progress};
use crate::telegram::proxy::through;
use futures_util::StreamExt;
use std::time::Duration;
use tempfile::TempPath;
use tokio::io::AsyncWriteExt;
use url::Url;

/// Bytes between two reports of a download.
const STEP: u64 = 256 * 1024;

/// How long a connection may take to come about.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The HTTP client for files; it knows no secret of any connection.
#[derive(Clone)]
pub(in crate::telegram) struct Downloads(reqwest::Client);

impl Downloads {
    /// Downloads go the connection's way. Fails only where the system lets no HTTP client be made.
    pub(in crate::telegram) fn new(proxy: Option<&ProxyAccess>) -> Result<Self, ActionError> {
        let builder = reqwest::Client::builder().connect_timeout(CONNECT_LIMIT).tcp_nodelay(true);
        through(builder, proxy)?.build().map(Self).map_err(|_| failure::no_http_client())
    }
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
    Downloads(client): &Downloads,
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
        kind::check_size(name, total, limit)?;
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
            return Err(failure::too_big(name, done, limit));
        }
        if done >= reported + STEP {
            reported = done;
            call.progress(Progress { what: name.to_owned(), done, total });
        }
    }
    file.flush().await.map_err(unsaved)?;
    kind::check_size(name, done, limit)?;
    call.progress(Progress { what: name.to_owned(), done, total: Some(done) });
    Ok(Download { path, size: done, content_type })
}
