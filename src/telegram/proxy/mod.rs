//! Proxies between connections and Telegram: which one a setting means, and the way through it.
//!
//! `environment` reads the proxy variables; `way` opens a connection, straight or through a proxy, and tells its parts
//! apart; `socks5` and `http` are the two handshakes. `relay` is for the MTProto client, whose own proxies know no user
//! or password with special characters; `web` is for the HTTP client, which knows proxies well.

mod environment;
mod failure;
mod http;
mod relay;
mod socks5;
mod way;
mod web;

pub(in crate::telegram) use failure::ProxyFailure;
pub(in crate::telegram) use relay::Relay;
pub use way::Destination;
pub(in crate::telegram) use way::{Way, is_loopback_host};
pub(in crate::telegram) use web::through;

use crate::connection::{ConnectionKind, Endpoint, Proxy, ProxyAccess, ProxyError, ProxyKind, ProxySetting};
use crate::engine::{ActionError, FailureKind};
use crate::secret::{Redactor, Secret};

/// The proxy that a setting means for a connection, with what opens it; `None`: straight.
///
/// Nothing on loopback goes through a proxy. `System` is what the environment says (`ALL_PROXY`, `HTTPS_PROXY` and, for
/// Bot API servers without TLS, `http_proxy`; `NO_PROXY`): on Windows and macOS the settings of the system itself are not
/// read. Fails with `CONNECTION_PROXY` where there is a proxy that cannot be used.
pub fn resolve(
    setting: &ProxySetting,
    password: Option<Secret>,
    endpoint: &Endpoint,
) -> Result<Option<ProxyAccess>, ActionError> {
    let read = |name: &str| std::env::var(name).ok();
    resolve_with(setting, password, endpoint, &read)
}

/// The same with the environment given.
fn resolve_with(
    setting: &ProxySetting,
    password: Option<Secret>,
    endpoint: &Endpoint,
    read: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<ProxyAccess>, ActionError> {
    let Some(destination) = Destination::of(endpoint).filter(|destination| !destination.is_loopback()) else {
        return Ok(None);
    };
    let access = match setting {
        ProxySetting::None => None,
        ProxySetting::System => environment::proxy(&destination, endpoint.kind(), read).map_err(invalid)?,
        ProxySetting::Own(proxy) => Some(ProxyAccess { proxy: proxy.clone(), password }),
    };
    let Some(access) = access else { return Ok(None) };
    if let Some(password) = &access.password {
        Redactor::global().remember(password);
    }
    check(&access.proxy, endpoint.kind()).map_err(invalid)?;
    Ok(Some(access))
}

/// Whether a connection of this kind can go through this proxy.
pub(in crate::telegram) fn check(proxy: &Proxy, kind: ConnectionKind) -> Result<(), ProxyError> {
    proxy.check()?;
    match (kind, proxy.kind) {
        (ConnectionKind::User, ProxyKind::Http) => Err(ProxyError::HttpForUser),
        _ => Ok(()),
    }
}

/// The error of a proxy that cannot be used.
pub(in crate::telegram) fn invalid(error: ProxyError) -> ActionError {
    ActionError { kind: FailureKind::Connection, ..ActionError::new("CONNECTION_PROXY", error.message()) }
}
