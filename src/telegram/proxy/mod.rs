//! Proxies between connections and Telegram: which one a setting means, and the way through it.
//!
//! `system` finds the proxy that the system names; `way` opens a connection, straight or through a proxy, and tells its parts
//! apart; `socks5` and `http` are the two handshakes. `relay` is for the MTProto client, whose own proxies know no user
//! or password with special characters; `web` is for the HTTP client, which knows proxies well.

mod failure;
mod http;
mod relay;
mod socks5;
mod system;
mod way;
mod web;

pub(in crate::telegram) use failure::ProxyFailure;
pub(in crate::telegram) use relay::Relay;
pub use way::Destination;
pub(in crate::telegram) use way::{Way, is_near};
pub(in crate::telegram) use web::through;

use crate::connection::{ConnectionKind, Endpoint, Proxy, ProxyAccess, ProxyError, ProxyKind, ProxySetting};
use crate::engine::{ActionError, FailureKind};
use crate::secret::{Redactor, Secret};
use hyper_util::client::proxy::matcher::Matcher;
use system::System;

/// The proxy that a setting means for a connection, with what opens it; `None`: straight.
///
/// Nothing near goes through a proxy ([`is_near`]). `System` is what the environment says (`ALL_PROXY`, `HTTPS_PROXY` and, for
/// Bot API servers without TLS, `HTTP_PROXY`; `NO_PROXY`), else on Windows and macOS the one proxy for web pages in the
/// system's settings; lists of proxies by protocol and scripts that choose one are not read. Fails with `CONNECTION_PROXY`
/// where there is a proxy that cannot be used.
pub fn resolve(
    setting: &ProxySetting,
    password: Option<Secret>,
    endpoint: &Endpoint,
) -> Result<Option<ProxyAccess>, ActionError> {
    let variable = |name: &str| std::env::var(name).ok();
    resolve_with(setting, password, endpoint, &System { variable: &variable, settings: &Matcher::from_system })
}

/// The same with what the system says given.
fn resolve_with(
    setting: &ProxySetting,
    password: Option<Secret>,
    endpoint: &Endpoint,
    system: &System<'_>,
) -> Result<Option<ProxyAccess>, ActionError> {
    let Some(destination) = Destination::of(endpoint).filter(|destination| !destination.is_near()) else {
        return Ok(None);
    };
    let access = match setting {
        ProxySetting::None => None,
        ProxySetting::System => system.proxy(&destination, endpoint.kind()).map_err(invalid)?,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{BotServer, UserServer};

    fn own(kind: ProxyKind) -> ProxySetting {
        ProxySetting::Own(Proxy { kind, host: "proxy.invalid".into(), port: 1080, user: "u".into() })
    }

    #[test]
    fn settings_mean_proxies() {
        let check = |setting: &ProxySetting, endpoint: Endpoint, expected: Result<Option<&str>, &str>| {
            let variable = |name: &str| (name == "ALL_PROXY").then(|| "socks5://e:word@env.invalid:9".to_owned());
            let system = System { variable: &variable, settings: &|| Matcher::builder().build() };
            let found = resolve_with(setting, Some(Secret::new("pass")), &endpoint, &system);
            let found = found.map(|access| {
                access.map(|ProxyAccess { proxy, password }| {
                    format!("{} {}", proxy.host, password.as_ref().map_or("", Secret::expose))
                })
            });
            let expected = expected.map(|shown| shown.map(str::to_owned)).map_err(str::to_owned);
            assert_eq!(found.map_err(|error| error.code), expected, "{setting:?} {endpoint:?}");
        };
        let telegram = || Endpoint::User(UserServer::Telegram);
        let bot = || Endpoint::Bot(BotServer::Telegram);
        check(&ProxySetting::None, telegram(), Ok(None));
        check(&ProxySetting::System, telegram(), Ok(Some("env.invalid word")));
        check(&ProxySetting::System, bot(), Ok(Some("env.invalid word")));
        check(&own(ProxyKind::Socks5), telegram(), Ok(Some("proxy.invalid pass")));
        check(&own(ProxyKind::Http), bot(), Ok(Some("proxy.invalid pass")));
        check(&own(ProxyKind::Http), telegram(), Err("CONNECTION_PROXY"));
        check(&ProxySetting::Own(Proxy::default()), bot(), Err("CONNECTION_PROXY"));
        // What is inside this program, this computer or its own network is reached straight, whatever the setting.
        let near = UserServer::Own { address: ([127, 0, 0, 1], 9).into() };
        for endpoint in [
            Endpoint::Bot(BotServer::Sandbox),
            Endpoint::User(UserServer::Sandbox),
            Endpoint::User(near),
            Endpoint::Bot(BotServer::Own { url: "http://localhost:8081".into() }),
            Endpoint::Bot(BotServer::Own { url: "http://192.168.1.5:8081".into() }),
        ] {
            check(&own(ProxyKind::Http), endpoint, Ok(None));
        }
    }
}
