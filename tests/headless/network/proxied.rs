//! Steps through proxies: they arrive, names are left to the proxy, and nothing on loopback takes the detour.

use super::support::*;
use crate::{bot, user};
use scenogram::connection::ProxyKind::{Http, Socks5};
use scenogram::connection::{Proxy, ProxyAccess};
use scenogram::engine::{ActionError, Executor, FailureKind, ResolvedAction, SendMessage};
use scenogram::markup::FormattedText;
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::telegram::{BotEndpoint, BotExecutor, UserEndpoint, UserExecutor};
use scenogram::texts::Language;
use scenogram::value::Json;

/// Nobody knows this name but the proxies of these tests.
const API: &str = "http://telegram.invalid:8081";

fn greeting(peer: i64) -> ResolvedAction {
    ResolvedAction::SendMessage(SendMessage {
        peer: PeerAddress::Id(peer),
        text: FormattedText::plain("a"),
        attachments: Vec::new(),
        attachments_as: AttachmentsAs::Media,
        link_preview: true,
        options: Default::default(),
    })
}

async fn send_as_bot(endpoint: BotEndpoint) -> Result<Json, ActionError> {
    let call = bot::support::Listener::default();
    BotExecutor::new(endpoint)?.execute(&greeting(ANNA), &call).await
}

async fn send_as_user(endpoint: UserEndpoint) -> Result<Json, ActionError> {
    let call = user::support::Listener::default();
    UserExecutor::new(endpoint)?.execute(&greeting(2), &call).await
}

#[tokio::test]
async fn bots_send_through_proxies() {
    let sandbox = sandbox().await;
    for (kind, manner, asked) in [
        (Socks5, Manner::Open, "telegram.invalid:8081"),
        (Socks5, Manner::Locked, "telegram.invalid:8081"),
        (Http, Manner::Open, "http://telegram.invalid:8081/"),
        (Http, Manner::Locked, "http://telegram.invalid:8081/"),
    ] {
        let proxy = TestProxy::start(kind, manner, bot_api(&sandbox)).await;
        let access = if manner == Manner::Locked { proxy.right() } else { proxy.open() };
        let sent = send_as_bot(bot(&sandbox, API, Some(access))).await;
        assert_eq!(sent.expect("sent")["text"], "a", "{kind:?} {manner:?}");
        assert!(proxy.asked().iter().all(|target| target.starts_with(asked)), "{:?}", proxy.asked());
        assert!(!proxy.asked().is_empty());
    }
}

#[tokio::test]
async fn accounts_send_through_socks5() {
    let sandbox = sandbox().await;
    for manner in [Manner::Open, Manner::Locked] {
        let proxy = TestProxy::start(Socks5, manner, sandbox.mtproto().address.into()).await;
        let access = if manner == Manner::Locked { proxy.right() } else { proxy.open() };
        let sent = send_as_user(user(&sandbox, nowhere(), Some(access))).await;
        assert_eq!(sent.expect("sent")["text"], "a", "{manner:?}");
        assert!(proxy.asked().iter().all(|target| target == NOWHERE), "{:?}", proxy.asked());
        assert!(!proxy.asked().is_empty());
    }
}

#[tokio::test]
async fn a_name_of_a_proxy_is_looked_up() {
    let sandbox = sandbox().await;
    let proxy = TestProxy::start(Socks5, Manner::Locked, sandbox.mtproto().address.into()).await;
    let ProxyAccess { proxy: plain, password } = proxy.right();
    let access = ProxyAccess { proxy: Proxy { host: "localhost".to_owned(), ..plain }, password };
    let sent = send_as_user(user(&sandbox, nowhere(), Some(access))).await;
    assert_eq!(sent.expect("sent")["text"], "a");
}

#[tokio::test]
async fn nothing_on_loopback_goes_through_a_proxy() {
    let sandbox = sandbox().await;
    let proxy = TestProxy::start(Socks5, Manner::Refusing(1), nobody().await).await;
    let sent = send_as_bot(bot(&sandbox, sandbox.bot_api_url(), Some(proxy.open()))).await;
    assert_eq!(sent.expect("sent")["text"], "a");
    let sent = send_as_user(user(&sandbox, sandbox.mtproto().address.into(), Some(proxy.open()))).await;
    assert_eq!(sent.expect("sent")["text"], "a");
    assert_eq!(proxy.asked(), [""; 0]);
}

/// What a proxy has against a step is told as such, and nothing of its password.
#[tokio::test]
async fn a_proxys_refusal_is_told() {
    let sandbox = sandbox().await;
    let wrong = format!("wrong-{}", "w".repeat(9));
    let check = |error: ActionError, expected: &str| {
        assert_eq!((error.code.as_str(), error.kind), ("CONNECTION_PROXY", FailureKind::Connection), "{error:?}");
        let shown = format!("{error:?} {}", error.text.show(Language::English));
        assert!(shown.contains(expected) && !shown.contains(&wrong), "{shown}");
    };
    let locked = TestProxy::start(Socks5, Manner::Locked, bot_api(&sandbox)).await;
    let refused = || locked.access(USER, Some(&wrong));
    check(send_as_bot(bot(&sandbox, API, Some(refused()))).await.expect_err("locked"), "does not accept");
    check(send_as_user(user(&sandbox, nowhere(), Some(refused()))).await.expect_err("locked"), "does not accept");
    let gone = || access(Socks5, locked_out(), "", None);
    check(send_as_bot(bot(&sandbox, API, Some(gone()))).await.expect_err("gone"), "takes no connection");
    check(send_as_user(user(&sandbox, nowhere(), Some(gone()))).await.expect_err("gone"), "takes no connection");
    let http = access(Http, locked.address, "", None);
    check(send_as_user(user(&sandbox, nowhere(), Some(http))).await.expect_err("HTTP"), "SOCKS5");
}

/// The discard port of loopback, where nobody listens in a place for tests.
fn locked_out() -> std::net::SocketAddr {
    std::net::SocketAddr::from(([127, 0, 0, 1], 9))
}
