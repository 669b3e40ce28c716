//! What can go wrong with a file before Telegram sees it, in our words.

use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::telegram::failure::innermost;
use crate::texts::Message;
use std::io;
use std::path::Path;
use url::Url;

pub(in crate::telegram) fn no_http_client() -> ActionError {
    ActionError::new("NETWORK", Message::new("telegram-no-http-client"))
}

/// A local file that cannot be opened.
pub(super) fn unopened(path: &Path, error: &io::Error) -> ActionError {
    let path = path.display().to_string();
    match error.kind() {
        io::ErrorKind::NotFound => {
            ActionError::new("FILE_NOT_FOUND", Message::new("telegram-file-not-found").with("path", path))
        }
        kind => unreadable(&path, kind),
    }
}

pub(in crate::telegram) fn unreadable(name: &str, kind: io::ErrorKind) -> ActionError {
    let text = Message::new("telegram-file-unreadable").with("file", name).with("reason", kind.to_string());
    ActionError::new("FILE_UNREADABLE", text)
}

pub(super) fn not_a_file(path: &Path) -> ActionError {
    let path = path.display().to_string();
    ActionError::new("FILE_UNREADABLE", Message::new("telegram-file-is-folder").with("path", path))
}

pub(super) fn empty(name: &str) -> ActionError {
    ActionError::new("FILE_EMPTY", Message::new("telegram-empty-file").with("file", name))
}

/// A file over its limit; both in bytes.
pub(super) fn too_big(name: &str, size: u64, limit: u64) -> ActionError {
    const MEGABYTE: u64 = 1024 * 1024;
    let text = Message::new("telegram-big-file")
        .with("file", name)
        .with("size", size.div_ceil(MEGABYTE))
        .with("limit", limit / MEGABYTE);
    ActionError::new("FILE_TOO_BIG", text)
}

pub(super) fn photo_dimensions(name: &str, width: usize, height: usize) -> ActionError {
    let text = Message::new("telegram-photo-size").with("file", name).with("width", width).with("height", height);
    ActionError::new("PHOTO_INVALID_DIMENSIONS", text)
}

pub(super) fn url_not_http(url: &Url) -> ActionError {
    ActionError::new("URL_INVALID", Message::new("telegram-url-not-http").with("url", shown(url)))
}

pub(super) fn url_status(url: &Url, status: u16) -> ActionError {
    let text = Message::new("telegram-url-status").with("url", shown(url)).with("status", u32::from(status));
    ActionError::new("URL_FAILED", text)
}

pub(super) fn url_unreachable(url: &Url, error: &reqwest::Error) -> ActionError {
    let text = Message::new("telegram-url-unreachable").with("url", shown(url)).with("reason", innermost(error));
    ActionError::new("URL_FAILED", text)
}

pub(super) fn download_unsaved(error: &io::Error) -> ActionError {
    let text = Message::new("telegram-download-unsaved").with("reason", error.kind().to_string());
    ActionError::new("DOWNLOAD_UNSAVED", text)
}

/// An address without what may be secret in it: password and query.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Neither can fail for an address with a host.
    let _ = url.set_password(None);
    let _ = url.set_username("");
    url.set_query(None);
    url.set_fragment(None);
    Redactor::global().redact(url.as_str()).into_owned()
}
