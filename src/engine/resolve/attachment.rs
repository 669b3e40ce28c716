//! Attachments: addresses, local paths, Telegram file ids, and Bpium's file objects.

use super::fault::Fault;
use crate::engine::words::excerpt;
use crate::engine::{AttachmentSource, ResolvedAttachment};
use crate::scenario::ConnectionKind;
use crate::texts::Message;
use crate::value::{Evaluated, Json};
use std::path::Path;
use url::Url;

/// Telegram's file ids are longer than this; a file's name as long and without a dot is hardly one.
const FILE_ID_LENGTH: usize = 20;

/// Where a text's meaning depends on: the folder of relative paths, and whether file ids can be sent.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) folder: &'a Path,
    /// `None` where it is not known; then file ids pass.
    pub(super) kind: Option<ConnectionKind>,
}

/// The files that an expression's value is: a list, one file object, or a text.
pub(super) fn list(value: &Evaluated, place: Place<'_>) -> Result<Vec<ResolvedAttachment>, Fault> {
    match &value.json {
        Json::Array(items) => items.iter().map(|item| item_of(item, place)).collect(),
        one => item_of(one, place).map(|file| vec![file]),
    }
}

/// One file of the form's list.
pub(super) fn part(title: Option<String>, url: &str, place: Place<'_>) -> Result<ResolvedAttachment, Fault> {
    Ok(ResolvedAttachment { title: title.and_then(filled), source: source(url, place)?, mime_type: None })
}

fn item_of(item: &Json, place: Place<'_>) -> Result<ResolvedAttachment, Fault> {
    match item {
        Json::String(text) => part(None, text, place),
        Json::Object(file) => {
            let text = |key: &str| file.get(key).and_then(Json::as_str).map(str::to_owned).and_then(filled);
            let url = text("url").ok_or_else(no_url)?;
            Ok(ResolvedAttachment { mime_type: text("mimeType"), ..part(text("title"), &url, place)? })
        }
        _ => Err(no_url()),
    }
}

fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

pub(super) fn no_url() -> Fault {
    Fault::new("ATTACHMENT_NO_URL", Message::new("engine-attachment-no-url"))
}

/// Tells an address, a Telegram file id and a local path apart.
fn source(text: &str, place: Place<'_>) -> Result<AttachmentSource, Fault> {
    let text = text.trim();
    if text.is_empty() || text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(no_url());
    }
    if let Some((scheme, _)) = text.split_once("://") {
        let refused = || Fault::new("ATTACHMENT_URL", Message::new("engine-attachment-url").with("url", excerpt(text)));
        let url = Url::parse(text).map_err(|_| refused())?;
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if url.has_host() => Ok(AttachmentSource::Url(url)),
            "file" => url.to_file_path().map(AttachmentSource::Path).map_err(|()| refused()),
            _ => Err(refused()),
        };
    }
    let id_like = text.len() >= FILE_ID_LENGTH
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if id_like && place.kind != Some(ConnectionKind::User) {
        return Ok(AttachmentSource::FileId(text.to_owned()));
    }
    Ok(AttachmentSource::Path(place.folder.join(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fakes::value;
    use serde_json::json;

    fn check(json: Json, expected: Result<Vec<AttachmentSource>, &str>) {
        let place = Place { folder: Path::new("folder"), kind: Some(ConnectionKind::Bot) };
        let found = list(&value(json.clone()), place);
        let found = found.map(|files| files.into_iter().map(|file| file.source).collect::<Vec<_>>());
        assert_eq!(found.map_err(|fault| fault.code), expected, "{json}");
    }

    fn url(text: &str) -> AttachmentSource {
        AttachmentSource::Url(Url::parse(text).expect("an address"))
    }

    #[test]
    fn files_are_read_in_every_form() {
        check(json!("https://example.com/a.png"), Ok(vec![url("https://example.com/a.png")]));
        check(json!("files/a.png"), Ok(vec![AttachmentSource::Path(Path::new("folder").join("files/a.png"))]));
        check(json!({"title": "a", "url": "http://example.com/a"}), Ok(vec![url("http://example.com/a")]));
        check(
            json!([{"url": "a.png"}, "b.png"]),
            Ok(vec![
                AttachmentSource::Path(Path::new("folder").join("a.png")),
                AttachmentSource::Path(Path::new("folder").join("b.png")),
            ]),
        );
        let id = "AgACAgIAAxkBAAIB-_x1";
        check(json!(id), Ok(vec![AttachmentSource::FileId(id.into())]));
        check(json!([]), Ok(vec![]));
    }

    #[test]
    fn a_file_without_its_address_is_an_error() {
        for bad in [json!(17), json!("17"), json!({"id": 17}), json!({"id": 17, "url": null}), json!([17]), json!("")] {
            check(bad, Err("ATTACHMENT_NO_URL"));
        }
        for bad in [json!("ftp://example.com/a"), json!("http://"), json!({"url": "https:// /"})] {
            check(bad, Err("ATTACHMENT_URL"));
        }
    }

    #[test]
    fn bpiums_file_objects_pass() {
        let place = Place { folder: Path::new("folder"), kind: None };
        let file = json!({"id": 1, "title": "Счёт.pdf", "size": 5, "url": "https://example.com/1",
            "mimeType": "application/pdf", "metadata": {}});
        let files = list(&value(file), place).expect("one file");
        assert_eq!(files[0].title.as_deref(), Some("Счёт.pdf"));
        assert_eq!(files[0].mime_type.as_deref(), Some("application/pdf"));
    }
}
