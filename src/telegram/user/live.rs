//! One pool of connections, from its first request to its end.
//!
//! The library has no limits of time, and a data centre that accepts and stays silent blocks a pool with everything in
//! it. So a pool proves itself by its first request, and one that lost its connection is left behind for a new one.

use super::UserEndpoint;
use super::failure::Trouble;
use super::session::{UserSession, uses_ipv6};
use futures_util::FutureExt;
use grammers_client::Client;
use grammers_mtsender::{ConnectionParams, InvocationError, NoRetries, SenderPool};
use grammers_session::updates::UpdatesLike;
use grammers_tl_types as tl;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::AbortHandle;

/// A pool that has answered; it ends when the last call lets go of it.
pub(super) struct Live {
    client: Client,
    lost: Arc<AtomicBool>,
    tasks: [AbortHandle; 2],
}

impl Live {
    /// Connects and asks who the account is, all within the limit.
    ///
    /// Nothing that changes anything has left when this fails.
    pub(super) async fn connect(
        endpoint: &UserEndpoint,
        session: &Arc<UserSession>,
        limit: Duration,
    ) -> Result<(Self, tl::types::User), Trouble> {
        let live = Self::start(endpoint, session);
        let request = tl::functions::users::GetUsers { id: vec![tl::enums::InputUser::UserSelf] };
        let users = live.invoke(&request, limit).await.map_err(Trouble::at_first)?;
        match users.into_iter().next() {
            Some(tl::enums::User::User(own)) => Ok((live, own)),
            Some(tl::enums::User::Empty(_)) | None => Err(Trouble::signed_out()),
        }
    }

    fn start(endpoint: &UserEndpoint, session: &Arc<UserSession>) -> Self {
        let parameters = ConnectionParams {
            // Telegram shows both in the account's list of devices.
            device_model: "Scenogram".to_owned(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            use_ipv6: uses_ipv6(endpoint.address),
            // Waits are shown and can be cancelled, and a repeat is known to be one: both are the account's business.
            retry_policy: Box::new(NoRetries),
            ..ConnectionParams::default()
        };
        let SenderPool { runner, handle, mut updates } =
            SenderPool::with_configuration(Arc::clone(session), endpoint.api_id, parameters);
        let lost = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&lost);
        let runner = tokio::spawn(runner.run());
        let listener = tokio::spawn(async move {
            // The channel ends with the runner, be it by a panic.
            while let Some(update) = updates.recv().await {
                if matches!(update, UpdatesLike::ConnectionClosed) {
                    break;
                }
            }
            heard.store(true, Ordering::Release);
        });
        Self { client: Client::new(handle), lost, tasks: [runner.abort_handle(), listener.abort_handle()] }
    }

    /// One request, once, within the limit.
    pub(super) async fn invoke<R: tl::RemoteCall>(&self, request: &R, limit: Duration) -> Result<R::Return, Trouble> {
        guarded(self.client.invoke(request), limit).await
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
async fn guarded<T>(answer: impl Future<Output = Result<T, InvocationError>>, limit: Duration) -> Result<T, Trouble> {
    match tokio::time::timeout(limit, AssertUnwindSafe(answer).catch_unwind()).await {
        Ok(Ok(Ok(answer))) => Ok(answer),
        Ok(Ok(Err(error))) => Err(Trouble::of(&error)),
        Ok(Err(_)) => Err(Trouble::panicked()),
        Err(_) => Err(Trouble::silence()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn panics_and_silence_are_troubles() {
        let panics = async { panic!("in the library") };
        let trouble = guarded::<()>(panics, Duration::from_secs(1)).await.expect_err("a panic");
        assert!(matches!(trouble, Trouble::Lost { .. }));
        let trouble = guarded::<()>(std::future::pending(), Duration::from_secs(1)).await.expect_err("silence");
        assert!(matches!(trouble, Trouble::Lost { .. }));
        assert!(guarded(async { Ok(7) }, Duration::from_secs(1)).await.is_ok());
    }
}
