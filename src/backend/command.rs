//! What the front ends can ask for.

use super::{ConnectionCommand, SandboxCommand, SignInCommand, VaultCommand};
use crate::engine::RunRequest;
use crate::scenario::{ConnectionKind, Scenario, Step};
use crate::storage::{Fingerprint, Settings};
use crate::texts::Language;
use crate::value::Variables;
use std::path::PathBuf;

/// Tells answers of one request from those of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// Tells one run from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub u64);

/// One request to the backend; each names the events that answer it.
#[derive(Debug)]
pub enum Command {
    /// Lists the scenarios of a folder → [`super::Event::Folder`] or `Failed`.
    OpenFolder { request: RequestId, folder: PathBuf },
    /// Reads a scenario file → `Loaded` or `Failed`.
    Load { request: RequestId, path: PathBuf },
    /// Writes a scenario file in one step → `Saved`, `SaveConflict` or `Failed`. With `expected`, a file whose content
    /// is another is not overwritten; `None` overwrites whatever is there.
    Save { request: RequestId, path: PathBuf, scenario: Box<Scenario>, expected: Option<Fingerprint> },
    /// Writes a new file beside the others, under a free name made of the scenario's → `Saved` or `Failed`.
    Create { request: RequestId, folder: PathBuf, scenario: Box<Scenario> },
    /// Renames a file → `Renamed` or `Failed`. Never overwrites.
    Rename { request: RequestId, from: PathBuf, to: PathBuf },
    /// Moves a file to the system's trash → `Deleted` or `Failed`.
    Delete { request: RequestId, path: PathBuf },
    /// The values of a step's fields for these variables → `Previewed`. A newer preview replaces one still waiting.
    Preview { request: RequestId, step: Box<Step>, variables: Variables, folder: PathBuf },
    /// Starts a run → `Run` events, at last `RunFinished`.
    Run { run: RunId, request: Box<RunRequest> },
    /// Ends a run within 100 ms; it still gives its `RunFinished`.
    Cancel { run: RunId },
    /// Whom the connection can write to → `Recipients`. A newer request ends an older one.
    ListRecipients { request: RequestId, kind: ConnectionKind, connection: String, language: Language },
    /// Gives up a list of recipients → nothing.
    CancelRecipients { request: RequestId },
    /// A wish about connections → [`super::Event::Connections`] or `Failed`.
    Connections { request: RequestId, command: ConnectionCommand },
    /// A step of the sign-in of this id → [`super::Event::SignIn`].
    SignIn { sign_in: RequestId, command: SignInCommand },
    /// A wish about where secrets are kept → [`super::Event::Vault`] or `Failed`.
    Vault { request: RequestId, command: VaultCommand },
    /// A wish about the sandbox's chats → [`super::Event::Sandbox`] or `Failed`.
    Sandbox { request: RequestId, command: SandboxCommand },
    /// Gives up what a request asked for → nothing more of it is heard.
    CancelRequest { request: RequestId },
    /// Keeps the settings → nothing, or `Failed`.
    SaveSettings { request: RequestId, settings: Box<Settings> },
}
