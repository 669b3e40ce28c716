//! Proxies between a connection and Telegram.

use crate::secret::Secret;
use crate::texts::Message;
use serde::{Deserialize, Serialize};

/// What speaks at the proxy's port.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProxyKind {
    /// SOCKS5 (RFC 1928), with user and password (RFC 1929).
    #[default]
    Socks5,
    /// HTTP CONNECT; for bots only, the MTProto client knows no such proxies.
    Http,
}

/// A proxy without its password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    pub kind: ProxyKind,
    /// A host name or IP address.
    pub host: String,
    pub port: u16,
    /// Empty where none is needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub user: String,
}

/// Why a proxy cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProxyError {
    #[error("the host is missing or malformed")]
    Host,
    #[error("the port is not 1 to 65535")]
    Port,
    #[error("the system names something else than a SOCKS5 or HTTP proxy")]
    System,
    #[error("accounts cannot use HTTP proxies")]
    HttpForUser,
}

impl ProxyError {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Host => Message::new("connection-proxy-host"),
            Self::Port => Message::new("connection-proxy-port"),
            Self::System => Message::new("connection-proxy-system"),
            Self::HttpForUser => Message::new("connection-proxy-http-user"),
        }
    }
}

impl Proxy {
    /// Whether host and port can be an address.
    pub fn check(&self) -> Result<(), ProxyError> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        if url::Host::parse(host).is_err() && host.parse::<std::net::IpAddr>().is_err() {
            return Err(ProxyError::Host);
        }
        if self.port == 0 { Err(ProxyError::Port) } else { Ok(()) }
    }
}

/// How connections reach Telegram unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProxySetting {
    /// Directly.
    #[default]
    None,
    /// As the system says: its variables (`ALL_PROXY`, `HTTPS_PROXY`, `NO_PROXY`), else its settings.
    System,
    Own(Proxy),
}

impl ProxySetting {
    /// Whether it is a proxy that is told a user, and with that a password.
    pub fn has_user(&self) -> bool {
        matches!(self, Self::Own(proxy) if !proxy.user.is_empty())
    }
}

/// How one connection reaches Telegram.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProxyChoice {
    /// As the program's setting says.
    #[default]
    Default,
    Its(ProxySetting),
}

impl ProxyChoice {
    pub fn is_default(&self) -> bool {
        *self == Self::Default
    }
}

/// A proxy with what opens it.
#[derive(Debug)]
pub struct ProxyAccess {
    pub proxy: Proxy,
    pub password: Option<Secret>,
}

impl ProxyAccess {
    /// A second copy, on purpose.
    pub fn duplicate(&self) -> Self {
        Self { proxy: self.proxy.clone(), password: self.password.as_ref().map(Secret::duplicate) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_looked_at() {
        let proxy = |host: &str, port| Proxy { host: host.into(), port, ..Proxy::default() };
        for (host, port, expected) in [
            ("proxy.example.com", 1080, Ok(())),
            ("127.0.0.1", 1, Ok(())),
            ("::1", 1080, Ok(())),
            ("", 1080, Err(ProxyError::Host)),
            ("a b", 1080, Err(ProxyError::Host)),
            ("http://x", 1080, Err(ProxyError::Host)),
            ("x", 0, Err(ProxyError::Port)),
        ] {
            assert_eq!(proxy(host, port).check(), expected, "{host}");
        }
    }
}
