//! Messages on their way to a client: ids, numbers and encryption.

use super::crypto::AuthKey;
use super::now;
use grammers_crypto::DequeBuffer;
use grammers_mtproto::transport::{Full, Transport};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// What kind of message leaves, which decides its id and number
/// (<https://core.telegram.org/mtproto/description#message-identifier-msg-id>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The answer to a call.
    Answer,
    /// A message about messages, which needs no acknowledgement.
    Service,
    /// Something that the server says by itself.
    Push,
}

/// Writes the messages of one connection.
pub(super) struct Outbox {
    key: Arc<AuthKey>,
    transport: Full,
    last_id: i64,
    /// How many messages were sent that need an acknowledgement.
    content: i32,
}

impl Outbox {
    pub(super) fn new(key: Arc<AuthKey>) -> Self {
        Self { key, transport: Full::new(), last_id: 0, content: 0 }
    }

    /// The bytes to send for one message of this session.
    pub(super) fn pack(&mut self, salt: i64, session_id: i64, kind: Kind, body: &[u8]) -> DequeBuffer<u8> {
        let id = self.next_id(kind);
        let seq_no = self.next_number(kind);
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let plain = [
            &salt.to_le_bytes()[..],
            &session_id.to_le_bytes(),
            &id.to_le_bytes(),
            &seq_no.to_le_bytes(),
            &length.to_le_bytes(),
            body,
        ]
        .concat();
        let mut packet = self.key.encrypt(&plain);
        self.transport.pack(&mut packet);
        packet
    }

    /// Unix time with a fraction in 2⁻³² seconds; the lowest two bits are 1 in answers and 3 in all else.
    fn next_id(&mut self, kind: Kind) -> i64 {
        let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.subsec_nanos());
        let time = (now() << 32) | (i64::from(nanoseconds) << 2);
        let base = time.max((self.last_id & !3) + 4);
        self.last_id = base | if kind == Kind::Answer { 1 } else { 3 };
        self.last_id
    }

    fn next_number(&mut self, kind: Kind) -> i32 {
        let number = self.content.wrapping_mul(2);
        if kind == Kind::Service {
            return number;
        }
        self.content = self.content.wrapping_add(1);
        number.wrapping_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_and_tell_the_kind() {
        let mut outbox = Outbox::new(Arc::new(AuthKey::random()));
        let ids: Vec<i64> =
            (0..100).map(|turn| outbox.next_id(if turn % 2 == 0 { Kind::Answer } else { Kind::Push })).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
        assert!(ids.chunks(2).all(|pair| pair[0] & 3 == 1 && pair[1] & 3 == 3));
        assert!((ids[0] >> 32).abs_diff(now()) <= 1);
    }

    #[test]
    fn numbers_count_what_needs_an_acknowledgement() {
        let mut outbox = Outbox::new(Arc::new(AuthKey::random()));
        let kinds = [Kind::Answer, Kind::Service, Kind::Push, Kind::Service, Kind::Answer];
        assert_eq!(kinds.map(|kind| outbox.next_number(kind)), [1, 2, 3, 4, 5]);
    }
}
