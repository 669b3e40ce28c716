//! Runs in paused time against a scripted executor.

use super::run;
use crate::engine::fakes::{Act, FakeConnections, FakeEvaluator, Scripted, noon, now};
use crate::engine::{FailureKind, Line, Mode, Outcome, RunEvent, RunRequest, Scope, Transcript};
use crate::scenario::{
    Action, ActionKind, Assign, Assignment, ConnectionKind, Content, End, FieldKey, FieldValue, Gateway, Node, OnError,
    OnTimeout, Scenario, Start, Step,
};
use crate::texts::Language;
use crate::value::{Json, Variables};
use jiff::tz::TimeZone;
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

fn text(source: &str) -> Content {
    Content::Value(FieldValue::Text(source.into()))
}

/// A bot's *Send message* whose result goes into `sent`.
fn send() -> Step {
    let action = Action::new(ActionKind::SendMessage).with(FieldKey::Peer, text("1")).with(FieldKey::Text, text("hi"));
    let mut step = Step::new("send", action);
    step.kind = Some(ConnectionKind::Bot);
    step.connection = "bot".into();
    step.save_result_to = "sent".into();
    step.next = Some("end".into());
    step
}

/// A bot's *Get profile*.
fn ask() -> Step {
    Step { action: Action::new(ActionKind::GetProfile), ..send() }
}

fn with_error(mut step: Step) -> Step {
    step.on_error =
        Some(OnError { code_to: "data.code".into(), message_to: "data.message".into(), next: Some("mark".into()) });
    step
}

fn with_timeout(mut step: Step, after: &str) -> Step {
    step.on_timeout = Some(OnTimeout { after: after.into(), next: Some("mark".into()) });
    step
}

/// Start, the step, an assignment that both boundary lines lead to, End.
fn around(step: Step) -> Scenario {
    let mut scenario = Scenario::with_one_step("id", "Test");
    let value = FieldValue::Expr("true".into());
    scenario.nodes = vec![
        Node::Start(Start { id: "start".into(), name: String::new(), next: Some(step.id.clone()) }),
        Node::Telegram(Box::new(step)),
        Node::Assign(Assign {
            id: "mark".into(),
            set: vec![Assignment { to: "marked".into(), value }],
            next: Some("end".into()),
            ..Assign::default()
        }),
        Node::End(End { id: "end".into(), name: String::new() }),
    ];
    scenario
}

/// A run and what was seen of it.
struct Bench {
    request: RunRequest,
    acts: Vec<Act>,
    cancel_after: Option<Duration>,
}

struct Seen {
    transcript: Transcript,
    events: Vec<RunEvent>,
    calls: usize,
    took: Duration,
}

impl Bench {
    fn new(scenario: Scenario, acts: &[Act]) -> Self {
        let request = RunRequest {
            scenario,
            variables: Variables::new(),
            scope: Scope::All,
            mode: Mode::Run,
            folder: "folder".into(),
            connections: Default::default(),
            language: Language::English,
            zone: TimeZone::UTC,
            now,
            progress_limit: RunRequest::PROGRESS_LIMIT,
        };
        Self { request, acts: acts.to_vec(), cancel_after: None }
    }

    async fn run(self) -> Seen {
        now();
        let executor = Arc::new(Scripted { acts: self.acts, calls: Mutex::new(0) });
        let connections = FakeConnections { executor: Arc::clone(&executor) };
        let evaluator = FakeEvaluator::default();
        let cancel = CancellationToken::new();
        let events = Mutex::new(Vec::new());
        let hear = |event| events.lock().expect("no panic inside").push(event);
        let started = Instant::now();
        if let Some(after) = self.cancel_after {
            let cancel = cancel.clone();
            tokio::spawn(async move {
                tokio::time::sleep(after).await;
                cancel.cancel();
            });
        }
        let transcript = run(self.request, &evaluator, &connections, &cancel, &hear).await;
        let took = started.elapsed();
        let events = events.into_inner().expect("no panic inside");
        assert_eq!(events.last(), Some(&RunEvent::Finished { outcome: transcript.outcome }), "the last event");
        let calls = *executor.calls.lock().expect("no panic inside");
        Seen { transcript, events, calls, took }
    }
}

async fn run_acts(step: Step, acts: &[Act]) -> Seen {
    Bench::new(around(step), acts).run().await
}

impl Seen {
    /// Code and kind of the error of the first node.
    fn error(&self) -> Option<(&str, FailureKind)> {
        let error = self.transcript.nodes.first()?.error.as_ref()?;
        Some((&error.code, error.kind))
    }

    fn check(&self, outcome: Outcome, line: Option<Line>, code: Option<&str>) {
        assert_eq!(self.transcript.outcome, outcome, "{:?}", self.transcript);
        assert_eq!(self.transcript.nodes.first().and_then(|node| node.line), line, "{:?}", self.transcript);
        assert_eq!(self.error().map(|(code, _)| code), code, "{:?}", self.transcript);
    }

    fn words(&self) -> String {
        self.transcript.error.as_ref().map(|error| error.text.show(Language::English)).unwrap_or_default()
    }

    fn marked(&self) -> bool {
        self.transcript.variables.get("marked") == Some(&json!(true))
    }
}

#[tokio::test(start_paused = true)]
async fn a_result_is_saved_and_the_run_goes_on() {
    let seen = run_acts(send(), &[Act::Request, Act::Sleep(1), Act::Answer(json!({"message_id": 5}))]).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    let node = &seen.transcript.nodes[0];
    assert_eq!((node.attempts, node.duration_ms, node.requests.len()), (1, 1000, 1));
    assert_eq!(node.result, Some(json!({"message_id": 5})));
    assert_eq!(Json::Object(seen.transcript.variables.clone()), json!({"sent": {"message_id": 5}}));
    assert_eq!(seen.transcript.nodes.len(), 1, "Start and End only lead on");
    assert!(matches!(seen.events[0], RunEvent::NodeStarted { .. }));
}

#[tokio::test(start_paused = true)]
async fn without_an_error_event_the_error_ends_the_run() {
    for (kind, outcome) in [
        (FailureKind::Failed, Outcome::Failed),
        (FailureKind::TimedOut, Outcome::TimedOut),
        (FailureKind::Unknown, Outcome::Unknown),
    ] {
        let seen = run_acts(send(), &[Act::Fail(kind)]).await;
        seen.check(outcome, None, Some("CHAT_NOT_FOUND"));
        assert_eq!(seen.transcript.error, seen.transcript.nodes[0].error);
        let seen = run_acts(with_error(send()), &[Act::Fail(kind)]).await;
        seen.check(Outcome::Done, Some(Line::Error), Some("CHAT_NOT_FOUND"));
        assert_eq!(seen.transcript.nodes[0].outcome, outcome);
        assert!(seen.marked() && seen.transcript.error.is_none());
        let data = &seen.transcript.variables["data"];
        assert_eq!(data["code"], json!("CHAT_NOT_FOUND"));
        assert!(data["message"].as_str().is_some_and(|words| words.contains("Start")), "{data}");
    }
}

#[tokio::test(start_paused = true)]
async fn faults_before_sending_send_nothing() {
    let changed = |change: fn(&mut Step)| {
        let mut step = send();
        change(&mut step);
        step
    };
    let cases: [(Step, &str); 8] = [
        (changed(|step| step.save_result_to = "1x".into()), "VARIABLE_PATH"),
        (changed(|step| step.save_result_to = "n.x".into()), "VARIABLE_PATH"),
        (changed(|step| *step = with_timeout(step.clone(), "30 seconds")), "DURATION"),
        (changed(|step| step.connection.clear()), "CONNECTION_NOT_CHOSEN"),
        (changed(|step| step.connection = "nobody".into()), "CONNECTION_UNKNOWN"),
        (changed(|step| step.connection = "user".into()), "CONNECTION_KIND"),
        (changed(|step| step.connection = "locked".into()), "SECRET_MISSING"),
        (changed(|step| step.connection = "broken".into()), "CONNECTION_UNUSABLE"),
    ];
    for (step, code) in cases {
        let mut bench = Bench::new(around(step), &[]);
        bench.request.variables.insert("n".into(), json!(5));
        let seen = bench.run().await;
        seen.check(Outcome::Failed, None, Some(code));
        assert_eq!((seen.calls, seen.transcript.nodes[0].attempts), (0, 0), "{code}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_not_there_is_not_caught() {
    for (connection, caught) in [("nobody", false), ("locked", false), ("broken", true)] {
        let mut step = with_error(send());
        step.connection = connection.into();
        assert_eq!(run_acts(step, &[]).await.marked(), caught, "{connection}");
    }
}

#[tokio::test(start_paused = true)]
async fn error_variables_that_cannot_be_set_are_a_fault_of_their_own() {
    let mut step = with_error(send());
    step.on_error = Some(OnError { code_to: "e".into(), message_to: "e.text".into(), next: Some("mark".into()) });
    let seen = run_acts(step, &[]).await;
    seen.check(Outcome::Failed, None, Some("VARIABLE_PATH"));
    assert_eq!(seen.calls, 0);
}

#[tokio::test(start_paused = true)]
async fn a_step_without_progress_times_out() {
    let seen = run_acts(send(), &[Act::Sleep(61)]).await;
    seen.check(Outcome::TimedOut, None, Some("TIMEOUT"));
    assert_eq!(seen.took.as_secs(), 60);
    assert!(!seen.words().contains("may have"), "{}", seen.words());
    let seen = run_acts(send(), &[Act::Sleep(30), Act::Request, Act::Sleep(61)]).await;
    seen.check(Outcome::TimedOut, None, Some("TIMEOUT"));
    assert_eq!(seen.took.as_secs(), 90);
    assert!(seen.words().contains("may have"), "{}", seen.words());
    let slow = [Act::Sleep(59), Act::Progress, Act::Sleep(59), Act::Progress, Act::Sleep(59)];
    run_acts(send(), &slow).await.check(Outcome::Done, Some(Line::Next), None);
    run_acts(with_error(send()), &[Act::Sleep(61)]).await.check(Outcome::Done, Some(Line::Error), Some("TIMEOUT"));
}

#[tokio::test(start_paused = true)]
async fn a_timeout_event_counts_total_time_and_takes_its_own_line() {
    let busy = [Act::Sleep(20), Act::Progress, Act::Sleep(20), Act::Progress];
    let seen = run_acts(with_timeout(with_error(send()), "PT30S"), &busy).await;
    seen.check(Outcome::Done, Some(Line::Timeout), Some("TIMEOUT"));
    assert_eq!((seen.took.as_secs(), seen.transcript.nodes[0].outcome), (30, Outcome::TimedOut));
    assert!(seen.marked() && seen.transcript.variables.get("data").is_none());
    run_acts(with_timeout(send(), "PT2M"), &[Act::Sleep(100)]).await.check(Outcome::Done, Some(Line::Next), None);
    let seen = run_acts(with_timeout(send(), "PT30S"), &[Act::Sleep(10), Act::SleepHalf]).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    assert_eq!(seen.took.as_secs(), 20);
}

#[tokio::test(start_paused = true)]
async fn evaluation_counts_as_running() {
    let mut step = with_timeout(send(), "PT30S");
    step.action.set(FieldKey::Text, Some(text("${slow}"))).expect("a text");
    run_acts(step.clone(), &[Act::Sleep(9)]).await.check(Outcome::Done, Some(Line::Next), None);
    run_acts(step, &[Act::Sleep(11)]).await.check(Outcome::Done, Some(Line::Timeout), Some("TIMEOUT"));
}

fn later(mut step: Step, seconds: i64) -> Step {
    let moment = noon() + Duration::from_secs(1000) + jiff::SignedDuration::from_secs(seconds - 1000);
    step.action.set(FieldKey::SendAt, Some(text(&moment.to_string()))).expect("a date");
    step
}

#[tokio::test(start_paused = true)]
async fn a_bots_message_is_held_outside_of_every_limit() {
    let seen = run_acts(with_timeout(later(send(), 3600), "PT10S"), &[Act::Sleep(9)]).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    assert_eq!(seen.took.as_secs(), 3609);
    assert!(seen.events.iter().any(|event| matches!(event, RunEvent::Holding { .. })));
    run_acts(with_timeout(later(send(), 7200), "PT10S"), &[Act::Sleep(11)]).await.check(
        Outcome::Done,
        Some(Line::Timeout),
        Some("TIMEOUT"),
    );
    let seen = run_acts(later(send(), -5), &[]).await;
    assert_eq!(seen.took, Duration::ZERO);
    assert!(!seen.events.iter().any(|event| matches!(event, RunEvent::Holding { .. })));
}

#[tokio::test(start_paused = true)]
async fn an_accounts_message_is_not_held() {
    let mut step = later(send(), 3600);
    (step.kind, step.connection) = (None, "user".into());
    let seen = run_acts(step, &[]).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    assert_eq!(seen.took, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn flood_waits_are_waited_for_if_the_time_allows() {
    let acts = |seconds| [Act::Request, Act::Flood(seconds), Act::Request];
    let seen = run_acts(send(), &acts(60)).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    let node = &seen.transcript.nodes[0];
    assert_eq!((seen.took.as_secs(), node.attempts, node.requests.len()), (60, 2, 1));
    let until = noon() + Duration::from_secs(60);
    assert!(seen.events.contains(&RunEvent::FloodWait { node: "send".into(), seconds: 60, until }));

    let refused = |seen: &Seen, seconds| {
        seen.check(Outcome::Failed, None, Some("FLOOD_WAIT"));
        assert_eq!(seen.took, Duration::ZERO);
        assert_eq!(seen.transcript.error.as_ref().and_then(|error| error.retry_after), Some(seconds));
    };
    refused(&run_acts(send(), &acts(61)).await, 61);
    refused(&run_acts(with_timeout(send(), "PT30S"), &acts(30)).await, 30);
    let mut never = send();
    never.retry_flood = false;
    refused(&run_acts(never, &acts(1)).await, 1);
    run_acts(with_timeout(send(), "PT5M"), &acts(299)).await.check(Outcome::Done, Some(Line::Next), None);
}

#[tokio::test(start_paused = true)]
async fn a_groups_new_id_is_an_event() {
    let seen = run_acts(send(), &[Act::Request, Act::Migrate(-5, -1_000_000_000_005), Act::Request]).await;
    seen.check(Outcome::Done, Some(Line::Next), None);
    assert!(seen.events.contains(&RunEvent::Migrated { node: "send".into(), old: -5, new: -1_000_000_000_005 }));
}

#[tokio::test(start_paused = true)]
async fn a_line_to_nowhere_is_found_before_anything_is_sent() {
    let mut plain = send();
    plain.next = Some("x".into());
    let mut caught = with_error(send());
    caught.on_error = Some(OnError { next: Some("x".into()), ..OnError::default() });
    let mut timed = with_timeout(send(), "PT5S");
    timed.on_timeout = Some(OnTimeout { after: "PT5S".into(), next: Some("x".into()) });
    for step in [plain, caught, timed] {
        let seen = Bench::new(around(step.clone()), &[]).run().await;
        assert_eq!((seen.transcript.outcome, seen.calls), (Outcome::Failed, 0));
        assert_eq!(seen.transcript.error.as_ref().map(|error| error.code.as_str()), Some("NODE_MISSING"));
        assert!(seen.words().contains("“x”"), "{}", seen.words());
        // Alone the step leads nowhere, so its lines do not matter.
        let mut bench = Bench::new(around(step), &[]);
        bench.request.scope = Scope::Step("send".into());
        assert_eq!(bench.run().await.calls, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn flood_waits_do_not_go_on_for_ever() {
    let seen = run_acts(send(), &vec![Act::Flood(60); 100]).await;
    seen.check(Outcome::Failed, None, Some("FLOOD_WAIT"));
    assert_eq!((seen.took.as_secs(), seen.transcript.nodes[0].attempts), (900, 16));
    let seen = run_acts(send(), &vec![Act::Flood(0); 2000]).await;
    seen.check(Outcome::Failed, None, Some("FLOOD_WAIT"));
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_run_ends_at_once_and_keeps_its_record() {
    let cases: [(Step, &[Act], bool); 10] = [
        (with_error(send()), &[Act::Sleep(50)], false),
        (with_error(send()), &[Act::Request, Act::Sleep(50)], true),
        (with_error(send()), &[Act::Request, Act::Flood(50)], false),
        (with_error(send()), &[Act::Request, Act::Progress, Act::Flood(1), Act::Request, Act::Sleep(50)], true),
        // The request is refused, and nothing has left since.
        (with_error(send()), &[Act::Request, Act::Flood(1), Act::Sleep(50)], false),
        (with_error(send()), &[Act::Request, Act::Flood(1), Act::HiddenFlood(50)], false),
        // What waits is not what left.
        (with_error(send()), &[Act::Request, Act::HiddenFlood(50)], true),
        (with_error(send()), &[Act::Request, Act::HiddenFlood(1), Act::HiddenFlood(1), Act::Sleep(50)], true),
        (later(send(), 100_000), &[], false),
        // Nothing can have come of a question.
        (with_error(ask()), &[Act::Request, Act::Sleep(50)], false),
    ];
    for (step, acts, left) in cases {
        let mut bench = Bench::new(around(step), acts);
        bench.cancel_after = Some(Duration::from_secs(5));
        let seen = bench.run().await;
        seen.check(Outcome::Cancelled, None, Some("CANCELLED"));
        assert!(seen.took < Duration::from_millis(5100), "{acts:?}");
        assert_eq!(seen.words().contains("may have"), left, "{acts:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn panics_become_errors() {
    let seen = run_acts(send(), &[Act::Panic]).await;
    seen.check(Outcome::Failed, None, Some("INTERNAL"));
    let seen = run_acts(send(), &[Act::Request, Act::Panic]).await;
    seen.check(Outcome::Unknown, None, Some("INTERNAL"));
    assert_eq!(seen.transcript.nodes[0].requests.len(), 1);
    let mut step = send();
    step.action.set(FieldKey::Text, Some(text("${panic}"))).expect("a text");
    run_acts(with_error(step), &[]).await.check(Outcome::Done, Some(Line::Error), Some("INTERNAL"));
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_shows_requests_and_lends_samples() {
    let mut second = send();
    second.id = "second".into();
    second.action.set(FieldKey::Text, Some(text("${sent.message_id}"))).expect("a text");
    let mut first = with_error(send());
    first.next = Some("second".into());
    let mut scenario = around(first.clone());
    scenario.nodes.push(Node::Telegram(Box::new(second)));
    let mut bench = Bench::new(scenario, &[Act::Panic]);
    bench.request.mode = Mode::Check;
    let seen = bench.run().await;
    seen.check(Outcome::DryRun, Some(Line::Next), None);
    assert_eq!((seen.calls, seen.transcript.nodes.len()), (0, 2));
    for node in &seen.transcript.nodes {
        assert_eq!((node.outcome, node.requests.len(), &node.result), (Outcome::DryRun, 1, &None));
    }
    // A fault ends it, though an Error event would catch it in a run.
    first.action.set(FieldKey::Text, Some(text("${typo}"))).expect("a text");
    first.next = Some("end".into());
    let mut bench = Bench::new(around(first), &[]);
    bench.request.mode = Mode::Check;
    bench.run().await.check(Outcome::Failed, None, Some("UNKNOWN_VARIABLE"));
}

#[tokio::test(start_paused = true)]
async fn one_step_alone() {
    let alone = |step: Step, id: &str, acts: &[Act]| {
        let mut bench = Bench::new(around(step), acts);
        bench.request.scope = Scope::Step(id.into());
        bench.run()
    };
    alone(send(), "send", &[]).await.check(Outcome::Done, Some(Line::Next), None);
    let seen = alone(with_error(send()), "send", &[Act::Fail(FailureKind::Failed)]).await;
    seen.check(Outcome::Failed, Some(Line::Error), Some("CHAT_NOT_FOUND"));
    assert!(!seen.marked() && seen.transcript.variables.contains_key("data"));
    assert!(alone(send(), "mark", &[]).await.marked());
    for (id, code) in [("end", "NOTHING_TO_RUN"), ("nowhere", "NODE_MISSING")] {
        let seen = alone(send(), id, &[]).await;
        assert_eq!(seen.transcript.error.map(|error| error.code), Some(code.to_owned()));
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_walked_is_said() {
    let run_nodes = async |nodes: Vec<Node>| {
        let mut scenario = around(send());
        scenario.nodes = nodes;
        let seen = Bench::new(scenario, &[]).run().await;
        assert_eq!(seen.transcript.outcome, Outcome::Failed);
        (seen.transcript.error.clone().map(|error| error.code), seen.words_of_last())
    };
    let start = |next: &str| Node::Start(Start { id: "start".into(), name: String::new(), next: Some(next.into()) });
    let gateway = Node::Gateway(Gateway { id: "choice".into(), ..Gateway::default() });
    let circle = Node::Assign(Assign { id: "a".into(), next: Some("a".into()), ..Assign::default() });
    let (code, words) = run_nodes(vec![start("choice"), gateway]).await;
    assert_eq!(code.as_deref(), Some("NODE_KIND_UNSUPPORTED"));
    assert!(words.contains("Gateway") && words.contains("choice"), "{words}");
    assert_eq!(run_nodes(vec![start("x")]).await.0.as_deref(), Some("NODE_MISSING"));
    assert_eq!(run_nodes(vec![]).await.0.as_deref(), Some("NO_START"));
    assert_eq!(run_nodes(vec![start("a"), circle]).await.0.as_deref(), Some("TOO_MANY_NODES"));
    assert_eq!(run_nodes(vec![start("start")]).await.0.as_deref(), Some("TOO_MANY_NODES"));
}

impl Seen {
    fn words_of_last(&self) -> String {
        let error = self.transcript.nodes.last().and_then(|node| node.error.as_ref());
        error.map(|error| error.text.show(Language::English)).unwrap_or_default()
    }
}

#[tokio::test(start_paused = true)]
async fn assignments_go_in_order_and_keep_types() {
    let assign = async |pairs: &[(&str, FieldValue)]| {
        let set = pairs.iter().map(|(to, value)| Assignment { to: (*to).into(), value: value.clone() }).collect();
        let mut scenario = around(send());
        scenario.nodes = vec![
            Node::Start(Start { id: "start".into(), name: String::new(), next: Some("set".into()) }),
            Node::Assign(Assign { id: "set".into(), set, ..Assign::default() }),
        ];
        let seen = Bench::new(scenario, &[]).run().await;
        let code = seen.transcript.error.map(|error| error.code);
        code.map_or_else(|| Ok(Json::Object(seen.transcript.variables)), Err)
    };
    let expr = |source: &str| FieldValue::Expr(source.into());
    let good =
        [("a.b", expr("[1]")), ("c", expr("a.b")), ("d", FieldValue::Text("№ ${7}".into())), ("e", expr("date"))];
    assert_eq!(
        assign(&good).await,
        Ok(json!({"a": {"b": [1]}, "c": [1], "d": "№ 7", "e": "2026-11-22T13:00:00.000Z"}))
    );
    for (source, code) in [("typo", "UNKNOWN_VARIABLE"), ("undefined", "FIELD_VALUE"), ("NaN", "FIELD_VALUE")] {
        assert_eq!(assign(&[("a", expr(source))]).await, Err(code.to_owned()), "{source}");
    }
    assert_eq!(assign(&[("1", expr("1"))]).await, Err("VARIABLE_PATH".to_owned()));
    assert_eq!(assign(&[("a", expr("panic"))]).await, Err("INTERNAL".to_owned()));
}

#[test]
fn a_run_can_be_spawned() {
    fn is_send<T: Send>(_: &T) {}
    let bench = Bench::new(around(send()), &[]);
    let connections = FakeConnections { executor: Arc::new(Scripted { acts: Vec::new(), calls: Mutex::new(0) }) };
    let (evaluator, cancel) = (FakeEvaluator::default(), CancellationToken::new());
    is_send(&run(bench.request, &evaluator, &connections, &cancel, &|_| {}));
}
