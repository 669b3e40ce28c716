//! The proxy that the environment names, as curl and others read it.

use super::Destination;
use crate::connection::{ConnectionKind, Proxy, ProxyAccess, ProxyError, ProxyKind};
use crate::secret::Secret;
use std::net::IpAddr;
use url::{Host, Url};

/// The proxy for a destination, or none. A variable that is no proxy's address, or one of a kind that nothing here knows
/// (SOCKS4, HTTPS), is an error and not "no proxy": the person would believe to be behind it.
pub(super) fn proxy(
    destination: &Destination,
    kind: ConnectionKind,
    read: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<ProxyAccess>, ProxyError> {
    let get = |name: &str| {
        let found = read(&name.to_ascii_lowercase()).filter(|value| !value.trim().is_empty());
        found.or_else(|| read(name).filter(|value| !value.trim().is_empty()))
    };
    if get("NO_PROXY").is_some_and(|list| is_listed(&list, destination)) {
        return Ok(None);
    }
    // `HTTP_PROXY` in capitals is not read: in a web server's scripts anyone can set it by a header.
    let plain = || read("http_proxy").filter(|value| !value.trim().is_empty());
    let named = match kind {
        ConnectionKind::Bot if destination.is_tls => get("HTTPS_PROXY").or_else(|| get("ALL_PROXY")),
        ConnectionKind::Bot => plain().or_else(|| get("ALL_PROXY")),
        // Of the variables for web pages, an account could use none but a SOCKS5 proxy.
        ConnectionKind::User => get("ALL_PROXY").or_else(|| get("HTTPS_PROXY")),
    };
    named.map(|value| access(value.trim())).transpose()
}

/// `socks5://user:password@host:port` → a proxy with what opens it.
fn access(value: &str) -> Result<ProxyAccess, ProxyError> {
    let with_scheme = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let url = Url::parse(&with_scheme).map_err(|_| ProxyError::Host)?;
    let (kind, port) = match url.scheme() {
        "socks5" | "socks5h" => (ProxyKind::Socks5, 1080),
        "http" => (ProxyKind::Http, 80),
        _ => return Err(ProxyError::Host),
    };
    let host = match url.host().ok_or(ProxyError::Host)? {
        Host::Domain(name) => decoded(name),
        Host::Ipv4(ip) => ip.to_string(),
        Host::Ipv6(ip) => ip.to_string(),
    };
    let proxy = Proxy { kind, host, port: url.port().unwrap_or(port), user: decoded(url.username()) };
    Ok(ProxyAccess { proxy, password: url.password().map(|password| Secret::new(decoded(password))) })
}

fn decoded(text: &str) -> String {
    crate::telegram::percent::decoded(text)
}

/// Whether `NO_PROXY` names the destination: `*`, a name (with or without a dot before it, with all beneath it), an
/// address, or a block of addresses such as `149.154.160.0/20`; each may end in a port.
fn is_listed(list: &str, destination: &Destination) -> bool {
    let host = destination.host.to_ascii_lowercase();
    list.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty()).any(|entry| {
        let entry = entry.to_ascii_lowercase();
        if entry == "*" {
            return true;
        }
        if let Some(ip) = destination.ip() {
            let bare = entry.trim_start_matches('[').trim_end_matches(']');
            return bare.parse::<IpAddr>().is_ok_and(|listed| listed == ip) || is_in_block(&entry, ip);
        }
        let (name, port) = match entry.rsplit_once(':') {
            Some((name, port)) => (name, port.parse::<u16>().ok()),
            None => (entry.as_str(), None),
        };
        let name = name.trim_start_matches("*.").trim_start_matches('.');
        let is_port = port.is_none_or(|port| port == destination.port);
        is_port && (host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')))
    })
}

/// Whether an address is in a block like `10.0.0.0/8`.
fn is_in_block(block: &str, ip: IpAddr) -> bool {
    let Some((start, length)) = block.split_once('/') else { return false };
    let (Ok(start), Ok(length)) = (start.parse::<IpAddr>(), length.parse::<u32>()) else { return false };
    match (start, ip) {
        (IpAddr::V4(start), IpAddr::V4(ip)) if length <= 32 => {
            let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
            u32::from(start) & mask == u32::from(ip) & mask
        }
        (IpAddr::V6(start), IpAddr::V6(ip)) if length <= 128 => {
            let mask = u128::MAX.checked_shl(128 - length).unwrap_or(0);
            u128::from(start) & mask == u128::from(ip) & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(host: &str, is_tls: bool) -> Destination {
        Destination { host: host.to_owned(), port: 443, is_tls }
    }

    #[test]
    fn variables_name_proxies() {
        let check = |kind, is_tls, variables: &[(&str, &str)], expected: Result<Option<&str>, ProxyError>| {
            let read = |name: &str| {
                let found = variables.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            let found = proxy(&to("api.telegram.org", is_tls), kind, &read).map(|access| {
                access.map(|ProxyAccess { proxy, password }| {
                    let password = password.as_ref().map_or("-", Secret::expose);
                    format!("{:?} {}:{} {} {password}", proxy.kind, proxy.host, proxy.port, proxy.user)
                })
            });
            assert_eq!(found, expected.map(|expected| expected.map(str::to_owned)), "{variables:?}");
        };
        use ConnectionKind::{Bot, User};
        check(Bot, true, &[], Ok(None));
        check(Bot, true, &[("HTTPS_PROXY", "http://p:3128")], Ok(Some("Http p:3128  -")));
        check(Bot, true, &[("https_proxy", "p")], Ok(Some("Http p:80  -")));
        check(Bot, true, &[("HTTPS_PROXY", "http://a"), ("https_proxy", "http://b")], Ok(Some("Http b:80  -")));
        check(Bot, true, &[("https_proxy", " "), ("ALL_PROXY", "socks5h://s")], Ok(Some("Socks5 s:1080  -")));
        check(Bot, true, &[("HTTP_PROXY", "http://p"), ("http_proxy", "http://p")], Ok(None));
        check(Bot, false, &[("HTTP_PROXY", "http://p")], Ok(None));
        check(Bot, false, &[("http_proxy", "http://p")], Ok(Some("Http p:80  -")));
        check(User, false, &[("HTTPS_PROXY", "http://p"), ("all_proxy", "socks5://s")], Ok(Some("Socks5 s:1080  -")));
        let login = [("ALL_PROXY", "socks5://%D1%8F:a%40b%3A%25@[::1]:9")];
        check(User, false, &login, Ok(Some("Socks5 ::1:9 я a@b:%")));
        for bad in ["socks4://s", "https://s", "http://", "socks5://", "ftp://x", "http://a b"] {
            check(Bot, true, &[("ALL_PROXY", bad)], Err(ProxyError::Host));
        }
        for list in ["*", "telegram.org", ".telegram.org", "x, API.telegram.org:443", "*.telegram.org"] {
            check(Bot, true, &[("ALL_PROXY", "socks5://s"), ("NO_PROXY", list)], Ok(None));
        }
        for list in ["", "gram.org", "api.telegram.org:80", "x.api.telegram.org", "149.154.0.0/16"] {
            check(Bot, true, &[("ALL_PROXY", "socks5://s"), ("no_proxy", list)], Ok(Some("Socks5 s:1080  -")));
        }
    }

    #[test]
    fn blocks_of_addresses() {
        let check =
            |list: &str, host: &str, expected| assert_eq!(is_listed(list, &to(host, false)), expected, "{list}");
        check("149.154.160.0/20", "149.154.167.41", true);
        check("149.154.160.0/20", "149.154.176.1", false);
        check("0.0.0.0/0", "149.154.167.41", true);
        check("149.154.167.41", "149.154.167.41", true);
        check("154.167.41", "149.154.167.41", false);
        check("2001:67c:4e8::/48", "2001:67c:4e8:f002::a", true);
        check("[2001:67c:4e8:f002::a]", "2001:67c:4e8:f002::a", true);
        check("::/0", "149.154.167.41", false);
        for bad in ["149.154.160.0/33", "149.154.160.0/", "/", "x/8"] {
            check(bad, "149.154.167.41", false);
        }
    }
}
