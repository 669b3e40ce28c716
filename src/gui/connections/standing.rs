//! How a connection stands: one word for its dot, made of what is known of it, of its last test and of the sandbox.

use crate::backend::{ConnectionEntry, ConnectionState};
use crate::connection::ConnectionKind;
use crate::texts::Message;

/// How a connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has what it needs; nobody has asked Telegram.
    Ready,
    /// Its last test went well.
    Tested,
    /// Its last test did not.
    TestFailed,
    /// Its secrets are in a vault that is locked.
    Locked,
    /// The vault cannot be read, whatever is done about a passphrase.
    Unreadable,
    /// The vault has not been looked at yet.
    Checking,
    /// Nobody is signed in.
    SignedOut,
    /// The bot has no token.
    NoToken,
    SandboxStarting,
    SandboxDown,
}

impl Standing {
    /// How `entry` stands. `tested` is how its last test ended; `sandbox` whether the sandbox is up, once that is known.
    pub fn of(entry: &ConnectionEntry, tested: Option<bool>, sandbox: Option<bool>) -> Self {
        match (entry.state, entry.connection.endpoint.is_sandbox(), sandbox) {
            (_, true, None) => Self::SandboxStarting,
            (_, true, Some(false)) => Self::SandboxDown,
            (ConnectionState::Checking, ..) => Self::Checking,
            (ConnectionState::Locked, ..) => Self::Locked,
            (ConnectionState::Unreadable, ..) => Self::Unreadable,
            (ConnectionState::SignedOut, ..) => match entry.kind() {
                ConnectionKind::User => Self::SignedOut,
                ConnectionKind::Bot => Self::NoToken,
            },
            (ConnectionState::Ready, ..) => match tested {
                Some(true) => Self::Tested,
                Some(false) => Self::TestFailed,
                None => Self::Ready,
            },
        }
    }

    /// The words for it.
    pub fn message(self) -> Message {
        match self {
            Self::Ready => Message::new("window-connections-standing-ready"),
            Self::Tested => Message::new("window-connections-standing-tested"),
            Self::TestFailed => Message::new("window-connections-standing-test-failed"),
            Self::Locked => Message::new("window-connections-standing-locked"),
            Self::Unreadable => Message::new("window-connections-standing-unreadable"),
            Self::Checking => Message::new("window-connections-standing-checking"),
            Self::SignedOut => Message::new("window-connections-standing-signed-out"),
            Self::NoToken => Message::new("window-connections-standing-no-token"),
            Self::SandboxStarting => Message::new("window-connections-standing-sandbox-starting"),
            Self::SandboxDown => Message::new("window-connections-standing-sandbox-down"),
        }
    }

    /// Whether a step can be run with it, as far as is known.
    pub fn is_usable(self) -> bool {
        matches!(self, Self::Ready | Self::Tested | Self::TestFailed)
    }

    /// Whether something is wrong with it.
    pub fn is_bad(self) -> bool {
        matches!(self, Self::TestFailed | Self::Unreadable | Self::SandboxDown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{BotServer, Connection, Endpoint, UserServer};

    #[test]
    fn every_state_has_a_standing_of_its_own() {
        use ConnectionState::*;
        let user = Endpoint::User(UserServer::Telegram);
        let bot = Endpoint::Bot(BotServer::Telegram);
        let sandbox = Endpoint::Bot(BotServer::Sandbox);
        for (endpoint, state, tested, is_up, expected) in [
            (&bot, Ready, None, None, Standing::Ready),
            (&bot, Ready, Some(true), None, Standing::Tested),
            (&bot, Ready, Some(false), None, Standing::TestFailed),
            (&bot, Checking, None, None, Standing::Checking),
            (&bot, Locked, Some(true), None, Standing::Locked),
            (&bot, Unreadable, Some(true), None, Standing::Unreadable),
            (&bot, SignedOut, None, None, Standing::NoToken),
            (&user, SignedOut, Some(false), None, Standing::SignedOut),
            (&sandbox, Ready, None, None, Standing::SandboxStarting),
            (&sandbox, Ready, Some(true), Some(false), Standing::SandboxDown),
            (&sandbox, Ready, Some(true), Some(true), Standing::Tested),
        ] {
            let entry = ConnectionEntry {
                connection: Connection::new("A", endpoint.clone()),
                state,
                is_built_in: false,
                is_from_environment: false,
            };
            assert_eq!(Standing::of(&entry, tested, is_up), expected, "{endpoint:?} {state:?}");
        }
    }
}
