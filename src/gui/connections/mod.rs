//! The connections in the window: the list, the form of one, its tests, proxies, and the vault.

mod draft;
mod intent;
mod perform;
mod receive;
mod state;

pub use draft::{ConnectionDraft, ProxyDraft, ProxyWay, ServerChoice};
pub use intent::ConnectionsIntent;
pub(super) use perform::perform;
pub(super) use receive::receive;
pub use state::ConnectionsState;
