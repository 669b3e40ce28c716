//! Keyboards and the rules they break, each with its place.

use super::*;
use serde_json::json;

const FINAL: Setting<'_> = Setting { editing: false, peer: None, templates: false };

#[track_caller]
fn check(keyboard: &Json, setting: &Setting<'_>, expected: &[&str]) {
    let codes: Vec<_> = faults(keyboard, setting).into_iter().map(|fault| fault.code).collect();
    assert_eq!(codes, expected, "{keyboard}");
}

#[track_caller]
fn inline(button: Json, expected: &[&str]) {
    check(&json!({"inline_keyboard": [[button]]}), &FINAL, expected);
}

#[track_caller]
fn reply(button: Json, expected: &[&str]) {
    check(&json!({"keyboard": [[button]]}), &FINAL, expected);
}

#[test]
fn an_inline_button_has_a_text_and_one_action() {
    inline(json!({"text": "a", "url": "https://example.com"}), &[]);
    inline(json!({"text": "a", "url": "example.com"}), &[]);
    inline(json!({"text": "a", "url": "tg://user?id=1", "style": "danger"}), &[]);
    inline(json!({"text": "a", "url": "ftp://example.com"}), &["BUTTON_URL"]);
    inline(json!({"text": "a", "url": ""}), &["BUTTON_URL"]);
    inline(json!({"text": "a", "url": 5}), &["BUTTON_URL"]);
    inline(json!({"text": "a", "web_app": {"url": "http://example.com"}}), &["WEB_APP_URL"]);
    inline(json!({"text": "a", "web_app": {}}), &["WEB_APP_URL"]);
    inline(json!({"text": "a", "login_url": {"url": "https://example.com"}}), &[]);
    inline(json!({"text": "a", "login_url": {"url": "http://example.com"}}), &["LOGIN_URL"]);
    inline(json!({"text": "a", "callback_data": "я".repeat(32)}), &[]);
    inline(json!({"text": "a", "callback_data": "я".repeat(33)}), &["CALLBACK_DATA"]);
    inline(json!({"text": "a", "callback_data": ""}), &["CALLBACK_DATA"]);
    inline(json!({"text": "a", "callback_data": 5}), &["CALLBACK_DATA"]);
    inline(json!({"text": "a", "callback_data": null}), &["BUTTON_ACTION"]);
    inline(json!({"text": "a", "copy_text": {"text": "я".repeat(256)}}), &[]);
    inline(json!({"text": "a", "copy_text": {"text": "я".repeat(257)}}), &["COPY_TEXT_LENGTH"]);
    inline(json!({"text": "a", "copy_text": "b"}), &["COPY_TEXT_LENGTH"]);
    inline(json!({"text": "a", "switch_inline_query": ""}), &[]);
    inline(json!({"text": "a", "pay": true}), &[]);
    inline(json!({"text": "a", "something_new": {}}), &[]);
    inline(json!({"text": "a"}), &["BUTTON_ACTION"]);
    inline(json!({"text": "a", "url": "https://a.b", "callback_data": "c"}), &["BUTTON_ACTION"]);
    inline(json!({"text": " ", "callback_data": "c"}), &["BUTTON_TEXT"]);
    inline(json!({"callback_data": ""}), &["BUTTON_TEXT", "CALLBACK_DATA"]);
    inline(json!("a"), &["BUTTONS_SHAPE"]);
}

#[test]
fn a_reply_button_has_a_text_and_one_request_at_most() {
    reply(json!("a"), &[]);
    reply(json!(" "), &["BUTTON_TEXT"]);
    reply(json!({"text": "a"}), &[]);
    reply(json!({"text": "a", "request_contact": false, "request_location": true}), &[]);
    reply(json!({"text": "a", "request_contact": true, "request_location": true}), &["REPLY_BUTTON_ACTION"]);
    reply(json!({"text": "a", "web_app": {"url": "http://example.com"}}), &["WEB_APP_URL"]);
    reply(json!(5), &["BUTTONS_SHAPE"]);
}

#[test]
fn keyboards_have_a_kind_and_a_shape() {
    let check = |keyboard: Json, expected: &[&str]| check(&keyboard, &FINAL, expected);
    for other in [json!({}), json!([]), json!(17), json!(null), json!({"buttons": []})] {
        check(other, &["BUTTONS_KIND"]);
    }
    check(json!({"inline_keyboard": []}), &[]);
    check(json!({"inline_keyboard": [[]]}), &[]);
    check(json!({"inline_keyboard": {}}), &["BUTTONS_SHAPE"]);
    check(json!({"inline_keyboard": [{"text": "a"}]}), &["BUTTONS_SHAPE"]);
    check(json!({"keyboard": [[]]}), &["BUTTONS_NONE"]);
    check(json!({"remove_keyboard": true}), &[]);
    check(json!({"remove_keyboard": "true"}), &["BUTTONS_TRUE"]);
    check(json!({"force_reply": false}), &["BUTTONS_TRUE"]);
    check(json!({"force_reply": true, "input_field_placeholder": "я".repeat(64)}), &[]);
    check(json!({"force_reply": true, "input_field_placeholder": "я".repeat(65)}), &["PLACEHOLDER_LENGTH"]);
    check(json!({"keyboard": [["a"]], "input_field_placeholder": null}), &[]);
    assert_eq!(parse("{").map_err(|fault| fault.code), Err("BUTTONS_KIND"));
    assert_eq!(parse(r#"{"force_reply": true}"#), Ok(json!({"force_reply": true})));
}

#[test]
fn what_telegram_only_may_refuse_is_a_warning() {
    let button = json!({"text": "a", "callback_data": "b"});
    let cases = [
        (json!({"inline_keyboard": vec![vec![&button; 8]; 12]}), None),
        (json!({"inline_keyboard": [vec![&button; 9]]}), Some("BUTTONS_ROW")),
        (json!({"inline_keyboard": vec![[&button]; 101]}), Some("BUTTONS_COUNT")),
        (json!({"keyboard": [vec!["a"; 12]]}), None),
        (json!({"keyboard": [vec!["a"; 13]]}), Some("BUTTONS_ROW")),
        (json!({"keyboard": vec![["a"]; 301]}), Some("BUTTONS_COUNT")),
        (json!({"keyboard": [["я".repeat(5000)]]}), Some("BUTTONS_SIZE")),
    ];
    for (keyboard, code) in cases {
        let found: Vec<_> = faults(&keyboard, &FINAL).into_iter().map(|fault| (fault.severity, fault.code)).collect();
        assert_eq!(found, code.map(|code| (Severity::Warning, code)).into_iter().collect::<Vec<_>>(), "{keyboard}");
    }
}

#[test]
fn an_edited_message_takes_inline_buttons_only() {
    let editing = Setting { editing: true, ..FINAL };
    check(&json!({"inline_keyboard": []}), &editing, &[]);
    for other in [json!({"keyboard": [["a"]]}), json!({"remove_keyboard": true}), json!({"force_reply": true})] {
        check(&other, &editing, &["BUTTONS_INLINE_ONLY"]);
    }
}

#[test]
fn some_buttons_work_in_private_chats_only() {
    let (group, person) = (PeerAddress::Id(-1_001_000_000_001), PeerAddress::Id(2));
    let asks = json!({"keyboard": [["a", {"text": "b", "request_contact": true}]]});
    let app = json!({"inline_keyboard": [[{"text": "a", "web_app": {"url": "https://example.com"}}]]});
    let link = json!({"inline_keyboard": [[{"text": "a", "url": "https://example.com"}]]});
    for (peer, private) in [(Some(&group), &["PRIVATE_ONLY"][..]), (Some(&person), &[]), (None, &[])] {
        let setting = Setting { peer, ..FINAL };
        let mut codes = private.to_vec();
        // The group's id may be a channel's.
        if !private.is_empty() {
            codes.insert(0, "BUTTONS_CHANNEL");
        }
        check(&asks, &setting, &codes);
        check(&app, &setting, private);
        check(&link, &setting, &[]);
    }
}

#[test]
fn of_texts_with_values_only_what_is_sure_is_judged() {
    let templates = Setting { templates: true, ..FINAL };
    let check = |button: Json, unknown: &[&str], known: &[&str]| {
        let keyboard = json!({"inline_keyboard": [[button]]});
        check(&keyboard, &templates, unknown);
        check(&keyboard, &FINAL, known);
    };
    check(json!({"text": "${a}", "url": "https://example.com/${b}"}), &[], &[]);
    check(json!({"text": "a", "url": "ftp://${b}"}), &[], &["BUTTON_URL"]);
    check(json!({"text": "a", "callback_data": "${b}"}), &[], &[]);
    check(json!({"text": "a", "callback_data": format!("{}${{b}}", "я".repeat(32))}), &[], &["CALLBACK_DATA"]);
    let long = format!("{}${{b}}", "я".repeat(33));
    check(json!({"text": "a", "callback_data": long}), &["CALLBACK_DATA"], &["CALLBACK_DATA"]);
    let expression = format!("${{{}}}", "b".repeat(300));
    check(json!({"text": "a", "copy_text": {"text": expression}}), &[], &["COPY_TEXT_LENGTH"]);
    // The template's own error is told elsewhere.
    check(json!({"text": "a", "callback_data": "${b"}), &[], &[]);
}

#[test]
fn faults_have_a_place_and_repeat_what_they_may() {
    let token = format!("1000000:{}", "x".repeat(35));
    let link = |url: &str| json!({"text": "a", "url": url});
    let keyboard = json!({"inline_keyboard": [
        [link("https://example.com"), {"text": "b", "pay": true}],
        [link(&format!("ftp://example.com/{token}")), 5],
        vec![link("https://example.com"); 9],
    ]});
    let found = faults(&keyboard, &FINAL);
    let places: Vec<_> = found.iter().map(|fault| (fault.code, fault.place)).collect();
    let place = |row, column| Some(ButtonPlace { row, column });
    assert_eq!(
        places,
        [
            ("PAY_FIRST", place(1, Some(2))),
            ("BUTTON_URL", place(2, Some(1))),
            ("BUTTONS_SHAPE", place(2, Some(2))),
            ("BUTTONS_ROW", place(3, None)),
        ]
    );
    let words = found[1].message.show(crate::texts::Language::English);
    assert!(words.contains("Row 2, button 1") && words.contains("“ftp://") && !words.contains("xxx"), "{words}");
}
