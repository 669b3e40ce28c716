//! Objects with nothing in them: Telegram's types have dozens of fields and no `Default`, so one is read from zeros
//! (no flags, no numbers, empty texts) and then filled in.

use grammers_tl_types::Deserializable;

/// A piece of an object's bytes.
#[derive(Clone, Copy, Debug)]
pub(in crate::sandbox::mtproto) enum Part {
    /// So many bytes of zeros.
    Zeros(usize),
    /// The constructor of a value inside.
    Constructor(u32),
}

/// The beginning of a list; an empty one with the zeros after it.
pub(in crate::sandbox::mtproto) const VECTOR: Part = Part::Constructor(0x1cb5_c415);

/// Zeros behind the parts, more than any object here has fields for.
const TAIL: usize = 256;

/// The object that these parts and zeros after them read as. Each use has a test: whether it can be read does not
/// depend on anything but the parts.
pub(in crate::sandbox::mtproto) fn blank<T: Deserializable>(parts: &[Part]) -> T {
    let mut bytes = Vec::with_capacity(TAIL * 2);
    for part in parts {
        match part {
            Part::Zeros(count) => bytes.resize(bytes.len() + count, 0),
            Part::Constructor(id) => bytes.extend(id.to_le_bytes()),
        }
    }
    bytes.resize(bytes.len() + TAIL, 0);
    T::from_bytes(&bytes).expect("the parts are constant and tested")
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::{Identifiable, types};

    #[test]
    fn an_object_is_read_from_zeros() {
        let user: types::User = blank(&[]);
        assert_eq!((user.id, user.access_hash, user.is_self), (0, None, false));
        let constructor = Part::Constructor(types::ChatPhotoEmpty::CONSTRUCTOR_ID);
        let chat: types::Chat = blank(&[Part::Zeros(16), constructor]);
        assert_eq!((chat.id, chat.title.as_str(), chat.migrated_to), (0, "", None));
    }
}
