//! How requests reach the data centres: what a signed-in account and one that signs in have in common.

use super::UserEndpoint;
use crate::connection::ProxyAccess;
use std::net::SocketAddr;

/// The way to the data centres, without the key.
pub(super) struct Route<'a> {
    /// Of the application (my.telegram.org).
    pub(super) api_id: i32,
    /// The data centre that requests go to, 1–5.
    pub(super) dc: i32,
    /// One server for all data centres; `None`: Telegram's own.
    pub(super) address: Option<SocketAddr>,
    /// Telegram's test data centres instead of the real ones.
    pub(super) is_test: bool,
    pub(super) proxy: Option<&'a ProxyAccess>,
}

impl UserEndpoint {
    /// Whether the server is this computer or in its own network, where no proxy is gone through.
    pub fn is_near(&self) -> bool {
        super::destination(self).is_ok_and(|destination| destination.is_near())
    }

    pub(super) fn route(&self) -> Route<'_> {
        let Self { api_id, dc, address, is_test, .. } = *self;
        Route { api_id, dc, address, is_test, proxy: self.proxy.as_ref() }
    }
}
