//! A group that became a supergroup while a step ran: where the design still has its old id.
//!
//! Deliberately not here: how that is found out (Telegram says it when a message is refused).

use super::constant::constant;
use crate::scenario::{Content, Edit, FieldKey, FieldKind, FieldValue, PeerAddress, Problem, Scenario, Step};
use crate::secret::Redactor;
use crate::texts::Message;

/// What to change now that the group `old` is the supergroup `new` (ids of the Bot API), as the step `node` has heard:
/// every field that holds the old id gets a fix; if that step has it from an expression, the expression is named.
pub fn moved_group(scenario: &Scenario, node: &str, old: i64, new: i64) -> Vec<Problem> {
    let mut problems = Vec::new();
    for step in scenario.steps() {
        for (key, value) in addresses(step) {
            let known = constant(value);
            let is_old = |known: &_| PeerAddress::from_json(known) == Ok(PeerAddress::Id(old));
            if known.as_ref().is_some_and(is_old) {
                problems.push(in_field(step, key, old, new));
            } else if known.is_none() && step.id == node && key == FieldKey::Peer {
                problems.push(in_expression(step, key, value, old, new));
            }
        }
    }
    problems
}

fn addresses(step: &Step) -> impl Iterator<Item = (FieldKey, &FieldValue)> {
    let peers = step.action.kind().fields().iter().filter(|info| info.kind == FieldKind::Peer);
    peers.filter_map(|info| Some((info.key, step.action.value(info.key)?)))
}

fn message(message: Message, key: FieldKey, old: i64, new: i64) -> Message {
    // As text, so that no language puts separators into an id.
    message.with("field", key.label()).with("old", old.to_string()).with("new", new.to_string())
}

fn in_field(step: &Step, key: FieldKey, old: i64, new: i64) -> Problem {
    let message = message(Message::new("check-group-moved"), key, old, new);
    let content = Some(Content::Value(FieldValue::Text(new.to_string())));
    let edit = Edit::SetField { node: step.id.clone(), key, content };
    let label = Message::new("check-fix-replace").with("with", new.to_string());
    Problem::warning("GROUP_MOVED", message).in_node(&step.id).in_field(key).with_fix(label, vec![edit])
}

fn in_expression(step: &Step, key: FieldKey, value: &FieldValue, old: i64, new: i64) -> Problem {
    let message = message(Message::new("check-group-moved-expression"), key, old, new);
    let message = message.with("source", Redactor::global().excerpt(value.source()));
    Problem::warning("GROUP_MOVED", message).in_node(&step.id).in_field(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::file;
    use crate::texts::Language;

    fn scenario(first: &str, second: &str) -> Scenario {
        let text = format!(
            r#"(version: 1, id: "", name: "", nodes: [Start(id: "s", next: "a"),
                Telegram(id: "a", action: SendMessage(peer: {first}, text: Text("t")), next: "b"),
                Telegram(id: "b", action: ForwardMessage(from_peer: {second}, peer: Text("1"), message_ids: Text("5"))),
            ])"#
        );
        file::load(&text).unwrap_or_else(|error| panic!("{error}")).scenario
    }

    #[test]
    fn every_literal_of_the_old_id_gets_a_fix() {
        let mut moved = scenario(r#"Text("-5")"#, r#"Expr("-5")"#);
        let problems = moved_group(&moved, "a", -5, -1_000_000_000_005);
        let places: Vec<_> = problems.iter().map(|problem| (problem.node.as_deref(), problem.field())).collect();
        assert_eq!(places, [(Some("a"), Some(FieldKey::Peer)), (Some("b"), Some(FieldKey::FromPeer))]);
        for edit in problems.into_iter().flat_map(|problem| problem.fix.expect("a literal can be replaced").edits) {
            moved.apply(edit).expect("the fix applies");
        }
        assert_eq!(moved, scenario(r#"Text("-1000000000005")"#, r#"Text("-1000000000005")"#));
        assert_eq!(moved_group(&moved, "a", -5, -1_000_000_000_005), []);
    }

    #[test]
    fn an_expression_is_named_where_it_was_used() {
        let moved = scenario(r#"Expr("allValues.chatId")"#, r#"Expr("allValues.chatId")"#);
        let problems = moved_group(&moved, "a", -5, -1_000_000_000_005);
        let [problem] = problems.as_slice() else { panic!("one problem: {problems:?}") };
        assert_eq!((problem.field(), &problem.fix), (Some(FieldKey::Peer), &None));
        let words = problem.message.show(Language::Russian);
        assert!(words.contains("allValues.chatId") && words.contains("-1000000000005"), "{words}");
        assert_eq!(moved_group(&scenario(r#"Text("7")"#, r#"Text("8")"#), "a", -5, -6), []);
    }
}
