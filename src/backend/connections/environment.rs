//! What environment variables say about connections: secrets, and addresses of other Bot API servers.

use crate::connection::{BotServer, Connection, ConnectionId, Endpoint, secret_variable};
use crate::secret::{Redactor, Secret};
use std::env;

/// What every variable with a connection's secret begins with.
const SECRETS: &str = "SCENOGRAM_SECRET_";
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
pub(super) fn redirected(connection: Connection) -> Connection {
    let server = variable(&server_variable(&connection.name));
    match (&connection.endpoint, server) {
        (Endpoint::Bot(BotServer::Telegram | BotServer::TestServers | BotServer::Own { .. }), Some(url)) => {
            Connection { endpoint: Endpoint::Bot(BotServer::Own { url }.or_telegram()), ..connection }
        }
        _ => connection,
    }
}

/// The bot that the environment alone gives this name.
pub(super) fn connection(name: &str) -> Option<Connection> {
    if name.is_empty() || !has_secret(name) {
        return None;
    }
    Some(made_of(&secret_variable(name), name))
}

/// The bots that the environment gives, under the plainest name that means each: `SCENOGRAM_SECRET_MY_BOT` → `my-bot`.
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

fn made_of(variable: &str, name: &str) -> Connection {
    let id = ConnectionId(format!("environment/{variable}"));
    redirected(Connection { id, ..Connection::new(name, Endpoint::Bot(BotServer::Telegram)) })
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
    fn what_the_environment_does_not_hold_is_not_there() {
        assert!(connection("").is_none() && connection("surely-not-in-the-environment").is_none());
        // Cargo sets it, so the environment is not empty; it is no connection.
        assert!(connections().iter().all(|bot| bot.name != "cargo-manifest-dir"));
    }
}
