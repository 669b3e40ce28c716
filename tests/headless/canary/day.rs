//! The working day: connections made and tried, runs that work and that fail, a panic, a restart.

use super::secrets::Secrets;
use super::{account, commands};
use scenogram::backend::{
    Backend, BackendOptions, Command, ConnectionCommand, ConnectionEvent, Event, RequestId, RunId, SandboxStart,
    VaultCommand, VaultState,
};
use scenogram::connection::{
    BotServer, Connection, ConnectionId, Endpoint, Proxy, ProxyChoice, ProxyKind, ProxySetting, SecretSlot,
};
use scenogram::engine::{ActionError, Mode, Outcome, RunRequest, Scope, Transcript};
use scenogram::sandbox::{Fault, FaultKind, Sandbox, SandboxOptions};
use scenogram::scenario::{Scenario, file};
use scenogram::secret::Secret;
use scenogram::storage::{
    DataFolder, Keyring, MemoryKeyring, NoKeyring, Vault, VaultError, VaultPlace, load_connections,
};
use scenogram::texts::Language;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// One person with the program.
pub(super) struct Day {
    pub(super) secrets: Secrets,
    pub(super) sandbox: Sandbox,
    pub(super) home: DataFolder,
    backend: Option<Backend>,
    /// Everything that was asked for and heard, as the log of a front end would have it.
    pub(super) story: Vec<String>,
    number: u64,
    /// Lets the next event end in a panic that says secrets.
    bomb: Arc<AtomicBool>,
    /// How many events the backend has sent, and how many of them were heard.
    sent: Arc<AtomicU64>,
    heard: u64,
}

/// Lives the day, and notes the secrets that it has brought.
pub(super) fn live(place: &Path) {
    scenogram::cli::install_panic_hook();
    scenogram::cli::install_logs();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let secrets = Secrets::read(place);
    let mut options = SandboxOptions::default();
    options.world.people[0].login_code = secrets.get("login code").to_owned();
    options.world.people[0].password = Some(secrets.get("two-step password").to_owned());
    let sandbox = runtime.block_on(Sandbox::start(options)).unwrap();
    let home = DataFolder::find().unwrap();
    home.lay_out_samples().unwrap();
    let mut day = Day {
        secrets,
        sandbox,
        home,
        backend: None,
        story: Vec::new(),
        number: 0,
        bomb: Arc::default(),
        sent: Arc::default(),
        heard: 0,
    };
    let token = day.sandbox.bot_token().duplicate();
    day.secrets.add("sandbox token", token.expose());
    day.begin(Box::new(NoKeyring));
    day.vault_with_a_passphrase();
    let bot = day.bot("Мой бот", "token that no server knows");
    day.sandbox_bot("Бот песочницы");
    day.proxy();
    account::with_settings(&mut day);
    account::tests(&mut day);
    account::signs_in(&mut day);
    day.runs();
    day.panics();
    day.changes(bot);
    day.restart();
    commands::runs(&mut day);
    commands::connections(&mut day);
    commands::signs_in(&mut day);
    day.note_what_is_kept();
    account::signs_out(&mut day);
    day.end(place);
    day.keyring();
    fs::write(std::env::temp_dir().join("story"), day.story.join("\n")).unwrap();
}

impl Day {
    fn begin(&mut self, keyring: Box<dyn Keyring>) {
        let (bomb, words) = (Arc::clone(&self.bomb), self.secrets.get("passphrase").to_owned());
        (self.sent, self.heard) = (Arc::default(), 0);
        let sent = Arc::clone(&self.sent);
        let wake = move || {
            sent.fetch_add(1, Ordering::SeqCst);
            if bomb.swap(false, Ordering::SeqCst) {
                panic!("in the middle of a task: {words:?}, that is {words}");
            }
        };
        let base = BackendOptions::new(env!("CARGO_BIN_EXE_scenogram"), self.home.clone(), Arc::new(wake));
        let options = BackendOptions { sandbox: SandboxStart::Given(self.sandbox.clone()), keyring, ..base };
        self.backend = Some(Backend::start(options).unwrap());
        self.hear(|event| match event {
            Event::Vault { request: None, state } => Some(state.clone()),
            _ => None,
        });
    }

    pub(super) fn secret(&self, name: &str) -> Secret {
        Secret::new(self.secrets.get(name))
    }

    pub(super) fn request(&mut self) -> RequestId {
        self.number += 1;
        RequestId(self.number)
    }

    pub(super) fn send(&mut self, command: Command) {
        record(&mut self.story, &command);
        self.backend.as_ref().unwrap().send(command);
    }

    /// Waits for what `wanted` takes.
    pub(super) fn hear<T>(&mut self, wanted: impl Fn(&Event) -> Option<T>) -> T {
        loop {
            let event = self.backend.as_ref().unwrap().wait_event(Duration::from_secs(60));
            let event = event.unwrap_or_else(|| {
                panic!("nothing more after {:#?}", self.story.iter().rev().take(5).collect::<Vec<_>>())
            });
            record(&mut self.story, &event);
            self.heard += 1;
            if let Event::Failed { message, .. } = &event {
                self.story.extend(Language::ALL.map(|language| message.show(language)));
            }
            if let Some(wanted) = wanted(&event) {
                return wanted;
            }
        }
    }

    /// Takes down a failure and its sentences.
    pub(super) fn tell(&mut self, error: &Option<ActionError>) {
        record(&mut self.story, error);
        if let Some(error) = error {
            self.story.extend(Language::ALL.map(|language| error.text.show(language)));
        }
    }

    /// The id of a kept connection.
    pub(super) fn id_of(&self, name: &str) -> ConnectionId {
        let kept = load_connections(&self.home).unwrap().connections;
        kept.into_iter().find(|connection| connection.name == name).unwrap().id
    }

    /// Asks for something and waits for its answer.
    pub(super) fn connections(&mut self, command: ConnectionCommand) -> Event {
        let asked = self.request();
        self.send(Command::Connections { request: asked, command });
        self.hear(|event| match event {
            Event::Connections { event: ConnectionEvent::Testing { .. } | ConnectionEvent::List { .. }, .. } => None,
            Event::Connections { request: Some(request), .. }
            | Event::Failed { request, .. }
            | Event::VaultNeeded { request, .. }
                if *request == asked =>
            {
                Some(event.clone())
            }
            _ => None,
        })
    }

    /// Hears everything that was sent, until nothing more is on its way.
    fn settle(&mut self) {
        loop {
            match self.sent.load(Ordering::SeqCst).cmp(&self.heard) {
                std::cmp::Ordering::Equal => return,
                std::cmp::Ordering::Greater => self.hear(|_| Some(())),
                // The one that was heard last is not yet counted.
                std::cmp::Ordering::Less => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    fn vault(&mut self, command: VaultCommand) -> Event {
        let asked = self.request();
        self.send(Command::Vault { request: asked, command });
        self.hear(|event| match event {
            Event::Vault { request: Some(request), .. } | Event::Failed { request, .. } if *request == asked => {
                Some(event.clone())
            }
            _ => None,
        })
    }

    pub(super) fn save(&mut self, connection: Connection, secrets: Vec<(SecretSlot, Option<Secret>)>) -> ConnectionId {
        let answer = self.connections(ConnectionCommand::Save { connection: Box::new(connection), secrets });
        match answer {
            Event::Connections { event: ConnectionEvent::Saved { id, .. }, .. } => id,
            other => panic!("{other:?}"),
        }
    }

    /// What does not open comes first: a wish before there is a vault.
    fn vault_with_a_passphrase(&mut self) {
        let connection = Connection::new("Ещё рано", Endpoint::Bot(BotServer::Telegram));
        let secrets = vec![(SecretSlot::BotToken, Some(self.secret("bot token")))];
        let answer = self.connections(ConnectionCommand::Save { connection: Box::new(connection), secrets });
        assert!(matches!(answer, Event::VaultNeeded { .. }), "{answer:?}");
        let answer = self.vault(VaultCommand::Create { passphrase: self.secret("passphrase") });
        assert!(matches!(answer, Event::Vault { state: VaultState::Open(VaultPlace::Passphrase), .. }), "{answer:?}");
    }

    /// A bot at the sandbox's address, which refuses its token.
    fn bot(&mut self, name: &str, token: &str) -> ConnectionId {
        let url = self.sandbox.bot_api_url().to_owned();
        let connection = Connection::new(name, Endpoint::Bot(BotServer::Own { url }));
        let token = self.secret(token);
        self.save(connection, vec![(SecretSlot::BotToken, Some(token))])
    }

    fn sandbox_bot(&mut self, name: &str) {
        self.bot(name, "sandbox token");
    }

    /// A default proxy and one of a connection's own, at which nobody answers.
    fn proxy(&mut self) {
        let proxy = |user: &str| {
            let user = user.to_owned();
            ProxySetting::Own(Proxy { kind: ProxyKind::Socks5, host: "127.0.0.1".into(), port: 1, user })
        };
        let mut connection = Connection::new("Через прокси", Endpoint::Bot(BotServer::Telegram));
        connection.proxy = ProxyChoice::Its(proxy("one"));
        let secrets = vec![
            (SecretSlot::BotToken, Some(self.secret("bot token"))),
            (SecretSlot::ProxyPassword, Some(self.secret("proxy password"))),
        ];
        self.save(connection, secrets);
        let password = Some(self.secret("proxy password"));
        let asked = self.request();
        let command = ConnectionCommand::SetDefaultProxy { setting: proxy("two"), password };
        self.send(Command::Connections { request: asked, command });
        self.hear(|event| match event {
            Event::Connections { event: ConnectionEvent::List { default_proxy: ProxySetting::Own(_), .. }, .. } => {
                Some(())
            }
            _ => None,
        });
        let command = ConnectionCommand::SetDefaultProxy { setting: ProxySetting::None, password: None };
        let asked = self.request();
        self.send(Command::Connections { request: asked, command });
        self.hear(|event| match event {
            Event::Connections { event: ConnectionEvent::List { default_proxy: ProxySetting::None, .. }, .. } => {
                Some(())
            }
            _ => None,
        });
    }

    /// One run of a scenario to its end.
    pub(super) fn run(&mut self, scenario: &Scenario, mode: Mode) -> Transcript {
        self.number += 1;
        let run = RunId(self.number);
        let request = RunRequest {
            scenario: scenario.clone(),
            variables: scenario.variables(None).unwrap_or_default(),
            scope: Scope::All,
            mode,
            folder: self.home.scenarios(),
            connections: BTreeMap::new(),
            language: Language::Russian,
            zone: jiff::tz::TimeZone::UTC,
            now: jiff::Timestamp::now,
            progress_limit: RunRequest::PROGRESS_LIMIT,
        };
        self.send(Command::Run { run, request: Box::new(request) });
        self.hear(|event| match event {
            Event::RunFinished { run: finished, transcript } if *finished == run => Some(transcript.as_ref().clone()),
            _ => None,
        })
    }

    /// Everything that a run can come to, checked first.
    fn runs(&mut self) {
        for (connection, outcome) in [
            ("sandbox-bot", Outcome::Done),
            ("Бот песочницы", Outcome::Done),
            ("Мой бот", Outcome::Failed),
            ("Через прокси", Outcome::Failed),
            ("нет такого", Outcome::Failed),
        ] {
            let scenario = sample(connection);
            self.run(&scenario, Mode::Check);
            assert_eq!(self.run(&scenario, Mode::Run).outcome, outcome, "{connection}");
        }
        let dialogs = include_str!("../../../scenarios/get-dialogs.ron");
        assert_eq!(self.run(&file::load(dialogs).unwrap().scenario, Mode::Run).outcome, Outcome::Done);
        let token = self.secrets.get("sandbox token").to_owned();
        for kind in [
            FaultKind::Error { code: 400, description: format!("Bad Request: no /bot{token}/sendMessage") },
            FaultKind::BadGateway,
            FaultKind::DropBefore,
            FaultKind::DropAfter,
        ] {
            self.sandbox.set_faults(vec![Fault { method: Some("sendMessage".into()), kind, times: None }]);
            assert_ne!(self.run(&sample("Бот песочницы"), Mode::Run).outcome, Outcome::Done);
        }
        self.sandbox.set_faults(Vec::new());
    }

    /// In a task of the backend, and in a thread of nobody; each says what it must not.
    fn panics(&mut self) {
        self.settle();
        // The next event is the first one of the run.
        self.bomb.store(true, Ordering::SeqCst);
        let transcript = self.run(&sample("Бот песочницы"), Mode::Run);
        assert_eq!(transcript.error.map(|error| error.code.clone()), Some("INTERNAL".into()));
        for name in self.secrets.names().into_iter().cloned().collect::<Vec<_>>() {
            // One that no part of the program has been told is nobody's to hide.
            if name != "wrong passphrase" {
                let words = self.secrets.get(&name).to_owned();
                assert!(std::thread::spawn(move || panic!("it said {words} and {words:?}")).join().is_err());
            }
        }
    }

    /// A connection is copied, renamed together with a scenario, and removed; a scenario is written.
    fn changes(&mut self, bot: ConnectionId) {
        let path = self.home.scenarios().join("mine.ron");
        fs::write(&path, file::save(&sample("Мой бот")).unwrap()).unwrap();
        let name = "Мой бот 2".to_owned();
        let copied = self.connections(ConnectionCommand::Duplicate { id: bot.clone(), name });
        assert!(matches!(copied, Event::Connections { .. }), "{copied:?}");
        let command =
            ConnectionCommand::Rename { id: bot.clone(), name: "Наш бот".into(), files: vec![path.clone()] };
        let renamed = self.connections(command);
        assert!(matches!(renamed, Event::Connections { .. }), "{renamed:?}");
        assert!(fs::read_to_string(&path).unwrap().contains("Наш бот"));
        let removed = self.connections(ConnectionCommand::Remove { id: bot });
        assert!(matches!(removed, Event::Connections { .. }), "{removed:?}");
        // A secret that was put into a text does not come back out of the check.
        let mut scenario = sample("sandbox-bot");
        scenario.notes = format!("the token is {}", self.secrets.get("bot token"));
        let request = self.request();
        let saved = self.home.scenarios().join("careless.ron");
        let command = Command::Save { request, path: saved.clone(), scenario: Box::new(scenario), expected: None };
        // Not taken down: what a person writes into a text is no secret to the program's own types.
        self.backend.as_ref().unwrap().send(command);
        self.hear(|event| matches!(event, Event::Failed { request: failed, .. } if *failed == request).then_some(()));
        assert!(!saved.exists());
    }

    /// The passphrase is mistyped first.
    fn restart(&mut self) {
        self.backend = None;
        self.begin(Box::new(NoKeyring));
        assert_eq!(self.run(&sample("Бот песочницы"), Mode::Run).outcome, Outcome::Failed, "the vault is locked");
        let answer = self.vault(VaultCommand::Unlock { passphrase: self.secret("wrong passphrase") });
        let state = format!("{answer:?}");
        assert!(
            matches!(answer, Event::Failed { .. }) || state.contains("Locked") || state.contains("Wrong"),
            "{state}"
        );
        let answer = self.vault(VaultCommand::Unlock { passphrase: self.secret("passphrase") });
        assert!(matches!(answer, Event::Vault { state: VaultState::Open(VaultPlace::Passphrase), .. }), "{answer:?}");
        assert_eq!(self.run(&sample("Бот песочницы"), Mode::Run).outcome, Outcome::Done);
    }

    fn note_what_is_kept(&mut self) {
        let mut vault = Vault::load(&self.home, Box::new(NoKeyring));
        vault.unlock(&self.secret("passphrase")).unwrap();
        for key in vault.keys() {
            self.secrets.add(key, vault.get(key).unwrap().expose());
        }
    }

    /// Writes down what must not have been told, and finds the vault damaged at last.
    fn end(&mut self, place: &Path) {
        self.backend = None;
        self.note_what_is_kept();
        self.secrets.write(place);
        let file = fs::read(self.home.vault_file()).unwrap();
        for at in [9, 40, 600] {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            fs::write(self.home.vault_file(), &damaged).unwrap();
            let mut vault = Vault::load(&self.home, Box::new(NoKeyring));
            let error = vault.unlock(&self.secret("passphrase")).unwrap_err();
            assert_eq!(error, VaultError::Damaged);
            self.story.extend(Language::ALL.map(|language| error.message().show(language)));
        }
        fs::write(self.home.vault_file(), &file).unwrap();
    }

    /// Another home, whose key a keyring has.
    fn keyring(&mut self) {
        let keyring = MemoryKeyring::default();
        self.home = DataFolder::at(self.home.root().with_file_name("keyring-home"));
        self.begin(Box::new(keyring.clone()));
        self.sandbox_bot("Бот песочницы");
        assert_eq!(self.run(&sample("Бот песочницы"), Mode::Run).outcome, Outcome::Done);
        self.backend = None;
        let key = keyring.read().unwrap().unwrap();
        let numbers = format!("{:?}", key.expose());
        assert!(std::thread::spawn(move || panic!("the key {numbers}")).join().is_err());
    }
}

/// Takes down what Debug shows, as a careless line of a log would.
fn record(story: &mut Vec<String>, thing: &impl std::fmt::Debug) {
    story.push(format!("{thing:?}"));
}

/// The sample of the first start on this connection.
pub(super) fn sample(connection: &str) -> Scenario {
    let text = include_str!("../../../scenarios/order-ready.ron").replace("sandbox-bot", connection);
    file::load(&text).unwrap().scenario
}
