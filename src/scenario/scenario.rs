//! A scenario: nodes, test data, and where the nodes stand on the canvas.

use super::{Action, ActionKind, ConnectionKind, End, Node, NodeId, Start, Step};
use crate::value::Variables;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// One scenario, as one file keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub version: u32,
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub test_data: Vec<TestData>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<Node>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub layout: IndexMap<NodeId, Point>,
}

/// A named set of variables to run the scenario with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestData {
    pub name: String,
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
}

/// A place on the canvas, in points at 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Scenario {
    /// The version of the file format that this program writes.
    pub const VERSION: u32 = 1;

    /// Start, one empty *Send message* step as a bot, End. The caller gives the id: making one needs a clock.
    pub fn with_one_step(id: impl Into<String>, name: impl Into<String>) -> Self {
        let mut step = Step::new("step", Action::new(ActionKind::SendMessage));
        step.kind = Some(ConnectionKind::Bot);
        step.connection = "sandbox-bot".into();
        step.save_result_to = "sent".into();
        step.next = Some("end".into());
        Self {
            version: Self::VERSION,
            id: id.into(),
            name: name.into(),
            notes: String::new(),
            test_data: vec![TestData { name: "default".into(), variables: Variables::new() }],
            nodes: vec![
                Node::Start(Start { id: "start".into(), name: String::new(), next: Some("step".into()) }),
                Node::Telegram(Box::new(step)),
                Node::End(End { id: "end".into(), name: String::new() }),
            ],
            layout: IndexMap::new(),
        }
    }

    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id() == id)
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.node(id).and_then(Node::as_step)
    }

    /// The Telegram steps, in the file's order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.nodes.iter().filter_map(Node::as_step)
    }

    /// The test data of that name; without a name the first; an empty set where there is none.
    pub fn variables(&self, name: Option<&str>) -> Option<Variables> {
        match name {
            Some(name) => self.test_data.iter().find(|data| data.name == name).map(|data| data.variables.clone()),
            None => Some(self.test_data.first().map(|data| data.variables.clone()).unwrap_or_default()),
        }
    }
}
