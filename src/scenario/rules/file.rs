//! Files of a message: what an attachment's value names, how big it may be, and which files go together.
//!
//! Deliberately not here: the files themselves, which only a run opens (`telegram`).

use super::{RuleFault, excerpt, limits, text};
use crate::scenario::ConnectionKind;
use crate::texts::Message;
use crate::value::{Evaluated, Json, ValueKind, Variables};
use std::path::PathBuf;
use url::Url;

/// Telegram's file ids are at least this long; a file's name as long and without a dot is hardly one.
const FILE_ID_LENGTH: usize = 20;

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileSource {
    /// An http(s) address.
    Url(Url),
    /// A local file; a relative path starts at the scenario's folder.
    Path(PathBuf),
    /// A Telegram file id, which only bots can send.
    Id(String),
}

/// One attachment's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileValue {
    /// The name to show, if another than the source's own.
    pub title: Option<String>,
    pub source: FileSource,
    /// As the file object states it (Bpium's `mimeType`).
    pub mime_type: Option<String>,
    /// Bytes, as the file object states them.
    pub size: Option<u64>,
}

/// A file that cannot be sent: which of its list, counted from nought, and why.
pub type FileFault = (usize, RuleFault);

/// The files that a value is: a list, one file object, or a text. Without a kind of connection what either can send
/// passes. `ATTACHMENT_MISSING`, `ATTACHMENT_NO_URL`, `ATTACHMENT_NUMBER`, `ATTACHMENT_URL`, `ATTACHMENT_FILE_ID`,
/// `ATTACHMENT_SIZE`.
pub fn list(value: &Evaluated, kind: Option<ConnectionKind>) -> Result<Vec<FileValue>, FileFault> {
    match &value.json {
        Json::Array(items) => {
            let files = items.iter().enumerate();
            files.map(|(index, item)| of_json(item, kind).map_err(|fault| (index, fault))).collect()
        }
        one => of_json(one, kind).map(|file| vec![file]).map_err(|fault| (0, fault)),
    }
}

/// One file of a list made in the form: its title and its address, which may be a whole file object.
pub fn part(title: Option<&Evaluated>, url: &Evaluated, kind: Option<ConnectionKind>) -> Result<FileValue, RuleFault> {
    let title = title.filter(|title| title.kind != ValueKind::Null).map(text::line).transpose()?.and_then(filled);
    let file = of_json(&url.json, kind)?;
    Ok(FileValue { title: title.or(file.title), ..file })
}

fn of_json(item: &Json, kind: Option<ConnectionKind>) -> Result<FileValue, RuleFault> {
    match item {
        Json::String(text) => Ok(FileValue { title: None, source: source(text, kind)?, mime_type: None, size: None }),
        Json::Object(keys) => of_object(keys, kind),
        Json::Null => Err(missing()),
        _ => Err(no_address()),
    }
}

/// An object of Bpium's: title, url, mimeType, size in bytes, and more that does not matter here.
fn of_object(keys: &Variables, kind: Option<ConnectionKind>) -> Result<FileValue, RuleFault> {
    let text = |key: &str| keys.get(key).and_then(Json::as_str).map(str::to_owned).and_then(filled);
    let url =
        text("url").ok_or_else(|| RuleFault::error("ATTACHMENT_NO_URL", Message::new("rules-attachment-no-url")))?;
    let size = keys.get("size").and_then(Json::as_u64);
    let file = FileValue { title: text("title"), source: source(&url, kind)?, mime_type: text("mimeType"), size };
    kind.map_or(Ok(()), |kind| file.size_fits(kind))?;
    Ok(file)
}

fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

fn missing() -> RuleFault {
    RuleFault::error("ATTACHMENT_MISSING", Message::new("rules-attachment-missing"))
}

fn no_address() -> RuleFault {
    RuleFault::error("ATTACHMENT_NUMBER", Message::new("rules-attachment-number"))
}

/// Tells an address, a Telegram file id and a local path apart.
fn source(text: &str, kind: Option<ConnectionKind>) -> Result<FileSource, RuleFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(missing());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(no_address());
    }
    if let Some((scheme, _)) = text.split_once("://") {
        let message = || Message::new("rules-attachment-url").with("url", excerpt(text));
        let refused = || RuleFault::error("ATTACHMENT_URL", message());
        let url = Url::parse(text).map_err(|_| refused())?;
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if url.has_host() => Ok(FileSource::Url(url)),
            "file" => url.to_file_path().map(FileSource::Path).map_err(|()| refused()),
            _ => Err(refused()),
        };
    }
    let is_id = text.len() >= FILE_ID_LENGTH
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    match kind {
        Some(ConnectionKind::User) if is_id => {
            Err(RuleFault::error("ATTACHMENT_FILE_ID", Message::new("rules-attachment-file-id")))
        }
        _ if is_id => Ok(FileSource::Id(text.to_owned())),
        _ => Ok(FileSource::Path(PathBuf::from(text))),
    }
}

/// Which files an album mixes; files of other kinds go in albums of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Photos and videos.
    Visual,
    Documents,
    Audio,
    /// Animations and voice messages: no album takes them.
    Alone,
}

impl FileValue {
    /// The file's family, by its stated type or else its names; none where nothing says.
    pub fn family(&self) -> Option<Family> {
        self.mime().as_deref().and_then(of_mime)
    }

    fn mime(&self) -> Option<String> {
        let name = match &self.source {
            FileSource::Url(url) => url.path_segments().and_then(|mut parts| parts.next_back()),
            FileSource::Path(path) => path.file_name().and_then(|name| name.to_str()),
            FileSource::Id(_) => return None,
        };
        let stated = self.mime_type.clone().filter(|mime| of_mime(mime).is_some());
        stated.or_else(|| [self.title.as_deref(), name].into_iter().flatten().find_map(mime_of_name))
    }
}

fn mime_of_name(name: &str) -> Option<String> {
    mime_guess::from_path(name).first_raw().map(str::to_owned)
}

/// The family of a file with this name; none where its extension says nothing.
pub fn family_of_name(name: &str) -> Option<Family> {
    mime_of_name(name).as_deref().and_then(of_mime)
}

/// The family of a MIME type, parameters and all; none where the type says nothing.
fn of_mime(mime: &str) -> Option<Family> {
    let essence = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    Some(match essence.as_str() {
        "" | "application/octet-stream" | "binary/octet-stream" => return None,
        "image/jpeg" | "image/jpg" | "image/png" | "image/webp" | "video/mp4" | "video/quicktime" => Family::Visual,
        "image/gif" | "audio/ogg" | "audio/opus" => Family::Alone,
        "audio/mpeg" | "audio/mp3" | "audio/mp4" | "audio/m4a" | "audio/x-m4a" => Family::Audio,
        _ => Family::Documents,
    })
}

impl FileValue {
    /// Whether a file of the stated size can be uploaded; `ATTACHMENT_SIZE`.
    fn size_fits(&self, kind: ConnectionKind) -> Result<(), RuleFault> {
        let is_image = || self.mime().is_some_and(|mime| mime.starts_with("image/"));
        let most = match kind {
            ConnectionKind::Bot if self.family() == Some(Family::Visual) && is_image() => limits::PHOTO,
            ConnectionKind::Bot => limits::BOT_FILE,
            ConnectionKind::User => limits::PREMIUM_FILE,
        };
        match self.size {
            Some(size) if size > most => {
                Err(RuleFault::error("ATTACHMENT_SIZE", sizes(Message::new("rules-attachment-size"), size, most)))
            }
            _ => Ok(()),
        }
    }

    /// What is to be said of a file that only an account with Premium can upload; `ATTACHMENT_PREMIUM` is a warning,
    /// since only Telegram knows which account has it.
    pub fn needs_premium(&self) -> Option<RuleFault> {
        let size = self.size.filter(|size| *size > limits::USER_FILE)?;
        let message = sizes(Message::new("rules-attachment-premium"), size, limits::USER_FILE);
        Some(RuleFault::warning("ATTACHMENT_PREMIUM", message))
    }
}

/// Both in megabytes.
fn sizes(message: Message, size: u64, most: u64) -> Message {
    const MEGABYTE: u64 = 1 << 20;
    message.with("size", size.div_ceil(MEGABYTE)).with("most", most / MEGABYTE)
}

/// Whether files of these families can have buttons with no text behind them; `ALBUM_BUTTONS` where the last thing that
/// is sent is surely an album.
pub fn album_buttons(families: &[Option<Family>]) -> Result<(), RuleFault> {
    let first = families.first().copied().flatten().filter(|family| *family != Family::Alone);
    let is_one_family = first.is_some() && families.iter().all(|family| *family == first);
    // Of eleven files the last goes alone.
    if is_one_family && families.len() > 1 && families.len() % limits::ALBUM != 1 {
        return Err(RuleFault::error("ALBUM_BUTTONS", Message::new("rules-album-buttons")));
    }
    Ok(())
}

/// What is to be said of so many files in the place of one; `ATTACHMENT_ONE`.
pub fn only_one(count: usize) -> Result<(), RuleFault> {
    if count <= 1 {
        return Ok(());
    }
    Err(RuleFault::error("ATTACHMENT_ONE", Message::new("rules-attachment-one").with("count", count)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(json: Json, kind: ConnectionKind, expected: Result<Vec<FileSource>, &str>) {
        let found = list(&Evaluated::from_json(json.clone()), Some(kind));
        let found = found.map(|files| files.into_iter().map(|file| file.source).collect::<Vec<_>>());
        assert_eq!(found.map_err(|(_, fault)| fault.code), expected, "{json}");
    }

    fn url(text: &str) -> FileSource {
        FileSource::Url(Url::parse(text).expect("an address"))
    }

    #[test]
    fn files_are_read_in_every_form() {
        use ConnectionKind::{Bot, User};
        let path = |text: &str| FileSource::Path(text.into());
        for kind in [Bot, User] {
            check(json!("https://example.com/a.png"), kind, Ok(vec![url("https://example.com/a.png")]));
            check(json!("files/a.png"), kind, Ok(vec![path("files/a.png")]));
            check(json!({"title": "a", "url": "http://example.com/a"}), kind, Ok(vec![url("http://example.com/a")]));
            check(json!([{"url": "a.png"}, "b.png"]), kind, Ok(vec![path("a.png"), path("b.png")]));
            check(json!([]), kind, Ok(vec![]));
            for bad in [json!(17), json!("17"), json!(true), json!([17])] {
                check(bad, kind, Err("ATTACHMENT_NUMBER"));
            }
            for bad in [json!({"id": 17}), json!({"id": 17, "url": null}), json!({"url": " "})] {
                check(bad, kind, Err("ATTACHMENT_NO_URL"));
            }
            for bad in [json!(""), json!(null), json!([" "])] {
                check(bad, kind, Err("ATTACHMENT_MISSING"));
            }
            for bad in [json!("ftp://example.com/a"), json!("http://"), json!({"url": "https:// /"})] {
                check(bad, kind, Err("ATTACHMENT_URL"));
            }
        }
        let id = "AgACAgIAAxkBAAIB-_x1";
        check(json!(id), Bot, Ok(vec![FileSource::Id(id.into())]));
        check(json!(id), User, Err("ATTACHMENT_FILE_ID"));
        check(json!(&id[1..]), User, Ok(vec![path(&id[1..])]));
    }

    #[cfg(unix)]
    #[test]
    fn file_addresses_are_paths() {
        check(json!("file:///tmp/a%20b.png"), ConnectionKind::Bot, Ok(vec![FileSource::Path("/tmp/a b.png".into())]));
        check(json!("file://host/a.png"), ConnectionKind::Bot, Err("ATTACHMENT_URL"));
    }

    #[test]
    fn the_faulty_file_of_a_list_is_named() {
        let found = list(&Evaluated::from_json(json!(["a.png", 5])), None);
        assert_eq!(found.map_err(|(index, fault)| (index, fault.code)), Err((1, "ATTACHMENT_NUMBER")));
    }

    #[test]
    fn bpiums_file_objects_pass_and_their_size_is_looked_at() {
        let file = |name: &str, size: u64| json!({"id": 1, "title": name, "size": size, "url": "https://example.com/1", "metadata": {}});
        let found = list(&Evaluated::from_json(file("Счёт.pdf", 5)), None).expect("one file");
        assert_eq!((found[0].title.as_deref(), found[0].family()), (Some("Счёт.pdf"), Some(Family::Documents)));
        let code = |name, size, kind| {
            list(&Evaluated::from_json(file(name, size)), Some(kind)).map_err(|(_, fault)| fault.code).err()
        };
        let (bot, user) = (ConnectionKind::Bot, ConnectionKind::User);
        assert_eq!(code("a.png", limits::PHOTO, bot), None);
        assert_eq!(code("a.png", limits::PHOTO + 1, bot), Some("ATTACHMENT_SIZE"));
        assert_eq!(code("a.mp4", limits::PHOTO + 1, bot), None);
        assert_eq!(code("a.pdf", limits::BOT_FILE + 1, bot), Some("ATTACHMENT_SIZE"));
        assert_eq!(code("a.pdf", limits::BOT_FILE + 1, user), None);
        assert_eq!(code("a.pdf", limits::PREMIUM_FILE + 1, user), Some("ATTACHMENT_SIZE"));
    }

    #[test]
    fn the_forms_files_have_titles_and_may_be_objects() {
        let of = |title: Option<Json>, url: Json| {
            let title = title.map(Evaluated::from_json);
            part(title.as_ref(), &Evaluated::from_json(url), None).map_err(|fault| fault.code)
        };
        let object = json!({"title": "Счёт.pdf", "url": "https://example.com/1"});
        assert_eq!(of(Some(json!("Акт.pdf")), object.clone()).map(|file| file.title), Ok(Some("Акт.pdf".into())));
        assert_eq!(of(Some(json!(" ")), object.clone()).map(|file| file.title), Ok(Some("Счёт.pdf".into())));
        assert_eq!(of(Some(json!(null)), object.clone()).map(|file| file.title), Ok(Some("Счёт.pdf".into())));
        assert_eq!(of(Some(json!({})), object).err(), Some("NOT_A_TEXT"));
        assert_eq!(of(None, json!(["a.png"])).err(), Some("ATTACHMENT_NUMBER"));
    }

    #[test]
    fn buttons_go_with_everything_but_an_album() {
        let code = |names: &[&str]| {
            let families: Vec<_> = names.iter().map(|name| family_of_name(name)).collect();
            album_buttons(&families).err().map(|fault| fault.code)
        };
        assert_eq!(code(&[]), None);
        assert_eq!(code(&["a.png"]), None);
        assert_eq!(code(&["a.png", "b.mp4"]), Some("ALBUM_BUTTONS"));
        assert_eq!(code(&["a.png"; 11]), None);
        assert_eq!(code(&["a.png"; 12]), Some("ALBUM_BUTTONS"));
        // Two messages, of which the last can have buttons; and what is not known.
        assert_eq!(code(&["a.png", "b.pdf"]), None);
        assert_eq!(code(&["a.ogg", "b.ogg"]), None);
        assert_eq!(code(&["a.png", "b"]), None);
    }
}
