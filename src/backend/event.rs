//! What the front ends hear.

use super::{AttachedFile, ConnectionEvent, Recipient, RequestId, RunId, SandboxEvent, SignInEvent, VaultState};
use crate::chat::ChatView;
use crate::connection::ServerAddress;
use crate::engine::{FieldPreview, RunEvent, Transcript};
use crate::scenario::Scenario;
use crate::secret::Secret;
use crate::storage::Fingerprint;
use crate::texts::Message;
use crate::value::Position;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The sandbox serves; sent once after the start.
    SandboxReady {
        bot_api: String,
        facts: Arc<SandboxFacts>,
    },
    /// The sandbox could not start.
    SandboxFailed {
        message: Message,
    },
    Folder {
        request: RequestId,
        folder: PathBuf,
        files: Vec<FileEntry>,
    },
    Loaded {
        request: RequestId,
        path: PathBuf,
        file: Box<LoadedFile>,
    },
    Saved {
        request: RequestId,
        path: PathBuf,
        fingerprint: Fingerprint,
    },
    /// Someone else changed the file since it was read; nothing was written.
    SaveConflict {
        request: RequestId,
        path: PathBuf,
    },
    Renamed {
        request: RequestId,
        from: PathBuf,
        to: PathBuf,
    },
    Deleted {
        request: RequestId,
        path: PathBuf,
    },
    Previewed {
        request: RequestId,
        fields: Vec<FieldPreview>,
        /// The files among them.
        files: Vec<AttachedFile>,
        /// The chat as it will look after the step.
        chat: Box<ChatView>,
    },
    Recipients {
        request: RequestId,
        /// The newest first; or why there is no list.
        list: Result<Vec<Recipient>, Message>,
    },
    /// Something happened to connections; `request` is that of the wish that it answers, if it answers one.
    Connections {
        request: Option<RequestId>,
        event: ConnectionEvent,
    },
    SignIn {
        sign_in: RequestId,
        event: SignInEvent,
    },
    /// The state of the vault: once after the start, after every wish about it, and whenever it changes.
    Vault {
        request: Option<RequestId>,
        state: VaultState,
    },
    /// What this request asked for needs secrets to be kept or read, and the vault is not open: once it is, the request
    /// can be made again.
    VaultNeeded {
        request: RequestId,
        state: VaultState,
    },
    /// The sandbox's chats, as they are after what `request` asked for, or after a change.
    Sandbox {
        request: RequestId,
        event: SandboxEvent,
    },
    Run {
        run: RunId,
        event: RunEvent,
    },
    RunFinished {
        run: RunId,
        transcript: Box<Transcript>,
    },
    /// A request could not be carried out, or its task panicked.
    Failed {
        request: RequestId,
        path: Option<PathBuf>,
        message: Message,
        position: Option<Position>,
    },
}

/// What a rehearsal in the sandbox types in: all of it is the sandbox's own and opens nothing else.
#[derive(Debug)]
pub struct SandboxFacts {
    pub bot_token: Secret,
    pub api_id: i32,
    pub api_hash: Secret,
    /// Where its accounts go.
    pub mtproto: ServerAddress,
    pub people: Vec<SandboxPerson>,
}

/// Someone who can sign in to the sandbox.
#[derive(Clone, PartialEq, Eq)]
pub struct SandboxPerson {
    pub id: i64,
    pub name: String,
    /// A plus and digits.
    pub phone: String,
    pub code: String,
    /// The two-step password, where there is one.
    pub password: Option<String>,
}

impl fmt::Debug for SandboxPerson {
    /// Who it is; never what signs them in.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SandboxPerson").field("id", &self.id).field("name", &self.name).finish_non_exhaustive()
    }
}

/// A scenario file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    pub path: PathBuf,
    /// The scenario's name; the file's own where it cannot be read.
    pub name: String,
    /// Whether it can be read as a scenario.
    pub readable: bool,
}

/// A scenario as it was read.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    pub scenario: Scenario,
    /// What the reader should know: comments that saving drops, a secret that stands in the file.
    pub notices: Vec<Message>,
    /// Saving is refused as long as the file holds what it must not.
    pub read_only: bool,
    /// The content as read, to notice a change by someone else.
    pub fingerprint: Fingerprint,
}
