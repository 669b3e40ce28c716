//! From an attachment as a step gives it to a file of known kind: looked at only, or really fetched.

use super::download::{Downloads, download};
use super::kind::{self, Kind};
use super::{Content, FileToSend, Item, ItemSource, Rules, failure, local_size};
use crate::engine::{ActionError, AttachmentSource, Call, ResolvedAttachment};
use crate::telegram::percent;
use std::path::Path;
use std::sync::Arc;
use url::Url;

/// The attachment as far as it is known without fetching anything.
pub(in crate::telegram) fn look(attachment: &ResolvedAttachment, rules: &Rules) -> Result<Item, ActionError> {
    match &attachment.source {
        AttachmentSource::FileId(id) => Ok(known_to_telegram(attachment, id)),
        AttachmentSource::Path(path) => local(attachment, path, rules),
        AttachmentSource::Url(url) => {
            if !matches!(url.scheme(), "http" | "https") {
                return Err(failure::url_not_http(url));
            }
            let (kind, name) = kind_and_name(attachment, &name_in_url(url), None, rules);
            Ok(item(kind, FileToSend { name, size: None, content: Content::Remote }))
        }
    }
}

/// The attachment with its content at hand: an address is downloaded.
pub(in crate::telegram) async fn fetch(
    downloads: &Downloads,
    attachment: &ResolvedAttachment,
    rules: &Rules,
    call: &dyn Call,
) -> Result<Item, ActionError> {
    match &attachment.source {
        AttachmentSource::FileId(id) => Ok(known_to_telegram(attachment, id)),
        AttachmentSource::Path(path) => local(attachment, path, rules),
        AttachmentSource::Url(url) => {
            let source = name_in_url(url);
            let (_, shown) = kind_and_name(attachment, &source, None, rules);
            let limit = |content_type: Option<&str>| {
                rules.size_limit(kind_and_name(attachment, &source, content_type, rules).0)
            };
            let download = download(downloads, url, &shown, limit, call).await?;
            let (kind, name) = kind_and_name(attachment, &source, download.content_type.as_deref(), rules);
            if kind == Kind::Photo {
                kind::check_dimensions(&name, &download.path)?;
            }
            let content = Content::Downloaded(download.path);
            Ok(item(kind, FileToSend { name, size: Some(download.size), content }))
        }
    }
}

fn local(attachment: &ResolvedAttachment, path: &Path, rules: &Rules) -> Result<Item, ActionError> {
    let source = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (kind, name) = kind_and_name(attachment, &source, None, rules);
    let size = local_size(path)?;
    kind::check_size(&name, size, rules.size_limit(kind))?;
    if kind == Kind::Photo {
        kind::check_dimensions(&name, path)?;
    }
    Ok(item(kind, FileToSend { name, size: Some(size), content: Content::Local(path.to_owned()) }))
}

fn known_to_telegram(attachment: &ResolvedAttachment, id: &str) -> Item {
    let stated = attachment.mime_type.as_deref().and_then(Kind::of_mime);
    let kind = Kind::of_file_id(id).or(stated).unwrap_or(Kind::Document);
    Item { kind, source: ItemSource::Id(id.to_owned()) }
}

fn item(kind: Kind, file: FileToSend) -> Item {
    Item { kind, source: ItemSource::File(Arc::new(file)) }
}

/// The kind by the stated type, then by the names, then by the server's `Content-Type`; and the name to send.
fn kind_and_name(
    attachment: &ResolvedAttachment,
    source: &str,
    content_type: Option<&str>,
    rules: &Rules,
) -> (Kind, String) {
    let stated = attachment.mime_type.as_deref();
    let title = attachment.title.as_deref();
    let kind = stated
        .and_then(Kind::of_mime)
        .or_else(|| title.and_then(Kind::of_name))
        .or_else(|| Kind::of_name(source))
        .or_else(|| content_type.and_then(Kind::of_mime))
        .unwrap_or(Kind::Document);
    (rules.kind(kind), kind::file_name(title, source, stated.or(content_type)))
}

/// The last part of an address' path, decoded.
fn name_in_url(url: &Url) -> String {
    let last = url.path_segments().and_then(|mut segments| segments.next_back()).unwrap_or_default();
    percent::decoded(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { photo_limit: 10, file_limit: 50, as_documents: false };

    fn attachment(title: Option<&str>, mime_type: Option<&str>, url: &str) -> ResolvedAttachment {
        ResolvedAttachment {
            title: title.map(str::to_owned),
            source: AttachmentSource::Url(Url::parse(url).expect("a test's address")),
            mime_type: mime_type.map(str::to_owned),
        }
    }

    #[test]
    fn the_type_comes_from_the_file_object_then_the_names() {
        let check = |title, mime, url: &str, kind: Kind, name: &str| {
            let item = look(&attachment(title, mime, url), &RULES).expect("an address");
            let ItemSource::File(file) = item.source else { panic!("a file") };
            assert_eq!((item.kind, file.name.as_str()), (kind, name), "{url}");
        };
        check(None, None, "http://x/a.jpg?s=1", Kind::Photo, "a.jpg");
        check(None, None, "http://x/%D1%81%D1%87%D1%91%D1%82.pdf", Kind::Document, "счёт.pdf");
        check(Some("Фото"), None, "http://x/a.jpg", Kind::Photo, "Фото.jpg");
        check(Some("clip.mp4"), None, "http://x/7", Kind::Video, "clip.mp4");
        check(None, Some("application/pdf"), "http://x/a.jpg", Kind::Document, "a.jpg");
        check(None, None, "http://x/", Kind::Document, "file");
    }

    #[test]
    fn the_content_type_comes_last() {
        let check = |url: &str, content_type, expected| {
            assert_eq!(kind_and_name(&attachment(None, None, url), "7", Some(content_type), &RULES), expected);
        };
        check("http://x/7", "image/png", (Kind::Photo, "7.png".to_owned()));
        check("http://x/7", "application/octet-stream", (Kind::Document, "7".to_owned()));
    }

    #[test]
    fn as_documents_all_go_as_they_are() {
        let rules = Rules { as_documents: true, ..RULES };
        let item = look(&attachment(None, None, "http://x/a.jpg"), &rules).expect("an address");
        assert_eq!(item.kind, Kind::Document);
    }

    #[test]
    fn only_http_is_fetched() {
        let error = look(&attachment(None, None, "ftp://x/a.jpg"), &RULES).expect_err("not http");
        assert_eq!(error.code, "URL_INVALID");
    }
}
