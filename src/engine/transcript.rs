//! What a run did, to be kept, shown and compared.

use super::{ActionError, RequestView};
use crate::scenario::NodeId;
use crate::texts::Language;
use crate::value::{Json, Variables};
use jiff::Timestamp;
use serde_json::json;

/// How a node or a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Failed,
    TimedOut,
    Cancelled,
    /// The request left and no answer came.
    Unknown,
    /// Checked and shown; nothing was sent.
    DryRun,
}

/// Which line was taken out of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Next,
    Error,
    Timeout,
    /// The gateway's line of this number.
    Number(usize),
}

/// One node that was passed.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeRecord {
    pub id: NodeId,
    pub outcome: Outcome,
    /// `None` where the run ended here.
    pub line: Option<Line>,
    /// Everything that was sent, in order (a long text goes out in parts).
    pub requests: Vec<RequestView>,
    pub result: Option<Json>,
    pub error: Option<ActionError>,
    /// How often the call was made; 0 where none was.
    pub attempts: u32,
    pub started_at: Timestamp,
    pub duration_ms: u64,
}

/// A whole run.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    pub scenario: String,
    pub outcome: Outcome,
    /// The error that ended the run.
    pub error: Option<ActionError>,
    /// The variables as the run left them.
    pub variables: Variables,
    pub nodes: Vec<NodeRecord>,
}

impl Line {
    fn to_json(self) -> Json {
        match self {
            Self::Next => json!("next"),
            Self::Error => json!("error"),
            Self::Timeout => json!("timeout"),
            Self::Number(number) => json!(number),
        }
    }
}

impl NodeRecord {
    /// The node as the command line's contract writes it. `request` is the last one that left, which is the one that
    /// `result` or `error` answers; where several left, `requests` has all of them in order.
    pub fn to_json(&self, language: Language) -> Json {
        let mut node = json!({
            "id": self.id,
            "outcome": self.outcome,
            "line": self.line.map(Line::to_json),
            "request": self.requests.last(),
            "result": self.result,
            "error": self.error.as_ref().map(|error| error.to_json(language)),
            "attempts": self.attempts,
            "started_at": format!("{:.3}", self.started_at),
            "duration_ms": self.duration_ms,
        });
        if self.requests.len() > 1 {
            node["requests"] = json!(self.requests);
        }
        node
    }
}

impl Transcript {
    /// The run as `scenogram run --format json` writes it.
    pub fn to_json(&self, language: Language) -> Json {
        json!({
            "scenario": self.scenario,
            "outcome": self.outcome,
            "error": self.error.as_ref().map(|error| error.to_json(language)),
            "variables": self.variables,
            "nodes": self.nodes.iter().map(|node| node.to_json(language)).collect::<Vec<_>>(),
        })
    }
}
