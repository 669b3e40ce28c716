//! What the test-run panel knows: the run under way, its progress, and the last results.

use super::trail::Trail;
use super::tree::{Row, TreeState};
use crate::backend::RunId;
use crate::engine::{Mode, NodeRecord, Progress, RunEvent, Transcript};
use crate::scenario::{NodeId, Scenario};
use crate::value::Variables;
use jiff::Timestamp;
use std::sync::Arc;

/// The runs of the open scenario.
#[derive(Debug, Default)]
pub struct RunState {
    next: u64,
    pub active: Option<ActiveRun>,
    pub last: Option<FinishedRun>,
    /// The scenario as the newest run found it.
    pub ran: Option<Arc<Scenario>>,
    pub tab: ResultTab,
    pub tree: TreeState,
    /// What earlier runs saved; later steps can read it.
    pub saved: Variables,
    /// The path through the flow.
    pub trail: Trail,
}

/// A run that has not ended.
#[derive(Debug)]
pub struct ActiveRun {
    pub id: RunId,
    pub mode: Mode,
    pub started: Timestamp,
    pub waiting: Waiting,
    /// What the run started with.
    variables: Variables,
    pub cancelling: bool,
    moved: Vec<MovedGroup>,
}

/// A group that became a supergroup while a step ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedGroup {
    /// The step that heard of it.
    pub node: NodeId,
    pub old: i64,
    pub new: i64,
}

/// What the run waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Waiting {
    Answer,
    Transfer(Progress),
    /// Telegram asked to wait.
    Flood {
        until: Timestamp,
    },
    /// The message is held until its time.
    Hold {
        until: Timestamp,
    },
}

/// A run that has ended.
#[derive(Debug)]
pub struct FinishedRun {
    pub mode: Mode,
    pub transcript: Transcript,
    /// The node whose result is shown.
    pub shown: Option<NodeId>,
    /// The result as text, made once.
    pub json: String,
    /// The requests as text, made once.
    pub request: String,
    pub duration_ms: u64,
    pub moved: Vec<MovedGroup>,
    /// The visible rows of the result, made once a change.
    pub rows: Vec<Row>,
}

/// The tabs of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResultTab {
    #[default]
    Tree,
    Json,
    Request,
}

impl RunState {
    /// Begins a run, of the whole scenario or of one step, and gives its id.
    pub fn begin(&mut self, mode: Mode, started: Timestamp, variables: Variables, whole: bool) -> RunId {
        self.next += 1;
        self.trail = Trail::new(whole);
        let id = RunId(self.next);
        self.active = Some(ActiveRun {
            id,
            mode,
            started,
            waiting: Waiting::Answer,
            variables,
            cancelling: false,
            moved: Vec::new(),
        });
        id
    }

    /// Takes in what happened; events of another run are dropped.
    pub fn hear(&mut self, run: RunId, event: RunEvent) {
        let Some(active) = self.active.as_mut().filter(|active| active.id == run) else { return };
        match &event {
            RunEvent::NodeStarted { node, .. } => self.trail.start(node.clone()),
            RunEvent::NodeFinished(record) => self.trail.pass(record),
            _ => {}
        }
        match event {
            RunEvent::Progress { progress, .. } => active.waiting = Waiting::Transfer(progress),
            RunEvent::FloodWait { until, .. } => active.waiting = Waiting::Flood { until },
            RunEvent::Holding { until, .. } => active.waiting = Waiting::Hold { until },
            RunEvent::Migrated { node, old, new } => active.moved.push(MovedGroup { node, old, new }),
            RunEvent::NodeStarted { .. }
            | RunEvent::Request { .. }
            | RunEvent::NodeFinished(_)
            | RunEvent::Finished { .. } => active.waiting = Waiting::Answer,
        }
    }

    /// Ends a run; says whether it was the one under way.
    pub fn finish(&mut self, run: RunId, transcript: Transcript) -> bool {
        let Some(active) = self.active.take_if(|active| active.id == run) else { return false };
        if active.mode == Mode::Run {
            // Only what the run wrote: the test data stays the test data.
            let written =
                transcript.variables.iter().filter(|(name, value)| active.variables.get(*name) != Some(value));
            self.saved.extend(written.map(|(name, value)| (name.clone(), value.clone())));
        }
        self.trail.end();
        let shown = last_step(&transcript).map(|record| record.id.clone());
        let duration_ms = transcript.nodes.iter().map(|record| record.duration_ms).sum();
        let mut finished = FinishedRun {
            mode: active.mode,
            transcript,
            shown: None,
            json: String::new(),
            request: String::new(),
            duration_ms,
            moved: active.moved,
            rows: Vec::new(),
        };
        finished.show(shown);
        // In a check the request is the answer.
        if active.mode == Mode::Check {
            self.tab = ResultTab::Request;
        } else if self.tab == ResultTab::Request {
            self.tab = ResultTab::Tree;
        }
        self.tree.search.clear();
        self.last = Some(finished);
        true
    }
}

impl RunState {
    /// Makes the visible rows anew; `root` is what the result is called in expressions.
    pub fn refresh_rows(&mut self, root: &str) {
        if let Some(last) = &mut self.last {
            let value = last.record().and_then(|record| record.result.as_ref());
            let rows = value.map(|value| self.tree.rows(root, value));
            last.rows = rows.unwrap_or_default();
        }
    }
}

/// The node to show first: the one that failed, or the last with a result.
fn last_step(transcript: &Transcript) -> Option<&NodeRecord> {
    let failed = transcript.nodes.iter().rev().find(|record| record.error.is_some() && record.line.is_none());
    let with_result = transcript.nodes.iter().rev().find(|record| record.result.is_some());
    let with_request = transcript.nodes.iter().rev().find(|record| !record.requests.is_empty());
    failed.or(with_result).or(with_request).or(transcript.nodes.last())
}

impl FinishedRun {
    /// Shows another node of the run.
    pub fn show(&mut self, node: Option<NodeId>) {
        self.shown = node;
        let pretty = |value: &crate::value::Json| serde_json::to_string_pretty(value).unwrap_or_default();
        let (json, request) = match self.record() {
            Some(record) => (
                record.result.as_ref().map(pretty).unwrap_or_default(),
                record
                    .requests
                    .iter()
                    .map(|request| format!("{}\n{}", request.method, pretty(&request.params)))
                    .collect::<Vec<_>>()
                    .join("\n\n"),
            ),
            None => Default::default(),
        };
        self.json = json;
        self.request = request;
    }

    /// What happened at the shown node.
    pub fn record(&self) -> Option<&NodeRecord> {
        let shown = self.shown.as_ref()?;
        self.transcript.nodes.iter().rev().find(|record| record.id == *shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Outcome;

    fn transcript(outcome: Outcome) -> Transcript {
        Transcript {
            scenario: "A".into(),
            outcome,
            error: None,
            variables: Variables::new(),
            nodes: vec![NodeRecord {
                id: "step".into(),
                outcome,
                line: None,
                requests: Vec::new(),
                result: Some(serde_json::json!({"message_id": 17})),
                error: None,
                attempts: 1,
                started_at: Timestamp::UNIX_EPOCH,
                duration_ms: 12,
            }],
        }
    }

    #[test]
    fn late_events_of_another_run_are_dropped() {
        let mut state = RunState::default();
        let old = state.begin(Mode::Run, Timestamp::UNIX_EPOCH, Variables::new(), false);
        let new = state.begin(Mode::Run, Timestamp::UNIX_EPOCH, Variables::new(), false);
        state.hear(old, RunEvent::Migrated { node: "step".into(), old: -5, new: -6 });
        state.hear(new, RunEvent::Migrated { node: "step".into(), old: -7, new: -8 });
        state.hear(old, RunEvent::Holding { node: "step".into(), until: Timestamp::UNIX_EPOCH });
        assert_eq!(state.active.as_ref().map(|active| active.waiting.clone()), Some(Waiting::Answer));
        assert!(!state.finish(old, transcript(Outcome::Done)));
        assert!(state.finish(new, transcript(Outcome::Done)));
        assert!(state.active.is_none());
        let moved = state.last.map(|last| last.moved).unwrap_or_default();
        assert_eq!(moved, [MovedGroup { node: "step".into(), old: -7, new: -8 }]);
    }

    #[test]
    fn a_finished_run_shows_its_result_and_a_check_its_request() {
        let mut state = RunState::default();
        let run = state.begin(Mode::Run, Timestamp::UNIX_EPOCH, Variables::new(), true);
        state.finish(run, transcript(Outcome::Done));
        assert_eq!(state.last.as_ref().map(|last| last.json.contains("17")), Some(true));
        assert_eq!(state.tab, ResultTab::Tree);
        let check = state.begin(Mode::Check, Timestamp::UNIX_EPOCH, Variables::new(), true);
        state.finish(check, transcript(Outcome::DryRun));
        assert_eq!(state.tab, ResultTab::Request);
    }
}
