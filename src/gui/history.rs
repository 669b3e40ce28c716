//! Steps back and forth through an open scenario; typing in one place is one step.
//!
//! Deliberately not here: what a step brings back. That is the document's.

use crate::scenario::{Attachments, Buttons, Content, Edit, FieldKey, NodeId, Scenario};
use egui::Id;

/// How many changes can be undone.
const UNDO_LIMIT: usize = 200;

/// What was there before each change, and after each that was undone.
#[derive(Clone, Debug)]
pub struct History<M> {
    undo: Vec<Step<M>>,
    redo: Vec<Step<M>>,
    /// What the last edit changed.
    last_edit: Option<EditTarget>,
}

#[derive(Clone, Debug)]
struct Step<M> {
    moment: M,
    /// The text field in which the change was typed.
    typed_in: Option<Id>,
}

impl<M> Default for History<M> {
    fn default() -> Self {
        Self { undo: Vec::new(), redo: Vec::new(), last_edit: None }
    }
}

impl<M> History<M> {
    /// Keeps what is there before a change, unless the change goes on with the last one.
    pub fn remember(&mut self, target: Option<EditTarget>, typed_in: Option<Id>, now: M) {
        let continues = target.is_some() && target == self.last_edit && !self.undo.is_empty();
        if !continues {
            self.undo.push(Step { moment: now, typed_in });
            if self.undo.len() > UNDO_LIMIT {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
        self.last_edit = target;
    }

    /// The next change is a step of its own, whatever it is about.
    pub fn close(&mut self) {
        self.last_edit = None;
    }

    /// What was there before the last change; `now` is what a step forth brings back.
    pub fn back(&mut self, now: M) -> Option<M> {
        let Step { moment, typed_in } = self.undo.pop()?;
        self.redo.push(Step { moment: now, typed_in });
        self.close();
        Some(moment)
    }

    /// What was there before the last step back.
    pub fn forth(&mut self, now: M) -> Option<M> {
        let Step { moment, typed_in } = self.redo.pop()?;
        self.undo.push(Step { moment: now, typed_in });
        self.close();
        Some(moment)
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Whether the next step back takes away what was typed in this field.
    pub fn can_undo_in(&self, field: Id) -> bool {
        self.undo.last().is_some_and(|step| step.typed_in == Some(field))
    }

    /// Whether the next step forth brings back what was typed in this field.
    pub fn can_redo_in(&self, field: Id) -> bool {
        self.redo.last().is_some_and(|step| step.typed_in == Some(field))
    }
}

/// What an edit is about; two edits of the same target in a row are one step back.
#[derive(Clone, Debug, PartialEq)]
pub struct EditTarget(String);

impl EditTarget {
    /// `None` for edits that always stand alone.
    pub fn of(edit: &Edit, before: &Scenario) -> Option<Self> {
        let target = match edit {
            Edit::Rename(_) => "name".to_owned(),
            Edit::SetNotes(_) => "notes".to_owned(),
            Edit::SetVariables { data, .. } => return Some(Self::variables(*data)),
            Edit::SetNodeName { node, .. } => format!("node name {node}"),
            Edit::SetStepNotes { node, .. } => format!("step notes {node}"),
            Edit::SetField { node, key, content: Some(content) } => {
                return is_typing(node, *key, content, before).then(|| Self::field(node, *key));
            }
            Edit::SetResult { node, .. } => format!("result {node}"),
            Edit::SetOnError { node, event: Some(_) } => format!("error {node}"),
            Edit::SetOnTimeout { node, event: Some(_) } => format!("timeout {node}"),
            _ => return None,
        };
        Some(Self(target))
    }

    /// Typing in a set of test data.
    pub fn variables(data: usize) -> Self {
        Self(format!("variables {data}"))
    }

    /// Typing in a field of a step.
    pub fn field(node: &NodeId, key: FieldKey) -> Self {
        Self(format!("field {node} {}", key.name()))
    }
}

/// Whether a field's new content can come of typing; a change of its mode or of the number of files stands alone.
fn is_typing(node: &NodeId, key: FieldKey, content: &Content, before: &Scenario) -> bool {
    let was = before.step(node).and_then(|step| step.action.get(key));
    match (was, content) {
        (None, Content::Value(value)) => !value.is_expression(),
        (Some(Content::Value(was)), Content::Value(value)) => was.is_expression() == value.is_expression(),
        (Some(Content::Attachments(Attachments::List(was))), Content::Attachments(Attachments::List(list))) => {
            was.len() == list.len()
        }
        (Some(Content::Attachments(Attachments::Expr(_))), Content::Attachments(Attachments::Expr(_)))
        | (Some(Content::Buttons(Buttons::Expr(_))), Content::Buttons(Buttons::Expr(_)))
        | (Some(Content::Buttons(Buttons::Keyboard(_))), Content::Buttons(Buttons::Keyboard(_))) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_hundred_steps_can_be_undone() {
        let mut history = History::default();
        for step in 0..300 {
            history.remember(None, None, step);
        }
        let mut now = 300;
        let mut steps = 0;
        while let Some(before) = history.back(now) {
            now = before;
            steps += 1;
        }
        assert_eq!((steps, now), (UNDO_LIMIT, 100));
        assert_eq!(history.forth(now), Some(101));
    }

    #[test]
    fn a_change_goes_on_with_the_last_one_only_where_it_was() {
        let typing = || Some(EditTarget::variables(0));
        let mut history = History::default();
        history.remember(typing(), None, 0);
        history.remember(typing(), None, 1);
        history.remember(Some(EditTarget::variables(1)), None, 2);
        history.close();
        history.remember(Some(EditTarget::variables(1)), None, 3);
        assert_eq!([history.back(4), history.back(3), history.back(2)], [Some(3), Some(2), Some(0)]);
        assert_eq!(history.back(0), None);
    }
}
