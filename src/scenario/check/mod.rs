//! Finds what is wrong with a scenario before anything is sent: rules of the model and of Telegram, each with a stable
//! code, words, a place, and where it can be mended at once, a fix.
//!
//! Pure and static: expressions are read, never evaluated, so rules about values see constants only; the engine holds
//! the same rules again at run time. What only a server knows (whether a chat exists, whether a bot may write to a
//! person) is not in here.

mod attachments;
mod button_fixes;
mod buttons;
mod connection;
mod constant;
mod fields;
mod moved;
mod peers;
mod slots;
mod structure;
mod suggestion;
mod text;
mod values;
mod variables;

pub use moved::moved_group;

use super::rules::RuleFault;
use super::{ConnectionKind, Content, Edit, FieldKey, Fix, Node, Problem, ProblemPart, Scenario, Severity, Step};
use crate::texts::{Arg, Message};
use crate::value::Position;
use jiff::Zoned;
use std::collections::BTreeMap;

/// The connections that a scenario may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownConnections {
    kinds: BTreeMap<String, ConnectionKind>,
    others_allowed: bool,
}

impl KnownConnections {
    /// Exactly these connections are there.
    pub fn new(kinds: impl IntoIterator<Item = (String, ConnectionKind)>) -> Self {
        Self { kinds: kinds.into_iter().collect(), others_allowed: false }
    }

    /// Names that are not known are no problem: the file belongs to another computer.
    #[must_use]
    pub fn and_others(self) -> Self {
        Self { others_allowed: true, ..self }
    }

    pub fn kind(&self, name: &str) -> Option<ConnectionKind> {
        self.kinds.get(name).copied()
    }

    fn of_kind(&self, kind: ConnectionKind) -> impl Iterator<Item = &str> {
        self.kinds.iter().filter(move |(_, other)| **other == kind).map(|(name, _)| name.as_str())
    }
}

/// Every problem of a scenario, whenever it runs: those of the whole first, then node by node in the file's order; of
/// one node, errors first.
pub fn check(scenario: &Scenario, known: &KnownConnections) -> Vec<Problem> {
    problems(scenario, known, None)
}

/// [`check`], and what is wrong if the scenario runs now; dates without a zone are in that of `now`.
pub fn check_at(scenario: &Scenario, known: &KnownConnections, now: &Zoned) -> Vec<Problem> {
    problems(scenario, known, Some(now))
}

fn problems(scenario: &Scenario, known: &KnownConnections, now: Option<&Zoned>) -> Vec<Problem> {
    let mut problems = Vec::new();
    structure::check(scenario, &mut problems);
    variables::check(scenario, &mut problems);
    for step in scenario.steps() {
        let kind = step.kind.or_else(|| known.kind(&step.connection));
        let view = StepView { step, kind, now };
        connection::check(&view, known, &mut problems);
        fields::check(&view, &mut problems);
        values::check(&view, &mut problems);
        text::check(&view, &mut problems);
        peers::check(&view, &mut problems);
        attachments::check(&view, &mut problems);
        buttons::check(&view, &mut problems);
    }
    let place =
        |problem: &Problem| problem.node.as_ref().and_then(|id| scenario.nodes.iter().position(|node| node.id() == id));
    problems.sort_by_key(|problem| (place(problem), problem.severity));
    problems
}

impl Problem {
    fn new(severity: Severity, code: &'static str, message: Message) -> Self {
        Self { node: None, part: ProblemPart::Scenario, severity, code, message, position: None, fix: None }
    }

    fn error(code: &'static str, message: Message) -> Self {
        Self::new(Severity::Error, code, message)
    }

    fn warning(code: &'static str, message: Message) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// About the node as a whole, unless a part of it is known already.
    fn in_node(self, id: &str) -> Self {
        let part = if self.part == ProblemPart::Scenario { ProblemPart::Node } else { self.part };
        Self { node: Some(id.to_owned()), part, ..self }
    }

    fn in_part(self, part: ProblemPart) -> Self {
        Self { part, ..self }
    }

    fn in_field(self, field: FieldKey) -> Self {
        self.in_part(ProblemPart::Field(field))
    }

    fn at(self, position: Position) -> Self {
        Self { position: Some(position), ..self }
    }

    fn with_fix(self, label: Message, edits: Vec<Edit>) -> Self {
        Self { fix: Some(Fix { label, edits }), ..self }
    }
}

/// A step, for which kind of connection it is to be checked (none: for either), and when it runs, if that matters.
struct StepView<'s> {
    step: &'s Step,
    kind: Option<ConnectionKind>,
    now: Option<&'s Zoned>,
}

impl StepView<'_> {
    fn is_bot(&self) -> bool {
        self.kind == Some(ConnectionKind::Bot)
    }

    fn is_user(&self) -> bool {
        self.kind == Some(ConnectionKind::User)
    }

    /// A rule of [`crate::scenario::rules`] that a field's value breaks.
    fn fault(&self, field: FieldKey, fault: RuleFault) -> Problem {
        Problem::new(fault.severity, fault.code, fault.message).in_node(&self.step.id).in_field(field)
    }

    fn error(&self, field: FieldKey, code: &'static str, message: Message) -> Problem {
        Problem::error(code, message.with("field", field.label())).in_node(&self.step.id).in_field(field)
    }

    fn warning(&self, field: FieldKey, code: &'static str, message: Message) -> Problem {
        Problem { severity: Severity::Warning, ..self.error(field, code, message) }
    }

    fn information(&self, field: FieldKey, code: &'static str, message: Message) -> Problem {
        Problem { severity: Severity::Information, ..self.error(field, code, message) }
    }

    fn set(&self, key: FieldKey, content: impl Into<Option<Content>>) -> Vec<Edit> {
        vec![Edit::SetField { node: self.step.id.clone(), key, content: content.into() }]
    }

    /// The fix that empties a field.
    fn without(&self, problem: Problem, key: FieldKey) -> Problem {
        problem.with_fix(Message::new("check-fix-clear").with("field", key.label()), self.set(key, None))
    }
}

/// A node as people know it: by its name, else by what it does.
fn shown(node: &Node) -> Arg {
    match node.name().trim() {
        "" => node.label().into(),
        name => name.into(),
    }
}

#[cfg(test)]
mod tests;
