//! The connections in the window: the list, the form of one, its tests, proxies, and the vault.

mod intent;
mod perform;
mod receive;
mod state;

pub use intent::ConnectionsIntent;
pub(super) use perform::perform;
pub(super) use receive::receive;
pub use state::ConnectionsState;
