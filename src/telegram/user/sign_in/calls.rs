//! The requests of a sign-in: each once, within its limit, at the data centre that Telegram sends it to.

use super::SignIn;
use super::errors::{self, Refusal};
use crate::engine::ActionError;
use crate::telegram::user::live::{Broken, Live};
use crate::telegram::user::rpc_error;
use grammers_mtsender::{InvocationError, RpcError};
use grammers_tl_types as tl;
use std::sync::Arc;
use std::time::Duration;
use tl::RemoteCall;
use tokio::time::Instant;

/// How often one request may be sent to another data centre.
const MOVES: usize = 3;

/// For each request that takes something back.
pub(super) const CANCEL_LIMIT: Duration = Duration::from_secs(5);

impl SignIn {
    /// One request at the home data centre. One that is refused because the account lives in another (303) is repeated
    /// there, and that is the home from then on.
    pub(super) async fn ask<R: RemoteCall>(&mut self, request: &R) -> Result<R::Return, Refusal> {
        self.ask_within(request, self.limit).await
    }

    /// The same within another limit.
    pub(super) async fn ask_within<R: RemoteCall>(
        &mut self,
        request: &R,
        limit: Duration,
    ) -> Result<R::Return, Refusal> {
        let end = Instant::now() + limit;
        for _ in 0..=MOVES {
            let live = self.live();
            let left = end.saturating_duration_since(Instant::now());
            match live.answer(request, left).await {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(InvocationError::Rpc(error))) if let Some(dc) = moved(&error) => self.move_to(dc)?,
                Ok(Err(error)) => return Err(given_up(&live, Refusal::of(&error))),
                Err(Broken::Silence) => return Err(given_up(&live, Refusal::Lost(errors::silence()))),
                Err(Broken::Panic) => return Err(given_up(&live, Refusal::Lost(errors::lost_by_panic()))),
            }
        }
        Err(Refusal::Error(rpc_error::of_name("PHONE_MIGRATE")))
    }

    /// The same for a request that can sign the account in. Until its answer is here, nobody knows whether it has.
    pub(super) async fn enter<R: RemoteCall>(&mut self, request: &R) -> Result<R::Return, Refusal> {
        self.is_unsure = true;
        let answer = self.ask(request).await;
        self.is_unsure = matches!(answer, Err(Refusal::Lost(_)));
        answer
    }

    /// The pool in use, or a new one where the last is lost.
    pub(super) fn live(&mut self) -> Arc<Live> {
        if let Some(live) = self.live.as_ref().filter(|live| !live.is_lost()) {
            return Arc::clone(live);
        }
        let live = Arc::new(Live::start(&self.endpoint.route(), &self.session));
        self.live = Some(Arc::clone(&live));
        live
    }

    /// Goes on at another data centre.
    pub(super) fn move_to(&mut self, dc: i32) -> Result<(), ActionError> {
        if !self.session.move_home(dc) {
            return Err(rpc_error::of_name("PHONE_MIGRATE"));
        }
        // A pool tells of lost connections to the home alone, and asks which that is when it connects.
        self.live = None;
        Ok(())
    }

    /// Gives the sign-in up: takes back a code that was sent, ends the session of an account that is in already.
    ///
    /// An error means that the account may still be signed in, for Telegram could not be told.
    pub async fn cancel(mut self) -> Result<(), ActionError> {
        self.take_code_back().await;
        let may_be_in = self.is_in || self.is_unsure;
        // A QR code can have been scanned a moment ago.
        if !may_be_in && self.shown.is_none() {
            return Ok(());
        }
        match self.ask_within(&tl::functions::auth::LogOut {}, CANCEL_LIMIT).await {
            Err(Refusal::Lost(error)) if may_be_in => Err(error),
            // A refusal says that nobody is signed in.
            _ => Ok(()),
        }
    }
}

/// The refusal; no further request takes a pool that lost its connection. Where the proxy let nobody through, that is
/// the reason.
fn given_up(live: &Live, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Lost(error) => {
            live.retire();
            Refusal::Lost(live.proxy_failure().unwrap_or(error))
        }
        refusal => refusal,
    }
}

/// The data centre that a refusal names: `PHONE_MIGRATE_4`, `NETWORK_MIGRATE_4`, `USER_MIGRATE_4`.
fn moved(error: &RpcError) -> Option<i32> {
    let dc = error.value.filter(|_| error.code == 303 && error.is("*_MIGRATE"))?;
    i32::try_from(dc).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_migrations_name_a_data_centre() {
        for (error_code, text, expected) in [
            (303, "PHONE_MIGRATE_4", Some(4)),
            (303, "NETWORK_MIGRATE_1", Some(1)),
            (303, "USER_MIGRATE_5", Some(5)),
            (303, "USER_MIGRATE", None),
            (303, "SEE_OTHER_3", None),
            (400, "PHONE_MIGRATE_4", None),
            (303, "PHONE_MIGRATE_4294967295", None),
        ] {
            let error = RpcError::from(tl::types::RpcError { error_code, error_message: text.to_owned() });
            assert_eq!(moved(&error), expected, "{text}");
        }
    }
}
