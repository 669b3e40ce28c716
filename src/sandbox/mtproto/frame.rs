//! What stands in a decrypted packet: a message, alone or in a container, perhaps packed
//! (<https://core.telegram.org/mtproto/description>, <https://core.telegram.org/mtproto/service_messages>).

use super::reader::Reader;
use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use grammers_tl_types::{Deserializable, Serializable};
use std::io::Read;

const CONTAINER: u32 = 0x73f1_f8dc;
const GZIP: u32 = 0x3072_cfa1;
const RPC_RESULT: u32 = 0xf35c_6d01;
/// Telegram's limit of messages in a container.
const MESSAGES: usize = 1020;
/// Bytes that all that is packed in one packet may unpack to.
const UNPACKED: usize = 8 * 1024 * 1024;
/// Answers of this size on are packed; file parts above the second are not worth the time.
const PACKED_FROM: usize = 8 * 1024;
const PACKED_TO: usize = 256 * 1024;

/// How much of one packet may still be unpacked: a packet that is small on the wire must not become a large one here,
/// however many packed messages it holds and however deep they stand.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(UNPACKED)
    }
}

/// One message as a client sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Incoming {
    pub(super) id: i64,
    pub(super) seq_no: i32,
    pub(super) body: Vec<u8>,
}

impl Incoming {
    /// The constructor that the body begins with; 0 when it is too short to have one.
    pub(super) fn constructor(&self) -> u32 {
        constructor(&self.body)
    }
}

/// A decrypted packet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Packet {
    pub(super) salt: i64,
    pub(super) session_id: i64,
    pub(super) message: Incoming,
}

/// The constructor that `body` begins with; 0 when it is too short to have one.
pub(super) fn constructor(body: &[u8]) -> u32 {
    Reader::new(body).u32().unwrap_or_default()
}

/// Reads a decrypted packet; nothing when it is none.
pub(super) fn packet(plain: &[u8]) -> Option<Packet> {
    let mut reader = Reader::new(plain);
    let (salt, session_id) = (reader.i64()?, reader.i64()?);
    Some(Packet { salt, session_id, message: message(&mut reader)? })
}

fn message(reader: &mut Reader<'_>) -> Option<Incoming> {
    let (id, seq_no) = (reader.i64()?, reader.i32()?);
    let length = usize::try_from(reader.i32()?).ok()?;
    Some(Incoming { id, seq_no, body: reader.bytes(length)?.to_vec() })
}

/// The messages in a message: those of a container, unpacked where they are packed. Nothing when the container is not
/// one, stands in another or unpacks to too much (error 64 of `bad_msg_notification`).
pub(super) fn unfold(outer: Incoming, budget: &mut Budget) -> Option<Vec<Incoming>> {
    let outer = unpack(outer, budget)?;
    if outer.constructor() != CONTAINER {
        return Some(vec![outer]);
    }
    let mut reader = Reader::new(&outer.body);
    let (_, count) = (reader.u32()?, usize::try_from(reader.i32()?).ok()?);
    if count > MESSAGES {
        return None;
    }
    let mut inner = || unpack(message(&mut reader)?, budget).filter(|inner| inner.constructor() != CONTAINER);
    (0..count).map(|_| inner()).collect()
}

fn unpack(message: Incoming, budget: &mut Budget) -> Option<Incoming> {
    Some(match gunzip(&message.body, budget)? {
        Some(body) => Incoming { body, ..message },
        None => message,
    })
}

/// The body in a `gzip_packed`, or `Some(None)` when it is not packed; nothing when it cannot be unpacked, is packed
/// twice or is more than the budget, which it is taken from.
pub(super) fn gunzip(body: &[u8], budget: &mut Budget) -> Option<Option<Vec<u8>>> {
    if constructor(body) != GZIP {
        return Some(None);
    }
    let packed = Vec::<u8>::from_bytes(body.get(4..)?).ok()?;
    let mut unpacked = Vec::new();
    let most = u64::try_from(budget.0).unwrap_or(u64::MAX).saturating_add(1);
    let read = GzDecoder::new(&packed[..]).take(most).read_to_end(&mut unpacked);
    let left = budget.0.checked_sub(unpacked.len());
    // What is broken or too much has cost its time as well.
    budget.0 = left.unwrap_or_default();
    (read.is_ok() && left.is_some() && constructor(&unpacked) != GZIP).then_some(Some(unpacked))
}

fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    GzEncoder::new(body, Compression::fast()).read_to_end(&mut packed).ok()?;
    let mut answer = GZIP.to_bytes();
    packed.serialize(&mut answer);
    (answer.len() < body.len()).then_some(answer)
}

/// `rpc_result`: the answer to the message of this id.
pub(super) fn rpc_result(message_id: i64, result: &[u8]) -> Vec<u8> {
    let packed = (PACKED_FROM..PACKED_TO).contains(&result.len()).then(|| gzip(result)).flatten();
    let mut answer = RPC_RESULT.to_bytes();
    message_id.serialize(&mut answer);
    answer.extend(packed.as_deref().unwrap_or(result));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(id: i64, body: &[u8]) -> Vec<u8> {
        let length = i32::try_from(body.len()).expect("short");
        [&id.to_le_bytes()[..], &7i32.to_le_bytes(), &length.to_le_bytes(), body].concat()
    }

    fn container(messages: &[Vec<u8>]) -> Vec<u8> {
        let count = i32::try_from(messages.len()).expect("few");
        [&CONTAINER.to_le_bytes()[..], &count.to_le_bytes(), &messages.concat()].concat()
    }

    fn bodies(body: &[u8]) -> Option<Vec<Vec<u8>>> {
        let outer = Incoming { id: 4, seq_no: 0, body: body.to_vec() };
        unfold(outer, &mut Budget::default()).map(|all| all.into_iter().map(|message| message.body).collect())
    }

    #[test]
    fn packets_are_read() {
        let plain = [&1i64.to_le_bytes()[..], &2i64.to_le_bytes(), &one(8, b"abcd"), &[0; 16]].concat();
        let message = Incoming { id: 8, seq_no: 7, body: b"abcd".to_vec() };
        assert_eq!(packet(&plain), Some(Packet { salt: 1, session_id: 2, message }));
        for length in 0..36 {
            assert_eq!(packet(&plain[..length]), None, "{length}");
        }
    }

    #[test]
    fn containers_and_packed_messages_are_unfolded() {
        let text = vec![b'a'; 9000];
        let packed = gzip(&text).expect("shorter");
        assert!(packed.len() < 200);
        assert_eq!(bodies(b"abcd"), Some(vec![b"abcd".to_vec()]));
        assert_eq!(bodies(&packed), Some(vec![text.clone()]));
        assert_eq!(bodies(&container(&[])), Some(Vec::new()));
        let two = container(&[one(4, b"abcd"), one(8, &packed)]);
        assert_eq!(bodies(&two), Some(vec![b"abcd".to_vec(), text]));
        assert_eq!(bodies(&container(&[one(4, &two)])), None);
        assert_eq!(bodies(&two[..two.len() - 1]), None);
        assert_eq!(bodies(&[&GZIP.to_le_bytes()[..], &[4, 1, 2, 3, 4, 0, 0, 0]].concat()), None);
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = gzip(&vec![0; 9 * 1024 * 1024]).expect("shorter");
        assert_eq!(bodies(&bomb), None);
    }

    #[test]
    fn many_packed_messages_share_one_budget() {
        let part = UNPACKED / 4;
        let packed = gzip(&vec![0; part]).expect("shorter");
        let count = |of: usize| container(&vec![one(4, &packed); of]);
        assert_eq!(bodies(&count(4)).map(|all| all.len()), Some(4));
        assert_eq!(bodies(&count(5)), None, "each is small enough, all of them are not");
        let mut whole = count(1);
        whole.resize(UNPACKED - part + 1, 0);
        let packed_whole = gzip(&whole).expect("shorter");
        assert_eq!(bodies(&packed_whole), None, "a packed container with packed messages");
        whole.truncate(UNPACKED - part);
        assert_eq!(bodies(&gzip(&whole).expect("shorter")).map(|all| all.len()), Some(1));
    }

    #[test]
    fn what_is_broken_uses_the_budget_too() {
        let packed = gzip(&vec![0; UNPACKED]).expect("shorter");
        let mut budget = Budget::default();
        let mut broken = packed.clone();
        if let Some(checksum) = broken.iter_mut().rev().find(|byte| **byte != 0) {
            *checksum ^= 0xff;
        }
        assert_eq!(gunzip(&broken, &mut budget), None);
        assert_eq!(gunzip(&gzip(&[7; 9000]).expect("shorter"), &mut budget), None, "nothing is left");
    }

    #[test]
    fn long_answers_are_packed() {
        assert_eq!(rpc_result(5, b"abcd").len(), 16);
        let long = vec![b'a'; PACKED_FROM];
        let answer = rpc_result(5, &long);
        assert_eq!(gunzip(&answer[12..], &mut Budget::default()), Some(Some(long)));
    }

    proptest! {
        #[test]
        fn nothing_panics(head in 0..4usize, body in proptest::collection::vec(any::<u8>(), 0..80)) {
            let constructor = [[1, 2, 3, 4], CONTAINER.to_le_bytes(), GZIP.to_le_bytes(), [0; 4]];
            let body = [&constructor[head][..], &body].concat();
            let _ = packet(&body);
            let _ = bodies(&body);
            let _ = bodies(&container(&[one(1, &body)]));
        }
    }
}
