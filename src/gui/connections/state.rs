//! What is known and typed of connections.

use crate::backend::ConnectionEntry;

/// The state of it.
#[derive(Debug, Default)]
pub struct ConnectionsState {
    /// All connections, built-in ones first; empty until the list was heard for the first time.
    pub list: Vec<ConnectionEntry>,
}
