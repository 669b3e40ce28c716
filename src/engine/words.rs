//! The errors that the engine itself makes: their codes and their sentences in one place.
//!
//! Deliberately not here: errors of fields (`resolve`) and of Telegram (the executors).

use super::{ActionError, ConnectionError, FailureKind};
use crate::secret::Redactor;
use crate::texts::Message;
use crate::value::{PathError, SetError};

/// A piece of a value as an error may repeat it.
pub(super) fn excerpt(text: &str) -> String {
    Redactor::global().excerpt(text)
}

fn of_kind(kind: FailureKind, code: &str, text: Message) -> ActionError {
    ActionError { kind, ..ActionError::new(code, text) }
}

/// The person stopped the run. With `left`, a request was on its way already.
pub(super) fn cancelled(left: bool) -> ActionError {
    let text = Message::new(if left { "engine-cancelled-after-sending" } else { "engine-cancelled" });
    of_kind(FailureKind::Cancelled, "CANCELLED", text)
}

/// The step's total time, as its Timeout event states it, ran out.
pub(super) fn total_time_out(after: &str, left: bool) -> ActionError {
    let id = if left { "engine-timeout-total-after-sending" } else { "engine-timeout-total" };
    of_kind(FailureKind::TimedOut, "TIMEOUT", Message::new(id).with("after", after))
}

/// Nothing got on for this many seconds.
pub(super) fn progress_time_out(seconds: u64, left: bool) -> ActionError {
    let id = if left { "engine-timeout-progress-after-sending" } else { "engine-timeout-progress" };
    of_kind(FailureKind::TimedOut, "TIMEOUT", Message::new(id).with("seconds", seconds))
}

/// Telegram asks for a wait that the step does not allow.
pub(super) fn flood_wait(seconds: u32, retry: bool) -> ActionError {
    let id = if retry { "engine-flood-wait-too-long" } else { "engine-flood-wait" };
    let error = ActionError::new("FLOOD_WAIT", Message::new(id).with("seconds", seconds));
    ActionError { retry_after: Some(seconds), ..error }
}

/// Code of ours (or of a library below it) panicked; the panic hook has the details.
pub(super) fn panicked(left: bool) -> ActionError {
    let kind = if left { FailureKind::Unknown } else { FailureKind::Failed };
    let text = Message::new(if left { "engine-panic-after-sending" } else { "engine-panic" });
    of_kind(kind, "INTERNAL", text)
}

pub(super) fn no_start() -> ActionError {
    ActionError::new("NO_START", Message::new("engine-no-start"))
}

pub(super) fn node_missing(id: &str) -> ActionError {
    ActionError::new("NODE_MISSING", Message::new("engine-node-missing").with("node", excerpt(id)))
}

/// The node is of a kind that this program does not run.
pub(super) fn kind_unsupported(kind: &'static str, name: &str) -> ActionError {
    let text = Message::new("engine-kind-unsupported").with("kind", kind).with("node", excerpt(name));
    ActionError::new("NODE_KIND_UNSUPPORTED", text)
}

/// The node does nothing by itself, so it cannot be run alone.
pub(super) fn nothing_to_run(kind: &'static str) -> ActionError {
    ActionError::new("NOTHING_TO_RUN", Message::new("engine-nothing-to-run").with("kind", kind))
}

pub(super) fn too_many_nodes(limit: usize) -> ActionError {
    ActionError::new("TOO_MANY_NODES", Message::new("engine-too-many-nodes").with("limit", limit))
}

/// The Timeout event's duration cannot be read.
pub(super) fn duration(text: &str) -> ActionError {
    ActionError::new("DURATION", Message::new("engine-duration").with("text", excerpt(text)))
}

/// A variable name or path cannot be read.
pub(super) fn path(text: &str, error: &PathError) -> ActionError {
    let message = match error {
        PathError::Empty => Message::new("engine-path-empty"),
        PathError::NotAName { segment } => {
            Message::new("engine-path-name").with("path", excerpt(text)).with("segment", excerpt(segment))
        }
    };
    ActionError::new("VARIABLE_PATH", message)
}

/// A value cannot be put at a path.
pub(super) fn set(text: &str, error: &SetError) -> ActionError {
    let SetError::NotAnObject { path } = error;
    let message = Message::new("engine-path-not-object").with("path", excerpt(text)).with("parent", excerpt(path));
    ActionError::new("VARIABLE_PATH", message)
}

/// The step names no connection.
pub(super) fn no_connection() -> ActionError {
    of_kind(FailureKind::Connection, "CONNECTION_NOT_CHOSEN", Message::new("engine-connection-none"))
}

impl From<&ConnectionError> for ActionError {
    fn from(error: &ConnectionError) -> Self {
        let connection = FailureKind::Connection;
        match error {
            ConnectionError::NoSuchConnection(name) => of_kind(
                connection,
                "CONNECTION_UNKNOWN",
                Message::new("engine-connection-unknown").with("name", excerpt(name)),
            ),
            ConnectionError::WrongKind(name) => of_kind(
                connection,
                "CONNECTION_KIND",
                Message::new("engine-connection-kind").with("name", excerpt(name)),
            ),
            ConnectionError::MissingSecret { name, variable } => {
                let text = Message::new("engine-secret-missing").with("name", excerpt(name));
                of_kind(connection, "SECRET_MISSING", text.with("variable", variable.as_str()))
            }
            ConnectionError::Closed { message, .. } => of_kind(connection, "VAULT_CLOSED", message.clone()),
            ConnectionError::Unusable { name, reason } => {
                let text = Message::new("engine-connection-unusable");
                // A whole sentence, whose end says what to do.
                let reason = Redactor::global().redact(reason).into_owned();
                Self::new("CONNECTION_UNUSABLE", text.with("name", excerpt(name)).with("reason", reason))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn only_what_is_not_there_is_a_fault_of_the_connection() {
        let check = |error: ConnectionError, code: &str, kind: FailureKind| {
            let error = ActionError::from(&error);
            assert_eq!((error.code.as_str(), error.kind), (code, kind));
        };
        check(ConnectionError::NoSuchConnection("a".into()), "CONNECTION_UNKNOWN", FailureKind::Connection);
        check(ConnectionError::WrongKind("a".into()), "CONNECTION_KIND", FailureKind::Connection);
        let missing = ConnectionError::MissingSecret { name: "a".into(), variable: "SECRET_A".into() };
        assert!(ActionError::from(&missing).text.show(Language::Russian).contains("SECRET_A"));
        check(missing, "SECRET_MISSING", FailureKind::Connection);
        let advice = format!("{} SCENOGRAM_PASSPHRASE", "x".repeat(200));
        let message = Message::new("engine-connection-unusable").with("name", "a").with("reason", advice.as_str());
        let closed = ConnectionError::Closed { name: "a".into(), message };
        assert!(ActionError::from(&closed).text.show(Language::English).ends_with(&advice));
        check(closed, "VAULT_CLOSED", FailureKind::Connection);
        let unusable = ConnectionError::Unusable { name: "a".into(), reason: "b".into() };
        check(unusable, "CONNECTION_UNUSABLE", FailureKind::Failed);
    }
}
