//! The command line's side of the backend: a wish, what is heard of it, and how it can end.

use super::prompt;
use super::stop::{Stop, closed};
use crate::backend::{
    Backend, BackendOptions, Command, ConnectionCommand, ConnectionEntry, ConnectionEvent, ConnectionState, Event,
    Interrupt, Lines, RequestId, SandboxFacts, SandboxStart, SecretsFile, VaultCommand, VaultState,
};
use crate::cli::exit::Exit;
use crate::connection::{Connection, Endpoint, UserServer, check_name};
use crate::secret::Secret;
use crate::storage::{DataFolder, FileErrorKind, Keyring, SystemKeyring, VaultError};
use crate::texts::{Language, Message};
use std::env;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How often a wait is left to see whether the person pressed Ctrl-C.
pub(in crate::cli) const LOOK_UP: Duration = Duration::from_millis(20);

/// What a command needs of the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Need {
    /// Whatever is there.
    Nothing,
    /// Secrets are read; where none can be kept, there are none.
    Read,
    /// Secrets are kept.
    Keep,
}

/// The backend with everything that a command in a terminal needs.
pub(in crate::cli) struct Front {
    pub(in crate::cli) backend: Backend,
    pub(in crate::cli) interrupt: Interrupt,
    pub(in crate::cli) lines: Lines,
    pub(in crate::cli) language: Language,
    pub(in crate::cli) home: DataFolder,
    /// Whether the secrets are in a file that was named.
    is_named: bool,
    requests: u64,
    list: Option<Vec<ConnectionEntry>>,
    /// How the vault is, once it has been looked for.
    vault: Option<VaultState>,
    /// What a rehearsal in the sandbox types, or why there is no sandbox.
    sandbox: Option<Result<Arc<SandboxFacts>, Message>>,
}

impl Front {
    /// Starts the backend over the data folder, with secrets in this file if one is named.
    pub(in crate::cli) fn start(
        secrets: Option<&Path>,
        sandbox: SandboxStart,
        language: Language,
    ) -> Result<Self, Stop> {
        let home = DataFolder::find().map_err(|error| Stop::Told(error.message(), Exit::Usage))?;
        Self::over(home, secrets, sandbox, language)
    }

    /// The same over this data folder.
    pub(in crate::cli) fn over(
        home: DataFolder,
        secrets: Option<&Path>,
        sandbox: SandboxStart,
        language: Language,
    ) -> Result<Self, Stop> {
        Self::with_keyring(home, Box::new(SystemKeyring), secrets, sandbox, language)
    }

    /// The same with this keyring in place of the system's.
    pub(in crate::cli) fn with_keyring(
        home: DataFolder,
        keyring: Box<dyn Keyring>,
        secrets: Option<&Path>,
        sandbox: SandboxStart,
        language: Language,
    ) -> Result<Self, Stop> {
        let failed =
            |error: io::Error| Stop::Told(Message::new("cli-system").with("reason", error.to_string()), Exit::Usage);
        let worker = env::current_exe().map_err(failed)?;
        let options = BackendOptions {
            keyring,
            secrets: secrets.map(|path| SecretsFile { path: path.to_owned(), passphrase: None }),
            sandbox,
            ..BackendOptions::new(worker, home.clone(), Arc::new(|| {}))
        };
        let interrupt = Interrupt::watch().map_err(failed)?;
        let lines = Lines::new().map_err(failed)?;
        let backend = Backend::start(options).map_err(failed)?;
        let is_named = secrets.is_some();
        Ok(Self {
            backend,
            interrupt,
            lines,
            language,
            home,
            is_named,
            requests: 0,
            list: None,
            vault: None,
            sandbox: None,
        })
    }

    /// The id of the next request.
    pub(in crate::cli) fn next_request(&mut self) -> RequestId {
        self.requests += 1;
        RequestId(self.requests)
    }

    /// Waits for the first event of which something is taken.
    pub(in crate::cli) fn wait<T>(&mut self, mut take: impl FnMut(Event) -> Option<T>) -> Result<T, Stop> {
        loop {
            if self.interrupt.happened() {
                return Err(Stop::Interrupted);
            }
            if let Some(taken) = self.look(&mut take)? {
                return Ok(taken);
            }
        }
    }

    /// The same for what Ctrl-C does not cut short; a second one ends the program.
    pub(in crate::cli) fn wait_to_the_end<T>(&mut self, mut take: impl FnMut(Event) -> Option<T>) -> Result<T, Stop> {
        loop {
            if let Some(taken) = self.look(&mut take)? {
                return Ok(taken);
            }
        }
    }

    /// What is taken of the next event, if one comes soon.
    fn look<T>(&mut self, take: &mut impl FnMut(Event) -> Option<T>) -> Result<Option<T>, Stop> {
        match self.backend.wait_event(LOOK_UP) {
            Some(event) => {
                self.note(&event);
                Ok(take(event))
            }
            None if !self.backend.is_running() => Err(Stop::Told(Message::new("cli-backend-gone"), Exit::Failed)),
            None => Ok(None),
        }
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::Connections { event: ConnectionEvent::List { connections, .. }, .. } => {
                self.list = Some(connections.clone());
            }
            Event::Vault { request, state } => {
                self.vault = Some(state.clone());
                // Told before the vault was looked for, the list calls everything locked; the right one follows.
                if request.is_none() {
                    self.list = None;
                }
            }
            Event::SandboxReady { facts, .. } => self.sandbox = Some(Ok(Arc::clone(facts))),
            Event::SandboxFailed { message } => self.sandbox = Some(Err(message.clone())),
            _ => {}
        }
    }

    /// Makes a wish and gives its answer; `heard` is told of everything that comes before it, and says what is the
    /// answer.
    pub(in crate::cli) fn ask_hearing(
        &mut self,
        command: ConnectionCommand,
        mut heard: impl FnMut(&ConnectionEvent) -> bool,
    ) -> Result<ConnectionEvent, Stop> {
        let asked = self.next_request();
        self.backend.send(Command::Connections { request: asked, command });
        let answer = self.wait(|event| answer(event, asked).filter(|answer| answer.as_ref().map_or(true, &mut heard)));
        match answer {
            Ok(answer) => answer,
            Err(stop) => {
                self.backend.send(Command::CancelRequest { request: asked });
                Err(stop)
            }
        }
    }

    /// Makes a wish that Ctrl-C does not cut short once it is made, and gives its only answer.
    pub(in crate::cli) fn ask_to_the_end(&mut self, command: ConnectionCommand) -> Result<ConnectionEvent, Stop> {
        let asked = self.next_request();
        self.backend.send(Command::Connections { request: asked, command });
        self.wait_to_the_end(|event| answer(event, asked))?
    }

    /// The same where the first answer is the only one.
    pub(in crate::cli) fn ask(&mut self, command: ConnectionCommand) -> Result<ConnectionEvent, Stop> {
        self.ask_hearing(command, |_| true)
    }

    /// All connections.
    pub(in crate::cli) fn list(&mut self) -> Result<Vec<ConnectionEntry>, Stop> {
        if let Some(list) = &self.list {
            return Ok(list.clone());
        }
        self.wait(|event| match event {
            Event::Connections { event: ConnectionEvent::List { connections, .. }, .. } => Some(connections),
            _ => None,
        })
    }

    /// What a rehearsal in the sandbox types, once the sandbox serves.
    pub(in crate::cli) fn sandbox(&mut self) -> Result<Arc<SandboxFacts>, Stop> {
        let ready = match self.sandbox.clone() {
            Some(ready) => ready,
            None => self.wait(|event| match event {
                Event::SandboxReady { facts, .. } => Some(Ok(facts)),
                Event::SandboxFailed { message } => Some(Err(message)),
                _ => None,
            })?,
        };
        ready.map_err(|message| Stop::Told(message, Exit::Failed))
    }

    /// The connection of this name.
    pub(in crate::cli) fn entry(&mut self, name: &str) -> Result<ConnectionEntry, Stop> {
        let found = self.list()?.into_iter().find(|entry| entry.connection.name == name);
        found.ok_or_else(|| Stop::Unknown(name.to_owned()))
    }

    /// Whether a new connection can have this name, which is asked before anything else is.
    pub(in crate::cli) fn check_name(&mut self, name: &str) -> Result<(), Stop> {
        let entries = self.list()?;
        // What only the environment gives is kept nowhere.
        let others = entries.iter().filter(|entry| !entry.is_from_environment);
        let checked = check_name(name, others.map(|entry| entry.connection.name.as_str()));
        checked.map_err(|error| Stop::Told(error.message(), Exit::Failed))
    }

    /// The account of this name and server that is not signed in any more: it is signed in again.
    pub(in crate::cli) fn signed_out(&mut self, name: &str, server: &UserServer) -> Result<Option<Connection>, Stop> {
        let endpoint = Endpoint::User(server.clone());
        let found = self.list()?.into_iter().find(|entry| {
            let connection = &entry.connection;
            let is_kept = !entry.is_fixed() && entry.state == ConnectionState::SignedOut;
            is_kept && connection.name == name && connection.endpoint == endpoint
        });
        Ok(found.map(|entry| entry.connection))
    }

    /// Opens the vault as far as it is needed: with the passphrase of the environment, or one that is typed.
    pub(in crate::cli) fn open_vault(&mut self, need: Need) -> Result<(), Stop> {
        let state = match self.vault.clone() {
            Some(state) => state,
            None => self.wait(|event| match event {
                Event::Vault { state, .. } => Some(state),
                _ => None,
            })?,
        };
        match state {
            VaultState::Open(_) => Ok(()),
            // Nobody is asked for what may not be needed, unless the file was named on purpose.
            VaultState::Locked if need == Need::Nothing && !self.is_named && !prompt::has_passphrase() => Ok(()),
            VaultState::Locked => {
                let passphrase = prompt::passphrase(self)?;
                self.vault_wish(VaultCommand::Unlock { passphrase })
            }
            VaultState::Broken(VaultError::File(error))
                if self.is_named && need == Need::Keep && error.kind == FileErrorKind::NotFound =>
            {
                let passphrase = prompt::new_passphrase(self)?;
                self.vault_wish(VaultCommand::Create { passphrase })
            }
            VaultState::NoKeyring { .. } if need != Need::Keep => Ok(()),
            VaultState::Broken(_) if need == Need::Nothing && !self.is_named => Ok(()),
            closed_state => Err(closed(&closed_state)),
        }
    }

    fn vault_wish(&mut self, command: VaultCommand) -> Result<(), Stop> {
        let asked = self.next_request();
        self.backend.send(Command::Vault { request: asked, command });
        self.wait(|event| match event {
            Event::Vault { request: Some(request), state: VaultState::Open(_) } if request == asked => Some(Ok(())),
            Event::Vault { request: Some(request), state } if request == asked => Some(Err(closed(&state))),
            Event::Failed { request, message, .. } if request == asked => {
                Some(Err(Stop::Told(message, Exit::MissingSecret)))
            }
            _ => None,
        })?
    }

    /// A line that is typed or written, waited for until it comes or the person gives up.
    pub(in crate::cli) fn line(&mut self) -> Result<Secret, Stop> {
        loop {
            if self.interrupt.happened() {
                return Err(Stop::Interrupted);
            }
            match self.lines.next(LOOK_UP) {
                Some(Some(line)) => return Ok(line),
                Some(None) => return Err(Stop::Told(Message::new("cli-input-ended"), Exit::MissingSecret)),
                None => {}
            }
        }
    }
}

/// What answers this request, or what it fails with.
fn answer(event: Event, asked: RequestId) -> Option<Result<ConnectionEvent, Stop>> {
    match event {
        Event::Connections { request: Some(request), event } if request == asked => Some(Ok(event)),
        Event::Failed { request, message, .. } if request == asked => Some(Err(Stop::Told(message, Exit::Failed))),
        Event::VaultNeeded { request, state } if request == asked => Some(Err(closed(&state))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{BotServer, SecretSlot};
    use crate::storage::MemoryKeyring;

    #[test]
    fn with_an_open_keyring_what_is_kept_is_listed_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = MemoryKeyring::default();
        let start = || {
            let home = DataFolder::at(folder.path().join("home"));
            let keyring = Box::new(keyring.clone());
            Front::with_keyring(home, keyring, None, SandboxStart::WhenNeeded, Language::English).unwrap()
        };
        let mut front = start();
        front.open_vault(Need::Keep).unwrap();
        for (name, token) in [("ready", Some(format!("1000000:{}", "x".repeat(35)))), ("signed-out", None)] {
            let connection = Box::new(Connection::new(name, Endpoint::Bot(BotServer::Telegram)));
            let secrets = vec![(SecretSlot::BotToken, token.map(Secret::new))];
            front.ask(ConnectionCommand::Save { connection, secrets }).unwrap();
        }
        drop(front);
        for need in [Need::Nothing, Need::Read] {
            let mut front = start();
            front.open_vault(need).unwrap();
            assert_eq!(front.entry("ready").unwrap().state, ConnectionState::Ready);
            assert_eq!(front.entry("signed-out").unwrap().state, ConnectionState::SignedOut);
        }
    }
}
