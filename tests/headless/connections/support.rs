//! A data folder, a sandbox and a keyring, and front ends over them.

use jiff::{Timestamp, tz::TimeZone};
use scenogram::backend::{
    Backend, BackendOptions, Command, ConnectionCommand, ConnectionEntry, ConnectionEvent, Event, RequestId, RunId,
    SandboxStart, VaultCommand, VaultState,
};
use scenogram::connection::{BotServer, Connection, ConnectionId, ConnectionKind, Endpoint, SecretSlot};
use scenogram::engine::{Mode, RunRequest, Scope, Transcript};
use scenogram::sandbox::{Sandbox, SandboxOptions};
use scenogram::scenario::{Content, Edit, FieldKey, FieldValue, Scenario};
use scenogram::secret::Secret;
use scenogram::storage::{DataFolder, Keyring, MemoryKeyring};
use scenogram::texts::Language;
use scenogram::value::Variables;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;

const LIMIT: Duration = Duration::from_secs(30);

/// A token of the right form that no bot has.
pub(super) fn wrong_token() -> Secret {
    Secret::new(format!("1000000:{}", "w".repeat(35)))
}

/// What outlives a start of the program.
pub(super) struct Place {
    home: tempfile::TempDir,
    pub(super) sandbox: Sandbox,
    pub(super) keyring: MemoryKeyring,
    runtime: Runtime,
}

impl Place {
    pub(super) fn new() -> Self {
        let runtime = Runtime::new().expect("threads");
        let sandbox = runtime.block_on(Sandbox::start(SandboxOptions::default())).expect("a loopback port is free");
        let home = tempfile::tempdir().expect("a folder");
        Self { home, sandbox, keyring: MemoryKeyring::default(), runtime }
    }

    pub(super) fn path(&self) -> &Path {
        self.home.path()
    }

    /// The sandbox goes, and another one comes in its place, as at every start of the program.
    pub(super) fn renew_sandbox(&mut self) {
        let started = self.runtime.block_on(Sandbox::start(SandboxOptions::default()));
        self.sandbox = started.expect("a loopback port is free");
    }

    pub(super) fn home(&self) -> DataFolder {
        DataFolder::at(self.path())
    }

    /// Starts the program.
    pub(super) fn open(&self) -> Front {
        self.open_with(Box::new(self.keyring.clone()))
    }

    pub(super) fn open_with(&self, keyring: Box<dyn Keyring>) -> Front {
        let base = BackendOptions::new(env!("CARGO_BIN_EXE_scenogram"), self.home(), Arc::new(|| {}));
        let sandbox = SandboxStart::Given(self.sandbox.clone());
        let backend = Backend::start(BackendOptions { sandbox, keyring, ..base }).expect("threads");
        Front { backend, requests: 0, unread: VecDeque::new(), list: Vec::new(), vault: None }
    }

    /// The sandbox's bot as a connection that a person has typed.
    pub(super) fn bot(&self, name: &str) -> Connection {
        Connection::new(name, Endpoint::Bot(BotServer::Own { url: self.sandbox.bot_api_url().to_owned() }))
    }

    pub(super) fn token(&self) -> Secret {
        self.sandbox.bot_token().duplicate()
    }
}

/// A front end: sends, and remembers what it hears.
pub(super) struct Front {
    backend: Backend,
    requests: u64,
    /// Heard while something else was waited for.
    unread: VecDeque<Event>,
    /// The newest list of connections.
    pub(super) list: Vec<ConnectionEntry>,
    /// The newest state of the vault.
    pub(super) vault: Option<VaultState>,
}

impl Front {
    pub(super) fn send(&self, command: Command) {
        self.backend.send(command);
    }

    pub(super) fn request(&mut self) -> RequestId {
        self.requests += 1;
        RequestId(self.requests)
    }

    /// Sends a wish and gives what answers it.
    pub(super) fn ask(&mut self, command: ConnectionCommand) -> Event {
        let request = self.wish(command);
        self.answer(request)
    }

    /// Sends a wish.
    pub(super) fn wish(&mut self, command: ConnectionCommand) -> RequestId {
        let request = self.request();
        self.send(Command::Connections { request, command });
        request
    }

    pub(super) fn vault(&mut self, command: VaultCommand) -> Event {
        let request = self.request();
        self.send(Command::Vault { request, command });
        self.answer(request)
    }

    /// The next event that answers this request; of a test, what ends it.
    #[track_caller]
    pub(super) fn answer(&mut self, request: RequestId) -> Event {
        self.wait("an answer", |event| match event {
            Event::Connections { request: answered, event } => {
                *answered == Some(request) && !matches!(event, ConnectionEvent::Testing { .. })
            }
            Event::Vault { request: answered, .. } => *answered == Some(request),
            Event::VaultNeeded { request: answered, .. } | Event::Failed { request: answered, .. } => {
                *answered == request
            }
            Event::SignIn { sign_in, .. } => *sign_in == request,
            _ => false,
        })
    }

    /// The next event like this; others are kept for later.
    #[track_caller]
    pub(super) fn wait(&mut self, what: &str, is_it: impl Fn(&Event) -> bool) -> Event {
        if let Some(event) = self.unread.iter().position(&is_it).and_then(|at| self.unread.remove(at)) {
            return event;
        }
        loop {
            let Some(event) = self.backend.wait_event(LIMIT) else {
                panic!("waited in vain for {what}; heard: {:?}", self.unread)
            };
            match &event {
                Event::Connections { event: ConnectionEvent::List { connections, .. }, .. } => {
                    self.list.clone_from(connections);
                }
                Event::Vault { state, .. } => self.vault = Some(state.clone()),
                _ => {}
            }
            if is_it(&event) {
                return event;
            }
            self.unread.push_back(event);
        }
    }

    /// Waits until the vault has been looked for at the start.
    #[track_caller]
    pub(super) fn ready(mut self) -> Self {
        self.wait("the vault", |event| matches!(event, Event::Vault { request: None, .. }));
        self.wait("the list", |event| matches!(event, Event::Connections { event: ConnectionEvent::List { .. }, .. }));
        // The first list came before the vault.
        self.wait("the list with the vault", |event| {
            matches!(event, Event::Connections { event: ConnectionEvent::List { .. }, .. })
        });
        self
    }

    /// Everything heard until nothing more comes for a while.
    pub(super) fn silence(&mut self, quiet: Duration) -> Vec<Event> {
        let mut heard: Vec<_> = self.unread.drain(..).collect();
        while let Some(event) = self.backend.wait_event(quiet) {
            heard.push(event);
        }
        heard
    }

    /// Keeps a bot and gives its id.
    #[track_caller]
    pub(super) fn add(&mut self, connection: Connection, token: Secret) -> ConnectionId {
        let secrets = vec![(SecretSlot::BotToken, Some(token))];
        let id = connection.id.clone();
        let answer = self.ask(ConnectionCommand::Save { connection: Box::new(connection), secrets });
        assert!(is_saved(&answer), "{answer:?}");
        id
    }

    #[track_caller]
    pub(super) fn entry(&self, name: &str) -> &ConnectionEntry {
        let found = self.list.iter().find(|entry| entry.connection.name == name);
        found.unwrap_or_else(|| panic!("no {name} in {:?}", self.list))
    }

    /// Sends a message to the sandbox's second person with this connection.
    #[track_caller]
    pub(super) fn run(&mut self, connection: &str, kind: ConnectionKind) -> Transcript {
        let run = RunId(self.request().0);
        self.send(Command::Run { run, request: run_request(scenario(connection, kind)) });
        match self.wait("the end of the run", |event| matches!(event, Event::RunFinished { .. })) {
            Event::RunFinished { transcript, .. } => *transcript,
            other => panic!("{other:?}"),
        }
    }
}

pub(super) fn is_saved(event: &Event) -> bool {
    matches!(event, Event::Connections { event: ConnectionEvent::Saved { .. }, .. })
}

/// The sentence of a failure.
#[track_caller]
pub(super) fn failure(event: &Event) -> String {
    match event {
        Event::Failed { message, .. } => message.show(Language::English),
        other => panic!("no failure: {other:?}"),
    }
}

/// A step that sends a message to the second person.
pub(super) fn scenario(connection: &str, kind: ConnectionKind) -> Scenario {
    let mut scenario = Scenario::with_one_step("id", "Заказ");
    let content = |text: &str| Some(Content::Value(FieldValue::Text(text.into())));
    for edit in [
        Edit::SetConnection { node: "step".into(), kind, connection: connection.into() },
        Edit::SetField { node: "step".into(), key: FieldKey::Peer, content: content("2") },
        Edit::SetField { node: "step".into(), key: FieldKey::Text, content: content("Готово") },
    ] {
        scenario.apply(edit).expect("the step is there");
    }
    scenario
}

fn run_request(scenario: Scenario) -> Box<RunRequest> {
    Box::new(RunRequest {
        scenario,
        variables: Variables::new(),
        scope: Scope::All,
        mode: Mode::Run,
        folder: ".".into(),
        connections: BTreeMap::new(),
        language: Language::English,
        zone: TimeZone::UTC,
        now: Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    })
}
