//! What the engine needs of a JavaScript engine.

use crate::texts::Message;
use crate::value::{Evaluated, Position, Variables};
use futures_util::future::BoxFuture;

/// Evaluates JavaScript expressions.
pub trait Evaluator: Send + Sync {
    /// The value of each expression, in order, each in a fresh context that knows the variables. An expression that
    /// fails or overruns its limit spoils no other.
    fn evaluate<'a>(
        &'a self,
        expressions: &'a [String],
        variables: &'a Variables,
    ) -> BoxFuture<'a, Vec<Result<Evaluated, EvaluationError>>>;
}

/// Why an expression has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EvaluationError {
    pub kind: EvaluationErrorKind,
    /// The JavaScript engine's own words, such as `x is not defined`.
    pub message: String,
    /// The place in the expression, where it is known.
    pub position: Option<Position>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluationErrorKind {
    Syntax,
    /// A name that no variable has; `message` is the name alone.
    UnknownName,
    /// Any other exception.
    Exception,
    /// It ran into the limit of time.
    TimeLimit,
    /// It ran into the limit of memory.
    MemoryLimit,
    /// Its value is larger than may be handed over.
    OutputLimit,
    /// The evaluator itself is not there (its process could not be started).
    Unavailable,
}

impl EvaluationError {
    /// The `message` of an exception that says: the value is a promise, and nothing waits for it.
    pub const ASYNCHRONOUS: &str = "asynchronous";
    /// The `message` of an exception that says: the value holds itself, so that it has no end as JSON.
    pub const CYCLIC: &str = "cyclic";
    /// The `message` of an exception that says: the value is nested deeper than JSON is read.
    pub const TOO_DEEP: &str = "nested too deeply";

    /// What to tell the person who wrote the expression. The place is not in it.
    pub fn text(&self) -> Message {
        if self.kind == EvaluationErrorKind::Exception {
            let read = self.message.strip_prefix("cannot read property '").and_then(|rest| rest.split('\'').next());
            if let Some(key) = read {
                return Message::new("script-read-of-nothing").with("key", key);
            }
        }
        let message = Message::new(match (self.kind, self.message.as_str()) {
            (EvaluationErrorKind::Syntax, _) => "script-syntax",
            (EvaluationErrorKind::UnknownName, _) => "script-unknown-name",
            (EvaluationErrorKind::Exception, Self::ASYNCHRONOUS) => "script-asynchronous",
            (EvaluationErrorKind::Exception, Self::CYCLIC) => "script-cyclic",
            (EvaluationErrorKind::Exception, Self::TOO_DEEP) => "script-too-deep",
            (EvaluationErrorKind::Exception, "not a function") => "script-not-a-function",
            (EvaluationErrorKind::Exception, _) => "script-exception",
            (EvaluationErrorKind::TimeLimit, _) => "script-time-limit",
            (EvaluationErrorKind::MemoryLimit, _) => "script-memory-limit",
            (EvaluationErrorKind::OutputLimit, _) => "script-output-limit",
            (EvaluationErrorKind::Unavailable, _) => "script-unavailable",
        });
        message.with("words", self.message.as_str())
    }
}
