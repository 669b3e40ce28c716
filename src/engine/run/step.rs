//! One Telegram step: fields, connection, holding, the call and its limits of time.

use super::call::{Limit, StepCall};
use super::{Walk, duration, hold};
use crate::engine::resolve::{self, ResolveContext};
use crate::engine::{
    ActionError, ConnectionError, Executor, Mode, NodeRecord, Outcome, ResolvedAction, RunEvent, sample, words,
};
use crate::scenario::{ConnectionKind, Step};
use crate::value::{Json, Path};
use futures_util::FutureExt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Why a step has no result.
pub(super) enum Failure {
    Error(ActionError),
    /// The time of its Timeout event ran out.
    Timeout(ActionError),
}

impl From<ActionError> for Failure {
    fn from(error: ActionError) -> Self {
        Self::Error(error)
    }
}

/// What a step came to, before a line out of it is chosen.
pub(super) struct Ended {
    pub(super) result: Result<Option<Json>, Failure>,
    pub(super) record: NodeRecord,
}

/// A step's value for the variables and for the record: in a dry run the first is a sample and the second is missing.
struct Answer {
    saved: Json,
    shown: Option<Json>,
}

impl Walk<'_> {
    /// Carries the step out. The record lacks its line and its error, which the caller chooses.
    pub(super) async fn step(&mut self, step: &Step, mut record: NodeRecord) -> Ended {
        let limit = match self.limit(step) {
            Ok(limit) => limit,
            Err(error) => return Ended { result: Err(error.into()), record },
        };
        let call = StepCall::new(step, limit, self.request.now, self.events);
        let answer = self.carry_out(step, &call).await;
        (record.requests, record.attempts) = call.into_record();
        let result = answer.and_then(|answer| {
            if !step.save_result_to.is_empty() {
                self.set(&step.save_result_to, answer.saved)?;
            }
            Ok(answer.shown)
        });
        if result.is_ok() && self.request.mode == Mode::Check {
            record.outcome = Outcome::DryRun;
        }
        Ended { result, record }
    }

    fn limit(&self, step: &Step) -> Result<Limit, ActionError> {
        let Some(event) = &step.on_timeout else { return Ok(Limit::Progress(self.request.progress_limit)) };
        let from = (self.request.now)().to_zoned(self.request.zone.clone()).datetime();
        Ok(Limit::Total { text: event.after.trim().to_owned(), length: duration::parse(&event.after, from)? })
    }

    async fn carry_out(&self, step: &Step, call: &StepCall<'_>) -> Result<Answer, Failure> {
        let (action, kind, executor) = self.limited(call, self.prepare(step)).await?;
        if self.request.mode == Mode::Check {
            for request in executor.requests(&action)? {
                call.show(&request);
            }
            return Ok(Answer { saved: self.sample(step, &action, kind), shown: None });
        }
        if let (ConnectionKind::Bot, Some(until)) = (kind, action.send_at()) {
            self.hold(step, call, until).await?;
        }
        call.start_attempt();
        let value = self.limited(call, executor.execute(&action, call)).await?;
        Ok(Answer { saved: value.clone(), shown: Some(value) })
    }

    /// Everything that can go wrong before anything leaves.
    async fn prepare(&self, step: &Step) -> Result<(ResolvedAction, ConnectionKind, Arc<dyn Executor>), ActionError> {
        self.check_paths(step)?;
        let name = self.request.connections.get(&step.id).unwrap_or(&step.connection);
        if name.is_empty() {
            return Err(words::no_connection());
        }
        let known = self.connections.kind(name);
        let kind = match (step.kind, known) {
            (_, None) => return Err(ActionError::from(&ConnectionError::NoSuchConnection(name.clone()))),
            (Some(wanted), Some(known)) if wanted != known => {
                return Err(ActionError::from(&ConnectionError::WrongKind(name.clone())));
            }
            (_, Some(known)) => known,
        };
        let context = ResolveContext {
            variables: &self.variables,
            evaluator: self.evaluator,
            folder: &self.request.folder,
            zone: &self.request.zone,
            now: (self.request.now)(),
        };
        let action = resolve::resolve(step, kind, &context).await?;
        let executor = self.connections.executor(kind, name).await.map_err(|error| ActionError::from(&error))?;
        Ok((action, kind, executor))
    }

    /// A result that could be put nowhere must not cost a message: the paths are tried before anything is sent.
    fn check_paths(&self, step: &Step) -> Result<(), ActionError> {
        let tried = |paths: &[&String], value: &Json| {
            let mut variables = self.variables.clone();
            for path in paths.iter().filter(|path| !path.is_empty()) {
                let parsed = Path::parse(path).map_err(|error| words::path(path, &error))?;
                parsed.set(&mut variables, value.clone()).map_err(|error| words::set(path, &error))?;
            }
            Ok(())
        };
        tried(&[&step.save_result_to], &Json::Null)?;
        let Some(event) = &step.on_error else { return Ok(()) };
        // Both are texts, so that one cannot be inside of the other.
        tried(&[&event.code_to, &event.message_to], &Json::String(String::new()))
    }

    /// What stands in for the result: what the variables have there already (test data), else a sample.
    fn sample(&self, step: &Step, action: &ResolvedAction, kind: ConnectionKind) -> Json {
        let there = Path::parse(&step.save_result_to).ok().and_then(|path| path.get(&self.variables).cloned());
        there.unwrap_or_else(|| sample::answer(action, kind, (self.request.now)()))
    }

    /// Waits for the message's time, outside of every limit.
    async fn hold(&self, step: &Step, call: &StepCall<'_>, until: jiff::Timestamp) -> Result<(), ActionError> {
        if until <= (self.request.now)() {
            return Ok(());
        }
        let rest = call.pause();
        (self.events)(RunEvent::Holding { node: step.id.clone(), until });
        tokio::select! {
            biased;
            () = self.cancel.cancelled() => return Err(words::cancelled(false)),
            () = hold::until(until, self.request.now) => {}
        }
        call.resume(rest);
        Ok(())
    }

    /// The work's end, or that of its time, or the person's; a panic in it is an error.
    async fn limited<T>(
        &self,
        call: &StepCall<'_>,
        work: impl Future<Output = Result<T, ActionError>>,
    ) -> Result<T, Failure> {
        tokio::select! {
            biased;
            () = self.cancel.cancelled() => Err(words::cancelled(call.has_left()).into()),
            ended = AssertUnwindSafe(work).catch_unwind() => match ended {
                Ok(ended) => ended.map_err(Failure::Error),
                Err(_) => Err(words::panicked(call.has_left()).into()),
            },
            () = call.expired() => Err(match call.has_timeout_event() {
                true => Failure::Timeout(call.time_out()),
                false => Failure::Error(call.time_out()),
            }),
        }
    }
}
