//! What a person can want of the token of an account.

use crate::connection::ConnectionId;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenIntent {
    /// Opens the token of this account.
    Open(ConnectionId),
    /// Opens the window that brings a session string in.
    OpenImport,
}
