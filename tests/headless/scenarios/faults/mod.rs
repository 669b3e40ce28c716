//! Whatever goes wrong between a step and Telegram, the step ends in time, says how, and nothing is done twice: every
//! fault, alone and after another, × what a step does × both connections × both ways of limiting its time.
//!
//! What each fault comes to stands in two tables, one for each connection: [`bots`] and [`accounts`]. What happened is
//! counted in the sandbox's world, whatever the step says of it.

mod accounts;
mod bots;

use super::bench::{Bench, one_step_as};
use crate::sandbox::png;
use futures_util::{FutureExt, StreamExt, stream};
use scenogram::engine::{Mode, Outcome, Transcript};
use scenogram::sandbox::world::{Content, Draft, Message, Options, Place, with_found_entities};
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::scenario::ConnectionKind;
use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::time::{Duration, Instant};

/// A basic group with the bot and the account in it.
const GROUP: i64 = -5001;
/// A supergroup with both in it.
const FORUM: i64 = -1_001_000_000_001;
/// The account's person.
const ANNA: i64 = 1;

/// How long a step may take where it is to end before.
const WIDE: Duration = Duration::from_secs(60);
/// How long where its end is a matter of time; the clients alone would wait at least 30 seconds.
const TIGHT: Duration = Duration::from_secs(8);
/// How long an answer may take where that is what ends the waiting.
const ANSWER: Duration = Duration::from_secs(5);
/// How much later than its limit a step may end on a busy machine.
const SLACK: Duration = Duration::from_secs(15);
/// Longer than any step waits for an answer.
const LONG: Duration = Duration::from_secs(120);
/// Seconds of a flood wait that a step allows, and of one that it does not.
const SHORT_WAIT: u32 = 1;
const LONG_WAIT: u32 = 600;

/// How many sandboxes there are at a time, so that they wait for faults and not for the machine.
const AT_A_TIME: usize = 32;

/// The text that a step writes.
const DONE: &str = "Заказ собран";

/// What the step does.
#[derive(Clone, Copy, Debug)]
enum Doing {
    /// Sends these files with a text, as so many messages.
    Send(&'static [&'static str], usize),
    /// Changes the text of a message of its own.
    Edit,
    /// Gets the group's messages.
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

    /// The method that does it, which is what faults strike.
    fn method(self, kind: ConnectionKind) -> &'static str {
        let (user, bot) = match self {
            Self::Send([], _) => ("messages.sendMessage", "sendMessage"),
            Self::Send([_], _) => ("messages.sendMedia", "sendPhoto"),
            Self::Send(..) => ("messages.sendMultiMedia", "sendMediaGroup"),
            Self::Edit => ("messages.editMessage", "editMessageText"),
            Self::Read => ("messages.getHistory", "getUpdates"),
        };
        match kind {
            ConnectionKind::User => user,
            ConnectionKind::Bot => bot,
        }
    }

    /// How many messages there are more, and how many with the text, once it is done.
    fn change(self) -> (usize, usize) {
        match self {
            Self::Send(_, messages) => (messages, 1),
            Self::Edit => (0, 1),
            Self::Read => (0, 0),
        }
    }
}

/// What is true of the group while the step runs.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Group {
    Stays,
    /// It became a supergroup before.
    Moved,
    /// It becomes a supergroup as soon as the step's text is in it.
    MovesMeanwhile,
}

/// What ends a wait for an answer that does not come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Patience {
    /// Nothing here: the step is to end by itself.
    Program,
    /// The step's limit of time.
    Step,
    /// The client's limit for an answer.
    Answer,
}

/// What a step comes to.
#[derive(Clone, Copy, Debug)]
struct End {
    outcome: Outcome,
    /// Empty where there is no error.
    code: &'static str,
    /// Whether it was carried out, once; else not at all.
    done: bool,
    /// How often the method is shown.
    requests: usize,
}

impl End {
    const DONE: Self = Self { outcome: Outcome::Done, code: "", done: true, requests: 1 };

    const fn failed(code: &'static str) -> Self {
        Self { outcome: Outcome::Failed, code, done: false, requests: 1 }
    }

    const fn unknown(done: bool) -> Self {
        Self { outcome: Outcome::Unknown, code: "UNKNOWN_OUTCOME", done, requests: 1 }
    }

    const fn timed_out(done: bool) -> Self {
        Self { outcome: Outcome::TimedOut, code: "TIMEOUT", done, requests: 1 }
    }

    const fn asked(self, requests: usize) -> Self {
        Self { requests, ..self }
    }
}

/// Faults of the step's method, one after the other, and what they come to.
#[derive(Clone, Debug)]
struct Row {
    faults: Vec<(FaultKind, u32)>,
    group: Group,
    patience: Patience,
    /// Of a send, of an edit, and of a read.
    ends: [End; 3],
    /// Of an album's send, where it ends in another way than a single message's.
    album: Option<End>,
}

impl Row {
    fn new(faults: impl Into<Vec<(FaultKind, u32)>>, ends: [End; 3]) -> Self {
        Self { faults: faults.into(), group: Group::Stays, patience: Patience::Program, ends, album: None }
    }

    fn group(self, group: Group) -> Self {
        Self { group, ..self }
    }

    fn patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    fn end(&self, doing: Doing) -> End {
        let [send, edit, read] = self.ends;
        match doing {
            Doing::Send([_, _, ..], _) => self.album.unwrap_or(send),
            Doing::Send(..) => send,
            Doing::Edit => edit,
            Doing::Read => read,
        }
    }
}

/// Strikes the first call.
const fn once(kind: FaultKind) -> (FaultKind, u32) {
    (kind, 1)
}

/// Strikes every call.
const fn always(kind: FaultKind) -> (FaultKind, u32) {
    (kind, u32::MAX)
}

fn error(code: u16, words: &str) -> FaultKind {
    FaultKind::Error { code, description: words.to_owned() }
}

const fn moved_to_forum() -> FaultKind {
    FaultKind::Migrate { from: GROUP, to: FORUM }
}

/// One row on one connection, as one kind of step limited in one way.
struct Cell<'a> {
    kind: ConnectionKind,
    row: &'a Row,
    doing: Doing,
    /// Whether a Timeout event limits the step, or the limit that every other step has.
    event: bool,
}

impl Cell<'_> {
    async fn check(&self, folder: &Path) {
        let Self { kind, row, doing, event } = self;
        let label = format!("{kind:?}, {doing:?}, Timeout event: {event}, {row:?}");
        let mut bench = Bench::start_with((row.patience == Patience::Answer).then_some(ANSWER)).await;
        let limit = if row.patience == Patience::Step { TIGHT } else { WIDE };
        bench.progress_limit = limit;
        let message_id = self.prepare(&bench);
        let on_timeout = format!(r#"on_timeout: (after: "PT{}S", next: "end"),"#, limit.as_secs());
        let step = one_step_as(*kind, &doing.action(message_id), if *event { &on_timeout } else { "" });
        let (before, start) = (messages(&bench), Instant::now());
        let transcript = self.run(&bench, || bench.run(&step, folder, Mode::Run)).await;
        assert!(start.elapsed() < limit + SLACK, "{label}: {:?}", start.elapsed());

        let (node, end) = (&transcript.nodes[0], row.end(*doing));
        let code = node.error.as_ref().map_or("", |error| error.code.as_str());
        let requests = node.requests.iter().filter(|request| request.method == doing.method(*kind)).count();
        assert_eq!((node.outcome, code, requests), (end.outcome, end.code, end.requests), "{label}: {:?}", node.error);
        assert_eq!(node.result.is_some(), end.outcome == Outcome::Done, "{label}");
        let retry_after = node.error.as_ref().and_then(|error| error.retry_after);
        assert!(end.outcome != Outcome::Unknown || retry_after.is_none(), "{label}: to be repeated by itself");

        let change = if end.done { doing.change() } else { (0, 0) };
        assert_eq!((messages(&bench) - before, written(&bench)), change, "{label}");
        // Nothing goes on behind the step's back: a further call would now succeed.
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!((messages(&bench) - before, written(&bench)), change, "{label}, later");
    }

    /// Makes the group and the faults what the row says; gives the id of a message there that the step may edit.
    fn prepare(&self, bench: &Bench) -> i64 {
        let message_id = bench.sandbox.change(|world| {
            let author = if self.kind == ConnectionKind::Bot { world.bot.id } else { ANNA };
            let draft = Draft::new(Content::Text(with_found_entities("Заказ принят")), Options::default());
            let id = world.post(author, Place::Chat(GROUP), draft).id;
            if self.row.group == Group::Moved {
                world.migrate(GROUP).expect("a basic group");
            }
            id
        });
        let method = Some(self.doing.method(self.kind).to_owned());
        let faults = self.row.faults.iter();
        let fault = |(kind, times): &(FaultKind, u32)| Fault {
            method: method.clone(),
            kind: kind.clone(),
            times: Some(*times),
        };
        let mut faults: Vec<_> = faults.map(fault).collect();
        if self.row.group == Group::MovesMeanwhile {
            // The first question of a new connection: it takes as long as the group needs to move.
            let kind = FaultKind::Slow(Duration::from_secs(1));
            faults.push(Fault { method: Some("users.getUsers".to_owned()), kind, times: None });
        }
        bench.sandbox.set_faults(faults);
        message_id
    }

    /// Runs the step while the group does what the row says.
    async fn run<R: Future<Output = Transcript>>(&self, bench: &Bench, step: impl FnOnce() -> R) -> Transcript {
        let moving = async {
            if self.row.group == Group::MovesMeanwhile {
                while written(bench) == 0 {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                bench.sandbox.change(|world| world.migrate(GROUP));
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            transcript = step() => transcript,
            () = moving => unreachable!("it never ends"),
        }
    }
}

/// What people and the bot have written, in all chats.
fn messages(bench: &Bench) -> usize {
    bench.sandbox.world(|world| world.all_messages().filter(|message| !message.is_service()).count())
}

/// The messages with the text that a step writes, in all chats.
fn written(bench: &Bench) -> usize {
    let is_ours = |message: &&Message| message.text() == DONE;
    bench.sandbox.world(|world| world.all_messages().filter(is_ours).count())
}

async fn check_all(kind: ConnectionKind, rows: &[Row]) {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.png", "b.png", "c.png"] {
        std::fs::write(folder.path().join(name), png(80, 60)).expect("a file");
    }
    let doings = rows.iter().flat_map(|row| DOINGS.map(|doing| (row, doing)));
    let cells = doings.flat_map(|(row, doing)| [true, false].map(|event| Cell { kind, row, doing, event }));
    let folder = folder.path();
    let checks =
        stream::iter(cells).map(|cell| async move { AssertUnwindSafe(cell.check(folder)).catch_unwind().await });
    // All of them, so that the whole pattern is seen where one thing breaks many.
    let ended: Vec<_> = checks.buffer_unordered(AT_A_TIME).collect().await;
    let broken = ended.iter().filter(|cell| cell.is_err()).count();
    assert_eq!(broken, 0, "of {} cells; what is wrong with each stands above", ended.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_of_a_bots_step_ends_in_time_and_nothing_is_done_twice() {
    check_all(ConnectionKind::Bot, &bots::rows()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_of_an_accounts_step_ends_in_time_and_nothing_is_done_twice() {
    check_all(ConnectionKind::User, &accounts::rows()).await;
}

/// A fault that is added must be added here, too, and so to both tables.
#[test]
fn no_fault_is_missing() {
    const KINDS: usize = 8;
    let number = |kind: &FaultKind| match kind {
        FaultKind::Error { .. } => 0,
        FaultKind::RetryAfter(_) => 1,
        FaultKind::DropBefore => 2,
        FaultKind::DropAfter => 3,
        FaultKind::Silence => 4,
        FaultKind::Slow(_) => 5,
        FaultKind::Migrate { .. } => 6,
        FaultKind::BadGateway => 7,
    };
    for rows in [bots::rows(), accounts::rows()] {
        let alone = rows.iter().filter_map(|row| match row.faults.as_slice() {
            [(kind, _)] => Some(number(kind)),
            _ => None,
        });
        let alone: BTreeSet<_> = alone.collect();
        assert_eq!(alone, (0..KINDS).collect());
        assert!(rows.iter().any(|row| row.faults.len() > 1));
    }
}
