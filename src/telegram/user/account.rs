//! One account: its requests with their limits of time, waits and repeats over pools that come and go.

use super::UserEndpoint;
use super::failure::{self, Effect, Loss, Trouble};
use super::live::Live;
use super::peer::Directory;
use super::rpc_error;
use super::session::UserSession;
use super::store::{MemoryStore, lock};
use super::text_limits::Figures;
use crate::engine::{ActionError, Call, RequestView};
use grammers_tl_types::{self as tl, RemoteCall};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Limits of time of one request.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// For a connection to come about and to answer its first question.
    connect: Duration,
    /// For an answer.
    answer: Duration,
    /// For the answer to a repeat: both together stay under the engine's minute without progress.
    repeat: Duration,
}

const LIMITS: Limits =
    Limits { connect: Duration::from_secs(10), answer: Duration::from_secs(30), repeat: Duration::from_secs(15) };

/// How long a trouble of Telegram's own is given before the one repeat.
const PAUSE: Duration = Duration::from_secs(1);

/// An account; all that runs as it share its connections and what it knows of peers.
pub(super) struct Account {
    endpoint: UserEndpoint,
    pub(super) session: Arc<UserSession>,
    pub(super) directory: Mutex<Directory>,
    limits: Limits,
    /// Held while a connection is being made, so that the others wait for it instead of making their own.
    live: tokio::sync::Mutex<Option<Arc<Live>>>,
    own: Mutex<Option<Arc<tl::types::User>>>,
    /// Of the servers, once they were asked.
    pub(super) figures: Mutex<Option<Figures>>,
}

impl Account {
    /// The account behind this endpoint; nothing is sent yet.
    pub(super) fn new(endpoint: UserEndpoint) -> Result<Self, ActionError> {
        if endpoint.api_id <= 0 || !(1..=5).contains(&endpoint.dc) {
            return Err(failure::endpoint_invalid());
        }
        let session = UserSession::new(&endpoint, Box::<MemoryStore>::default());
        Ok(Self {
            session: Arc::new(session.map_err(|_| failure::endpoint_invalid())?),
            endpoint,
            directory: Mutex::default(),
            limits: LIMITS,
            live: tokio::sync::Mutex::default(),
            own: Mutex::default(),
            figures: Mutex::default(),
        })
    }

    /// Sets how long an answer may take, the first time and the second.
    pub(super) fn set_answer_limit(&mut self, limit: Duration) {
        self.limits = Limits { answer: limit, repeat: limit, ..self.limits };
    }

    /// Sets how long a connection may take to come about.
    pub(super) fn set_connect_limit(&mut self, limit: Duration) {
        self.limits.connect = limit;
    }

    /// A request that changes nothing, not shown. Waits out floods as `call` allows; repeated once if its answer is
    /// lost.
    pub(super) async fn invoke<R>(&self, request: R, call: &dyn Call) -> Result<R::Return, ActionError>
    where
        R: RemoteCall + Send + Sync + 'static,
    {
        self.run(&request, None, Effect::Read, call).await
    }

    /// A request that changes nothing, shown as `view`.
    pub(super) async fn read<R>(&self, request: R, view: RequestView, call: &dyn Call) -> Result<R::Return, ActionError>
    where
        R: RemoteCall + Send + Sync + 'static,
    {
        self.run(&request, Some(&view), Effect::Read, call).await
    }

    /// A request that changes something, shown as `view`.
    ///
    /// If its answer is lost, it is repeated once with the same bytes and so with the same `random_id`, which Telegram
    /// takes only once; lost again, its outcome is unknown. A refusal of the repeat that can only mean that the first
    /// was carried out is [`failure::ANSWER_LOST`].
    pub(super) async fn send<R>(&self, request: R, view: RequestView, call: &dyn Call) -> Result<R::Return, ActionError>
    where
        R: RemoteCall + Send + Sync + 'static,
    {
        self.run(&request, Some(&view), Effect::Send, call).await
    }

    /// The same for a request that changes what is there, and does no harm a second time.
    pub(super) async fn change<R>(
        &self,
        request: R,
        view: RequestView,
        call: &dyn Call,
    ) -> Result<R::Return, ActionError>
    where
        R: RemoteCall + Send + Sync + 'static,
    {
        self.run(&request, Some(&view), Effect::Change, call).await
    }

    /// One's own account as it was when the connection was made.
    pub(super) async fn own(&self, call: &dyn Call) -> Result<Arc<tl::types::User>, ActionError> {
        let known = lock(&self.own).clone();
        if let Some(own) = known {
            return Ok(own);
        }
        while let Err(trouble) = self.connected().await {
            pass(trouble, call).await?;
        }
        lock(&self.own).clone().ok_or_else(|| Trouble::signed_out().into_error())
    }

    /// One's own account as the server has it now; nothing is waited for.
    pub(super) async fn check(&self) -> Result<Arc<tl::types::User>, ActionError> {
        self.connected().await.map_err(Trouble::into_error)?;
        lock(&self.own).clone().ok_or_else(|| Trouble::signed_out().into_error())
    }

    async fn run<R: RemoteCall>(
        &self,
        request: &R,
        view: Option<&RequestView>,
        effect: Effect,
        call: &dyn Call,
    ) -> Result<R::Return, ActionError> {
        let mut lost: Option<Loss> = None;
        let mut shown = false;
        loop {
            let live = match (self.connected().await, &lost) {
                (Ok(live), _) => live,
                (Err(trouble @ Trouble::Wait { .. }), _) => {
                    pass(trouble, call).await?;
                    continue;
                }
                // What was sent and lost stays lost, whatever keeps the repeat from leaving.
                (Err(_), Some(loss)) if effect != Effect::Read => return Err(loss.clone().into_error(effect)),
                (Err(trouble), _) => return Err(trouble.into_error()),
            };
            if let (Some(view), false) = (view, shown) {
                call.request(view.clone());
                shown = true;
            }
            let limit = if lost.is_some() { self.limits.repeat } else { self.limits.answer };
            match live.invoke(request, limit).await {
                Ok(answer) => return Ok(answer),
                Err(Trouble::Refused(error)) if lost.is_some() && rpc_error::means_done(&error) => {
                    return Err(failure::answer_lost());
                }
                Err(Trouble::Refused(error)) => return Err(error),
                Err(trouble @ Trouble::Wait { .. }) => {
                    pass(trouble, call).await?;
                    shown = false;
                }
                Err(Trouble::Lost(loss)) => {
                    let is_second = lost.is_some();
                    match &loss {
                        Loss::Closed | Loss::Connection(_) => live.retire(),
                        Loss::Server(_) if !is_second => tokio::time::sleep(PAUSE).await,
                        Loss::Server(_) => {}
                    }
                    if is_second {
                        return Err(loss.into_error(effect));
                    }
                    lost = Some(loss);
                }
            }
        }
    }

    /// The pool in use, or a new one where the last is lost.
    async fn connected(&self) -> Result<Arc<Live>, Trouble> {
        let mut current = self.live.lock().await;
        if let Some(live) = current.as_ref().filter(|live| !live.is_lost()) {
            return Ok(Arc::clone(live));
        }
        *current = None;
        let (live, own) = Live::connect(&self.endpoint, &self.session, self.limits.connect).await?;
        self.remember(&[tl::enums::User::User(own.clone())], &[]);
        *lock(&self.own) = Some(Arc::new(own));
        let live = Arc::new(live);
        *current = Some(Arc::clone(&live));
        Ok(live)
    }
}

/// Waits where Telegram asks for it and `call` allows it; every other trouble is an error.
async fn pass(trouble: Trouble, call: &dyn Call) -> Result<(), ActionError> {
    let Trouble::Wait { seconds, slow_mode } = trouble else { return Err(trouble.into_error()) };
    match call.flood_wait(seconds).await {
        Err(error) if slow_mode && error.code == "FLOOD_WAIT" => Err(failure::slow_mode_wait(seconds)),
        result => result,
    }
}
