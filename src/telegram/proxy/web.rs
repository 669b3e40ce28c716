//! Proxies for the HTTP client: Bot API calls and downloads of attachments.

use super::way::is_near;
use crate::connection::{ProxyAccess, ProxyKind};
use crate::engine::ActionError;
use crate::secret::Secret;
use crate::telegram::file::no_http_client;
use crate::telegram::percent;
use reqwest::{ClientBuilder, Proxy, Url};
use zeroize::Zeroizing;

/// An HTTP client that goes through this proxy, or straight; never where the environment says, whose proxies must not
/// come between us and the loopback.
///
/// What no proxy elsewhere could reach goes straight: this computer, and addresses of private networks.
pub(in crate::telegram) fn through(
    builder: ClientBuilder,
    proxy: Option<&ProxyAccess>,
) -> Result<ClientBuilder, ActionError> {
    let Some(access) = proxy else { return Ok(builder.no_proxy()) };
    let address: Url = address(access).parse().map_err(|_| no_http_client())?;
    let choose = move |url: &Url| url.host_str().is_some_and(|host| !is_near(host)).then(|| address.clone());
    Ok(builder.proxy(Proxy::custom(choose)))
}

/// `socks5h://user:password@host:port`; names are looked up by the proxy.
fn address(access: &ProxyAccess) -> Zeroizing<String> {
    let scheme = match access.proxy.kind {
        ProxyKind::Socks5 => "socks5h",
        ProxyKind::Http => "http",
    };
    let host = access.proxy.host.trim_start_matches('[').trim_end_matches(']');
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let user = percent::encoded(&access.proxy.user);
    let password = Zeroizing::new(percent::encoded(access.password.as_ref().map_or("", Secret::expose)));
    let login = match user.is_empty() && password.is_empty() {
        true => Zeroizing::default(),
        false => Zeroizing::new(format!("{user}:{}@", password.as_str())),
    };
    Zeroizing::new(format!("{scheme}://{}{host}:{}", login.as_str(), access.proxy.port))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::Proxy;

    #[test]
    fn addresses_hold_any_user_and_password() {
        let check = |kind, host: &str, user: &str, password: Option<&str>, expected: &str| {
            let proxy = Proxy { kind, host: host.to_owned(), port: 9, user: user.to_owned() };
            let access = ProxyAccess { proxy, password: password.map(Secret::new) };
            assert_eq!(address(&access).as_str(), expected);
            assert!(address(&access).parse::<Url>().is_ok(), "{expected}");
        };
        check(ProxyKind::Socks5, "p", "", None, "socks5h://p:9");
        check(ProxyKind::Http, "::1", "a", Some("b"), "http://a:b@[::1]:9");
        check(ProxyKind::Socks5, "[::1]", "я", Some("a@b:/%"), "socks5h://%D1%8F:a%40b%3A%2F%25@[::1]:9");
    }
}
