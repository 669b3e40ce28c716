//! Uploaded files, kept in memory for as long as the world lives, up to a limit in all.

use super::message::FileKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes that one world keeps in all.
pub const STORE_LIMIT: usize = 256 * 1024 * 1024;

/// Before the numbers of all files, which are long with Telegram too.
const FIRST_NUMBER: i64 = 5_100_000_000_000_000_000;

/// One file as the server keeps it.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// The number that MTProto names it by.
    pub number: i64,
    pub id: String,
    pub unique_id: String,
    /// The path under which it can be fetched (`File.file_path`).
    pub path: String,
    pub details: FileDetails,
    pub content: Arc<[u8]>,
}

/// What is known about a file besides its bytes; sizes in pixels, durations in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDetails {
    pub kind: FileKind,
    pub name: Option<String>,
    pub mime_type: Option<String>,
    pub width: i64,
    pub height: i64,
    pub duration: i64,
    pub performer: Option<String>,
    pub title: Option<String>,
}

/// The store has no room for another file.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox keeps at most {} MB of files", STORE_LIMIT / (1024 * 1024))]
pub struct StoreFull;

/// All files of a world.
#[derive(Debug, Default)]
pub struct Files {
    files: BTreeMap<String, StoredFile>,
    bytes: usize,
}

impl Files {
    /// Keeps a file and gives it its ids.
    pub fn add(&mut self, details: FileDetails, content: impl Into<Arc<[u8]>>) -> Result<&StoredFile, StoreFull> {
        let content = content.into();
        let bytes = self.bytes.saturating_add(content.len());
        if bytes > STORE_LIMIT {
            return Err(StoreFull);
        }
        self.bytes = bytes;
        let number = self.files.len() + 1;
        // A file id begins with TDLib's `FileType` in base64, by which clients tell the kinds apart.
        let (folder, prefix) = match details.kind {
            FileKind::Photo => ("photos", "AgAC"),
            FileKind::Video => ("videos", "BAAC"),
            FileKind::Audio => ("music", "CQAC"),
            FileKind::Voice => ("voice", "AwAC"),
            FileKind::Animation => ("animations", "CgAC"),
            FileKind::Document => ("documents", "BQAC"),
            FileKind::VideoNote => ("video_notes", "DQAC"),
            FileKind::Sticker => ("stickers", "CAAC"),
        };
        let extension = details
            .name
            .as_deref()
            .and_then(|name| name.rsplit_once('.'))
            .map(|(_, extension)| extension)
            .filter(|text| (1..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let path = match extension {
            Some(extension) => format!("{folder}/file_{number}.{extension}"),
            None => format!("{folder}/file_{number}"),
        };
        let id = format!("{prefix}AgIAAxkDAAI{number:010}");
        let unique_id = format!("AQAD{number:010}");
        let number = FIRST_NUMBER + i64::try_from(number).unwrap_or_default();
        let file = StoredFile { number, id: id.clone(), unique_id, path, details, content };
        Ok(self.files.entry(id).or_insert(file))
    }

    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.files.get(id)
    }

    /// The file that MTProto names so.
    pub fn numbered(&self, number: i64) -> Option<&StoredFile> {
        self.files.values().find(|file| file.number == number)
    }

    /// The file at a path that [`StoredFile::path`] named.
    pub fn at_path(&self, path: &str) -> Option<&StoredFile> {
        self.files.values().find(|file| file.path == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(name: Option<&str>) -> FileDetails {
        FileDetails {
            kind: FileKind::Document,
            name: name.map(str::to_owned),
            mime_type: None,
            width: 0,
            height: 0,
            duration: 0,
            performer: None,
            title: None,
        }
    }

    #[test]
    fn paths_are_made_of_numbers_and_plain_extensions() {
        let mut files = Files::default();
        for (name, path) in [
            (Some("a.pdf"), "documents/file_1.pdf"),
            (Some("../../etc/passwd"), "documents/file_2"),
            (None, "documents/file_3"),
            (Some("архив.zip"), "documents/file_4.zip"),
        ] {
            assert_eq!(files.add(details(name), vec![1]).expect("small").path, path);
        }
        assert!(files.at_path("documents/file_4.zip").is_some());
        assert!(files.at_path("documents/file_5").is_none());
    }

    #[test]
    fn ids_tell_the_kind() {
        let mut files = Files::default();
        let mut check = |kind: FileKind, prefix: &str| {
            let id = files.add(FileDetails { kind, ..details(None) }, vec![1]).expect("small").id.clone();
            assert!(id.starts_with(prefix), "{kind:?}: {id}");
            assert!(files.get(&id).is_some_and(|file| file.details.kind == kind));
        };
        check(FileKind::Photo, "AgAC");
        check(FileKind::Voice, "AwAC");
        check(FileKind::Video, "BAAC");
        check(FileKind::Document, "BQAC");
        check(FileKind::Audio, "CQAC");
        check(FileKind::Animation, "CgAC");
        check(FileKind::Sticker, "CAAC");
        check(FileKind::VideoNote, "DQAC");
    }

    #[test]
    fn the_store_has_a_limit() {
        let mut files = Files::default();
        for _ in 0..4 {
            files.add(details(None), vec![0; STORE_LIMIT / 4]).expect("fits");
        }
        assert!(files.add(details(None), vec![0]).is_err());
    }
}
