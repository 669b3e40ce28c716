//! The rules of keyboards as tables.

use super::*;

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
        &["PRIVATE_ONLY", "BUTTONS_CHANNEL"],
    );
}

#[test]
fn keyboards_are_mended_at_one_click() {
    let mended = |buttons: &str, code: &str| {
        let action = format!("SendMessage(peer: Text(\"2\"), text: Text(\"t\"), buttons: Keyboard({buttons}))");
        let mut scenario = in_step(r#"kind: Bot, connection: "a-bot","#, &action, "");
        let problem = problems(&scenario).into_iter().find(|problem| problem.code == code).expect("the problem");
        for edit in problem.fix.expect("a fix").edits {
            scenario.apply(edit).expect("the fix applies");
        }
        match scenario.step("step").and_then(|step| step.action.buttons()) {
            Some(Buttons::Keyboard(keyboard)) => keyboard.to_string(),
            _ => String::new(),
        }
    };
    assert_eq!(mended(r#"{"remove_keyboard": false}"#, "BUTTONS_TRUE"), r#"{"remove_keyboard":true}"#);
    assert_eq!(mended(r#"{"keyboard": []}"#, "BUTTONS_NONE"), "");
    let row = mended(&format!(r#"{{"keyboard": [["a"], [{}], ["c"]]}}"#, r#""b","#.repeat(13)), "BUTTONS_ROW");
    assert_eq!(row, format!(r#"{{"keyboard":[["a"],[{}],["b"],["c"]]}}"#, [r#""b""#; 12].join(",")));
    let pay = r#"{"inline_keyboard": [[{"text": "a", "callback_data": "b"}], [{"text": "p", "pay": true}]]}"#;
    let first = r#"{"inline_keyboard":[[{"text":"p","pay":true},{"text":"a","callback_data":"b"}]]}"#;
    assert_eq!(mended(pay, "PAY_FIRST"), first);
    let link = r#"{"inline_keyboard": [[{"text": "a", "login_url": {"url": "http://example.com/a"}}]]}"#;
    assert!(mended(link, "LOGIN_URL").contains(r#""url":"https://example.com/a""#));
}
