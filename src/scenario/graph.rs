//! The lines between nodes: where each leads, and what can be reached.

use super::{Edit, Node, OnError, OnTimeout, Scenario};
use std::collections::HashSet;

/// Which of a node's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The node's own line; a gateway's default.
    Next,
    Error,
    Timeout,
    /// A gateway's line with a condition.
    Line(usize),
}

/// Every line that leaves the node and leads somewhere.
pub fn lines(node: &Node) -> Vec<(Way, &str)> {
    let mut lines: Vec<(Way, &Option<String>)> = Vec::new();
    match node {
        Node::Start(node) => lines.push((Way::Next, &node.next)),
        Node::Telegram(step) => {
            lines.push((Way::Next, &step.next));
            lines.extend(step.on_error.as_ref().map(|event| (Way::Error, &event.next)));
            lines.extend(step.on_timeout.as_ref().map(|event| (Way::Timeout, &event.next)));
        }
        Node::Assign(node) => lines.push((Way::Next, &node.next)),
        Node::Gateway(gateway) => {
            lines.push((Way::Next, &gateway.default));
            lines.extend(gateway.lines.iter().enumerate().map(|(index, line)| (Way::Line(index), &line.next)));
        }
        Node::Timer(node) => lines.push((Way::Next, &node.next)),
        Node::End(_) => {}
    }
    lines.into_iter().filter_map(|(way, next)| Some((way, next.as_deref()?))).collect()
}

/// The edit that takes a line away.
pub(super) fn without_line(node: &Node, way: Way) -> Option<Edit> {
    let id = node.id().clone();
    Some(match (way, node) {
        (Way::Next, _) => Edit::SetNext { node: id, next: None },
        (Way::Error, Node::Telegram(step)) => {
            let event = step.on_error.clone().map(|event| OnError { next: None, ..event });
            Edit::SetOnError { node: id, event }
        }
        (Way::Timeout, Node::Telegram(step)) => {
            let event = step.on_timeout.clone().map(|event| OnTimeout { next: None, ..event });
            Edit::SetOnTimeout { node: id, event }
        }
        (Way::Line(index), Node::Gateway(gateway)) => {
            let mut lines = gateway.lines.clone();
            lines.get_mut(index)?.next = None;
            Edit::SetLines { node: id, lines }
        }
        _ => return None,
    })
}

/// The ids that can be reached from these, themselves included; ids of no node are not followed.
pub fn reached<'s>(scenario: &'s Scenario, from: impl IntoIterator<Item = &'s str>) -> HashSet<&'s str> {
    let mut open: Vec<&str> = from.into_iter().collect();
    let mut reached = HashSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id)
            && let Some(node) = scenario.node(id)
        {
            open.extend(lines(node).into_iter().map(|(_, next)| next));
        }
    }
    reached
}
