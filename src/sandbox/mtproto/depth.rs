//! How deeply the values of a request are nested. They are read by recursion, so a request made of nothing but
//! beginnings would overflow the stack: it is refused before it is read.

use grammers_tl_types::{Identifiable, name_for_id, types};

/// Beginnings of values inside values that one request may have; none that a client sends has a tenth of it.
const LIMIT: usize = 64;

/// Values that can hold others of their own kind.
const NESTING: [u32; 7] = [
    types::JsonArray::CONSTRUCTOR_ID,
    types::JsonObject::CONSTRUCTOR_ID,
    types::InputPeerUserFromMessage::CONSTRUCTOR_ID,
    types::InputPeerChannelFromMessage::CONSTRUCTOR_ID,
    types::InputMediaInvoice::CONSTRUCTOR_ID,
    types::InputMediaPaidMedia::CONSTRUCTOR_ID,
    types::InputMediaPoll::CONSTRUCTOR_ID,
];

/// The same by how their names begin: rich texts and the blocks of pages.
const NESTING_NAMES: [&str; 2] = ["text", "page"];

/// Whether reading the parameters of a request could go too deep.
pub(super) fn is_too_deep(parameters: &[u8]) -> bool {
    let words = parameters.as_chunks().0.iter().copied().map(u32::from_le_bytes);
    words.filter(|word| nests(*word)).nth(LIMIT).is_some()
}

fn nests(word: u32) -> bool {
    NESTING.contains(&word) || NESTING_NAMES.iter().any(|name| name_for_id(word).starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::{Serializable, enums};

    #[test]
    fn endless_beginnings_are_found() {
        for id in [
            types::InputPeerUserFromMessage::CONSTRUCTOR_ID,
            types::InputPeerChannelFromMessage::CONSTRUCTOR_ID,
            types::InputMediaPaidMedia::CONSTRUCTOR_ID,
            types::TextBold::CONSTRUCTOR_ID,
            types::TextConcat::CONSTRUCTOR_ID,
            types::PageBlockDetails::CONSTRUCTOR_ID,
            types::JsonArray::CONSTRUCTOR_ID,
        ] {
            let name = name_for_id(id);
            assert!(is_too_deep(&id.to_le_bytes().repeat(65)), "{name}");
            assert!(!is_too_deep(&id.to_le_bytes().repeat(64)), "{name}");
        }
    }

    #[test]
    fn what_clients_send_is_let_through() {
        assert!(!is_too_deep(&[]));
        assert!(!is_too_deep(&[1, 2, 3]));
        let peers = vec![enums::InputPeer::PeerSelf; 1000].to_bytes();
        assert!(!is_too_deep(&peers));
        let bold = enums::MessageEntity::from(types::MessageEntityBold { offset: 0, length: 1 });
        assert!(!is_too_deep(&vec![bold; 1000].to_bytes()));
    }
}
