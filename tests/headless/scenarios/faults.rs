//! Whatever goes wrong between a step and Telegram, the step ends in time, says how, and nothing is sent twice.

use super::bench::{Bench, one_step};
use crate::sandbox::png;
use futures_util::future::join_all;
use scenogram::engine::{Mode, Outcome};
use scenogram::sandbox::{Fault, FaultKind};
use std::path::Path;
use std::time::{Duration, Instant};

const GROUP: i64 = -5001;
const FORUM: i64 = -1_001_000_000_001;

/// How long a step may take: as its Timeout event, and as the limit without progress.
const LIMIT: Duration = Duration::from_secs(4);

/// How much later than its limit a step may end on a busy machine; the client library alone would wait longer.
const SLACK: Duration = Duration::from_secs(5);

/// What is sent: its name, its attachments, and how many messages it becomes.
const CONTENTS: [(&str, &str, usize); 3] = [
    ("text", "", 1),
    ("photo", r#"attachments: List([(url: Text("a.png"))]),"#, 1),
    ("album", r#"attachments: List([(url: Text("a.png")), (url: Text("b.png")), (url: Text("c.png"))]),"#, 3),
];

/// One fault of the first call, and what it comes to.
#[derive(Clone)]
struct Case {
    fault: FaultKind,
    outcome: Outcome,
    code: Option<&'static str>,
    /// Whether the messages are in the chat afterwards.
    sent: bool,
    requests: usize,
}

fn cases() -> Vec<Case> {
    let case = |fault, outcome, code: &'static str, sent| Case {
        fault,
        outcome,
        code: Some(code).filter(|code| !code.is_empty()),
        sent,
        requests: 1,
    };
    let kicked = "Forbidden: bot was kicked from the group chat".to_owned();
    vec![
        case(FaultKind::Error { code: 403, description: kicked }, Outcome::Failed, "BOT_KICKED", false),
        case(FaultKind::RetryAfter(1), Outcome::Done, "", true),
        case(FaultKind::RetryAfter(60), Outcome::Failed, "FLOOD_WAIT", false),
        case(FaultKind::DropBefore, Outcome::Unknown, "UNKNOWN_OUTCOME", false),
        case(FaultKind::DropAfter, Outcome::Unknown, "UNKNOWN_OUTCOME", true),
        case(FaultKind::Silence, Outcome::TimedOut, "TIMEOUT", false),
        case(FaultKind::Slow(Duration::from_millis(100)), Outcome::Done, "", true),
        case(FaultKind::Slow(Duration::from_secs(60)), Outcome::TimedOut, "TIMEOUT", true),
        // The client library keeps such an answer back for ten seconds.
        case(FaultKind::BadGateway, Outcome::TimedOut, "TIMEOUT", false),
        Case { requests: 2, ..case(FaultKind::Migrate { from: GROUP, to: FORUM }, Outcome::Done, "", true) },
    ]
}

/// Runs one step into the fault; with a Timeout event, or with the limit that every other step has.
async fn check(case: Case, content: (&str, &str, usize), event: bool, bench: &Bench, folder: &Path) {
    let (name, attachments, messages) = content;
    let label = format!("{name}, Timeout event: {event}, {:?}", case.fault);
    bench.sandbox.set_faults(vec![Fault { method: None, kind: case.fault, times: Some(1) }]);
    let action = format!(r#"SendMessage(peer: Text("{GROUP}"), text: Text("Готово"), {attachments})"#);
    let more =
        if event { format!(r#"on_timeout: (after: "PT{}S", next: "end"),"#, LIMIT.as_secs()) } else { String::new() };
    let (before, start) = (bench.count(), Instant::now());
    let transcript = bench.run(&one_step(&action, &more), folder, Mode::Run).await;
    assert!(start.elapsed() < LIMIT + SLACK, "{label}: {:?}", start.elapsed());
    let node = &transcript.nodes[0];
    let code = node.error.as_ref().map(|error| error.code.as_str());
    assert_eq!((node.outcome, code, node.requests.len()), (case.outcome, case.code, case.requests), "{label}");
    assert_eq!(node.result.is_some(), case.outcome == Outcome::Done, "{label}");
    let expected = if case.sent { messages } else { 0 };
    assert_eq!(bench.count() - before, expected, "{label}");
    // Nothing goes on behind the step's back: a second call would now succeed.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(bench.count() - before, expected, "{label}, later");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_ends_in_time_and_nothing_is_sent_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.png", "b.png", "c.png"] {
        std::fs::write(folder.path().join(name), png(80, 60)).expect("a file");
    }
    let mut cells = Vec::new();
    for case in cases() {
        for content in CONTENTS {
            for event in [true, false] {
                // Made before any time is counted.
                let mut bench = Bench::start().await;
                bench.progress_limit = LIMIT;
                cells.push((case.clone(), content, event, bench));
            }
        }
    }
    let checks =
        cells.iter().map(|(case, content, event, bench)| check(case.clone(), *content, *event, bench, folder.path()));
    join_all(checks).await;
}
