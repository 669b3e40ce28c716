//! What a person can want of connections.

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionsIntent {
    Open,
}
