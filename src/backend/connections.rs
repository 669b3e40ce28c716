//! The connections by name: the sandbox's bot and its first person, a bot of one's own, and bots whose tokens the
//! environment holds.
//!
//! Deliberately not here: connections that are kept between starts.

use super::OwnBot;
use super::sandbox_host::SandboxHost;
use crate::engine::{ActionError, Call, ConnectionError, Connections, Executor, RequestView, ResolvedAction};
use crate::scenario::ConnectionKind;
use crate::secret::{Redactor, Secret};
use crate::telegram::{AuthKey, BotEndpoint, BotExecutor, UserEndpoint, UserExecutor};
use crate::texts::{Language, Message};
use crate::value::Json;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::env;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The bot of the sandbox inside this process.
pub const SANDBOX_BOT: &str = "sandbox-bot";
/// The account of the sandbox's first person.
pub const SANDBOX_USER: &str = "sandbox-user";
/// The bot of [`super::Command::SetOwnBot`].
pub const OWN_BOT: &str = "own-bot";

/// Where bots go whose connection names no other server.
const TELEGRAM: &str = "https://api.telegram.org";

/// The environment variable that holds the secret of the connection with this name.
pub fn secret_variable(name: &str) -> String {
    format!("SCENOGRAM_SECRET_{}", variable_part(name))
}

/// The environment variable that names another Bot API server for this connection.
fn server_variable(name: &str) -> String {
    format!("SCENOGRAM_BOT_API_{}", variable_part(name))
}

/// `my-bot` → `MY_BOT`: every character that is neither letter nor digit becomes `_`.
fn variable_part(name: &str) -> String {
    name.to_uppercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

/// The kind of the connection with this name: the built-in ones, and those whose secret the environment holds.
pub fn known_connection(name: &str) -> Option<ConnectionKind> {
    match name {
        SANDBOX_BOT | OWN_BOT => Some(ConnectionKind::Bot),
        SANDBOX_USER => Some(ConnectionKind::User),
        "" => None,
        name => environment(&secret_variable(name)).map(|_| ConnectionKind::Bot),
    }
}

/// A variable that is set, not empty, and text.
fn environment(variable: &str) -> Option<String> {
    env::var(variable).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Keeps the executors; clones of the `Arc` share them.
pub(super) struct ConnectionStore {
    sandbox: SandboxHost,
    own_bot: Mutex<Option<OwnBot>>,
    /// One client a connection, so that runs share its open sockets.
    executors: Mutex<HashMap<String, Arc<dyn Executor>>>,
}

impl ConnectionStore {
    pub(super) fn new(sandbox: SandboxHost) -> Self {
        Self { sandbox, own_bot: Mutex::default(), executors: Mutex::default() }
    }

    pub(super) fn sandbox(&self) -> &SandboxHost {
        &self.sandbox
    }

    /// Takes or forgets the bot of one's own. Runs that already have it keep it.
    pub(super) fn set_own_bot(&self, bot: Option<OwnBot>) {
        if let Some(bot) = &bot {
            Redactor::global().remember(&bot.token);
        }
        *lock(&self.own_bot) = bot;
        lock(&self.executors).remove(OWN_BOT);
    }

    async fn endpoint(&self, name: &str, language: Language) -> Result<BotEndpoint, ConnectionError> {
        match name {
            SANDBOX_BOT => match self.sandbox.get().await {
                Ok(sandbox) => Ok(BotEndpoint {
                    api_url: sandbox.bot_api_url().to_owned(),
                    token: sandbox.bot_token().duplicate(),
                    is_test: false,
                    proxy: None,
                }),
                Err(message) => Err(unusable(name, &message, language)),
            },
            name => {
                if let (OWN_BOT, Some(bot)) = (name, &*lock(&self.own_bot)) {
                    let typed = bot.api_url.trim();
                    let api_url = if typed.is_empty() { TELEGRAM } else { typed }.to_owned();
                    return Ok(BotEndpoint { api_url, token: bot.token.duplicate(), is_test: false, proxy: None });
                }
                let variable = secret_variable(name);
                let token = environment(&variable)
                    .map(Secret::new)
                    .ok_or_else(|| ConnectionError::MissingSecret { name: name.to_owned(), variable })?;
                Redactor::global().remember(&token);
                let api_url = environment(&server_variable(name)).unwrap_or_else(|| TELEGRAM.to_owned());
                Ok(BotEndpoint { api_url, token, is_test: false, proxy: None })
            }
        }
    }

    async fn executor(
        &self,
        kind: ConnectionKind,
        name: &str,
        language: Language,
    ) -> Result<Arc<dyn Executor>, ConnectionError> {
        match (known_connection(name), kind) {
            (Some(known), kind) if known != kind => return Err(ConnectionError::WrongKind(name.to_owned())),
            (None, kind) if name.is_empty() || kind == ConnectionKind::User => {
                return Err(ConnectionError::NoSuchConnection(name.to_owned()));
            }
            _ => {}
        }
        if let Some(executor) = lock(&self.executors).get(name) {
            return Ok(Arc::clone(executor));
        }
        let made: Result<Arc<dyn Executor>, ActionError> = match kind {
            ConnectionKind::Bot => {
                let endpoint = self.endpoint(name, language).await?;
                BotExecutor::new(endpoint).map(|executor| Arc::new(executor) as Arc<dyn Executor>)
            }
            ConnectionKind::User => {
                let endpoint = self.sandbox_user(language).await?;
                UserExecutor::new(endpoint).map(|executor| Arc::new(executor) as Arc<dyn Executor>)
            }
        };
        match made {
            Ok(executor) => Ok(Arc::clone(lock(&self.executors).entry(name.to_owned()).or_insert(executor))),
            // The connection is there; what it holds makes every request fail, which is the step's failure.
            Err(error) => Ok(Arc::new(Refusing(error))),
        }
    }

    /// The account of the sandbox's first person.
    async fn sandbox_user(&self, language: Language) -> Result<UserEndpoint, ConnectionError> {
        let failed = |message: Message| unusable(SANDBOX_USER, &message, language);
        let sandbox = self.sandbox.get().await.map_err(failed)?;
        let first = sandbox.world(|world| world.people.first().map(|person| person.id));
        let key = first.and_then(|id| sandbox.user_key(id));
        let key = key.ok_or_else(|| failed(Message::new("backend-sandbox-nobody")))?;
        let server = sandbox.mtproto();
        Ok(UserEndpoint {
            api_id: server.api_id,
            dc: server.dc,
            address: Some(server.address.into()),
            is_test: false,
            auth_key: AuthKey::new(key),
            proxy: None,
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn unusable(name: &str, reason: &Message, language: Language) -> ConnectionError {
    ConnectionError::Unusable { name: name.to_owned(), reason: reason.show(language) }
}

/// The connections as one run sees them: reasons in its language.
pub(super) struct RunConnections {
    pub(super) store: Arc<ConnectionStore>,
    pub(super) language: Language,
}

impl Connections for RunConnections {
    fn kind(&self, name: &str) -> Option<ConnectionKind> {
        known_connection(name)
    }

    fn executor<'a>(
        &'a self,
        kind: ConnectionKind,
        name: &'a str,
    ) -> BoxFuture<'a, Result<Arc<dyn Executor>, ConnectionError>> {
        self.store.executor(kind, name, self.language).boxed()
    }
}

/// Fails every action with the reason why no request could be made.
struct Refusing(ActionError);

impl Executor for Refusing {
    fn requests(&self, _: &ResolvedAction) -> Result<Vec<RequestView>, ActionError> {
        Err(self.0.clone())
    }

    fn execute<'a>(&'a self, _: &'a ResolvedAction, _: &'a dyn Call) -> BoxFuture<'a, Result<Json, ActionError>> {
        async { Err(self.0.clone()) }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_environment_variables() {
        for (name, expected) in [
            ("my-bot", "SCENOGRAM_SECRET_MY_BOT"),
            ("Shop 2", "SCENOGRAM_SECRET_SHOP_2"),
            ("бот", "SCENOGRAM_SECRET_БОТ"),
        ] {
            assert_eq!(secret_variable(name), expected);
        }
        assert_eq!(server_variable("my-bot"), "SCENOGRAM_BOT_API_MY_BOT");
    }

    #[test]
    fn built_in_connections_are_known() {
        assert_eq!(known_connection(SANDBOX_BOT), Some(ConnectionKind::Bot));
        assert_eq!(known_connection(SANDBOX_USER), Some(ConnectionKind::User));
        assert_eq!(known_connection(""), None);
        assert_eq!(known_connection("surely-not-in-the-environment"), None);
    }
}
