//! The secrets of the day: made anew each time, and noted outside of the folder that is searched.

use super::search::Needles;
use base64::prelude::{BASE64_URL_SAFE, Engine};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// Secrets by name.
pub(super) struct Secrets {
    pub(super) list: Map<String, Value>,
}

impl Secrets {
    /// What a person brings along. Passwords hold what encodings change.
    pub(super) fn fresh() -> Self {
        let mut list = Map::new();
        let mut add = |name: &str, secret: String| list.insert(name.to_owned(), Value::String(secret));
        add("bot token", format!("{}:{}", 7_000_000_000_u64 + number(999_999_999), letters(35)));
        add("token that no server knows", format!("{}:{}", 7_000_000_000_u64 + number(999_999_999), letters(35)));
        add("API hash", (0..4).map(|_| format!("{:08x}", number(u64::from(u32::MAX)))).collect());
        // Neither a port nor a short number of anything else.
        add("login code", format!("{}", 70_000 + number(9_999)));
        add("wrong login code", format!("{}", 80_000 + number(9_999)));
        for name in ["two-step password", "wrong two-step password", "proxy password", "passphrase", "wrong passphrase"]
        {
            add(name, format!("{} \"п/ж\" +{}&?", letters(6), letters(6)));
        }
        Self { list }
    }

    fn file(place: &Path) -> PathBuf {
        place.join("notes/secrets.json")
    }

    pub(super) fn write(&self, place: &Path) {
        fs::write(Self::file(place), serde_json::to_string(&self.list).unwrap()).unwrap();
    }

    pub(super) fn read(place: &Path) -> Self {
        Self { list: serde_json::from_slice(&fs::read(Self::file(place)).unwrap()).unwrap() }
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.list.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("no {name}"))
    }

    /// One that the day has brought.
    pub(super) fn add(&mut self, name: &str, secret: &str) {
        self.list.insert(name.to_owned(), Value::String(secret.to_owned()));
    }

    pub(super) fn names(&self) -> Vec<&String> {
        self.list.keys().collect()
    }

    /// All of them, and the keys inside of session strings by themselves.
    pub(super) fn needles(&self) -> Needles {
        let texts: Vec<(&str, &[u8])> =
            self.list.iter().filter_map(|(name, secret)| Some((name.as_str(), secret.as_str()?.as_bytes()))).collect();
        let keys: Vec<Vec<u8>> = self.list.values().filter_map(|secret| key_of(secret.as_str()?)).collect();
        Needles::of(texts.into_iter().chain(keys.iter().map(|key| ("an account's key", key.as_slice()))))
    }
}

/// The key at the end of a Telethon string: `1`, then base64 of data centre, address, port and key.
pub(super) fn key_of(secret: &str) -> Option<Vec<u8>> {
    let bytes = BASE64_URL_SAFE.decode(secret.strip_prefix('1')?).ok()?;
    bytes.last_chunk::<256>().map(|key| key.to_vec())
}

fn number(below: u64) -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_le_bytes(bytes) % below
}

fn letters(count: usize) -> String {
    (0..count).map(|_| char::from(b'a' + u8::try_from(number(26)).unwrap())).collect()
}
