//! The vault over whole files: kept, shared, damaged, tampered with, locked.

use super::format::sum_of;
use super::key::Cost;
use super::*;
use crate::secret::Secret;
use crate::storage::DataFolder;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

/// Costs next to nothing: these tests are not about how hard a passphrase is to guess.
const CHEAP: Cost = Cost { memory: 8, passes: 1, lanes: 1 };

struct Place {
    _folder: tempfile::TempDir,
    home: DataFolder,
    keyring: MemoryKeyring,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = DataFolder::at(folder.path().join("home"));
        Self { _folder: folder, home, keyring: MemoryKeyring::default() }
    }

    /// As a start of the program opens it.
    fn vault(&self) -> Vault {
        Vault::load(&self.home, Box::new(self.keyring.clone())).with_cost(CHEAP)
    }

    /// As a start of the program on a system without a keyring opens it.
    fn without_keyring(&self) -> Vault {
        Vault::load(&self.home, Box::new(NoKeyring)).with_cost(CHEAP)
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.home.vault_file()).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        fs::write(self.home.vault_file(), bytes).unwrap();
    }

    /// With a file under the keyring's key that holds these.
    fn with_secrets(secrets: &[(&str, &str)]) -> Self {
        let place = Self::new();
        place.vault().change(&changes(secrets)).unwrap();
        place
    }

    /// With a file under the passphrase `pass phrase` that holds these.
    fn with_passphrase(secrets: &[(&str, &str)]) -> Self {
        let place = Self::new();
        let mut vault = place.without_keyring();
        vault.create(&Secret::new("pass phrase")).unwrap();
        vault.change(&changes(secrets)).unwrap();
        place
    }

    /// Whether the file as it is now gives nothing, takes nothing, says why, and stays as it is.
    #[track_caller]
    fn stays_closed(&self, expected: VaultError, what: &str) {
        let before = self.bytes();
        let mut vault = self.vault();
        assert_eq!(vault.place(), Err(expected.clone()), "{what}");
        assert_eq!(vault.change(&changes(&[("a", "two")])), Err(expected), "{what}");
        assert!(vault.get("a").is_none() && self.bytes() == before, "{what}");
    }
}

fn changes(secrets: &[(&str, &str)]) -> Vec<(String, Option<Secret>)> {
    secrets.iter().map(|(key, secret)| ((*key).to_owned(), Some(Secret::new(*secret)))).collect()
}

fn held(vault: &Vault) -> Vec<(&str, &str)> {
    vault.keys().map(|key| (key, vault.get(key).unwrap().expose())).collect()
}

/// The file with each byte but those of its sum changed in turn, and with a sum that fits; each with the byte's place.
fn tampered(good: Vec<u8>) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..good.len() - 32).map(move |at| {
        let mut bad = good.clone();
        bad[at] ^= 0x01;
        (at, summed(bad))
    })
}

/// The bytes with a sum that fits again.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 32;
    let sum = sum_of(&bytes[..end]);
    bytes[end..].copy_from_slice(&sum);
    bytes
}

#[test]
fn the_first_secret_makes_key_and_file() {
    let place = Place::new();
    let mut vault = place.vault();
    assert_eq!(vault.place(), Ok(VaultPlace::Keyring));
    vault.change(&[("a".into(), None)]).unwrap();
    assert!(!vault.has_file() && place.keyring.read().unwrap().is_none(), "nothing is made for nothing");
    vault.change(&changes(&[("a", "one"), ("b", "two")])).unwrap();
    assert_eq!(held(&vault), [("a", "one"), ("b", "two")]);
    assert_eq!(held(&place.vault()), [("a", "one"), ("b", "two")]);
    vault.change(&[("a".into(), None), ("b".into(), Some(Secret::new("three")))]).unwrap();
    assert_eq!(held(&place.vault()), [("b", "three")]);
    assert_eq!(place.vault().place(), Ok(VaultPlace::Keyring));
}

#[test]
fn a_file_tells_nothing() {
    let secret = "s3cret-".repeat(20);
    let place = Place::with_secrets(&[("connection/bot-token", &secret)]);
    let first = place.bytes();
    let text = String::from_utf8_lossy(&first);
    assert!(!text.contains("s3cret") && !text.contains("connection"));
    let mut vault = place.vault();
    vault.change(&changes(&[("other", "x")])).unwrap();
    let second = place.bytes();
    assert_eq!(first.len(), second.len(), "the size grows in large steps only");
    let same = first.iter().zip(&second).skip(78).take(1024).filter(|(a, b)| a == b).count();
    assert!(same < 100, "every write has a nonce of its own: {same} bytes are the same");
    vault.change(&changes(&[("long", &"x".repeat(5000))])).unwrap();
    assert_eq!((place.bytes().len() - first.len()) % 1024, 0);
}

#[test]
fn no_flipped_byte_goes_unseen() {
    for place in [Place::with_secrets(&[("a", "one")]), Place::with_passphrase(&[("a", "one")])] {
        let good = place.bytes();
        for at in 0..good.len() {
            for flip in [0x01, 0x80] {
                let mut bad = good.clone();
                bad[at] ^= flip;
                place.put(&bad);
                let mut vault = place.vault();
                assert_eq!(vault.place(), Err(VaultError::Damaged), "byte {at} ^ {flip:#x}");
                assert_eq!(vault.unlock(&Secret::new("pass phrase")), Err(VaultError::Damaged));
                assert_eq!(vault.change(&changes(&[("a", "two")])), Err(VaultError::Damaged));
                assert_eq!(vault.create(&Secret::new("another one")), Err(VaultError::Damaged));
                assert!(vault.get("a").is_none());
                assert!(place.bytes() == bad, "byte {at}: the file was touched");
            }
        }
    }
}

#[test]
fn no_cut_goes_unseen() {
    let place = Place::with_secrets(&[("a", "one")]);
    let good = place.bytes();
    for length in 0..good.len() {
        place.put(&good[..length]);
        place.stays_closed(VaultError::Damaged, &format!("{length} bytes"));
    }
    place.put(&[good.as_slice(), b"\0"].concat());
    assert_eq!(place.vault().place(), Err(VaultError::Damaged));
}

#[test]
fn tampering_is_told_from_damage_although_the_sum_fits() {
    let place = Place::with_secrets(&[("a", "one")]);
    for (at, bad) in tampered(place.bytes()) {
        place.put(&bad);
        let expected = match at {
            0..8 => VaultError::Damaged,
            // The key check: the keyring's key is not this file's.
            38..54 => VaultError::KeyMissing,
            _ => VaultError::Tampered,
        };
        place.stays_closed(expected, &format!("byte {at}"));
    }
}

#[test]
fn tampering_with_a_passphrase_file_never_opens_it() {
    let place = Place::with_passphrase(&[("a", "one")]);
    for (at, bad) in tampered(place.bytes()) {
        place.put(&bad);
        let mut vault = place.without_keyring();
        let error = vault.unlock(&Secret::new("pass phrase")).unwrap_err();
        let expected: &[VaultError] = match at {
            0..8 => &[VaultError::Damaged],
            // The cost: another one makes another key, and one that nobody can bear is refused.
            10..22 => &[VaultError::WrongPassphrase, VaultError::Tampered],
            // Salt and key check.
            22..54 => &[VaultError::WrongPassphrase],
            _ => &[VaultError::Tampered],
        };
        assert!(expected.contains(&error), "byte {at}: {error}");
        assert!(vault.get("a").is_none() && place.bytes() == bad, "byte {at}");
    }
}

#[test]
fn costs_that_nobody_can_bear_are_refused_before_they_are_paid() {
    let place = Place::with_passphrase(&[("a", "one")]);
    let good = place.bytes();
    for (memory, passes, lanes) in [
        (u32::MAX, 1, 1),
        (256 * 1024 + 1, 1, 1),
        (64, u32::MAX, 1),
        (64, 0, 1),
        (64, 1, 0),
        (u32::MAX, 1, u32::MAX / 8),
        (u32::MAX, 1, u32::MAX),
        (7, 1, 1),
    ] {
        let mut bad = good.clone();
        bad[10..14].copy_from_slice(&memory.to_le_bytes());
        bad[14..18].copy_from_slice(&passes.to_le_bytes());
        bad[18..22].copy_from_slice(&lanes.to_le_bytes());
        place.put(&summed(bad));
        assert_eq!(place.without_keyring().place(), Err(VaultError::Tampered), "{memory} {passes} {lanes}");
    }
}

#[test]
fn a_newer_file_is_told_and_left() {
    let place = Place::with_secrets(&[("a", "one")]);
    let mut newer = place.bytes();
    newer[8] = 2;
    newer.truncate(60);
    let newer = summed(newer);
    place.put(&newer);
    place.stays_closed(VaultError::Newer, "a newer file");
}

#[test]
fn a_passphrase_opens_and_another_does_not() {
    let place = Place::with_passphrase(&[("a", "one")]);
    let mut vault = place.without_keyring();
    assert_eq!(vault.place(), Err(VaultError::Locked));
    assert_eq!(vault.change(&changes(&[("a", "two")])), Err(VaultError::Locked));
    for wrong in ["", "pass phrase ", "Pass phrase"] {
        assert_eq!(vault.unlock(&Secret::new(wrong)), Err(VaultError::WrongPassphrase));
        assert_eq!((vault.place(), vault.get("a").is_none()), (Err(VaultError::Locked), true));
    }
    vault.unlock(&Secret::new("pass phrase")).unwrap();
    assert_eq!((vault.place(), held(&vault)), (Ok(VaultPlace::Passphrase), vec![("a", "one")]));
    vault.change(&changes(&[("b", "two")])).unwrap();
    assert_eq!(vault.reload(), Ok(VaultPlace::Passphrase), "what is open stays open");
    assert_eq!(vault.create(&Secret::new("another one")), Ok(()), "and is not made anew");
    let mut vault = place.without_keyring();
    vault.unlock(&Secret::new("pass phrase")).unwrap();
    assert_eq!(held(&vault), [("a", "one"), ("b", "two")]);
}

#[test]
fn a_vault_in_a_file_of_its_own_has_a_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ci.vault");
    let mut vault = Vault::at(&path).with_cost(CHEAP);
    assert_eq!((vault.place(), vault.has_file()), (Err(VaultError::Locked), false));
    assert!(matches!(vault.unlock(&Secret::new("pass phrase")), Err(VaultError::File(_))));
    vault.create(&Secret::new("pass phrase")).unwrap();
    vault.change(&changes(&[("a", "one")])).unwrap();
    let mut vault = Vault::at(&path);
    assert_eq!((vault.place(), vault.has_file()), (Err(VaultError::Locked), true));
    vault.unlock(&Secret::new("pass phrase")).unwrap();
    assert_eq!(held(&vault), [("a", "one")]);
    assert!(Vault::at(folder.path().join("no/ci.vault")).create(&Secret::new("pass phrase")).is_err());
}

#[test]
fn without_the_key_the_file_is_left() {
    let place = Place::with_secrets(&[("a", "one")]);
    let good = place.bytes();
    let other = MemoryKeyring::default();
    other.write(&MasterKey::random().unwrap()).unwrap();
    // A keyring that is closed may have the key: that is another thing to say than that it has none.
    let silent = VaultError::KeyringSilent { reason: NoKeyring.read().unwrap_err().reason };
    let keyrings: [(Box<dyn Keyring>, _); 3] = [
        (Box::new(NoKeyring), silent),
        (Box::new(MemoryKeyring::default()), VaultError::KeyMissing),
        (Box::new(other), VaultError::KeyMissing),
    ];
    for (keyring, expected) in keyrings {
        let mut vault = Vault::load(&place.home, keyring).with_cost(CHEAP);
        assert_eq!(vault.place(), Err(expected.clone()));
        assert_eq!(vault.change(&changes(&[("a", "two")])), Err(expected.clone()));
        assert_eq!(vault.create(&Secret::new("pass phrase")), Err(expected.clone()));
        assert_eq!(vault.unlock(&Secret::new("pass phrase")), Err(expected));
        assert!(place.bytes() == good);
    }
}

#[test]
fn a_file_is_set_aside_on_purpose_only() {
    let place = Place::with_secrets(&[("a", "one")]);
    let mut vault = place.vault();
    assert_eq!(vault.set_aside(), Ok(None), "a file that can be read stays");
    place.put(b"damaged");
    assert_eq!(vault.change(&changes(&[("b", "two")])), Err(VaultError::Damaged));
    assert_eq!((vault.place(), held(&vault)), (Err(VaultError::Damaged), vec![("a", "one")]));
    let aside = vault.set_aside().unwrap().unwrap();
    assert_eq!(fs::read(&aside).unwrap(), b"damaged");
    assert_eq!(vault.place(), Ok(VaultPlace::Keyring));
    vault.change(&changes(&[("b", "two")])).unwrap();
    assert_eq!(held(&place.vault()), [("a", "one"), ("b", "two")], "what was still in memory is not lost");
    assert_eq!(place.without_keyring().set_aside().unwrap(), Some(aside.with_extension("broken-2")));
}

#[test]
fn a_file_that_vanishes_from_an_open_vault_is_written_again() {
    let place = Place::with_secrets(&[("a", "one")]);
    let mut vault = place.vault();
    fs::remove_file(place.home.vault_file()).unwrap();
    vault.change(&changes(&[("b", "two")])).unwrap();
    assert_eq!(held(&place.vault()), [("a", "one"), ("b", "two")]);
}

#[test]
fn this_session_only_writes_nothing_and_can_be_kept_later() {
    let place = Place::new();
    let mut vault = place.without_keyring();
    assert!(matches!(vault.place(), Err(VaultError::NoKeyring { .. })));
    assert!(matches!(vault.change(&changes(&[("a", "one")])), Err(VaultError::NoKeyring { .. })));
    vault.session_only();
    vault.change(&changes(&[("a", "one")])).unwrap();
    assert_eq!((vault.place(), held(&vault)), (Ok(VaultPlace::SessionOnly), vec![("a", "one")]));
    assert!(!place.home.root().exists());
    assert!(matches!(vault.reload(), Err(VaultError::NoKeyring { .. })));
    assert_eq!((vault.place(), held(&vault)), (Ok(VaultPlace::SessionOnly), vec![("a", "one")]));
    vault.create(&Secret::new("pass phrase")).unwrap();
    vault.session_only();
    assert_eq!(vault.place(), Ok(VaultPlace::Passphrase), "an open vault is not made weaker");
    let mut later = place.without_keyring();
    later.session_only();
    later.change(&changes(&[("b", "two")])).unwrap();
    assert_eq!(later.unlock(&Secret::new("not-the-passphrase")), Err(VaultError::WrongPassphrase));
    assert_eq!(later.place(), Ok(VaultPlace::SessionOnly));
    later.unlock(&Secret::new("pass phrase")).unwrap();
    assert_eq!(held(&later), [("a", "one"), ("b", "two")]);
    assert_eq!(vault.reload().map(|_| held(&vault)), Ok(vec![("a", "one"), ("b", "two")]));
}

/// Says that it keeps the key, and keeps another one or none.
struct Forgetful {
    gives: Option<MasterKey>,
    was_asked: std::sync::atomic::AtomicBool,
}

impl Keyring for Forgetful {
    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        let first = !self.was_asked.load(std::sync::atomic::Ordering::SeqCst);
        Ok(if first { None } else { self.gives.as_ref().map(MasterKey::duplicate) })
    }

    fn write(&self, _: &MasterKey) -> Result<(), KeyringError> {
        self.was_asked.store(true, std::sync::atomic::Ordering::SeqCst);
        Ok(())
    }

    fn delete(&self) -> Result<(), KeyringError> {
        Ok(())
    }
}

#[test]
fn a_keyring_that_keeps_no_key_gets_no_file() {
    for gives in [None, Some(MasterKey::random().unwrap())] {
        let place = Place::new();
        let keyring = Forgetful { gives, was_asked: false.into() };
        let mut vault = Vault::load(&place.home, Box::new(keyring));
        assert!(matches!(vault.change(&changes(&[("a", "one")])), Err(VaultError::NoKeyring { .. })));
        assert!(matches!(vault.place(), Err(VaultError::NoKeyring { .. })));
        assert!(!vault.has_file() && vault.get("a").is_none());
    }
}

#[test]
fn what_the_disk_does_not_take_is_not_in_memory_either() {
    let place = Place::with_secrets(&[("a", "one")]);
    let good = place.bytes();
    let lock = place.home.root().join("secrets.vault.lock");
    let mut vault = place.vault();
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    assert!(matches!(vault.change(&changes(&[("a", "two"), ("b", "x")])), Err(VaultError::File(_))));
    assert_eq!((vault.place(), held(&vault)), (Ok(VaultPlace::Keyring), vec![("a", "one")]));
    assert!(place.bytes() == good);
}

#[test]
fn two_programs_lose_nothing_of_each_other() {
    let place = Place::with_secrets(&[("a", "one")]);
    let (mut first, mut second) = (place.vault(), place.vault());
    first.change(&changes(&[("b", "two")])).unwrap();
    second.change(&[("a".into(), None), ("c".into(), Some(Secret::new("three")))]).unwrap();
    assert_eq!(held(&second), [("b", "two"), ("c", "three")]);
    first.reload().unwrap();
    assert_eq!(held(&first), [("b", "two"), ("c", "three")]);
}

#[test]
fn many_programs_that_start_at_once_make_one_key() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let place = &place;
            scope.spawn(move || {
                let mut vault = place.vault();
                for round in 0..8 {
                    vault.change(&changes(&[(&format!("{writer}-{round}"), "x")])).unwrap();
                }
            });
        }
    });
    assert_eq!(held(&place.vault()).len(), 48);
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_secrets(&[("a", "one")]);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&place.home.vault_file()), mode(place.home.root())), (0o600, 0o700));
    fs::set_permissions(place.home.vault_file(), fs::Permissions::from_mode(0o666)).unwrap();
    place.vault().change(&changes(&[("a", "two")])).unwrap();
    assert_eq!(mode(&place.home.vault_file()), 0o600);
}

#[test]
fn nothing_of_it_is_printed() {
    let place = Place::with_secrets(&[("key-of-it", "one-secret")]);
    let shown = format!("{:?} {:?}", place.vault(), place.keyring);
    assert!(shown.contains("•••") && !shown.contains("one-secret") && !shown.contains("key-of-it"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_changes_are_read_back(
        rounds in proptest::collection::vec(
            proptest::collection::vec(("[a-c]", proptest::option::of(".{0,400}")), 0..4), 0..6)
    ) {
        let place = Place::new();
        let mut vault = place.vault();
        let mut model = BTreeMap::new();
        for round in rounds {
            let wished: Vec<_> = round.iter().map(|(key, text)| (key.clone(), text.clone().map(Secret::new))).collect();
            vault.change(&wished).unwrap();
            for (key, text) in round {
                match text {
                    Some(text) => model.insert(key, text),
                    None => model.remove(&key),
                };
            }
            let expected: Vec<_> = model.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
            prop_assert_eq!(held(&vault), expected.clone());
            let again = place.vault();
            prop_assert_eq!(held(&again), expected);
        }
    }
}
