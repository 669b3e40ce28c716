//! What the tests of bots share: a call that listens, a place to act in, and messages to send.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use scenogram::engine::{
    ActionError, AttachmentSource, Call, DeleteMessage, EditMessage, Executor, FailureKind, ForwardMessage, GetDialogs,
    GetMessages, GetProfile, Progress, Refused, RequestView, ResolvedAction, ResolvedAttachment, SendContact,
    SendLocation, SendMessage, SendOptions,
};
use scenogram::markup::FormattedText;
use scenogram::sandbox::{Fault, FaultKind, Sandbox, SandboxOptions};
use scenogram::scenario::{AttachmentsAs, PeerAddress};
use scenogram::secret::Secret;
use scenogram::telegram::{BotEndpoint, BotExecutor};
use scenogram::texts::Message;
use scenogram::value::Json;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tempfile::TempDir;

/// Анна, who has pressed Start, Борис, the group, the forum and the channel that the bot is in.
pub(super) const ANNA: i64 = 1;
pub(super) const BORIS: i64 = 2;
pub(super) const GROUP: i64 = -5001;
pub(super) const FORUM: i64 = -1_001_000_000_001;
pub(super) const NEWS: i64 = -1_001_000_000_002;

/// A sandbox, its bot, and a folder for files.
pub(super) struct Place {
    pub(super) sandbox: Sandbox,
    pub(super) bot: BotExecutor,
    pub(super) folder: TempDir,
}

impl Place {
    pub(super) async fn start() -> Self {
        let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("a sandbox");
        let bot = executor_with(sandbox.bot_api_url(), sandbox.bot_token().expose());
        Self { sandbox, bot, folder: tempfile::tempdir().expect("a folder") }
    }

    pub(super) fn messages(&self) -> usize {
        self.sandbox.world(|world| world.message_count())
    }

    pub(super) fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    pub(super) fn attachment(&self, name: &str) -> ResolvedAttachment {
        let content = if name.ends_with(".png") { png(64, 48) } else { b"content of a file".to_vec() };
        path(&self.file(name, &content))
    }

    pub(super) async fn send(&self, message: &SendMessage) -> Result<Json, ActionError> {
        send(&self.bot, message, &Listener::default()).await
    }

    /// Carries out an action that succeeds, and gives its result and the methods that it took.
    pub(super) async fn done(&self, action: ResolvedAction) -> (Json, Vec<String>) {
        let call = Listener::default();
        let result = self.bot.execute(&action, &call).await.unwrap_or_else(|error| panic!("{action:?}: {error:?}"));
        (result, call.methods())
    }

    /// Carries out an action that fails.
    pub(super) async fn refused(&self, action: ResolvedAction) -> ActionError {
        let result = self.bot.execute(&action, &Listener::default()).await;
        result.err().unwrap_or_else(|| panic!("{action:?} is refused"))
    }

    pub(super) fn fault(&self, kind: FaultKind) {
        self.sandbox.set_faults(vec![Fault { method: None, kind, times: Some(1) }]);
    }
}

/// The first bytes of a PNG image of this size: enough for everyone who only measures it.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// Remembers what it hears; a flood wait passes at once, or is refused.
#[derive(Default)]
pub(crate) struct Listener {
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

    fn flood_wait<'a>(&'a self, seconds: u32, _: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
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
    let endpoint = BotEndpoint { api_url: api_url.to_owned(), token: Secret::new(token), is_test: false, proxy: None };
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

pub(super) fn edit(peer: i64, message_id: i64) -> EditMessage {
    EditMessage {
        peer: PeerAddress::Id(peer),
        message_id,
        text: None,
        attachment: None,
        link_preview: true,
        buttons: None,
    }
}

pub(super) fn edit_text(peer: i64, message_id: i64, text: &str) -> EditMessage {
    EditMessage { text: Some(FormattedText::plain(text)), ..edit(peer, message_id) }
}

pub(super) fn forward(from: i64, message_ids: &[i64], to: i64) -> ForwardMessage {
    ForwardMessage {
        from_peer: PeerAddress::Id(from),
        message_ids: message_ids.to_vec(),
        peer: PeerAddress::Id(to),
        without_author: false,
        silent: false,
        send_at: None,
        topic: None,
        protect_content: false,
    }
}

pub(super) fn delete(peer: i64, message_ids: &[i64]) -> ResolvedAction {
    let message_ids = message_ids.to_vec();
    ResolvedAction::DeleteMessage(DeleteMessage { peer: PeerAddress::Id(peer), message_ids, for_everyone: true })
}

pub(super) fn location(peer: i64) -> SendLocation {
    SendLocation {
        peer: PeerAddress::Id(peer),
        latitude: 55.7887,
        longitude: 37.5863,
        horizontal_accuracy: None,
        live_period: None,
        heading: None,
        proximity_alert_radius: None,
        options: SendOptions::default(),
    }
}

pub(super) fn contact(peer: i64) -> SendContact {
    SendContact {
        peer: PeerAddress::Id(peer),
        phone_number: "+79995550101".into(),
        first_name: "Тимур".into(),
        last_name: None,
        vcard: None,
        options: SendOptions::default(),
    }
}

pub(super) fn dialogs() -> GetDialogs {
    GetDialogs { limit: 100, archived: false, kinds: Vec::new(), search: None }
}

pub(super) fn profile(peer: Option<i64>) -> ResolvedAction {
    ResolvedAction::GetProfile(GetProfile { peer: peer.map(PeerAddress::Id) })
}

pub(super) fn messages(peer: i64) -> GetMessages {
    GetMessages {
        peer: PeerAddress::Id(peer),
        limit: 100,
        before_id: None,
        from_date: None,
        to_date: None,
        search: None,
        message_ids: Vec::new(),
    }
}

pub(super) async fn send(executor: &BotExecutor, message: &SendMessage, call: &Listener) -> Result<Json, ActionError> {
    executor.execute(&ResolvedAction::SendMessage(message.clone()), call).await
}

/// The code and kind of the failure.
pub(super) async fn failure(executor: &BotExecutor, message: &SendMessage) -> (String, FailureKind) {
    let error = send(executor, message, &Listener::default()).await.expect_err("a failure");
    (error.code, error.kind)
}
