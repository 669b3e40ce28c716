//! Files of scenarios as texts: listed, read, saved in one step, renamed, moved to the trash.
//!
//! Everything here waits for the disk; the caller puts it on a thread of its own.

use super::Fingerprint;
use super::names::file_stem;
use crate::texts::Message;
use crate::value::Position;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The extension of scenario files.
pub const EXTENSION: &str = "ron";

/// Bytes of the largest file that is read; a scenario of a thousand steps has one megabyte.
pub const MAX_FILE: u64 = 10 * 1024 * 1024;

/// The text of a file, and its fingerprint to notice a change by someone else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    pub text: String,
    pub fingerprint: Fingerprint,
}

/// What could not be done with which file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct FileError {
    pub path: PathBuf,
    pub kind: FileErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileErrorKind {
    #[error("there is no such file")]
    NotFound,
    #[error("access is denied")]
    NoPermission,
    #[error("it may be read only")]
    ReadOnly,
    #[error("it is no file")]
    NotAFile,
    #[error("it is no folder")]
    NotAFolder,
    #[error("it is larger than {MAX_FILE} bytes")]
    TooLarge,
    /// `position` is where the first bad byte stands.
    #[error("it is no UTF-8 text from {position}")]
    NotUtf8 { position: Position },
    #[error("there is a file of that name")]
    NameTaken,
    /// Someone else changed it; nothing was written.
    #[error("it was changed by someone else")]
    Changed,
    /// The disk is full.
    #[error("no space is left")]
    NoSpace,
    #[error("it cannot be moved to the trash: {reason}")]
    Trash { reason: String },
    /// The system names no home folder.
    #[error("there is no home folder")]
    NoHome,
    /// Anything else, in the system's words.
    #[error("{reason}")]
    Other { reason: String },
}

impl FileError {
    pub fn new(path: impl Into<PathBuf>, kind: FileErrorKind) -> Self {
        Self { path: path.into(), kind }
    }

    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind;
        let kind = match error.kind() {
            ErrorKind::NotFound => FileErrorKind::NotFound,
            ErrorKind::PermissionDenied => FileErrorKind::NoPermission,
            ErrorKind::ReadOnlyFilesystem => FileErrorKind::ReadOnly,
            ErrorKind::IsADirectory => FileErrorKind::NotAFile,
            ErrorKind::NotADirectory => FileErrorKind::NotAFolder,
            ErrorKind::AlreadyExists => FileErrorKind::NameTaken,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FileErrorKind::NoSpace,
            _ => FileErrorKind::Other { reason: error.to_string() },
        };
        Self::new(path, kind)
    }

    /// The place in the file, where the error has one.
    pub fn position(&self) -> Option<Position> {
        match self.kind {
            FileErrorKind::NotUtf8 { position } => Some(position),
            _ => None,
        }
    }

    /// What happened and what to do, in words.
    pub fn message(&self) -> Message {
        let message = Message::new(match &self.kind {
            FileErrorKind::NotFound => "storage-not-found",
            FileErrorKind::NoPermission => "storage-no-permission",
            FileErrorKind::ReadOnly => "storage-read-only",
            FileErrorKind::NotAFile => "storage-not-a-file",
            FileErrorKind::NotAFolder => "storage-not-a-folder",
            FileErrorKind::TooLarge => "storage-too-large",
            FileErrorKind::NotUtf8 { .. } => "storage-not-utf8",
            FileErrorKind::NameTaken => "storage-name-taken",
            FileErrorKind::Changed => "storage-changed",
            FileErrorKind::NoSpace => "storage-no-space",
            FileErrorKind::Trash { .. } => "storage-trash",
            FileErrorKind::NoHome => "storage-no-home",
            FileErrorKind::Other { .. } => "storage-other",
        });
        let message = message.with("path", self.path.display().to_string());
        match &self.kind {
            FileErrorKind::TooLarge => message.with("megabytes", MAX_FILE / (1024 * 1024)),
            FileErrorKind::Trash { reason } | FileErrorKind::Other { reason } => {
                message.with("reason", reason.as_str())
            }
            _ => message,
        }
    }
}

/// The size of a file in bytes.
pub fn file_size(path: &Path) -> Result<u64, FileError> {
    let metadata = fs::metadata(path).map_err(|error| FileError::from_io(path, &error))?;
    if metadata.is_file() { Ok(metadata.len()) } else { Err(FileError::new(path, FileErrorKind::NotAFile)) }
}

/// The scenario files that stand directly in a folder, sorted by name; hidden ones are left out.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let entries = fs::read_dir(folder).map_err(|error| FileError::from_io(folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| FileError::from_io(folder, &error))?.path();
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let ours = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION));
        if ours && !hidden && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort_by_cached_key(|path| (path.to_string_lossy().to_lowercase(), path.clone()));
    Ok(paths)
}

/// The text of a file of at most [`MAX_FILE`] bytes. Pipes and devices are refused: reading them might never end.
pub fn read(path: &Path) -> Result<FileText, FileError> {
    let bytes = read_bytes(path)?;
    let fingerprint = Fingerprint::of(&bytes);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(FileText { text, fingerprint }),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            let position = Position::of(&text, good);
            Err(FileError::new(path, FileErrorKind::NotUtf8 { position }))
        }
    }
}

/// The bytes of a file of at most [`MAX_FILE`] bytes.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |error: io::Error| FileError::from_io(path, &error);
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(FileError::new(path, FileErrorKind::NotAFile));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(failed)?.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(FileError::new(path, FileErrorKind::TooLarge));
    }
    Ok(bytes)
}

/// Writes the file in one step: whoever reads it sees the old text or the new one, also after a power cut.
///
/// With `expected`, a file whose content is another is left alone ([`FileErrorKind::Changed`]); one that is gone is
/// written anew, since nothing of anyone's is lost. A file marked read-only is never replaced.
pub fn save(path: &Path, text: &str, expected: Option<Fingerprint>) -> Result<Fingerprint, FileError> {
    // A link is followed, or it would be replaced by a file of its own.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(there) if !there.is_file() => return Err(FileError::new(path, FileErrorKind::NotAFile)),
        Ok(there) if there.permissions().readonly() => return Err(FileError::new(path, FileErrorKind::ReadOnly)),
        Ok(_) => {
            if let Some(expected) = expected {
                match read_bytes(&target) {
                    Ok(bytes) if Fingerprint::of(&bytes) == expected => {}
                    Ok(_) => return Err(FileError::new(path, FileErrorKind::Changed)),
                    Err(error) if error.kind == FileErrorKind::TooLarge => {
                        return Err(FileError::new(path, FileErrorKind::Changed));
                    }
                    Err(error) => return Err(FileError::new(path, error.kind)),
                }
            }
        }
        Err(_) => {}
    }
    replace(&target, text).map_err(|error| FileError::from_io(path, &error))?;
    Ok(Fingerprint::of(text.as_bytes()))
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(text.as_bytes())?;
    file.commit()
}

/// Writes a new file into a folder under a free name made of `name`; the folder is made if it is not there.
pub fn create(folder: &Path, name: &str, text: &str) -> Result<(PathBuf, Fingerprint), FileError> {
    fs::create_dir_all(folder).map_err(|error| FileError::from_io(folder, &error))?;
    let stem = file_stem(name);
    let mut number = 1;
    let path = loop {
        let path = folder.join(match number {
            1 => format!("{stem}.{EXTENSION}"),
            number => format!("{stem} {number}.{EXTENSION}"),
        });
        match reserve(&path) {
            Ok(()) => break path,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 10_000 => number += 1,
            Err(error) => return Err(FileError::from_io(&path, &error)),
        }
    };
    if let Err(error) = replace(&path, text) {
        // Only the empty file made above goes; its removal failing changes nothing about the error.
        let _ = fs::remove_file(&path);
        return Err(FileError::from_io(&path, &error));
    }
    Ok((path, Fingerprint::of(text.as_bytes())))
}

/// Takes a name by making an empty file there; fails where there is one.
fn reserve(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path).map(drop)
}

/// Gives a file another name; a file that is there already is never overwritten.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    fs::metadata(from).map_err(|error| FileError::from_io(from, &error))?;
    match reserve(to) {
        Ok(()) => fs::rename(from, to).map_err(|error| {
            let _ = fs::remove_file(to);
            FileError::from_io(from, &error)
        }),
        // The same file under another spelling: only letters change their case on a system that sees no difference.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && from != to && is_same(from, to) => {
            fs::rename(from, to).map_err(|error| FileError::from_io(from, &error))
        }
        Err(_) if from == to => Ok(()),
        Err(error) => Err(FileError::from_io(to, &error)),
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    !is_link(one)
        && !is_link(other)
        && matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Moves a file to the system's trash. Where there is none the file stays: deleting for good is not asked for.
pub fn trash(path: &Path) -> Result<(), FileError> {
    let there = fs::symlink_metadata(path).map_err(|error| FileError::from_io(path, &error))?;
    if there.is_dir() {
        return Err(FileError::new(path, FileErrorKind::NotAFile));
    }
    ::trash::delete(path).map_err(|error| FileError::new(path, FileErrorKind::Trash { reason: trash_reason(&error) }))
}

fn trash_reason(error: &::trash::Error) -> String {
    match error {
        ::trash::Error::Unknown { description } | ::trash::Error::Os { description, .. } => description.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn saved_text_is_read_back_and_nothing_else_is_left() {
        let folder = folder();
        let path = folder.path().join("Заказ.ron");
        let saved = save(&path, "один", None).unwrap();
        let read = read(&path).unwrap();
        assert_eq!(read, FileText { text: "один".into(), fingerprint: saved });
        assert_eq!(save(&path, "два", Some(saved)).unwrap(), Fingerprint::of("два".as_bytes()));
        assert_eq!(names(folder.path()), ["Заказ.ron"]);
    }

    #[test]
    fn a_change_by_someone_else_is_not_overwritten() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let first = save(&path, "one", None).unwrap();
        fs::write(&path, "theirs").unwrap();
        assert_eq!(save(&path, "two", Some(first)).unwrap_err().kind, FileErrorKind::Changed);
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        fs::remove_file(&path).unwrap();
        save(&path, "two", Some(first)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
    }

    #[test]
    fn bad_files_are_typed_errors() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        assert_eq!(read(&path).unwrap_err().kind, FileErrorKind::NotFound);
        assert_eq!(read(folder.path()).unwrap_err().kind, FileErrorKind::NotAFile);
        fs::write(&path, b"\xd1\x8f\nab\xff").unwrap();
        let position = Position { line: 2, column: 3 };
        assert_eq!(read(&path).unwrap_err().kind, FileErrorKind::NotUtf8 { position });
        fs::File::create(&path).unwrap().set_len(MAX_FILE + 1).unwrap();
        assert_eq!(read(&path).unwrap_err().kind, FileErrorKind::TooLarge);
        assert_eq!(save(folder.path(), "x", None).unwrap_err().kind, FileErrorKind::NotAFile);
        let missing = folder.path().join("no").join("a.ron");
        assert_eq!(save(&missing, "x", None).unwrap_err().kind, FileErrorKind::NotFound);
        assert_eq!(trash(&missing).unwrap_err().kind, FileErrorKind::NotFound);
        assert_eq!(trash(folder.path()).unwrap_err().kind, FileErrorKind::NotAFile);
    }

    #[test]
    fn a_file_marked_read_only_stays() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(save(&path, "two", None).unwrap_err().kind, FileErrorKind::ReadOnly);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed() {
        let folder = folder();
        let (file, link) = (folder.path().join("file.ron"), folder.path().join("link.ron"));
        fs::write(&file, "one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        save(&link, "two", None).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn new_files_take_free_names() {
        let folder = folder();
        let below = folder.path().join("new");
        for expected in ["Заказ.ron", "Заказ 2.ron", "Заказ 3.ron"] {
            let (path, _) = create(&below, "Заказ", "text").unwrap();
            assert_eq!(path, below.join(expected));
            assert_eq!(read(&path).unwrap().text, "text");
        }
    }

    #[test]
    fn renaming_never_overwrites() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.ron"), "a").unwrap();
        fs::write(at("b.ron"), "b").unwrap();
        assert_eq!(rename(&at("a.ron"), &at("b.ron")).unwrap_err().kind, FileErrorKind::NameTaken);
        assert_eq!(rename(&at("no.ron"), &at("c.ron")).unwrap_err().kind, FileErrorKind::NotFound);
        rename(&at("a.ron"), &at("a.ron")).unwrap();
        rename(&at("a.ron"), &at("c.ron")).unwrap();
        assert_eq!(names(folder.path()), ["b.ron", "c.ron"]);
        assert_eq!(fs::read_to_string(at("c.ron")).unwrap(), "a");
    }

    #[test]
    fn only_scenario_files_are_listed() {
        let folder = folder();
        for name in ["b.ron", "A.RON", ".c.ron", "d.json"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("e.ron")).unwrap();
        assert_eq!(list(folder.path()).unwrap(), [folder.path().join("A.RON"), folder.path().join("b.ron")]);
        assert_eq!(list(&folder.path().join("no")).unwrap_err().kind, FileErrorKind::NotFound);
    }
}
