//! The bytes of a vault file.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | `SCNVAULT` |
//! | 1 | version: 1 |
//! | 1 | where the key is: 1 keyring, 2 passphrase |
//! | 12 | Argon2id: memory in KiB, passes, lanes, each 32 bits, little end first; zeros with a keyring |
//! | 16 | salt; zeros with a keyring |
//! | 16 | key check |
//! | 24 | nonce |
//! | 1024 n + 16 | the secrets, encrypted with XChaCha20-Poly1305; all bytes before them are the associated data |
//! | 32 | SHA-256 of all bytes before it |
//!
//! The sum has no key: whoever tampers with the file can make it right. It is there to tell a damaged file from a wrong
//! passphrase, and both from tampering. Every later version begins with the same nine bytes and ends with the sum.

use super::content::{self, BLOCK, Content};
use super::key::{CHECK, Cost, SALT};
use super::{MasterKey, VaultError};
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"SCNVAULT";
const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const SUM: usize = 32;
/// Magic, version, kind, cost, salt, key check, nonce.
const HEADER: usize = 8 + 1 + 1 + 12 + SALT + CHECK + NONCE;

/// Where the key of a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeySource {
    Keyring,
    Passphrase { cost: Cost, salt: [u8; SALT] },
}

/// A whole file whose secrets are still encrypted.
#[derive(Debug)]
pub(super) struct Sealed<'b> {
    pub(super) source: KeySource,
    check: [u8; CHECK],
    nonce: [u8; NONCE],
    header: &'b [u8],
    secrets: &'b [u8],
}

/// Takes a file apart.
///
/// [`VaultError::Damaged`], [`VaultError::Newer`], or [`VaultError::Tampered`] where the file is whole and this program
/// has never written such a one.
pub(super) fn take_apart(bytes: &[u8]) -> Result<Sealed<'_>, VaultError> {
    let (body, sum) = bytes.split_last_chunk::<SUM>().ok_or(VaultError::Damaged)?;
    if !body.starts_with(MAGIC) || sum_of(body) != *sum {
        return Err(VaultError::Damaged);
    }
    match body.get(MAGIC.len()) {
        Some(&VERSION) => {}
        Some(&newer) if newer > VERSION => return Err(VaultError::Newer),
        _ => return Err(VaultError::Tampered),
    }
    let (header, secrets) = body.split_at_checked(HEADER).ok_or(VaultError::Tampered)?;
    if secrets.len() <= TAG || !(secrets.len() - TAG).is_multiple_of(BLOCK) {
        return Err(VaultError::Tampered);
    }
    let mut rest = header.get(MAGIC.len() + 1..).unwrap_or_default();
    let [kind] = take(&mut rest)?;
    let cost = Cost { memory: number(&mut rest)?, passes: number(&mut rest)?, lanes: number(&mut rest)? };
    let salt: [u8; SALT] = take(&mut rest)?;
    let source = match kind {
        1 => KeySource::Keyring,
        2 if cost.is_bearable() => KeySource::Passphrase { cost, salt },
        _ => return Err(VaultError::Tampered),
    };
    Ok(Sealed { source, check: take(&mut rest)?, nonce: take(&mut rest)?, header, secrets })
}

impl Sealed<'_> {
    /// Whether this is the file's key.
    pub(super) fn is_key(&self, key: &MasterKey) -> bool {
        key.check() == self.check
    }

    /// The secrets; [`VaultError::Tampered`] where the key, which must be the file's, does not open them.
    pub(super) fn open(&self, key: &MasterKey) -> Result<Content, VaultError> {
        let mut bytes = Zeroizing::new(self.secrets.to_vec());
        XChaCha20Poly1305::new(key.expose().into())
            .decrypt_in_place(&XNonce::from(self.nonce), self.header, &mut *bytes)
            .map_err(|_| VaultError::Tampered)?;
        content::read(&bytes).ok_or(VaultError::Tampered)
    }
}

/// The bytes of a new file, under a nonce never used before; the system's words where it has no random numbers.
pub(super) fn seal(source: KeySource, key: &MasterKey, content: &Content) -> Result<Vec<u8>, String> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|error| error.to_string())?;
    let (kind, cost, salt) = match source {
        KeySource::Keyring => (1, Cost { memory: 0, passes: 0, lanes: 0 }, [0; SALT]),
        KeySource::Passphrase { cost, salt } => (2, cost, salt),
    };
    let mut file = Vec::with_capacity(HEADER);
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&[VERSION, kind]);
    for number in [cost.memory, cost.passes, cost.lanes] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    file.extend_from_slice(&salt);
    file.extend_from_slice(&key.check());
    file.extend_from_slice(&nonce);
    let mut secrets = content::write(content, TAG);
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt_in_place(&XNonce::from(nonce), &file, &mut *secrets)
        .map_err(|error| error.to_string())?;
    file.extend_from_slice(&secrets);
    let sum = sum_of(&file);
    file.extend_from_slice(&sum);
    Ok(file)
}

/// The sum that stands behind these bytes.
pub(super) fn sum_of(bytes: &[u8]) -> [u8; SUM] {
    Sha256::digest(bytes).into()
}

fn take<const LENGTH: usize>(bytes: &mut &[u8]) -> Result<[u8; LENGTH], VaultError> {
    let (taken, rest) = bytes.split_first_chunk().ok_or(VaultError::Tampered)?;
    *bytes = rest;
    Ok(*taken)
}

fn number(bytes: &mut &[u8]) -> Result<u32, VaultError> {
    take(bytes).map(u32::from_le_bytes)
}
