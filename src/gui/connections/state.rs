//! What is known and typed of connections.

/// The state of it.
#[derive(Debug, Default)]
pub struct ConnectionsState {}
