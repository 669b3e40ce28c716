//! Files over the whole backend: what a person's work goes through between the window and the disk.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

use scenogram::backend::{Backend, BackendOptions, Command, Event, RequestId};
use scenogram::scenario::{Scenario, file};
use scenogram::storage::{DataFolder, FileErrorKind, Settings, Theme, create, load_settings, read, save};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

fn backend(home: &Path) -> Backend {
    let worker = PathBuf::from(env!("CARGO_BIN_EXE_scenogram"));
    Backend::start(BackendOptions::new(worker, DataFolder::at(home), Arc::new(|| {}))).unwrap()
}

/// The next event but those that tell of connections and the vault, which come of themselves at the start; so does the
/// failure of reading them.
fn next(backend: &Backend) -> Event {
    loop {
        match backend.wait_event(Duration::from_secs(20)).expect("an event") {
            Event::Connections { request: None, .. } | Event::Vault { request: None, .. } => {}
            Event::Failed { request, .. } if request == RequestId::default() => {}
            event => return event,
        }
    }
}

#[test]
fn the_samples_are_loaded_and_saved_unchanged() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let home = tempfile::tempdir().unwrap();
    let backend = backend(home.path());
    backend.send(Command::OpenFolder { request: RequestId(1), folder: samples });
    let Event::Folder { files, .. } = next(&backend) else { panic!("no folder") };
    assert!(files.len() >= 3);
    for entry in files {
        assert!(entry.readable, "{}", entry.path.display());
        backend.send(Command::Load { request: RequestId(2), path: entry.path.clone() });
        let Event::Loaded { file, .. } = next(&backend) else { panic!("not loaded") };
        let copy = home.path().join(entry.path.file_name().unwrap());
        backend.send(Command::Save {
            request: RequestId(3),
            path: copy.clone(),
            scenario: Box::new(file.scenario),
            expected: None,
        });
        let Event::Saved { fingerprint, .. } = next(&backend) else { panic!("not saved") };
        assert_eq!(fs::read(&copy).unwrap(), fs::read(&entry.path).unwrap());
        assert_eq!(fingerprint, file.fingerprint);
    }
}

#[test]
fn settings_are_kept_over_the_backend() {
    let home = tempfile::tempdir().unwrap();
    let settings = Settings { theme: Theme::Dark, ..Settings::default() };
    let started = backend(home.path());
    started.send(Command::SaveSettings { request: RequestId(1), settings: Box::new(settings.clone()) });
    drop(started);
    assert_eq!(load_settings(&DataFolder::at(home.path())), (settings, None));
}

#[test]
fn settings_that_cannot_be_kept_are_told() {
    let home = tempfile::tempdir().unwrap();
    let taken = home.path().join("file");
    fs::write(&taken, "").unwrap();
    let backend = backend(&taken);
    backend.send(Command::SaveSettings { request: RequestId(7), settings: Box::default() });
    assert!(matches!(next(&backend), Event::Failed { request: RequestId(7), .. }));
}

#[test]
fn readers_never_see_half_a_file() {
    let home = tempfile::tempdir().unwrap();
    let mut scenario = Scenario::with_one_step("id", "Один");
    let short = file::save(&scenario).unwrap();
    scenario.notes = "длинные примечания ".repeat(20_000);
    let long = file::save(&scenario).unwrap();
    let (path, _) = create(home.path(), "Один", &short).unwrap();
    let reader = {
        let (path, short, long) = (path.clone(), short.clone(), long.clone());
        std::thread::spawn(move || {
            for _ in 0..500 {
                let text = read(&path).unwrap().text;
                assert!(text == short || text == long, "half a file of {} bytes", text.len());
            }
        })
    };
    for round in 0..40 {
        save(&path, if round % 2 == 0 { &long } else { &short }, None).unwrap();
    }
    reader.join().unwrap();
}

#[test]
fn a_folder_that_is_gone_is_told_in_words() {
    let home = tempfile::tempdir().unwrap();
    let missing = home.path().join("missing");
    let backend = backend(home.path());
    backend.send(Command::OpenFolder { request: RequestId(1), folder: missing.clone() });
    let Event::Failed { path, .. } = next(&backend) else { panic!("a folder") };
    assert_eq!(path, Some(missing.clone()));
    backend.send(Command::Delete { request: RequestId(2), path: missing.join("a.ron") });
    assert!(matches!(next(&backend), Event::Failed { request: RequestId(2), .. }));
    assert_eq!(read(&missing).unwrap_err().kind, FileErrorKind::NotFound);
}
