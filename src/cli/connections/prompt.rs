//! Questions in a terminal, and the places besides it that secrets may come from: a file, the environment, standard
//! input of another program. Never an argument: those are seen by every program of the computer.

use super::front::Front;
use super::stop::Stop;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::secret::{Redactor, Secret};
use crate::storage;
use crate::texts::Message;
use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

/// The passphrase of a file of secrets.
const PASSPHRASE: &str = "SCENOGRAM_PASSPHRASE";

/// The variable of the environment that holds the API hash.
const API_HASH: &str = "SCENOGRAM_API_HASH";

/// Digits of an API hash.
const API_HASH_LENGTH: usize = 32;

/// Characters of the shortest new passphrase.
const SHORTEST_PASSPHRASE: usize = 8;

/// Whether a person sits at the other end.
pub(in crate::cli) fn is_interactive() -> bool {
    io::stdin().is_terminal()
}

/// Whether the environment has a passphrase.
pub(in crate::cli) fn has_passphrase() -> bool {
    variable(PASSPHRASE).is_some()
}

/// A variable of the environment that holds a secret; an empty one holds none.
fn variable(name: &str) -> Option<Secret> {
    let secret = env::var(name).ok().filter(|value| !value.is_empty()).map(Secret::new);
    secret.inspect(|secret| Redactor::global().remember(secret))
}

/// The passphrase of a file that is there.
pub(super) fn passphrase(front: &mut Front) -> Result<Secret, Stop> {
    match variable(PASSPHRASE) {
        Some(passphrase) => Ok(passphrase),
        None => hidden(front, &Message::new("cli-ask-passphrase")),
    }
}

/// The passphrase of a file that is about to be made; typed twice.
pub(super) fn new_passphrase(front: &mut Front) -> Result<Secret, Stop> {
    let passphrase = match variable(PASSPHRASE) {
        Some(passphrase) => passphrase,
        None => {
            let passphrase = hidden(front, &Message::new("cli-ask-new-passphrase"))?;
            let again = match is_interactive() {
                true => hidden(front, &Message::new("cli-ask-passphrase-again"))?,
                false => passphrase.duplicate(),
            };
            match passphrase.expose() == again.expose() {
                true => passphrase,
                false => return Err(Stop::Told(Message::new("cli-passphrases-differ"), Exit::MissingSecret)),
            }
        }
    };
    match passphrase.expose().chars().count() >= SHORTEST_PASSPHRASE {
        true => Ok(passphrase),
        false => {
            let message = Message::new("cli-passphrase-short").with("least", SHORTEST_PASSPHRASE);
            Err(Stop::Told(message, Exit::Usage))
        }
    }
}

/// A secret of a connection: from the file if one is named, else from this variable of the environment, else typed.
pub(in crate::cli) fn secret(
    front: &mut Front,
    file: Option<&Path>,
    name: Option<&str>,
    question: &Message,
) -> Result<Secret, Stop> {
    let secret = match (file, name.and_then(variable)) {
        (Some(file), _) => {
            let text = storage::read(file).map_err(|error| Stop::Told(error.message(), Exit::InvalidFile))?.text;
            Secret::new(text.trim_start_matches('\u{feff}').trim())
        }
        (None, Some(secret)) => Secret::new(secret.expose().trim()),
        (None, None) => {
            let typed = hidden(front, question)?;
            Secret::new(typed.expose().trim())
        }
    };
    if secret.expose().is_empty() {
        return Err(Stop::Told(Message::new("cli-secret-empty"), Exit::MissingSecret));
    }
    Redactor::global().remember(&secret);
    Ok(secret)
}

/// What is typed without being shown; a line of standard input where that is no terminal.
pub(in crate::cli) fn hidden(front: &mut Front, question: &Message) -> Result<Secret, Stop> {
    if !is_interactive() {
        let line = front.line()?;
        Redactor::global().remember(&line);
        return Ok(line);
    }
    output::ask(front.language, question);
    match rpassword::read_password() {
        Ok(typed) => {
            let typed = Secret::new(typed);
            Redactor::global().remember(&typed);
            Ok(typed)
        }
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            Err(Stop::Told(Message::new("cli-input-ended"), Exit::MissingSecret))
        }
        Err(_) => Err(Stop::Interrupted),
    }
}

/// What is typed and may be seen.
pub(in crate::cli) fn shown(front: &mut Front, question: &Message) -> Result<String, Stop> {
    typed(front, question).map(|line| line.expose().to_owned())
}

/// The same where it is a secret all the same: a login code.
pub(in crate::cli) fn typed(front: &mut Front, question: &Message) -> Result<Secret, Stop> {
    if is_interactive() {
        output::ask(front.language, question);
    }
    front.line().map(|line| Secret::new(line.expose().trim()))
}

/// The API hash of an application: from the file if one is named, else from the environment, else typed.
pub(in crate::cli) fn api_hash(front: &mut Front, file: Option<&Path>) -> Result<Secret, Stop> {
    let hash = secret(front, file, Some(API_HASH), &Message::new("cli-ask-api-hash"))?;
    check_hash(hash)
}

/// The same where it can be left out, and an empty answer does so. Only a person is asked: what another program writes
/// here may be its own input.
pub(super) fn optional_api_hash(front: &mut Front, file: Option<&Path>) -> Result<Option<Secret>, Stop> {
    if file.is_some() || variable(API_HASH).is_some() {
        return api_hash(front, file).map(Some);
    }
    if !is_interactive() {
        return Ok(None);
    }
    let typed = hidden(front, &Message::new("cli-ask-api-hash-or-not"))?;
    match typed.expose().trim() {
        "" => Ok(None),
        hash => check_hash(Secret::new(hash)).map(Some),
    }
}

fn check_hash(hash: Secret) -> Result<Secret, Stop> {
    let is_hash = hash.expose().len() == API_HASH_LENGTH && hash.expose().bytes().all(|byte| byte.is_ascii_hexdigit());
    match is_hash {
        true => Ok(hash),
        false => Err(Stop::Told(Message::new("cli-api-hash-malformed"), Exit::Usage)),
    }
}

/// Whether the person agrees. Nobody is asked who is not there: then it has to be said with the command.
pub(in crate::cli) fn agrees(front: &mut Front, is_said: bool, question: &Message) -> Result<(), Stop> {
    if is_said {
        return Ok(());
    }
    if !is_interactive() {
        return Err(Stop::Told(Message::new("cli-needs-yes"), Exit::Usage));
    }
    let answer = shown(front, question)?.to_lowercase();
    match matches!(answer.as_str(), "y" | "yes" | "д" | "да") {
        true => Ok(()),
        false => Err(Stop::Interrupted),
    }
}
