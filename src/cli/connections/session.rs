//! `connections import` and `export`: accounts as session strings of other tools, or as keys alone.

use super::front::{Front, Need};
use super::stop::Stop;
use super::{list, prompt};
use crate::backend::{ConnectionCommand, ConnectionEvent};
use crate::cli::arguments::{ExportArguments, ImportArguments};
use crate::cli::exit::Exit;
use crate::cli::{login, output};
use crate::connection::secret_variable;
use crate::storage;
use crate::texts::Message;

pub(super) fn import(front: &mut Front, arguments: &ImportArguments) -> Result<Exit, Stop> {
    let named = arguments.server.as_deref();
    let server = named.map(|named| login::server(Some(named))).transpose()?;
    front.open_vault(Need::Keep)?;
    let name = arguments.name.as_str();
    front.check_name(name)?;
    let variable = secret_variable(name);
    let question = Message::new("cli-ask-session");
    let text = prompt::secret(front, arguments.from_file.as_deref(), Some(&variable), &question)?;
    let recognised = front.ask(ConnectionCommand::Recognise { text: text.duplicate() });
    let told_id = match recognised {
        Ok(ConnectionEvent::Recognised { form, api_id, dc, .. }) => {
            let message = Message::new("cli-session-recognised").with("form", form.title()).with("dc", dc);
            output::say(front.language, &message);
            api_id
        }
        Ok(ConnectionEvent::KeyRecognised) if server.is_none() || arguments.dc.is_none() => {
            return Err(Stop::Told(Message::new("cli-import-key-alone"), Exit::Usage));
        }
        Ok(_) => None,
        // What was given is no session: that is wrong usage, and nothing of Telegram's.
        Err(Stop::Told(message, Exit::Failed)) => return Err(Stop::Told(message, Exit::Usage)),
        Err(stop) => return Err(stop),
    };
    let api_id = match arguments.api_id.or(told_id) {
        Some(api_id) => api_id,
        None => {
            let typed = prompt::shown(front, &Message::new("cli-ask-api-id"))?;
            super::api_id(&typed)?
        }
    };
    let api_hash = prompt::optional_api_hash(front, arguments.api_hash_file.as_deref())?;
    let command = ConnectionCommand::Import { name: name.to_owned(), text, api_id, api_hash, server, dc: arguments.dc };
    front.ask(command)?;
    output::say(front.language, &Message::new("cli-connections-added").with("name", name));
    let account = front.entry(name)?.connection.account;
    account.iter().for_each(|account| output::out(&list::card(account)));
    Ok(Exit::Done)
}

pub(super) fn export(front: &mut Front, arguments: &ExportArguments) -> Result<Exit, Stop> {
    let name = arguments.name.as_str();
    let entry = front.entry(name)?;
    output::say(front.language, &Message::new("cli-export-warning").with("name", name));
    prompt::agrees(front, arguments.yes, &Message::new("cli-ask-export"))?;
    if !entry.is_built_in {
        front.open_vault(Need::Read)?;
    }
    let form = arguments.form.form();
    let command = ConnectionCommand::Export { id: entry.connection.id, form };
    if let ConnectionEvent::Exported { text } = front.ask(command)? {
        match &arguments.to {
            None => output::out_with_secrets(text.expose()),
            Some(file) => {
                let written = storage::write_private(file, &text);
                written.map_err(|error| Stop::Told(error.message(), Exit::Usage))?;
                let message = Message::new("cli-export-written").with("path", file.display().to_string());
                output::say(front.language, &message);
            }
        }
    }
    Ok(Exit::Done)
}
