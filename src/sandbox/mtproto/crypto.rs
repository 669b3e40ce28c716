//! Encryption of MTProto 2.0 in the server's direction, and random bytes.
//!
//! The library encrypts as a client: with the auth key from byte 0 on for what leaves and from byte 8 on for what comes
//! (`x` in <https://core.telegram.org/mtproto/description>). The server's direction is the same with the two changed, so
//! the key is turned by eight bytes and the library does the rest.

use grammers_crypto::{AuthKey as LibraryKey, DequeBuffer, decrypt_data_v2, encrypt_data_v2};
use std::fmt;

/// Bytes before the encrypted data: the key's id and the message key.
const HEAD: usize = 24;
/// How far the two directions lie apart in the key.
const APART: usize = 8;

/// An auth key that both ends know; never printed.
pub(super) struct AuthKey {
    bytes: [u8; 256],
    id: [u8; 8],
    outgoing: LibraryKey,
    incoming: LibraryKey,
    incoming_id: [u8; 8],
}

impl AuthKey {
    pub(super) fn new(bytes: [u8; 256]) -> Self {
        let (mut outgoing, mut incoming) = (bytes, bytes);
        outgoing.rotate_left(APART);
        incoming.rotate_right(APART);
        let (outgoing, incoming) = (LibraryKey::from_bytes(outgoing), LibraryKey::from_bytes(incoming));
        let id = id_of(&LibraryKey::from_bytes(bytes));
        let incoming_id = id_of(&incoming);
        Self { bytes, id, outgoing, incoming, incoming_id }
    }

    /// A key of random bytes.
    pub(super) fn random() -> Self {
        Self::new(random())
    }

    /// The key itself; whoever calls this gives away an account of the sandbox.
    pub(super) fn expose(&self) -> [u8; 256] {
        self.bytes
    }

    /// `auth_key_id`.
    pub(super) fn id(&self) -> i64 {
        i64::from_le_bytes(self.id)
    }

    /// What a client wrote, or nothing when it was not written with this key.
    pub(super) fn decrypt<'a>(&self, packet: &'a mut [u8]) -> Option<&'a [u8]> {
        packet.get_mut(..8)?.copy_from_slice(&self.incoming_id);
        decrypt_data_v2(packet, &self.incoming).ok().map(|plain| &*plain)
    }

    /// A packet with `plain` in it, with room in front for the transport's head.
    pub(super) fn encrypt(&self, plain: &[u8]) -> DequeBuffer<u8> {
        let mut buffer = DequeBuffer::with_capacity(plain.len() + 2 * HEAD, 2 * HEAD);
        buffer.extend(plain);
        encrypt_data_v2(&mut buffer, &self.outgoing);
        for (byte, id) in buffer.as_mut().iter_mut().zip(self.id) {
            *byte = id;
        }
        buffer
    }
}

impl fmt::Debug for AuthKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AuthKey(•••)")
    }
}

/// The library tells a key's id only at the front of what it has encrypted.
fn id_of(key: &LibraryKey) -> [u8; 8] {
    let mut buffer = DequeBuffer::with_capacity(2 * HEAD, HEAD);
    encrypt_data_v2(&mut buffer, key);
    let mut id = [0; 8];
    for (byte, from) in id.iter_mut().zip(buffer.as_ref()) {
        *byte = *from;
    }
    id
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("a system without random numbers cannot run a network client either");
    bytes
}

/// A random number.
pub(super) fn random_id() -> i64 {
    i64::from_le_bytes(random())
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_mtproto::mtp::{Deserialization, Encrypted, Mtp};
    use grammers_tl_types::{Serializable, enums, types};

    #[test]
    fn the_library_reads_what_is_written_and_the_reverse() {
        let key = AuthKey::random();
        let mut client = Encrypted::build().compression_threshold(None).finish(key.expose());
        let mut packet = DequeBuffer::with_capacity(64, 64);
        client.push(&mut packet, b"Hey!").expect("it fits");
        client.finalize(&mut packet);
        assert_eq!(packet.as_ref()[..8], key.id().to_le_bytes());
        let mut bytes = packet.as_ref().to_vec();
        let plain = key.decrypt(&mut bytes).expect("the right key").to_vec();
        assert_eq!(&plain[32..36], b"Hey!");

        let update = enums::Updates::TooLong.to_bytes();
        let length = u32::try_from(update.len()).expect("short").to_le_bytes();
        let answer = [&plain[..16], &[1; 8], &[0; 4], &length, &update].concat();
        let mut answer = key.encrypt(&answer).as_ref().to_vec();
        let read = client.deserialize(&mut answer).expect("the client reads it");
        assert!(matches!(&read[..], [Deserialization::Update(bytes)] if *bytes == update), "{}", read.len());
    }

    #[test]
    fn another_key_reads_nothing() {
        let key = AuthKey::random();
        let packet = key.encrypt(&types::MsgsAck { msg_ids: vec![1; 9] }.to_bytes()).as_ref().to_vec();
        for mut bytes in [Vec::new(), vec![0; 7], vec![0; 24], vec![0; 40], packet] {
            assert!(AuthKey::random().decrypt(&mut bytes).is_none());
        }
        assert_eq!(format!("{key:?}"), "AuthKey(•••)");
    }
}
