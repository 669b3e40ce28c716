//! `scenogram run`: a scenario, or one of its steps, through the same command as the window's.

use super::arguments::{OutputFormat, RunArguments};
use super::connections::{Front, Need, Stop, has_passphrase};
use super::exit::Exit;
use super::{output, sources, transcript};
use crate::backend::{
    Backend, Command, Event, Interrupt, RunId, SANDBOX_BOT, SANDBOX_USER, SandboxStart, SourceError, read_scenario,
};
use crate::engine::{ActionError, FailureKind, Mode, Outcome, RunRequest, Scope, Transcript};
use crate::scenario::Scenario;
use crate::storage::{self, DataFolder};
use crate::texts::{Language, Message};
use crate::value::{Json, Path, PathError, SetError, Variables, json_fault};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;
use std::env;
use std::path::{Path as FilePath, PathBuf};
use std::time::Duration;

const RUN: RunId = RunId(1);

/// How often the wait for events is left to see whether the person pressed Ctrl-C; a run is to end within 100 ms.
const LOOK_UP: Duration = Duration::from_millis(20);

pub(super) fn run(arguments: RunArguments, secrets: Option<&FilePath>, language: Language) -> Exit {
    let scenario = match read_scenario(&arguments.file) {
        Ok((file, _)) => {
            // Comments matter to those who save; a secret in the file to everyone.
            file.notices.iter().filter(|_| file.read_only).for_each(|notice| output::say(language, notice));
            file.scenario
        }
        Err(error) => return invalid(&arguments, &error, language),
    };
    let format = arguments.format;
    let started = request(arguments, scenario, language)
        .map_err(|message| Stop::Told(message, Exit::Usage))
        .and_then(|request| Ok((start(&request, secrets, language)?, request)));
    let (front, request) = match started {
        Ok(started) => started,
        Err(stop) => {
            if format == OutputFormat::Json {
                let (outcome, error) = stop.to_json(language);
                output::json(&document(outcome, error));
            }
            return stop.say(language);
        }
    };
    let scenario = request.scenario.clone();
    let dry_run = request.mode == Mode::Check;
    front.backend.send(Command::Run { run: RUN, request: Box::new(request) });
    let transcript = follow(&front.backend, &front.interrupt, &scenario, language);
    match format {
        OutputFormat::Json => output::json(&transcript.to_json(language)),
        OutputFormat::Text => transcript::print(&transcript, &scenario, dry_run, language),
    }
    Exit::of_run(&transcript)
}

fn follow(backend: &Backend, interrupt: &Interrupt, scenario: &Scenario, language: Language) -> Transcript {
    let mut cancelled = false;
    loop {
        if !cancelled && interrupt.happened() {
            cancelled = true;
            backend.send(Command::Cancel { run: RUN });
        }
        match backend.wait_event(LOOK_UP) {
            Some(Event::RunFinished { transcript, .. }) => return *transcript,
            Some(Event::Run { event, .. }) => transcript::progress(&event, scenario, language),
            None if !backend.is_running() => return gone(),
            _ => {}
        }
    }
}

/// The backend ended without an answer: nothing more is known of the run.
fn gone() -> Transcript {
    let error =
        ActionError { kind: FailureKind::Unknown, ..ActionError::new("INTERNAL", Message::new("cli-backend-gone")) };
    Transcript {
        scenario: String::new(),
        outcome: Outcome::Unknown,
        error: Some(error),
        variables: Variables::new(),
        nodes: Vec::new(),
    }
}

/// A file that is no scenario: a line for people, and for tools a document of the usual shape.
fn invalid(arguments: &RunArguments, error: &SourceError, language: Language) -> Exit {
    sources::say(&arguments.file, error, language);
    if arguments.format == OutputFormat::Json {
        let error = json!({
            "code": "FILE_INVALID",
            "message": error.message().show(language),
            "telegram": null,
            "retry_after": null,
        });
        output::json(&document(Outcome::Failed, error));
    }
    Exit::InvalidFile
}

/// What is said of a run that did not begin.
fn document(outcome: Outcome, error: Json) -> Json {
    json!({ "scenario": null, "outcome": outcome, "error": error, "variables": {}, "nodes": [] })
}

/// The backend. Where the run may need secrets, with those of the file that is named, or what the passphrase of the
/// environment opens; those that cannot be had are told, and the run ends at the step that needs them.
fn start(request: &RunRequest, secrets: Option<&FilePath>, language: Language) -> Result<Front, Stop> {
    // A run keeps nothing, so any folder will do where the system names none.
    let home = DataFolder::find().unwrap_or_else(|_| DataFolder::at(env::temp_dir()));
    let mut front = Front::over(home, secrets, SandboxStart::WhenNeeded, language)?;
    // A keyring may make people wait, and most runs need none: those that do wait for it by themselves.
    if needs_secrets(request) && (secrets.is_some() || has_passphrase()) {
        match front.open_vault(Need::Nothing) {
            Err(Stop::Told(message, Exit::MissingSecret | Exit::InvalidFile)) => output::say(language, &message),
            opened => opened?,
        }
    }
    Ok(front)
}

/// Whether a step names another connection than the sandbox's.
fn needs_secrets(request: &RunRequest) -> bool {
    let is_in = |id: &str| !matches!(&request.scope, Scope::Step(only) if only != id);
    request.scenario.steps().filter(|step| is_in(&step.id)).any(|step| {
        let name = request.connections.get(&step.id).unwrap_or(&step.connection);
        name != SANDBOX_BOT && name != SANDBOX_USER
    })
}

fn request(arguments: RunArguments, scenario: Scenario, language: Language) -> Result<RunRequest, Message> {
    let variables = variables(&arguments, &scenario)?;
    let step = |id: &str| match scenario.node(id) {
        Some(_) => Ok(id.to_owned()),
        None => Err(Message::new("cli-no-such-step").with("step", id)),
    };
    let scope = match &arguments.step {
        Some(id) => Scope::Step(step(id)?),
        None => Scope::All,
    };
    let connections = arguments
        .connection
        .iter()
        .map(|(id, name)| Ok((step(id)?, name.trim().to_owned())))
        .collect::<Result<_, Message>>()?;
    let file = std::path::absolute(&arguments.file).unwrap_or_else(|_| arguments.file.clone());
    Ok(RunRequest {
        variables,
        scope,
        connections,
        scenario,
        mode: if arguments.dry_run { Mode::Check } else { Mode::Run },
        folder: file.parent().map_or_else(PathBuf::new, PathBuf::from),
        language,
        zone: TimeZone::system(),
        now: Timestamp::now,
        progress_limit: RunRequest::PROGRESS_LIMIT,
    })
}

/// The variables of the test data, over them those of `--vars`, over them those of `--set`.
fn variables(arguments: &RunArguments, scenario: &Scenario) -> Result<Variables, Message> {
    let mut variables = scenario.variables(arguments.data.as_deref()).ok_or_else(|| {
        let known: Vec<_> = scenario.test_data.iter().map(|data| data.name.as_str()).collect();
        Message::new("cli-no-such-data")
            .with("name", arguments.data.clone().unwrap_or_default())
            .with("known", known.join(", "))
    })?;
    if let Some(file) = &arguments.vars {
        let text = storage::read(file).map_err(|error| error.message())?.text;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let over: Variables = serde_json::from_str(text).map_err(|error| {
            Message::new("cli-vars-invalid")
                .with("path", file.display().to_string())
                .with("line", error.line())
                .with("column", error.column())
                .with("reason", json_fault(&error))
        })?;
        variables.extend(over);
    }
    for (path, json) in &arguments.set {
        set(&mut variables, path, json)?;
    }
    Ok(variables)
}

/// Puts one value of `--set` into the variables.
fn set(variables: &mut Variables, path: &str, json: &str) -> Result<(), Message> {
    let parsed = Path::parse(path).map_err(|error| match error {
        PathError::Empty => Message::new("cli-set-path-empty"),
        PathError::NotAName { segment } => {
            Message::new("cli-set-path-name").with("path", path).with("segment", segment)
        }
    })?;
    let value: Json = serde_json::from_str(json).map_err(|error| {
        let message = Message::new("cli-set-json").with("path", path).with("column", error.column());
        message.with("reason", json_fault(&error))
    })?;
    parsed.set(variables, value).map_err(|SetError::NotAnObject { path: parent }| {
        Message::new("cli-set-path-not-object").with("path", path).with("parent", parent)
    })
}
