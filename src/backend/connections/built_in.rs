//! The two connections of the sandbox, which are always there.

use crate::connection::{BotServer, Connection, ConnectionId, Endpoint, UserServer};

/// The bot of the sandbox inside this process.
pub const SANDBOX_BOT: &str = "sandbox-bot";
/// The account of the sandbox's first person.
pub const SANDBOX_USER: &str = "sandbox-user";

/// Both; their ids are their names.
pub(super) fn connections() -> [Connection; 2] {
    [(SANDBOX_BOT, Endpoint::Bot(BotServer::Sandbox)), (SANDBOX_USER, Endpoint::User(UserServer::Sandbox))]
        .map(|(name, endpoint)| Connection { id: ConnectionId(name.to_owned()), ..Connection::new(name, endpoint) })
}

/// Whether the id is of one of them.
pub(super) fn is_built_in(id: &ConnectionId) -> bool {
    id.0 == SANDBOX_BOT || id.0 == SANDBOX_USER
}
