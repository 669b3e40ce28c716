//! What kind of file Telegram takes an attachment for, and which files go together.

use super::failure;
use crate::engine::ActionError;
use crate::scenario::rules::limits;
use std::path::Path;

/// A kind of file that Telegram shows in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::telegram) enum Kind {
    Photo,
    Video,
    Animation,
    Audio,
    Voice,
    Document,
}

impl Kind {
    /// The kind of a MIME type, parameters and all; `None` where the type says nothing.
    pub(in crate::telegram) fn of_mime(mime: &str) -> Option<Self> {
        let essence = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "" | "application/octet-stream" | "binary/octet-stream" => None,
            "image/jpeg" | "image/jpg" | "image/png" | "image/webp" => Some(Self::Photo),
            "image/gif" => Some(Self::Animation),
            "video/mp4" | "video/quicktime" => Some(Self::Video),
            "audio/mpeg" | "audio/mp3" | "audio/mp4" | "audio/m4a" | "audio/x-m4a" => Some(Self::Audio),
            "audio/ogg" | "audio/opus" => Some(Self::Voice),
            _ => Some(Self::Document),
        }
    }

    /// The kind of a file name, by its extension.
    pub(in crate::telegram) fn of_name(name: &str) -> Option<Self> {
        mime_guess::from_path(name).first_raw().and_then(Self::of_mime)
    }

    /// The kind of a Telegram file id, whose first byte is TDLib's `FileType` in URL-safe base64.
    pub(in crate::telegram) fn of_file_id(id: &str) -> Option<Self> {
        let mut digits = id.bytes().map(|byte| match byte {
            b'A'..=b'Z' => Some(byte - b'A'),
            b'a'..=b'z' => Some(byte - b'a' + 26),
            b'0'..=b'9' => Some(byte - b'0' + 52),
            b'-' => Some(62),
            b'_' => Some(63),
            _ => None,
        });
        let first = digits.next()?? << 2 | digits.next()?? >> 4;
        match first {
            2 => Some(Self::Photo),
            3 => Some(Self::Voice),
            4 => Some(Self::Video),
            5 => Some(Self::Document),
            9 => Some(Self::Audio),
            10 => Some(Self::Animation),
            _ => None,
        }
    }

    /// The Bot API's word: the parameter of a file, its type in an album.
    pub(in crate::telegram) const fn param(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Audio => "audio",
            Self::Voice => "voice",
            Self::Document => "document",
        }
    }

    /// Which albums take it: files of one family go together; `None` goes alone.
    const fn family(self) -> Option<Family> {
        match self {
            Self::Photo | Self::Video => Some(Family::Visual),
            Self::Document => Some(Family::Documents),
            Self::Audio => Some(Family::Audio),
            Self::Animation | Self::Voice => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Visual,
    Documents,
    Audio,
}

/// Refuses an empty file and one over its limit (bytes).
pub(in crate::telegram) fn check_size(name: &str, size: u64, limit: u64) -> Result<(), ActionError> {
    match size {
        0 => Err(failure::empty(name)),
        _ if size > limit => Err(failure::too_big(name, size, limit)),
        _ => Ok(()),
    }
}

/// Refuses a photo with width + height over 10000 or a side over twenty times the other. An image that cannot be
/// measured is left to Telegram.
pub(in crate::telegram) fn check_dimensions(name: &str, path: &Path) -> Result<(), ActionError> {
    let Ok(size) = imagesize::size(path) else { return Ok(()) };
    let (short, long) = (size.width.min(size.height), size.width.max(size.height));
    if short.saturating_add(long) > 10_000 || long > short.saturating_mul(20) {
        return Err(failure::photo_dimensions(name, size.width, size.height));
    }
    Ok(())
}

/// Which files go out together, by their numbers: photos with videos, then documents, then audio, in albums of at
/// most ten; then, each alone, what no album takes. Within each the order stays.
pub(in crate::telegram) fn groups(kinds: &[Kind]) -> Vec<Vec<usize>> {
    let of_family = |family: Option<Family>| -> Vec<usize> {
        kinds.iter().enumerate().filter(|(_, kind)| kind.family() == family).map(|(number, _)| number).collect()
    };
    let mut groups = Vec::new();
    for family in [Family::Visual, Family::Documents, Family::Audio] {
        groups.extend(of_family(Some(family)).chunks(limits::ALBUM).map(<[usize]>::to_vec));
    }
    groups.extend(of_family(None).into_iter().map(|number| vec![number]));
    groups
}

/// The name of a file as Telegram gets it: the title if there is one, with the extension that shows the type.
pub(in crate::telegram) fn file_name(title: Option<&str>, source: &str, mime: Option<&str>) -> String {
    let clean = |name: &str| -> String {
        name.trim().chars().map(|c| if c.is_control() || matches!(c, '/' | '\\') { '_' } else { c }).collect()
    };
    let source = clean(source);
    let title = title.map(clean).filter(|title| !title.is_empty());
    let name = title.unwrap_or_else(|| if source.is_empty() { "file".to_owned() } else { source.clone() });
    // What stands after a dot counts as an extension only if it names a type: "Act no. 5" has none.
    if mime_guess::from_path(&name).first_raw().is_some() {
        return name;
    }
    let of_source = std::path::Path::new(&source).extension().and_then(|extension| extension.to_str());
    let of_source = of_source.filter(|extension| mime_guess::from_ext(extension).first_raw().is_some());
    match of_source.or_else(|| mime.and_then(extension_of_mime)) {
        Some(extension) => format!("{name}.{extension}"),
        None => name,
    }
}

/// The extension for the types that Telegram treats in a way of their own, and for the commonest documents.
fn extension_of_mime(mime: &str) -> Option<&'static str> {
    match mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "image/jpeg" | "image/jpg" => Some("jpg"),
        "image/png" => Some("png"),
        "image/webp" => Some("webp"),
        "image/gif" => Some("gif"),
        "video/mp4" => Some("mp4"),
        "video/quicktime" => Some("mov"),
        "audio/mpeg" | "audio/mp3" => Some("mp3"),
        "audio/mp4" | "audio/m4a" | "audio/x-m4a" => Some("m4a"),
        "audio/ogg" | "audio/opus" => Some("ogg"),
        "application/pdf" => Some("pdf"),
        "text/plain" => Some("txt"),
        "text/csv" => Some("csv"),
        "text/html" => Some("html"),
        "application/json" => Some("json"),
        "application/zip" => Some("zip"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_type_and_name() {
        let check = |mime: &str, expected| assert_eq!(Kind::of_mime(mime), expected, "{mime}");
        check("image/jpeg", Some(Kind::Photo));
        check("Image/PNG; q=1", Some(Kind::Photo));
        check("image/svg+xml", Some(Kind::Document));
        check("application/octet-stream", None);
        check("", None);
        let check = |name: &str, expected| assert_eq!(Kind::of_name(name), expected, "{name}");
        check("a.JPG", Some(Kind::Photo));
        check("a.webp", Some(Kind::Photo));
        check("a.gif", Some(Kind::Animation));
        check("a.mp4", Some(Kind::Video));
        check("a.mov", Some(Kind::Video));
        check("a.mp3", Some(Kind::Audio));
        check("a.m4a", Some(Kind::Audio));
        check("a.ogg", Some(Kind::Voice));
        check("a.wav", Some(Kind::Document));
        check("счёт.pdf", Some(Kind::Document));
        check("noextension", None);
    }

    #[test]
    fn kinds_by_file_id() {
        let check = |id: &str, expected| assert_eq!(Kind::of_file_id(id), expected, "{id}");
        check("AgACAgIAAxkBAAI", Some(Kind::Photo));
        check("AwACAgIAAxkBAAI", Some(Kind::Voice));
        check("BAACAgIAAxkBAAI", Some(Kind::Video));
        check("BQACAgIAAxkBAAI", Some(Kind::Document));
        check("CQACAgIAAxkBAAI", Some(Kind::Audio));
        check("CgACAgIAAxkBAAI", Some(Kind::Animation));
        for other in ["", "A", "é", "??", "zz"] {
            check(other, None);
        }
    }

    #[test]
    fn albums() {
        use Kind::{Animation, Audio, Document, Photo, Video, Voice};
        let check = |kinds: &[Kind], expected: &[&[usize]]| assert_eq!(groups(kinds), expected, "{kinds:?}");
        check(&[], &[]);
        check(&[Photo], &[&[0]]);
        check(&[Photo, Video], &[&[0, 1]]);
        check(&[Audio, Document, Video, Document, Photo], &[&[2, 4], &[1, 3], &[0]]);
        check(&[Voice, Photo, Animation, Photo], &[&[1, 3], &[0], &[2]]);
        check(&[Photo; 11], &[&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], &[10]]);
    }

    #[test]
    fn names() {
        let check = |title, source, mime, expected: &str| assert_eq!(file_name(title, source, mime), expected);
        check(None, "a.pdf", None, "a.pdf");
        check(Some("Счёт"), "a.pdf", None, "Счёт.pdf");
        check(Some("Счёт № 1.5"), "a.pdf", None, "Счёт № 1.5.pdf");
        check(Some("Счёт.docx"), "a.pdf", None, "Счёт.docx");
        check(Some("  "), "a.pdf", None, "a.pdf");
        check(None, "", Some("image/png"), "file.png");
        check(None, "download", Some("image/jpeg; x=y"), "download.jpg");
        check(Some("a/b\\c\nd"), "", None, "a_b_c_d");
    }

    #[test]
    fn sizes() {
        let code = |size, limit| check_size("a", size, limit).map_err(|error| error.code);
        assert_eq!(code(0, 5), Err("FILE_EMPTY".to_owned()));
        assert_eq!(code(5, 5), Ok(()));
        assert_eq!(code(6, 5), Err("FILE_TOO_BIG".to_owned()));
    }
}
