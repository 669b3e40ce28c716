//! Tests of connections: which part works, which does not, and how fast.

use crate::connection::AccountCard;
use crate::engine::ActionError;
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
