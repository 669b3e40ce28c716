//! The check of a design and a run agree: what is written out in a field is an error of the check exactly where a run
//! refuses it before anything is sent.

use super::{ResolveContext, resolve};
use crate::engine::fakes::{FakeEvaluator, noon};
use crate::scenario::{
    Action, ActionKind, Attachment, Attachments, Buttons, ConnectionKind, Content, FieldInfo, FieldKey, FieldKind,
    FieldValue, Format, KnownConnections, Node, Scenario, Severity, check_at,
};
use crate::value::{Json, Variables};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use serde_json::json;
use std::path::Path;

/// An action with something usable in every field that it cannot do without, and in this one this content.
fn action(kind: ActionKind, key: FieldKey, content: Content) -> Action {
    let text = |text: &str| Content::Value(FieldValue::Text(text.to_owned()));
    let mut action = Action::new(kind);
    for info in kind.fields() {
        let usable = match info.kind {
            FieldKind::Peer if info.required => text("17"),
            FieldKind::MessageId | FieldKind::MessageIds | FieldKind::Decimal if info.required => text("5"),
            FieldKind::Line if info.required => text("Анна"),
            FieldKind::FormattedText if kind == ActionKind::SendMessage => text("hi"),
            _ => continue,
        };
        action.set(info.key, Some(usable)).expect("the content suits the field");
    }
    action.set(key, Some(content)).expect("the content suits the field");
    action
}

/// What the check says of the step, as codes of its errors, and what a run does: the code of its refusal.
fn judged(action: &Action, kind: ConnectionKind) -> (Vec<&'static str>, Option<String>) {
    let mut scenario = Scenario::with_one_step("id", "A");
    let mut step = scenario.steps().next().expect("one step").clone();
    (step.kind, step.connection, step.action) = (Some(kind), "here".to_owned(), action.clone());
    scenario.nodes[1] = Node::Telegram(Box::new(step.clone()));
    let known = KnownConnections::new([("here".to_owned(), kind)]);
    let problems = check_at(&scenario, &known, &noon().to_zoned(TimeZone::UTC));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).map(|problem| problem.code);
    let (variables, evaluator) = (Variables::new(), FakeEvaluator::default());
    let context = ResolveContext {
        variables: &variables,
        evaluator: &evaluator,
        folder: Path::new("folder"),
        zone: &TimeZone::UTC,
        now: noon(),
    };
    let ran = futures_util::FutureExt::now_or_never(resolve(&step, kind, &context)).expect("nothing is waited for");
    (errors.collect(), ran.err().map(|error| error.code))
}

#[track_caller]
fn agree(action: &Action) {
    for kind in [ConnectionKind::Bot, ConnectionKind::User] {
        let (errors, refused) = judged(action, kind);
        assert_eq!(errors.is_empty(), refused.is_none(), "{kind:?} {action:?}: check {errors:?}, run {refused:?}");
        // One rule has one code, whoever finds it.
        let code = refused.unwrap_or_default();
        assert!(code.is_empty() || errors.contains(&code.as_str()), "{kind:?} {action:?}: {errors:?} and {code}");
    }
}

fn contents(info: &FieldInfo, value: &Json) -> Vec<Content> {
    let source = value.to_string();
    let written = FieldValue::Expr(source.clone());
    let text = value.as_str().map(|text| FieldValue::Text(text.replace("${", "\\${")));
    let values: Vec<FieldValue> = text.into_iter().chain([written]).collect();
    match info.kind {
        kind if kind.is_value() => values.into_iter().map(Content::Value).collect(),
        FieldKind::Attachments | FieldKind::Attachment => {
            let file = |url| Attachment { title: None, url };
            let titled = |title| Attachment { title: Some(title), url: FieldValue::Text("a.png".into()) };
            let one = values.iter().cloned().map(file).chain(values.iter().cloned().map(titled));
            let lists = one.flat_map(|file| {
                let other = Attachment { title: None, url: FieldValue::Text("b.png".into()) };
                [vec![file.clone()], vec![file, other]]
            });
            let lists = lists.map(|list| Content::Attachments(Attachments::List(list)));
            lists.chain([Content::Attachments(Attachments::Expr(source))]).collect()
        }
        FieldKind::Keyboard => {
            vec![Content::Buttons(Buttons::Keyboard(value.clone())), Content::Buttons(Buttons::Expr(source))]
        }
        _ => Vec::new(),
    }
}

fn agree_everywhere(value: &Json) {
    for kind in ActionKind::ALL {
        for info in kind.fields() {
            for content in contents(info, value) {
                agree(&action(kind, info.key, content));
            }
        }
    }
}

#[test]
fn what_is_written_out_is_judged_alike() {
    let saved = json!({"message_id": 5, "chat": {"id": 1}});
    let file = json!({"id": 1, "title": "a.pdf", "url": "https://example.com/1", "size": 3_000_000_000_u64});
    let button = json!({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]});
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(5.0),
        json!(59),
        json!(60),
        json!(90),
        json!(90.5),
        json!(-180.5),
        json!(360),
        json!(361),
        json!(1500.5),
        json!(86_401),
        json!(100_001),
        json!(1_000_000),
        json!(1_000_001),
        json!(2_147_483_647_i64),
        json!(2_147_483_648_i64),
        json!(4_294_967_296_i64),
        json!(1_795_348_800),
        json!(1_795_348_800_000_i64),
        json!(1e300),
        json!(1e16),
        json!(79_991_234_567_i64),
        json!(-1_001_000_000_001_i64),
        json!(""),
        json!(" "),
        json!("5"),
        json!(" 5 "),
        json!("+5"),
        json!("1e3"),
        json!("0x10"),
        json!("0x"),
        json!("inf"),
        json!("NaN"),
        json!("5,6"),
        json!("5, 6; 7"),
        json!("1, x"),
        json!("2147483648"),
        json!("1795348800"),
        json!("1795348800000"),
        json!("2026-12-31"),
        json!("2026-12-31T18:00:00"),
        json!("2026-12-31T18:00:00+03:00"),
        json!("2028-01-01"),
        json!("завтра"),
        json!("20261231"),
        json!("me"),
        json!("@durov"),
        json!("+79991234567"),
        json!("https://t.me/+abc"),
        json!("https://t.me/durov"),
        json!("не адрес"),
        json!("a.png"),
        json!("file:///tmp/a.png"),
        json!("file://a/b"),
        json!("ftp://example.com/a"),
        json!("http://"),
        json!("https://example.com/a.png"),
        json!("A".repeat(19)),
        json!("A".repeat(20)),
        json!("A".repeat(60)),
        json!("ы".repeat(1024)),
        json!("ы".repeat(1025)),
        json!("ы".repeat(4097)),
        json!("<b>"),
        json!("a ${b}"),
        json!([]),
        json!([5]),
        json!([5, "6", saved]),
        json!([1, 0]),
        json!(vec![1; 101]),
        json!(["a.png", "b.png"]),
        json!(["a.png", 5]),
        json!([[1]]),
        json!({}),
        saved,
        file.clone(),
        json!([file]),
        json!({"url": null}),
        json!({"message_id": 0}),
        button.clone(),
        json!(button.to_string()),
        json!({"inline_keyboard": []}),
        json!({"remove_keyboard": true}),
        json!({"remove_keyboard": false}),
        json!({"keyboard": []}),
        json!({"keyboard": [["a"]]}),
        json!({"buttons": []}),
        json!({"inline_keyboard": [[{"text": "", "url": "ftp://a"}]]}),
        json!("{"),
    ];
    values.iter().for_each(agree_everywhere);
}

#[test]
fn several_fields_together_are_judged_alike() {
    use FieldKey::{Attachment as File, Attachments as Files, Heading, LivePeriod, ProximityAlertRadius, Text};
    let null = || Content::Value(FieldValue::Expr("null".into()));
    let text = |text: &str| Content::Value(FieldValue::Text(text.into()));
    let files = |names: &[&str]| {
        let file = |name: &&str| Attachment { title: None, url: FieldValue::Text((*name).to_owned()) };
        Content::Attachments(Attachments::List(names.iter().map(file).collect()))
    };
    let buttons = || Content::Buttons(Buttons::Keyboard(json!({"inline_keyboard": []})));
    let of = |kind, fields: &[(FieldKey, Content)]| {
        let mut step = action(kind, fields[0].0, fields[0].1.clone());
        for (key, content) in fields {
            step.set(*key, Some(content.clone())).expect("the content suits the field");
        }
        agree(&step);
    };
    for value in [text("5"), null(), text("")] {
        of(ActionKind::SendLocation, &[(Heading, value.clone())]);
        of(ActionKind::SendLocation, &[(Heading, text("5")), (LivePeriod, value.clone())]);
        of(ActionKind::SendLocation, &[(ProximityAlertRadius, value), (LivePeriod, text("60"))]);
    }
    for content in [text("t"), text(""), null(), text(&"ы".repeat(1025)), text(&"ы".repeat(4097))] {
        for names in [&[][..], &["a.png"], &["a.png", "b.mp4"], &["a.png", "b.pdf"], &["a", "b"], &["a.png"; 11]] {
            of(ActionKind::SendMessage, &[(Text, content.clone()), (Files, files(names))]);
            let fields = [(Text, content.clone()), (Files, files(names)), (FieldKey::Buttons, buttons())];
            of(ActionKind::SendMessage, &fields);
            of(ActionKind::EditMessage, &[(Text, content.clone()), (File, files(names))]);
            of(ActionKind::EditMessage, &[(File, files(names)), (FieldKey::Buttons, buttons())]);
        }
        for format in Format::ALL {
            of(ActionKind::SendMessage, &[(Text, content.clone()), (FieldKey::Format, Content::Format(format))]);
        }
    }
}

fn json_value() -> impl Strategy<Value = Json> {
    let text = "[-a-zA-Z0-9 .,:;/@+_<>*«»ы]{0,24}|-?[0-9]{1,14}|(https?|file|tg)://[a-z./]{0,9}|20[0-9]{2}-[01][0-9]-[0-3][0-9]";
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-1000.0..100_000.0_f64).prop_map(Json::from),
        text.prop_map(Json::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let key = prop_oneof![Just("url"), Just("title"), Just("message_id"), Just("size"), Just("inline_keyboard")];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            prop::collection::vec((key.prop_map(str::to_owned), inner), 0..3)
                .prop_map(|pairs| Json::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_is_written_out_is_judged_alike(value in json_value()) {
        agree_everywhere(&value);
    }
}
