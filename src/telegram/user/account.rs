//! One account: its requests with their limits of time, waits and repeats over pools that come and go.

use super::UserEndpoint;
use super::centres::centre;
use super::failure::{self, Effect, Loss, Trouble};
use super::live::Live;
use super::peer::Directory;
use super::rpc_error;
use super::session::UserSession;
use super::store::{MemoryStore, lock};
use super::text_limits::Figures;
use crate::connection::{ConnectionKind, ProxyAccess};
use crate::engine::{ActionError, Call, Refused, RequestView, RunRequest};
use crate::secret::Redactor;
use crate::telegram::proxy;
use grammers_tl_types::{self as tl, RemoteCall};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// Limits of time of one request.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// For a connection to come about and to answer its first question.
    connect: Duration,
    /// For an answer.
    answer: Duration,
    /// For the answer to a repeat.
    repeat: Duration,
    /// For an answer that would only make a result fuller.
    glance: Duration,
}

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(10),
    answer: Duration::from_secs(25),
    repeat: Duration::from_secs(10),
    glance: Duration::from_secs(5),
};

/// How long a trouble of Telegram's own is given before the one repeat.
const PAUSE: Duration = Duration::from_secs(1);

// All that one request can take, a connection before either attempt included, ends before the engine loses patience.
const _: () = assert!(
    2 * LIMITS.connect.as_secs() + LIMITS.answer.as_secs() + PAUSE.as_secs() + LIMITS.repeat.as_secs()
        < RunRequest::PROGRESS_LIMIT.as_secs()
);

/// An account; all that runs as it share its connections and what it knows of peers.
pub(super) struct Account {
    endpoint: UserEndpoint,
    pub(super) session: Arc<UserSession>,
    pub(super) directory: Mutex<Directory>,
    limits: Limits,
    live: Mutex<Option<Arc<Live>>>,
    /// Held while a connection is being made, so that the others wait for it instead of making their own. What became of
    /// the last one that failed, and when, so that those who waited for it need not try one after the other.
    connecting: tokio::sync::Mutex<Option<(Instant, Trouble)>>,
    own: Mutex<Option<Arc<tl::types::User>>>,
    /// Of the servers, once they were asked.
    pub(super) figures: Mutex<Option<Figures>>,
}

impl Account {
    /// The account behind this endpoint, whose secrets the redactor knows from now on; nothing is sent yet.
    pub(super) fn new(endpoint: UserEndpoint) -> Result<Self, ActionError> {
        if let Some(password) = endpoint.proxy.as_ref().and_then(|access| access.password.as_ref()) {
            Redactor::global().remember(password);
        }
        if let Some(access) = &endpoint.proxy {
            proxy::check(&access.proxy, ConnectionKind::User).map_err(proxy::invalid)?;
        }
        if endpoint.api_id <= 0 || centre(endpoint.dc, endpoint.is_test).is_none() {
            return Err(failure::endpoint_invalid());
        }
        let session = UserSession::new(&endpoint.route(), Some(&endpoint.auth_key), Box::<MemoryStore>::default());
        Ok(Self {
            session: Arc::new(session.map_err(|_| failure::endpoint_invalid())?),
            endpoint,
            directory: Mutex::default(),
            limits: LIMITS,
            live: Mutex::default(),
            connecting: tokio::sync::Mutex::default(),
            own: Mutex::default(),
            figures: Mutex::default(),
        })
    }

    /// The proxy that the account goes through.
    pub(super) fn proxy(&self) -> Option<&ProxyAccess> {
        self.endpoint.proxy.as_ref()
    }

    /// Sets how long an answer may take, the first time and the second.
    pub(super) fn set_answer_limit(&mut self, limit: Duration) {
        self.limits = Limits { answer: limit, repeat: limit, glance: limit.min(LIMITS.glance), ..self.limits };
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
    /// takes only once; lost again, its outcome is unknown. So it is where the repeat is refused: the first may have been
    /// carried out all the same. A refusal of the repeat that can only mean that the first was carried out is
    /// [`failure::ANSWER_LOST`].
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

    /// A question about something that is done already, whose answer would only make the result fuller. Asked once, over
    /// the connection that there is and within a short limit; not shown, and nothing is waited for. `None`: no answer.
    pub(super) async fn glance<R: RemoteCall>(&self, request: &R, call: &dyn Call) -> Option<R::Return> {
        // The step has to end in time with what is known already.
        let limit = self.limits.glance.min(call.time_left() / 2);
        self.current()?.invoke(request, limit).await.ok()
    }

    /// One's own account as it was when the connection was made; at once where there has been one.
    pub(super) async fn own(&self, call: &dyn Call) -> Result<Arc<tl::types::User>, ActionError> {
        let known = lock(&self.own).clone();
        if let Some(own) = known {
            return Ok(own);
        }
        while let Err(trouble) = self.connected().await {
            pass(trouble, Refused::Hidden, call).await?;
        }
        lock(&self.own).clone().ok_or_else(|| Trouble::signed_out().into_error())
    }

    /// One's own account as it was when the connection was made, for which nothing is waited. For an account that has not
    /// connected yet this asks the server, and so tells whether its key is good.
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
            // What was sent and lost stays lost, whatever becomes of the repeat.
            let is_unknown = lost.is_some() && effect != Effect::Read;
            let refused = |error| if is_unknown { failure::repeat_refused(error, effect) } else { error };
            let live = match (self.connected().await, &lost) {
                (Ok(live), _) => live,
                (Err(trouble @ Trouble::Wait { .. }), _) => {
                    pass(trouble, Refused::Hidden, call).await.map_err(refused)?;
                    continue;
                }
                (Err(Trouble::Lost(_)), Some(loss)) => return Err(loss.clone().into_error(effect)),
                (Err(trouble), _) => return Err(refused(trouble.into_error())),
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
                Err(Trouble::Refused(error)) => return Err(refused(error)),
                Err(trouble @ Trouble::Wait { .. }) if shown && lost.is_none() => {
                    pass(trouble, Refused::Shown, call).await?;
                    shown = false;
                }
                Err(trouble @ Trouble::Wait { .. }) => pass(trouble, Refused::Hidden, call).await.map_err(refused)?,
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

    /// The pool in use, or a new one where the last is lost. All that ask for one meanwhile share what the attempt comes
    /// to, so that none of them takes longer than one attempt may.
    async fn connected(&self) -> Result<Arc<Live>, Trouble> {
        if let Some(live) = self.current() {
            return Ok(live);
        }
        let asked = Instant::now();
        let mut failed = self.connecting.lock().await;
        if let Some(live) = self.current() {
            return Ok(live);
        }
        if let Some((_, trouble)) = failed.as_ref().filter(|(at, _)| *at > asked) {
            return Err(trouble.clone());
        }
        match Live::connect(&self.endpoint.route(), &self.session, self.limits.connect).await {
            Ok((live, own)) => {
                self.remember(&[tl::enums::User::User(own.clone())], &[]);
                *lock(&self.own) = Some(Arc::new(own));
                let live = Arc::new(live);
                *lock(&self.live) = Some(Arc::clone(&live));
                Ok(live)
            }
            Err(trouble) => {
                *failed = Some((Instant::now(), trouble.clone()));
                Err(trouble)
            }
        }
    }

    /// The pool in use; a lost one is let go of.
    fn current(&self) -> Option<Arc<Live>> {
        let mut live = lock(&self.live);
        live.take_if(|live| live.is_lost());
        live.clone()
    }
}

/// Waits where Telegram asks for it and `call` allows it; every other trouble is an error.
async fn pass(trouble: Trouble, refused: Refused, call: &dyn Call) -> Result<(), ActionError> {
    let Trouble::Wait { seconds, slow_mode } = trouble else { return Err(trouble.into_error()) };
    let answer = match call.flood_wait(seconds, refused).await {
        Err(error) if slow_mode && error.code == "FLOOD_WAIT" => Err(failure::slow_mode_wait(seconds)),
        answer => answer,
    };
    let name = if slow_mode { "SLOWMODE_WAIT" } else { "FLOOD_WAIT" };
    answer.map_err(|error| ActionError { telegram: Some(format!("{name} ({seconds})")), ..error })
}
