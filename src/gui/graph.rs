//! The lines between the nodes of a scenario, as the flow draws them and the form offers what stands before.

use crate::engine::Line;
use crate::scenario::{Node, NodeId, Scenario, Step};
use std::collections::HashSet;

/// The lines out of a node with their targets; the main one first.
pub fn lines_of(node: &Node) -> Vec<(Line, &NodeId)> {
    match node {
        Node::Start(node) => main(&node.next).into_iter().collect(),
        Node::Telegram(step) => {
            let error = step.on_error.as_ref().and_then(|event| Some((Line::Error, event.next.as_ref()?)));
            let timeout = step.on_timeout.as_ref().and_then(|event| Some((Line::Timeout, event.next.as_ref()?)));
            main(&step.next).into_iter().chain(error).chain(timeout).collect()
        }
        Node::Assign(node) => main(&node.next).into_iter().collect(),
        Node::Gateway(node) => {
            let lines = node.lines.iter().zip(1..).filter_map(|(line, n)| Some((Line::Number(n), line.next.as_ref()?)));
            main(&node.default).into_iter().chain(lines).collect()
        }
        Node::Timer(node) => main(&node.next).into_iter().collect(),
        Node::End(_) => Vec::new(),
    }
}

fn main(next: &Option<NodeId>) -> Option<(Line, &NodeId)> {
    next.as_ref().map(|next| (Line::Next, next))
}

/// The steps from which lines lead to this node, the nearest first; never the node itself.
pub fn steps_before<'s>(scenario: &'s Scenario, node: &str) -> Vec<&'s Step> {
    let mut seen: HashSet<&str> = HashSet::from([node]);
    let mut queue: Vec<&str> = vec![node];
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(target) = queue.get(at).copied() {
        at += 1;
        for before in &scenario.nodes {
            let leads = lines_of(before).iter().any(|(_, next)| next.as_str() == target);
            if leads && seen.insert(before.id()) {
                queue.push(before.id());
                steps.extend(before.as_step());
            }
        }
    }
    steps
}

/// The node behind which a new one is to stand when this one is chosen: itself, or for an End what leads to it.
pub fn place_after<'s>(scenario: &'s Scenario, node: &str) -> Option<&'s NodeId> {
    match scenario.node(node) {
        Some(Node::End(_)) => {
            let leads = |before: &&Node| lines_of(before).contains(&(Line::Next, &node.to_owned()));
            let before = scenario.nodes.iter().find(leads);
            before.or_else(|| scenario.nodes.iter().rfind(|node| !matches!(node, Node::End(_)))).map(Node::id)
        }
        Some(node) => Some(node.id()),
        None => scenario.nodes.iter().find(|node| !matches!(node, Node::End(_))).map(Node::id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{ActionKind, Edit, End, OnError};

    /// Start → step → second → End, with the first step's Error line to a third.
    fn scenario() -> Scenario {
        let mut scenario = Scenario::with_one_step("id", "A");
        let add = |id: &str, after: &str| Edit::AddStep {
            id: id.into(),
            after: after.into(),
            action: ActionKind::SendMessage,
        };
        let on_error = OnError { next: Some("third".into()), ..OnError::default() };
        for edit in [
            add("second", "step"),
            add("third", "second"),
            Edit::SetNext { node: "second".into(), next: Some("end".into()) },
            Edit::SetOnError { node: "step".into(), event: Some(on_error) },
        ] {
            scenario.apply(edit).expect("the nodes are there");
        }
        scenario
    }

    #[test]
    fn the_steps_before_are_found_along_every_line() {
        let scenario = scenario();
        let before = |node| steps_before(&scenario, node).iter().map(|step| step.id.as_str()).collect::<Vec<_>>();
        assert_eq!(before("step"), Vec::<&str>::new());
        assert_eq!(before("second"), ["step"]);
        assert_eq!(before("third"), ["step"]);
        assert_eq!(before("end"), ["second", "third", "step"]);
    }

    #[test]
    fn a_new_node_has_a_place_whatever_is_chosen() {
        let mut scenario = scenario();
        let place = |scenario: &Scenario, node| place_after(scenario, node).cloned();
        assert_eq!(place(&scenario, "step").as_deref(), Some("step"));
        assert_eq!(place(&scenario, "end").as_deref(), Some("second"));
        assert_eq!(place(&scenario, "gone").as_deref(), Some("start"));
        scenario.nodes.push(Node::End(End { id: "other end".into(), name: String::new() }));
        assert_eq!(place(&scenario, "other end").as_deref(), Some("third"), "nothing leads there");
        scenario.nodes.clear();
        assert_eq!(place(&scenario, "end"), None);
    }
}
