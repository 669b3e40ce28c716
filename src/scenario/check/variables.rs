//! Rules of expressions: their syntax, the variables that are there when they run, and what was meant for a template.

use super::slots::{Slot, slots};
use super::suggestion::nearest;
use crate::expr::{self, Facts, FreeName, Part};
use crate::scenario::graph::{self, Way};
use crate::scenario::{FieldValue, Node, NodeId, Problem, ProblemPart, Scenario};
use crate::texts::Message;
use crate::value::{Json, Path, Position, Variables};
use std::collections::HashSet;

pub(super) fn check(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let scope = Scope::of(scenario);
    for slot in slots(scenario).iter().filter(|slot| !slot.source.trim().is_empty()) {
        let before = problems.len();
        if slot.is_expression {
            expression(&scope, slot, slot.source, 0, problems);
        } else {
            template(&scope, slot, problems);
        }
        for problem in &mut problems[before..] {
            problem.node = Some(slot.node.id().clone());
            problem.part = slot.field.map_or(ProblemPart::Node, ProblemPart::Field);
        }
    }
}

fn template(scope: &Scope<'_>, slot: &Slot<'_>, problems: &mut Vec<Problem>) {
    match expr::split_template(slot.source) {
        Ok(parts) => {
            for part in &parts {
                if let Part::Expression { source, start } = part {
                    expression(scope, slot, source, *start, problems);
                }
            }
        }
        Err(error) => problems.push(Problem::error("TEMPLATE", error.message()).at(error.position)),
    }
    problems.extend(forgotten_signs(scope, slot));
}

/// Checks an expression that stands `start` bytes into the slot's source.
fn expression(scope: &Scope<'_>, slot: &Slot<'_>, source: &str, start: usize, problems: &mut Vec<Problem>) {
    let place = |offset: usize| Position::of(slot.source, start + offset);
    match expr::read(source) {
        Ok(facts) => {
            quoted(slot, source, start, &facts, problems);
            for name in facts.names.iter().filter(|name| !name.guarded) {
                problems.extend(scope.unknown(slot, name, start).map(|problem| problem.at(place(name.offset))));
            }
        }
        Err(error) => problems.push(Problem::error("SYNTAX", error.message()).at(place(error.offset))),
    }
}

/// `"… ${name} …"` in quotes: JavaScript leaves it as it is.
fn quoted(slot: &Slot<'_>, source: &str, start: usize, facts: &Facts, problems: &mut Vec<Problem>) {
    for string in facts.strings.iter().filter(|string| string.quoted_template) {
        let fixed = expr::fix_quoted_template(source, string);
        let whole = splice(slot.source, start, source.len(), &fixed);
        let problem = Problem::warning("QUOTED_TEMPLATE", Message::new("check-quoted-template"));
        let problem = problem.at(Position::of(slot.source, start + string.offset));
        problems.push(problem.with_fix(Message::new("check-fix-backticks"), slot.rewritten(whole)));
    }
}

/// A text that is the name of a value, or that has one in the double braces of other programs.
fn forgotten_signs(scope: &Scope<'_>, slot: &Slot<'_>) -> Option<Problem> {
    let is_value = |text: &str| {
        Path::parse(text).is_ok_and(|path| {
            let written = scope.names_at(slot.node.id()).any(|name| name == path.variable());
            written || path.get(&scope.given).is_some()
        })
    };
    let text = slot.source.trim();
    if slot.has_modes() && text.contains('.') && is_value(text) {
        let message = Message::new("check-text-is-expression").with("text", text);
        let edits = slot.replaced(FieldValue::Expr(text.to_owned()));
        let problem = Problem::warning("TEXT_IS_EXPRESSION", message);
        return Some(problem.with_fix(Message::new("check-fix-expression"), edits));
    }
    let open = slot.source.find("{{")?;
    let length = slot.source[open..].find("}}")? + 2;
    let inside = slot.source[open + 2..open + length - 2].trim();
    if slot.source[..open].ends_with('$') || !is_value(inside) {
        return None;
    }
    let message = Message::new("check-double-braces").with("text", inside);
    let edits = slot.rewritten(splice(slot.source, open, length, &format!("${{{inside}}}")));
    let label = Message::new("check-fix-replace").with("with", format!("${{{inside}}}"));
    let problem = Problem::warning("DOUBLE_BRACES", message).at(Position::of(slot.source, open));
    Some(problem.with_fix(label, edits))
}

/// The text with `length` bytes at `start` replaced.
fn splice(text: &str, start: usize, length: usize, with: &str) -> String {
    let mut text = text.to_owned();
    if text.is_char_boundary(start) && text.is_char_boundary(start + length) {
        text.replace_range(start..start + length, with);
    }
    text
}

/// Which variables are there at which node.
struct Scope<'s> {
    /// The first test data.
    given: Variables,
    writes: Vec<Write<'s>>,
}

/// A variable that a node writes, and the nodes that can run after that.
struct Write<'s> {
    path: Vec<String>,
    seen_by: HashSet<&'s str>,
}

impl<'s> Scope<'s> {
    fn of(scenario: &'s Scenario) -> Self {
        let mut writes = Vec::new();
        for node in &scenario.nodes {
            let mut add = |path: &str, way: Way| {
                let Ok(parsed) = Path::parse(path) else { return };
                let lines = graph::lines(node);
                let next = lines.iter().filter(|(other, _)| *other == way).map(|(_, next)| *next);
                let mut seen_by = graph::reached(scenario, next);
                if matches!(node, Node::Assign(_)) {
                    // Variables are set one after another.
                    seen_by.insert(node.id());
                }
                let keys = path.split('.').skip(1).map(|key| key.trim().to_owned());
                let path = std::iter::once(parsed.variable().to_owned()).chain(keys).collect();
                writes.push(Write { path, seen_by });
            };
            match node {
                Node::Telegram(step) => {
                    add(&step.save_result_to, Way::Next);
                    if let Some(event) = &step.on_error {
                        add(&event.code_to, Way::Error);
                        add(&event.message_to, Way::Error);
                    }
                }
                Node::Assign(assign) => assign.set.iter().for_each(|set| add(&set.to, Way::Next)),
                _ => {}
            }
        }
        Self { given: scenario.variables(None).unwrap_or_default(), writes }
    }

    fn knows(&self, node: &NodeId, name: &str) -> bool {
        self.given.contains_key(name) || self.names_at(node).any(|other| other == name)
    }

    fn names_at<'a>(&'a self, node: &'a NodeId) -> impl Iterator<Item = &'a str> {
        let seen = self.writes.iter().filter(move |write| write.seen_by.contains(node.as_str()));
        seen.filter_map(|write| write.path.first().map(String::as_str))
    }

    /// What is wrong with a name, if anything; it stands in an expression `start` bytes into the slot's source.
    fn unknown(&self, slot: &Slot<'_>, name: &FreeName, start: usize) -> Option<Problem> {
        if self.knows(slot.node.id(), &name.name) {
            return self.unknown_key(slot, name, start);
        }
        if self.writes.iter().any(|write| write.path.first() == Some(&name.name)) {
            let message = Message::new("check-variable-too-early").with("variable", name.name.as_str());
            return Some(Problem::error("VARIABLE_TOO_EARLY", message));
        }
        let problem = Problem::error(
            "UNKNOWN_VARIABLE",
            Message::new("check-unknown-variable").with("variable", name.name.as_str()),
        );
        let known = self.given.keys().map(String::as_str).chain(self.names_at(slot.node.id()));
        Some(did_you_mean(slot, problem, &name.name, start + name.offset, nearest(&name.name, known)))
    }

    /// The key right below a variable whose keys the test data names.
    fn unknown_key(&self, slot: &Slot<'_>, name: &FreeName, start: usize) -> Option<Problem> {
        let keys = self.given.get(&name.name).and_then(Json::as_object)?;
        let key = name.path.first().filter(|key| !keys.contains_key(key.as_str()))?;
        let is_written = self.writes.iter().any(|write| match write.path.as_slice() {
            [variable] => *variable == name.name,
            [variable, below, ..] => *variable == name.name && below == key,
            [] => false,
        });
        if is_written {
            return None;
        }
        let message = Message::new("check-unknown-key").with("variable", name.name.as_str()).with("key", key.as_str());
        let problem = Problem::warning("UNKNOWN_KEY", message);
        let behind = start + name.offset + name.name.len();
        let offset = behind + slot.source.get(behind..)?.find(key.as_str())?;
        Some(did_you_mean(slot, problem, key, offset, nearest(key, keys.keys().map(String::as_str))))
    }
}

fn did_you_mean(slot: &Slot<'_>, problem: Problem, typed: &str, offset: usize, meant: Option<&str>) -> Problem {
    match meant {
        Some(meant) => {
            let edits = slot.rewritten(splice(slot.source, offset, typed.len(), meant));
            problem.with_fix(Message::new("check-fix-replace").with("with", meant), edits)
        }
        None => problem,
    }
}
