//! Whole steps resolved: values, faults with their places, and one batch for all expressions.

use super::{ResolveContext, resolve};
use crate::engine::fakes::{FakeEvaluator, noon};
use crate::engine::{AttachmentSource, ResolvedAction, preview};
use crate::scenario::{
    Action, ActionKind, Attachment, Attachments, AttachmentsAs, Buttons, ConnectionKind, Content, FieldKey, FieldValue,
    Format, PeerAddress, Step,
};
use crate::texts::Language;
use crate::value::{Json, Position, ValueKind, Variables};
use jiff::tz::TimeZone;
use serde_json::json;
use std::path::Path;

fn text(source: &str) -> Content {
    Content::Value(FieldValue::Text(source.into()))
}

fn expr(source: &str) -> Content {
    Content::Value(FieldValue::Expr(source.into()))
}

fn variables() -> Variables {
    let variables = json!({
        "name": "Анна *<b>_", "id": 17, "nothing": null, "empty": "", "list": [1, 2], "sent": {"message_id": 5},
        "files": [{"title": "Счёт.pdf", "url": "https://example.com/1"}],
    });
    variables.as_object().cloned().unwrap_or_default()
}

/// A step of this action with these fields.
fn step(kind: ActionKind, fields: &[(FieldKey, Content)]) -> Step {
    let mut action = Action::new(kind);
    for (key, content) in fields {
        action.set(*key, Some(content.clone())).expect("the action has this field");
    }
    Step::new("step", action)
}

#[derive(Debug)]
struct Refused {
    code: String,
    words: String,
}

async fn resolved(step: &Step, kind: ConnectionKind) -> Result<ResolvedAction, Refused> {
    let evaluator = FakeEvaluator::default();
    let (variables, folder) = (variables(), Path::new("folder"));
    let context =
        ResolveContext { variables: &variables, evaluator: &evaluator, folder, zone: &TimeZone::UTC, now: noon() };
    let found = resolve(step, kind, &context).await;
    assert!(evaluator.batches.lock().expect("no panic inside").len() <= 1, "one batch for a step");
    found.map_err(|error| Refused { words: error.text.show(Language::English), code: error.code })
}

async fn check_code(step: Step, kind: ConnectionKind, expected: Option<&str>) {
    let found = resolved(&step, kind).await.err().map(|refused| refused.code);
    assert_eq!(found.as_deref(), expected, "{:?}", step.action);
}

/// A bot's message to chat 1, with these fields besides.
fn message(fields: &[(FieldKey, Content)]) -> Step {
    let all: Vec<_> = [(FieldKey::Peer, text("1"))].into_iter().chain(fields.iter().cloned()).collect();
    step(ActionKind::SendMessage, &all)
}

async fn sent_text(format: Format, raw: bool, content: Content) -> Result<(String, usize), Refused> {
    let fields = [
        (FieldKey::Text, content),
        (FieldKey::Format, Content::Format(format)),
        (FieldKey::RawValues, Content::Flag(raw)),
    ];
    match resolved(&message(&fields), ConnectionKind::Bot).await? {
        ResolvedAction::SendMessage(message) => Ok((message.text.text, message.text.entities.len())),
        other => panic!("not a message: {other:?}"),
    }
}

#[tokio::test]
async fn values_put_into_a_text_are_never_markup_unless_raw() {
    for format in Format::ALL {
        let (shown, entities) = sent_text(format, false, text("Привет, ${name}")).await.expect("a text");
        assert_eq!((shown.as_str(), entities), ("Привет, Анна *<b>_", 0), "{format:?}");
    }
    let bold = sent_text(Format::Html, true, text("${\"<b>x</b>\"}")).await.ok();
    assert_eq!(bold, Some(("x".to_owned(), 1)));
    let whole = sent_text(Format::Markdown, false, expr("\"**x** y\"")).await.ok();
    assert_eq!(whole, Some(("x y".to_owned(), 1)), "an expression's value is the whole text");
    assert_eq!(sent_text(Format::Plain, false, text("${id} \\${id}")).await.ok(), Some(("17 ${id}".to_owned(), 0)));
}

#[tokio::test]
async fn faults_name_the_field_and_the_place() {
    let cases = [
        (
            text("a ${typo}"),
            Format::Plain,
            "UNKNOWN_VARIABLE",
            "Field “Text”. Line 1, column 5. There is no variable “typo”",
        ),
        (text("a\n№ ${!}"), Format::Plain, "EXPRESSION", "Line 2, column 6. "),
        (text("${sent}"), Format::Plain, "NOT_A_TEXT", "There is an object"),
        (text("${list}"), Format::Plain, "NOT_A_TEXT", "There is an array"),
        (text("${undefined}"), Format::Plain, "FIELD_VALUE", "undefined"),
        (text("${function}"), Format::Plain, "FIELD_VALUE", "function"),
        (expr("undefined"), Format::Plain, "FIELD_VALUE", "undefined"),
        (expr("sent"), Format::Plain, "NOT_A_TEXT", "There is an object"),
        (text("${id"), Format::Plain, "EXPRESSION", "Line 1, column 1. "),
        (text("${name} \\${ ${name}<i>"), Format::Html, "MARKUP", "column 20"),
        (text("a.b"), Format::MarkdownV2, "MARKUP", "column 2"),
        (text(" \n "), Format::Plain, "TEXT_EMPTY", "The text is empty"),
        (text("${empty}"), Format::Plain, "TEXT_EMPTY", "The text is empty"),
        (expr("nothing"), Format::Plain, "TEXT_EMPTY", "The text is empty"),
    ];
    for (content, format, code, words) in cases {
        let refused = sent_text(format, false, content.clone()).await.expect_err("a fault");
        assert_eq!(refused.code, code, "{content:?}");
        assert!(refused.words.contains(words), "{content:?}: {}", refused.words);
    }
}

#[tokio::test]
async fn a_fault_inside_a_value_is_where_its_expression_is() {
    let refused = sent_text(Format::Html, true, text("abc ${\"<nosuchtag>\"}")).await.expect_err("a fault");
    assert!(refused.words.contains("column 7"), "{}", refused.words);
}

#[tokio::test]
async fn a_whole_message() {
    let keyboard = json!({"inline_keyboard": [[{"text": "№ ${id}", "callback_data": "x", "style": "danger"}]]});
    let list = vec![
        Attachment { title: None, url: FieldValue::Text("a.png".into()) },
        Attachment { title: Some(FieldValue::Expr("name".into())), url: FieldValue::Expr("files".into()) },
    ];
    let fields = [
        (FieldKey::Peer, text("@durov_chat")),
        (FieldKey::Text, text("hi")),
        (FieldKey::Attachments, Content::Attachments(Attachments::List(list[..1].to_vec()))),
        (FieldKey::LinkPreview, Content::Flag(false)),
        (FieldKey::ReplyTo, expr("sent")),
        (FieldKey::SendAt, expr("date")),
        (FieldKey::Silent, Content::Flag(true)),
        (FieldKey::Topic, text("${id}")),
        (FieldKey::Buttons, Content::Buttons(Buttons::Keyboard(keyboard))),
    ];
    let action = resolved(&step(ActionKind::SendMessage, &fields), ConnectionKind::Bot).await.ok();
    let Some(ResolvedAction::SendMessage(message)) = action else { panic!("a message") };
    assert_eq!(message.peer, PeerAddress::Username("durov_chat".into()));
    assert_eq!(message.attachments[0].source, AttachmentSource::Path(Path::new("folder").join("a.png")));
    assert_eq!((message.options.reply_to, message.options.topic), (Some(5), Some(17)));
    assert_eq!(message.options.send_at.map(|date| date.to_string()).as_deref(), Some("2026-11-22T13:00:00Z"));
    assert!(message.options.silent && !message.link_preview);
    let buttons = message.options.buttons.expect("buttons");
    assert_eq!(buttons["inline_keyboard"][0][0], json!({"text": "№ 17", "callback_data": "x", "style": "danger"}));
    // An array is no address of one file: the fault names which.
    let step = super::tests::message(&[(FieldKey::Attachments, Content::Attachments(Attachments::List(list)))]);
    let refused = resolved(&step, ConnectionKind::Bot).await.expect_err("a fault");
    assert!(refused.words.starts_with("Field “Attachments”, file 2. "), "{}", refused.words);
}

#[tokio::test]
async fn null_leaves_an_optional_field_out_and_a_required_one_is_missed() {
    use ConnectionKind::Bot;
    let hi = (FieldKey::Text, text("hi"));
    let fields =
        [(FieldKey::ReplyTo, "MESSAGE_ID"), (FieldKey::SendAt, "DATE_FORMAT"), (FieldKey::Topic, "NOT_A_NUMBER")];
    for (key, code) in fields {
        check_code(message(&[hi.clone(), (key, expr("nothing"))]), Bot, None).await;
        check_code(message(&[hi.clone(), (key, text(" "))]), Bot, None).await;
        check_code(message(&[hi.clone(), (key, expr(" "))]), Bot, None).await;
        check_code(message(&[hi.clone(), (key, expr("undefined"))]), Bot, Some("FIELD_VALUE")).await;
        check_code(message(&[hi.clone(), (key, expr("empty"))]), Bot, Some(code)).await;
        check_code(message(&[hi.clone(), (key, text("${empty}"))]), Bot, Some(code)).await;
    }
    let nothing = Content::Buttons(Buttons::Expr("nothing".into()));
    check_code(message(&[hi.clone(), (FieldKey::Buttons, nothing)]), Bot, None).await;
    check_code(step(ActionKind::SendMessage, std::slice::from_ref(&hi)), Bot, Some("REQUIRED")).await;
    check_code(step(ActionKind::SendMessage, &[(FieldKey::Peer, expr("nothing")), hi]), Bot, Some("REQUIRED")).await;
    check_code(step(ActionKind::GetProfile, &[(FieldKey::Peer, expr("empty"))]), Bot, None).await;
}

#[tokio::test]
async fn rules_of_the_connections_kind() {
    use ConnectionKind::{Bot, User};
    let hi = (FieldKey::Text, text("hi"));
    let to = |peer: &str| step(ActionKind::SendMessage, &[(FieldKey::Peer, text(peer)), hi.clone()]);
    check_code(to("+7 (999) 123-45-67"), Bot, Some("BOT_PHONE")).await;
    check_code(to("+7 (999) 123-45-67"), User, None).await;
    check_code(to("me"), Bot, Some("BOT_ME")).await;
    check_code(to("me"), User, None).await;
    check_code(to("нет такого"), User, Some("PEER")).await;
    let buttons = Content::Buttons(Buttons::Keyboard(json!({"remove_keyboard": true})));
    check_code(message(&[hi.clone(), (FieldKey::Buttons, buttons.clone())]), User, Some("BOT_ONLY")).await;
    check_code(message(&[hi.clone(), (FieldKey::Buttons, buttons)]), Bot, None).await;
    let documents = (FieldKey::AttachmentsAs, Content::AttachmentsAs(AttachmentsAs::Documents));
    check_code(message(&[hi.clone(), documents]), Bot, Some("USER_ONLY")).await;
    let far = |date: &str| message(&[hi.clone(), (FieldKey::SendAt, text(date))]);
    check_code(far("2027-11-22T12:00:00Z"), User, None).await;
    check_code(far("2027-11-22T12:00:01Z"), User, Some("SEND_AT_TOO_FAR")).await;
    check_code(far("2027-11-23"), Bot, None).await;
}

#[tokio::test]
async fn ranges_and_rules_of_several_fields() {
    use FieldKey::{
        FirstName, Heading, HorizontalAccuracy, Latitude, LivePeriod, Longitude, MessageId, MessageIds, Peer,
        PhoneNumber, ProximityAlertRadius, Text, Vcard,
    };
    let number = |value: Json| expr(&value.to_string());
    let location = |fields: &[(FieldKey, Json)]| {
        let mut all = vec![(Peer, text("1")), (Latitude, text("90")), (Longitude, text("-180"))];
        for (key, value) in fields {
            all.retain(|(other, _)| other != key);
            all.push((*key, number(value.clone())));
        }
        step(ActionKind::SendLocation, &all)
    };
    let cases: [Case<'_, Json>; 11] = [
        (&[], None),
        (&[(Latitude, json!(90.1))], Some("LATITUDE_RANGE")),
        (&[(Longitude, json!(-180.5))], Some("LONGITUDE_RANGE")),
        (&[(HorizontalAccuracy, json!(1500.5))], Some("ACCURACY_RANGE")),
        (&[(LivePeriod, json!(59))], Some("LIVE_PERIOD_RANGE")),
        (&[(LivePeriod, json!(0x7FFF_FFFF))], None),
        (&[(LivePeriod, json!(60)), (Heading, json!(360)), (ProximityAlertRadius, json!(100_000))], None),
        (&[(Heading, json!(0))], Some("HEADING_RANGE")),
        (&[(Heading, json!(5))], Some("LIVE_ONLY")),
        (&[(LivePeriod, json!(60.5))], Some("NOT_WHOLE")),
        (&[(Latitude, json!("x"))], Some("NOT_A_NUMBER")),
    ];
    for (fields, code) in cases {
        check_code(location(fields), ConnectionKind::Bot, code).await;
    }
    let edit = |fields: &[(FieldKey, Content)]| {
        let all: Vec<_> =
            [(Peer, text("1")), (MessageId, expr("sent"))].into_iter().chain(fields.iter().cloned()).collect();
        step(ActionKind::EditMessage, &all)
    };
    let file = |count: usize| {
        let file = Attachment { title: None, url: FieldValue::Text("a.png".into()) };
        (FieldKey::Attachment, Content::Attachments(Attachments::List(vec![file; count])))
    };
    let long = |count: usize| (Text, text(&"я".repeat(count)));
    let cases: [Case<'_, Content>; 9] = [
        (&[], Some("EDIT_NOTHING")),
        (&[(Text, text("${empty}"))], Some("TEXT_EMPTY")),
        (&[long(4096)], None),
        (&[long(4097)], Some("EDIT_LONG")),
        (&[long(1025), file(1)], Some("EDIT_LONG")),
        (&[file(1)], None),
        (&[file(2)], Some("ATTACHMENT_ONE")),
        (&[(FieldKey::Buttons, buttons(json!({"remove_keyboard": true})))], Some("BUTTONS_INLINE_ONLY")),
        (&[(FieldKey::Buttons, buttons(json!({"inline_keyboard": []})))], None),
    ];
    for (fields, code) in cases {
        check_code(edit(fields), ConnectionKind::Bot, code).await;
    }
    let ids = |ids: Json| step(ActionKind::DeleteMessage, &[(Peer, text("1")), (MessageIds, number(ids))]);
    check_code(ids(json!([])), ConnectionKind::Bot, Some("MESSAGE_IDS_COUNT")).await;
    check_code(ids(json!(vec![1; 101])), ConnectionKind::Bot, Some("MESSAGE_IDS_COUNT")).await;
    check_code(ids(json!([1, "2", {"message_id": 3}])), ConnectionKind::Bot, None).await;
    let contact = |phone: &str, vcard: usize| {
        let vcard = (Vcard, text(&"a".repeat(vcard)));
        let fields = [(Peer, text("1")), (PhoneNumber, text(phone)), (FirstName, text("Анна")), vcard];
        step(ActionKind::SendContact, &fields)
    };
    check_code(contact("+79990000000", 2048), ConnectionKind::Bot, None).await;
    check_code(contact("${empty}", 1), ConnectionKind::Bot, Some("REQUIRED")).await;
    check_code(contact("+79990000000", 2049), ConnectionKind::Bot, Some("VCARD_LONG")).await;
}

#[tokio::test]
async fn message_ids_stand_once_and_in_the_order_of_the_chat() {
    let given = (FieldKey::MessageIds, expr("[9, 7, 9, 8]"));
    let (peer, from) = ((FieldKey::Peer, text("1")), (FieldKey::FromPeer, text("2")));
    for kind in [ConnectionKind::Bot, ConnectionKind::User] {
        for action in [ActionKind::ForwardMessage, ActionKind::DeleteMessage, ActionKind::GetMessages] {
            let mut fields = vec![peer.clone(), given.clone()];
            fields.extend((action == ActionKind::ForwardMessage).then(|| from.clone()));
            let ids = match resolved(&step(action, &fields), kind).await.expect("resolved") {
                ResolvedAction::ForwardMessage(action) => action.message_ids,
                ResolvedAction::DeleteMessage(action) => action.message_ids,
                ResolvedAction::GetMessages(action) => action.message_ids,
                other => panic!("{other:?}"),
            };
            assert_eq!(ids, [7, 8, 9], "{kind:?}, {action:?}");
        }
    }
}

/// Fields and the code of the fault they are.
type Case<'a, T> = (&'a [(FieldKey, T)], Option<&'a str>);

fn buttons(keyboard: Json) -> Content {
    Content::Buttons(Buttons::Keyboard(keyboard))
}

#[tokio::test]
async fn buttons_are_judged_by_their_values() {
    let code = async |peer: &str, keyboard: Content, code| {
        let fields = [(FieldKey::Peer, text(peer)), (FieldKey::Text, text("t")), (FieldKey::Buttons, keyboard)];
        check_code(step(ActionKind::SendMessage, &fields), ConnectionKind::Bot, code).await;
    };
    let inline = |button: Json| buttons(json!({"inline_keyboard": [[button]]}));
    let data = |data: &str| inline(json!({"text": "a", "callback_data": data}));
    code("1", data("${name}"), None).await;
    code("1", data("${empty}"), Some("CALLBACK_DATA")).await;
    code("1", inline(json!({"text": "${empty}", "callback_data": "b"})), Some("BUTTON_TEXT")).await;
    // What Telegram may yet take is sent.
    code("1", buttons(json!({"keyboard": [vec!["a"; 13]]})), None).await;
    code("1", buttons(json!({"buttons": []})), Some("BUTTONS_KIND")).await;
    code("1", Content::Buttons(Buttons::Expr("list".into())), Some("BUTTONS_KIND")).await;
    code("1", Content::Buttons(Buttons::Expr("nothing".into())), None).await;
    let asks = buttons(json!({"keyboard": [[{"text": "a", "request_contact": true}]]}));
    code("1", asks.clone(), None).await;
    code("-100${id}", asks, Some("PRIVATE_ONLY")).await;
}

#[tokio::test]
async fn faults_hold_no_token() {
    let token = format!("1000000:{}", "x".repeat(35));
    for key in [FieldKey::Peer, FieldKey::ReplyTo, FieldKey::SendAt, FieldKey::Topic] {
        let mut step = message(&[(FieldKey::Text, text("hi"))]);
        step.action.set(key, Some(text(&token))).expect("the action has this field");
        let refused = resolved(&step, ConnectionKind::Bot).await.expect_err("a fault");
        assert!(!refused.words.contains(&token), "{}", refused.words);
    }
    let link = json!({"inline_keyboard": [[{"text": "a", "url": format!("ftp://example.com/{token}")}]]});
    let step = message(&[(FieldKey::Text, text("hi")), (FieldKey::Buttons, buttons(link))]);
    let refused = resolved(&step, ConnectionKind::Bot).await.expect_err("a fault");
    assert!(refused.code == "BUTTON_URL" && !refused.words.contains(&token), "{}", refused.words);
}

#[tokio::test]
async fn the_preview_shows_each_field_for_itself() {
    let files = vec![
        Attachment { title: None, url: FieldValue::Text("${typo}".into()) },
        Attachment { title: None, url: FieldValue::Text("https://example.com/a".into()) },
    ];
    let step = message(&[
        (FieldKey::Text, text("**${name}")),
        (FieldKey::Format, Content::Format(Format::Html)),
        (FieldKey::Attachments, Content::Attachments(Attachments::List(files))),
        (FieldKey::ReplyTo, text("a ${typo}")),
        (FieldKey::SendAt, expr("date")),
        (FieldKey::Silent, Content::Flag(true)),
    ]);
    let zone = TimeZone::get("Europe/Moscow").expect("the zone database is bundled");
    let evaluator = FakeEvaluator::default();
    let (found, sketch) = preview(&step, &variables(), Path::new("folder"), &zone, &evaluator).await;
    assert_eq!(*evaluator.batches.lock().expect("no panic inside"), [4]);
    let shown: Vec<_> = found
        .iter()
        .map(|field| {
            let value = field.value.as_ref().map(|value| (value.kind, value.shown.as_str()));
            (field.key, field.part, value.map_err(|error| error.position))
        })
        .collect();
    let place = |column| Err(Some(Position { line: 1, column }));
    assert_eq!(
        shown,
        [
            (FieldKey::Peer, None, Ok((ValueKind::Number, "1"))),
            (FieldKey::Text, None, Ok((ValueKind::String, "**Анна *<b>_"))),
            (FieldKey::Attachments, Some(0), place(3)),
            (FieldKey::Attachments, Some(1), Ok((ValueKind::String, "https://example.com/a"))),
            (FieldKey::ReplyTo, None, place(5)),
            (FieldKey::SendAt, None, Ok((ValueKind::Date, "2026-11-22 16:00:00 +03:00"))),
        ]
    );
    assert_eq!(sketch.text.as_ref().map(|text| text.text.as_str()), Some("**Анна *<b>_"));
    assert_eq!((sketch.attachments.len(), sketch.reply_to, sketch.silent), (1, None, true));
    assert!(sketch.peer.is_some() && sketch.send_at.is_some() && sketch.buttons.is_none());
}
