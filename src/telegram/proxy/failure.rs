//! Why the way to a server ends, and in whose hands.

use crate::engine::{ActionError, FailureKind};
use crate::secret::Redactor;
use crate::texts::Message;
use std::io;

/// Where a way ended. None of these holds a user or password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::telegram) enum ProxyFailure {
    /// Nobody knows this host name.
    NameUnknown(String),
    /// The proxy takes no connection.
    ProxyUnreachable { at: String, error: io::ErrorKind },
    /// The server takes no connection.
    ServerUnreachable { at: String, error: io::ErrorKind },
    /// The proxy wants a user and password, and there are none.
    PasswordNeeded,
    /// The proxy does not take this user and password.
    PasswordWrong,
    /// What answers there is no proxy of this kind, or broke off.
    NotAProxy,
    /// User or password are longer than SOCKS5 has room for (255 bytes).
    PasswordTooLong,
    /// The proxy does not let anyone through to this server.
    Forbidden(String),
    /// The proxy itself does not reach the server.
    BeyondProxy(String),
}

impl ProxyFailure {
    /// Whether the server's side of the way is at fault, and not the proxy or the way to it.
    pub(in crate::telegram) fn is_beyond_proxy(&self) -> bool {
        matches!(self, Self::ServerUnreachable { .. } | Self::Forbidden(_) | Self::BeyondProxy(_))
    }

    /// The error for people.
    pub(in crate::telegram) fn error(&self) -> ActionError {
        let shown = |text: &str| Redactor::global().redact(text).into_owned();
        let (code, text) = match self {
            Self::NameUnknown(host) => ("NAME_UNKNOWN", Message::new("telegram-test-name").with("host", shown(host))),
            Self::ProxyUnreachable { at, error } => {
                let text = Message::new("telegram-test-proxy-unreachable");
                ("CONNECTION_PROXY", text.with("at", shown(at)).with("reason", reason(*error)))
            }
            Self::ServerUnreachable { at, error } => {
                let text = Message::new("telegram-test-server-unreachable");
                ("NETWORK", text.with("at", shown(at)).with("reason", reason(*error)))
            }
            Self::PasswordNeeded => ("CONNECTION_PROXY", Message::new("telegram-test-proxy-password-needed")),
            Self::PasswordWrong => ("CONNECTION_PROXY", Message::new("telegram-test-proxy-password-wrong")),
            Self::NotAProxy => ("CONNECTION_PROXY", Message::new("telegram-test-proxy-other")),
            Self::PasswordTooLong => ("CONNECTION_PROXY", Message::new("telegram-test-proxy-password-long")),
            Self::Forbidden(host) => {
                ("CONNECTION_PROXY", Message::new("telegram-test-proxy-forbids").with("host", shown(host)))
            }
            Self::BeyondProxy(host) => {
                ("CONNECTION_PROXY", Message::new("telegram-test-proxy-beyond").with("host", shown(host)))
            }
        };
        let kind = if code == "CONNECTION_PROXY" { FailureKind::Connection } else { FailureKind::Failed };
        ActionError { kind, ..ActionError::new(code, text) }
    }
}

/// What the system says of a connection, in words.
fn reason(error: io::ErrorKind) -> Message {
    match error {
        io::ErrorKind::ConnectionRefused => Message::new("telegram-test-reason-refused"),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::UnexpectedEof => {
            Message::new("telegram-test-reason-closed")
        }
        io::ErrorKind::TimedOut => Message::new("telegram-reason-silence"),
        _ => Message::new("telegram-test-reason-no-way"),
    }
}
