//! Bots: actions over the Bot API by teloxide-core.
//!
//! teloxide-core carries every request (addresses, JSON and multipart bodies, answers, errors); what it carries is
//! our own [`payload`], so that keys newer than its types reach Telegram and answers come back as Telegram wrote them.
//!
//! One file an action (`message`, `location` …); beneath them `client` (one request with its waits), `options` (what
//! every send carries), `updates` (what bots have in place of dialogs and history), `failure` (what went wrong, in our
//! words), and for files `media` (which method for which kind) and `upload` (streaming with progress).

mod chats;
mod client;
mod contact;
mod delete;
mod dialogs;
mod edit;
mod facts;
mod failure;
mod forward;
mod location;
mod media;
mod message;
mod message_errors;
mod messages;
mod names;
mod options;
mod payload;
mod peer;
mod profile;
mod request;
mod telegram_error;
mod updates;
mod upload;

pub use chats::bot_chats;
pub use facts::{BotFacts, look_at_bot};

pub(super) use facts::who;

use crate::connection::ProxyAccess;
use crate::engine::{ActionError, Call, Executor, RequestView, ResolvedAction};
use crate::secret::Secret;
use crate::telegram::entities;
use crate::telegram::proxy::Destination;
use crate::value::Json;
use client::Client;
use failure::Effect;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use request::Request;
use std::fmt;
use std::time::Duration;

/// Where a bot's requests go.
#[derive(Debug)]
pub struct BotEndpoint {
    /// Address of a Bot API server, such as `https://api.telegram.org`; http or https, a path is allowed.
    pub api_url: String,
    pub token: Secret,
    /// Telegram's test servers, by the same address.
    pub is_test: bool,
    pub proxy: Option<ProxyAccess>,
}

impl BotEndpoint {
    /// Whether the server is this computer or in its own network, where no proxy is gone through.
    pub fn is_near(&self) -> bool {
        destination(self).is_ok_and(|destination| destination.is_near())
    }
}

/// Carries out actions as a bot.
pub struct BotExecutor {
    client: Client,
}

impl BotExecutor {
    /// An executor for this endpoint; nothing is sent yet.
    ///
    /// Fails with `ENDPOINT_INVALID` or `WRONG_TOKEN` where no request could even be made.
    pub fn new(endpoint: BotEndpoint) -> Result<Self, ActionError> {
        Ok(Self { client: Client::new(endpoint)? })
    }

    /// Sets how long an answer may take after the last byte of a request has left (five minutes unless set); past it
    /// the outcome of a send is unknown.
    #[must_use]
    pub fn with_answer_limit(mut self, limit: Duration) -> Self {
        self.client.set_answer_limit(limit);
        self
    }
}

impl fmt::Debug for BotExecutor {
    // By hand, because teloxide's `Bot` shows its token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BotExecutor").finish_non_exhaustive()
    }
}

impl Executor for BotExecutor {
    fn requests(&self, action: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        let one = |request: Request| vec![request.view()];
        match action {
            ResolvedAction::SendMessage(action) => message::requests(action),
            ResolvedAction::SendLocation(action) => location::request(action).map(one),
            ResolvedAction::SendContact(action) => contact::request(action).map(one),
            ResolvedAction::ForwardMessage(action) => forward::requests(action),
            ResolvedAction::EditMessage(action) => edit::requests(action),
            ResolvedAction::DeleteMessage(action) => delete::request(action).map(one),
            ResolvedAction::GetDialogs(_) => Ok(one(updates::request())),
            ResolvedAction::GetProfile(action) => profile::requests(action),
            ResolvedAction::GetMessages(action) => messages::requests(action),
        }
    }

    fn execute<'a>(
        &'a self,
        action: &'a ResolvedAction,
        call: &'a dyn Call,
    ) -> BoxFuture<'a, Result<Json, ActionError>> {
        let client = &self.client;
        async move {
            match action {
                ResolvedAction::SendMessage(action) => message::send(client, action, call).await,
                ResolvedAction::SendLocation(action) => {
                    client.perform(&mut location::request(action)?, Effect::Send, call).await
                }
                ResolvedAction::SendContact(action) => {
                    client.perform(&mut contact::request(action)?, Effect::Send, call).await
                }
                ResolvedAction::ForwardMessage(action) => forward::send(client, action, call).await,
                ResolvedAction::EditMessage(action) => edit::edit(client, action, call).await,
                ResolvedAction::DeleteMessage(action) => delete::delete(client, action, call).await,
                ResolvedAction::GetDialogs(action) => dialogs::get(client, action, call).await,
                ResolvedAction::GetProfile(action) => profile::get(client, action, call).await,
                ResolvedAction::GetMessages(action) => messages::get(client, action, call).await,
            }
        }
        .boxed()
    }
}

/// Where the bot's requests go.
pub(super) fn destination(endpoint: &BotEndpoint) -> Result<Destination, ActionError> {
    let invalid = || failure::endpoint_invalid(&endpoint.api_url);
    Destination::of_url(&client::api_url(&endpoint.api_url)?).ok_or_else(invalid)
}
