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

/// One finding of [`super::check`].
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The node it is about; none: the scenario as a whole.
    pub node: Option<NodeId>,
    pub field: Option<FieldKey>,
    pub severity: Severity,
    /// A stable, upper-case name of the rule.
    pub code: &'static str,
    pub message: Message,
    /// The place inside the field's text.
    pub position: Option<Position>,
    pub fix: Option<Fix>,
}

/// A change that mends a problem at one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub label: Message,
    pub edits: Vec<Edit>,
}
