//! The rules of fields and their values as tables.

use super::*;

#[test]
fn fields_that_an_action_needs_and_may_have() {
    both("SendMessage()", &["REQUIRED", "TEXT_EMPTY"]);
    both(r#"SendMessage(peer: Expr(" "), text: Text("t"))"#, &["REQUIRED"]);
    both(r#"SendLocation(peer: Text("2"))"#, &["REQUIRED", "REQUIRED"]);
    both(r#"ForwardMessage(from_peer: Text("2"), peer: Text("3"), message_ids: Text("5"))"#, &[]);
    both(r#"SendMessage(peer: Text("2"), text: Text(" "))"#, &["TEXT_EMPTY"]);
    both(r#"SendMessage(peer: Text("2"), attachments: List([]))"#, &["TEXT_EMPTY", "FIELD_EMPTY"]);
    both(r#"SendMessage(peer: Text("2"), text: Text("t"), reply_to: Text(""))"#, &["FIELD_EMPTY"]);
    // What gives nothing whatever the variables counts as not filled in.
    both(r#"SendMessage(peer: Expr("null"), text: Text("t"))"#, &["REQUIRED"]);
    both(r#"SendMessage(peer: Text("2"), text: Expr("''"), attachments: Expr("[]"))"#, &["TEXT_EMPTY"]);
    both(r#"SendContact(peer: Text("2"), phone_number: Text("112233"), first_name: Expr("''"))"#, &["REQUIRED"]);
    both(r#"SendMessage(peer: Text("2"), text: Text("t"), reply_to: Expr("null"))"#, &[]);
    bot(r#"EditMessage(peer: Text("2"), message_id: Text("5"))"#, &["EDIT_NOTHING"]);
    bot(r#"EditMessage(peer: Text("2"), message_id: Text("5"), buttons: Expr("null"))"#, &["EDIT_NOTHING"]);
    let empty_edit = |more: &str, expected: &[&str]| {
        bot(&format!(r#"EditMessage(peer: Text("2"), message_id: Text("5"), text: Text(""), {more})"#), expected);
    };
    empty_edit("", &["TEXT_EMPTY"]);
    empty_edit(r#"buttons: Keyboard({"inline_keyboard": []})"#, &["TEXT_EMPTY"]);
    empty_edit(r#"attachment: Expr("'a.png'")"#, &[]);
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
    let edit = |peer: &str| format!(r#"EditMessage(peer: Text("{peer}"), message_id: Text("5"), text: Text("t"))"#);
    user(&edit("2"), &["USER_EDIT"]);
    user(&edit("me"), &[]);
    bot(&edit("2"), &[]);
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
    delete("'1, 2 3'", &[]);
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
    date("Text(\"1798000000000\")", &[]);
    date("Text(\"1798000000\")", &["DATE_SECONDS"]);
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
    text("Expr(\"5\")", &[]);
    text("Expr(\"[1, 2]\")", &["NOT_A_TEXT"]);
    text(&format!("Text(\"{}\")", "ы".repeat(4096)), &[]);
    text(&format!("Text(\"{}\")", "ы".repeat(4097)), &["TEXT_LONG"]);
    text(&format!("Text(\"${{a}}{}\")", "ы".repeat(4096)), &["TEXT_LONG"]);
    let caption = "ы".repeat(1025);
    let files = "attachments: Expr(\"list\")";
    both(&format!("SendMessage(peer: Text(\"2\"), text: Text(\"{caption}\"), {files})"), &["CAPTION_LONG"]);
    let edit = |text: &str, more: &str, expected: &[&str]| {
        bot(
            &format!("EditMessage(peer: Text(\"2\"), message_id: Text(\"5\"), text: Text(\"{text}\"), {more})"),
            expected,
        );
    };
    edit(&"ы".repeat(1024), "", &[]);
    edit(&caption, "", &["EDIT_CAPTION_LONG"]);
    edit(&caption, "attachment: Expr(\"'a.png'\")", &["EDIT_LONG"]);
    // There may be no file in it.
    edit(&caption, "attachment: Expr(\"list\")", &["EDIT_CAPTION_LONG"]);
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
    list(r#"List([(url: Text("a.png"), title: Expr("[1]"))])"#, &["NOT_A_TEXT"]);
    list(r#"List([(url: Expr("true"))])"#, &["ATTACHMENT_NUMBER"]);
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
    bot(&format!("EditMessage(peer: Text(\"2\"), message_id: Text(\"5\"), attachment: {two})"), &["ATTACHMENT_ONE"]);
    bot(
        &format!(r#"SendMessage(peer: Text("2"), attachments: {two}, buttons: Keyboard({{"remove_keyboard": true}}))"#),
        &["ALBUM_BUTTONS"],
    );
    let with_text = |text: &str, expected: &[&str]| {
        bot(
            &format!(
                r#"SendMessage(peer: Text("2"), text: Text("{text}"), attachments: {two}, buttons: Keyboard({{"remove_keyboard": true}}))"#
            ),
            expected,
        );
    };
    with_text("t", &["ALBUM_BUTTONS"]);
    with_text("${a}", &["ALBUM_BUTTONS"]);
    // The text follows the album, and has the buttons.
    with_text(&"ы".repeat(1025), &["CAPTION_LONG"]);
    let big =
        |size: u64| format!(r##"Expr(r#"{{"title": "a.zip", "url": "https://example.com/1", "size": {size}}}"#)"##);
    let file = |size| format!("SendMessage(peer: Text(\"2\"), attachments: {})", big(size));
    bot(&file(50 << 20), &[]);
    bot(&file((50 << 20) + 1), &["ATTACHMENT_SIZE"]);
    user(&file(2000 << 20), &[]);
    user(&file(3000 << 20), &["ATTACHMENT_PREMIUM"]);
    user(&file(4001 << 20), &["ATTACHMENT_SIZE"]);
}

#[test]
fn what_depends_on_the_time_is_judged_at_a_time() {
    let now = "2026-11-22T12:00:00+03:00[Europe/Moscow]".parse().expect("a moment");
    let check = |kind: &str, date: &str, expected: &[&str]| {
        let start = format!(r#"kind: {kind}, connection: "a-{}","#, kind.to_lowercase());
        let action = format!(r#"SendMessage(peer: Text("2"), text: Text("t"), send_at: Text("{date}"))"#);
        let scenario = in_step(&start, &action, "");
        let found: Vec<_> = check_at(&scenario, &known(), &now).into_iter().map(|problem| problem.code).collect();
        assert_eq!(found, expected, "{date}");
        let always = codes(&scenario);
        assert!(!always.contains(&"SEND_AT_TOO_FAR") && !always.contains(&"SEND_AT_ONCE"), "{date}");
    };
    check("User", "2027-11-22T12:00:00", &[]);
    check("User", "2027-11-22T12:00:01", &["SEND_AT_TOO_FAR"]);
    check("User", "2026-11-22T12:00:10", &["SEND_AT_ONCE"]);
    check("User", "2026-11-22T12:00:11", &[]);
    check("Bot", "2028-01-01", &["BOT_SCHEDULE"]);
    check("Bot", "2026-11-22T11:59:59", &["BOT_SCHEDULE", "SEND_AT_ONCE"]);
}
