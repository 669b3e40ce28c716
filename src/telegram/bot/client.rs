//! One request to the Bot API: sent by teloxide-core, with its waits, its progress and its limit of silence.
//!
//! At a status of class 5 teloxide-core itself waits ten seconds before it hands the answer over; that can be
//! cancelled like everything here, and not be shortened.

use super::BotEndpoint;
use super::failure::{self, Effect};
use super::request::Request;
use super::upload::Upload;
use crate::connection::{ConnectionKind, ProxyAccess};
use crate::engine::{ActionError, Call, Refused};
use crate::secret::{Redactor, looks_like_bot_token};
use crate::telegram::file::{Downloads, no_http_client};
use crate::telegram::proxy::{self, Destination, ProxyFailure, Way, through};
use crate::value::Json;
use std::pin::pin;
use std::time::Duration;
use teloxide_core::{Bot, RequestError};
use tokio::time::Instant;
use url::Url;

/// How long a connection may take to come about.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// How long an answer may take after the last byte has left. Telegram works minutes on a large video; the engine's own
/// limits of time usually come first.
const ANSWER_LIMIT: Duration = Duration::from_secs(300);

/// The same for a question that a person waits for.
pub(super) const CHECK_LIMIT: Duration = Duration::from_secs(30);

/// How long it may take to find out why a proxy let no request through.
const EXPLAIN_LIMIT: Duration = Duration::from_secs(5);

/// How long a connection is kept for the next request. Short: a request on a connection that the server has just
/// closed has an unknown outcome.
const IDLE_LIMIT: Duration = Duration::from_secs(5);

/// The client of one bot.
pub(super) struct Client {
    bot: Bot,
    downloads: Downloads,
    answer_limit: Duration,
    destination: Destination,
    proxy: Option<ProxyAccess>,
}

impl Client {
    /// A client of this endpoint, whose secrets the redactor knows from now on; nothing is sent yet.
    pub(super) fn new(endpoint: BotEndpoint) -> Result<Self, ActionError> {
        let secrets = [Some(&endpoint.token), endpoint.proxy.as_ref().and_then(|access| access.password.as_ref())];
        secrets.into_iter().flatten().for_each(|secret| Redactor::global().remember(secret));
        let (api_url, destination) = (api_url(&endpoint.api_url)?, super::destination(&endpoint)?);
        let proxy = endpoint.proxy.filter(|_| !destination.is_near());
        if let Some(access) = &proxy {
            proxy::check(&access.proxy, ConnectionKind::Bot).map_err(proxy::invalid)?;
        }
        let token = endpoint.token.expose().trim();
        // Anything else would stand in an address: a session string, say.
        if !looks_like_bot_token(token) {
            return Err(failure::token_malformed());
        }
        // No limit for the whole request: it would cut long uploads.
        let calls = http(proxy.as_ref())?.redirect(reqwest::redirect::Policy::none());
        let downloads = Downloads::new(proxy.as_ref())?;
        // Test servers have the same address with `/test` between the token and the method. teloxide writes this slash as
        // `%2F`, and the Bot API server decodes the path before it reads it (`HttpReader` of TDLib).
        let path = if endpoint.is_test { format!("{token}/test") } else { token.to_owned() };
        let bot = Bot::with_client(path, calls.build().map_err(|_| no_http_client())?).set_api_url(api_url);
        Ok(Self { bot, downloads, answer_limit: ANSWER_LIMIT, destination, proxy })
    }

    pub(super) fn set_answer_limit(&mut self, limit: Duration) {
        self.answer_limit = limit;
    }

    /// The client for files at addresses; it never sees the token.
    pub(super) fn downloads(&self) -> &Downloads {
        &self.downloads
    }

    /// Sends a request of a step. It is repeated only where Telegram has refused it for certain: after a flood wait, and
    /// with the new id of a group that became a supergroup (which then stands in the request).
    pub(super) async fn perform(
        &self,
        request: &mut Request,
        effect: Effect,
        call: &dyn Call,
    ) -> Result<Json, ActionError> {
        loop {
            call.request(request.view());
            match self.attempt(request, Some(call), effect).await? {
                Answer::Done(result) => return Ok(result),
                Answer::Wait(seconds) => call.flood_wait(seconds, Refused::Shown).await?,
                Answer::Migrated(chat) => {
                    let old = request.follow_group(chat).ok_or_else(|| failure::chat_migrated(chat))?;
                    call.migrated(old, chat);
                }
            }
        }
    }

    /// Sends a request that changes nothing, once and outside of any step.
    pub(super) async fn read(&self, request: &Request) -> Result<Json, ActionError> {
        match self.attempt(request, None, Effect::Read).await? {
            Answer::Done(result) => Ok(result),
            Answer::Wait(seconds) => Err(failure::flood_wait(seconds)),
            Answer::Migrated(chat) => Err(failure::chat_migrated(chat)),
        }
    }

    async fn attempt(&self, request: &Request, call: Option<&dyn Call>, effect: Effect) -> Result<Answer, ActionError> {
        let (mut upload, files) = Upload::open(&request.files).await?;
        let params = request.params_with_files(|number| match files.get(number) {
            // An `InputFile` is written as the name of its own part.
            Some(file) => serde_json::to_value(file).unwrap_or_default(),
            None => Json::Null,
        });
        let mut answer = pin!(request.method.send(self.bot.clone(), params, files));
        let mut deadline = Instant::now() + self.answer_limit;
        let result = loop {
            tokio::select! {
                result = &mut answer => break result,
                () = upload.moved() => {
                    deadline = Instant::now() + self.answer_limit;
                    if let Some(call) = call {
                        upload.report(call);
                    }
                }
                () = tokio::time::sleep_until(deadline) => return Err(failure::silence(effect, upload.is_complete())),
            }
        };
        if let Some(call) = call {
            upload.report(call);
        }
        match result {
            Ok(result) => Ok(Answer::Done(result)),
            Err(RequestError::RetryAfter(wait)) => Ok(Answer::Wait(wait.seconds())),
            Err(RequestError::MigrateToChatId(chat)) => Ok(Answer::Migrated(chat.0)),
            Err(error) => match upload.failure() {
                Some(broken_file) => Err(broken_file),
                None => Err(match self.proxy_failure(&error).await {
                    Some(failure) => failure.error(),
                    None => failure::of_request(&error, effect, upload.is_complete()),
                }),
            },
        }
    }

    /// What the proxy has against a request that found no way out: the HTTP client does not say it in words for people,
    /// so the way is gone once more.
    async fn proxy_failure(&self, error: &RequestError) -> Option<ProxyFailure> {
        let RequestError::Network(error) = error else { return None };
        let way = Way::new(&self.destination, self.proxy.as_ref());
        way.proxy().filter(|_| error.is_connect())?;
        tokio::time::timeout(EXPLAIN_LIMIT, way.open()).await.ok()?.err()
    }
}

/// What came back, apart from errors.
enum Answer {
    Done(Json),
    /// Refused; may be repeated after so many seconds.
    Wait(u32),
    /// Refused; the chat has this id now.
    Migrated(i64),
}

fn http(proxy: Option<&ProxyAccess>) -> Result<reqwest::ClientBuilder, ActionError> {
    let builder =
        reqwest::Client::builder().connect_timeout(CONNECT_LIMIT).pool_idle_timeout(IDLE_LIMIT).tcp_nodelay(true);
    through(builder, proxy)
}

/// The address as teloxide wants it: with a host, without a slash at the end.
pub(super) fn api_url(text: &str) -> Result<Url, ActionError> {
    let text = text.trim();
    match Url::parse(text.trim_end_matches('/')) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none() => {
            Ok(url)
        }
        _ => Err(failure::endpoint_invalid(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn new(api_url: &str, token: &str) -> Result<(), String> {
        let endpoint =
            BotEndpoint { api_url: api_url.to_owned(), token: Secret::new(token), is_test: false, proxy: None };
        Client::new(endpoint).map(|_| ()).map_err(|error| error.code)
    }

    #[test]
    fn endpoints_are_looked_at_before_anything_is_sent() {
        let token = format!("1000000:{}", "x".repeat(35));
        let check = |api_url: &str, token: &str, expected: Result<(), &str>| {
            assert_eq!(new(api_url, token), expected.map_err(str::to_owned), "{api_url}");
        };
        check("http://127.0.0.1:1", &token, Ok(()));
        check(" http://127.0.0.1:1/ ", &token, Ok(()));
        check("https://bots.example.com/telegram/", &token, Ok(()));
        for bad in ["", "127.0.0.1:80", "ftp://127.0.0.1", "mailto:a@b.c", "http://", "http://x/?a=1"] {
            check(bad, &token, Err("ENDPOINT_INVALID"));
        }
        let session = format!("1Ag{}=", "A".repeat(349));
        for bad in ["", " ", "1:a b", "1:a/b", "1:a\nb", "hello", &session] {
            check("http://127.0.0.1:1", bad, Err("WRONG_TOKEN"));
        }
    }
}
