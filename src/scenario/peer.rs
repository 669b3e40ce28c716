//! Addresses of people and chats, as a field's value gives them.

/// Whom an action is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PeerAddress {
    /// Without the `@`.
    Username(String),
    /// In the Bot API's form: people > 0, basic groups `-N`, supergroups and channels `-100N`.
    Id(i64),
    /// `+` and digits; user connections only.
    Phone(String),
    /// One's own account (Saved Messages); user connections only.
    Me,
}

/// Why a value is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeerError {
    #[error("the address is empty")]
    Empty,
    #[error("`{0}` is not an address")]
    NotAnAddress(String),
}
