//! The rules as tables: a piece of a scenario, and the codes that it must give. Every fix that a row offers is applied,
//! and must make its problem go.

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
fn fields_that_an_action_needs_and_may_have() {
    both("SendMessage()", &["REQUIRED", "MESSAGE_EMPTY"]);
    both(r#"SendMessage(peer: Expr(" "), text: Text("t"))"#, &["REQUIRED"]);
    both(r#"SendLocation(peer: Text("2"))"#, &["REQUIRED", "REQUIRED"]);
    both(r#"ForwardMessage(from_peer: Text("2"), peer: Text("3"), message_ids: Text("5"))"#, &[]);
    both(r#"SendMessage(peer: Text("2"), text: Text(" "))"#, &["MESSAGE_EMPTY"]);
    both(r#"SendMessage(peer: Text("2"), attachments: List([]))"#, &["MESSAGE_EMPTY", "FIELD_EMPTY"]);
    both(r#"SendMessage(peer: Text("2"), text: Text("t"), reply_to: Text(""))"#, &["FIELD_EMPTY"]);
    both(r#"EditMessage(peer: Text("2"), message_id: Text("5"))"#, &["EDIT_NOTHING"]);
    both(
        r#"EditMessage(peer: Text("2"), message_id: Text("5"), text: Text(""), attachment: Expr("'a.png'"))"#,
        &["EDIT_TEXT_EMPTY"],
    );
    user(r#"SendMessage(peer: Text("2"), text: Text("t"), protect_content: true)"#, &["BOT_ONLY"]);
    user(r#"SendMessage(peer: Text("2"), text: Text("t"), buttons: Keyboard({"x": 1}))"#, &["BOT_ONLY"]);
    bot(r#"SendMessage(peer: Text("2"), text: Text("t"), attachments_as: Documents)"#, &["USER_ONLY"]);
    let live = r#"SendLocation(peer: Text("2"), latitude: Text("1"), longitude: Text("2")"#;
    both(&format!(r#"{live}, heading: Text("5"), proximity_alert_radius: Text("5"))"#), &["LIVE_ONLY", "LIVE_ONLY"]);
    both(&format!(r#"{live}, heading: Text("5"), live_period: Text("60"))"#), &[]);
    user(r#"GetMessages(peer: Text("2"), search: Text("a"), message_ids: Text("5"))"#, &["IDS_ALONE"]);
    bot("GetDialogs()", &["BOT_DIALOGS"]);
    user("GetDialogs()", &[]);
    bot(r#"GetMessages(peer: Text("2"))"#, &["BOT_HISTORY"]);
    bot(r#"DeleteMessage(peer: Text("2"), message_ids: Text("5"))"#, &["BOT_DELETE"]);
    let later = r#"SendMessage(peer: Text("2"), text: Text("t"), send_at: Text("2026-12-31T18:00:00"))"#;
    bot(later, &["BOT_SCHEDULE"]);
    user(later, &[]);
}

#[test]
fn numbers_and_message_ids() {
    let location = |more: &str, expected: &[&str]| {
        both(&format!(r#"SendLocation(peer: Text("2"), live_period: Text("60"), {more})"#), expected);
    };
    let at = r#"latitude: Text("1"), longitude: Text("2")"#;
    location(at, &[]);
    location(r#"latitude: Text("90.5"), longitude: Expr("-181")"#, &["LATITUDE_RANGE", "LONGITUDE_RANGE"]);
    location(r#"latitude: Text("north"), longitude: Text("2")"#, &["NOT_A_NUMBER"]);
    location(&format!("{at}, horizontal_accuracy: Expr(\"1501\")"), &["ACCURACY_RANGE"]);
    location(&format!("{at}, heading: Text(\"0\")"), &["HEADING_RANGE"]);
    location(&format!("{at}, heading: Text(\"1.5\")"), &["NOT_WHOLE"]);
    location(&format!("{at}, proximity_alert_radius: Text(\"100001\")"), &["PROXIMITY_RANGE"]);
    let live = |period: &str, expected: &[&str]| {
        both(&format!("SendLocation(peer: Text(\"2\"), {at}, live_period: Text(\"{period}\"))"), expected);
    };
    live("59", &["LIVE_PERIOD_RANGE"]);
    live("2147483647", &[]);
    user(r#"GetDialogs(limit: Text("0"))"#, &["LIMIT_RANGE"]);
    both(r#"SendMessage(peer: Text("2"), text: Text("t"), topic: Text("-1"))"#, &["TOPIC_RANGE"]);
    both(r#"SendMessage(peer: Text("2"), text: Text("t"), reply_to: Text("last"))"#, &["MESSAGE_ID"]);
    let delete = |ids: &str, expected: &[&str]| {
        user(&format!("DeleteMessage(peer: Text(\"2\"), message_ids: Expr(\"{ids}\"))"), expected);
    };
    delete("[1, 2]", &[]);
    delete("[1, 0]", &["MESSAGE_ID"]);
    delete("[]", &["MESSAGE_IDS_COUNT"]);
    delete(&format!("{:?}", (1..=101).collect::<Vec<_>>()), &["MESSAGE_IDS_COUNT"]);
}

#[test]
fn dates_and_contacts() {
    let date = |date: &str, expected: &[&str]| {
        user(&format!("SendMessage(peer: Text(\"2\"), text: Text(\"t\"), send_at: {date})"), expected);
    };
    date("Expr(\"1798000000000\")", &[]);
    date("Expr(\"1798000000\")", &["DATE_SECONDS"]);
    date("Text(\"2026-12-31\")", &[]);
    date("Text(\"2026-12-31T18:00:00+03:00\")", &[]);
    date("Text(\"tomorrow\")", &["DATE_FORMAT"]);
    date("Text(\"1798000000000\")", &["DATE_FORMAT"]);
    date("Expr(\"true\")", &["DATE_FORMAT"]);
    let contact = |phone: &str, more: &str, expected: &[&str]| {
        both(
            &format!(
                "SendContact(peer: Text(\"2\"), phone_number: Text(\"{phone}\"), first_name: Text(\"Анна\"), {more})"
            ),
            expected,
        );
    };
    contact("+7 (999) 123-45-67", "", &[]);
    contact("call me", "", &["PHONE"]);
    contact("112233", &format!("vcard: Text(\"{}\")", "ы".repeat(1025)), &["VCARD_LONG"]);
}

#[test]
fn texts() {
    text("Text(\"Привет\")", &[]);
    text(&format!("Text(\"{}\")", "ы".repeat(4096)), &[]);
    text(&format!("Text(\"{}\")", "ы".repeat(4097)), &["TEXT_LONG"]);
    text(&format!("Text(\"${{a}}{}\")", "ы".repeat(4096)), &["TEXT_LONG"]);
    let caption = "ы".repeat(1025);
    let files = "attachments: Expr(\"list\")";
    both(&format!("SendMessage(peer: Text(\"2\"), text: Text(\"{caption}\"), {files})"), &["CAPTION_LONG"]);
    let edit = |text: &str, more: &str, expected: &[&str]| {
        both(
            &format!("EditMessage(peer: Text(\"2\"), message_id: Text(\"5\"), text: Text(\"{text}\"), {more})"),
            expected,
        );
    };
    edit(&caption, "", &[]);
    edit(&caption, "attachment: Expr(\"list\")", &["EDIT_LONG"]);
    edit(&"ы".repeat(4097), "", &["EDIT_LONG"]);
}

#[test]
fn markup_is_read_before_it_is_sent() {
    let formatted = |text: &str, more: &str, expected: &[&str]| {
        both(&format!("SendMessage(peer: Text(\"2\"), text: {text}, {more})"), expected);
    };
    formatted("Text(\"<b>${a}</b>\")", "format: Html", &[]);
    formatted("Text(\"<b>${a}\")", "format: Html", &["MARKUP"]);
    formatted("Text(\"<b>${a}\")", "format: Html, raw_values: true", &[]);
    formatted("Text(\"Да.\")", "format: MarkdownV2", &["MARKUP"]);
    formatted("Text(\"**a\")", "format: Markdown", &[]);
    formatted("Text(\"<b></b>\")", "format: Html", &["TEXT_EMPTY"]);
    let step = in_step(
        r#"kind: Bot, connection: "a-bot","#,
        "SendMessage(peer: Text(\"2\"), text: Text(\"№ ${allValues.goods}\n${a} <b>\"), format: Html)",
        "",
    );
    assert_eq!(problems(&step)[0].position, Some(Position { line: 2, column: 6 }));
}

#[test]
fn addresses() {
    let peer = |value: &str| format!("SendMessage(peer: {value}, text: Text(\"t\"))");
    both(&peer("Text(\"не адрес\")"), &["PEER"]);
    both(&peer("Expr(\"true\")"), &["PEER"]);
    both(&peer("Text(\"https://t.me/+abcdef\")"), &["PEER"]);
    both(&peer("Expr(\"-1001000000001\")"), &[]);
    bot(&peer("Text(\"+79991234567\")"), &["BOT_PHONE"]);
    user(&peer("Text(\"+79991234567\")"), &[]);
    bot(&peer("Text(\"me\")"), &["BOT_ME"]);
    bot("GetProfile(peer: Text(\"me\"))", &["BOT_ME"]);
    bot(&peer("Text(\"@durov\")"), &["BOT_USERNAME"]);
    user(&peer("Text(\"@durov\")"), &[]);
    both(&peer("Text(\"89991234567\")"), &["PHONE_WITHOUT_PLUS"]);
    both(&peer("Expr(\"allValues.chatId\")"), &[]);
}

#[test]
fn files() {
    let list = |files: &str, expected: &[&str]| {
        both(&format!("SendMessage(peer: Text(\"2\"), attachments: {files})"), expected);
    };
    list(r#"List([(url: Text("files/a.png")), (url: Text("https://example.com/b.jpg"))])"#, &[]);
    list(r#"List([(url: Text(""))])"#, &["ATTACHMENT_MISSING"]);
    list(r#"List([(url: Text("ftp://example.com/a"))])"#, &["ATTACHMENT_URL"]);
    list(r#"List([(url: Text("https://"))])"#, &["ATTACHMENT_URL"]);
    list(r#"List([(url: Text("1234"))])"#, &["ATTACHMENT_NUMBER"]);
    list("Expr(\"[17]\")", &["ATTACHMENT_NUMBER"]);
    list(r##"Expr(r#"{"title": "a.png"}"#)"##, &["ATTACHMENT_NO_URL"]);
    list(r#"List([(url: Text("a.png")), (url: Text("b.pdf"))])"#, &["ALBUM_MIXED"]);
    list(&format!("List([{}])", "(url: Text(\"a.png\")),".repeat(11)), &["ALBUM_SPLIT"]);
    let id = "A".repeat(60);
    user(&format!("SendMessage(peer: Text(\"2\"), attachments: Expr(\"'{id}'\"))"), &["ATTACHMENT_FILE_ID"]);
    bot(&format!("SendMessage(peer: Text(\"2\"), attachments: Expr(\"'{id}'\"))"), &[]);
    let two = r#"List([(url: Text("a.png")), (url: Text("b.png"))])"#;
    both(&format!("EditMessage(peer: Text(\"2\"), message_id: Text(\"5\"), attachment: {two})"), &["ATTACHMENT_ONE"]);
    bot(
        &format!(r#"SendMessage(peer: Text("2"), attachments: {two}, buttons: Keyboard({{"remove_keyboard": true}}))"#),
        &["ALBUM_BUTTONS"],
    );
}

#[test]
fn keyboards() {
    keyboard(r#"{"inline_keyboard": [[{"text": "a", "url": "https://example.com/${a}"}]]}"#, &[]);
    keyboard(r#"{"keyboard": [["Да"], [{"text": "Где?", "request_location": true}]], "resize": true}"#, &[]);
    keyboard(r#"{"buttons": []}"#, &["BUTTONS_KIND"]);
    keyboard(r#"{"inline_keyboard": {}}"#, &["BUTTONS_SHAPE"]);
    keyboard(r#"{"inline_keyboard": [["Да"]]}"#, &["BUTTONS_SHAPE"]);
    keyboard(r#"{"remove_keyboard": false}"#, &["BUTTONS_TRUE"]);
    keyboard(r#"{"keyboard": []}"#, &["BUTTONS_NONE"]);
    keyboard(r#"{"force_reply": true, "input_field_placeholder": ""}"#, &["PLACEHOLDER_LENGTH"]);
    let row = "{\"text\": \"a\", \"callback_data\": \"b\"},";
    keyboard(&format!("{{\"inline_keyboard\": [[{}]]}}", row.repeat(9)), &["BUTTONS_ROW"]);
    keyboard(&format!("{{\"inline_keyboard\": [{}]}}", format!("[{row}],").repeat(101)), &["BUTTONS_COUNT"]);
    let long = "ы".repeat(300);
    keyboard(&format!("{{\"keyboard\": [{}]}}", format!("[\"{long}\"],").repeat(20)), &["BUTTONS_SIZE"]);
    bot(
        r#"EditMessage(peer: Text("2"), message_id: Text("5"), text: Text("t"), buttons: Keyboard({"force_reply": true}))"#,
        &["BUTTONS_INLINE_ONLY"],
    );
    let value = |value: &str, expected: &[&str]| {
        bot(&format!(r##"SendMessage(peer: Text("2"), text: Text("t"), buttons: Expr(r#"{value}"#))"##), expected);
    };
    value("'no JSON'", &["BUTTONS_KIND"]);
    // Nothing is put into the texts of a value.
    value(r#"{"inline_keyboard": [[{"text": "a", "url": "ftp://${link}"}]]}"#, &["BUTTON_URL", "QUOTED_TEMPLATE"]);
}

#[test]
fn buttons_of_a_keyboard() {
    let inline =
        |button: &str, expected: &[&str]| keyboard(&format!("{{\"inline_keyboard\": [[{button}]]}}"), expected);
    inline(r#"{"text": " ", "url": "example.com"}"#, &["BUTTON_TEXT"]);
    inline(r#"{"text": "a"}"#, &["BUTTON_ACTION"]);
    inline(r#"{"text": "a", "something_new": {}}"#, &[]);
    inline(r#"{"text": "a", "url": "tg://user?id=1", "callback_data": "b"}"#, &["BUTTON_ACTION"]);
    inline(r#"{"text": "a", "url": "ftp://example.com"}"#, &["BUTTON_URL"]);
    inline(r#"{"text": "a", "web_app": {"url": "http://example.com"}}"#, &["WEB_APP_URL"]);
    inline(r#"{"text": "a", "login_url": {"url": "http://example.com"}}"#, &["LOGIN_URL"]);
    inline(r#"{"text": "a", "copy_text": {"text": ""}}"#, &["COPY_TEXT_LENGTH"]);
    inline(&format!(r#"{{"text": "a", "callback_data": "{}"}}"#, "ы".repeat(32)), &[]);
    inline(&format!(r#"{{"text": "a", "callback_data": "{}"}}"#, "ы".repeat(33)), &["CALLBACK_DATA"]);
    inline(r#"{"text": "a", "callback_data": ""}"#, &["CALLBACK_DATA"]);
    inline(r#"{"text": "a", "callback_data": "b"}, {"text": "Оплатить", "pay": true}"#, &["PAY_FIRST"]);
    keyboard(
        r#"{"keyboard": [[{"text": "a", "request_contact": true, "request_location": true}]]}"#,
        &["REPLY_BUTTON_ACTION"],
    );
    bot(
        r#"SendMessage(peer: Text("-1001000000001"), text: Text("t"), buttons: Keyboard({"keyboard": [[{"text": "a", "request_contact": true}]]}))"#,
        &["PRIVATE_ONLY"],
    );
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
fn the_samples_are_clean_and_canonical() {
    let known = KnownConnections::new([("sandbox-bot".to_owned(), ConnectionKind::Bot)]);
    for text in [
        include_str!("../../../scenarios/order-ready.ron"),
        include_str!("../../../scenarios/album.ron"),
        include_str!("../../../scenarios/buttons.ron"),
    ] {
        let loaded = file::load(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(check(&loaded.scenario, &known), []);
        assert_eq!(file::save(&loaded.scenario).expect("it can be saved"), text);
    }
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

#[test]
fn errors_come_first_within_a_node() {
    let found = problems(&in_step(r#"kind: Bot, connection: "a-bot","#, "SendMessage(topic: Text(\"\"))", ""));
    let severities: Vec<_> = found.iter().map(|problem| problem.severity).collect();
    assert!(severities.is_sorted(), "{severities:?}");
}

/// The codes are a contract, so a new one is written here as well; and no source states one that is not here.
#[test]
fn codes_are_stable() {
    const SOURCES: &[&str] = &[
        include_str!("attachments.rs"),
        include_str!("../button_rules.rs"),
        include_str!("connection.rs"),
        include_str!("fields.rs"),
        include_str!("numbers.rs"),
        include_str!("peers.rs"),
        include_str!("structure.rs"),
        include_str!("text.rs"),
        include_str!("variables.rs"),
    ];
    let is_code = |word: &&str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let stated: BTreeSet<&str> = SOURCES.iter().flat_map(|source| source.split('"')).filter(is_code).collect();
    let tested: BTreeSet<&str> = include_str!("tests.rs").split('"').filter(is_code).collect();
    assert_eq!(stated.difference(&tested).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a test");
    assert_eq!(tested.difference(&stated).collect::<Vec<_>>(), Vec::<&&str>::new(), "tests without a rule");
    assert!(stated.len() >= 40, "{}", stated.len());
}
