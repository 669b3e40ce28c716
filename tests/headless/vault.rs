//! The vault between processes, at what a passphrase costs in earnest, and on a system without a keyring.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

use scenogram::secret::Secret;
use scenogram::storage::{DataFolder, MemoryKeyring, SystemKeyring, Vault, VaultError, VaultPlace};
use std::path::Path;
use std::process::{Child, Command};

/// Tells a process started by a test what it is to do: the file, and its number.
const PLACE: &str = "SCENOGRAM_TEST_VAULT";
const WRITER: &str = "SCENOGRAM_TEST_VAULT_WRITER";

/// This very test in a process of its own.
fn again(test: &str, place: &Path, writer: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact"])
        .env(PLACE, place)
        .env(WRITER, writer)
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("XDG_RUNTIME_DIR")
        .spawn()
        .unwrap()
}

fn passphrase() -> Secret {
    Secret::new("шесть разных слов")
}

fn write(vault: &mut Vault, writer: &str) {
    for round in 0..5 {
        let change = (format!("{writer}/{round}"), Some(Secret::new("x".repeat(40))));
        vault.change(&[change]).unwrap();
    }
}

#[test]
fn processes_that_write_at_once_lose_nothing() {
    if let Some(place) = std::env::var_os(PLACE) {
        let mut vault = Vault::at(Path::new(&place));
        vault.unlock(&passphrase()).unwrap();
        return write(&mut vault, &std::env::var(WRITER).unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ci.vault");
    let mut vault = Vault::at(&path);
    vault.create(&passphrase()).unwrap();
    let test = "vault::processes_that_write_at_once_lose_nothing";
    let writers: Vec<_> = ["a", "b", "c"].into_iter().map(|writer| again(test, &path, writer)).collect();
    write(&mut vault, "d");
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    assert_eq!(vault.reload(), Ok(VaultPlace::Passphrase));
    assert_eq!(vault.keys().count(), 20);
}

/// On Linux a process without a session bus has no keyring; elsewhere every process has one, which tests leave alone.
#[cfg(target_os = "linux")]
#[test]
fn without_a_keyring_nothing_is_written_and_it_is_said() {
    if let Some(place) = std::env::var_os(PLACE) {
        let home = DataFolder::at(Path::new(&place));
        let mut vault = Vault::load(&home, Box::new(SystemKeyring));
        let Err(VaultError::NoKeyring { reason }) = vault.place() else { panic!("{vault:?}") };
        assert!(!reason.is_empty());
        let change = ("a".to_owned(), Some(Secret::new("x".repeat(40))));
        assert!(matches!(vault.change(&[change]), Err(VaultError::NoKeyring { .. })));
        return assert!(!home.vault_file().exists());
    }
    let folder = tempfile::tempdir().unwrap();
    let test = "vault::without_a_keyring_nothing_is_written_and_it_is_said";
    assert!(again(test, folder.path(), "").wait().unwrap().success());
    // A keyring's file on such a system is there and cannot be read, which is another thing to say.
    let home = DataFolder::at(folder.path());
    let change = ("a".to_owned(), Some(Secret::new("x".repeat(40))));
    Vault::load(&home, Box::new(MemoryKeyring::default())).change(&[change]).unwrap();
    let vault = Vault::load(&home, Box::new(scenogram::storage::NoKeyring));
    assert!(matches!(vault.place(), Err(VaultError::KeyringSilent { .. })), "{vault:?}");
}
