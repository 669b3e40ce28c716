//! The methods of the API, one file per family, and the one table of them all.

mod account;
mod auth;
mod chats;
mod contacts;
mod help;
mod messages;
mod updates;
mod upload;
mod users;

pub(super) use messages::Sent;

use super::call::{Entry, entry};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The rows of the table, by family.
const FAMILIES: &[&[Entry]] = &[
    account::METHODS,
    auth::METHODS,
    chats::METHODS,
    contacts::METHODS,
    help::METHODS,
    messages::METHODS,
    updates::METHODS,
    upload::METHODS,
    users::METHODS,
];

static TABLE: LazyLock<HashMap<u32, Entry>> =
    LazyLock::new(|| FAMILIES.iter().copied().flatten().map(|entry| (entry.constructor, *entry)).collect());

/// The method of a constructor.
pub(super) fn find(constructor: u32) -> Option<Entry> {
    TABLE.get(&constructor).copied()
}

/// The constructors of all methods.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = u32> {
    TABLE.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_stands_in_the_table_once() {
        let rows: usize = FAMILIES.iter().map(|family| family.len()).sum();
        assert_eq!(TABLE.len(), rows);
        assert!(find(0).is_none());
    }
}
