//! Rules of the diagram: nodes, lines, durations, and the variables that nodes write.

use super::shown;
use crate::scenario::graph::{self, Way};
use crate::scenario::{
    Assertion, AssertionOp, Edit, Gateway, Node, OnTimeout, Problem, ProblemPart, Scenario, Step, file,
};
use crate::texts::Message;
use crate::value::{Json, Path, SetError};
use std::collections::HashSet;

pub(super) fn check(scenario: &Scenario, problems: &mut Vec<Problem>) {
    secrets(scenario, problems);
    starts(scenario, problems);
    ids(scenario, problems);
    test_data(scenario, problems);
    reach(scenario, problems);
    for node in &scenario.nodes {
        lines(scenario, node, problems);
        match node {
            Node::Telegram(step) => self::step(scenario, step, problems),
            Node::Assign(assign) => {
                for assignment in &assign.set {
                    problems.extend(path(scenario, node, ProblemPart::Node, &assignment.to));
                    if assignment.value.is_blank() {
                        let message = Message::new("check-assign-empty").with("variable", assignment.to.as_str());
                        problems.push(Problem::error("ASSIGN_EMPTY", message).in_node(&assign.id));
                    }
                }
            }
            Node::Gateway(gateway) => self::gateway(gateway, problems),
            Node::Timer(timer) => {
                let fix = |after| Edit::SetTimer { node: timer.id.clone(), after };
                problems.extend(duration("TIMER_DURATION", &timer.id, ProblemPart::Node, &timer.after, fix));
            }
            Node::Start(_) | Node::End(_) => {}
        }
    }
}

/// Such a scenario cannot be saved.
fn secrets(scenario: &Scenario, problems: &mut Vec<Problem>) {
    for place in file::secrets(scenario) {
        let message = Message::new("check-secret").with("place", place.field);
        let part = if place.node.is_some() { ProblemPart::Node } else { ProblemPart::Scenario };
        problems.push(Problem { node: place.node, ..Problem::error("SECRET", message).in_part(part) });
    }
}

fn starts(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let mut starts = scenario.nodes.iter().filter(|node| matches!(node, Node::Start(_)));
    if starts.next().is_none() {
        problems.push(Problem::error("NO_START", Message::new("check-no-start")));
    }
    for start in starts {
        let fix = vec![Edit::RemoveNode { node: start.id().clone() }];
        let problem = Problem::error("SEVERAL_STARTS", Message::new("check-several-starts")).in_node(start.id());
        problems.push(problem.with_fix(Message::new("check-fix-remove-node"), fix));
    }
}

fn ids(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for node in &scenario.nodes {
        if node.id().trim().is_empty() {
            problems.push(Problem::error("EMPTY_ID", Message::new("check-empty-id")).in_node(node.id()));
        }
        if !seen.insert(node.id()) {
            let message = Message::new("check-duplicate-id").with("node", node.id().as_str());
            problems.push(Problem::error("DUPLICATE_ID", message).in_node(node.id()));
        }
    }
}

fn test_data(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for (data, set) in scenario.test_data.iter().enumerate() {
        if !seen.insert(set.name.as_str()) {
            let taken = |name: &String| scenario.test_data.iter().any(|set| set.name == *name);
            let free = (2..).map(|number| format!("{}-{number}", set.name)).find(|name| !taken(name));
            let message = Message::new("check-duplicate-test-data").with("name", set.name.as_str());
            let edits = free.map(|name| Edit::RenameTestData { data, name }).into_iter().collect();
            let label = Message::new("check-fix-rename");
            problems.push(Problem::warning("DUPLICATE_TEST_DATA", message).with_fix(label, edits));
        }
    }
}

fn reach(scenario: &Scenario, problems: &mut Vec<Problem>) {
    let starts = scenario.nodes.iter().filter(|node| matches!(node, Node::Start(_)));
    let reached = graph::reached(scenario, starts.map(|node| node.id().as_str()));
    let mut in_loops = HashSet::new();
    for node in &scenario.nodes {
        let id = node.id().as_str();
        if !reached.is_empty() && !reached.contains(id) {
            let message = Message::new("check-unreachable").with("node", shown(node));
            let problem = Problem::warning("UNREACHABLE", message).in_node(id);
            let label = Message::new("check-fix-remove-node");
            problems.push(problem.with_fix(label, vec![Edit::RemoveNode { node: id.to_owned() }]));
        }
        let after = graph::reached(scenario, graph::lines(node).into_iter().map(|(_, next)| next));
        if after.contains(id) && !in_loops.contains(id) {
            let after_it = after.clone();
            in_loops.extend(after);
            let message = Message::new("check-loop").with("node", shown(node));
            problems.push(Problem::warning("LOOP", message).in_node(id));
            problems.extend(pace(scenario, &after_it));
        }
    }
}

/// The first step of a loop that sends: Telegram limits how many messages it takes in a time.
fn pace(scenario: &Scenario, reached: &HashSet<&str>) -> Option<Problem> {
    let in_loop = |step: &&Step| {
        let lines = scenario.node(&step.id).map(graph::lines).unwrap_or_default();
        let after = graph::reached(scenario, lines.into_iter().map(|(_, next)| next));
        reached.contains(step.id.as_str()) && after.contains(step.id.as_str())
    };
    let step = scenario.steps().filter(in_loop).find(|step| step.action.kind().sends())?;
    Some(Problem::warning("LOOP_PACE", Message::new("check-loop-pace")).in_node(&step.id))
}

fn lines(scenario: &Scenario, node: &Node, problems: &mut Vec<Problem>) {
    for (way, next) in graph::lines(node) {
        if scenario.node(next).is_some() {
            continue;
        }
        let message = match way {
            Way::Next => Message::new("check-line-to-nowhere"),
            Way::Error => Message::new("check-error-line-to-nowhere"),
            Way::Timeout => Message::new("check-timeout-line-to-nowhere"),
            Way::Line(_) => Message::new("check-gateway-line-to-nowhere"),
        };
        let problem = Problem::error("LINE_TO_NOWHERE", message.with("node", next));
        let problem = problem.in_part(ProblemPart::Events).in_node(node.id());
        let edits = graph::without_line(node, way).into_iter().collect();
        problems.push(problem.with_fix(Message::new("check-fix-remove-line"), edits));
    }
}

fn step(scenario: &Scenario, step: &Step, problems: &mut Vec<Problem>) {
    let Some(node) = scenario.node(&step.id) else { return };
    if !step.save_result_to.is_empty() {
        problems.extend(path(scenario, node, ProblemPart::Result, &step.save_result_to));
    }
    if let Some(event) = &step.on_error {
        for variable in [&event.code_to, &event.message_to].into_iter().filter(|variable| !variable.is_empty()) {
            problems.extend(path(scenario, node, ProblemPart::Events, variable));
        }
    }
    if let Some(event) = &step.on_timeout {
        let fix = |after| {
            let event = OnTimeout { after, next: event.next.clone() };
            Edit::SetOnTimeout { node: step.id.clone(), event: Some(event) }
        };
        problems.extend(duration("TIMEOUT_DURATION", &step.id, ProblemPart::Events, &event.after, fix));
    }
    problems.extend(step.assertions.iter().filter_map(|assertion| self::assertion(step, assertion)));
}

/// A path to write to: its form, and in the first test data, whether something else is in its way.
fn path(scenario: &Scenario, node: &Node, part: ProblemPart, text: &str) -> Option<Problem> {
    let Ok(path) = Path::parse(text) else {
        let message = Message::new("check-variable-name").with("path", text);
        return Some(Problem::error("VARIABLE_NAME", message).in_part(part).in_node(node.id()));
    };
    let mut variables = scenario.variables(None)?;
    let SetError::NotAnObject { path: blocked } = path.set(&mut variables, Json::Null).err()?;
    let message = Message::new("check-variable-blocked").with("path", text).with("blocked", blocked);
    Some(Problem::error("VARIABLE_BLOCKED", message).in_part(part).in_node(node.id()))
}

fn assertion(step: &Step, assertion: &Assertion) -> Option<Problem> {
    let path = assertion.path.as_str();
    let problem = match (assertion.op, &assertion.value) {
        _ if path.trim().is_empty() => Problem::error("ASSERTION_PATH", Message::new("check-assertion-path")),
        (AssertionOp::Exists, _) => return None,
        (_, None) => Problem::error("ASSERTION_VALUE", Message::new("check-assertion-value").with("path", path)),
        (AssertionOp::Matches | AssertionOp::HasType, Some(value)) if !value.is_string() => {
            Problem::error("ASSERTION_VALUE_TEXT", Message::new("check-assertion-value-text").with("path", path))
        }
        _ => return None,
    };
    Some(problem.in_part(ProblemPart::Assertions).in_node(&step.id))
}

fn gateway(gateway: &Gateway, problems: &mut Vec<Problem>) {
    for (index, line) in gateway.lines.iter().enumerate() {
        if line.when.is_blank() {
            let message = Message::new("check-gateway-condition").with("number", index + 1);
            problems.push(Problem::error("GATEWAY_CONDITION", message).in_node(&gateway.id));
        }
    }
    if gateway.default.is_none() {
        problems.push(Problem::warning("GATEWAY_DEFAULT", Message::new("check-gateway-default")).in_node(&gateway.id));
    }
}

/// ISO 8601, longer than nothing; what people write instead (`30`, `30s`, `5 min`) becomes a fix.
fn duration(
    code: &'static str,
    node: &str,
    part: ProblemPart,
    text: &str,
    edit: impl Fn(String) -> Edit,
) -> Option<Problem> {
    let text = text.trim();
    let positive = |text: &str| text.parse::<jiff::Span>().ok().filter(|span| span.is_positive());
    if text.starts_with(['P', 'p']) && positive(text).is_some() {
        return None;
    }
    let problem = Problem::error(code, Message::new("check-duration").with("text", text));
    let problem = problem.in_part(part).in_node(node);
    let meant = text.parse::<u32>().map_or_else(|_| text.to_owned(), |seconds| format!("{seconds}s"));
    Some(match positive(&meant) {
        Some(span) => {
            let label = Message::new("check-fix-replace").with("with", span.to_string());
            problem.with_fix(label, vec![edit(span.to_string())])
        }
        None => problem,
    })
}
