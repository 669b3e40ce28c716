//! Tests of the edits: what each does, and that one that fails changes nothing.

use super::*;
use crate::scenario::{Attachments, End, FieldValue, Gateway, Start, Timer};

fn node(id: &str, next: Option<&str>) -> Node {
    let mut step = Step::new(id, Action::new(ActionKind::SendMessage));
    step.kind = Some(ConnectionKind::User);
    step.connection = format!("account-{id}");
    step.next = next.map(Into::into);
    Node::Telegram(Box::new(step))
}

/// start → a → gate → (b | end), with boundary lines of `a` to `b`.
fn scenario() -> Scenario {
    let mut scenario = Scenario::with_one_step("id", "name");
    let mut a = Step::new("a", Action::new(ActionKind::SendMessage));
    a.kind = Some(ConnectionKind::User);
    a.connection = "mine".into();
    a.next = Some("gate".into());
    a.on_error = Some(OnError { next: Some("b".into()), ..OnError::default() });
    a.on_timeout = Some(OnTimeout { after: "PT1S".into(), next: Some("b".into()) });
    let line = Line { when: FieldValue::Expr("x".into()), next: Some("b".into()) };
    scenario.nodes = vec![
        Node::Start(Start { id: "start".into(), name: String::new(), next: Some("a".into()) }),
        Node::Telegram(Box::new(a)),
        Node::Gateway(Gateway {
            id: "gate".into(),
            lines: vec![line],
            default: Some("b".into()),
            ..Gateway::default()
        }),
        node("b", Some("end")),
        Node::Timer(Timer { id: "wait".into(), after: "PT1S".into(), ..Timer::default() }),
        Node::End(End { id: "end".into(), name: String::new() }),
    ];
    scenario.layout.insert("b".into(), Point { x: 1.0, y: 2.0 });
    scenario
}

fn edited(edit: Edit) -> Scenario {
    let mut scenario = scenario();
    scenario.apply(edit).expect("the edit is possible");
    scenario
}

fn refused(edit: Edit) -> EditError {
    let mut changed = scenario();
    let error = changed.apply(edit.clone()).expect_err("the edit is not possible");
    assert_eq!(changed, scenario(), "{edit:?} changed something");
    error
}

#[test]
fn the_scenario_itself() {
    assert_eq!(edited(Edit::Rename("N".into())).name, "N");
    assert_eq!(edited(Edit::SetNotes("N".into())).notes, "N");
    assert_eq!(edited(Edit::RenameTestData { data: 0, name: "N".into() }).test_data[0].name, "N");
    assert_eq!(edited(Edit::RemoveTestData { data: 0 }).test_data, []);
    assert_eq!(refused(Edit::RemoveTestData { data: 1 }), EditError::NoSuchTestData(1));
    assert_eq!(refused(Edit::RenameTestData { data: 1, name: "N".into() }), EditError::NoSuchTestData(1));
}

#[test]
fn variables_replace_a_set_or_add_one() {
    let mut variables = Variables::new();
    variables.insert("a".into(), 1.into());
    let set = |data| Edit::SetVariables { data, variables: variables.clone() };
    assert_eq!(edited(set(0)).test_data[0].variables, variables);
    let mut scenario = edited(set(1));
    scenario.apply(set(2)).expect("one past the end");
    let names: Vec<_> = scenario.test_data.iter().map(|data| data.name.as_str()).collect();
    assert_eq!(names, ["default", "data-2", "data-3"]);
    assert_eq!(refused(set(2)), EditError::NoSuchTestData(2));
}

#[test]
fn a_step() {
    let step = |edit| edited(edit).step("a").expect("still there").clone();
    let a = || NodeId::from("a");
    assert_eq!(step(Edit::SetNodeName { node: a(), name: "N".into() }).name, "N");
    assert_eq!(step(Edit::SetStepNotes { node: a(), notes: "N".into() }).notes, "N");
    assert_eq!(step(Edit::SetResult { node: a(), path: "p.q".into() }).save_result_to, "p.q");
    assert!(!step(Edit::SetRetryFlood { node: a(), retry: false }).retry_flood);
    assert_eq!(step(Edit::SetOnError { node: a(), event: None }).on_error, None);
    assert_eq!(step(Edit::SetOnTimeout { node: a(), event: None }).on_timeout, None);
    assert_eq!(step(Edit::SetNext { node: a(), next: None }).next, None);
    let text = Content::Value(FieldValue::Text("t".into()));
    let field = Edit::SetField { node: a(), key: FieldKey::Text, content: Some(text.clone()) };
    assert_eq!(step(field).action.get(FieldKey::Text), Some(&text));
    let action = Edit::SetAction { node: a(), action: ActionKind::GetProfile };
    assert_eq!(step(action).action.kind(), ActionKind::GetProfile);
    let at = Point { x: 5.0, y: 6.0 };
    assert_eq!(edited(Edit::MoveNode { node: a(), to: at }).layout.get("a"), Some(&at));
}

#[test]
fn another_connection_kind_empties_a_name_of_the_other() {
    let connection = |kind, name: &str| {
        let edit = Edit::SetConnection { node: "a".into(), kind, connection: name.into() };
        let scenario = edited(edit);
        let step = scenario.step("a").expect("still there");
        (step.kind, step.connection.clone())
    };
    let (user, bot) = (ConnectionKind::User, ConnectionKind::Bot);
    assert_eq!(connection(bot, "mine"), (Some(bot), String::new()));
    assert_eq!(connection(bot, "a-bot"), (Some(bot), "a-bot".into()));
    assert_eq!(connection(user, "mine"), (Some(user), "mine".into()));
}

#[test]
fn other_nodes() {
    let set = vec![Assignment { to: "x".into(), value: FieldValue::Expr("1".into()) }];
    assert_eq!(refused(Edit::SetAssignments { node: "a".into(), set }), EditError::WrongNode("a".into()));
    let timer = edited(Edit::SetTimer { node: "wait".into(), after: "PT9S".into() });
    assert!(matches!(timer.node("wait"), Some(Node::Timer(timer)) if timer.after == "PT9S"));
    let lines = edited(Edit::SetLines { node: "gate".into(), lines: vec![] });
    assert!(matches!(lines.node("gate"), Some(Node::Gateway(gate)) if gate.lines.is_empty()));
    let nowhere = Line { when: FieldValue::Expr("x".into()), next: Some("no".into()) };
    let edit = Edit::SetLines { node: "gate".into(), lines: vec![nowhere] };
    assert_eq!(refused(edit), EditError::NoSuchNode("no".into()));
    assert_eq!(refused(Edit::SetTimer { node: "a".into(), after: String::new() }), EditError::WrongNode("a".into()));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let missing = || EditError::NoSuchNode("no".into());
    assert_eq!(refused(Edit::SetNodeName { node: "no".into(), name: String::new() }), missing());
    assert_eq!(refused(Edit::RemoveNode { node: "no".into() }), missing());
    assert_eq!(refused(Edit::MoveNode { node: "no".into(), to: Point { x: 0.0, y: 0.0 } }), missing());
    assert_eq!(refused(Edit::SetNext { node: "a".into(), next: Some("no".into()) }), missing());
    let lost = Some(OnError { next: Some("no".into()), ..OnError::default() });
    assert_eq!(refused(Edit::SetOnError { node: "a".into(), event: lost }), missing());
    let lost = Some(OnTimeout { after: "PT1S".into(), next: Some("no".into()) });
    assert_eq!(refused(Edit::SetOnTimeout { node: "a".into(), event: lost }), missing());
    assert_eq!(refused(Edit::SetResult { node: "gate".into(), path: "x".into() }), EditError::NotAStep("gate".into()));
    assert_eq!(refused(Edit::SetNext { node: "end".into(), next: None }), EditError::WrongNode("end".into()));
    let files = Some(Content::Attachments(Attachments::Expr("x".into())));
    let edit = Edit::SetField { node: "a".into(), key: FieldKey::Text, content: files };
    assert!(matches!(refused(edit), EditError::WrongContent(_)));
    let add =
        |id: &str, after: &str| Edit::AddStep { id: id.into(), after: after.into(), action: ActionKind::GetProfile };
    assert_eq!(refused(add("a", "start")), EditError::IdTaken("a".into()));
    assert_eq!(refused(add("new", "no")), missing());
    assert_eq!(refused(add("new", "end")), EditError::WrongNode("end".into()));
}

#[test]
fn a_line_that_leads_nowhere_does_not_lock_its_event() {
    let mut scenario = scenario();
    let mut lost = OnError { next: Some("gone".into()), ..OnError::default() };
    if let Node::Telegram(step) = &mut scenario.nodes[1] {
        step.on_error = Some(lost.clone());
    }
    lost.code_to = "code".into();
    scenario.apply(Edit::SetOnError { node: "a".into(), event: Some(lost) }).expect("only the variable changes");
}

#[test]
fn a_new_step_stands_on_the_line_and_speaks_as_the_step_before() {
    for (after, connection) in [("a", "mine"), ("gate", "mine"), ("b", "account-b"), ("start", "mine")] {
        let before =
            scenario().nodes.iter_mut().find(|node| node.id() == after).and_then(|node| node.line_mut().cloned());
        let scenario = edited(Edit::AddStep { id: "new".into(), after: after.into(), action: ActionKind::GetProfile });
        let new = scenario.step("new").expect("added");
        assert_eq!((new.kind, new.connection.as_str()), (Some(ConnectionKind::User), connection), "after {after}");
        assert_eq!(Some(new.next.clone()), before, "after {after}");
        let index = |id: &str| scenario.nodes.iter().position(|node| node.id() == id);
        assert_eq!(index("new"), index(after).map(|index| index + 1));
    }
}

#[test]
fn lines_to_a_removed_node_go_on_to_where_its_own_went() {
    let scenario = edited(Edit::RemoveNode { node: "b".into() });
    assert!(scenario.node("b").is_none() && scenario.layout.is_empty());
    let end = Some(NodeId::from("end"));
    let a = scenario.step("a").expect("still there");
    assert_eq!(a.on_error.as_ref().map(|event| event.next.clone()), Some(end.clone()));
    assert_eq!(a.on_timeout.as_ref().map(|event| event.next.clone()), Some(end.clone()));
    assert!(matches!(scenario.node("gate"), Some(Node::Gateway(gate))
        if gate.default == end && gate.lines[0].next == end));
    let scenario = edited(Edit::RemoveNode { node: "end".into() });
    assert_eq!(scenario.step("b").map(|step| step.next.clone()), Some(None));
}

#[test]
fn a_removed_loop_leaves_no_line_to_itself() {
    let mut scenario = scenario();
    scenario.apply(Edit::SetNext { node: "b".into(), next: Some("b".into()) }).expect("a loop");
    scenario.apply(Edit::RemoveNode { node: "b".into() }).expect("removed");
    assert!(scenario.nodes.iter_mut().flat_map(Node::lines_mut).all(|line| line.as_deref() != Some("b")));
}
