//! A connection gets another name, in the scenarios too; and who uses it.

use super::support::{Front, Place, failure, is_saved, scenario};
use scenogram::backend::{ConnectionCommand, ConnectionEvent, ConnectionUse, Event};
use scenogram::connection::{ConnectionId, ConnectionKind};
use scenogram::scenario::file;
use std::fs;
use std::path::{Path, PathBuf};

fn write(folder: &Path, name: &str, connection: &str) -> PathBuf {
    let path = folder.join(name);
    let text = file::save(&scenario(connection, ConnectionKind::Bot)).expect("a scenario");
    fs::create_dir_all(folder).expect("a folder");
    fs::write(&path, text).expect("written");
    path
}

/// The connection that the file's step names.
fn named_in(path: &Path) -> String {
    let scenario = file::load(&fs::read_to_string(path).expect("a file")).expect("a scenario").scenario;
    scenario.steps().next().expect("a step").connection.clone()
}

fn rename(front: &mut Front, id: &ConnectionId, name: &str, files: &[&Path]) -> Event {
    let files = files.iter().map(|path| path.to_path_buf()).collect();
    front.ask(ConnectionCommand::Rename { id: id.clone(), name: name.into(), files })
}

#[test]
fn scenarios_follow_the_name() {
    let place = Place::new();
    let mut front = place.open().ready();
    let id = front.add(place.bot("Магазин"), place.token());
    let folder = place.path().join("scenarios");
    let (first, other) = (write(&folder, "a.ron", "Магазин"), write(&folder, "b.ron", "другой"));
    let untouched = fs::read_to_string(&other).expect("a file");
    let answer = rename(&mut front, &id, "Склад", &[&first, &other]);
    assert!(is_saved(&answer), "{answer:?}");
    assert_eq!((named_in(&first).as_str(), fs::read_to_string(&other).expect("a file")), ("Склад", untouched));
    assert_eq!(front.entry("Склад").connection.id, id);
    let answer = front.ask(ConnectionCommand::Uses { name: "Склад".into(), folder: folder.clone() });
    let Event::Connections { event: ConnectionEvent::Uses { uses }, .. } = answer else { panic!("{answer:?}") };
    assert_eq!(uses, [ConnectionUse { path: first, scenario: "Заказ".into(), steps: 1 }]);
    let missing = ConnectionCommand::Uses { name: "Склад".into(), folder: folder.join("no") };
    assert!(matches!(front.ask(missing), Event::Failed { .. }));
}

#[test]
fn nothing_is_renamed_when_one_file_cannot_be() {
    let place = Place::new();
    let mut front = place.open().ready();
    let id = front.add(place.bot("old"), place.token());
    front.add(place.bot("taken"), place.token());
    let folder = place.path().join("scenarios");
    let good = write(&folder, "a.ron", "old");
    let commented = write(&folder, "commented.ron", "old");
    let text = format!("// Не трогать.\n{}", fs::read_to_string(&commented).expect("a file"));
    fs::write(&commented, &text).expect("written");
    let missing = folder.join("missing.ron");
    let read_only = write(&folder, "read-only.ron", "old");
    let mut permissions = fs::metadata(&read_only).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&read_only, permissions).expect("set");
    for (bad, name) in [(&commented, "new"), (&missing, "new"), (&read_only, "new")] {
        let told = failure(&rename(&mut front, &id, name, &[&good, bad]));
        let file = bad.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(told.contains(&file) && !told.contains("a.ron"), "{told}");
    }
    let told = failure(&rename(&mut front, &id, "new", &[&missing, &good, &commented]));
    assert!(told.contains("missing.ron") && told.contains("commented.ron"), "{told}");
    assert!(matches!(rename(&mut front, &id, "taken", &[&good]), Event::Failed { .. }));
    assert_eq!((named_in(&good).as_str(), fs::read_to_string(&commented).expect("a file")), ("old", text));
    assert_eq!(front.entry("old").connection.id, id);
}
