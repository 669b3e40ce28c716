//! The proxy that the system names: in the variables that curl and others read, else, on Windows and macOS, in the system's
//! own settings.
//!
//! The library reads those settings, takes proxies' addresses apart and knows what `NO_PROXY` means. The variables are
//! chosen here: the library passes over one that holds no proxy's address, and the person would believe to be behind it.

use super::Destination;
use crate::connection::{ConnectionKind, Proxy, ProxyAccess, ProxyError, ProxyKind};
use crate::secret::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};

/// What the system says about proxies.
pub(super) struct System<'a> {
    /// A variable of the environment.
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
    /// The system's own settings, and what its variables say besides.
    pub(super) settings: &'a dyn Fn() -> Matcher,
}

impl System<'_> {
    /// The proxy for a destination, or none. What is named but is no proxy's address, or one of a kind that nothing here
    /// knows (SOCKS4, HTTPS), is an error and not "no proxy".
    pub(super) fn proxy(
        &self,
        destination: &Destination,
        kind: ConnectionKind,
    ) -> Result<Option<ProxyAccess>, ProxyError> {
        let Destination { host, port, .. } = destination;
        let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        // A proxy for encrypted pages leads to any port, and the way of accounts is encrypted as well.
        let is_plain = kind == ConnectionKind::Bot && !destination.is_tls;
        let scheme = if is_plain { "http" } else { "https" };
        let Ok(target) = format!("{scheme}://{host}:{port}/").parse() else { return Ok(None) };
        let excluded = Matcher::builder().all("http://proxy").no(self.list("NO_PROXY")).build();
        if excluded.intercept(&target).is_none() {
            return Ok(None);
        }
        let first = |names: [&str; 2]| names.into_iter().find_map(|name| self.text(name));
        let named = match kind {
            ConnectionKind::Bot if is_plain => first(["HTTP_PROXY", "ALL_PROXY"]),
            ConnectionKind::Bot => first(["HTTPS_PROXY", "ALL_PROXY"]),
            // Of the variables for web pages, an account could use none but a SOCKS5 proxy.
            ConnectionKind::User => first(["ALL_PROXY", "HTTPS_PROXY"]),
        };
        match named {
            Some(named) => {
                let only = Matcher::builder().all(named).build();
                only.intercept(&target).ok_or(ProxyError::System).and_then(|found| access(&found)).map(Some)
            }
            None => (self.settings)().intercept(&target).map(|found| access(&found)).transpose(),
        }
    }

    /// A variable that is set, in small letters before capitals, as curl has it.
    fn text(&self, name: &str) -> Option<String> {
        let set = |name: &str| (self.variable)(name).map(|value| value.trim().to_owned());
        let names = [name.to_ascii_lowercase(), name.to_owned()];
        names.iter().filter_map(|name| set(name)).find(|value| !value.is_empty())
    }

    /// A variable that is a list, as the library reads one: curl takes blanks for commas, and many write `*.` in front of a
    /// name.
    fn list(&self, name: &str) -> String {
        let list = self.text(name).unwrap_or_default();
        list.split([',', ' ']).map(|entry| entry.strip_prefix("*.").unwrap_or(entry)).collect::<Vec<_>>().join(",")
    }
}

/// A proxy that was found, with what opens it.
fn access(found: &Intercept) -> Result<ProxyAccess, ProxyError> {
    let uri = found.uri();
    let (kind, port) = match uri.scheme_str() {
        Some("socks5" | "socks5h") => (ProxyKind::Socks5, 1080),
        Some("http") => (ProxyKind::Http, 80),
        _ => return Err(ProxyError::System),
    };
    let host = uri.host().ok_or(ProxyError::System)?.trim_start_matches('[').trim_end_matches(']').to_owned();
    let (user, password) = match found.raw_auth() {
        Some((user, password)) => (user.to_owned(), Some(Secret::new(password))),
        None => found.basic_auth().and_then(|header| basic(header.as_bytes())).unwrap_or_default(),
    };
    let password = password.filter(|password| !password.expose().is_empty());
    Ok(ProxyAccess { proxy: Proxy { kind, host, port: uri.port_u16().unwrap_or(port), user }, password })
}

/// User and password, which the library gives as an HTTP proxy is told them (RFC 7617).
fn basic(header: &[u8]) -> Option<(String, Option<Secret>)> {
    let encoded = header.strip_prefix(b"Basic ")?;
    let login = Secret::new(String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?);
    let (user, password) = login.expose().split_once(':')?;
    Some((user.to_owned(), Some(Secret::new(password))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ConnectionKind::{Bot, User};

    type Named<'a> = [(&'a str, &'a str)];

    fn to(host: &str, is_tls: bool) -> Destination {
        Destination { host: host.to_owned(), port: 443, is_tls }
    }

    /// The proxy that these variables, and else these settings, name for a destination.
    fn found(to: &Destination, kind: ConnectionKind, variables: &Named, settings: fn() -> Matcher) -> String {
        let variable = |name: &str| {
            let set = variables.iter().find(|(variable, _)| *variable == name);
            set.map(|(_, value)| (*value).to_owned())
        };
        match (System { variable: &variable, settings: &settings }).proxy(to, kind) {
            Ok(None) => "-".to_owned(),
            Ok(Some(ProxyAccess { proxy, password })) => {
                let password = password.as_ref().map_or("-", Secret::expose);
                format!("{:?} {}:{} {} {password}", proxy.kind, proxy.host, proxy.port, proxy.user)
            }
            Err(error) => format!("{error:?}"),
        }
    }

    fn none() -> Matcher {
        Matcher::builder().build()
    }

    #[test]
    fn variables_name_proxies() {
        let check = |kind, is_tls, variables: &Named, expected: &str| {
            assert_eq!(found(&to("api.telegram.org", is_tls), kind, variables, none), expected, "{variables:?}");
        };
        check(Bot, true, &[], "-");
        check(Bot, true, &[("HTTPS_PROXY", "http://p:3128")], "Http p:3128  -");
        check(Bot, true, &[("https_proxy", "p")], "Http p:80  -");
        check(Bot, true, &[("HTTPS_PROXY", "http://a"), ("https_proxy", "http://b")], "Http b:80  -");
        check(Bot, true, &[("https_proxy", " "), ("ALL_PROXY", "socks5h://s")], "Socks5 s:1080  -");
        check(Bot, true, &[("HTTP_PROXY", "http://p"), ("http_proxy", "http://p")], "-");
        check(Bot, false, &[("HTTP_PROXY", "http://p")], "Http p:80  -");
        check(Bot, false, &[("https_proxy", "http://p")], "-");
        check(User, false, &[("HTTPS_PROXY", "http://p"), ("all_proxy", "socks5://s")], "Socks5 s:1080  -");
        check(User, false, &[("HTTPS_PROXY", "socks5://s:9/")], "Socks5 s:9  -");
        check(User, false, &[("ALL_PROXY", "socks5://%D1%8F:a%40b%3A%25@[::1]:9")], "Socks5 ::1:9 я a@b:%");
        check(Bot, true, &[("ALL_PROXY", "http://%D1%8F:a%40b%3A%25@p")], "Http p:80 я a@b:%");
        check(Bot, true, &[("ALL_PROXY", "http://u@p")], "Http p:80 u -");
        for bad in ["socks4://s", "https://s", "http://", "socks5://", "ftp://x", "http://a b"] {
            check(Bot, true, &[("ALL_PROXY", bad)], "System");
        }
    }

    #[test]
    fn what_is_not_to_go_through_a_proxy_does_not() {
        let check = |list: &str, host: &str, goes_through: bool| {
            let variables = [("ALL_PROXY", "socks5://s"), ("no_proxy", list)];
            let expected = if goes_through { "Socks5 s:1080  -" } else { "-" };
            assert_eq!(found(&to(host, true), Bot, &variables, none), expected, "{list} {host}");
        };
        for list in ["*", "telegram.org", ".telegram.org", "x, API.telegram.org", "x *.telegram.org"] {
            check(list, "api.telegram.org", false);
        }
        for list in ["", "gram.org", "x.api.telegram.org", "149.154.0.0/16"] {
            check(list, "api.telegram.org", true);
        }
        for list in ["149.154.160.0/20", "0.0.0.0/0", "149.154.167.41"] {
            check(list, "149.154.167.41", false);
        }
        for list in ["149.154.176.0/20", "154.167.41", "::/0", "149.154.160.0/33", "x/8"] {
            check(list, "149.154.167.41", true);
        }
        check("2001:67c:4e8::/48", "2001:67c:4e8:f002::a", false);
    }

    #[test]
    fn settings_of_the_system_come_after_its_variables() {
        let settings = || Matcher::builder().http("plain:8080").https("pages:3128").no("bots.example.com").build();
        let check = |host: &str, is_tls, variables: &Named, expected: &str| {
            assert_eq!(found(&to(host, is_tls), Bot, variables, settings), expected, "{host} {variables:?}");
        };
        check("api.telegram.org", true, &[], "Http pages:3128  -");
        check("api.telegram.org", false, &[], "Http plain:8080  -");
        check("bots.example.com", true, &[], "-");
        check("api.telegram.org", true, &[("no_proxy", "telegram.org")], "-");
        check("api.telegram.org", true, &[("ALL_PROXY", "socks5://s")], "Socks5 s:1080  -");
        check("api.telegram.org", false, &[("HTTPS_PROXY", "http://p")], "Http plain:8080  -");
        assert_eq!(found(&to("149.154.167.41", false), User, &[], settings), "Http pages:3128  -");
    }
}
