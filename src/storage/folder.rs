//! Where the program keeps what is its own.

use super::files::{FileError, FileErrorKind};
use std::path::{Path, PathBuf};

/// The folder of everything that the program keeps for its user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// The environment variable that moves the folder.
    pub const VARIABLE: &'static str = "SCENOGRAM_HOME";

    /// The folder that `SCENOGRAM_HOME` names, else the system's usual place. Nothing is created yet.
    pub fn find() -> Result<Self, FileError> {
        if let Some(root) = std::env::var_os(Self::VARIABLE).filter(|root| !root.is_empty()) {
            return Ok(Self::at(std::path::absolute(&root).unwrap_or_else(|_| root.into())));
        }
        directories::ProjectDirs::from("", "", "scenogram")
            .map(|dirs| Self::at(dirs.data_dir()))
            .ok_or_else(|| FileError::new(Self::VARIABLE, FileErrorKind::NoHome))
    }

    /// This very folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the user's choices stand.
    pub fn settings_file(&self) -> PathBuf {
        self.root.join("settings.ron")
    }

    /// Where the connections stand, without their secrets.
    pub fn connections_file(&self) -> PathBuf {
        self.root.join("connections.ron")
    }

    /// Where the log stands, if one is kept.
    pub fn log_file(&self) -> PathBuf {
        self.root.join("logs").join("scenogram.log")
    }

    /// Where the secrets stand, encrypted.
    pub fn vault_file(&self) -> PathBuf {
        self.root.join("secrets.vault")
    }

    /// The folder of scenarios that is there from the first start.
    pub fn scenarios(&self) -> PathBuf {
        self.root.join("scenarios")
    }

    /// Makes the folder, which only its owner can look into, and those inside it.
    pub fn create(&self) -> Result<(), FileError> {
        super::private::create_folder(&self.root)?;
        let scenarios = self.scenarios();
        std::fs::create_dir_all(&scenarios).map_err(|error| FileError::from_io(&scenarios, &error))
    }
}
