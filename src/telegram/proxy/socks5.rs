//! The client's half of SOCKS5 (RFC 1928) with user and password (RFC 1929). Names go to the proxy as names.

use super::Destination;
use super::failure::ProxyFailure;
use crate::connection::ProxyAccess;
use crate::secret::Secret;
use std::net::IpAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use zeroize::Zeroizing;

const VERSION: u8 = 5;
const PASSWORD_VERSION: u8 = 1;
const NO_PASSWORD: u8 = 0;
const WITH_PASSWORD: u8 = 2;
const CONNECT: u8 = 1;

/// Agrees on how to prove who one is, and does.
pub(super) async fn greet(stream: &mut TcpStream, access: &ProxyAccess) -> Result<(), ProxyFailure> {
    let password = access.password.as_ref().map_or("", Secret::expose);
    let has_password = !access.proxy.user.is_empty() || !password.is_empty();
    let offered: &[u8] = if has_password { &[NO_PASSWORD, WITH_PASSWORD] } else { &[NO_PASSWORD] };
    let mut hello = vec![VERSION, count(offered)?];
    hello.extend(offered);
    send(stream, &hello).await?;
    match receive::<2>(stream).await? {
        [VERSION, NO_PASSWORD] => Ok(()),
        [VERSION, WITH_PASSWORD] if has_password => {
            let mut proof = Zeroizing::new(vec![PASSWORD_VERSION]);
            for part in [access.proxy.user.as_bytes(), password.as_bytes()] {
                proof.push(count(part)?);
                proof.extend(part);
            }
            send(stream, &proof).await?;
            // Some proxies just close the connection instead of saying no.
            match receive::<2>(stream).await {
                Ok([_, 0]) => Ok(()),
                Ok(_) | Err(_) => Err(ProxyFailure::PasswordWrong),
            }
        }
        [VERSION, _] if has_password => Err(ProxyFailure::PasswordWrong),
        [VERSION, _] => Err(ProxyFailure::PasswordNeeded),
        _ => Err(ProxyFailure::NotAProxy),
    }
}

/// Asks the proxy to connect to the destination.
pub(super) async fn connect(stream: &mut TcpStream, destination: &Destination) -> Result<(), ProxyFailure> {
    let mut request = vec![VERSION, CONNECT, 0];
    match destination.ip() {
        Some(IpAddr::V4(ip)) => {
            request.push(1);
            request.extend(ip.octets());
        }
        Some(IpAddr::V6(ip)) => {
            request.push(4);
            request.extend(ip.octets());
        }
        None => {
            request.push(3);
            request.push(count(destination.host.as_bytes())?);
            request.extend(destination.host.as_bytes());
        }
    }
    request.extend(destination.port.to_be_bytes());
    send(stream, &request).await?;
    let host = || destination.host.clone();
    let [version, answer, _, kind] = receive::<4>(stream).await?;
    match (version, answer) {
        (VERSION, 0) => {}
        (VERSION, 2) => return Err(ProxyFailure::Forbidden(host())),
        (VERSION, _) => return Err(ProxyFailure::BeyondProxy(host())),
        _ => return Err(ProxyFailure::NotAProxy),
    }
    // The address that the proxy goes out from; nobody needs it, and it must be off the stream.
    match kind {
        1 => receive::<6>(stream).await.map(drop),
        4 => receive::<18>(stream).await.map(drop),
        3 => {
            let [length] = receive::<1>(stream).await?;
            let mut rest = vec![0; usize::from(length) + 2];
            stream.read_exact(&mut rest).await.map(drop).map_err(|_| ProxyFailure::NotAProxy)
        }
        _ => Err(ProxyFailure::NotAProxy),
    }
}

/// The length of a field of at most 255 bytes.
fn count(part: &[u8]) -> Result<u8, ProxyFailure> {
    u8::try_from(part.len()).map_err(|_| ProxyFailure::PasswordTooLong)
}

async fn send(stream: &mut TcpStream, bytes: &[u8]) -> Result<(), ProxyFailure> {
    stream.write_all(bytes).await.map_err(|_| ProxyFailure::NotAProxy)
}

async fn receive<const LENGTH: usize>(stream: &mut TcpStream) -> Result<[u8; LENGTH], ProxyFailure> {
    let mut bytes = [0; LENGTH];
    stream.read_exact(&mut bytes).await.map_err(|_| ProxyFailure::NotAProxy)?;
    Ok(bytes)
}
