//! The client's half of HTTP CONNECT (RFC 9110, 9.3.6), with Basic as the way to prove who one is (RFC 7617).

use super::Destination;
use super::failure::ProxyFailure;
use crate::connection::ProxyAccess;
use crate::secret::Secret;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use zeroize::Zeroizing;

/// Bytes of the longest answer; a proxy's own words about a refusal come after its head and are not read.
const LONGEST_HEAD: usize = 16 * 1024;

/// Asks the proxy to connect to the destination.
pub(super) async fn connect(
    stream: &mut TcpStream,
    destination: &Destination,
    access: &ProxyAccess,
) -> Result<(), ProxyFailure> {
    let request = request(destination, access);
    stream.write_all(request.as_bytes()).await.map_err(|_| ProxyFailure::NotAProxy)?;
    let mut head = Vec::new();
    // Byte by byte: what comes after the head is the server's already.
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == LONGEST_HEAD {
            return Err(ProxyFailure::NotAProxy);
        }
        head.push(stream.read_u8().await.map_err(|_| ProxyFailure::NotAProxy)?);
    }
    let has_password = access.password.is_some() || !access.proxy.user.is_empty();
    judge(status(&head), has_password, destination)
}

/// The whole request, without a body.
fn request(destination: &Destination, access: &ProxyAccess) -> Zeroizing<String> {
    let Destination { host, port, .. } = destination;
    let target = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
    let mut request = Zeroizing::new(format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n"));
    let password = access.password.as_ref().map_or("", Secret::expose);
    if !access.proxy.user.is_empty() || !password.is_empty() {
        let both = Zeroizing::new(format!("{}:{password}", access.proxy.user));
        let encoded = Zeroizing::new(BASE64_STANDARD.encode(both.as_bytes()));
        request.push_str("Proxy-Authorization: Basic ");
        request.push_str(&encoded);
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    request
}

/// `HTTP/1.1 200 …` → 200.
fn status(head: &[u8]) -> Option<u16> {
    let head = String::from_utf8_lossy(head);
    let mut words = head.lines().next()?.split_ascii_whitespace();
    words.next().filter(|version| version.starts_with("HTTP/1."))?;
    words.next()?.parse().ok()
}

fn judge(status: Option<u16>, has_password: bool, destination: &Destination) -> Result<(), ProxyFailure> {
    match status {
        Some(200..=299) => Ok(()),
        Some(407) if has_password => Err(ProxyFailure::PasswordWrong),
        Some(407) => Err(ProxyFailure::PasswordNeeded),
        Some(403 | 405) => Err(ProxyFailure::Forbidden(destination.host.clone())),
        Some(500..=599) => Err(ProxyFailure::BeyondProxy(destination.host.clone())),
        _ => Err(ProxyFailure::NotAProxy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::Proxy;

    fn access(user: &str, password: Option<&str>) -> ProxyAccess {
        let proxy = Proxy { user: user.to_owned(), ..Proxy::default() };
        ProxyAccess { proxy, password: password.map(Secret::new) }
    }

    #[test]
    fn requests() {
        let to = |host: &str| Destination { host: host.to_owned(), port: 443, is_tls: true };
        let check = |host: &str, access: &ProxyAccess, expected: &str| {
            assert_eq!(request(&to(host), access).as_str(), expected);
        };
        check("a.invalid", &access("", None), "CONNECT a.invalid:443 HTTP/1.1\r\nHost: a.invalid:443\r\n\r\n");
        check("::1", &access("", None), "CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\n\r\n");
        check(
            "a.invalid",
            &access("я", Some("b:c")),
            "CONNECT a.invalid:443 HTTP/1.1\r\nHost: a.invalid:443\r\nProxy-Authorization: Basic 0Y86Yjpj\r\n\r\n",
        );
    }

    #[test]
    fn answers() {
        let to = Destination { host: "a".to_owned(), port: 1, is_tls: false };
        let check = |head: &str, has_password, expected| {
            assert_eq!(judge(status(head.as_bytes()), has_password, &to), expected, "{head}");
        };
        check("HTTP/1.1 200 Connection established\r\n\r\n", true, Ok(()));
        check("HTTP/1.0 200\r\n\r\n", false, Ok(()));
        check("HTTP/1.1 407 x\r\n\r\n", true, Err(ProxyFailure::PasswordWrong));
        check("HTTP/1.1 407 x\r\n\r\n", false, Err(ProxyFailure::PasswordNeeded));
        check("HTTP/1.1 403 x\r\n\r\n", false, Err(ProxyFailure::Forbidden("a".into())));
        check("HTTP/1.1 502 x\r\n\r\n", false, Err(ProxyFailure::BeyondProxy("a".into())));
        for other in ["", "\r\n", "HTTP/1.1 301 x", "HTTP/1.1", "SSH-2.0", "HTTP/2 200", "HTTP/1.1 no"] {
            check(other, true, Err(ProxyFailure::NotAProxy));
        }
    }
}
