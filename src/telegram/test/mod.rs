//! Tests of connections: which part works, which does not, and how fast.
//!
//! The way is gone part by part over a connection of the test's own (`way` of `proxy`, `tls`), so that a failure can be
//! laid at the right door; then the account is asked over the client that steps use. Nothing is kept, and dropping a
//! test's future ends it.

#[cfg(test)]
mod certificate;
mod course;
mod tls;

use crate::connection::{AccountCard, ConnectionKind, ProxyAccess};
use crate::engine::ActionError;
use crate::telegram::bot::{self, BotEndpoint};
use crate::telegram::proxy::{self, Destination};
use crate::telegram::user::{self, UserEndpoint};
use course::Course;
use std::time::Duration;

/// How long a test may take in all.
pub const TEST_LIMIT: Duration = Duration::from_secs(10);

/// The parts of a connection, in the order in which they are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestPart {
    /// The host's name, or the proxy's, is looked up.
    NameLookup,
    /// The proxy takes the connection on.
    Proxy,
    /// The server takes the connection on (TCP).
    Connect,
    /// The server proves who it is (TLS; bots only).
    Tls,
    /// The server says whose token or key it is (`getMe`, `users.getUsers`).
    Account,
}

/// A test that went well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// `None` where only the way to Telegram was tested.
    pub account: Option<AccountCard>,
    /// What was gone through, with the time that each part took.
    pub parts: Vec<(TestPart, Duration)>,
    pub took: Duration,
}

/// A test that did not.
#[derive(Clone, Debug, PartialEq)]
pub struct TestFailure {
    /// The part that failed.
    pub part: TestPart,
    /// A flood wait is the error `FLOOD_WAIT` with its seconds in `retry_after`; the end of the limit is `TIMEOUT`.
    pub error: ActionError,
}

/// Connects as the bot and asks who it is (`getMe`), telling each part as it begins.
pub async fn test_bot(endpoint: BotEndpoint, progress: impl Fn(TestPart) + Send + Sync) -> Result<Tested, TestFailure> {
    let mut course = Course::start(&progress);
    let destination = bot::destination(&endpoint).map_err(|error| TestFailure { part: TestPart::Connect, error })?;
    check(endpoint.proxy.as_ref(), ConnectionKind::Bot)?;
    course.reach(&destination, endpoint.proxy.as_ref()).await?;
    let account = course.part(TestPart::Account, bot::who(endpoint)).await?;
    Ok(course.end(Some(account)))
}

/// Connects with the account's key and asks whose it is (`users.getUsers`), telling each part as it begins.
pub async fn test_user(
    endpoint: UserEndpoint,
    progress: impl Fn(TestPart) + Send + Sync,
) -> Result<Tested, TestFailure> {
    let mut course = Course::start(&progress);
    let destination = user::destination(&endpoint).map_err(|error| TestFailure { part: TestPart::Connect, error })?;
    check(endpoint.proxy.as_ref(), ConnectionKind::User)?;
    course.reach(&destination, endpoint.proxy.as_ref()).await?;
    let account = course.part(TestPart::Account, user::who(endpoint, TEST_LIMIT)).await?;
    Ok(course.end(Some(account)))
}

/// Whether the destination (for Telegram itself see [`Destination::telegram`]) is reached through this proxy, or
/// straight; no account is asked.
pub async fn test_proxy(
    proxy: Option<ProxyAccess>,
    destination: &Destination,
    progress: impl Fn(TestPart) + Send + Sync,
) -> Result<Tested, TestFailure> {
    let mut course = Course::start(&progress);
    course.reach(destination, proxy.as_ref()).await?;
    Ok(course.end(None))
}

/// Whether a connection of this kind can go through this proxy at all.
fn check(proxy: Option<&ProxyAccess>, kind: ConnectionKind) -> Result<(), TestFailure> {
    let checked = proxy.map_or(Ok(()), |access| proxy::check(&access.proxy, kind));
    checked.map_err(|error| TestFailure { part: TestPart::Proxy, error: proxy::invalid(error) })
}
