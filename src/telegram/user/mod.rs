//! Accounts of people: actions over MTProto by grammers.
//!
//! One file an action family; beneath them `account` (one request with its limits, waits and its one repeat), `live`
//! (the library's pool of connections), `session` over its `store` (addresses, keys, peers), `peer` (addresses) and
//! `failure` with `rpc_error` (what went wrong, in our words). Requests are the raw ones: the library's own methods for
//! them hide what a step needs (silence, schedule, topics, the one repeat with the same bytes).

mod account;
mod auth_key;
mod failure;
mod live;
mod peer;
mod rpc_error;
mod session;
mod store;

pub use auth_key::AuthKey;

use crate::engine::{ActionError, Call, Executor, RequestView, ResolvedAction};
use crate::value::Json;
use account::Account;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

/// A signed-in account and where its requests go.
#[derive(Debug)]
pub struct UserEndpoint {
    /// Of the application (my.telegram.org).
    pub api_id: i32,
    /// The data centre that the account belongs to, 1–5.
    pub dc: i32,
    /// One server for all data centres (the sandbox, a test server); `None`: Telegram's own.
    pub address: Option<SocketAddr>,
    pub auth_key: AuthKey,
}

/// Carries out actions as a person.
pub struct UserExecutor {
    account: Account,
}

impl UserExecutor {
    /// An executor for this account; it connects with its first request.
    ///
    /// Fails with `ENDPOINT_INVALID` where no request could even be made.
    pub fn new(endpoint: UserEndpoint) -> Result<Self, ActionError> {
        Ok(Self { account: Account::new(endpoint)? })
    }

    /// Sets how long an answer may take (30 seconds unless set); past it a request is repeated once, and past that the
    /// outcome of a send is unknown.
    #[must_use]
    pub fn with_answer_limit(mut self, limit: Duration) -> Self {
        self.account.set_answer_limit(limit);
        self
    }
}

impl fmt::Debug for UserExecutor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserExecutor").finish_non_exhaustive()
    }
}

impl Executor for UserExecutor {
    fn requests(&self, action: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        Err(failure::unsupported(action.kind()))
    }

    fn execute<'a>(
        &'a self,
        action: &'a ResolvedAction,
        _call: &'a dyn Call,
    ) -> BoxFuture<'a, Result<Json, ActionError>> {
        async move { Err(failure::unsupported(action.kind())) }.boxed()
    }
}

/// Asks Telegram whose account it is and gives it as the Bot API's `User`.
pub async fn check_user(endpoint: UserEndpoint) -> Result<Json, ActionError> {
    let own = Account::new(endpoint)?.check().await?;
    Ok(serde_json::json!({"id": own.id}))
}
