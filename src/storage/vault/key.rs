//! The key that the vault is encrypted under: random, or made of a passphrase.

use crate::secret::Secret;
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroize;

/// 32 secret bytes; shown as `•••`, wiped from memory when dropped.
pub struct MasterKey([u8; Self::LENGTH]);

impl MasterKey {
    /// In bytes.
    pub const LENGTH: usize = 32;

    /// A new one from the system's random numbers; the system's words where it has none.
    pub fn random() -> Result<Self, String> {
        let mut key = Self([0; Self::LENGTH]);
        getrandom::fill(&mut key.0).map_err(|error| error.to_string())?;
        Ok(key)
    }

    /// The key in these bytes, which are wiped; `None` where they are not [`Self::LENGTH`].
    pub fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let key = bytes.as_slice().try_into().ok().map(Self);
        bytes.zeroize();
        key
    }

    /// The key of a passphrase. `None` where Argon2 cannot work with this cost.
    pub(super) fn of_passphrase(passphrase: &Secret, cost: Cost, salt: &[u8; SALT]) -> Option<Self> {
        let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(Self::LENGTH)).ok()?;
        let mut key = Self([0; Self::LENGTH]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.expose().as_bytes(), salt, &mut key.0)
            .ok()?;
        Some(key)
    }

    /// The key itself; every call of this is a place to look at in a review.
    pub fn expose(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// A second copy, on purpose.
    pub fn duplicate(&self) -> Self {
        Self(self.0)
    }

    /// What tells in a file that this is its key, and tells nothing about the key.
    pub(super) fn check(&self) -> [u8; CHECK] {
        let hash: [u8; 32] =
            Sha256::new().chain_update(b"scenogram vault key check").chain_update(self.0).finalize().into();
        let mut check = [0; CHECK];
        check.copy_from_slice(&hash[..CHECK]);
        check
    }
}

impl Drop for MasterKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

/// Bytes of the salt of a passphrase.
pub(super) const SALT: usize = 16;
/// Bytes of [`MasterKey::check`].
pub(super) const CHECK: usize = 16;

/// What it costs to make a key of a passphrase (Argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    /// In KiB.
    pub(super) memory: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
}

impl Cost {
    /// The second recommended choice of RFC 9106, section 4.
    pub(super) const USUAL: Self = Self { memory: 64 * 1024, passes: 3, lanes: 4 };

    /// Whether this program would ever ask for it: a file must not be able to take the memory or the evening.
    pub(super) fn is_bearable(self) -> bool {
        (self.lanes.saturating_mul(8)..=256 * 1024).contains(&self.memory)
            && (1..=16).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
    }
}
