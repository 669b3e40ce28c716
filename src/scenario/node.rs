//! The nodes of a scenario: the Telegram step and the parts of a process around it.

use super::{Action, FieldValue};
use crate::connection::ConnectionKind;
use crate::value::Json;
use serde::{Deserialize, Serialize};

/// A node's stable id; never shown to people as a number.
pub type NodeId = String;

fn is_true(flag: &bool) -> bool {
    *flag
}

fn yes() -> bool {
    true
}

/// One node of the diagram.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    Start(Start),
    Telegram(Box<Step>),
    Assign(Assign),
    Gateway(Gateway),
    Timer(Timer),
    End(End),
}

impl Node {
    pub fn id(&self) -> &NodeId {
        match self {
            Self::Start(node) => &node.id,
            Self::Telegram(node) => &node.id,
            Self::Assign(node) => &node.id,
            Self::Gateway(node) => &node.id,
            Self::Timer(node) => &node.id,
            Self::End(node) => &node.id,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Start(node) => &node.name,
            Self::Telegram(node) => &node.name,
            Self::Assign(node) => &node.name,
            Self::Gateway(node) => &node.name,
            Self::Timer(node) => &node.name,
            Self::End(node) => &node.name,
        }
    }

    /// The node's kind as it stands in the file.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Self::Start(_) => "Start",
            Self::Telegram(_) => "Telegram",
            Self::Assign(_) => "Assign",
            Self::Gateway(_) => "Gateway",
            Self::Timer(_) => "Timer",
            Self::End(_) => "End",
        }
    }

    pub fn as_step(&self) -> Option<&Step> {
        match self {
            Self::Telegram(step) => Some(step),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

/// A Telegram step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Left out, it is the kind of the named connection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ConnectionKind>,
    /// The connection's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub connection: String,
    pub action: Action,
    /// A variable name or dotted path; empty keeps the result nowhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub save_result_to: String,
    /// Whether a flood wait is waited for if the step's time allows.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub retry_flood: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_error: Option<OnError>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_timeout: Option<OnTimeout>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assertions: Vec<Assertion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

impl Step {
    /// An empty step.
    pub fn new(id: impl Into<NodeId>, action: Action) -> Self {
        Self {
            id: id.into(),
            name: String::new(),
            notes: String::new(),
            kind: None,
            connection: String::new(),
            action,
            save_result_to: String::new(),
            retry_flood: true,
            on_error: None,
            on_timeout: None,
            assertions: Vec::new(),
            next: None,
        }
    }
}

/// The Error boundary event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnError {
    /// The variable that takes the error's code; empty takes it nowhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code_to: String,
    /// The variable that takes the error's sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message_to: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

/// The Timeout boundary event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnTimeout {
    /// An ISO 8601 duration such as `PT30S`, counted in total time.
    pub after: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

/// What must hold after a step, for `scenogram test`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    pub path: String,
    pub op: AssertionOp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Json>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AssertionOp {
    Equals,
    NotEquals,
    Contains,
    Matches,
    Exists,
    Less,
    Greater,
    HasType,
}

/// Sets variables.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<Assignment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// A variable name or dotted path.
    pub to: String,
    pub value: FieldValue,
}

/// Chooses one of several lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<NodeId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// A JavaScript expression; the first line whose value is true is taken.
    pub when: FieldValue,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

/// Waits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timer {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// An ISO 8601 duration.
    pub after: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NodeId>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub id: NodeId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}
