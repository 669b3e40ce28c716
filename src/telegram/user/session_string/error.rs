//! Why a text is no session that can be used, or a session cannot be written in a form.

use super::SessionForm;
use crate::texts::Message;

/// What is wrong; nothing of the string is in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionStringError {
    #[error("it is no session string")]
    NotASession,
    #[error("its end is missing")]
    Cut,
    #[error("it is longer than a session string is")]
    TooLong,
    /// Of a bot; bots are connected by their tokens.
    #[error("it is the session of a bot")]
    Bot,
    /// There are five.
    #[error("there is no data centre of its number")]
    DataCentre,
    /// A host name that is none of Telegram's, or port 0.
    #[error("its address cannot be used")]
    Address,
    /// A key alone says neither its server nor its data centre.
    #[error("it is a key without its server and data centre")]
    KeyAlone,
    /// The account's server is none of Telegram's, and the form holds no address.
    #[error("{} has no room for the address of a server", .0.title())]
    NoRoom(SessionForm),
    /// The tool of this form reads no port as high as that of the account's server.
    #[error("{} reads no port {port}", form.title())]
    Port { form: SessionForm, port: u16 },
    /// Pyrogram's form holds the API ID and the id of the account.
    #[error("{} needs an API ID and the id of the account", .0.title())]
    Incomplete(SessionForm),
}

impl SessionStringError {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::NotASession => Message::new("telegram-session-none"),
            Self::Cut => Message::new("telegram-session-cut"),
            Self::TooLong => Message::new("telegram-session-long"),
            Self::Bot => Message::new("telegram-session-bot"),
            Self::DataCentre => Message::new("telegram-session-dc"),
            Self::Address => Message::new("telegram-session-address"),
            Self::KeyAlone => Message::new("telegram-session-key-alone"),
            Self::NoRoom(form) => Message::new("telegram-session-no-room").with("form", form.title()),
            Self::Port { form, port } => {
                Message::new("telegram-session-port").with("form", form.title()).with("port", port.to_string())
            }
            Self::Incomplete(form) => Message::new("telegram-session-incomplete").with("form", form.title()),
        }
    }
}
