//! The only place with threads and a runtime: takes commands, gives events.
//!
//! The front ends never wait: they send a [`Command`] and later hear [`Event`]s that carry the command's id. Deliberately
//! not here: rules of scenarios or of Telegram.
//!
//! Files are worked on one command after the other, so that a read sees what was written before it; runs and previews go
//! on beside them.

mod attached;
mod bubbles;
mod command;
mod connection_command;
mod connections;
mod event;
mod files;
mod interrupt;
mod lines;
mod outlet;
mod previews;
mod recipients;
mod runs;
mod sandbox_chats;
mod sandbox_command;
mod sandbox_host;
mod server;
mod sign_in;
mod sign_in_command;
mod trouble;
mod vault;
mod vault_command;
mod wishes;
mod work;

pub use attached::AttachedFile;
pub use command::{Command, RequestId, RunId};
pub use connection_command::{
    ConnectionCommand, ConnectionEntry, ConnectionEvent, ConnectionState, ConnectionUse, TestTarget,
};
pub use connections::{SANDBOX_BOT, SANDBOX_USER, known_connections};
pub use event::{Event, FileEntry, LoadedFile, SandboxFacts, SandboxPerson};
pub use files::{SourceError, read_scenario};
pub use interrupt::Interrupt;
pub use lines::Lines;
pub use recipients::{Recipient, RecipientKind};
pub use sandbox_command::{
    ChatId, OpenChat, PersonAct, SandboxAccount, SandboxChat, SandboxCommand, SandboxEvent, SandboxView,
};
pub use server::{SandboxServer, bench_scripts};
pub use sign_in_command::{SignInApplication, SignInCommand, SignInEvent, SignInStart, SignedInCard};
pub use vault_command::{VaultCommand, VaultState};

use crate::sandbox::Sandbox;
use crate::secret::Secret;
use crate::storage::{DataFolder, Keyring, NoKeyring};
use outlet::Outlet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{io, thread};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// How long dropping a backend waits for files that are being written and runs that are being cancelled.
const LAST_WORK: Duration = Duration::from_millis(800);

/// How long Telegram is told that a sign-in is given up, also when the backend is dropped: a session whose key nobody has
/// would stay in the account.
const FAREWELL: Duration = Duration::from_secs(5);

/// What a backend needs to know of its surroundings.
pub struct BackendOptions {
    /// The program that evaluates scripts when started with the worker's argument: this very binary.
    pub worker: PathBuf,
    pub home: DataFolder,
    /// Called after every event, from any thread: wakes the window.
    pub wake: Arc<dyn Fn() + Send + Sync>,
    pub sandbox: SandboxStart,
    /// Keeps the key of the secrets in the data folder.
    pub keyring: Box<dyn Keyring>,
    /// Secrets in a file of their own instead, which no keyring opens.
    pub secrets: Option<SecretsFile>,
}

impl BackendOptions {
    /// The least: the sandbox starts when it is needed, and the system's keyring is left alone.
    pub fn new(worker: impl Into<PathBuf>, home: DataFolder, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let keyring = Box::new(NoKeyring);
        Self { worker: worker.into(), home, wake, sandbox: SandboxStart::WhenNeeded, keyring, secrets: None }
    }
}

/// A file of secrets that has a passphrase.
pub struct SecretsFile {
    pub path: PathBuf,
    /// Without it the vault is locked at first. A wrong one breaks it, and so does a file that is not there; both can be
    /// mended by [`VaultCommand::Unlock`] and [`VaultCommand::Create`].
    pub passphrase: Option<Secret>,
}

/// Which sandbox a backend has.
pub enum SandboxStart {
    /// One of its own, at once.
    AtOnce,
    /// One of its own, as soon as something needs it.
    WhenNeeded,
    /// This one, which someone else has started and may change; told of at once.
    Given(Sandbox),
}

/// The running backend; dropping it ends everything within about a second, or six where Telegram is to hear of an end.
pub struct Backend {
    commands: Option<UnboundedSender<Command>>,
    events: Receiver<Event>,
    /// Closed by the backend's thread when its work has ended.
    ended: Receiver<()>,
}

impl Backend {
    /// Starts the threads. Fails only where the system gives none.
    pub fn start(options: BackendOptions) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("scenogram-backend")
            .enable_all()
            .build()?;
        let (command_sender, commands) = unbounded_channel();
        let (event_sender, events) = channel();
        let (end, ended) = channel();
        let outlet = Outlet::new(event_sender, Arc::clone(&options.wake));
        thread::Builder::new().name("scenogram-backend".into()).spawn(move || {
            runtime.block_on(work::work(options, commands, outlet));
            runtime.shutdown_timeout(Duration::from_millis(100));
            drop(end);
        })?;
        Ok(Self { commands: Some(command_sender), events, ended })
    }

    /// Hands a command over; never waits.
    pub fn send(&self, command: Command) {
        if let Some(commands) = &self.commands {
            // The receiver lives as long as the backend's thread, which ends only after this sender is gone.
            let _ = commands.send(command);
        }
    }

    /// The next event, if one is there.
    pub fn try_event(&self) -> Option<Event> {
        self.events.try_recv().ok()
    }

    /// The next event, waited for up to this long.
    pub fn wait_event(&self, limit: Duration) -> Option<Event> {
        self.events.recv_timeout(limit).ok()
    }
}

impl Backend {
    /// Whether the backend's thread still works; after its end no event comes any more.
    pub fn is_running(&self) -> bool {
        matches!(self.ended.try_recv(), Err(std::sync::mpsc::TryRecvError::Empty))
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.commands = None;
        // Nothing is ever sent here: the wait ends when the thread closes the channel, or when it takes too long.
        let _ = self.ended.recv_timeout(FAREWELL + 2 * LAST_WORK);
    }
}

#[cfg(test)]
mod tests;
