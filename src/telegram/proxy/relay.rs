//! A SOCKS5 server on loopback that leads through a connection's proxy, for the MTProto client alone.
//!
//! The client library sends user and password as they stand in an address, so that none of `@:/%` or beyond ASCII comes
//! through, and says of a proxy's refusal only that the connection broke off. Here it finds a proxy whose user and
//! password are random letters, made for one pool of connections: no other program can use it, and the real password
//! never enters the library.

use super::failure::ProxyFailure;
use super::way::{Destination, Way};
use crate::connection::ProxyAccess;
use std::fmt::Write;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use zeroize::Zeroizing;

/// How long a connection may take to come about.
const LIMIT: Duration = Duration::from_secs(10);

/// Bytes of the random user and of the random password.
const RANDOM: usize = 16;

const VERSION: u8 = 5;
const WITH_PASSWORD: u8 = 2;

/// A running relay; it ends with all its connections when it is dropped.
pub(in crate::telegram) struct Relay {
    url: Zeroizing<String>,
    shared: Arc<Shared>,
    task: AbortHandle,
}

struct Shared {
    access: ProxyAccess,
    user: Zeroizing<String>,
    password: Zeroizing<String>,
    /// Why the last connection did not come about; none if it did.
    failure: Mutex<Option<ProxyFailure>>,
}

impl Relay {
    /// Starts serving in a task of the current tokio runtime. Fails where the system gives no port or no randomness.
    pub(in crate::telegram) fn start(access: ProxyAccess) -> io::Result<Self> {
        // The library takes an IPv6 address as it is; any other it hands to a resolver of its own.
        let listener = listen(Ipv6Addr::LOCALHOST.into()).or_else(|_| listen(Ipv4Addr::LOCALHOST.into()))?;
        let address = listener.local_addr()?;
        let (user, password) = (random()?, random()?);
        let url = Zeroizing::new(format!("socks5://{}:{}@{address}", user.as_str(), password.as_str()));
        let shared = Arc::new(Shared { access, user, password, failure: Mutex::default() });
        let task = tokio::spawn(serve(listener, Arc::clone(&shared))).abort_handle();
        Ok(Self { url, shared, task })
    }

    /// The address of this relay with user and password, as the client library wants it.
    pub(in crate::telegram) fn url(&self) -> &str {
        &self.url
    }

    /// Why the last connection did not come about.
    pub(in crate::telegram) fn failure(&self) -> Option<ProxyFailure> {
        self.shared.failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn listen(ip: IpAddr) -> io::Result<TcpListener> {
    let listener = std::net::TcpListener::bind(SocketAddr::new(ip, 0))?;
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

fn random() -> io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0_u8; RANDOM]);
    getrandom::fill(bytes.as_mut()).map_err(io::Error::other)?;
    let mut text = Zeroizing::new(String::with_capacity(2 * RANDOM));
    for byte in bytes.iter() {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    // Dropped with this task, and all of them end.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(lead(stream, Arc::clone(&shared)));
                }
                // Out of descriptors: later there may be some.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One connection from its greeting to its end. Whatever goes wrong, both sides are closed.
async fn lead(mut near: TcpStream, shared: Arc<Shared>) {
    // The library takes each step at once; somebody else's program need not.
    let Ok(Ok(destination)) = tokio::time::timeout(LIMIT, ask(&mut near, &shared)).await else { return };
    let opened = tokio::time::timeout(LIMIT, Way::new(&destination, Some(&shared.access)).open()).await;
    let opened = opened.unwrap_or_else(|_| Err(ProxyFailure::BeyondProxy(destination.host.clone())));
    *shared.failure.lock().unwrap_or_else(PoisonError::into_inner) = opened.as_ref().err().cloned();
    let answer = if opened.is_ok() { 0 } else { 1 };
    let told = near.write_all(&[VERSION, answer, 0, 1, 0, 0, 0, 0, 0, 0]).await;
    if let (Ok(mut far), Ok(())) = (opened, told) {
        // An error is the end of the connection, which each side sees by itself.
        let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
    }
}

/// The server's half of SOCKS5 as far as the library speaks it: user and password, then CONNECT to an address.
async fn ask(near: &mut TcpStream, shared: &Shared) -> io::Result<Destination> {
    let refused = || io::Error::from(io::ErrorKind::InvalidData);
    let [version, methods] = receive(near).await?;
    let mut offered = vec![0; usize::from(methods)];
    near.read_exact(&mut offered).await?;
    if version != VERSION || !offered.contains(&WITH_PASSWORD) {
        return Err(refused());
    }
    near.write_all(&[VERSION, WITH_PASSWORD]).await?;
    let [_] = receive(near).await?;
    for expected in [&shared.user, &shared.password] {
        let [length] = receive(near).await?;
        let mut given = Zeroizing::new(vec![0; usize::from(length)]);
        near.read_exact(&mut given).await?;
        if given.as_slice() != expected.as_bytes() {
            return Err(refused());
        }
    }
    near.write_all(&[1, 0]).await?;
    let [_, _, _, kind] = receive(near).await?;
    let ip: IpAddr = match kind {
        1 => receive::<4>(near).await?.into(),
        4 => receive::<16>(near).await?.into(),
        _ => return Err(refused()),
    };
    let port = u16::from_be_bytes(receive(near).await?);
    Ok(Destination::of_address(SocketAddr::new(ip, port)))
}

async fn receive<const LENGTH: usize>(stream: &mut TcpStream) -> io::Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    stream.read_exact(&mut bytes).await?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::Proxy;

    #[tokio::test]
    async fn who_does_not_know_the_password_is_not_let_in() {
        let relay = Relay::start(ProxyAccess { proxy: Proxy::default(), password: None }).expect("a relay");
        let address = relay.url().rsplit_once('@').expect("an address").1;
        let user = relay.shared.user.as_bytes();
        let right: Vec<u8> = [&[1, 32], user, &[32], relay.shared.password.as_bytes()].concat();
        let wrong: Vec<u8> = [&[1, 32], user, &[1], b"x".as_slice()].concat();
        for (proof, expected) in [(right, vec![5, 2, 1, 0]), (wrong, vec![5, 2])] {
            let mut stream = TcpStream::connect(address).await.expect("it listens");
            stream.write_all(&[5, 1, 2]).await.expect("sent");
            stream.write_all(&proof).await.expect("sent");
            stream.shutdown().await.expect("shut");
            let mut heard = Vec::new();
            // It may be closed with bytes unread, which is an error at this end.
            let _ = stream.read_to_end(&mut heard).await;
            assert_eq!(heard, expected);
        }
    }

    #[tokio::test]
    async fn it_ends_when_it_is_dropped() {
        let relay = Relay::start(ProxyAccess { proxy: Proxy::default(), password: None }).expect("a relay");
        let address = relay.url().rsplit_once('@').expect("an address").1.to_owned();
        let mut open = TcpStream::connect(&address).await.expect("it listens");
        drop(relay);
        let mut byte = [0];
        let ended = tokio::time::timeout(Duration::from_secs(10), open.read(&mut byte)).await.expect("an end");
        assert!(matches!(ended, Ok(0) | Err(_)), "{ended:?}");
    }
}
