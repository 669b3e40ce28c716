//! The bytes of session strings, in the order of their forms; nothing of them can be printed.

pub(super) use crate::secret::session_bytes::{GRAMJS_FRAME, PYROGRAM, TELETHON_4, TELETHON_6};
use crate::telegram::AuthKey;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use zeroize::Zeroizing;

/// Takes numbers and bytes off the front; nothing where there are too few.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    pub(super) fn ip(&mut self, is_v6: bool) -> Option<IpAddr> {
        match is_v6 {
            false => self.array::<4>().map(|bytes| Ipv4Addr::from(bytes).into()),
            true => self.array::<16>().map(|bytes| Ipv6Addr::from(bytes).into()),
        }
    }

    pub(super) fn key(&mut self) -> Option<AuthKey> {
        let bytes = Zeroizing::new(self.array::<{ AuthKey::LENGTH }>()?);
        Some(AuthKey::new(*bytes))
    }
}

/// Bytes put together, wiped when dropped. Room is taken once, so that no copy is left behind.
pub(super) struct Packed(Zeroizing<Vec<u8>>);

impl Packed {
    /// Longer than any form is.
    const ROOM: usize = 512;

    pub(super) fn new() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(Self::ROOM)))
    }

    pub(super) fn put(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn key(self, key: &AuthKey) -> Self {
        self.put(key.expose())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
