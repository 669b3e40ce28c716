//! Every change that a person can make to a scenario, as data.

use super::{
    Action, ActionKind, Assignment, ConnectionKind, Content, FieldKey, Line, Node, NodeId, OnError, OnTimeout, Point,
    Scenario, Step, TestData, WrongContent,
};
use crate::texts::Message;
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
    /// A gateway's own line is its default one.
    SetNext {
        node: NodeId,
        next: Option<NodeId>,
    },
    /// The variables that an *assign* node sets.
    SetAssignments {
        node: NodeId,
        set: Vec<Assignment>,
    },
    /// The lines of a gateway, without its default.
    SetLines {
        node: NodeId,
        lines: Vec<Line>,
    },
    /// The ISO 8601 duration of a timer.
    SetTimer {
        node: NodeId,
        after: String,
    },
    /// Puts an empty step behind a node, on its line to the next, with the connection of the step before.
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
    /// The node is of a kind that has nothing of what the edit changes.
    #[error("the node `{0}` is of another kind")]
    WrongNode(NodeId),
    #[error("the node `{0}` is not a Telegram step")]
    NotAStep(NodeId),
    #[error("there is no test data at {0}")]
    NoSuchTestData(usize),
    #[error("there is a node `{0}` already")]
    IdTaken(NodeId),
    #[error(transparent)]
    WrongContent(#[from] WrongContent),
}

impl EditError {
    /// What people read about it.
    pub fn message(&self) -> Message {
        match self {
            Self::NoSuchNode(id) => Message::new("scenario-edit-no-such-node").with("node", id.as_str()),
            Self::WrongNode(id) => Message::new("scenario-edit-wrong-node").with("node", id.as_str()),
            Self::NotAStep(id) => Message::new("scenario-edit-not-a-step").with("node", id.as_str()),
            Self::NoSuchTestData(_) => Message::new("scenario-edit-no-test-data"),
            Self::IdTaken(id) => Message::new("scenario-edit-id-taken").with("node", id.as_str()),
            Self::WrongContent(wrong) => Message::new("scenario-edit-wrong-content")
                .with("field", wrong.key.label())
                .with("action", wrong.action.label()),
        }
    }
}

impl Scenario {
    /// Makes the change; on an error nothing has changed. A line can only be led to a node that is there.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::Rename(name) => self.name = name,
            Edit::SetNotes(notes) => self.notes = notes,
            Edit::SetVariables { data, variables } => self.set_variables(data, variables)?,
            Edit::RenameTestData { data, name } => self.data_mut(data)?.name = name,
            Edit::RemoveTestData { data } => {
                self.data_mut(data)?;
                self.test_data.remove(data);
            }
            Edit::SetNodeName { node, name } => *self.node_mut(&node)?.name_mut() = name,
            Edit::SetStepNotes { node, notes } => self.step_mut(&node)?.notes = notes,
            Edit::SetConnection { node, kind, connection } => self.step_mut(&node)?.set_connection(kind, connection),
            Edit::SetAction { node, action } => {
                let step = self.step_mut(&node)?;
                step.action = step.action.converted(action);
            }
            Edit::SetField { node, key, content } => self.step_mut(&node)?.action.set(key, content)?,
            Edit::SetResult { node, path } => self.step_mut(&node)?.save_result_to = path,
            Edit::SetRetryFlood { node, retry } => self.step_mut(&node)?.retry_flood = retry,
            Edit::SetOnError { node, event } => {
                let before = self.step_mut(&node)?.on_error.as_ref().and_then(|event| event.next.clone());
                self.check_target(before.as_ref(), event.as_ref().and_then(|event| event.next.as_ref()))?;
                self.step_mut(&node)?.on_error = event;
            }
            Edit::SetOnTimeout { node, event } => {
                let before = self.step_mut(&node)?.on_timeout.as_ref().and_then(|event| event.next.clone());
                self.check_target(before.as_ref(), event.as_ref().and_then(|event| event.next.as_ref()))?;
                self.step_mut(&node)?.on_timeout = event;
            }
            Edit::SetNext { node, next } => {
                let before = self.line_mut(&node)?.clone();
                self.check_target(before.as_ref(), next.as_ref())?;
                *self.line_mut(&node)? = next;
            }
            Edit::SetAssignments { node, set } => match self.node_mut(&node)? {
                Node::Assign(assign) => assign.set = set,
                _ => return Err(EditError::WrongNode(node)),
            },
            Edit::SetLines { node, lines } => self.set_lines(node, lines)?,
            Edit::SetTimer { node, after } => match self.node_mut(&node)? {
                Node::Timer(timer) => timer.after = after,
                _ => return Err(EditError::WrongNode(node)),
            },
            Edit::AddStep { id, after, action } => self.add_step(id, &after, action)?,
            Edit::RemoveNode { node } => self.remove_node(&node)?,
            Edit::MoveNode { node, to } => {
                self.node_mut(&node)?;
                self.layout.insert(node, to);
            }
        }
        Ok(())
    }

    fn node_mut(&mut self, id: &str) -> Result<&mut Node, EditError> {
        self.nodes.iter_mut().find(|node| node.id() == id).ok_or_else(|| EditError::NoSuchNode(id.to_owned()))
    }

    fn step_mut(&mut self, id: &str) -> Result<&mut Step, EditError> {
        match self.node_mut(id)? {
            Node::Telegram(step) => Ok(step),
            _ => Err(EditError::NotAStep(id.to_owned())),
        }
    }

    fn data_mut(&mut self, index: usize) -> Result<&mut TestData, EditError> {
        self.test_data.get_mut(index).ok_or(EditError::NoSuchTestData(index))
    }

    /// The node's own line to the next node.
    fn line_mut(&mut self, id: &str) -> Result<&mut Option<NodeId>, EditError> {
        self.node_mut(id)?.line_mut().ok_or_else(|| EditError::WrongNode(id.to_owned()))
    }

    /// A line that stays where it was may lead nowhere (a file can say so): the rest of its event can still be edited.
    fn check_target(&self, before: Option<&NodeId>, after: Option<&NodeId>) -> Result<(), EditError> {
        match after {
            Some(id) if before != Some(id) && self.node(id).is_none() => Err(EditError::NoSuchNode(id.clone())),
            _ => Ok(()),
        }
    }

    fn set_variables(&mut self, index: usize, variables: Variables) -> Result<(), EditError> {
        if index == self.test_data.len() {
            let taken = |name: &String| self.test_data.iter().any(|data| data.name == *name);
            let numbered = (2..).map(|number| format!("data-{number}"));
            let name = std::iter::once("default".to_owned()).chain(numbered).find(|name| !taken(name));
            self.test_data.push(TestData { name: name.unwrap_or_default(), variables });
        } else {
            self.data_mut(index)?.variables = variables;
        }
        Ok(())
    }

    fn set_lines(&mut self, id: NodeId, lines: Vec<Line>) -> Result<(), EditError> {
        let before: Vec<NodeId> = match self.node(&id) {
            Some(Node::Gateway(gateway)) => gateway.lines.iter().filter_map(|line| line.next.clone()).collect(),
            Some(_) => return Err(EditError::WrongNode(id)),
            None => return Err(EditError::NoSuchNode(id)),
        };
        for next in lines.iter().filter_map(|line| line.next.as_ref()) {
            self.check_target(before.contains(next).then_some(next), Some(next))?;
        }
        if let Node::Gateway(gateway) = self.node_mut(&id)? {
            gateway.lines = lines;
        }
        Ok(())
    }

    fn add_step(&mut self, id: NodeId, after: &str, action: ActionKind) -> Result<(), EditError> {
        if self.node(&id).is_some() {
            return Err(EditError::IdTaken(id));
        }
        let line = self.line_mut(after)?;
        let next = line.replace(id.clone());
        let index = self.nodes.iter().position(|node| node.id() == after).unwrap_or_default();
        let mut step = Step::new(id, Action::new(action));
        // The step before is the last one that stands not below `after` in the file; else any.
        let like = self.nodes[..=index].iter().rev().find_map(Node::as_step).or_else(|| self.steps().next());
        (step.kind, step.connection) =
            like.map_or((Some(ConnectionKind::Bot), String::new()), |like| (like.kind, like.connection.clone()));
        step.next = next;
        self.nodes.insert(index + 1, Node::Telegram(Box::new(step)));
        Ok(())
    }

    fn remove_node(&mut self, id: &str) -> Result<(), EditError> {
        let onward = self.node_mut(id)?.line_mut().and_then(|line| line.take()).filter(|next| next != id);
        self.nodes.retain(|node| node.id() != id);
        for line in self.nodes.iter_mut().flat_map(Node::lines_mut) {
            if line.as_deref() == Some(id) {
                line.clone_from(&onward);
            }
        }
        self.layout.shift_remove(id);
        Ok(())
    }
}

impl Step {
    /// A name of the other kind would name a connection that cannot be used, so it is emptied.
    fn set_connection(&mut self, kind: ConnectionKind, connection: String) {
        let stale = self.kind.is_some_and(|before| before != kind) && self.connection == connection;
        self.kind = Some(kind);
        self.connection = if stale { String::new() } else { connection };
    }
}

impl Node {
    fn name_mut(&mut self) -> &mut String {
        match self {
            Self::Start(node) => &mut node.name,
            Self::Telegram(node) => &mut node.name,
            Self::Assign(node) => &mut node.name,
            Self::Gateway(node) => &mut node.name,
            Self::Timer(node) => &mut node.name,
            Self::End(node) => &mut node.name,
        }
    }

    /// The line that is taken when nothing special happens; an End has none.
    fn line_mut(&mut self) -> Option<&mut Option<NodeId>> {
        match self {
            Self::Start(node) => Some(&mut node.next),
            Self::Telegram(node) => Some(&mut node.next),
            Self::Assign(node) => Some(&mut node.next),
            Self::Gateway(node) => Some(&mut node.default),
            Self::Timer(node) => Some(&mut node.next),
            Self::End(_) => None,
        }
    }

    /// Every line that leaves the node, whichever way.
    fn lines_mut(&mut self) -> Vec<&mut Option<NodeId>> {
        match self {
            Self::Telegram(step) => {
                let error = step.on_error.as_mut().map(|event| &mut event.next);
                let timeout = step.on_timeout.as_mut().map(|event| &mut event.next);
                std::iter::once(&mut step.next).chain(error).chain(timeout).collect()
            }
            Self::Gateway(gateway) => {
                let lines = gateway.lines.iter_mut().map(|line| &mut line.next);
                std::iter::once(&mut gateway.default).chain(lines).collect()
            }
            other => other.line_mut().into_iter().collect(),
        }
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
