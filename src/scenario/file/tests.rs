//! The file format against its example, against every kind of bad file, and its properties.

use super::*;
use crate::scenario::{
    Action, ActionKind, Assertion, AssertionOp, Assign, Assignment, Attachment, Attachments, Buttons, Content, End,
    FieldKey, FieldKind, FieldValue, Format, Gateway, Line, Node, OnError, OnTimeout, Point, Start, Step, TestData,
    Timer,
};
use crate::texts::Language;
use crate::value::Json;
use proptest::prelude::*;
use serde_json::json;

const EXAMPLE: &str = include_str!("example.ron");

fn with_variables(variables: Json) -> Scenario {
    let mut scenario = Scenario::with_one_step("id", "name");
    let Json::Object(variables) = variables else { panic!("variables are an object") };
    scenario.test_data[0].variables = variables;
    scenario
}

fn error(text: &str) -> LoadError {
    let error = load(text).expect_err("the text is no scenario");
    for language in Language::ALL {
        let shown = error.message().show(language);
        assert!(shown.contains(' ') && !shown.contains("scenario-load"), "{shown}");
    }
    error
}

#[test]
fn the_example_is_canonical() {
    let loaded = load(EXAMPLE).expect("the example loads");
    assert!(!loaded.comments && loaded.secrets.is_empty());
    assert_eq!(save(&loaded.scenario).expect("it can be saved"), EXAMPLE);
}

#[test]
fn other_writing_of_the_same_loads_the_same() {
    let scenario = load(EXAMPLE).expect("the example loads").scenario;
    for text in [
        format!("\u{feff}{EXAMPLE}"),
        EXAMPLE.replace('\n', "\r\n"),
        EXAMPLE.replace("silent: true,", "silent: true, for_nothing: 1,").replace(", for_nothing: 1", ""),
        EXAMPLE.replace("    ", ""),
    ] {
        assert_eq!(load(&text).expect("loads").scenario, scenario);
    }
    let commented = load(&EXAMPLE.replace("version", "/* hello */ version")).expect("loads");
    assert!(commented.comments);
}

#[test]
fn every_kind_of_node_and_field_has_its_layout() {
    let text = r##"(
    version: 1,
    id: "id",
    name: "All",
    test_data: [
        (name: "empty"),
    ],
    nodes: [
        Start(id: "start"),
        Telegram(
            id: "album",
            action: SendMessage(
                peer: Expr("allValues.chatId"),
                text: Text(r#"Две
"строки""#),
                attachments: List([
                    (
                        title: Text("Файл"),
                        url: Text("files/a.png"),
                    ),
                    (
                        url: Expr(r#"files["b"]"#),
                    ),
                ]),
                attachments_as: Documents,
                buttons: Keyboard({
                    "keyboard": [
                        [
                            {
                                "text": "Привет",
                            },
                        ],
                    ],
                    "resize": true,
                }),
            ),
            retry_flood: false,
            on_error: (),
            assertions: [
                (path: "sent.chat.id", op: Equals, value: 17),
                (path: "sent", op: Exists),
                (
                    path: "sent",
                    op: Equals,
                    value: [
                        1,
                    ],
                ),
            ],
        ),
        Telegram(
            id: "profile",
            action: GetProfile(),
        ),
        Telegram(
            id: "dialogs",
            action: GetDialogs(
                limit: Expr("5"),
                kinds: [
                    Person,
                    Channel,
                ],
            ),
        ),
        Assign(
            id: "assign",
            set: [
                (
                    to: "x",
                    value: Expr("1 + 1"),
                ),
            ],
        ),
        Gateway(
            id: "gate",
            lines: [
                (
                    when: Expr("x"),
                    next: "end",
                ),
            ],
            default: "wait",
        ),
        Timer(id: "wait", after: "PT1S"),
        End(id: "end", name: "Конец"),
    ],
)
"##;
    let loaded = load(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(save(&loaded.scenario).expect("it can be saved"), text);
}

#[test]
fn bad_files_are_told_with_their_place() {
    let check = |text: &str, line: usize, column: usize, kind: LoadErrorKind| {
        let found = error(text);
        assert_eq!(found, LoadError { position: Position { line, column }, kind }, "{text}");
    };
    let minimal = |inside: &str| format!("(version: 1, id: \"я\", name: \"n\", {inside})");
    let column = |text: &str, part: &str| Position::of(text, text.find(part).expect("it is there")).column;

    check("", 1, 1, LoadErrorKind::Empty);
    check(" \n", 1, 1, LoadErrorKind::Empty);
    check("(version: 7, whatever: Now(1, 2))", 1, 1, LoadErrorKind::Version(7));
    check("(version: 0, id: \"\", name: \"\")", 1, 1, LoadErrorKind::Version(0));
    let text = minimal("nodes: [End(id: \"a\"), End(id: \"a\")]");
    let second = Position::of(&text, text.rfind("\"a\"").expect("it is there")).column;
    check(&text, 1, second, LoadErrorKind::DuplicateNode("a".into()));
    let text = minimal("naem: 1");
    let known = vec!["version", "id", "name", "notes", "test_data", "nodes", "layout"];
    check(&text, 1, column(&text, "naem"), LoadErrorKind::UnknownField { name: "naem".into(), known });
    let text = minimal("nodes: [\nTelegram(id: \"s\", action: GetProfile(text: Text(\"a\")))]");
    check(&text, 2, 38, LoadErrorKind::UnknownField { name: "text".into(), known: vec!["peer"] });
    let text = minimal("\nnodes: [End(id: \"a\", next: \"b\")]");
    check(&text, 2, 22, LoadErrorKind::UnknownField { name: "next".into(), known: vec!["id", "name"] });
    assert!(matches!(error(&minimal("nodes: [Robot(id: \"a\")]")).kind,
        LoadErrorKind::UnknownVariant { name, .. } if name == "Robot"));
    assert!(matches!(error(&minimal("nodes: [Telegram(id: \"a\", action: Shout())]")).kind,
        LoadErrorKind::UnknownVariant { name, .. } if name == "Shout"));
    assert_eq!(error(&minimal("nodes: [Telegram(id: \"a\")]")).kind, LoadErrorKind::MissingField("action"));
    assert_eq!(error(&minimal("notes: \"\", notes: \"\"")).kind, LoadErrorKind::DuplicateField("notes"));
    assert!(matches!(error(&minimal("notes: 5")).kind, LoadErrorKind::WrongType { expected: Expected::Text, .. }));
    assert!(matches!(error(&minimal("nodes: {}")).kind, LoadErrorKind::WrongType { expected: Expected::List, .. }));
    assert_eq!(error(&minimal("notes: \"\" nodes: []")).kind, LoadErrorKind::SignExpected(','));
    assert!(matches!(error(&format!("{} x", minimal(""))).kind, LoadErrorKind::Syntax(_)));
}

#[test]
fn a_file_cut_anywhere_is_told_as_cut() {
    let end = EXAMPLE.trim_end().len();
    for (cut, _) in EXAMPLE.char_indices().filter(|(cut, _)| (1..end).contains(cut)) {
        let text = &EXAMPLE[..cut];
        assert_eq!(load(text).expect_err("half a file").kind, LoadErrorKind::Cut, "cut at {cut}: {text}");
    }
}

#[test]
fn deep_files_end_in_words() {
    for bracket in ["[", "{\"a\":", "(a:"] {
        let text = format!(
            "(version: 1, id: \"\", name: \"\", test_data: [(name: \"\", variables: {{\"a\": {}",
            bracket.repeat(200_000)
        );
        assert_eq!(error(&text).kind, LoadErrorKind::TooDeep);
    }
    let nested = |depth: usize| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    let deepest = (1..tree::MAX_DEPTH)
        .map(|depth| with_variables(json!({"a": nested(depth)})))
        .filter_map(|scenario| Some((save(&scenario).ok()?, scenario)))
        .next_back();
    let (text, scenario) = deepest.expect("some depth can be saved");
    assert_eq!(load(&text).expect("what was saved loads").scenario, scenario);
    assert_eq!(save(&with_variables(json!({"a": nested(tree::MAX_DEPTH)}))), Err(SaveError::TooDeep));
    assert!(save(&with_variables(json!({"a": nested(127)}))).is_ok(), "all that a JSON parser reads");
}

#[test]
fn secrets_are_refused_on_save_and_named_on_load() {
    let token = format!("1000000:{}", "x".repeat(35));
    let named = |scenario: &Scenario, node: Option<&str>, field: &str| {
        let place = SecretPlace { node: node.map(Into::into), field: field.into() };
        assert_eq!(save(scenario), Err(SaveError::HoldsSecret(place.clone())));
        let text = print::print(&tree::tree(scenario).expect("a tree"));
        assert_eq!(load(&text).expect("it loads all the same").secrets, std::slice::from_ref(&place));
        for language in Language::ALL {
            let shown = SaveError::HoldsSecret(place.clone()).message().show(language);
            assert!(shown.contains(field) && !shown.contains("xxxx"), "{shown}");
        }
    };
    named(&with_variables(json!({"a": {"b": [1, token]}})), None, "test_data[0].variables.a.b[1]");
    let mut keyed = serde_json::Map::new();
    keyed.insert(token.clone(), json!(1));
    named(&with_variables(Json::Object(keyed)), None, "test_data[0].variables[0]");
    let mut scenario = with_variables(json!({}));
    let Node::Telegram(step) = &mut scenario.nodes[1] else { panic!("the second node is the step") };
    step.action = Action::new(ActionKind::SendMessage)
        .with(FieldKey::Text, Content::Value(FieldValue::Text(format!("http://127.0.0.1/bot{token}/getMe"))));
    named(&scenario, Some("step"), "action.text");
}

#[test]
fn two_nodes_of_one_id_are_not_saved() {
    let mut scenario = with_variables(json!({}));
    scenario.nodes.push(Node::End(End { id: "end".into(), name: String::new() }));
    assert_eq!(save(&scenario), Err(SaveError::DuplicateNode("end".into())));
}

#[test]
fn values_keep_their_kind_and_order() {
    let scenario = with_variables(json!({
        "z": 1, "a": 1.0, "big": u64::MAX, "small": i64::MIN, "zero": -0.0, "tiny": 5e-324, "huge": 1.5e300,
        "third": 0.1, "none": null, "yes": true, "": "", "empty": {}, "list": [],
        "text": "a\r\n\u{feff}\u{0}\t\"#\\ \u{202e}", "hashes": "\"##\" \"#\n", "multi": "a\n b\n",
    }));
    let text = save(&scenario).expect("it can be saved");
    let loaded = load(&text).unwrap_or_else(|error| panic!("{error}\n{text}")).scenario;
    let shown = |scenario: &Scenario| Json::Object(scenario.test_data[0].variables.clone()).to_string();
    assert_eq!(shown(&loaded), shown(&scenario));
    assert!(text.contains("\"a\": 1.0,") && text.contains("\"zero\": -0.0,") && text.contains("\"z\": 1,"));
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zа-я «»\"#\\\\${}]{0,12}",
        1 => "(?s).{0,12}",
        1 => "[ -~\n\r\t]{0,12}",
    ]
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_filter("JSON has no infinities", |float| float.is_finite()).prop_map(Json::from),
        any_text().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((any_text(), inner), 0..5)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

fn any_value() -> impl Strategy<Value = FieldValue> {
    (any::<bool>(), any_text())
        .prop_map(|(is_text, source)| if is_text { FieldValue::Text(source) } else { FieldValue::Expr(source) })
}

fn any_content(kind: FieldKind) -> BoxedStrategy<Content> {
    match kind {
        FieldKind::Flag { .. } => any::<bool>().prop_map(Content::Flag).boxed(),
        FieldKind::Format => prop::sample::select(&Format::ALL[..]).prop_map(Content::Format).boxed(),
        FieldKind::AttachmentsAs => Just(Content::AttachmentsAs(crate::scenario::AttachmentsAs::Documents)).boxed(),
        FieldKind::DialogKinds => {
            let kinds = [crate::scenario::DialogKind::Person, crate::scenario::DialogKind::Channel];
            prop::sample::subsequence(kinds.to_vec(), 0..=2).prop_map(Content::Kinds).boxed()
        }
        FieldKind::Keyboard => prop_oneof![any_json().prop_map(Buttons::Keyboard), any_text().prop_map(Buttons::Expr),]
            .prop_map(Content::Buttons)
            .boxed(),
        FieldKind::Attachments | FieldKind::Attachment => {
            let attachment =
                (prop::option::of(any_value()), any_value()).prop_map(|(title, url)| Attachment { title, url });
            prop_oneof![
                prop::collection::vec(attachment, 0..3).prop_map(Attachments::List),
                any_text().prop_map(Attachments::Expr),
            ]
            .prop_map(Content::Attachments)
            .boxed()
        }
        _ => any_value().prop_map(Content::Value).boxed(),
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    prop::sample::select(&ActionKind::ALL[..]).prop_flat_map(|kind| {
        let fields: Vec<_> = kind.fields().iter().map(|info| prop::option::of(any_content(info.kind))).collect();
        fields.prop_map(move |contents| {
            let mut action = Action::new(kind);
            for (info, content) in kind.fields().iter().zip(contents) {
                action.set(info.key, content).expect("the content suits the field");
            }
            action
        })
    })
}

fn any_node() -> impl Strategy<Value = Node> {
    let next = || prop::option::of(any_text());
    let step = (any_text(), any_action(), any::<bool>(), next(), prop::option::of(any_json()), any_text()).prop_map(
        |(name, action, retry, next, value, path)| {
            let mut step = Step::new("", action);
            step.on_error =
                retry.then(|| OnError { code_to: path.clone(), message_to: name.clone(), next: next.clone() });
            step.on_timeout = (!retry).then(|| OnTimeout { after: path.clone(), next: next.clone() });
            step.assertions = vec![Assertion { path: path.clone(), op: AssertionOp::Matches, value }];
            (step.name, step.retry_flood, step.next, step.save_result_to) = (name, retry, next, path);
            Node::Telegram(Box::new(step))
        },
    );
    prop_oneof![
        1 => (any_text(), next()).prop_map(|(name, next)| Node::Start(Start { id: String::new(), name, next })),
        3 => step,
        1 => (any_text(), any_value(), next()).prop_map(|(to, value, next)| {
            Node::Assign(Assign { set: vec![Assignment { to, value }], next, ..Assign::default() })
        }),
        1 => (any_value(), next(), next()).prop_map(|(when, next, default)| {
            Node::Gateway(Gateway { lines: vec![Line { when, next }], default, ..Gateway::default() })
        }),
        1 => (any_text(), next()).prop_map(|(after, next)| Node::Timer(Timer { after, next, ..Timer::default() })),
        1 => any_text().prop_map(|name| Node::End(End { id: String::new(), name })),
    ]
}

fn set_id(node: &mut Node, id: String) {
    match node {
        Node::Start(node) => node.id = id,
        Node::Telegram(node) => node.id = id,
        Node::Assign(node) => node.id = id,
        Node::Gateway(node) => node.id = id,
        Node::Timer(node) => node.id = id,
        Node::End(node) => node.id = id,
    }
}

fn any_scenario() -> impl Strategy<Value = Scenario> {
    let data = prop::collection::vec((any_text(), any_json()), 0..3);
    let layout = prop::collection::vec((any_text(), -1e6..1e6), 0..3);
    (any_text(), any_text(), data, prop::collection::vec(any_node(), 0..5), layout).prop_map(
        |(name, notes, data, mut nodes, layout)| {
            nodes.iter_mut().enumerate().for_each(|(index, node)| set_id(node, format!("n{index}")));
            let data = data
                .into_iter()
                .map(|(name, json)| TestData { name, variables: std::iter::once(("v".to_owned(), json)).collect() });
            let layout = layout.into_iter().map(|(id, x): (String, f64)| (id, Point { x, y: -x }));
            let scenario = Scenario::with_one_step("id", name);
            Scenario { notes, nodes, test_data: data.collect(), layout: layout.collect(), ..scenario }
        },
    )
}

proptest! {
    #[test]
    fn any_scenario_survives(scenario in any_scenario()) {
        let text = save(&scenario).expect("no secret, not deep");
        let loaded = load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&loaded.scenario, &scenario, "{}", &text);
        prop_assert!(!loaded.comments);
        prop_assert_eq!(save(&loaded.scenario).expect("as before"), text);
    }

    #[test]
    fn any_text_ends_in_words(text in "(?s).{0,60}") {
        let _ = load(&text);
        let _ = load(&format!("(version: 1, id: {text}"));
    }

    #[test]
    fn mutated_files_end_in_words(at in 0..EXAMPLE.len(), length in 0..40_usize, put in "[(){}\\[\\]\",:a1#r/*\\\\]{0,3}") {
        let mut text = EXAMPLE.to_owned();
        let floor = |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (start, end) = (floor(&text, at), floor(&text, at + length));
        text.replace_range(start..end, &put);
        match load(&text) {
            Ok(loaded) => prop_assert!(save(&loaded.scenario).is_ok()),
            Err(error) => prop_assert!(!error.message().show(Language::Russian).is_empty()),
        }
    }

    #[test]
    fn one_changed_field_changes_one_line(scenario in any_scenario(), after in 0..9999_u32) {
        let mut scenario = scenario;
        let mut step = Step::new("changed", Action::new(ActionKind::GetProfile));
        step.on_timeout = Some(OnTimeout { after: "PT0S".into(), next: None });
        scenario.nodes.push(Node::Telegram(Box::new(step)));
        let before = save(&scenario).expect("it can be saved");
        if let Some(Node::Telegram(step)) = scenario.nodes.last_mut() {
            step.on_timeout = Some(OnTimeout { after: format!("PT{}S", after + 1), next: None });
        }
        let text = save(&scenario).expect("it can be saved");
        let changed = before.lines().zip(text.lines()).filter(|(before, after)| before != after).count();
        prop_assert_eq!((changed, before.lines().count()), (1, text.lines().count()));
    }
}
