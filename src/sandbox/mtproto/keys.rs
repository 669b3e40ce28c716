//! The auth keys that the sandbox knows and who is signed in with each.

use super::crypto::AuthKey;
use super::now;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Seconds for which a key is kept that nobody is signed in with.
const IDLE: i64 = 24 * 60 * 60;

/// Keys by their ids.
#[derive(Debug, Default)]
pub(super) struct Keys {
    keys: BTreeMap<i64, Key>,
    /// The id of the key that belongs to each person from the beginning.
    own: BTreeMap<i64, i64>,
}

/// One key and what is known of the program that uses it.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) auth: Arc<AuthKey>,
    pub(super) user_id: Option<i64>,
    /// Whether the account's owner signed it out from another program.
    pub(super) revoked: bool,
    /// Unix seconds.
    pub(super) created: i64,
    /// When it last changed who is signed in with it, Unix seconds.
    changed: i64,
    /// What the program said of itself (`initConnection`).
    pub(super) program: Program,
}

/// A client as it describes itself in `initConnection`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) api_id: i32,
    pub(super) device: String,
    pub(super) system: String,
    pub(super) version: String,
}

impl Key {
    fn new(auth: AuthKey, user_id: Option<i64>) -> Self {
        let program = Program::default();
        Self { auth: Arc::new(auth), user_id, revoked: false, created: now(), changed: now(), program }
    }
}

impl Keys {
    fn add(&mut self, user_id: Option<i64>) -> &Key {
        let auth = AuthKey::random();
        self.keys.entry(auth.id()).or_insert_with(|| Key::new(auth, user_id))
    }

    /// A new key with which nobody is signed in.
    pub(super) fn fresh(&mut self) -> [u8; 256] {
        self.add(None).auth.expose()
    }

    /// The key that belongs to a person from the beginning, or another one after it was signed out; it is made when it is
    /// asked for.
    pub(super) fn of_person(&mut self, user_id: i64) -> [u8; 256] {
        let own = self.own.get(&user_id).and_then(|id| self.keys.get(id));
        if let Some(key) = own.filter(|key| key.user_id == Some(user_id)) {
            return key.auth.expose();
        }
        let auth = Arc::clone(&self.add(Some(user_id)).auth);
        self.own.insert(user_id, auth.id());
        auth.expose()
    }

    /// Takes a key in that an earlier sandbox has made, signed in as this person. One that is known stays as it is.
    pub(super) fn take_in(&mut self, bytes: [u8; 256], user_id: i64) {
        let auth = AuthKey::new(bytes);
        self.keys.entry(auth.id()).or_insert_with(|| Key::new(auth, Some(user_id)));
    }

    pub(super) fn get(&self, key_id: i64) -> Option<&Key> {
        self.keys.get(&key_id)
    }

    pub(super) fn get_mut(&mut self, key_id: i64) -> Option<&mut Key> {
        self.keys.get_mut(&key_id)
    }

    /// Forgets the keys with which nobody has been signed in for a day before `now`, and gives their ids.
    pub(super) fn forget_idle(&mut self, now: i64) -> Vec<i64> {
        let is_idle = |key: &Key| key.user_id.is_none() && key.changed + IDLE <= now;
        self.keys.extract_if(.., |_, key| is_idle(key)).map(|(id, _)| id).collect()
    }

    pub(super) fn sign_in(&mut self, key_id: i64, user_id: i64) {
        self.set(key_id, Some(user_id), false);
    }

    pub(super) fn sign_out(&mut self, key_id: i64) {
        self.set(key_id, None, false);
    }

    fn set(&mut self, key_id: i64, user_id: Option<i64>, revoked: bool) {
        if let Some(key) = self.keys.get_mut(&key_id) {
            (key.user_id, key.revoked, key.changed) = (user_id, revoked, now());
        }
    }

    /// Signs a key out from another program, which the key's own hears of with its next call.
    pub(super) fn revoke(&mut self, key_id: i64) {
        self.set(key_id, None, true);
    }

    /// Who is signed in with a key.
    pub(super) fn user(&self, key_id: i64) -> Option<i64> {
        self.keys.get(&key_id)?.user_id
    }

    /// All keys with which a person is signed in, and their ids.
    pub(super) fn of_user(&self, user_id: i64) -> impl Iterator<Item = (i64, &Key)> {
        self.keys.iter().filter(move |(_, key)| key.user_id == Some(user_id)).map(|(id, key)| (*id, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_an_earlier_start_is_taken_in_once() {
        let mut keys = Keys::default();
        let id = AuthKey::new([7; 256]).id();
        keys.take_in([7; 256], 2);
        assert_eq!(keys.user(id), Some(2));
        keys.sign_out(id);
        keys.take_in([7; 256], 2);
        assert_eq!(keys.user(id), None, "it was signed out here");
    }

    #[test]
    fn a_person_keeps_the_key_and_may_have_others() {
        let mut keys = Keys::default();
        let own = keys.of_person(1);
        assert_eq!(own, keys.of_person(1));
        assert_ne!(own, keys.of_person(2));
        let other = AuthKey::new(keys.fresh()).id();
        assert_eq!(keys.user(other), None);
        keys.sign_in(other, 1);
        assert_eq!(keys.of_user(1).count(), 2);
        keys.revoke(other);
        assert_eq!((keys.user(other), keys.get(other).map(|key| key.revoked)), (None, Some(true)));
        keys.sign_out(AuthKey::new(own).id());
        assert_ne!(keys.of_person(1), own, "a key that is signed in");
        assert_eq!(keys.user(5), None);
        assert!(keys.forget_idle(now() + IDLE - 60).is_empty());
        let idle = keys.forget_idle(now() + IDLE);
        assert!(idle.contains(&other) && idle.len() == 2, "the two that were signed out");
        assert!(keys.get(other).is_none() && keys.of_user(1).count() == 1);
        assert!(!format!("{keys:?}").contains(&format!("{:?}", &own[..4])));
    }
}
