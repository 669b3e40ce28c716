//! Scenario files (written atomically), settings, connections, secrets and the data folder.
//!
//! Deliberately not here: what the data means. Texts go in and out; `scenario` reads them.

mod connections;
mod files;
mod folder;
mod log_file;
mod names;
mod private;
mod ron_text;
mod samples;
mod settings;
mod vault;

pub use connections::{ConnectionsError, ConnectionsFile, change_connections, load_connections};
pub use files::{
    EXTENSION, FileError, FileErrorKind, FileText, MAX_FILE, create, file_size, list, read, rename, save, trash,
};
pub use folder::DataFolder;
pub use log_file::LogFile;
pub use names::file_stem;
pub use private::write_private;
pub use settings::{Settings, Theme, load_settings, save_settings};
pub use vault::{
    Keyring, KeyringError, MasterKey, MemoryKeyring, NoKeyring, SystemKeyring, Vault, VaultError, VaultPlace,
};

use std::hash::Hasher;

/// The content of a file, to notice that someone else changed it. Comparable within one run of the program only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(pub(crate) u64);

impl Fingerprint {
    /// The fingerprint of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = std::hash::DefaultHasher::new();
        hasher.write(bytes);
        Self(hasher.finish())
    }
}
