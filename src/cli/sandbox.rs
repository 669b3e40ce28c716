//! `scenogram sandbox`: Telegram on loopback for other programs, until it is stopped.

use super::arguments::{OutputFormat, SandboxArguments};
use super::exit::Exit;
use super::output;
use crate::backend::{Interrupt, SandboxServer};
use crate::storage;
use crate::texts::{Language, Message};
use crate::value::Json;

pub(super) fn serve(arguments: &SandboxArguments, language: Language) -> Exit {
    let (server, interrupt) = match start(arguments) {
        Ok(started) => started,
        Err((message, exit)) => {
            output::say(language, &message);
            return exit;
        }
    };
    let description = server.describe();
    match arguments.format {
        OutputFormat::Json => output::out_with_secrets(&description.to_string()),
        OutputFormat::Text => print(&description, language),
    }
    interrupt.wait();
    Exit::Done
}

fn start(arguments: &SandboxArguments) -> Result<(SandboxServer, Interrupt), (Message, Exit)> {
    let world = match &arguments.world {
        Some(path) => Some(storage::read(path).map_err(|error| (error.message(), Exit::InvalidFile))?.text),
        None => None,
    };
    let interrupt = Interrupt::watch()
        .map_err(|error| (Message::new("cli-system").with("reason", error.to_string()), Exit::Usage))?;
    let server = SandboxServer::start(arguments.bot_api_port, arguments.mtproto_port, world.as_deref());
    let server = server.map_err(|message| {
        let exit = if world.is_some() { Exit::InvalidFile } else { Exit::Usage };
        (message, exit)
    })?;
    Ok((server, interrupt))
}

fn print(description: &Json, language: Language) {
    let shown = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let line = |entry: &Json, columns: &[&str]| {
        let cells = columns.iter().map(|column| &entry[*column]).filter(|cell| !cell.is_null());
        cells.map(shown).collect::<Vec<_>>().join("  ")
    };
    let bot = &description["bot_api"];
    let head = Message::new("cli-sandbox-bot").with("url", shown(&bot["url"])).with("token", shown(&bot["token"]));
    output::out_with_secrets(&head.show(language));
    let mtproto = &description["mtproto"];
    let user_side = Message::new("cli-sandbox-mtproto")
        .with("address", shown(&mtproto["address"]))
        .with("dc", shown(&mtproto["dc"]))
        .with("api_id", shown(&mtproto["api_id"]))
        .with("api_hash", shown(&mtproto["api_hash"]))
        .with("layer", shown(&mtproto["layer"]));
    output::out_with_secrets(&user_side.show(language));
    output::out_with_secrets(&Message::new("cli-sandbox-people").show(language));
    for person in description["people"].as_array().into_iter().flatten() {
        let mut cells = line(person, &["user_id", "name", "phone"]);
        if let Some(username) = person["username"].as_str() {
            cells.push_str(&format!("  @{username}"));
        }
        let code = Message::new("cli-sandbox-code").with("code", shown(&person["login_code"]));
        cells.push_str(&format!("  {}", code.show(language)));
        if let Some(password) = person["password"].as_str() {
            let password = Message::new("cli-sandbox-password").with("password", password);
            cells.push_str(&format!("  {}", password.show(language)));
        }
        output::out_with_secrets(&format!("  {cells}"));
    }
    output::out_with_secrets(&Message::new("cli-sandbox-chats").show(language));
    for chat in description["chats"].as_array().into_iter().flatten() {
        output::out_with_secrets(&format!("  {}", line(chat, &["id", "type", "title"])));
    }
    output::say(language, &Message::new("cli-sandbox-stop"));
}
