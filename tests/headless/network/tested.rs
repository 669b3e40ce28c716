//! Tests of connections: what went well, which part did not, and within which time.

use super::support::*;
use scenogram::connection::ProxyKind::{Http, Socks5};
use scenogram::connection::{ConnectionKind, ProxyAccess};
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::secret::Secret;
use scenogram::telegram::TestPart::{self, Account, Connect, NameLookup, Proxy, Tls};
use scenogram::telegram::proxy::Destination;
use scenogram::telegram::{
    AuthKey, BotEndpoint, TEST_LIMIT, TestFailure, Tested, UserEndpoint, test_bot, test_proxy, test_user,
};
use scenogram::texts::Language;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

const API: &str = "http://telegram.invalid:8081";

/// The parts that were told are those that the result names, in the same order.
fn check_progress(told: &Mutex<Vec<TestPart>>, result: &Result<Tested, TestFailure>) {
    let told = told.lock().expect("no panic elsewhere");
    assert!(told.is_sorted(), "{told:?}");
    match result {
        Ok(tested) => {
            assert_eq!(tested.parts.iter().map(|(part, _)| *part).collect::<Vec<_>>(), *told);
            assert!(tested.parts.iter().map(|(_, took)| *took).sum::<Duration>() <= tested.took, "{tested:?}");
        }
        Err(failure) => assert!(told.is_empty() || told.contains(&failure.part), "{told:?} {failure:?}"),
    }
}

async fn of_bot(endpoint: BotEndpoint) -> Result<Tested, TestFailure> {
    let told = Mutex::new(Vec::new());
    let result = test_bot(endpoint, |part| told.lock().expect("no panic elsewhere").push(part)).await;
    check_progress(&told, &result);
    result
}

async fn of_user(endpoint: UserEndpoint) -> Result<Tested, TestFailure> {
    let told = Mutex::new(Vec::new());
    let result = test_user(endpoint, |part| told.lock().expect("no panic elsewhere").push(part)).await;
    check_progress(&told, &result);
    result
}

async fn of_proxy(proxy: Option<ProxyAccess>, host: &str, is_tls: bool) -> Result<Tested, TestFailure> {
    let to = Destination { host: host.to_owned(), port: 443, is_tls };
    test_proxy(proxy, &to, |_| ()).await
}

fn parts(tested: &Tested) -> Vec<TestPart> {
    tested.parts.iter().map(|(part, _)| *part).collect()
}

fn expect(result: Result<Tested, TestFailure>, part: TestPart, code: &str, words: &str) -> TestFailure {
    let failure = result.expect_err("a failure");
    let shown = failure.error.text.show(Language::English);
    assert_eq!((failure.part, failure.error.code.as_str()), (part, code), "{shown}");
    assert!(shown.contains(words), "{shown}");
    failure
}

#[tokio::test]
async fn what_works_tells_who_it_is_and_how_long_it_took() {
    let sandbox = sandbox().await;
    let tested = of_bot(bot(&sandbox, sandbox.bot_api_url(), None)).await.expect("it works");
    assert_eq!(parts(&tested), [Connect, Account]);
    let card = tested.account.expect("a card");
    assert_eq!((card.id, card.dc), (1_000_000, None));
    assert!(!card.name.is_empty() && card.username.ends_with("bot"), "{card:?}");

    let tested = of_user(user(&sandbox, sandbox.mtproto().address.into(), None)).await.expect("it works");
    assert_eq!(parts(&tested), [Connect, Account]);
    let card = tested.account.expect("a card");
    assert_eq!((card.id, card.dc), (ANNA, Some(2)));

    let by_name = sandbox.bot_api_url().replace("127.0.0.1", "localhost");
    let tested = of_bot(bot(&sandbox, &by_name, None)).await.expect("it works");
    assert_eq!(parts(&tested), [NameLookup, Connect, Account]);
}

#[tokio::test]
async fn what_works_through_proxies() {
    let sandbox = sandbox().await;
    let proxy = TestProxy::start(Socks5, Manner::Locked, bot_api(&sandbox)).await;
    let tested = of_bot(bot(&sandbox, API, Some(proxy.right()))).await.expect("it works");
    assert_eq!(parts(&tested), [Proxy, Connect, Account]);

    let proxy = TestProxy::start(Http, Manner::Locked, bot_api(&sandbox)).await;
    let tested = of_bot(bot(&sandbox, API, Some(proxy.right()))).await.expect("it works");
    assert_eq!(parts(&tested), [Proxy, Account]);

    let proxy = TestProxy::start(Socks5, Manner::Locked, sandbox.mtproto().address.into()).await;
    let tested = of_user(user(&sandbox, nowhere(), Some(proxy.right()))).await.expect("it works");
    assert_eq!(parts(&tested), [Proxy, Connect, Account]);

    let tested = of_proxy(Some(proxy.right()), "203.0.113.7", false).await.expect("it works");
    assert_eq!((parts(&tested), tested.account), (vec![Proxy, Connect], None));
    assert_eq!(proxy.asked().last().map(String::as_str), Some(NOWHERE));
}

#[tokio::test]
async fn the_part_that_fails_is_named() {
    let sandbox = sandbox().await;
    let nobody = nobody().await;
    let unknown = bot(&sandbox, "https://nobody.invalid", None);
    expect(of_bot(unknown).await, NameLookup, "NAME_UNKNOWN", "nobody.invalid");
    let refused = bot(&sandbox, &format!("http://{nobody}"), None);
    expect(of_bot(refused).await, Connect, "NETWORK", "nothing is listening");
    expect(of_user(user(&sandbox, nobody, None)).await, Connect, "NETWORK", &nobody.to_string());
    // A server without TLS where there should be one.
    let plain = bot(&sandbox, &format!("https://{}", bot_api(&sandbox)), None);
    expect(of_bot(plain).await, Tls, "TLS", "does not speak TLS");
    let malformed = bot(&sandbox, "nonsense", None);
    expect(of_bot(malformed).await, Connect, "ENDPOINT_INVALID", "nonsense");

    let token = Secret::new(format!("1000000:{}", "x".repeat(35)));
    let wrong = BotEndpoint { token, ..bot(&sandbox, sandbox.bot_api_url(), None) };
    expect(of_bot(wrong).await, Account, "WRONG_TOKEN", "does not accept the bot token");
    let signed_out = UserEndpoint {
        auth_key: AuthKey::new(sandbox.fresh_key()),
        ..user(&sandbox, sandbox.mtproto().address.into(), None)
    };
    expect(of_user(signed_out).await, Account, "AUTH_KEY_UNREGISTERED", "no longer signed in");
}

#[tokio::test]
async fn flood_waits_say_how_long() {
    let sandbox = sandbox().await;
    for method in ["getMe", "users.getUsers"] {
        let fault = Fault { method: Some(method.to_owned()), kind: FaultKind::RetryAfter(42), times: None };
        sandbox.set_faults(vec![fault]);
        let result = match method {
            "getMe" => of_bot(bot(&sandbox, sandbox.bot_api_url(), None)).await,
            _ => of_user(user(&sandbox, sandbox.mtproto().address.into(), None)).await,
        };
        let failure = expect(result, Account, "FLOOD_WAIT", "42");
        assert_eq!(failure.error.retry_after, Some(42), "{method}");
    }
}

#[tokio::test]
async fn what_a_proxy_does_wrong_is_told_apart() {
    let leads_to = nobody().await;
    let wrong = format!("wrong-{}", "w".repeat(9));
    let to = "telegram.invalid";
    for kind in [Socks5, Http] {
        let locked = TestProxy::start(kind, Manner::Locked, leads_to).await;
        let failure = expect(
            of_proxy(Some(locked.access(USER, Some(&wrong))), to, true).await,
            Proxy,
            "CONNECTION_PROXY",
            "does not accept this user",
        );
        assert!(!format!("{failure:?}").contains(&wrong));
        expect(of_proxy(Some(locked.open()), to, true).await, Proxy, "CONNECTION_PROXY", "asks for a user");
        let [forbids, beyond] = if kind == Socks5 { [2, 4] } else { [403, 502] };
        let proxy = TestProxy::start(kind, Manner::Refusing(forbids), leads_to).await;
        expect(of_proxy(Some(proxy.open()), to, true).await, Connect, "CONNECTION_PROXY", "does not allow");
        let proxy = TestProxy::start(kind, Manner::Refusing(beyond), leads_to).await;
        expect(of_proxy(Some(proxy.open()), to, true).await, Connect, "CONNECTION_PROXY", "does not reach");
        let gone = access(kind, leads_to, "", None);
        expect(of_proxy(Some(gone), to, true).await, Proxy, "CONNECTION_PROXY", "takes no connection");
        let long = "x".repeat(300);
        if kind == Socks5 {
            let open = locked.access(USER, Some(&long));
            expect(of_proxy(Some(open), to, true).await, Proxy, "CONNECTION_PROXY", "too long");
        }
    }
    // Each kind where the other is.
    let sandbox = sandbox().await;
    let web = access(Socks5, bot_api(&sandbox), "", None);
    expect(of_proxy(Some(web), to, true).await, Proxy, "CONNECTION_PROXY", "no proxy of this kind");
    let socks5 = TestProxy::start(Socks5, Manner::Open, leads_to).await;
    let mistaken = access(Http, socks5.address, "", None);
    expect(of_proxy(Some(mistaken), to, true).await, Proxy, "CONNECTION_PROXY", "no proxy of this kind");
    let no_name = ProxyAccess {
        proxy: scenogram::connection::Proxy { host: "nobody.invalid".to_owned(), ..socks5.open().proxy },
        password: None,
    };
    expect(of_proxy(Some(no_name), to, true).await, NameLookup, "NAME_UNKNOWN", "nobody.invalid");
    // Through the tunnel there is no TLS.
    let tunnel = TestProxy::start(Http, Manner::Open, bot_api(&sandbox)).await;
    expect(of_proxy(Some(tunnel.open()), to, true).await, Tls, "TLS", "does not speak TLS");
    assert_eq!(tunnel.asked(), ["telegram.invalid:443"]);
}

#[tokio::test]
async fn http_proxies_are_not_for_accounts() {
    let sandbox = sandbox().await;
    let proxy = TestProxy::start(Http, Manner::Open, sandbox.mtproto().address.into()).await;
    expect(of_user(user(&sandbox, nowhere(), Some(proxy.open()))).await, Proxy, "CONNECTION_PROXY", "SOCKS5");
    assert_eq!(proxy.asked(), [""; 0]);
}

#[tokio::test]
async fn silence_ends_after_the_limit() {
    let sandbox = sandbox().await;
    sandbox.set_faults(vec![Fault { method: None, kind: FaultKind::Silence, times: None }]);
    let silent = TestProxy::start(Socks5, Manner::Silent, nobody().await).await;
    let began = Instant::now();
    let (as_bot, as_user, proxied) = tokio::join!(
        of_bot(bot(&sandbox, sandbox.bot_api_url(), None)),
        of_user(user(&sandbox, sandbox.mtproto().address.into(), None)),
        of_proxy(Some(silent.open()), "telegram.invalid", true),
    );
    let took = began.elapsed();
    assert!(took >= TEST_LIMIT && took < TEST_LIMIT * 3, "{took:?}");
    expect(as_bot, Account, "TIMEOUT", "within 10 seconds");
    expect(as_user, Account, "TIMEOUT", "within 10 seconds");
    expect(proxied, Proxy, "TIMEOUT", "within 10 seconds");
}

#[tokio::test]
async fn a_test_that_is_given_up_lets_go_of_its_connections() {
    let sandbox = sandbox().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let endpoint = bot(&sandbox, &format!("https://{address}"), None);
    let test = tokio::spawn(async move { test_bot(endpoint, |_| ()).await.map(drop) });
    let (mut connection, _) = listener.accept().await.expect("the test connects");
    test.abort();
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(5), connection.read_to_end(&mut rest)).await;
    ended.expect("the connection ends with the test").expect("an end");
}

#[test]
fn telegram_itself_is_known() {
    for (kind, expected) in
        [(ConnectionKind::Bot, ("api.telegram.org", 443, true)), (ConnectionKind::User, ("149.154.167.41", 443, false))]
    {
        let to = Destination::telegram(kind).expect("an address");
        assert_eq!((to.host.as_str(), to.port, to.is_tls), expected);
    }
}
