//! What the program remembers of its user's choices; no secret is among them.

use super::files::{self, FileError};
use super::folder::DataFolder;
use super::ron_text;
use crate::texts::Language;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The choices kept between starts; unknown ones of a newer version are ignored, missing ones are at their default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `None` follows the system.
    pub language: Option<Language>,
    pub theme: Theme,
    /// The folder of scenarios that was open.
    pub folder: Option<PathBuf>,
    /// The scenario that was open.
    pub scenario: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// The settings; the defaults where there are none. A file that cannot be read as settings is set aside under the name
/// given back, so that the next save does not destroy it.
pub fn load_settings(home: &DataFolder) -> (Settings, Option<PathBuf>) {
    let path = home.settings_file();
    let Ok(file) = files::read(&path) else {
        return (Settings::default(), set_aside(home));
    };
    match ron_text::read(&file.text) {
        Ok(settings) => (settings, None),
        Err(_) => (Settings::default(), set_aside(home)),
    }
}

/// Moves a damaged settings file (too large or no text included) out of the way; nothing where there is no file.
fn set_aside(home: &DataFolder) -> Option<PathBuf> {
    let path = home.settings_file();
    let aside = path.with_extension("ron.broken");
    (path.is_file() && std::fs::rename(&path, &aside).is_ok()).then_some(aside)
}

/// Keeps the settings; the data folder is made if it is not there.
pub fn save_settings(home: &DataFolder, settings: &Settings) -> Result<(), FileError> {
    home.create()?;
    let path = home.settings_file();
    let text = ron_text::write(settings, &path)?;
    files::save(&path, &text, None).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn home() -> (tempfile::TempDir, DataFolder) {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        (folder, home)
    }

    #[test]
    fn settings_are_kept() {
        let (_folder, home) = home();
        assert_eq!(load_settings(&home), (Settings::default(), None));
        let settings = Settings {
            language: Some(Language::English),
            theme: Theme::Dark,
            folder: Some("сценарии".into()),
            scenario: None,
        };
        save_settings(&home, &settings).unwrap();
        assert_eq!(load_settings(&home), (settings, None));
    }

    #[test]
    fn a_newer_versions_settings_are_read() {
        let (_folder, home) = home();
        home.create().unwrap();
        fs::write(home.settings_file(), "(theme: dark, zoom: 1.5)").unwrap();
        assert_eq!(load_settings(&home), (Settings { theme: Theme::Dark, ..Settings::default() }, None));
    }

    #[test]
    fn damaged_settings_are_set_aside() {
        let (_folder, home) = home();
        home.create().unwrap();
        for damaged in [&b"(theme: da"[..], b"\xff\xfe", b"", b"(theme: purple)"] {
            fs::write(home.settings_file(), damaged).unwrap();
            let (settings, aside) = load_settings(&home);
            assert_eq!(settings, Settings::default());
            assert_eq!(fs::read(aside.unwrap()).unwrap(), damaged);
            assert!(!home.settings_file().exists());
        }
    }
}
