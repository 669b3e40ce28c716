//! Where a connection's requests go.

use super::ConnectionKind;
use crate::texts::Message;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use url::Url;

/// Where bots go whose connection names no other server.
pub const TELEGRAM_BOT_API: &str = "https://api.telegram.org";

/// Where an MTProto server listens.
pub type ServerAddress = SocketAddr;

/// Where a connection's requests go, and with that, of which kind it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Endpoint {
    User(UserServer),
    Bot(BotServer),
}

/// Where an account's requests go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserServer {
    #[default]
    Telegram,
    /// Telegram's test data centres: accounts of their own, no real person reads there.
    TestServers,
    /// An MTProto server of one's own, which stands for all data centres. Its accounts come with their keys (in a session
    /// string, or alone in hexadecimal or base64), since only Telegram's own servers agree on new ones.
    Own { address: ServerAddress },
    /// The sandbox inside this program.
    Sandbox,
}

/// Where a bot's requests go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BotServer {
    #[default]
    Telegram,
    /// Telegram's test data centres, by the same address with `/test/` after the token.
    TestServers,
    /// A Bot API server of one's own: http or https, a path is allowed.
    Own { url: String },
    /// The sandbox inside this program.
    Sandbox,
}

/// Why an address cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    #[error("not an http or https address")]
    Url,
    #[error("not an IP address with a port")]
    Address,
}

impl EndpointError {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Url => Message::new("connection-endpoint-url"),
            Self::Address => Message::new("connection-endpoint-address"),
        }
    }
}

impl Endpoint {
    pub fn kind(&self) -> ConnectionKind {
        match self {
            Self::User(_) => ConnectionKind::User,
            Self::Bot(_) => ConnectionKind::Bot,
        }
    }

    /// Whether nothing of it leaves this program.
    pub fn is_sandbox(&self) -> bool {
        matches!(self, Self::User(UserServer::Sandbox) | Self::Bot(BotServer::Sandbox))
    }

    /// Whether it is one of Telegram's test servers.
    pub fn is_test(&self) -> bool {
        matches!(self, Self::User(UserServer::TestServers) | Self::Bot(BotServer::TestServers))
    }
}

impl UserServer {
    /// A server of one's own at what a person typed: `127.0.0.1:8443`, `[::1]:8443`.
    pub fn own(typed: &str) -> Result<Self, EndpointError> {
        let address: ServerAddress = typed.trim().parse().map_err(|_| EndpointError::Address)?;
        match address.port() {
            0 => Err(EndpointError::Address),
            _ => Ok(Self::Own { address }),
        }
    }
}

impl BotServer {
    /// A server of one's own at what a person typed. An address never carries a user or password: it is kept and shown.
    pub fn own(typed: &str) -> Result<Self, EndpointError> {
        let typed = typed.trim().trim_end_matches('/');
        let url = Url::parse(typed).map_err(|_| EndpointError::Url)?;
        let is_plain = url.username().is_empty() && url.password().is_none();
        let is_address = matches!(url.scheme(), "http" | "https") && url.has_host();
        match is_address && is_plain && url.query().is_none() && url.fragment().is_none() {
            true => Ok(Self::Own { url: typed.to_owned() }),
            false => Err(EndpointError::Url),
        }
    }

    /// Whether it is [`TELEGRAM_BOT_API`] itself, typed by hand.
    pub fn or_telegram(self) -> Self {
        match self {
            Self::Own { url } if url == TELEGRAM_BOT_API => Self::Telegram,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_bot_api_servers() {
        for good in ["http://127.0.0.1:1", " https://bots.example.com/telegram/ "] {
            assert!(BotServer::own(good).is_ok(), "{good}");
        }
        for bad in ["", "127.0.0.1:80", "ftp://127.0.0.1", "http://", "http://x/?a=1", "http://u:p@x", "http://x/#a"] {
            assert_eq!(BotServer::own(bad), Err(EndpointError::Url), "{bad}");
        }
        assert_eq!(BotServer::own("https://api.telegram.org/").map(BotServer::or_telegram), Ok(BotServer::Telegram));
    }

    #[test]
    fn addresses_of_mtproto_servers() {
        for good in ["127.0.0.1:8443", " [::1]:443 "] {
            assert!(UserServer::own(good).is_ok(), "{good}");
        }
        for bad in ["", "127.0.0.1", "localhost:80", "127.0.0.1:0", "127.0.0.1:70000"] {
            assert_eq!(UserServer::own(bad), Err(EndpointError::Address), "{bad}");
        }
    }
}
