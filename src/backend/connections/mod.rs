//! The connections: which there are, what opens them, and every wish about them.
//!
//! `store` knows them by name and changes what is kept; `access` makes of one where its requests go and what opens them
//! there; `executors` carries out steps with it. The wishes: `keep` (save, duplicate, remove, the default proxy), `rename`
//! (also in scenario files), `testing` (nothing of which is kept), `sessions` (export, import, siblings, end). Deliberately not here: signing in (`sign_in`).

mod access;
mod built_in;
mod environment;
mod executors;
mod keep;
mod known;
mod rename;
mod sessions;
mod store;
mod testing;

pub use built_in::{SANDBOX_BOT, SANDBOX_USER};
pub(super) use executors::RunConnections;
pub use known::known_connections;
pub(super) use rename::uses;
pub(super) use sessions::Import;
pub(super) use store::ConnectionStore;
pub(super) use testing::ProxyTest;

use super::trouble::Trouble;
use crate::texts::Message;

/// Does on a thread of its own what waits for the disk or the keyring.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Message::new("backend-panic").into()))
}
