//! One pool of connections, from its first request to its end.
//!
//! The library has no limits of time, and a data centre that accepts and stays silent blocks a pool with everything in
//! it. So a pool proves itself by its first request, and one that lost its connection is left behind for a new one.

use super::failure::Trouble;
use super::route::Route;
use super::session::{UserSession, uses_ipv6};
use crate::engine::ActionError;
use crate::telegram::proxy::{Relay, is_near};
use futures_util::FutureExt;
use grammers_client::Client;
use grammers_mtsender::{ConnectionParams, InvocationError, NoRetries, SenderPool};
use grammers_session::updates::UpdatesLike;
use grammers_tl_types as tl;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::AbortHandle;

/// An address of a proxy that the library refuses to connect to.
const NO_WAY: &str = "socks5://";

/// A pool that has answered; it ends when the last call lets go of it.
pub(super) struct Live {
    client: Client,
    lost: Arc<AtomicBool>,
    /// Wakes who waits for a QR code to be scanned, or for the end of the connection.
    news: Arc<Notify>,
    tasks: [AbortHandle; 2],
    /// Leads through the connection's proxy, if it has one.
    relay: Option<Relay>,
}

/// Why the library gave no result at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The limit is over.
    Silence,
    Panic,
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Silence => Self::silence(),
            Broken::Panic => Self::panicked(),
        }
    }
}

impl Live {
    /// Connects and asks who the account is, all within the limit.
    ///
    /// Nothing that changes anything has left when this fails.
    pub(super) async fn connect(
        endpoint: &Route<'_>,
        session: &Arc<UserSession>,
        limit: Duration,
    ) -> Result<(Self, tl::types::User), Trouble> {
        let live = Self::start(endpoint, session);
        let request = tl::functions::users::GetUsers { id: vec![tl::enums::InputUser::UserSelf] };
        let users = live.invoke(&request, limit).await.map_err(|trouble| live.trouble_at_first(trouble))?;
        match users.into_iter().next() {
            Some(tl::enums::User::User(own)) => Ok((live, own)),
            Some(tl::enums::User::Empty(_)) | None => Err(Trouble::signed_out()),
        }
    }

    /// What a trouble of the first request means. Where the proxy let nobody through, that is all there is to say.
    fn trouble_at_first(&self, trouble: Trouble) -> Trouble {
        match (trouble, self.proxy_failure()) {
            (Trouble::Lost(_), Some(error)) => Trouble::Refused(error),
            (trouble, _) => trouble.at_first(),
        }
    }

    /// Why the proxy did not let the last connection through.
    pub(super) fn proxy_failure(&self) -> Option<ActionError> {
        self.relay.as_ref().and_then(Relay::failure).map(|failure| failure.error())
    }

    /// A pool that connects with its first request.
    pub(super) fn start(endpoint: &Route<'_>, session: &Arc<UserSession>) -> Self {
        let away = endpoint.address.is_none_or(|address| !is_near(&address.ip().to_string()));
        let relay = endpoint.proxy.filter(|_| away).map(|access| Relay::start(access.duplicate()));
        // Without a relay this is a proxy that nothing goes through: never past it.
        let proxy_url = relay.as_ref().map(|relay| relay.as_ref().map_or(NO_WAY, Relay::url).to_owned());
        let parameters = ConnectionParams {
            // Telegram shows both in the account's list of devices.
            device_model: "Scenogram".to_owned(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            use_ipv6: uses_ipv6(endpoint.address),
            proxy_url,
            // Waits are shown and can be cancelled, and a repeat is known to be one: both are the account's business.
            retry_policy: Box::new(NoRetries),
            ..ConnectionParams::default()
        };
        let SenderPool { runner, handle, mut updates } =
            SenderPool::with_configuration(Arc::clone(session), endpoint.api_id, parameters);
        let lost = Arc::new(AtomicBool::new(false));
        let news = Arc::new(Notify::new());
        let (heard, woken) = (Arc::clone(&lost), Arc::clone(&news));
        let runner = tokio::spawn(runner.run());
        let listener = tokio::spawn(async move {
            // The channel ends with the runner, be it by a panic.
            while let Some(update) = updates.recv().await {
                match update {
                    UpdatesLike::ConnectionClosed => break,
                    UpdatesLike::Updates(updates) if tells_of_login(&updates) => woken.notify_one(),
                    _ => {}
                }
            }
            heard.store(true, Ordering::Release);
            woken.notify_one();
        });
        let tasks = [runner.abort_handle(), listener.abort_handle()];
        Self { client: Client::new(handle), lost, news, tasks, relay: relay.and_then(Result::ok) }
    }

    /// One request, once, within the limit.
    pub(super) async fn invoke<R: tl::RemoteCall>(&self, request: &R, limit: Duration) -> Result<R::Return, Trouble> {
        self.answer(request, limit).await?.map_err(|error| Trouble::of(&error))
    }

    /// The same with the library's own error, for those who have to know more than what it comes to.
    pub(super) async fn answer<R: tl::RemoteCall>(
        &self,
        request: &R,
        limit: Duration,
    ) -> Result<Result<R::Return, InvocationError>, Broken> {
        guarded(self.client.invoke(request), limit).await
    }

    /// One request to another data centre than the home.
    pub(super) async fn invoke_in<R: tl::RemoteCall>(
        &self,
        dc: i32,
        request: &R,
        limit: Duration,
    ) -> Result<R::Return, Trouble> {
        guarded(self.client.invoke_in_dc(dc, request), limit).await?.map_err(|error| Trouble::of(&error))
    }

    /// Waits until the QR code of a sign-in is scanned (`updateLoginToken`) or the connection is gone; at once if that
    /// happened since the last time.
    pub(super) async fn news(&self) {
        self.news.notified().await;
    }

    /// Whether the connection is gone, so that a new pool is needed.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Acquire)
    }

    /// No further call takes this pool; those that have it keep it.
    pub(super) fn retire(&self) {
        self.lost.store(true, Ordering::Release);
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // Not the library's `quit`, which waits for a connection that is being made.
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// The library's answer within the limit; its panics are errors.
async fn guarded<T>(
    answer: impl Future<Output = Result<T, InvocationError>>,
    limit: Duration,
) -> Result<Result<T, InvocationError>, Broken> {
    match tokio::time::timeout(limit, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(_)) => Err(Broken::Panic),
        Err(_) => Err(Broken::Silence),
    }
}

/// Whether updates tell that the QR code of a sign-in was scanned.
fn tells_of_login(updates: &tl::enums::Updates) -> bool {
    let is_login = |update: &tl::enums::Update| matches!(update, tl::enums::Update::LoginToken);
    match updates {
        tl::enums::Updates::UpdateShort(short) => is_login(&short.update),
        tl::enums::Updates::Updates(all) => all.updates.iter().any(is_login),
        tl::enums::Updates::Combined(all) => all.updates.iter().any(is_login),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn panics_and_silence_are_troubles() {
        let panics = async { panic!("in the library") };
        let broken = guarded::<()>(panics, Duration::from_secs(1)).await.expect_err("a panic");
        assert!(broken == Broken::Panic && matches!(Trouble::from(broken), Trouble::Lost { .. }));
        let broken = guarded::<()>(std::future::pending(), Duration::from_secs(1)).await.expect_err("silence");
        assert!(broken == Broken::Silence && matches!(Trouble::from(broken), Trouble::Lost { .. }));
        assert!(matches!(guarded(async { Ok(7) }, Duration::from_secs(1)).await, Ok(Ok(7))));
    }
}
