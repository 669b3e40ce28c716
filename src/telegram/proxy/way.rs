//! The way to a server: straight or through a proxy, one part after the other.

use super::failure::ProxyFailure;
use super::{http, socks5};
use crate::connection::{
    BotServer, ConnectionKind, Endpoint, Proxy, ProxyAccess, ProxyKind, TELEGRAM_BOT_API, UserServer,
};
use crate::telegram::user::centre;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpStream;
use url::{Host, Url};

/// The start of one address over the next (RFC 8305).
const START: Duration = Duration::from_millis(250);

/// Where a way leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// A name or an IP address, without brackets.
    pub host: String,
    pub port: u16,
    /// Whether the server proves who it is there (TLS).
    pub is_tls: bool,
}

impl Destination {
    /// Telegram itself: the Bot API's server, or the data centre where sign-ins begin.
    pub fn telegram(kind: ConnectionKind) -> Option<Self> {
        match kind {
            ConnectionKind::Bot => Self::of_url(&Url::parse(TELEGRAM_BOT_API).ok()?),
            ConnectionKind::User => centre(2, false).map(Self::of_address),
        }
    }

    /// Where an endpoint's requests go; `None` for the sandbox, which is inside this program.
    pub fn of(endpoint: &Endpoint) -> Option<Self> {
        match endpoint {
            Endpoint::Bot(BotServer::Telegram | BotServer::TestServers) => Self::telegram(ConnectionKind::Bot),
            Endpoint::Bot(BotServer::Own { url }) => Self::of_url(&Url::parse(url).ok()?),
            Endpoint::User(UserServer::Telegram) => Self::telegram(ConnectionKind::User),
            Endpoint::User(UserServer::TestServers) => centre(2, true).map(Self::of_address),
            Endpoint::User(UserServer::Own { address }) => Some(Self::of_address(*address)),
            Endpoint::Bot(BotServer::Sandbox) | Endpoint::User(UserServer::Sandbox) => None,
        }
    }

    /// The server behind an http or https address.
    pub(in crate::telegram) fn of_url(url: &Url) -> Option<Self> {
        let host = match url.host()? {
            Host::Domain(name) => name.to_owned(),
            Host::Ipv4(ip) => ip.to_string(),
            Host::Ipv6(ip) => ip.to_string(),
        };
        Some(Self { host, port: url.port_or_known_default()?, is_tls: url.scheme() == "https" })
    }

    /// A data centre; it has no TLS.
    pub(in crate::telegram) fn of_address(address: SocketAddr) -> Self {
        Self { host: address.ip().to_string(), port: address.port(), is_tls: false }
    }

    /// Whether no proxy is gone through on the way there.
    pub(in crate::telegram) fn is_near(&self) -> bool {
        is_near(&self.host)
    }

    pub(in crate::telegram) fn ip(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }
}

/// Whether this host is reached straight, whatever proxy there is: this computer, or an address of a private network
/// (RFC 1918, RFC 4193, link-local), which no proxy elsewhere could reach.
pub(in crate::telegram) fn is_near(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_private = bare.parse::<IpAddr>().is_ok_and(|ip| match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unique_local() || ip.is_unicast_link_local(),
    });
    is_private || is_loopback_host(bare)
}

/// Whether this host is the computer itself.
fn is_loopback_host(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    match host.parse::<IpAddr>() {
        Ok(ip) => ip.to_canonical().is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

/// A way that can be gone: each part by itself, so that its time can be told.
pub(in crate::telegram) struct Way<'a> {
    destination: &'a Destination,
    proxy: Option<&'a ProxyAccess>,
}

impl<'a> Way<'a> {
    /// Nothing near goes through a proxy ([`is_near`]).
    pub(in crate::telegram) fn new(destination: &'a Destination, proxy: Option<&'a ProxyAccess>) -> Self {
        Self { destination, proxy: proxy.filter(|_| !destination.is_near()) }
    }

    pub(in crate::telegram) fn proxy(&self) -> Option<&'a ProxyAccess> {
        self.proxy
    }

    /// The host that this computer has to find, and its port: the proxy's, else the server's.
    fn first_host(&self) -> (&'a str, u16) {
        match self.proxy {
            Some(access) => (bare_host(&access.proxy), access.proxy.port),
            None => (&self.destination.host, self.destination.port),
        }
    }

    /// Whether that host is a name that has to be looked up.
    pub(in crate::telegram) fn has_name(&self) -> bool {
        self.first_host().0.parse::<IpAddr>().is_err()
    }

    /// The addresses of that host.
    pub(in crate::telegram) async fn look_up(&self) -> Result<Vec<SocketAddr>, ProxyFailure> {
        let (host, port) = self.first_host();
        let unknown = || ProxyFailure::NameUnknown(host.to_owned());
        let found: Vec<SocketAddr> = tokio::net::lookup_host((host, port)).await.map_err(|_| unknown())?.collect();
        if found.is_empty() { Err(unknown()) } else { Ok(found) }
    }

    /// A connection to the first of these addresses that takes one.
    pub(in crate::telegram) async fn connect(&self, addresses: &[SocketAddr]) -> Result<TcpStream, ProxyFailure> {
        let (host, port) = self.first_host();
        let at = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        let failed = |error| match self.proxy {
            Some(_) => ProxyFailure::ProxyUnreachable { at: at.clone(), error },
            None => ProxyFailure::ServerUnreachable { at: at.clone(), error },
        };
        let stream = first_of(addresses).await.map_err(|error| failed(error.kind()))?;
        stream.set_nodelay(true).map_err(|error| failed(error.kind()))?;
        Ok(stream)
    }

    /// What the proxy wants before it is told where to go (SOCKS5: method and password).
    pub(in crate::telegram) async fn greet(&self, stream: &mut TcpStream) -> Result<(), ProxyFailure> {
        match self.proxy {
            Some(access) if access.proxy.kind == ProxyKind::Socks5 => socks5::greet(stream, access).await,
            _ => Ok(()),
        }
    }

    /// The proxy connects to the destination; from then on the stream leads there.
    pub(in crate::telegram) async fn go_on(&self, stream: &mut TcpStream) -> Result<(), ProxyFailure> {
        match self.proxy {
            None => Ok(()),
            Some(access) => match access.proxy.kind {
                ProxyKind::Socks5 => socks5::connect(stream, self.destination).await,
                ProxyKind::Http => http::connect(stream, self.destination, access).await,
            },
        }
    }

    /// All parts at once.
    pub(in crate::telegram) async fn open(&self) -> Result<TcpStream, ProxyFailure> {
        let addresses = self.look_up().await?;
        let mut stream = self.connect(&addresses).await?;
        self.greet(&mut stream).await?;
        self.go_on(&mut stream).await?;
        Ok(stream)
    }
}

/// Connects to the first of these addresses that answers. Each gets a start over the next, so that one that is silent
/// (IPv6 in many networks) does not use up the time of those after it.
async fn first_of(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let attempt = async |(number, address): (u32, &SocketAddr)| {
        tokio::time::sleep(START * number).await;
        TcpStream::connect(address).await
    };
    let mut attempts: FuturesUnordered<_> = (0..).zip(addresses).map(attempt).collect();
    let mut failed = io::Error::from(io::ErrorKind::AddrNotAvailable);
    while let Some(ended) = attempts.next().await {
        match ended {
            Ok(stream) => return Ok(stream),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

fn bare_host(proxy: &Proxy) -> &str {
    proxy.host.trim_start_matches('[').trim_end_matches(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_told_by_name_and_address() {
        for host in
            ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "::ffff:127.0.0.1", "localhost", "LOCALHOST.", "a.localhost"]
        {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in ["", "128.0.0.1", "localhost.example.com", "api.telegram.org", "::2"] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }

    #[test]
    fn near_hosts() {
        for host in
            ["127.0.0.1", "[::1]", "localhost", "10.1.2.3", "192.168.0.1", "169.254.1.1", "[fd00::1]", "[fe80::1]"]
        {
            assert!(is_near(host), "{host}");
        }
        for host in ["11.0.0.1", "api.telegram.org", "[2001:67c::1]", "172.32.0.1"] {
            assert!(!is_near(host), "{host}");
        }
    }

    #[test]
    fn a_way_to_what_is_near_has_no_proxy() {
        let access = ProxyAccess { proxy: Proxy::default(), password: None };
        for (host, is_straight) in [("192.168.1.5", true), ("127.0.0.1", true), ("bots.example.com", false)] {
            let destination = Destination { host: host.to_owned(), port: 8081, is_tls: false };
            assert_eq!(Way::new(&destination, Some(&access)).proxy().is_none(), is_straight, "{host}");
        }
    }

    #[test]
    fn endpoints_have_destinations() {
        let check = |endpoint: Endpoint, expected: Option<(&str, u16, bool)>| {
            let found = Destination::of(&endpoint);
            let expected = expected.map(|(host, port, is_tls)| Destination { host: host.to_owned(), port, is_tls });
            assert_eq!(found, expected, "{endpoint:?}");
        };
        check(Endpoint::Bot(BotServer::Telegram), Some(("api.telegram.org", 443, true)));
        check(Endpoint::Bot(BotServer::TestServers), Some(("api.telegram.org", 443, true)));
        check(Endpoint::Bot(BotServer::Own { url: "http://[::1]:81/x".into() }), Some(("::1", 81, false)));
        check(Endpoint::Bot(BotServer::Sandbox), None);
        check(Endpoint::User(UserServer::Telegram), Some(("149.154.167.41", 443, false)));
        check(Endpoint::User(UserServer::TestServers), Some(("149.154.167.40", 443, false)));
        check(Endpoint::User(UserServer::Sandbox), None);
    }
}
