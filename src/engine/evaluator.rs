//! What the engine needs of a JavaScript engine.

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
