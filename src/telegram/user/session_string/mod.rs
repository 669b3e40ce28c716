//! Sessions as strings: the forms of other tools, and the one that is kept.
//!
//! Telethon 1: `1`, then URL-safe base64 with padding of data centre (u8), IPv4 (4 bytes) or IPv6 (16), port (u16) and
//! key. GramJS: `1`, then standard base64 of data centre (u8), length of the address (i16), the address as text, port
//! (i16) and key. Pyrogram 2: URL-safe base64 without padding of data centre (u8), API ID (u32), whether it is a test
//! server (u8), key, user id (u64) and whether it is a bot (u8). Numbers are big-endian, keys have 256 bytes. Reading
//! stands in `read` (over `layout`, the three tables), writing in `write`, where Telegram's servers are in `servers`.
//! `pasted` also takes a key alone, which is no session string.

mod error;
mod layout;
mod pasted;
mod read;
mod servers;
mod write;

pub use error::SessionStringError;
pub use pasted::PastedSession;

mod kept;

use super::AuthKey;
use std::net::SocketAddr;

/// A form of session strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionForm {
    /// Telethon 1 (`StringSession`).
    Telethon,
    /// GramJS (`StringSession`).
    GramJs,
    /// Pyrogram 2 (`export_session_string`).
    Pyrogram,
}

impl SessionForm {
    pub const ALL: [Self; 3] = [Self::GramJs, Self::Telethon, Self::Pyrogram];

    /// The tool's own name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Telethon => "Telethon",
            Self::GramJs => "GramJS",
            Self::Pyrogram => "Pyrogram",
        }
    }
}

/// A session, as far as a string tells it.
#[derive(Debug)]
pub struct SessionParts {
    /// The data centre that the account lives in, 1–5.
    pub dc: i32,
    /// Where that is; none: Telegram's own address.
    pub address: Option<SocketAddr>,
    /// Whether it is one of Telegram's test servers, where the form tells it.
    pub is_test: Option<bool>,
    pub api_id: Option<i32>,
    pub user_id: Option<i64>,
    pub auth_key: AuthKey,
}
