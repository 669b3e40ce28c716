//! The rules as tables: a piece of a scenario, and the codes that it must give. Every fix that a row offers is applied,
//! and must make its problem go.

mod buttons;
mod structure;
mod values;

use super::*;
use crate::scenario::{Action, ActionKind, Attachment, Attachments, Buttons, FieldKind, FieldValue, Format, file};
use crate::texts::Language;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn known() -> KnownConnections {
    let kinds = [("a-bot", ConnectionKind::Bot), ("a-user", ConnectionKind::User)];
    KnownConnections::new(kinds.map(|(name, kind)| (name.to_owned(), kind)))
}

fn loaded(text: &str) -> Scenario {
    file::load(text).unwrap_or_else(|error| panic!("{error}\n{text}")).scenario
}

/// The scenario's problems, after holding what every problem must keep.
fn problems(scenario: &Scenario) -> Vec<Problem> {
    let problems = check(scenario, &known());
    for problem in &problems {
        assert!(problem.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'), "{}", problem.code);
        let labels = problem.fix.iter().map(|fix| &fix.label);
        for message in labels.chain([&problem.message]) {
            for language in Language::ALL {
                let shown = message.show(language);
                let is_russian = shown.chars().any(|letter| ('а'..='я').contains(&letter));
                let has_words = language == Language::English || is_russian;
                assert!(has_words && !shown.contains(message.id()), "{} in {language:?}: {shown}", message.id());
                assert!(!shown.contains("{$") && !shown.contains("{ $"), "{}: {shown}", message.id());
            }
        }
        hold_fix(scenario, problem);
    }
    problems
}

/// A fix can be made, and makes its problem go.
fn hold_fix(scenario: &Scenario, problem: &Problem) {
    if let Some(fix) = &problem.fix {
        assert!(!fix.edits.is_empty(), "an empty fix of {}", problem.code);
        let mut mended = scenario.clone();
        for edit in &fix.edits {
            mended.apply(edit.clone()).unwrap_or_else(|error| panic!("fix of {}: {error}", problem.code));
        }
        let same = |other: &Problem| {
            (other.code, &other.node, &other.message) == (problem.code, &problem.node, &problem.message)
        };
        let count = |scenario: &Scenario| check(scenario, &known()).iter().filter(|other| same(other)).count();
        assert!(count(&mended) < count(scenario), "the fix of {} does not mend it", problem.code);
    }
}

fn codes(scenario: &Scenario) -> Vec<&'static str> {
    problems(scenario).into_iter().map(|problem| problem.code).collect()
}

fn in_step(start: &str, action: &str, more: &str) -> Scenario {
    loaded(&format!(
        r#"(version: 1, id: "", name: "", test_data: [(name: "default", variables: {{
            "allValues": {{"goods": "A-1", "chatId": 2, "phone": "+79991234567"}}, "n": 5, "list": [1], "a": "a",
        }})], nodes: [
            Start(id: "start", next: "step"),
            Telegram(id: "step", {start} action: {action}, {more} next: "end"),
            End(id: "end"),
        ])"#
    ))
}

#[track_caller]
fn bot(action: &str, expected: &[&str]) {
    assert_eq!(codes(&in_step(r#"kind: Bot, connection: "a-bot","#, action, "")), expected, "{action}");
}

#[track_caller]
fn user(action: &str, expected: &[&str]) {
    assert_eq!(codes(&in_step(r#"kind: User, connection: "a-user","#, action, "")), expected, "{action}");
}

#[track_caller]
fn both(action: &str, expected: &[&str]) {
    bot(action, expected);
    user(action, expected);
}

/// A message of a bot with this text.
#[track_caller]
fn text(value: &str, expected: &[&str]) {
    both(&format!("SendMessage(peer: Text(\"2\"), text: {value})"), expected);
}

/// A message of a bot with these buttons.
#[track_caller]
fn keyboard(buttons: &str, expected: &[&str]) {
    bot(&format!("SendMessage(peer: Text(\"2\"), text: Text(\"t\"), buttons: Keyboard({buttons}))"), expected);
}

#[track_caller]
fn nodes(nodes: &str, expected: &[&str]) {
    let text =
        format!(r#"(version: 1, id: "", name: "", test_data: [(name: "d", variables: {{"n": 5}})], nodes: [{nodes}])"#);
    assert_eq!(codes(&loaded(&text)), expected, "{nodes}");
}

proptest! {
    #[test]
    fn whatever_is_typed_is_checked(source in "[-a-z0-9.'\"\\\\`${}()\\[\\]<>*:/@+\n ы]{0,30}", is_text in any::<bool>()) {
        let value = if is_text { FieldValue::Text(source.clone()) } else { FieldValue::Expr(source.clone()) };
        for kind in ActionKind::ALL {
            let mut action = Action::new(kind);
            for info in kind.fields() {
                let content = match info.kind {
                    kind if kind.is_value() => Content::Value(value.clone()),
                    FieldKind::Attachments => {
                        let file = Attachment { title: Some(value.clone()), url: value.clone() };
                        Content::Attachments(Attachments::List(vec![file.clone(), file]))
                    }
                    FieldKind::Attachment => Content::Attachments(Attachments::Expr(source.clone())),
                    FieldKind::Keyboard if is_text => Content::Buttons(Buttons::Keyboard(serde_json::json!({
                        "inline_keyboard": [[{"text": source, "url": source, "callback_data": source}]]
                    }))),
                    FieldKind::Keyboard => Content::Buttons(Buttons::Expr(source.clone())),
                    FieldKind::Format => Content::Format(Format::Html),
                    _ => continue,
                };
                action.set(info.key, Some(content)).expect("the content suits the field");
            }
            let mut scenario = Scenario::with_one_step("id", "name");
            if let Node::Telegram(step) = &mut scenario.nodes[1] {
                (step.action, step.save_result_to, step.connection) = (action, source.clone(), "a-bot".into());
                step.on_timeout = Some(crate::scenario::OnTimeout { after: source.clone(), next: None });
            }
            for problem in check(&scenario, &known()) {
                hold_fix(&scenario, &problem);
            }
        }
    }
}

/// The codes are a contract, so a new one is written here as well; and no source states one that is not here.
#[test]
fn codes_are_stable() {
    const SOURCES: &[&str] = &[
        include_str!("../attachments.rs"),
        include_str!("../connection.rs"),
        include_str!("../fields.rs"),
        include_str!("../moved.rs"),
        include_str!("../peers.rs"),
        include_str!("../structure.rs"),
        include_str!("../text.rs"),
        include_str!("../values.rs"),
        include_str!("../variables.rs"),
        include_str!("../../rules/buttons.rs"),
        include_str!("../../rules/date.rs"),
        include_str!("../../rules/field.rs"),
        include_str!("../../rules/file.rs"),
        include_str!("../../rules/message_id.rs"),
        include_str!("../../rules/number.rs"),
        include_str!("../../rules/peer.rs"),
        include_str!("../../rules/text.rs"),
    ];
    const TESTS: &[&str] =
        &[include_str!("buttons.rs"), include_str!("mod.rs"), include_str!("structure.rs"), include_str!("values.rs")];
    let is_code = |word: &&str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let code_of = |source: &'static str| source.split("#[cfg(test)]").next().unwrap_or(source);
    let codes = |sources: &[&'static str]| -> BTreeSet<&str> {
        sources.iter().flat_map(|source| code_of(source).split('"')).filter(is_code).collect()
    };
    let (stated, tested) = (codes(SOURCES), codes(TESTS));
    assert_eq!(stated.difference(&tested).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a test");
    assert_eq!(tested.difference(&stated).collect::<Vec<_>>(), Vec::<&&str>::new(), "tests without a rule");
    assert!(stated.len() >= 90, "{}", stated.len());
}
