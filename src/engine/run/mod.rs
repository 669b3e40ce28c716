//! Walks a scenario from node to node.
//!
//! The record of a run holds the nodes that do something (steps, assignments, and one that ends the run because it
//! cannot be run); Start and End only lead on. In a dry run a fault ends the run even where an Error event would catch
//! it, because finding faults is what it is for, and samples stand in for the results that later steps read.
//! Deliberately not here: the values of fields (`resolve`) and everything about Telegram (the executors).

mod assign;
mod call;
mod duration;
mod hold;
mod step;
#[cfg(test)]
mod tests;

use super::{
    ActionError, Connections, Evaluator, FailureKind, Line, Mode, NodeRecord, Outcome, RunEvent, RunRequest, Scope,
    Transcript, words,
};
use crate::scenario::{Node, NodeId, Step, graph};
use crate::value::{Json, Path, Variables};
use jiff::Timestamp;
use step::{Ended, Failure};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// How many nodes one run passes at most: lines may lead back, and nothing else ends a circle.
const NODE_LIMIT: usize = 10_000;

/// Runs a scenario or one node of it and gives the record of what happened, whatever happened.
///
/// The last event is [`RunEvent::Finished`]. Once `cancel` is cancelled the run ends at once, with what happened so far.
///
/// An Error event catches what failed, what timed out without a Timeout event, and what has an unknown outcome; never a
/// cancelled run, nor a connection or secret that is not there, which no design can answer for.
pub async fn run(
    request: RunRequest,
    evaluator: &dyn Evaluator,
    connections: &dyn Connections,
    cancel: &CancellationToken,
    events: &(dyn Fn(RunEvent) + Send + Sync),
) -> Transcript {
    let variables = request.variables.clone();
    let mut walk = Walk { request: &request, evaluator, connections, cancel, events, variables, nodes: Vec::new() };
    let ended = match &request.scope {
        Scope::All => walk.all().await,
        Scope::Step(id) => walk.one(id).await,
    };
    let done = if request.mode == Mode::Check { Outcome::DryRun } else { Outcome::Done };
    let outcome = ended.as_ref().map_or_else(|error| outcome(error.kind), |()| done);
    events(RunEvent::Finished { outcome });
    Transcript {
        outcome,
        error: ended.err(),
        variables: walk.variables,
        nodes: walk.nodes,
        scenario: request.scenario.name.clone(),
    }
}

/// The state of one run.
struct Walk<'r> {
    request: &'r RunRequest,
    evaluator: &'r dyn Evaluator,
    connections: &'r dyn Connections,
    cancel: &'r CancellationToken,
    events: &'r (dyn Fn(RunEvent) + Send + Sync),
    variables: Variables,
    nodes: Vec<NodeRecord>,
}

/// Where a node leads.
enum Way {
    /// Out by a line; an error or timeout that took it is `caught`.
    Along {
        line: Line,
        next: Option<NodeId>,
        caught: Option<ActionError>,
    },
    Stop(ActionError),
}

impl Walk<'_> {
    async fn all(&mut self) -> Result<(), ActionError> {
        let scenario = &self.request.scenario;
        let start = scenario.nodes.iter().find_map(|node| match node {
            Node::Start(start) => Some(start),
            _ => None,
        });
        let start = start.ok_or_else(words::no_start)?;
        self.check_lines(&start.id)?;
        let mut next = start.next.clone();
        for _ in 0..NODE_LIMIT {
            if self.cancel.is_cancelled() {
                return Err(words::cancelled(false));
            }
            let Some(id) = next else { return Ok(()) };
            next = match scenario.node(&id).ok_or_else(|| words::node_missing(&id))? {
                Node::Start(start) => start.next.clone(),
                Node::End(_) => return Ok(()),
                node => match self.pass(node).await {
                    Way::Along { next, .. } => next,
                    Way::Stop(error) => return Err(error),
                },
            };
        }
        Err(words::too_many_nodes(NODE_LIMIT))
    }

    /// A line to a node that is not there must not be found only after messages have left.
    fn check_lines(&self, start: &NodeId) -> Result<(), ActionError> {
        let scenario = &self.request.scenario;
        let reached = graph::reached(scenario, [start.as_str()]);
        let missing = reached.into_iter().filter(|id| scenario.node(id).is_none()).min();
        missing.map_or(Ok(()), |id| Err(words::node_missing(id)))
    }

    /// Runs one node; an error that a line caught is still what the run came to, since the line is not followed.
    async fn one(&mut self, id: &str) -> Result<(), ActionError> {
        let node = self.request.scenario.node(id).ok_or_else(|| words::node_missing(id))?;
        if let Node::Start(_) | Node::End(_) = node {
            return Err(words::nothing_to_run(node.kind_name()));
        }
        match self.pass(node).await {
            Way::Along { caught: None, .. } => Ok(()),
            Way::Along { caught: Some(error), .. } | Way::Stop(error) => Err(error),
        }
    }

    /// Runs a node and records it.
    async fn pass(&mut self, node: &Node) -> Way {
        let started_at = (self.request.now)();
        let started = Instant::now();
        (self.events)(RunEvent::NodeStarted { node: node.id().clone(), at: started_at });
        let record = new_record(node.id(), started_at);
        let (way, mut record) = match node {
            Node::Telegram(step) => {
                let Ended { result, mut record } = self.step(step, record).await;
                let way = self.settle(step, result, &mut record);
                (way, record)
            }
            Node::Assign(assign) => {
                let way = self.assign(assign).await;
                (way.map_or_else(Way::Stop, |()| along(Line::Next, &assign.next, None)), record)
            }
            other => {
                let name = if other.name().is_empty() { other.id() } else { other.name() };
                (Way::Stop(words::kind_unsupported(other.kind_name(), name)), record)
            }
        };
        record.duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        match &way {
            Way::Along { line, caught, .. } => {
                record.line = Some(*line);
                record.error.clone_from(caught);
            }
            Way::Stop(error) => record.error = Some(error.clone()),
        }
        if let Some(error) = &record.error {
            record.outcome = outcome(error.kind);
        }
        self.nodes.push(record.clone());
        (self.events)(RunEvent::NodeFinished(record));
        way
    }

    /// Chooses the line out of a step.
    fn settle(&mut self, step: &Step, result: Result<Option<Json>, Failure>, record: &mut NodeRecord) -> Way {
        let error = match result {
            Ok(result) => {
                record.result = result;
                return along(Line::Next, &step.next, None);
            }
            Err(Failure::Timeout(error)) | Err(Failure::Error(error)) if self.request.mode == Mode::Check => {
                return Way::Stop(error);
            }
            Err(Failure::Timeout(error)) => {
                let next = step.on_timeout.as_ref().and_then(|event| event.next.clone());
                return along(Line::Timeout, &next, Some(error));
            }
            Err(Failure::Error(error)) => error,
        };
        let caught = matches!(error.kind, FailureKind::Failed | FailureKind::TimedOut | FailureKind::Unknown);
        let Some(event) = step.on_error.as_ref().filter(|_| caught) else { return Way::Stop(error) };
        let sentence = error.text.show(self.request.language);
        for (path, value) in [(&event.code_to, error.code.clone()), (&event.message_to, sentence)] {
            if path.is_empty() {
                continue;
            }
            if let Err(error) = self.set(path, Json::String(value)) {
                return Way::Stop(error);
            }
        }
        along(Line::Error, &event.next, Some(error))
    }

    /// Puts a value into the variables.
    fn set(&mut self, path: &str, value: Json) -> Result<(), ActionError> {
        let parsed = Path::parse(path).map_err(|error| words::path(path, &error))?;
        parsed.set(&mut self.variables, value).map_err(|error| words::set(path, &error))
    }
}

fn along(line: Line, next: &Option<NodeId>, caught: Option<ActionError>) -> Way {
    Way::Along { line, next: next.clone(), caught }
}

const fn outcome(kind: FailureKind) -> Outcome {
    match kind {
        FailureKind::Failed | FailureKind::Connection => Outcome::Failed,
        FailureKind::TimedOut => Outcome::TimedOut,
        FailureKind::Unknown => Outcome::Unknown,
        FailureKind::Cancelled => Outcome::Cancelled,
    }
}

fn new_record(id: &NodeId, started_at: Timestamp) -> NodeRecord {
    NodeRecord {
        id: id.clone(),
        outcome: Outcome::Done,
        line: None,
        requests: Vec::new(),
        result: None,
        error: None,
        attempts: 0,
        started_at,
        duration_ms: 0,
    }
}
