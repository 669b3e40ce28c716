//! Accounts of people: actions over MTProto by grammers.
//!
//! One file an action family (`message`, `location` …), with what sends share in `delivery` and what every request to a
//! chat shares in `follow`; `media` sends files, which `upload` brings to Telegram, alone or as an `album`; `answer`
//! turns what comes back into the Bot API's JSON. Beneath them `account` (one request with its limits, waits and its
//! one repeat), `live` (the library's pool of connections), `session` over its `store` (addresses, keys, peers), `peer`
//! (addresses), `dialog_pages` and `reading` (what is read of them) and `failure` with `rpc_error` (what went wrong, in
//! our words). `sign_in` is how an account gets its key, over the same `route` and pools. Requests are the raw ones: the library's own methods for them hide what a step needs (silence, schedule,
//! topics, the one repeat with the same bytes).

mod account;
mod account_card;
mod account_errors;
mod album;
mod answer;
mod auth_key;
mod centres;
mod contact;
mod delete;
mod delivery;
mod dialog_pages;
mod dialogs;
mod edit;
mod entities;
mod failure;
mod follow;
mod forward;
mod input_media;
mod live;
mod location;
mod lone_media;
mod media;
mod message;
mod messages;
mod peer;
mod profile;
mod reading;
mod route;
mod rpc_error;
mod session;
mod session_string;
mod sessions;
mod sign_in;
mod store;
mod text_limits;
mod upload;

pub use auth_key::AuthKey;
pub(super) use centres::centre;
pub use session_string::{PastedSession, SessionForm, SessionParts, SessionStringError};
pub use sessions::{ActiveSession, end_other_sessions, end_session, list_sessions, sign_out};
pub use sign_in::{
    CodeWay, NextWay, PasswordQuestion, QrStep, QrToken, SentCode, SignIn, SignInEndpoint, SignInNext, SignedIn,
};

use crate::connection::{AccountCard, ProxyAccess};
use crate::engine::{ActionError, Call, Executor, RequestView, ResolvedAction};
use crate::telegram::proxy::Destination;
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
    /// One server for all data centres (the sandbox, a server of one's own); `None`: Telegram's own.
    pub address: Option<SocketAddr>,
    /// Telegram's test data centres instead of the real ones.
    pub is_test: bool,
    pub auth_key: AuthKey,
    /// SOCKS5 only.
    pub proxy: Option<ProxyAccess>,
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

    /// Sets how long an answer may take (25 seconds unless set); past it a request is repeated once, and past that the
    /// outcome of a send is unknown.
    #[must_use]
    pub fn with_answer_limit(mut self, limit: Duration) -> Self {
        self.account.set_answer_limit(limit);
        self
    }

    /// Sets how long a connection may take to come about and to answer its first question (10 seconds unless set).
    #[must_use]
    pub fn with_connect_limit(mut self, limit: Duration) -> Self {
        self.account.set_connect_limit(limit);
        self
    }

    /// The addresses of the data centres as the account's session has them now, so that what the sandbox promises can be
    /// looked at.
    pub fn addresses(&self) -> Vec<SocketAddr> {
        self.account.session.addresses()
    }
}

impl fmt::Debug for UserExecutor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("UserExecutor").finish_non_exhaustive()
    }
}

impl Executor for UserExecutor {
    fn requests(&self, action: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        match action {
            ResolvedAction::SendMessage(action) if action.attachments.is_empty() => message::requests(action),
            ResolvedAction::SendMessage(action) => media::requests(action),
            ResolvedAction::SendLocation(action) => location::requests(action),
            ResolvedAction::SendContact(action) => contact::requests(action),
            ResolvedAction::ForwardMessage(action) => forward::requests(action),
            ResolvedAction::DeleteMessage(action) => delete::requests(action),
            ResolvedAction::EditMessage(action) => edit::requests(action),
            ResolvedAction::GetDialogs(action) => Ok(dialogs::requests(action)),
            ResolvedAction::GetProfile(action) => Ok(profile::requests(action)),
            ResolvedAction::GetMessages(action) => messages::requests(action),
        }
    }

    fn execute<'a>(
        &'a self,
        action: &'a ResolvedAction,
        call: &'a dyn Call,
    ) -> BoxFuture<'a, Result<Json, ActionError>> {
        let account = &self.account;
        async move {
            match action {
                ResolvedAction::SendMessage(action) if action.attachments.is_empty() => {
                    message::send(account, action, call).await
                }
                ResolvedAction::SendMessage(action) => media::send(account, action, call).await,
                ResolvedAction::SendLocation(action) => location::send(account, action, call).await,
                ResolvedAction::SendContact(action) => contact::send(account, action, call).await,
                ResolvedAction::ForwardMessage(action) => forward::send(account, action, call).await,
                ResolvedAction::DeleteMessage(action) => delete::send(account, action, call).await,
                ResolvedAction::EditMessage(action) => edit::edit(account, action, call).await,
                ResolvedAction::GetDialogs(action) => dialogs::get(account, action, call).await,
                ResolvedAction::GetProfile(action) => profile::get(account, action, call).await,
                ResolvedAction::GetMessages(action) => messages::get(account, action, call).await,
            }
        }
        .boxed()
    }
}

/// Asks Telegram whose account it is (`users.getUsers`), all within the limit.
pub(super) async fn who(endpoint: UserEndpoint, limit: Duration) -> Result<AccountCard, ActionError> {
    let dc = endpoint.dc;
    let mut account = Account::new(endpoint)?;
    account.set_connect_limit(limit);
    Ok(account_card::account_card(&*account.check().await?, dc))
}

/// The data centre that the account's requests go to.
pub(super) fn destination(endpoint: &UserEndpoint) -> Result<Destination, ActionError> {
    let address = endpoint.address.or_else(|| centre(endpoint.dc, endpoint.is_test));
    address.map(Destination::of_address).ok_or_else(failure::endpoint_invalid)
}
