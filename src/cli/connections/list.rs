//! `connections list`: a line for each, or JSON.

use super::front::{Front, Need};
use super::stop::Stop;
use crate::backend::{ConnectionEntry, ConnectionState};
use crate::cli::arguments::OutputFormat;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::connection::{AccountCard, BotServer, ConnectionKind, Endpoint, UserServer};
use crate::texts::{Language, Message};
use crate::value::Json;
use serde_json::json;

pub(super) fn list(front: &mut Front, format: OutputFormat) -> Result<Exit, Stop> {
    front.open_vault(Need::Nothing)?;
    let entries = front.list()?;
    match format {
        OutputFormat::Json => {
            let entries: Vec<_> = entries.iter().map(to_json).collect();
            output::json(&json!({ "connections": entries }));
        }
        OutputFormat::Text => entries.iter().for_each(|entry| output::out(&line(entry, front.language))),
    }
    Ok(Exit::Done)
}

fn line(entry: &ConnectionEntry, language: Language) -> String {
    let kind = match entry.kind() {
        ConnectionKind::Bot => Message::new("cli-connections-kind-bot"),
        ConnectionKind::User => Message::new("cli-connections-kind-user"),
    };
    let state = match entry.state {
        ConnectionState::Ready => Message::new("cli-connections-ready"),
        ConnectionState::Checking => Message::new("cli-connections-checking"),
        ConnectionState::Locked => Message::new("cli-connections-locked"),
        ConnectionState::Unreadable => Message::new("cli-connections-unreadable"),
        ConnectionState::SignedOut => Message::new("cli-connections-signed-out"),
    };
    let server = match server(&entry.connection.endpoint) {
        "telegram" => Message::new("cli-connections-server-telegram").show(language),
        "test" => Message::new("cli-connections-server-test").show(language),
        "sandbox" => Message::new("cli-connections-server-sandbox").show(language),
        _ => address(&entry.connection.endpoint).unwrap_or_default(),
    };
    let account = entry.account().map(card).unwrap_or_default();
    let cells = [entry.connection.name.clone(), kind.show(language), server, state.show(language), account];
    cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Name, username, id and data centre, as far as they are known.
pub(in crate::cli) fn card(account: &AccountCard) -> String {
    let username = (!account.username.is_empty()).then(|| format!("@{}", account.username));
    let dc = account.dc.map(|dc| format!("DC {dc}"));
    let cells = [Some(account.name.clone()), username, Some(account.id.to_string()), dc];
    cells.into_iter().flatten().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

fn to_json(entry: &ConnectionEntry) -> Json {
    json!({
        "name": entry.connection.name,
        "kind": match entry.kind() {
            ConnectionKind::Bot => "bot",
            ConnectionKind::User => "user",
        },
        "server": server(&entry.connection.endpoint),
        "address": address(&entry.connection.endpoint),
        "state": match entry.state {
            ConnectionState::Ready => "ready",
            ConnectionState::Checking => "checking",
            ConnectionState::Locked => "locked",
            ConnectionState::Unreadable => "unreadable",
            ConnectionState::SignedOut => "signed_out",
        },
        "built_in": entry.is_built_in,
        "account": entry.account().map(card_json),
    })
}

pub(super) fn card_json(account: &AccountCard) -> Json {
    json!({ "id": account.id, "name": account.name, "username": account.username, "dc": account.dc })
}

fn server(endpoint: &Endpoint) -> &'static str {
    match endpoint {
        Endpoint::Bot(BotServer::Telegram) | Endpoint::User(UserServer::Telegram) => "telegram",
        Endpoint::Bot(BotServer::TestServers) | Endpoint::User(UserServer::TestServers) => "test",
        Endpoint::Bot(BotServer::Sandbox) | Endpoint::User(UserServer::Sandbox) => "sandbox",
        Endpoint::Bot(BotServer::Own { .. }) | Endpoint::User(UserServer::Own { .. }) => "own",
    }
}

/// Of a server of one's own.
fn address(endpoint: &Endpoint) -> Option<String> {
    match endpoint {
        Endpoint::Bot(BotServer::Own { url }) => Some(url.clone()),
        Endpoint::User(UserServer::Own { address }) => Some(address.to_string()),
        _ => None,
    }
}
