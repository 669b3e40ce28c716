//! Proxies of the tests' own. Wherever they are asked to go, they lead to one loopback address: so a test can name hosts
//! that do not exist, and what arrives has come through the proxy.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use scenogram::connection::{Proxy, ProxyAccess, ProxyKind};
use scenogram::sandbox::Sandbox;
use scenogram::secret::Secret;
use scenogram::telegram::{AuthKey, BotEndpoint, UserEndpoint};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// Nobody is there (RFC 5737): only a proxy of these tests leads on from it.
pub(super) const NOWHERE: &str = "203.0.113.7:443";

pub(super) const ANNA: i64 = 1;

/// A user and password with everything that could be mistaken for a part of an address.
pub(super) const USER: &str = "яна@дом:1/2";

pub(super) fn password() -> String {
    format!("{}%40:/@ #ё", "p".repeat(8))
}

/// How a proxy of the tests behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Open,
    /// Lets in only [`USER`] with [`password`].
    Locked,
    /// Refuses to go on, with this answer of its kind.
    Refusing(u16),
    Silent,
}

/// A running proxy; it ends when it is dropped.
pub(super) struct TestProxy {
    kind: ProxyKind,
    pub(super) address: SocketAddr,
    /// Where it was asked to go.
    asked: Arc<Mutex<Vec<String>>>,
    task: AbortHandle,
}

impl TestProxy {
    pub(super) async fn start(kind: ProxyKind, manner: Manner, leads_to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let serve = async move {
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let heard = Arc::clone(&heard);
                connections.spawn(async move {
                    // A client that goes away is not the proxy's business.
                    let _ = match kind {
                        ProxyKind::Socks5 => socks5(stream, manner, leads_to, &heard).await,
                        ProxyKind::Http => http(stream, manner, leads_to, &heard).await,
                    };
                });
            }
        };
        Self { kind, address, asked, task: tokio::spawn(serve).abort_handle() }
    }

    /// What opens it.
    pub(super) fn access(&self, user: &str, password: Option<&str>) -> ProxyAccess {
        access(self.kind, self.address, user, password)
    }

    pub(super) fn right(&self) -> ProxyAccess {
        self.access(USER, Some(&password()))
    }

    pub(super) fn open(&self) -> ProxyAccess {
        self.access("", None)
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no panic elsewhere").clone()
    }
}

impl Drop for TestProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(super) fn access(kind: ProxyKind, at: SocketAddr, user: &str, password: Option<&str>) -> ProxyAccess {
    let proxy = Proxy { kind, host: at.ip().to_string(), port: at.port(), user: user.to_owned() };
    ProxyAccess { proxy, password: password.map(Secret::new) }
}

async fn socks5(
    mut near: TcpStream,
    manner: Manner,
    leads_to: SocketAddr,
    asked: &Mutex<Vec<String>>,
) -> io::Result<()> {
    if manner == Manner::Silent {
        return std::future::pending().await;
    }
    if near.read_u8().await? != 5 {
        return Ok(());
    }
    let methods = near.read_u8().await?;
    let offered = bytes(&mut near, methods.into()).await?;
    let wanted = if manner == Manner::Locked { 2 } else { 0 };
    if !offered.contains(&wanted) {
        return near.write_all(&[5, 0xff]).await;
    }
    near.write_all(&[5, wanted]).await?;
    if wanted == 2 {
        bytes(&mut near, 1).await?;
        let user = field(&mut near).await?;
        let given = field(&mut near).await?;
        let is_right = user == USER.as_bytes() && given == password().as_bytes();
        near.write_all(&[1, u8::from(!is_right)]).await?;
        if !is_right {
            return Ok(());
        }
    }
    let host = match bytes(&mut near, 4).await?[3] {
        1 => {
            let ip: [u8; 4] = bytes(&mut near, 4).await?.try_into().expect("four bytes");
            std::net::Ipv4Addr::from(ip).to_string()
        }
        _ => String::from_utf8_lossy(&field(&mut near).await?).into_owned(),
    };
    let port = near.read_u16().await?;
    asked.lock().expect("no panic elsewhere").push(format!("{host}:{port}"));
    if let Manner::Refusing(answer) = manner {
        let answer = u8::try_from(answer).expect("SOCKS5 has one byte");
        return near.write_all(&[5, answer, 0, 1, 0, 0, 0, 0, 0, 0]).await;
    }
    let mut far = TcpStream::connect(leads_to).await?;
    // A name as the bound address, which clients have to skip.
    near.write_all(&[5, 0, 0, 3, 1, b'x', 0, 0]).await?;
    tokio::io::copy_bidirectional(&mut near, &mut far).await.map(drop)
}

async fn http(mut near: TcpStream, manner: Manner, leads_to: SocketAddr, asked: &Mutex<Vec<String>>) -> io::Result<()> {
    if manner == Manner::Silent {
        return std::future::pending().await;
    }
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(near.read_u8().await?);
    }
    let text = String::from_utf8_lossy(&head).into_owned();
    let mut words = text.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    asked.lock().expect("no panic elsewhere").push(target.to_owned());
    let right = format!("basic {}", BASE64_STANDARD.encode(format!("{USER}:{}", password())));
    let given = text.lines().filter_map(|line| line.split_once(": "));
    let is_right = given
        .filter(|(name, _)| name.eq_ignore_ascii_case("proxy-authorization"))
        .any(|(_, value)| value.eq_ignore_ascii_case(&right));
    let refusal = match manner {
        Manner::Refusing(status) => Some(status),
        Manner::Locked if !is_right => Some(407),
        _ => None,
    };
    if let Some(status) = refusal {
        return near.write_all(format!("HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n").as_bytes()).await;
    }
    let mut far = TcpStream::connect(leads_to).await?;
    match method {
        "CONNECT" => near.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?,
        _ => far.write_all(&head).await?,
    }
    tokio::io::copy_bidirectional(&mut near, &mut far).await.map(drop)
}

async fn bytes(stream: &mut TcpStream, count: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; count];
    stream.read_exact(&mut bytes).await?;
    Ok(bytes)
}

/// A length and so many bytes.
async fn field(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let length = stream.read_u8().await?;
    bytes(stream, length.into()).await
}

/// A port of loopback where nobody listens.
pub(super) async fn nobody() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr().expect("an address")
}

pub(super) async fn sandbox() -> Sandbox {
    Sandbox::start(Default::default()).await.expect("a sandbox")
}

/// Where the sandbox's Bot API is.
pub(super) fn bot_api(sandbox: &Sandbox) -> SocketAddr {
    sandbox.bot_api_url().trim_start_matches("http://").parse().expect("an address")
}

/// The sandbox's bot at this address.
pub(super) fn bot(sandbox: &Sandbox, api_url: &str, proxy: Option<ProxyAccess>) -> BotEndpoint {
    BotEndpoint { api_url: api_url.to_owned(), token: sandbox.bot_token().duplicate(), is_test: false, proxy }
}

/// Anna's account at this address.
pub(super) fn user(sandbox: &Sandbox, address: SocketAddr, proxy: Option<ProxyAccess>) -> UserEndpoint {
    let auth_key = AuthKey::new(sandbox.user_key(ANNA).expect("Anna"));
    UserEndpoint { api_id: 1, dc: 2, address: Some(address), is_test: false, auth_key, proxy }
}

pub(super) fn nowhere() -> SocketAddr {
    NOWHERE.parse().expect("an address")
}
