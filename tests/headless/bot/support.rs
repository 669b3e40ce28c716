//! What the tests of bots share: a call that listens, and messages to send.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use scenogram::engine::{
    ActionError, AttachmentSource, Call, Executor, FailureKind, Progress, RequestView, ResolvedAction,
    ResolvedAttachment, SendMessage, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, BotExecutor};
use scenogram::texts::Message;
use scenogram::value::Json;
use std::path::Path;
use std::sync::Mutex;

/// Remembers what it hears; a flood wait passes at once, or is refused.
#[derive(Default)]
pub(super) struct Listener {
    pub(super) requests: Mutex<Vec<RequestView>>,
    pub(super) progress: Mutex<Vec<Progress>>,
    pub(super) waits: Mutex<Vec<u32>>,
    pub(super) moved: Mutex<Vec<(i64, i64)>>,
    pub(super) refuse_waits: bool,
}

impl Call for Listener {
    fn request(&self, request: RequestView) {
        self.requests.lock().expect("no panic elsewhere").push(request);
    }

    fn progress(&self, progress: Progress) {
        self.progress.lock().expect("no panic elsewhere").push(progress);
    }

    fn migrated(&self, old: i64, new: i64) {
        self.moved.lock().expect("no panic elsewhere").push((old, new));
    }

    fn flood_wait<'a>(&'a self, seconds: u32) -> BoxFuture<'a, Result<(), ActionError>> {
        self.waits.lock().expect("no panic elsewhere").push(seconds);
        let refused = ActionError::new("FLOOD_WAIT", Message::new("telegram-too-many-requests"));
        let answer = if self.refuse_waits { Err(refused) } else { Ok(()) };
        async move { answer }.boxed()
    }
}

impl Listener {
    pub(super) fn methods(&self) -> Vec<String> {
        self.requests.lock().expect("no panic elsewhere").iter().map(|request| request.method.clone()).collect()
    }
}

pub(super) fn token() -> String {
    format!("1000000:{}", "x".repeat(35))
}

pub(super) fn executor(api_url: &str) -> BotExecutor {
    executor_with(api_url, &token())
}

pub(super) fn executor_with(api_url: &str, token: &str) -> BotExecutor {
    let endpoint = BotEndpoint { api_url: api_url.to_owned(), token: Secret::new(token) };
    BotExecutor::new(endpoint).expect("a usable endpoint")
}

pub(super) fn message(peer: i64, text: &str) -> SendMessage {
    SendMessage {
        peer: PeerAddress::Id(peer),
        text: FormattedText::plain(text),
        attachments: Vec::new(),
        attachments_as: AttachmentsAs::Media,
        link_preview: true,
        options: SendOptions::default(),
    }
}

pub(super) fn path(path: &Path) -> ResolvedAttachment {
    ResolvedAttachment { title: None, source: AttachmentSource::Path(path.to_owned()), mime_type: None }
}

pub(super) fn url(address: &str) -> ResolvedAttachment {
    let url = address.parse().expect("a test's address");
    ResolvedAttachment { title: None, source: AttachmentSource::Url(url), mime_type: None }
}

pub(super) fn with_files(message: SendMessage, attachments: Vec<ResolvedAttachment>) -> SendMessage {
    SendMessage { attachments, ..message }
}

pub(super) async fn send(executor: &BotExecutor, message: &SendMessage, call: &Listener) -> Result<Json, ActionError> {
    executor.execute(&ResolvedAction::SendMessage(message.clone()), call).await
}

/// The code and kind of the failure.
pub(super) async fn failure(executor: &BotExecutor, message: &SendMessage) -> (String, FailureKind) {
    let error = send(executor, message, &Listener::default()).await.expect_err("a failure");
    (error.code, error.kind)
}
