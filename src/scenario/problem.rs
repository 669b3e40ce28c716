//! What is wrong with a design, and what would mend it.

use super::{Edit, FieldKey, NodeId};
use crate::texts::Message;
use crate::value::Position;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing will be sent.
    Error,
    /// It will be sent, perhaps not as meant.
    Warning,
    /// Good to know.
    Information,
}

/// What of a scenario a problem is about, as the form is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemPart {
    /// The scenario as a whole: its nodes and lines together, its test data.
    Scenario,
    /// A node as a whole, its action included.
    Node,
    Connection,
    Field(FieldKey),
    /// Where the result goes.
    Result,
    /// The boundary events and the line to the next node.
    Events,
    Assertions,
}

/// One finding of [`super::check`].
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The node it is about; none: the scenario as a whole.
    pub node: Option<NodeId>,
    pub part: ProblemPart,
    pub severity: Severity,
    /// A stable, upper-case name of the rule.
    pub code: &'static str,
    pub message: Message,
    /// The place inside the field's text.
    pub position: Option<Position>,
    pub fix: Option<Fix>,
}

impl Problem {
    /// The field it is about, if it is about one.
    pub const fn field(&self) -> Option<FieldKey> {
        match self.part {
            ProblemPart::Field(key) => Some(key),
            _ => None,
        }
    }
}

/// A change that mends a problem at one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub label: Message,
    pub edits: Vec<Edit>,
}
