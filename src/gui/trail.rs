//! The path that the last run took through the flow, or the one under way takes.

use crate::engine::{Line, NodeRecord, Outcome};
use crate::scenario::NodeId;
use std::collections::HashMap;

/// What became of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    Running,
    Ended(Outcome),
}

/// The nodes and lines that a run passed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    nodes: HashMap<NodeId, Passed>,
    lines: HashMap<NodeId, Vec<Line>>,
    /// The run follows lines; a single step's line is not followed.
    whole: bool,
}

impl Trail {
    /// The trail of a run that begins.
    pub fn new(whole: bool) -> Self {
        Self { whole, ..Self::default() }
    }

    pub fn start(&mut self, node: NodeId) {
        self.nodes.insert(node, Passed::Running);
    }

    pub fn pass(&mut self, record: &NodeRecord) {
        self.nodes.insert(record.id.clone(), Passed::Ended(record.outcome));
        if let Some(line) = record.line.filter(|_| self.whole) {
            let lines = self.lines.entry(record.id.clone()).or_default();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }

    /// Nothing runs any more.
    pub fn end(&mut self) {
        self.nodes.retain(|_, passed| *passed != Passed::Running);
    }

    /// What became of a node, where the run came to it.
    pub fn node(&self, id: &str) -> Option<Passed> {
        self.nodes.get(id).copied()
    }

    /// Whether the run went along this line; the line out of the start is gone along by every whole run.
    pub fn took(&self, from: &NodeId, line: Line, from_start: bool) -> bool {
        if from_start {
            return self.whole && !self.nodes.is_empty();
        }
        self.lines.get(from).is_some_and(|lines| lines.contains(&line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn record(id: &str, line: Option<Line>, outcome: Outcome) -> NodeRecord {
        NodeRecord {
            id: id.into(),
            outcome,
            line,
            requests: Vec::new(),
            result: None,
            error: None,
            attempts: 1,
            started_at: Timestamp::UNIX_EPOCH,
            duration_ms: 0,
        }
    }

    #[test]
    fn a_whole_run_leaves_nodes_and_lines() {
        let mut trail = Trail::new(true);
        let start = NodeId::from("start");
        assert!(!trail.took(&start, Line::Next, true), "nothing has run yet");
        trail.start("a".into());
        assert_eq!(trail.node("a"), Some(Passed::Running));
        trail.pass(&record("a", Some(Line::Error), Outcome::Failed));
        trail.start("b".into());
        trail.end();
        assert_eq!((trail.node("a"), trail.node("b")), (Some(Passed::Ended(Outcome::Failed)), None));
        let took = |line| trail.took(&"a".into(), line, false);
        assert_eq!((took(Line::Error), took(Line::Next)), (true, false));
        assert!(trail.took(&start, Line::Next, true));
    }

    #[test]
    fn a_single_step_is_not_left_by_a_line() {
        let mut trail = Trail::new(false);
        trail.pass(&record("a", Some(Line::Next), Outcome::Done));
        assert_eq!(trail.node("a"), Some(Passed::Ended(Outcome::Done)));
        assert!(!trail.took(&"a".into(), Line::Next, false));
        assert!(!trail.took(&"start".into(), Line::Next, true));
    }
}
