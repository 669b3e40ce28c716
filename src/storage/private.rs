//! Files that are nobody else's: written in one step and readable by their owner alone, and locks between programs.

use super::files::FileError;
use crate::secret::Secret;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Holds a lock until it is dropped. Between programs and between holders in one program.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the lock lives as long as the open file")] File);

impl Lock {
    /// Waits for the lock of a file. It lies beside the file: the file itself is replaced at every write.
    pub(super) fn of(path: &Path) -> Result<Self, FileError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".lock");
        let beside = path.with_file_name(name);
        let failed = |error: io::Error| FileError::from_io(&beside, &error);
        let file =
            private(OpenOptions::new().write(true).create(true).truncate(false)).open(&beside).map_err(failed)?;
        file.lock().map_err(failed)?;
        Ok(Self(file))
    }
}

/// Writes the file in one step: whoever reads it sees the old bytes or the new ones, also after a power cut. On Unix
/// nobody but its owner can ever read it, whatever the permissions of the old file were.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    // A link is followed, or it would be replaced by a file of its own.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |error: io::Error| FileError::from_io(path, &error);
    let mut file = begin(&target).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.commit().map_err(failed)
}

/// Writes a secret that a person wants to have in a file, with the end of a line after it.
pub fn write_private(path: &Path, secret: &Secret) -> Result<(), FileError> {
    replace(path, Zeroizing::new(format!("{}\n", secret.expose())).as_bytes())
}

fn begin(path: &Path) -> io::Result<atomic_write_file::AtomicWriteFile> {
    let mut options = atomic_write_file::OpenOptions::new();
    #[cfg(unix)]
    {
        use atomic_write_file::unix::OpenOptionsExt as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        options.preserve_mode(false).mode(0o600);
    }
    options.open(path)
}

/// New files are their owner's alone.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes a folder that only its owner can look into. One that is there stays as it is: it may be shared on purpose.
pub(super) fn create_folder(path: &Path) -> Result<(), FileError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| FileError::from_io(path, &error))
}

/// Moves a file out of the way, under a name of its own that it gives back; no file is ever overwritten.
pub(super) fn set_aside(path: &Path) -> Result<PathBuf, FileError> {
    let name = path.file_name().unwrap_or_default();
    let aside = (1..).map(|number| {
        let mut aside = name.to_owned();
        aside.push(if number == 1 { ".broken".to_owned() } else { format!(".broken-{number}") });
        path.with_file_name(aside)
    });
    for aside in aside {
        match super::files::rename(path, &aside) {
            Ok(()) => return Ok(aside),
            Err(error) if error.kind == super::FileErrorKind::NameTaken => {}
            Err(error) => return Err(error),
        }
    }
    Err(FileError::new(path, super::FileErrorKind::NameTaken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_does_not_come_to_its_end_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        replace(&path, b"old").unwrap();
        let mut file = begin(&path).unwrap();
        file.write_all(b"ne").unwrap();
        drop(file);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_their_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let below = folder.path().join("a/b");
        create_folder(&below).unwrap();
        assert_eq!((mode(&below), mode(&folder.path().join("a"))), (0o700, 0o700));
        let path = below.join("vault");
        let file = begin(&path).unwrap();
        assert_eq!(file.as_file().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        drop(file);
        replace(&path, b"one").unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(mode(&path), 0o600);
        let _lock = Lock::of(&path).unwrap();
        assert_eq!(mode(&below.join("vault.lock")), 0o600);
    }

    #[test]
    fn files_are_set_aside_one_beside_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        for (text, expected) in [("one", "vault.broken"), ("two", "vault.broken-2")] {
            fs::write(&path, text).unwrap();
            let aside = set_aside(&path).unwrap();
            assert_eq!(aside, folder.path().join(expected));
            assert_eq!(fs::read_to_string(aside).unwrap(), text);
        }
        assert!(!path.exists());
    }
}
