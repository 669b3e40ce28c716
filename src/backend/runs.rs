//! Runs: each in a task of its own, cancellable, and finished in every case.

use super::connections::{ConnectionStore, RunConnections};
use super::outlet::Outlet;
use super::{Event, RunId};
use crate::engine::{self, ActionError, Evaluator, Outcome, RunEvent, RunRequest, Transcript};
use crate::texts::Message;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// Progress of an upload comes with every chunk; people see ten changes a second at most.
const PROGRESS_EVERY: Duration = Duration::from_millis(100);

/// Runs to the end and tells what happens; the last event is `RunFinished`, also after a panic.
pub(super) async fn run(
    run: RunId,
    request: RunRequest,
    evaluator: Arc<dyn Evaluator>,
    store: Arc<ConnectionStore>,
    cancel: CancellationToken,
    outlet: Outlet,
) {
    store.loaded().await;
    let connections = RunConnections { store, language: request.language };
    let (scenario, variables) = (request.scenario.name.clone(), request.variables.clone());
    let last_progress = Mutex::new(None);
    let tell = |event: RunEvent| {
        if is_due(&event, &last_progress) {
            outlet.send(Event::Run { run, event });
        }
    };
    let running = engine::run(request, evaluator.as_ref(), &connections, &cancel, &tell);
    let transcript = AssertUnwindSafe(running).catch_unwind().await.unwrap_or_else(|_| Transcript {
        scenario,
        outcome: Outcome::Failed,
        error: Some(ActionError::new("INTERNAL", Message::new("backend-panic"))),
        variables,
        nodes: Vec::new(),
    });
    outlet.send(Event::RunFinished { run, transcript: Box::new(transcript) });
}

/// Whether the event is to be told: everything but progress that follows the last too closely; the end of a transfer
/// always is.
fn is_due(event: &RunEvent, last: &Mutex<Option<Instant>>) -> bool {
    let RunEvent::Progress { progress, .. } = event else {
        return true;
    };
    let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
    let complete = progress.total.is_some_and(|total| progress.done >= total);
    let due = complete || last.is_none_or(|last| last.elapsed() >= PROGRESS_EVERY);
    if due {
        *last = Some(Instant::now());
    }
    due
}
