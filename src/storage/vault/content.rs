//! The secrets as one run of bytes, padded, so that the size of the file tells little.

use crate::secret::Secret;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The kept secrets by their keys.
pub(super) type Content = BTreeMap<String, Secret>;

/// The length of the padded bytes is a multiple of this.
pub(super) const BLOCK: usize = 1024;

/// Bytes of a length.
const LENGTH: usize = 4;

/// How many secrets, then each key and each secret behind its length (32 bits, little end first), then zeros. `spare`
/// is kept free behind them: growing would leave a copy behind that nobody wipes.
pub(super) fn write(content: &Content, spare: usize) -> Zeroizing<Vec<u8>> {
    let texts = || content.iter().flat_map(|(key, secret)| [key.as_str(), secret.expose()]);
    let length = LENGTH + texts().map(|text| LENGTH + text.len()).sum::<usize>();
    let padded = length.next_multiple_of(BLOCK);
    let mut bytes = Zeroizing::new(Vec::with_capacity(padded + spare));
    bytes.extend_from_slice(&length_bytes(content.len()));
    for text in texts() {
        bytes.extend_from_slice(&length_bytes(text.len()));
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes.resize(padded, 0);
    bytes
}

/// Files are limited to far less than 32 bits of length, see [`super::store`].
fn length_bytes(length: usize) -> [u8; LENGTH] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// What [`write`] has written; `None` for anything else.
pub(super) fn read(mut bytes: &[u8]) -> Option<Content> {
    let mut content = Content::new();
    for _ in 0..take_length(&mut bytes)? {
        let key = take_text(&mut bytes)?.to_owned();
        let secret = Secret::new(take_text(&mut bytes)?);
        if content.insert(key, secret).is_some() {
            return None;
        }
    }
    (bytes.len() < BLOCK && bytes.iter().all(|byte| *byte == 0)).then_some(content)
}

fn take_length(bytes: &mut &[u8]) -> Option<usize> {
    let (length, rest) = bytes.split_first_chunk::<LENGTH>()?;
    *bytes = rest;
    usize::try_from(u32::from_le_bytes(*length)).ok()
}

fn take_text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    let length = take_length(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

/// A second copy, on purpose.
pub(super) fn duplicate(content: &Content) -> Content {
    content.iter().map(|(key, secret)| (key.clone(), secret.duplicate())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(content: &Content) -> Vec<(&str, &str)> {
        content.iter().map(|(key, secret)| (key.as_str(), secret.expose())).collect()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(pairs in proptest::collection::btree_map(".{0,40}", ".{0,3000}", 0..6)) {
            let content: Content = pairs.into_iter().map(|(key, secret)| (key, Secret::new(secret))).collect();
            let bytes = write(&content, 16);
            prop_assert!(bytes.len().is_multiple_of(BLOCK) && bytes.capacity() >= bytes.len() + 16);
            let (again, copy) = (read(&bytes).unwrap(), duplicate(&content));
            prop_assert_eq!(plain(&again), plain(&content));
            prop_assert_eq!(plain(&copy), plain(&content));
        }

        #[test]
        fn other_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }

    #[test]
    fn content_that_was_never_written_is_refused() {
        let content = Content::from([("a".to_owned(), Secret::new("b"))]);
        let good = write(&content, 0);
        for (at, byte) in [(0, 0), (0, 3), (5, 0xff), (10, 0xff), (good.len() - 1, 1)] {
            let mut bytes = good.to_vec();
            bytes[at] = byte;
            assert!(read(&bytes).is_none(), "{at}");
        }
        let twice = [&[2, 0, 0, 0][..], &[1, 0, 0, 0, b'a', 0, 0, 0, 0].repeat(2)].concat();
        assert!(read(&twice).is_none());
        assert!(read(&[]).is_none());
    }
}
