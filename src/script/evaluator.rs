//! The engine's [`Evaluator`] over warm worker processes.

use super::Limits;
use super::process::{Answer, Worker, error};
use crate::engine::{EvaluationError, EvaluationErrorKind, Evaluator};
use crate::expr;
use crate::value::{Evaluated, Variables};
use futures_util::future::BoxFuture;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Semaphore;

/// How many batches are evaluated at a time; further ones wait.
const MOST_WORKERS: usize = 2;

/// Evaluates JavaScript in worker processes of `program`, one warm worker kept for the next batch.
///
/// Needs a tokio runtime while it evaluates, and never blocks it. Dropping an evaluation half-way kills its worker.
pub struct ScriptEvaluator {
    program: PathBuf,
    limits: Limits,
    idle: Mutex<Vec<Worker>>,
    turns: Semaphore,
}

impl ScriptEvaluator {
    /// `program` is this program's own binary, whose `main` calls [`worker_main`](super::worker_main). Starts nothing.
    pub fn new(program: PathBuf) -> Self {
        Self::with_limits(program, Limits::default())
    }

    /// As [`ScriptEvaluator::new`], with other limits for each expression.
    pub fn with_limits(program: PathBuf, limits: Limits) -> Self {
        // The worker's folder is another one, so that a relative path would lead astray.
        let program = std::path::absolute(&program).unwrap_or(program);
        Self { program, limits, idle: Mutex::new(Vec::new()), turns: Semaphore::new(MOST_WORKERS) }
    }

    /// Starts a worker, so that the first evaluation finds it warm. Needs a tokio runtime around it. Failing is left to
    /// the first evaluation to tell.
    pub fn warm_up(&self) {
        if self.idle().is_empty()
            && let Ok(worker) = Worker::start(&self.program)
        {
            self.idle().push(worker);
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A worker that may be one that waited, and whether it is a new one.
    fn worker(&self) -> io::Result<(Worker, bool)> {
        let waiting = self.idle().pop();
        match waiting {
            Some(worker) => Ok((worker, false)),
            None => Worker::start(&self.program).map(|worker| (worker, true)),
        }
    }

    async fn evaluate_all(
        &self,
        expressions: &[String],
        variables: &Variables,
    ) -> Vec<Result<Evaluated, EvaluationError>> {
        if expressions.is_empty() {
            return Vec::new();
        }
        let Ok(_turn) = self.turns.acquire().await else {
            return expressions.iter().map(|_| Err(unavailable("closed"))).collect();
        };
        let json = serde_json::to_string(variables).unwrap_or_default();
        let mut batch = Batch { evaluator: self, variables: &json, worker: None };
        let mut results = Vec::with_capacity(expressions.len());
        for expression in expressions {
            results.push(batch.evaluate(expression).await);
        }
        // Whatever happened, the next batch finds a worker that is already there.
        if let Some((worker, _)) = batch.worker.take() {
            self.idle().push(worker);
        } else {
            self.warm_up();
        }
        results
    }
}

impl Evaluator for ScriptEvaluator {
    fn evaluate<'a>(
        &'a self,
        expressions: &'a [String],
        variables: &'a Variables,
    ) -> BoxFuture<'a, Vec<Result<Evaluated, EvaluationError>>> {
        Box::pin(self.evaluate_all(expressions, variables))
    }
}

/// Expressions with the same variables, and the worker that has them now.
struct Batch<'e> {
    evaluator: &'e ScriptEvaluator,
    variables: &'e str,
    /// The worker, and whether it already knows the variables.
    worker: Option<(Worker, bool)>,
}

impl Batch<'_> {
    async fn evaluate(&mut self, expression: &str) -> Result<Evaluated, EvaluationError> {
        // Read here first: the parser's errors are the better ones, and only one whole expression may be sent.
        if let Err(wrong) = expr::read(expression) {
            return Err(EvaluationError {
                kind: EvaluationErrorKind::Syntax,
                message: wrong.message,
                position: Some(wrong.position),
            });
        }
        let source = expr::without_semicolon(expression);
        loop {
            let (mut worker, is_new, knows) = match self.worker.take() {
                Some((worker, knows)) => (worker, false, knows),
                None => {
                    let (worker, is_new) = self.evaluator.worker().map_err(|error| unavailable(&error.to_string()))?;
                    (worker, is_new, false)
                }
            };
            let prepared = if knows { Ok(()) } else { worker.set_variables(self.variables).await };
            let answer = match prepared {
                Ok(()) => worker.evaluate(source, self.evaluator.limits).await,
                Err(error) => Answer::Gone(error),
            };
            match answer {
                Answer::Done(result) => {
                    self.worker = Some((worker, true));
                    return result;
                }
                Answer::Spent(failure) => {
                    // Dropping it kills it; its successor starts up while this result is looked at.
                    drop(worker);
                    self.worker = Worker::start(&self.evaluator.program).ok().map(|next| (next, false));
                    return Err(failure);
                }
                // One that had waited may have died meanwhile: only a new one tells that there are none to be had.
                Answer::Gone(error) if is_new => return Err(unavailable(&error.to_string())),
                Answer::Gone(_) => {}
            }
        }
    }
}

fn unavailable(words: &str) -> EvaluationError {
    error(EvaluationErrorKind::Unavailable, words)
}
