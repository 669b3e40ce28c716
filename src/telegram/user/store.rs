//! Where an account's keys and the peers it has met are kept.
//!
//! Deliberately not here: what is kept between starts; the store in memory forgets everything with the account.

use super::auth_key::AuthKey;
use grammers_session::types::{PeerId, PeerInfo};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps what a session must not lose.
pub(super) trait SessionStore: Send + Sync {
    /// The key of this data centre.
    fn key(&self, dc: i32) -> Option<AuthKey>;

    /// Keeps the key of a data centre that had none.
    fn keep_key(&self, dc: i32, key: AuthKey) -> Result<(), StoreError>;

    fn peer(&self, id: PeerId) -> Option<PeerInfo>;

    /// Keeps a peer under this id, or adds to what is known of it.
    fn keep_peer(&self, id: PeerId, peer: PeerInfo) -> Result<(), StoreError>;
}

/// Why something cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum StoreError {
    /// The server did not know the key, so that the client library has agreed on another.
    #[error("the key of the data centre would be replaced by another")]
    KeyReplaced,
}

/// Keeps everything in memory.
#[derive(Default)]
pub(super) struct MemoryStore {
    keys: Mutex<HashMap<i32, AuthKey>>,
    peers: Mutex<HashMap<PeerId, PeerInfo>>,
}

impl SessionStore for MemoryStore {
    fn key(&self, dc: i32) -> Option<AuthKey> {
        lock(&self.keys).get(&dc).map(AuthKey::duplicate)
    }

    fn keep_key(&self, dc: i32, key: AuthKey) -> Result<(), StoreError> {
        let mut keys = lock(&self.keys);
        match keys.get(&dc) {
            Some(kept) if kept.expose() != key.expose() => Err(StoreError::KeyReplaced),
            Some(_) => Ok(()),
            None => {
                keys.insert(dc, key);
                Ok(())
            }
        }
    }

    fn peer(&self, id: PeerId) -> Option<PeerInfo> {
        lock(&self.peers).get(&id).cloned()
    }

    fn keep_peer(&self, id: PeerId, peer: PeerInfo) -> Result<(), StoreError> {
        lock(&self.peers)
            .entry(id)
            .and_modify(|known| {
                known.extend_info(&peer);
            })
            .or_insert(peer);
        Ok(())
    }
}

/// A panic elsewhere leaves maps that are still whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_session::types::PeerAuth;

    #[test]
    fn a_key_is_never_replaced() {
        let store = MemoryStore::default();
        let key = |byte: u8| AuthKey::new([byte; AuthKey::LENGTH]);
        assert_eq!(store.keep_key(2, key(1)), Ok(()));
        assert_eq!(store.keep_key(2, key(1)), Ok(()));
        assert_eq!(store.keep_key(4, key(2)), Ok(()));
        assert_eq!(store.keep_key(2, key(2)), Err(StoreError::KeyReplaced));
        assert_eq!(store.key(2).map(|key| *key.expose()), Some([1; AuthKey::LENGTH]));
        assert!(store.key(1).is_none());
    }

    #[test]
    fn what_is_known_of_a_peer_grows() {
        let store = MemoryStore::default();
        let id = PeerId::user(7).expect("an id in range");
        let peer = |auth, bot| PeerInfo::User { id: 7, auth, bot, is_self: None };
        let hash = PeerAuth::from_hash(5);
        store.keep_peer(id, peer(Some(hash), None)).expect("kept");
        store.keep_peer(id, peer(None, Some(false))).expect("kept");
        assert_eq!(store.peer(id), Some(peer(Some(hash), Some(false))));
    }
}
