//! The rules of nodes, lines, connections and expressions as tables.

use super::*;

#[test]
fn the_diagram() {
    nodes(r#"Start(id: "s", next: "e"), End(id: "e")"#, &[]);
    nodes(r#"End(id: "e")"#, &["NO_START"]);
    nodes(r#"Start(id: "s", next: "e"), Start(id: "t", next: "e"), End(id: "e")"#, &["SEVERAL_STARTS"]);
    nodes(r#"Start(id: "s", next: "")"#, &["LINE_TO_NOWHERE"]);
    nodes(r#"Start(id: "s", next: ""), End(id: "")"#, &["EMPTY_ID"]);
    nodes(r#"Start(id: "s"), End(id: "e")"#, &["UNREACHABLE"]);
    nodes(
        r#"Start(id: "s", next: "a"), Timer(id: "a", after: "PT1S", next: "b"), Timer(id: "b", after: "PT1S", next: "a")"#,
        &["LOOP"],
    );
    nodes(
        r#"Start(id: "s", next: "a"), Telegram(id: "a", kind: Bot, connection: "a-bot",
            action: SendMessage(peer: Text("2"), text: Text("t")), next: "a")"#,
        &["LOOP", "LOOP_PACE"],
    );
    nodes(r#"Start(id: "s", next: "t"), Timer(id: "t", after: "5 min")"#, &["TIMER_DURATION"]);
    nodes(r#"Start(id: "s", next: "t"), Timer(id: "t", after: "soon")"#, &["TIMER_DURATION"]);
    nodes(
        r#"Start(id: "s", next: "g"), Gateway(id: "g", lines: [(when: Expr(""), next: "x")])"#,
        &["LINE_TO_NOWHERE", "GATEWAY_CONDITION", "GATEWAY_DEFAULT"],
    );
    nodes(r#"Start(id: "s", next: "g"), Gateway(id: "g", default: "x")"#, &["LINE_TO_NOWHERE"]);
    nodes(
        r#"Start(id: "s", next: "a"), Assign(id: "a", set: [(to: "1x", value: Text("")), (to: "n.x", value: Expr("1"))])"#,
        &["VARIABLE_NAME", "ASSIGN_EMPTY", "VARIABLE_BLOCKED"],
    );
    let mut twice = loaded(r#"(version: 1, id: "", name: "", nodes: [Start(id: "s", next: "e"), End(id: "e")])"#);
    twice.nodes.push(twice.nodes[1].clone());
    assert_eq!(codes(&twice), ["DUPLICATE_ID"]);
    let twice = r#"(version: 1, id: "", name: "", nodes: [Start(id: "s")], test_data: [(name: "a"), (name: "a")])"#;
    assert_eq!(codes(&loaded(twice)), ["DUPLICATE_TEST_DATA"]);
}

#[test]
fn results_events_and_assertions_of_a_step() {
    let step = |more: &str, expected: &[&str]| {
        let action = r#"SendMessage(peer: Text("2"), text: Text("t"))"#;
        assert_eq!(codes(&in_step(r#"kind: Bot, connection: "a-bot","#, action, more)), expected, "{more}");
    };
    step(r#"save_result_to: "data.sent","#, &[]);
    step(r#"save_result_to: "data.","#, &["VARIABLE_NAME"]);
    step(r#"save_result_to: "n.sent","#, &["VARIABLE_BLOCKED"]);
    step(r#"on_error: (code_to: "c-d", message_to: "m", next: "end"),"#, &["VARIABLE_NAME"]);
    step(r#"on_error: (next: "x"),"#, &["LINE_TO_NOWHERE"]);
    step(r#"on_timeout: (after: "PT0.5S", next: "x"),"#, &["LINE_TO_NOWHERE"]);
    step(r#"on_timeout: (after: "P1DT12H300S", next: "end"),"#, &[]);
    for bad in ["30", "30s", "-PT5S", "PT0S", "", "P"] {
        step(&format!(r#"on_timeout: (after: "{bad}", next: "end"),"#), &["TIMEOUT_DURATION"]);
    }
    step(r#"assertions: [(path: "sent", op: Exists)],"#, &[]);
    step(r#"assertions: [(path: "", op: Exists)],"#, &["ASSERTION_PATH"]);
    step(r#"assertions: [(path: "sent", op: Equals)],"#, &["ASSERTION_VALUE"]);
    step(r#"assertions: [(path: "sent", op: Matches, value: 5)],"#, &["ASSERTION_VALUE_TEXT"]);
}

#[test]
fn connections() {
    let action = r#"SendMessage(peer: Text("2"), text: Text("t"))"#;
    let step = |start: &str, expected: &[&str]| assert_eq!(codes(&in_step(start, action, "")), expected, "{start}");
    step(r#"connection: "a-bot","#, &[]);
    step("kind: Bot,", &["CONNECTION_MISSING"]);
    step("", &["CONNECTION_MISSING", "CONNECTION_KIND"]);
    step(r#"kind: Bot, connection: "other","#, &["CONNECTION_UNKNOWN"]);
    step(r#"connection: "other","#, &["CONNECTION_UNKNOWN", "CONNECTION_KIND"]);
    step(r#"kind: Bot, connection: "a-user","#, &["CONNECTION_OTHER_KIND"]);
    let elsewhere = in_step(r#"kind: Bot, connection: "other","#, action, "");
    assert_eq!(check(&elsewhere, &known().and_others()), []);
}

#[test]
fn expressions_and_variables() {
    text("Text(\"№ ${allValues.goods}\")", &[]);
    text("Expr(\"typeof x !== 'undefined' ? x : 1\")", &[]);
    text("Expr(\"moment().format()\")", &[]);
    text("Expr(\"a +\")", &["SYNTAX"]);
    text("Text(\"a ${b c}\")", &["SYNTAX"]);
    text("Text(\"a ${n\")", &["TEMPLATE"]);
    text("Text(\"${}\")", &["TEMPLATE"]);
    text("Expr(\"'Заказ ${allValues.goods}'\")", &["QUOTED_TEMPLATE"]);
    text("Expr(\"alValues.goods\")", &["UNKNOWN_VARIABLE"]);
    text("Text(\"${whatever}\")", &["UNKNOWN_VARIABLE"]);
    text("Text(\"${allValues.good}\")", &["UNKNOWN_KEY"]);
    text("Expr(\"allValues.address.city\")", &["UNKNOWN_KEY"]);
    text("Expr(\"list.length + allValues.toString()\")", &[]);
    text("Text(\"allValues.goods\")", &["TEXT_IS_EXPRESSION"]);
    text("Text(\"example.com\")", &[]);
    text("Text(\"Заказ {{ allValues.goods }}\")", &["DOUBLE_BRACES"]);
    keyboard(r#"{"inline_keyboard": [[{"text": "${goods}", "callback_data": "a"}]]}"#, &["UNKNOWN_VARIABLE"]);
    both(
        r#"SendMessage(peer: Text("2"), attachments: List([(title: Text("${b}"), url: Expr("'${n}'"))]))"#,
        &["UNKNOWN_VARIABLE", "QUOTED_TEMPLATE"],
    );
}

#[test]
fn problems_of_an_expression_name_their_place_in_the_field() {
    let scenario = in_step(
        r#"kind: Bot, connection: "a-bot","#,
        "SendMessage(peer: Text(\"2\"), text: Text(\"№\n ${ alValues.goods}\"))",
        "",
    );
    let found = problems(&scenario);
    assert_eq!(found[0].position, Some(Position { line: 2, column: 5 }));
    let mut mended = scenario.clone();
    for edit in found[0].fix.clone().expect("a fix").edits {
        mended.apply(edit).expect("the fix applies");
    }
    let text = mended.step("step").and_then(|step| step.action.value(FieldKey::Text));
    assert_eq!(text.map(|value| value.source()), Some("№\n ${ allValues.goods}"));
}

#[test]
fn variables_are_there_after_the_node_that_writes_them() {
    let chain = |first: &str, second: &str, expected: &[&str]| {
        let step = |id: &str, text: &str, save: &str, next: &str| {
            format!(
                r#"Telegram(id: "{id}", kind: Bot, connection: "a-bot", save_result_to: "{save}",
                    action: SendMessage(peer: Text("2"), text: Text("{text}")),
                    on_error: (code_to: "code", next: "failed"), next: "{next}"),"#
            )
        };
        nodes(
            &format!(
                r#"Start(id: "s", next: "a"), {} {} Assign(id: "failed", set: [(to: "x", value: Expr("code")), (to: "y", value: Expr("x"))]), End(id: "e")"#,
                step("a", first, "data.sent", "b"),
                step("b", second, "", "e"),
            ),
            expected,
        );
    };
    chain("t", "${data.sent.message_id}", &[]);
    chain("${data.sent}", "t", &["VARIABLE_TOO_EARLY"]);
    chain("t", "${code}", &["VARIABLE_TOO_EARLY"]);
    nodes(
        r#"Start(id: "s", next: "g"), Gateway(id: "g", lines: [(when: Expr("nn > 1"), next: "e")], default: "e"), End(id: "e")"#,
        &["UNKNOWN_VARIABLE"],
    );
}

#[test]
fn secrets_are_named_and_not_shown() {
    let token = format!("1000000:{}", "x".repeat(35));
    let action = format!("SendMessage(peer: Text(\"2\"), text: Text(\"{token}\"))");
    let found = problems(&in_step(r#"kind: Bot, connection: "a-bot","#, &action, ""));
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["SECRET"]);
    assert_eq!(found[0].node.as_deref(), Some("step"));
    assert!(!format!("{found:?}").contains("xxxx"));
}

#[test]
fn errors_come_first_within_a_node() {
    let found = problems(&in_step(r#"kind: Bot, connection: "a-bot","#, "SendMessage(topic: Text(\"\"))", ""));
    let severities: Vec<_> = found.iter().map(|problem| problem.severity).collect();
    assert!(severities.is_sorted(), "{severities:?}");
}

#[test]
fn problems_say_which_part_they_are_about() {
    let part = |start: &str, more: &str, code: &str| {
        let action = r#"SendMessage(peer: Text("2"), text: Text("t"), topic: Text("0"))"#;
        let found = problems(&in_step(start, action, more));
        found.iter().find(|problem| problem.code == code).map(|problem| problem.part)
    };
    let bot = r#"kind: Bot, connection: "a-bot","#;
    assert_eq!(part("kind: Bot,", "", "CONNECTION_MISSING"), Some(ProblemPart::Connection));
    assert_eq!(part(bot, "", "TOPIC_RANGE"), Some(ProblemPart::Field(FieldKey::Topic)));
    assert_eq!(part(bot, r#"save_result_to: "1x","#, "VARIABLE_NAME"), Some(ProblemPart::Result));
    assert_eq!(part(bot, r#"on_error: (code_to: "1x"),"#, "VARIABLE_NAME"), Some(ProblemPart::Events));
    assert_eq!(part(bot, r#"on_timeout: (after: "x"),"#, "TIMEOUT_DURATION"), Some(ProblemPart::Events));
    assert_eq!(part(bot, r#"on_error: (next: "x"),"#, "LINE_TO_NOWHERE"), Some(ProblemPart::Events));
    assert_eq!(part(bot, r#"assertions: [(path: "", op: Exists)],"#, "ASSERTION_PATH"), Some(ProblemPart::Assertions));
    let alone = problems(&loaded(r#"(version: 1, id: "", name: "", nodes: [End(id: "e")])"#));
    assert_eq!(alone[0].part, ProblemPart::Scenario);
}

#[test]
fn a_group_that_moved_is_a_problem_with_a_fix() {
    let step = in_step(r#"kind: Bot, connection: "a-bot","#, r#"SendMessage(peer: Text("-5"), text: Text("t"))"#, "");
    let codes: Vec<_> = moved_group(&step, "step", -5, -6).into_iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["GROUP_MOVED"]);
}
