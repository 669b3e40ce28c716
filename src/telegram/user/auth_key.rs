//! The key of an account: whoever has it is the account, so it is handled like a password.

use crate::secret::{Redactor, session_bytes};
use std::fmt;
use zeroize::Zeroize;

/// A permanent authorization key (MTProto); shown as `•••`, wiped from memory when dropped.
///
/// The client library keeps copies of its own while it is connected.
pub struct AuthKey(Box<[u8; Self::LENGTH]>);

impl AuthKey {
    /// Bytes of a key.
    pub const LENGTH: usize = session_bytes::KEY;

    /// The redactor hears of it at once.
    pub fn new(mut bytes: [u8; Self::LENGTH]) -> Self {
        Redactor::global().remember_bytes(&bytes);
        let key = Self(Box::new(bytes));
        bytes.zeroize();
        key
    }

    /// The key itself; every call of this is a place to look at in a review.
    pub fn expose(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// A second copy, on purpose.
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Drop for AuthKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for AuthKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_printed() {
        let key = AuthKey::new([7; AuthKey::LENGTH]);
        assert_eq!(format!("{key:?}"), "•••");
        assert_eq!(key.duplicate().expose(), &[7; AuthKey::LENGTH]);
    }
}
