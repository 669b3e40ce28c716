//! A sandbox of its own for a scenario, and the engine with everything real around it.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use scenogram::engine::{self, ConnectionError, Connections, Executor, Mode, RunEvent, RunRequest, Scope, Transcript};
use scenogram::sandbox::{Sandbox, SandboxOptions};
use scenogram::scenario::{ConnectionKind, Scenario, file};
use scenogram::script::{Limits, ScriptEvaluator};
use scenogram::telegram::{AuthKey, BotEndpoint, BotExecutor, UserEndpoint, UserExecutor};
use scenogram::texts::Language;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

pub(super) const SANDBOX_BOT: &str = "sandbox-bot";
pub(super) const SANDBOX_USER: &str = "sandbox-user";

/// Far more than any expression here takes, so that a busy machine fails no test.
const SCRIPT_LIMIT: Duration = Duration::from_secs(10);

pub(super) struct Bench {
    pub(super) sandbox: Sandbox,
    evaluator: ScriptEvaluator,
    connections: Both,
    pub(super) progress_limit: Duration,
}

impl Bench {
    /// A sandbox with the default world, its bot, and the account of its first person.
    pub(super) async fn start() -> Self {
        Self::start_with(None).await
    }

    /// The same, where answers may take so long, unless left out, instead of as long as in the program.
    pub(super) async fn start_with(answer_limit: Option<Duration>) -> Self {
        let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("a loopback port is free");
        let token = sandbox.bot_token().duplicate();
        let endpoint = BotEndpoint { api_url: sandbox.bot_api_url().to_owned(), token, is_test: false, proxy: None };
        let mut bot = BotExecutor::new(endpoint).expect("a usable endpoint");
        let server = sandbox.mtproto();
        let first = sandbox.world(|world| world.people[0].id);
        let endpoint = UserEndpoint {
            api_id: server.api_id,
            dc: server.dc,
            address: Some(server.address.into()),
            auth_key: AuthKey::new(sandbox.user_key(first).expect("a key of the first person")),
            is_test: false,
            proxy: None,
        };
        let mut user = UserExecutor::new(endpoint).expect("a usable endpoint");
        if let Some(limit) = answer_limit {
            bot = bot.with_answer_limit(limit);
            user = user.with_answer_limit(limit);
        }
        let limits = Limits { time: SCRIPT_LIMIT, ..Limits::default() };
        Self {
            sandbox,
            evaluator: ScriptEvaluator::with_limits(PathBuf::from(env!("CARGO_BIN_EXE_scenogram")), limits),
            connections: Both { bot: Arc::new(bot), user: Arc::new(user) },
            progress_limit: RunRequest::PROGRESS_LIMIT,
        }
    }

    /// Runs a scenario with its first test data; relative paths start in `folder`.
    pub(super) async fn run(&self, scenario: &Scenario, folder: &Path, mode: Mode) -> Transcript {
        let request = RunRequest { progress_limit: self.progress_limit, ..request(scenario, folder, mode) };
        self.watch(request, &CancellationToken::new(), &|_| {}).await
    }

    /// Runs while somebody listens and may cancel.
    pub(super) async fn watch(
        &self,
        request: RunRequest,
        cancel: &CancellationToken,
        events: &(dyn Fn(RunEvent) + Send + Sync),
    ) -> Transcript {
        engine::run(request, &self.evaluator, &self.connections, cancel, events).await
    }

    /// The addresses in the session of the account.
    pub(super) fn addresses(&self) -> Vec<SocketAddr> {
        self.connections.user.addresses()
    }

    /// How many messages there are in all chats.
    pub(super) fn count(&self) -> usize {
        self.sandbox.world(|world| world.message_count())
    }
}

/// A run of the whole scenario with its first test data.
pub(super) fn request(scenario: &Scenario, folder: &Path, mode: Mode) -> RunRequest {
    RunRequest {
        scenario: scenario.clone(),
        variables: scenario.variables(None).unwrap_or_default(),
        scope: Scope::All,
        mode,
        folder: folder.to_owned(),
        connections: BTreeMap::new(),
        language: Language::Russian,
        zone: jiff::tz::TimeZone::UTC,
        now: jiff::Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    }
}

/// A scenario of one step of the bot's with this action and these further fields of a step.
pub(super) fn one_step(action: &str, more: &str) -> Scenario {
    one_step_as(ConnectionKind::Bot, action, more)
}

/// The same on the connection of this kind.
pub(super) fn one_step_as(kind: ConnectionKind, action: &str, more: &str) -> Scenario {
    let connection = match kind {
        ConnectionKind::User => SANDBOX_USER,
        ConnectionKind::Bot => SANDBOX_BOT,
    };
    let text = format!(
        r#"(version: 1, id: "one", name: "One step", nodes: [
            Start(id: "start", next: "send"),
            Telegram(id: "send", kind: {kind:?}, connection: "{connection}", action: {action}, {more} next: "end"),
            End(id: "end"),
        ])"#
    );
    file::load(&text).unwrap_or_else(|error| panic!("{error}: {text}")).scenario
}

/// The connections that every program has.
struct Both {
    bot: Arc<BotExecutor>,
    user: Arc<UserExecutor>,
}

impl Connections for Both {
    fn kind(&self, name: &str) -> Option<ConnectionKind> {
        match name {
            SANDBOX_BOT => Some(ConnectionKind::Bot),
            SANDBOX_USER => Some(ConnectionKind::User),
            _ => None,
        }
    }

    fn executor<'a>(
        &'a self,
        kind: ConnectionKind,
        _name: &'a str,
    ) -> BoxFuture<'a, Result<Arc<dyn Executor>, ConnectionError>> {
        let executor: Arc<dyn Executor> = match kind {
            ConnectionKind::Bot => self.bot.clone(),
            ConnectionKind::User => self.user.clone(),
        };
        async move { Ok(executor) }.boxed()
    }
}
