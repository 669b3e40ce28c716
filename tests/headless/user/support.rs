//! What the tests of accounts share: a sandbox with an account in it, a call that listens, and messages to send.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use scenogram::engine::{
    ActionError, Call, Executor, Progress, Refused, RequestView, ResolvedAction, SendMessage, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::sandbox::world::Place as Chat;
use scenogram::sandbox::{Fault, FaultKind, Sandbox, World};
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::telegram::{AuthKey, UserEndpoint, UserExecutor};
use scenogram::texts::Message;
use scenogram::value::Json;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;

pub(super) const ANNA: i64 = 1;
pub(super) const BORIS: i64 = 2;
pub(super) const VERA: i64 = 3;
pub(super) const GLEB: i64 = 4;
pub(super) const DINA: i64 = 5;
pub(super) const GROUP: i64 = -5001;
pub(super) const FORUM: i64 = -1_001_000_000_001;
pub(super) const CHANNEL: i64 = -1_001_000_000_002;

/// Remembers what it hears; a flood wait passes at once, or is refused.
#[derive(Default)]
pub(crate) struct Listener {
    pub(super) requests: Mutex<Vec<RequestView>>,
    pub(super) progress: Mutex<Vec<Progress>>,
    pub(super) waits: Mutex<Vec<u32>>,
    /// Which request each of the waits was for.
    pub(super) refused: Mutex<Vec<Refused>>,
    pub(super) moves: Mutex<Vec<(i64, i64)>>,
    pub(super) refuse_waits: bool,
    /// What the step has left of its time; no limit unless set.
    pub(super) time_left: Option<Duration>,
}

impl Call for Listener {
    fn request(&self, request: RequestView) {
        self.requests.lock().expect("no panic elsewhere").push(request);
    }

    fn progress(&self, progress: Progress) {
        self.progress.lock().expect("no panic elsewhere").push(progress);
    }

    fn migrated(&self, old: i64, new: i64) {
        self.moves.lock().expect("no panic elsewhere").push((old, new));
    }

    fn flood_wait<'a>(&'a self, seconds: u32, refused: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
        self.waits.lock().expect("no panic elsewhere").push(seconds);
        self.refused.lock().expect("no panic elsewhere").push(refused);
        let refused = ActionError::new("FLOOD_WAIT", Message::new("telegram-too-many-requests"));
        let answer = if self.refuse_waits { Err(refused) } else { Ok(()) };
        async move { answer }.boxed()
    }

    fn time_left(&self) -> Duration {
        self.time_left.unwrap_or(Duration::MAX)
    }
}

/// A sandbox and the account of Anna in it.
pub(super) struct Place {
    pub(super) sandbox: Sandbox,
    pub(super) executor: UserExecutor,
    pub(super) call: Listener,
}

impl Place {
    pub(super) async fn start() -> Self {
        let sandbox = Sandbox::start(Default::default()).await.expect("a sandbox");
        let executor = executor(&sandbox, sandbox.user_key(ANNA).expect("Anna"));
        Self { sandbox, executor, call: Listener::default() }
    }

    /// The same with this limit for answers.
    pub(super) fn with_limit(self, limit: Duration) -> Self {
        Self { executor: self.executor.with_answer_limit(limit), ..self }
    }

    pub(super) async fn run(&self, action: ResolvedAction) -> Result<Json, ActionError> {
        self.executor.execute(&action, &self.call).await
    }

    pub(super) async fn send(&self, message: SendMessage) -> Result<Json, ActionError> {
        self.run(ResolvedAction::SendMessage(message)).await
    }

    /// The code of the failure.
    pub(super) async fn refusal(&self, action: ResolvedAction) -> String {
        self.run(action).await.expect_err("a refusal").code
    }

    pub(super) fn fault(&self, method: &str, kind: FaultKind, times: u32) {
        self.sandbox.set_faults(vec![Fault { method: Some(method.to_owned()), kind, times: Some(times) }]);
    }

    pub(super) fn no_faults(&self) {
        self.sandbox.set_faults(Vec::new());
    }

    /// How many messages there are in the world.
    pub(super) fn count(&self) -> usize {
        self.sandbox.world(World::message_count)
    }

    /// The methods that were shown.
    pub(super) fn methods(&self) -> Vec<String> {
        self.call.requests.lock().expect("no panic elsewhere").iter().map(|request| request.method.clone()).collect()
    }

    /// The message with this id of a private chat of Anna's.
    pub(super) fn private<R>(
        &self,
        partner: i64,
        id: i64,
        read: impl FnOnce(&scenogram::sandbox::world::Message) -> R,
    ) -> R {
        self.sandbox.world(|world| read(world.message(Chat::between(ANNA, partner), id).expect("the message")))
    }
}

pub(super) fn endpoint(address: SocketAddr, key: [u8; AuthKey::LENGTH]) -> UserEndpoint {
    UserEndpoint { api_id: 1, dc: 2, address: Some(address), is_test: false, auth_key: AuthKey::new(key), proxy: None }
}

pub(crate) fn executor(sandbox: &Sandbox, key: [u8; AuthKey::LENGTH]) -> UserExecutor {
    UserExecutor::new(endpoint(sandbox.mtproto().address.into(), key)).expect("a usable endpoint")
}

pub(super) fn message(peer: PeerAddress, text: &str) -> SendMessage {
    SendMessage {
        peer,
        text: FormattedText::plain(text),
        attachments: Vec::new(),
        attachments_as: AttachmentsAs::Media,
        link_preview: true,
        options: SendOptions::default(),
    }
}

pub(super) fn to(id: i64, text: &str) -> SendMessage {
    message(PeerAddress::Id(id), text)
}
