//! `connections add`: a bot by its token. Accounts come by `login` or `import`.

use super::front::{Front, Need};
use super::stop::Stop;
use super::{list, prompt};
use crate::backend::{ConnectionCommand, ConnectionEvent, TestTarget};
use crate::cli::arguments::AddArguments;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::connection::{BotServer, Connection, Endpoint, SecretSlot, secret_variable};
use crate::secret::looks_like_bot_token;
use crate::texts::Message;

pub(super) fn add(front: &mut Front, arguments: &AddArguments) -> Result<Exit, Stop> {
    let server = match arguments.server.as_deref() {
        None | Some("telegram") => BotServer::Telegram,
        Some("test") => BotServer::TestServers,
        Some("sandbox") => BotServer::Sandbox,
        Some(url) => {
            let own = BotServer::own(url).map(BotServer::or_telegram);
            own.map_err(|error| Stop::Told(error.message(), Exit::Usage))?
        }
    };
    front.open_vault(Need::Keep)?;
    front.check_name(&arguments.name)?;
    let variable = secret_variable(&arguments.name);
    let question = Message::new("cli-ask-token");
    let token = prompt::secret(front, arguments.from_file.as_deref(), Some(&variable), &question)?;
    if !looks_like_bot_token(token.expose()) {
        return Err(Stop::Told(Message::new("cli-token-malformed"), Exit::Usage));
    }
    let mut connection = Connection::new(arguments.name.as_str(), Endpoint::Bot(server));
    if !arguments.unchecked {
        let secrets = vec![(SecretSlot::BotToken, token.duplicate())];
        let target = TestTarget::Draft { connection: Box::new(connection.clone()), secrets };
        if let ConnectionEvent::BotSeen { result } = front.ask(ConnectionCommand::LookAtBot { target })? {
            let facts = result.map_err(|error| Stop::Told(error.text, Exit::Failed))?;
            connection.account = Some(facts.account);
        }
    }
    let account = connection.account.as_ref().map(list::card);
    let secrets = vec![(SecretSlot::BotToken, Some(token))];
    front.ask_to_the_end(ConnectionCommand::Save { connection: Box::new(connection), secrets })?;
    let added = Message::new("cli-connections-added").with("name", arguments.name.as_str());
    output::say(front.language, &added);
    account.iter().for_each(|account| output::out(account));
    Ok(Exit::Done)
}
