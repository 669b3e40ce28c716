//! Whatever goes wrong between a step and Telegram, the step ends in time, says how, and nothing is sent twice.

use super::bench::{Bench, one_step};
use crate::sandbox::png;
use futures_util::future::join_all;
use scenogram::engine::{Mode, Outcome};
use scenogram::sandbox::world::{Content, Draft, Options, Place, with_found_entities};
use scenogram::sandbox::{Fault, FaultKind};
use std::path::Path;
use std::time::{Duration, Instant};

const GROUP: i64 = -5001;
const FORUM: i64 = -1_001_000_000_001;

/// How long a step may take: as its Timeout event, and as the limit without progress.
const LIMIT: Duration = Duration::from_secs(4);

/// How much later than its limit a step may end on a busy machine; the client library alone would wait longer.
const SLACK: Duration = Duration::from_secs(5);

/// What the step does.
#[derive(Clone, Copy, Debug)]
enum Doing {
    /// Sends these files with a text, as so many messages.
    Send(&'static [&'static str], usize),
    /// Changes the text of a message of the bot's.
    Edit,
    /// Gets the chat's messages.
    Read,
}

const DOINGS: [Doing; 5] = [
    Doing::Send(&[], 1),
    Doing::Send(&["a.png"], 1),
    Doing::Send(&["a.png", "b.png", "c.png"], 3),
    Doing::Edit,
    Doing::Read,
];

impl Doing {
    fn action(self, message_id: i64) -> String {
        match self {
            Self::Send(files, _) => {
                let files: Vec<_> = files.iter().map(|file| format!(r#"(url: Text("{file}"))"#)).collect();
                let files = files.join(", ");
                format!(r#"SendMessage(peer: Text("{GROUP}"), text: Text("{DONE}"), attachments: List([{files}]))"#)
            }
            Self::Edit => {
                format!(r#"EditMessage(peer: Text("{GROUP}"), message_id: Text("{message_id}"), text: Text("{DONE}"))"#)
            }
            Self::Read => format!(r#"GetMessages(peer: Text("{GROUP}"))"#),
        }
    }
}

/// The text that a step writes.
const DONE: &str = "Заказ собран";

/// One fault of the first call, and what it comes to.
#[derive(Clone)]
struct Case {
    fault: FaultKind,
    outcome: Outcome,
    code: Option<&'static str>,
    /// Whether the text is in the chat afterwards.
    sent: bool,
    requests: usize,
}

impl Case {
    /// The same fault when the step does something else than sending.
    fn of(&self, doing: Doing) -> Self {
        let failed = |code| Self { outcome: Outcome::Failed, code: Some(code), sent: false, ..self.clone() };
        match (doing, &self.fault) {
            // The message is not in the other group.
            (Doing::Edit, FaultKind::Migrate { .. }) => failed("EDIT_NOT_FOUND"),
            // A question can be asked again, so that a lost answer is a plain failure.
            (Doing::Read, FaultKind::DropBefore | FaultKind::DropAfter) => failed("NETWORK"),
            // The request names no chat.
            (Doing::Read, FaultKind::Migrate { .. }) => Self { requests: 1, ..self.clone() },
            _ => self.clone(),
        }
    }
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

/// The chat's messages with the text that a step writes.
fn written(bench: &Bench) -> usize {
    bench.sandbox.world(|world| world.bot_messages(GROUP).iter().filter(|message| message.text() == DONE).count())
        + bench.sandbox.world(|world| world.bot_messages(FORUM).iter().filter(|message| message.text() == DONE).count())
}

/// Runs one step into the fault; with a Timeout event, or with the limit that every other step has.
async fn check(case: Case, doing: Doing, event: bool, bench: &Bench, folder: &Path) {
    let label = format!("{doing:?}, Timeout event: {event}, {:?}", case.fault);
    let message_id = bench.sandbox.change(|world| {
        let draft = Draft::new(Content::Text(with_found_entities("Заказ принят")), Options::default());
        world.post(world.bot.id, Place::Chat(GROUP), draft).id
    });
    bench.sandbox.set_faults(vec![Fault { method: None, kind: case.fault, times: Some(1) }]);
    let more =
        if event { format!(r#"on_timeout: (after: "PT{}S", next: "end"),"#, LIMIT.as_secs()) } else { String::new() };
    let (before, start) = (bench.count(), Instant::now());
    let transcript = bench.run(&one_step(&doing.action(message_id), &more), folder, Mode::Run).await;
    assert!(start.elapsed() < LIMIT + SLACK, "{label}: {:?}", start.elapsed());
    let node = &transcript.nodes[0];
    let code = node.error.as_ref().map(|error| error.code.as_str());
    assert_eq!((node.outcome, code, node.requests.len()), (case.outcome, case.code, case.requests), "{label}");
    assert_eq!(node.result.is_some(), case.outcome == Outcome::Done, "{label}");
    let (messages, texts) = match (doing, case.sent) {
        (Doing::Send(_, messages), true) => (messages, 1),
        (Doing::Edit, true) => (0, 1),
        _ => (0, 0),
    };
    assert_eq!((bench.count() - before, written(bench)), (messages, texts), "{label}");
    // Nothing goes on behind the step's back: a second call would now succeed.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!((bench.count() - before, written(bench)), (messages, texts), "{label}, later");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_ends_in_time_and_nothing_is_done_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.png", "b.png", "c.png"] {
        std::fs::write(folder.path().join(name), png(80, 60)).expect("a file");
    }
    let mut cells = Vec::new();
    for case in cases() {
        for doing in DOINGS {
            for event in [true, false] {
                // Made before any time is counted.
                let mut bench = Bench::start().await;
                bench.progress_limit = LIMIT;
                cells.push((case.of(doing), doing, event, bench));
            }
        }
    }
    let checks =
        cells.iter().map(|(case, doing, event, bench)| check(case.clone(), *doing, *event, bench, folder.path()));
    join_all(checks).await;
}
