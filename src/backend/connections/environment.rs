//! What environment variables say about connections: secrets, and addresses of other Bot API servers.

use crate::backend::ConnectionState;
use crate::backend::trouble::Trouble;
use crate::connection::{BotServer, Connection, ConnectionId, Endpoint, UserServer, secret_variable};
use crate::secret::{Redactor, Secret, looks_like_bot_token};
use crate::telegram::{SessionParts, SessionStringError};
use crate::texts::Message;
use std::env;
use url::Url;

/// What every variable with a connection's secret begins with.
const SECRETS: &str = "SCENOGRAM_SECRET_";
/// What the id of every connection begins with that the environment alone gives.
const GIVEN: &str = "environment/";
/// What every variable with a connection's server begins with.
const SERVERS: &str = "SCENOGRAM_BOT_API_";

/// The secret that the environment gives the connection of this name: a bot's token or a session string.
pub(super) fn secret(name: &str) -> Option<Secret> {
    let secret = variable(&secret_variable(name)).map(Secret::new);
    secret.inspect(|secret| Redactor::global().remember(secret))
}

/// Whether there is one.
pub(super) fn has_secret(name: &str) -> bool {
    variable(&secret_variable(name)).is_some()
}

/// The connection with the Bot API server that the environment gives it, if it gives one. The sandbox stays the sandbox.
/// Fails where what it gives is no address.
pub(super) fn redirected(connection: Connection) -> Result<Connection, Trouble> {
    let name = server_variable(&connection.name);
    match (&connection.endpoint, variable(&name)) {
        (Endpoint::Bot(BotServer::Telegram | BotServer::TestServers | BotServer::Own { .. }), Some(url)) => {
            Ok(Connection { endpoint: Endpoint::Bot(server(&name, &url)?), ..connection })
        }
        _ => Ok(connection),
    }
}

/// The server at the address that this variable holds.
fn server(variable: &str, url: &str) -> Result<BotServer, Trouble> {
    if let Some(password) = Url::parse(url).ok().as_ref().and_then(Url::password) {
        Redactor::global().remember(&Secret::new(password));
    }
    let own = BotServer::own(url).map(BotServer::or_telegram);
    own.map_err(|_| Message::new("backend-connection-server-variable").with("variable", variable).into())
}

/// Whether the connection of this id is given by the environment alone.
pub(super) fn is_given(id: &ConnectionId) -> bool {
    id.0.starts_with(GIVEN)
}

/// The bot or account that the environment alone gives this name.
pub(super) fn connection(name: &str) -> Option<Connection> {
    if name.is_empty() || !has_secret(name) {
        return None;
    }
    Some(made_of(&secret_variable(name), name))
}

/// Whether a connection that the environment alone gives can be used: an account needs an API ID besides.
pub(super) fn state(connection: &Connection) -> ConnectionState {
    match (&connection.endpoint, connection.api_id) {
        (Endpoint::User(_), None) => ConnectionState::SignedOut,
        _ => ConnectionState::Ready,
    }
}

/// The bots and accounts that the environment gives, under the plainest name that means each: `SCENOGRAM_SECRET_MY_BOT`
/// → `my-bot`.
pub(super) fn connections() -> Vec<Connection> {
    let variables = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut found: Vec<_> = variables
        .filter(|name| variable(name).is_some())
        .filter_map(|name| Some(made_of(&name, &plain_name(&name)?)))
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// The name of a variable's connection; nothing for variables of other things.
fn plain_name(variable: &str) -> Option<String> {
    let part = variable.strip_prefix(SECRETS)?;
    let name = part.to_lowercase().replace('_', "-");
    // Letters that change when they become small and large again cannot be named back.
    (!part.is_empty() && secret_variable(&name) == variable).then_some(name)
}

/// A session string is an account, anything else a bot. What is wrong with either is told when it is used.
fn made_of(variable: &str, name: &str) -> Connection {
    let id = ConnectionId(format!("{GIVEN}{variable}"));
    if let Some((server, api_id)) = secret(name).and_then(|secret| account(&secret)) {
        return Connection { id, api_id, ..Connection::new(name, Endpoint::User(server)) };
    }
    let bot = Connection { id, ..Connection::new(name, Endpoint::Bot(BotServer::Telegram)) };
    redirected(bot.clone()).unwrap_or(bot)
}

/// Where the account of a session string is, and the API ID that only Pyrogram's form holds; nothing of other secrets.
fn account(secret: &Secret) -> Option<(UserServer, Option<i32>)> {
    if looks_like_bot_token(secret.expose()) {
        return None;
    }
    match SessionParts::read(secret) {
        Ok((_, parts)) => Some((parts.server().unwrap_or_default(), parts.api_id)),
        Err(SessionStringError::NotASession) => None,
        Err(_) => Some((UserServer::default(), None)),
    }
}

fn server_variable(name: &str) -> String {
    secret_variable(name).replacen(SECRETS, SERVERS, 1)
}

/// A variable that is set, not empty, and text.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_named_after_connections_and_back() {
        assert_eq!(server_variable("my-bot"), "SCENOGRAM_BOT_API_MY_BOT");
        for (variable, expected) in [
            ("SCENOGRAM_SECRET_MY_BOT", Some("my-bot")),
            ("SCENOGRAM_SECRET_БОТ", Some("бот")),
            ("SCENOGRAM_SECRET_", None),
            ("SCENOGRAM_SECRET_small", None),
            ("SCENOGRAM_HOME", None),
        ] {
            assert_eq!(plain_name(variable).as_deref(), expected, "{variable}");
        }
    }

    #[test]
    fn an_address_is_taken_as_one_that_is_typed() {
        let good = server("V", "http://127.0.0.1:8081/").unwrap();
        assert_eq!(good, BotServer::Own { url: "http://127.0.0.1:8081".to_owned() });
        let password = "x".repeat(20);
        for bad in [format!("http://ci:{password}@127.0.0.1"), "127.0.0.1:80".to_owned()] {
            assert!(matches!(server("V", &bad), Err(Trouble::Told(_))), "{bad}");
        }
        assert!(!Redactor::global().redact(&format!("says {password}")).contains(&password));
    }

    #[test]
    fn what_the_environment_does_not_hold_is_not_there() {
        assert!(connection("").is_none() && connection("surely-not-in-the-environment").is_none());
        // Cargo sets it, so the environment is not empty; it is no connection.
        assert!(connections().iter().all(|bot| bot.name != "cargo-manifest-dir"));
    }
}
