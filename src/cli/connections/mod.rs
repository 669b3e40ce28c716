//! `scenogram connections`: the same connections as the window's, with secrets from a prompt, a file or the environment.

mod add;
mod front;
mod list;
mod prompt;
mod session;
mod stop;
mod test;

pub(super) use front::{Front, LOOK_UP, Need};
pub(super) use list::card;
pub(super) use prompt::{api_hash, has_passphrase, hidden, shown, typed};
pub(super) use stop::Stop;

use super::arguments::{ConnectionsArguments, ListArguments, OutputFormat, RemoveArguments, TestArguments};
use super::exit::Exit;
use super::output;
use crate::backend::{ConnectionCommand, ConnectionEvent, SandboxStart};
use crate::storage::load_settings;
use crate::texts::{Language, Message};
use serde_json::json;
use std::path::Path;

/// Carries the command out.
pub(super) fn connections(arguments: &ConnectionsArguments, secrets: Option<&Path>, language: Language) -> Exit {
    let done = Front::start(secrets, SandboxStart::WhenNeeded, language).and_then(|mut front| match arguments {
        ConnectionsArguments::List(arguments) => list::list(&mut front, arguments.format),
        ConnectionsArguments::Add(arguments) => add::add(&mut front, arguments),
        ConnectionsArguments::Test(arguments) => test::test(&mut front, arguments),
        ConnectionsArguments::Remove(arguments) => remove(&mut front, arguments),
        ConnectionsArguments::Import(arguments) => session::import(&mut front, arguments),
        ConnectionsArguments::Export(arguments) => session::export(&mut front, arguments),
    });
    done.unwrap_or_else(|stop| {
        match arguments {
            ConnectionsArguments::List(ListArguments { format: OutputFormat::Json }) => {
                let (outcome, error) = stop.to_json(language);
                output::json(&json!({ "outcome": outcome, "error": error }));
            }
            ConnectionsArguments::Test(TestArguments { name, format: OutputFormat::Json }) => {
                output::json(&test::not_begun(name, &stop, language));
            }
            _ => {}
        }
        stop.say(language)
    })
}

/// Forgets a connection, after it was said what uses it.
fn remove(front: &mut Front, arguments: &RemoveArguments) -> Result<Exit, Stop> {
    let name = arguments.name.as_str();
    let entry = front.entry(name)?;
    let settings = load_settings(&front.home).0;
    let folder = settings.folder.unwrap_or_else(|| front.home.scenarios());
    if folder.is_dir() {
        let uses = front.ask(ConnectionCommand::Uses { name: name.to_owned(), folder })?;
        if let ConnectionEvent::Uses { uses } = uses {
            for one in uses {
                let message = Message::new("cli-connections-used")
                    .with("scenario", one.scenario)
                    .with("path", one.path.display().to_string());
                output::say(front.language, &message);
            }
        }
    }
    prompt::agrees(front, arguments.yes, &Message::new("cli-ask-remove").with("name", name))?;
    front.open_vault(Need::Nothing)?;
    let removed = front.ask_to_the_end(ConnectionCommand::Remove { id: entry.connection.id })?;
    output::say(front.language, &Message::new("cli-connections-removed").with("name", name));
    if matches!(removed, ConnectionEvent::Removed { secrets_stay: true, .. }) {
        output::say(front.language, &Message::new("backend-connection-secrets-stay").with("name", name));
    }
    Ok(Exit::Done)
}

/// The API ID that was typed.
pub(super) fn api_id(typed: &str) -> Result<i32, Stop> {
    let id = typed.parse().ok().filter(|id| *id > 0);
    id.ok_or_else(|| Stop::Told(Message::new("cli-api-id-malformed"), Exit::Usage))
}
