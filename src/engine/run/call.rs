//! The engine's side of one execution: what left, how long it may take, and whether a flood wait is waited for.

use crate::engine::{ActionError, Call, Progress, Refused, RequestView, RunEvent, words};
use crate::scenario::{NodeId, Step};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a step without a Timeout event waits for floods in all: a step of Bpium's cloud lives no longer.
const FLOOD_WAITS_LIMIT: Duration = Duration::from_secs(15 * 60);

/// Stands for "never" where a limit is too far away to be counted.
const FAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// What ends a step that takes too long.
#[derive(Clone, Debug)]
pub(super) enum Limit {
    /// The Timeout event: so long in all; `text` is the event's own spelling.
    Total { text: String, length: Duration },
    /// So long without progress.
    Progress(Duration),
}

/// One step's requests, attempts and limit of time. Holding is not counted: it lies between [`StepCall::pause`] and
/// [`StepCall::resume`].
pub(super) struct StepCall<'r> {
    node: &'r NodeId,
    events: &'r (dyn Fn(RunEvent) + Send + Sync),
    now: fn() -> Timestamp,
    retry_flood: bool,
    only_reads: bool,
    limit: Limit,
    state: Mutex<State>,
}

struct State {
    deadline: Instant,
    requests: Vec<RequestView>,
    /// Requests that were told of and left, but for those that a flood wait has refused for certain.
    left: usize,
    attempts: u32,
    /// The next request may be the one again that a flood wait has refused.
    repeats: bool,
    waited: Duration,
}

impl<'r> StepCall<'r> {
    /// Starts counting.
    pub(super) fn new(
        step: &'r Step,
        limit: Limit,
        now: fn() -> Timestamp,
        events: &'r (dyn Fn(RunEvent) + Send + Sync),
    ) -> Self {
        let length = match &limit {
            Limit::Total { length, .. } | Limit::Progress(length) => *length,
        };
        let state = State {
            deadline: after(length),
            requests: Vec::new(),
            left: 0,
            attempts: 0,
            repeats: false,
            waited: Duration::ZERO,
        };
        Self {
            node: &step.id,
            events,
            now,
            retry_flood: step.retry_flood,
            only_reads: step.action.kind().only_reads(),
            limit,
            state: Mutex::new(state),
        }
    }

    /// A panicking executor must not take the record of what left with it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when the step's time has run out.
    pub(super) async fn expired(&self) {
        loop {
            let deadline = self.state().deadline;
            if Instant::now() >= deadline {
                return;
            }
            tokio::time::sleep_until(deadline).await;
        }
    }

    /// What [`StepCall::expired`] means.
    pub(super) fn time_out(&self) -> ActionError {
        match &self.limit {
            Limit::Total { text, .. } => words::total_time_out(text, self.has_left()),
            Limit::Progress(length) => words::progress_time_out(length.as_secs(), self.has_left()),
        }
    }

    /// Whether the Timeout event is what limits the step.
    pub(super) fn has_timeout_event(&self) -> bool {
        matches!(self.limit, Limit::Total { .. })
    }

    /// Whether a request that changes something is, or may be, with Telegram.
    pub(super) fn has_left(&self) -> bool {
        !self.only_reads && self.state().left > 0
    }

    pub(super) fn start_attempt(&self) {
        self.state().attempts += 1;
    }

    /// Stops counting and gives the time that is left.
    pub(super) fn pause(&self) -> Duration {
        self.time_left()
    }

    /// Goes on counting with what [`StepCall::pause`] gave.
    pub(super) fn resume(&self, rest: Duration) {
        self.state().deadline = after(rest);
    }

    /// Requests in order, and attempts.
    pub(super) fn into_record(self) -> (Vec<RequestView>, u32) {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        (state.requests, state.attempts)
    }

    /// Notes a request that leaves or, in a dry run, would.
    fn note(&self, state: &mut State, request: &RequestView) {
        let repeated = std::mem::take(&mut state.repeats) && state.requests.last() == Some(request);
        if !repeated {
            state.requests.push(request.clone());
            (self.events)(RunEvent::Request { node: self.node.clone(), request: request.clone() });
        }
    }

    /// Notes a request of a dry run: nothing leaves.
    pub(super) fn show(&self, request: &RequestView) {
        let mut state = self.state();
        self.note(&mut state, request);
    }

    fn touch(&self, state: &mut State, extra: Duration) {
        if let Limit::Progress(length) = self.limit {
            state.deadline = after(length.saturating_add(extra));
        }
    }

    /// Decides about a wait, and moves the limit behind it if it is allowed.
    fn allow(&self, seconds: u32, wait: Duration, refused: Refused) -> Result<(), ActionError> {
        let mut state = self.state();
        if refused == Refused::Shown {
            state.left = state.left.saturating_sub(1);
        }
        let fits = match self.limit {
            Limit::Total { .. } => wait < state.deadline.saturating_duration_since(Instant::now()),
            Limit::Progress(length) => wait <= length && state.waited.saturating_add(wait) <= FLOOD_WAITS_LIMIT,
        };
        if !(self.retry_flood && fits) {
            return Err(words::flood_wait(seconds, self.retry_flood));
        }
        state.repeats = refused == Refused::Shown;
        state.waited = state.waited.saturating_add(wait);
        self.touch(&mut state, wait);
        Ok(())
    }
}

impl Call for StepCall<'_> {
    fn request(&self, request: RequestView) {
        let mut state = self.state();
        state.left += 1;
        self.note(&mut state, &request);
        self.touch(&mut state, Duration::ZERO);
    }

    fn progress(&self, progress: Progress) {
        self.touch(&mut self.state(), Duration::ZERO);
        (self.events)(RunEvent::Progress { node: self.node.clone(), progress });
    }

    fn migrated(&self, old: i64, new: i64) {
        (self.events)(RunEvent::Migrated { node: self.node.clone(), old, new });
    }

    fn flood_wait<'a>(&'a self, seconds: u32, refused: Refused) -> BoxFuture<'a, Result<(), ActionError>> {
        Box::pin(async move {
            // A server that asks for no wait at all would otherwise be asked again without end.
            let wait = Duration::from_secs(u64::from(seconds.max(1)));
            self.allow(seconds, wait, refused)?;
            let now = (self.now)();
            let until = now.checked_add(wait).unwrap_or(now);
            (self.events)(RunEvent::FloodWait { node: self.node.clone(), seconds, until });
            tokio::time::sleep(wait).await;
            self.state().attempts += 1;
            Ok(())
        })
    }

    fn time_left(&self) -> Duration {
        self.state().deadline.saturating_duration_since(Instant::now())
    }
}

fn after(length: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(length.min(FAR)).unwrap_or(now)
}
