//! The log file: appended to, kept small, its owner's alone.
//!
//! Deliberately not here: what is logged and what a line looks like; the caller has taken the secrets out.

use super::DataFolder;
use super::files::FileError;
use super::private;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A file of log lines. When it is full it becomes the one old file, and a new one begins.
#[derive(Debug)]
pub struct LogFile {
    path: PathBuf,
    /// In bytes.
    largest: u64,
    file: Mutex<File>,
}

impl LogFile {
    /// Bytes of the file before it becomes the old one; both together are twice as large at most.
    pub const LARGEST: u64 = 10 * 1024 * 1024;

    /// The log of this data folder; lines are added to those that are there.
    pub fn open(home: &DataFolder) -> Result<Self, FileError> {
        Self::with_size(home, Self::LARGEST)
    }

    fn with_size(home: &DataFolder, largest: u64) -> Result<Self, FileError> {
        let path = home.log_file();
        home.create()?;
        private::create_folder(path.parent().unwrap_or(home.root()))?;
        let file = open(&path).map_err(|error| FileError::from_io(&path, &error))?;
        Ok(Self { path, largest, file: Mutex::new(file) })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line, with its end if it has none. One that is larger than the whole file is cut.
    pub fn append(&self, line: &str) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let line = line.strip_suffix('\n').unwrap_or(line);
        let mut end = line.len().min(usize::try_from(self.largest).unwrap_or(usize::MAX).saturating_sub(1));
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let line = line.get(..end).unwrap_or_default();
        if file.metadata()?.len() + line.len() as u64 >= self.largest {
            // Another program may have turned it over: then this one still writes into the old file.
            let _turning = private::Lock::of(&self.path).map_err(io::Error::other)?;
            *file = open(&self.path)?;
            if file.metadata()?.len() + line.len() as u64 >= self.largest {
                fs::rename(&self.path, self.path.with_extension("log.old"))?;
                *file = open(&self.path)?;
            }
        }
        // In one piece: another program may be writing, too.
        file.write_all(format!("{line}\n").as_bytes())
    }
}

fn open(path: &Path) -> io::Result<File> {
    private::private(OpenOptions::new().append(true).create(true)).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_the_file_stays_small() {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        let log = LogFile::with_size(&home, 100).unwrap();
        for line in ["one", "two\n"] {
            log.append(line).unwrap();
        }
        LogFile::open(&home).unwrap().append("three").unwrap();
        assert_eq!(fs::read_to_string(log.path()).unwrap(), "one\ntwo\nthree\n");
        for number in 0..50 {
            log.append(&format!("line {number}")).unwrap();
        }
        log.append(&"ж".repeat(500)).unwrap();
        log.append("last").unwrap();
        let old = fs::read_to_string(log.path().with_extension("log.old")).unwrap();
        assert_eq!(
            (old.as_str(), fs::read_to_string(log.path()).unwrap().as_str()),
            (format!("{}\n", "ж".repeat(49)).as_str(), "last\n")
        );
        // With the lock.
        assert_eq!(fs::read_dir(log.path().parent().unwrap()).unwrap().count(), 3);
    }

    #[test]
    fn two_programs_turn_it_over_once() {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        let open = || LogFile::with_size(&home, 100).unwrap();
        let (one, other) = (open(), open());
        let (old, new) = ("o".repeat(90), "n".repeat(20));
        one.append(&old).unwrap();
        one.append(&new).unwrap();
        other.append(&"a".repeat(30)).unwrap();
        assert_eq!(fs::read_to_string(one.path().with_extension("log.old")).unwrap(), format!("{old}\n"));
        assert_eq!(fs::read_to_string(one.path()).unwrap(), format!("{new}\n{}\n", "a".repeat(30)));
    }

    #[cfg(unix)]
    #[test]
    fn it_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        let log = LogFile::open(&home).unwrap();
        assert_eq!(fs::metadata(log.path()).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
