//! What a connection is: as whom steps speak to Telegram, where, and through which proxy.
//!
//! A scenario names a connection; the connection itself lives outside of scenario files, and its secrets outside of this
//! plain data, under its id and a [`SecretSlot`]. Deliberately not here: keeping (`storage`) and connecting
//! (`telegram`).

mod endpoint;
mod kind;
mod name;
mod proxy;
mod slot;

pub use endpoint::{BotServer, Endpoint, EndpointError, ServerAddress, TELEGRAM_BOT_API, UserServer};
pub use kind::ConnectionKind;
pub use name::{LONGEST_NAME, NameError, check_name, free_name, secret_variable};
pub use proxy::{Proxy, ProxyAccess, ProxyChoice, ProxyError, ProxyKind, ProxySetting};
pub use slot::{SecretName, SecretSlot};

use serde::{Deserialize, Serialize};
use std::fmt;

/// Tells connections apart whatever they are called; secrets are kept under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConnectionId(pub String);

impl ConnectionId {
    /// A new id; later ones sort after earlier ones.
    pub fn fresh() -> Self {
        Self(uuid::Uuid::now_v7().to_string())
    }
}

impl fmt::Display for ConnectionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A connection as it is kept: everything but its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    pub id: ConnectionId,
    /// What scenarios call it; unique, see [`check_name`].
    pub name: String,
    pub endpoint: Endpoint,
    #[serde(default, skip_serializing_if = "ProxyChoice::is_default")]
    pub proxy: ProxyChoice,
    /// Of the application that the account signed in with (my.telegram.org); for accounts only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_id: Option<i32>,
    /// Who it is, as last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountCard>,
    /// The chat that "send to myself" of a bot means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<ChatCard>,
}

impl Connection {
    /// A new connection that nobody is signed in with.
    pub fn new(name: impl Into<String>, endpoint: Endpoint) -> Self {
        Self {
            id: ConnectionId::fresh(),
            name: name.into(),
            endpoint,
            proxy: ProxyChoice::Default,
            api_id: None,
            account: None,
            mine: None,
        }
    }

    /// A person's account or a bot: the endpoint says so.
    pub fn kind(&self) -> ConnectionKind {
        self.endpoint.kind()
    }

    /// The slots that this connection can have secrets in.
    pub fn slots(&self) -> &'static [SecretSlot] {
        match self.kind() {
            ConnectionKind::User => &[SecretSlot::Session, SecretSlot::ApiHash, SecretSlot::ProxyPassword],
            ConnectionKind::Bot => &[SecretSlot::BotToken, SecretSlot::ProxyPassword],
        }
    }
}

/// Who an account or bot is, as people recognise it. The phone number is not among it: it is nobody's business where
/// connections are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountCard {
    pub id: i64,
    /// First and last name.
    pub name: String,
    /// Without `@`; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// The data centre that the account lives in; `None` for bots, of which the Bot API does not tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dc: Option<i32>,
}

/// A chat as people recognise it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChatCard {
    pub id: i64,
    pub title: String,
}
