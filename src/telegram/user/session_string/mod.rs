//! Sessions as strings: the forms of other tools, and the one that is kept.

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
    /// Where that is; a form without addresses means Telegram's own.
    pub address: Option<SocketAddr>,
    /// Whether it is one of Telegram's test servers, where the form tells it.
    pub is_test: Option<bool>,
    pub api_id: Option<i32>,
    pub user_id: Option<i64>,
    pub auth_key: AuthKey,
}
