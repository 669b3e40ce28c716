//! The sample scenarios that the program brings along, and the first start that lays them out.

use super::files::FileError;
use super::folder::DataFolder;
use std::fs;
use std::path::PathBuf;

/// Every file of the samples: its path below the folder of scenarios, and its content.
const SAMPLES: &[(&str, &[u8])] = &[
    ("order-ready.ron", include_bytes!("../../scenarios/order-ready.ron")),
    ("album.ron", include_bytes!("../../scenarios/album.ron")),
    ("buttons.ron", include_bytes!("../../scenarios/buttons.ron")),
    ("send-location.ron", include_bytes!("../../scenarios/send-location.ron")),
    ("send-contact.ron", include_bytes!("../../scenarios/send-contact.ron")),
    ("forward-message.ron", include_bytes!("../../scenarios/forward-message.ron")),
    ("edit-message.ron", include_bytes!("../../scenarios/edit-message.ron")),
    ("delete-message.ron", include_bytes!("../../scenarios/delete-message.ron")),
    ("get-dialogs.ron", include_bytes!("../../scenarios/get-dialogs.ron")),
    ("get-profile.ron", include_bytes!("../../scenarios/get-profile.ron")),
    ("get-messages.ron", include_bytes!("../../scenarios/get-messages.ron")),
    ("files/box.png", include_bytes!("../../scenarios/files/box.png")),
    ("files/label.png", include_bytes!("../../scenarios/files/label.png")),
    ("files/shelf.png", include_bytes!("../../scenarios/files/shelf.png")),
];

impl DataFolder {
    /// Lays out the samples if there is no folder of scenarios yet, and gives the one to open then. What a person has
    /// deleted or changed is never brought back.
    pub fn lay_out_samples(&self) -> Result<Option<PathBuf>, FileError> {
        let folder = self.scenarios();
        if folder.exists() {
            return Ok(None);
        }
        self.create()?;
        for (name, content) in SAMPLES {
            let path = folder.join(name);
            let parent = path.parent().unwrap_or(&folder);
            fs::create_dir_all(parent).map_err(|error| FileError::from_io(parent, &error))?;
            fs::write(&path, content).map_err(|error| FileError::from_io(&path, &error))?;
        }
        Ok(SAMPLES.first().map(|(name, _)| folder.join(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_first_start_lays_out_every_sample_once() {
        let root = tempfile::tempdir().unwrap();
        let home = DataFolder::at(root.path().join("home"));
        let first = home.lay_out_samples().unwrap().expect("there is a sample to open");
        assert!(first.is_file());
        fs::remove_file(&first).unwrap();
        assert_eq!(home.lay_out_samples().unwrap(), None);
        assert!(!first.exists(), "a deleted sample stays deleted");
    }

    #[test]
    fn no_sample_is_forgotten() {
        fn files(folder: &Path, below: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let name = format!("{below}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    files(&entry.path(), &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), "", &mut found);
        let mut embedded: Vec<_> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
        found.sort();
        embedded.sort();
        assert_eq!(found, embedded);
    }
}
