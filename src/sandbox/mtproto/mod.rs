//! MTProto over TCP: the other side of the sandbox, for user accounts.
//!
//! Clients come with an auth key that the sandbox has made, so there is no key exchange; transport Full, the layer of
//! the types that the client library brings. `connection` reads and writes packets, `call` leads a call to its method,
//! `methods` has one file per family of methods, `shape` makes Telegram's objects of what is in the world.
//!
//! Deliberately not here: other transports, secret chats, calls, more than one data centre (all five are this one).

mod call;
mod connection;
mod crypto;
mod depth;
mod error;
mod frame;
mod hash;
mod input;
mod keys;
mod ledger;
mod login;
mod methods;
mod outbox;
mod password;
mod push;
mod reader;
mod salts;
mod service;
mod shape;
mod srp;
mod uploads;

pub(super) use connection::serve;

use super::world::{World, now};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use crypto::random_id;
use keys::Keys;
use ledger::Ledger;
use login::Logins;
use methods::Sent;
use salts::Salts;
use std::fmt;
use std::net::SocketAddrV4;
use uploads::Uploads;

/// The layer that the sandbox speaks.
pub(super) const LAYER: i32 = grammers_tl_types::LAYER;

/// The data centre that every account lives in.
const DC: i32 = 2;
const API_ID: i32 = 1;

/// Where clients of user accounts connect to, and the application that they may sign in as.
#[derive(Clone, PartialEq, Eq)]
pub struct Mtproto {
    /// On 127.0.0.1.
    pub address: SocketAddrV4,
    pub dc: i32,
    pub api_id: i32,
    /// The sandbox's own; it opens nothing else.
    pub api_hash: String,
}

impl Mtproto {
    pub(super) fn at(address: SocketAddrV4) -> Self {
        Self { address, dc: DC, api_id: API_ID, api_hash: api_hash() }
    }
}

impl Mtproto {
    /// The session string of a key as Telethon reads it: the sign 1, then data centre, address, port and key in URL-safe
    /// base64 with padding.
    pub fn session_string(&self, key: &[u8; 256]) -> String {
        let dc = self.dc.to_le_bytes();
        let (ip, port) = (self.address.ip().octets(), self.address.port().to_be_bytes());
        let bytes = [&dc[..1], &ip, &port, key].concat();
        format!("1{}", URL_SAFE.encode(bytes))
    }
}

impl fmt::Debug for Mtproto {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mtproto").field("address", &self.address).field("dc", &self.dc).finish_non_exhaustive()
    }
}

/// Made here so that no file holds one: 32 hexadecimal digits, as Telegram's are.
fn api_hash() -> String {
    "5ca1ab1e".repeat(4)
}

/// What the MTProto side knows besides the world.
#[derive(Debug)]
pub(super) struct State {
    keys: Keys,
    ledger: Ledger,
    logins: Logins,
    /// What came of the numbers that clients gave to what they sent.
    sent: Sent,
    /// Files on their way in.
    uploads: Uploads,
    salts: Salts,
    /// The data centres that the configuration names.
    centres: Vec<(i32, SocketAddrV4)>,
    /// Counter of connections.
    connections: u64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            keys: Keys::default(),
            ledger: Ledger::default(),
            logins: Logins::default(),
            sent: Sent::default(),
            uploads: Uploads::default(),
            salts: Salts::new(random_id()),
            centres: Vec::new(),
            connections: 0,
        }
    }
}

impl State {
    /// A new key with which nobody is signed in.
    pub(super) fn fresh_key(&mut self) -> [u8; 256] {
        for idle in self.keys.forget_idle(now()) {
            self.logins.finish(idle);
        }
        self.keys.fresh()
    }

    /// Forgets what happened long ago, so that a sandbox can run for days.
    pub(super) fn forget_old(&mut self, world: &mut World) {
        self.ledger.forget_old(world);
    }

    /// A person lets in the program that shows this QR token; whether it can be let in.
    pub(super) fn accept_login(&mut self, token: &[u8], user_id: i64) -> bool {
        self.logins.accept_token(token, user_id, now()).is_ok()
    }

    /// All codes that were sent are void from now on.
    pub(super) fn expire_codes(&mut self) {
        self.logins.expire_codes();
    }

    /// How many codes were sent and are still good.
    pub(super) fn codes_under_way(&self) -> usize {
        self.logins.codes_under_way(now())
    }

    /// QR codes that are shown from now on can be scanned for so many seconds.
    pub(super) fn set_qr_life(&mut self, seconds: i64) {
        self.logins.set_token_life(seconds);
    }

    /// The key that belongs to a person from the beginning.
    pub(super) fn user_key(&mut self, user_id: i64) -> [u8; 256] {
        self.keys.of_person(user_id)
    }

    /// Takes in a key of an earlier sandbox.
    pub(super) fn take_in(&mut self, key: [u8; 256], user_id: i64) {
        self.keys.take_in(key, user_id);
    }

    /// Names a data centre in the configuration from now on.
    pub(super) fn name_centre(&mut self, dc: i32, address: SocketAddrV4) {
        self.centres.push((dc, address));
    }
}

/// Unix time as Telegram's 32-bit `date`; ids of messages are as narrow.
fn date(seconds: i64) -> i32 {
    i32::try_from(seconds).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn session_strings_have_telethons_form() {
        let mtproto = Mtproto::at("127.0.0.1:258".parse().expect("an address"));
        let text = mtproto.session_string(&[7; 256]);
        assert_eq!(text.len(), 353);
        let bytes = URL_SAFE.decode(text.strip_prefix('1').expect("the version")).expect("base64");
        assert_eq!(bytes, [&[2, 127, 0, 0, 1, 1, 2][..], &[7; 256]].concat());
        assert!(!format!("{mtproto:?}").contains(&mtproto.api_hash));
    }
}
