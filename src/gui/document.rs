//! The open scenario: what is on the screen, what is on the disk, and the way back.

use super::history::{EditTarget, History};
use crate::scenario::{
    ActionKind, Content, Edit, EditError, FieldKey, KnownConnections, Node, NodeId, Problem, Scenario, Severity, Step,
    check_at,
};
use crate::storage::Fingerprint;
use crate::texts::Message;
use crate::value::{Json, Position, Variables, json_fault};
use egui::Id;
use jiff::Zoned;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

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
    /// New steps that have not been run: what they lack is not held against them until something was typed there.
    fresh: HashSet<NodeId>,
    /// The fields that were filled in or emptied.
    touched: HashSet<(NodeId, FieldKey)>,
    /// What fields held that the step's action does not know; it comes back with an action that does.
    kept: HashMap<(NodeId, FieldKey), Content>,
    /// The text field that has the focus; what is typed is undone where it was typed.
    pub typing_in: Option<Id>,
    history: History<Moment>,
}

/// What one step back or forth brings again: the scenario, and the texts that are no part of it yet.
#[derive(Clone, Debug)]
pub struct Moment {
    scenario: Arc<Scenario>,
    variables: VariablesEditor,
    keyboard_draft: Option<(NodeId, String)>,
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
            fresh: HashSet::new(),
            touched: HashSet::new(),
            kept: HashMap::new(),
            typing_in: None,
            history: History::default(),
        };
        document.show_variables();
        document.check(known);
        document
    }

    /// A scenario that no file holds yet.
    pub fn unsaved(scenario: Scenario, known: &KnownConnections) -> Self {
        let mut document = Self::new(scenario, None, known);
        document.fresh = document.scenario.steps().map(|step| step.id.clone()).collect();
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
            match &edit {
                Edit::AddStep { id, .. } => drop(self.fresh.insert(id.clone())),
                Edit::SetAction { node, .. } => drop(self.fresh.insert(node.clone())),
                Edit::SetField { node, key, .. } => drop(self.touched.insert((node.clone(), *key))),
                _ => {}
            }
            changed.apply(edit)?;
        }
        if changed == *self.scenario {
            return Ok(());
        }
        self.remember(target);
        self.show(Arc::new(changed), known);
        Ok(())
    }

    /// The edits that change a step's action: what only the action before knows is kept, and what was kept comes back.
    pub fn change_action(&mut self, node: NodeId, action: ActionKind) -> Vec<Edit> {
        let change = Edit::SetAction { node: node.clone(), action };
        let Some(step) = self.scenario.step(&node) else { return vec![change] };
        for info in step.action.kind().fields() {
            let place = (node.clone(), info.key);
            match step.action.get(info.key) {
                Some(content) => drop(self.kept.insert(place, content.clone())),
                None => drop(self.kept.remove(&place)),
            }
        }
        let after = step.action.converted(action);
        let missing = action.fields().iter().filter(|info| after.get(info.key).is_none());
        let back = missing.filter_map(|info| {
            let content = self.kept.get(&(node.clone(), info.key)).filter(|content| info.kind.accepts(content))?;
            Some(Edit::SetField { node: node.clone(), key: info.key, content: Some(content.clone()) })
        });
        std::iter::once(change).chain(back).collect()
    }

    /// A step, or every one, is run: what they lack is told from now on.
    pub fn tried(&mut self, node: Option<&NodeId>) {
        match node {
            Some(node) => drop(self.fresh.remove(node)),
            None => self.fresh.clear(),
        }
    }

    /// Whether a problem is only that a field of a new step has not been filled in yet.
    pub fn is_calm(&self, problem: &Problem) -> bool {
        let is_lack = matches!(problem.code, "REQUIRED" | "TEXT_EMPTY" | "EDIT_NOTHING");
        let (Some(node), Some(key)) = (&problem.node, problem.field()) else { return false };
        is_lack && self.fresh.contains(node) && !self.touched.contains(&(node.clone(), key))
    }

    fn remember(&mut self, target: Option<EditTarget>) {
        let typed_in = self.typing_in;
        let now = self.moment();
        self.history.remember(target, typed_in, now);
    }

    fn moment(&self) -> Moment {
        Moment {
            scenario: Arc::clone(&self.scenario),
            variables: self.variables.clone(),
            keyboard_draft: self.keyboard_draft.clone(),
        }
    }

    pub fn undo(&mut self, known: &KnownConnections) {
        let now = self.moment();
        if let Some(before) = self.history.back(now) {
            self.step_to(before, known);
        }
    }

    pub fn redo(&mut self, known: &KnownConnections) {
        let now = self.moment();
        if let Some(after) = self.history.forth(now) {
            self.step_to(after, known);
        }
    }

    fn step_to(&mut self, moment: Moment, known: &KnownConnections) {
        self.keyboard_draft = moment.keyboard_draft;
        let variables_changed = moment.scenario.test_data != self.scenario.test_data;
        self.show(moment.scenario, known);
        // Where another set of test data has been chosen since, it stays shown.
        if variables_changed || moment.variables.data == self.variables.data {
            self.variables = VariablesEditor { refused: false, ..moment.variables };
        }
    }

    /// What can be undone and done again.
    pub fn history(&self) -> &History<Moment> {
        &self.history
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
        self.history.close();
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
        self.remember(Some(EditTarget::variables(self.variables.data)));
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
        self.remember(Some(EditTarget::field(&node, FieldKey::Buttons)));
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
    fn unfinished_variables_are_undone_before_anything_else() {
        let known = KnownConnections::default();
        let mut document = document();
        rename(&mut document, "B");
        let before = document.variables.text.clone();
        document.typing_in = Some(Id::unique("variables"));
        document.type_variables("{\"a\": ".into(), &known);
        document.type_variables("{\"a\": 1".into(), &known);
        assert!(
            document.history().can_undo_in(Id::unique("variables"))
                && !document.history().can_undo_in(Id::unique("another"))
        );
        document.undo(&known);
        assert_eq!((document.variables.text.as_str(), document.scenario.name.as_str()), (before.as_str(), "B"));
        assert!(document.variables.error.is_none() && !document.history().can_undo_in(Id::unique("variables")));
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
