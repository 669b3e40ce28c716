//! The open scenario: what is on the screen, what is on the disk, and the way back.

use crate::scenario::{
    Attachments, Buttons, Content, Edit, EditError, FieldKey, KnownConnections, Node, NodeId, Problem, Scenario,
    Severity, Step, check_at,
};
use crate::storage::Fingerprint;
use crate::texts::Message;
use crate::value::{Json, Position, Variables, json_fault};
use egui::Id;
use jiff::Zoned;
use std::path::PathBuf;
use std::sync::Arc;

/// How many changes can be undone.
const UNDO_LIMIT: usize = 200;

/// One open scenario.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it is kept; none until it is saved for the first time.
    pub path: Option<PathBuf>,
    pub scenario: Arc<Scenario>,
    saved: Arc<Scenario>,
    /// Whether the two differ; found out once a change, not once a frame.
    differs: bool,
    pub fingerprint: Option<Fingerprint>,
    pub read_only: bool,
    pub selected: NodeId,
    /// The step that was selected last.
    last_step: NodeId,
    pub problems: Vec<Problem>,
    pub variables: VariablesEditor,
    /// The text of a keyboard that is being typed and is no JSON yet, by step.
    pub keyboard_draft: Option<(NodeId, String)>,
    /// The text field that has the focus; what is typed is undone where it was typed.
    pub typing_in: Option<Id>,
    undo: Vec<Moment>,
    redo: Vec<Moment>,
    /// What the last edit changed, so that typing in one field is one step back.
    last_edit: Option<EditTarget>,
}

/// What one step back or forth brings again: the scenario, and the texts that are no part of it yet.
#[derive(Clone, Debug)]
struct Moment {
    scenario: Arc<Scenario>,
    variables: VariablesEditor,
    keyboard_draft: Option<(NodeId, String)>,
    /// The text field in which the change was typed.
    typed_in: Option<Id>,
}

/// The test data as text, which may be unfinished JSON while someone types.
#[derive(Clone, Debug, Default)]
pub struct VariablesEditor {
    /// Which test data is shown.
    pub data: usize,
    pub text: String,
    pub error: Option<VariablesError>,
    /// A run was refused because the text is no set of variables.
    pub refused: bool,
}

/// Why the text is no set of variables.
#[derive(Clone, Debug, PartialEq)]
pub struct VariablesError {
    pub position: Position,
    /// What is wrong with the JSON; `None` where it is one and no object.
    pub reason: Option<Message>,
}

/// What an edit is about; two edits of the same target in a row are one step back.
#[derive(Clone, Debug, PartialEq)]
struct EditTarget(String);

impl EditTarget {
    /// `None` for edits that always stand alone.
    fn of(edit: &Edit, before: &Scenario) -> Option<Self> {
        let target = match edit {
            Edit::Rename(_) => "name".to_owned(),
            Edit::SetNotes(_) => "notes".to_owned(),
            Edit::SetVariables { data, .. } => format!("variables {data}"),
            Edit::SetNodeName { node, .. } => format!("node name {node}"),
            Edit::SetStepNotes { node, .. } => format!("step notes {node}"),
            Edit::SetField { node, key, content: Some(content) } => typing(node, *key, content, before)?,
            Edit::SetResult { node, .. } => format!("result {node}"),
            Edit::SetOnError { node, event: Some(_) } => format!("error {node}"),
            Edit::SetOnTimeout { node, event: Some(_) } => format!("timeout {node}"),
            _ => return None,
        };
        Some(Self(target))
    }
}

/// The target of typing in a field; a change of its mode or of the number of files stands alone.
fn typing(node: &NodeId, key: FieldKey, content: &Content, before: &Scenario) -> Option<String> {
    let was = before.step(node).and_then(|step| step.action.get(key));
    let same = match (was, content) {
        (None, Content::Value(value)) => !value.is_expression(),
        (Some(Content::Value(was)), Content::Value(value)) => was.is_expression() == value.is_expression(),
        (Some(Content::Attachments(Attachments::List(was))), Content::Attachments(Attachments::List(list))) => {
            was.len() == list.len()
        }
        (Some(Content::Attachments(Attachments::Expr(_))), Content::Attachments(Attachments::Expr(_)))
        | (Some(Content::Buttons(Buttons::Expr(_))), Content::Buttons(Buttons::Expr(_)))
        | (Some(Content::Buttons(Buttons::Keyboard(_))), Content::Buttons(Buttons::Keyboard(_))) => true,
        _ => false,
    };
    same.then(|| format!("field {node} {}", key.name()))
}

impl Document {
    pub fn new(scenario: Scenario, path: Option<PathBuf>, known: &KnownConnections) -> Self {
        let selected = scenario.steps().next().map(|step| step.id.clone()).unwrap_or_default();
        let scenario = Arc::new(scenario);
        let mut document = Self {
            path,
            saved: Arc::clone(&scenario),
            scenario,
            differs: false,
            fingerprint: None,
            read_only: false,
            last_step: selected.clone(),
            selected,
            problems: Vec::new(),
            variables: VariablesEditor::default(),
            keyboard_draft: None,
            typing_in: None,
            undo: Vec::new(),
            redo: Vec::new(),
            last_edit: None,
        };
        document.show_variables();
        document.check(known);
        document
    }

    /// A scenario that no file holds yet.
    pub fn unsaved(scenario: Scenario, known: &KnownConnections) -> Self {
        let mut document = Self::new(scenario, None, known);
        document.saved = Arc::new(Scenario::with_one_step(String::new(), String::new()));
        document.differs = true;
        document
    }

    /// Makes changes that belong together and can be undone together; where one cannot be made, none is.
    pub fn apply(&mut self, edits: Vec<Edit>, known: &KnownConnections) -> Result<(), EditError> {
        let target = match edits.as_slice() {
            [edit] => EditTarget::of(edit, &self.scenario),
            _ => None,
        };
        let mut changed = Scenario::clone(&self.scenario);
        for edit in edits {
            changed.apply(edit)?;
        }
        if changed == *self.scenario {
            return Ok(());
        }
        self.remember(target);
        self.show(Arc::new(changed), known);
        Ok(())
    }

    /// Keeps what is there before a change, unless the change goes on with the last one.
    fn remember(&mut self, target: Option<EditTarget>) {
        let continues = target.is_some() && target == self.last_edit && !self.undo.is_empty();
        if !continues {
            self.undo.push(self.moment(self.typing_in));
            if self.undo.len() > UNDO_LIMIT {
                self.undo.remove(0);
            }
        }
        self.redo.clear();
        self.last_edit = target;
    }

    fn moment(&self, typed_in: Option<Id>) -> Moment {
        Moment {
            scenario: Arc::clone(&self.scenario),
            variables: self.variables.clone(),
            keyboard_draft: self.keyboard_draft.clone(),
            typed_in,
        }
    }

    pub fn undo(&mut self, known: &KnownConnections) {
        if let Some(before) = self.undo.pop() {
            self.redo.push(self.moment(before.typed_in));
            self.step_to(before, known);
        }
    }

    pub fn redo(&mut self, known: &KnownConnections) {
        if let Some(after) = self.redo.pop() {
            self.undo.push(self.moment(after.typed_in));
            self.step_to(after, known);
        }
    }

    fn step_to(&mut self, moment: Moment, known: &KnownConnections) {
        self.last_edit = None;
        self.keyboard_draft = moment.keyboard_draft;
        let variables_changed = moment.scenario.test_data != self.scenario.test_data;
        self.show(moment.scenario, known);
        // Where another set of test data has been chosen since, it stays shown.
        if variables_changed || moment.variables.data == self.variables.data {
            self.variables = VariablesEditor { refused: false, ..moment.variables };
        }
    }

    /// Whether the next step back takes away what was typed in this field.
    pub fn can_undo_in(&self, field: Id) -> bool {
        self.undo.last().is_some_and(|moment| moment.typed_in == Some(field))
    }

    /// Whether the next step forth brings back what was typed in this field.
    pub fn can_redo_in(&self, field: Id) -> bool {
        self.redo.last().is_some_and(|moment| moment.typed_in == Some(field))
    }

    fn show(&mut self, scenario: Arc<Scenario>, known: &KnownConnections) {
        self.scenario = scenario;
        self.differs = self.scenario != self.saved;
        if self.scenario.node(&self.selected).is_none() {
            self.selected = self.scenario.steps().next().map(|step| step.id.clone()).unwrap_or_default();
        }
        self.check(known);
    }

    /// Finds the problems anew.
    pub fn check(&mut self, known: &KnownConnections) {
        self.problems = check_at(&self.scenario, known, &Zoned::now());
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Whether what is on the screen differs from what is on the disk, unfinished JSON included.
    pub fn is_changed(&self) -> bool {
        self.differs || self.variables.error.is_some() || self.has_unfinished_keyboard()
    }

    pub fn has_unfinished_keyboard(&self) -> bool {
        self.keyboard_draft.as_ref().is_some_and(|(_, draft)| {
            !draft.trim().is_empty() && serde_json::from_str::<serde::de::IgnoredAny>(draft).is_err()
        })
    }

    /// What was written is `scenario`; later changes stay unsaved.
    pub fn mark_saved(&mut self, scenario: &Scenario, path: PathBuf, fingerprint: Fingerprint) {
        self.saved = if *self.scenario == *scenario { Arc::clone(&self.scenario) } else { Arc::new(scenario.clone()) };
        self.differs = self.scenario != self.saved;
        self.path = Some(path);
        self.fingerprint = Some(fingerprint);
        self.last_edit = None;
    }

    /// Selects a node.
    pub fn select(&mut self, node: NodeId) {
        if self.step().is_some() {
            self.last_step = std::mem::take(&mut self.selected);
        }
        self.selected = node;
    }

    /// Selects the step that was selected last, or the first, unless one is selected.
    pub fn select_step(&mut self) {
        if self.step().is_some() {
            return;
        }
        let last = self.scenario.step(&self.last_step).or_else(|| self.scenario.steps().next());
        if let Some(step) = last {
            self.selected = step.id.clone();
        }
    }

    pub fn selected_node(&self) -> Option<&Node> {
        self.scenario.node(&self.selected)
    }

    pub fn step(&self) -> Option<&Step> {
        self.scenario.step(&self.selected)
    }

    /// How many problems of this severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// The variables of the shown test data, as last understood.
    pub fn test_variables(&self) -> Variables {
        self.scenario.test_data.get(self.variables.data).map(|data| data.variables.clone()).unwrap_or_default()
    }

    /// Writes the shown test data into the editor.
    pub fn show_variables(&mut self) {
        let text = serde_json::to_string_pretty(&Json::Object(self.test_variables())).unwrap_or_default();
        self.variables.text = text;
        self.variables.error = None;
        self.variables.refused = false;
    }

    /// Takes the editor's text; what is no JSON object is kept as text and changes nothing else.
    pub fn type_variables(&mut self, text: String, known: &KnownConnections) {
        if text == self.variables.text {
            return;
        }
        self.remember(Some(EditTarget(format!("variables {}", self.variables.data))));
        self.variables.refused = false;
        let parsed = serde_json::from_str::<Json>(&text);
        self.variables.error = match parsed {
            Ok(Json::Object(variables)) => {
                // Test data beyond the list makes a new set; the edit cannot fail otherwise.
                let edit = Edit::SetVariables { data: self.variables.data, variables };
                self.apply(vec![edit], known).err().map(|error| VariablesError {
                    position: Position { line: 1, column: 1 },
                    reason: Some(error.message()),
                })
            }
            Ok(_) => Some(VariablesError { position: Position { line: 1, column: 1 }, reason: None }),
            Err(error) => Some(VariablesError {
                position: Position { line: error.line().max(1), column: error.column().max(1) },
                reason: Some(json_fault(&error)),
            }),
        };
        self.variables.text = text;
    }

    /// Takes a keyboard's text that is no JSON yet; it changes nothing else.
    pub fn type_keyboard_draft(&mut self, node: NodeId, text: String) {
        self.remember(Some(EditTarget(format!("field {node} {}", FieldKey::Buttons.name()))));
        self.keyboard_draft = Some((node, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document::new(Scenario::with_one_step("id", "A"), None, &KnownConnections::default())
    }

    fn rename(document: &mut Document, name: &str) {
        document
            .apply(vec![Edit::Rename(name.into())], &KnownConnections::default())
            .expect("a scenario can be renamed");
    }

    #[test]
    fn typing_in_one_field_is_one_step_back() {
        let known = KnownConnections::default();
        let mut document = document();
        rename(&mut document, "AB");
        rename(&mut document, "ABC");
        assert!(document.is_changed());
        document.undo(&known);
        assert_eq!(document.scenario.name, "A");
        assert!(!document.is_changed());
        document.redo(&known);
        assert_eq!(document.scenario.name, "ABC");
    }

    #[test]
    fn two_hundred_steps_can_be_undone() {
        let known = KnownConnections::default();
        let mut document = document();
        for step in 0..300 {
            rename(&mut document, &format!("name {step}"));
            document.last_edit = None;
        }
        let mut steps = 0;
        while document.can_undo() {
            document.undo(&known);
            steps += 1;
        }
        assert_eq!(steps, UNDO_LIMIT);
    }

    #[test]
    fn unfinished_variables_are_undone_before_anything_else() {
        let known = KnownConnections::default();
        let mut document = document();
        rename(&mut document, "B");
        let before = document.variables.text.clone();
        document.typing_in = Some(Id::unique("variables"));
        document.type_variables("{\"a\": ".into(), &known);
        document.type_variables("{\"a\": 1".into(), &known);
        assert!(document.can_undo_in(Id::unique("variables")) && !document.can_undo_in(Id::unique("another")));
        document.undo(&known);
        assert_eq!((document.variables.text.as_str(), document.scenario.name.as_str()), (before.as_str(), "B"));
        assert!(document.variables.error.is_none() && !document.can_undo_in(Id::unique("variables")));
        document.redo(&known);
        assert_eq!(document.variables.text, "{\"a\": 1");
        assert!(document.variables.error.is_some());
    }

    #[test]
    fn unfinished_variables_are_kept_as_text_and_change_nothing() {
        let known = KnownConnections::default();
        let mut document = document();
        document.type_variables("{\"a\": 1}".into(), &known);
        assert_eq!(document.test_variables().get("a"), Some(&Json::from(1)));
        document.type_variables("{\"a\": ".into(), &known);
        assert_eq!(document.variables.text, "{\"a\": ");
        assert_eq!(document.variables.error.as_ref().map(|error| error.position.line), Some(1));
        assert_eq!(document.test_variables().get("a"), Some(&Json::from(1)));
        document.type_variables("[]".into(), &known);
        assert_eq!(document.variables.error.as_ref().map(|error| error.reason.is_none()), Some(true));
    }
}
