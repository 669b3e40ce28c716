//! A history of ten thousand messages read as a person: page by page, told of, without holding anything twice, and
//! broken off at once.
//!
//! Memory is that of the whole process, so the test that looks at it starts itself anew, alone.

use super::bench::{Bench, one_step_as, request};
use scenogram::engine::{Mode, Outcome, RunEvent, RunRequest, Transcript};
use scenogram::sandbox::world::{Content, Draft, Options, Place, with_found_entities};
use scenogram::sandbox::{Fault, FaultKind, World};
use scenogram::scenario::ConnectionKind;
use scenogram::value::Json;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, process};
use tokio_util::sync::CancellationToken;

const ANNA: i64 = 1;
const BORIS: i64 = 2;
const MESSAGES: usize = 10_000;
/// Messages of one page, the most that Telegram gives.
const PAGE: u64 = 100;
const READ: &str = "messages.getHistory";

/// Set in the process that runs alone.
const ALONE: &str = "SCENOGRAM_TEST_ALONE";
/// Begins the line of the figures that the process tells.
const FIGURES: &str = "ten thousand messages: ";

/// A sandbox where Anna and Boris have written so much to each other.
async fn bench() -> Bench {
    let bench = Bench::start().await;
    bench.sandbox.change(fill);
    bench
}

fn fill(world: &mut World) {
    for number in 0..MESSAGES {
        let text = format!("Заказ № {number}: собран, проверен и ждёт вас до вечера пятницы");
        let draft = Draft::new(Content::Text(with_found_entities(&text)), Options::default());
        world.post(if number % 2 == 0 { ANNA } else { BORIS }, Place::between(ANNA, BORIS), draft);
    }
}

fn reading(limit: usize) -> RunRequest {
    let action = format!(r#"GetMessages(peer: Text("{BORIS}"), limit: Text("{limit}"))"#);
    request(&one_step_as(ConnectionKind::User, &action, r#"save_result_to: "found","#), Path::new("."), Mode::Run)
}

/// What a run tells of its progress.
#[derive(Default)]
struct Heard {
    steps: Mutex<Vec<u64>>,
}

impl Heard {
    /// Notes progress; how much has been read, if the event is about that.
    fn hear(&self, event: &RunEvent) -> Option<u64> {
        let RunEvent::Progress { progress, .. } = event else { return None };
        assert_eq!((progress.what.as_str(), progress.total), (READ, None));
        self.steps.lock().unwrap_or_else(PoisonError::into_inner).push(progress.done);
        Some(progress.done)
    }

    fn last(&self) -> Option<u64> {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner).last().copied()
    }
}

fn messages(transcript: &Transcript) -> &[Json] {
    assert_eq!(transcript.outcome, Outcome::Done, "{:?}", transcript.error);
    transcript.variables["found"].as_array().expect("an array")
}

#[test]
fn ten_thousand_messages_are_told_of_and_held_once() {
    if env::var_os(ALONE).is_some() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
        println!("{FIGURES}{}", runtime.block_on(read_all()));
        return;
    }
    let (_, module) = module_path!().split_once("::").expect("a module of the test binary");
    let name = format!("{module}::ten_thousand_messages_are_told_of_and_held_once");
    let mut alone = process::Command::new(env::current_exe().expect("this test"));
    let ended = alone.args(["--exact", &name, "--nocapture"]).env(ALONE, "1").output().expect("started");
    let told = String::from_utf8_lossy(&ended.stdout);
    let figures = told.lines().find_map(|line| line.find(FIGURES).and_then(|at| line.get(at..)));
    let failed = || format!("{told}{}", String::from_utf8_lossy(&ended.stderr));
    assert!(ended.status.success() && figures.is_some(), "{}", failed());
    println!("{}", figures.unwrap_or_default());
}

/// Reads everything and looks at what the world, the events and memory say.
async fn read_all() -> String {
    let bench = bench().await;
    // Connections and buffers are there after this.
    let first = bench.watch(reading(300), &CancellationToken::new(), &|_| {}).await;
    assert_eq!(messages(&first).len(), 300);

    let (heard, sizes) = (Heard::default(), Mutex::new(Vec::new()));
    let started = Instant::now();
    let transcript = bench
        .watch(reading(MESSAGES), &CancellationToken::new(), &|event| {
            if heard.hear(&event).is_some() {
                sizes.lock().unwrap_or_else(PoisonError::into_inner).push(memory::resident());
            }
        })
        .await;
    let took = started.elapsed();

    let steps = heard.steps.into_inner().unwrap_or_default();
    let expected: Vec<u64> = (1..=MESSAGES as u64 / PAGE).map(|page| page * PAGE).collect();
    assert_eq!(steps, expected);
    assert_eq!(transcript.nodes[0].requests.len(), expected.len());
    let found: Vec<_> = messages(&transcript).iter().map(|one| one["message_id"].as_i64()).collect();
    let all = |world: &World| {
        let newest = world.messages(Place::between(ANNA, BORIS)).iter().rev().take(MESSAGES);
        newest.map(|message| Some(message.id)).collect::<Vec<_>>()
    };
    assert_eq!(found, bench.sandbox.world(all));

    let sizes: Option<Vec<u64>> = sizes.into_inner().unwrap_or_default().into_iter().collect();
    let figures = sizes.map(|sizes| look(&sizes, &transcript.variables["found"])).unwrap_or_default();
    format!("read in {} ms{figures}", took.as_millis())
}

/// Compares how memory grew while the messages were read with what one copy of them takes.
fn look(sizes: &[u64], found: &Json) -> String {
    let peak = memory::peak().unwrap_or_default().saturating_sub(sizes.first().copied().unwrap_or_default());
    // What the run has let go of is used again by the first copy; the second one needs memory of its own.
    let copies = [found.clone()];
    let before = memory::resident().unwrap_or_default();
    let copy = found.clone();
    let size = memory::resident().unwrap_or_default().saturating_sub(before);
    drop((copy, copies));
    let grown = sizes.last().zip(sizes.first()).map_or(0, |(last, first)| last.saturating_sub(*first));
    let figures = format!(
        ", grew by {} KB meanwhile and by {} KB until the run was over; one copy of the result takes {} KB",
        grown / 1024,
        peak / 1024,
        size / 1024
    );
    // A page's own bytes and objects come and go.
    assert!(size > 1024 * 1024 && grown <= size + size / 5, "{figures}");
    // The result stands in the variables and in the step's record, and once more in the event that brings the record.
    assert!(peak <= 3 * size + size / 2, "{figures}");
    figures
}

/// Cancels while pages come in, and while Telegram says nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_reading_is_cancelled_at_once() {
    const AT: u64 = 2000;
    /// Far more than cancelling takes on a busy machine, and far less than the answer would.
    const BOUND: Duration = Duration::from_secs(10);
    let bench = bench().await;
    for slow in [false, true] {
        let (heard, cancel, cancelled) = (Heard::default(), CancellationToken::new(), Mutex::new(None));
        let give_up = || {
            *cancelled.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            cancel.cancel();
        };
        let on_event = |event: RunEvent| {
            if heard.hear(&event) == Some(AT) {
                if slow {
                    let kind = FaultKind::Slow(Duration::from_secs(60));
                    bench.sandbox.set_faults(vec![Fault { method: Some(READ.into()), kind, times: Some(1) }]);
                } else {
                    give_up();
                }
            }
        };
        let run = bench.watch(reading(MESSAGES), &cancel, &on_event);
        let giving_up = async {
            if slow {
                while heard.last() != Some(AT) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                // By now the next page has been asked for.
                tokio::time::sleep(Duration::from_millis(500)).await;
                give_up();
            }
        };
        let (transcript, ()) = tokio::join!(run, giving_up);
        let at = cancelled.into_inner().unwrap_or_default().expect("cancelled");
        let took = at.elapsed();
        println!("cancelled in {} µs, waiting for an answer: {slow}", took.as_micros());
        assert!(took < BOUND, "{took:?}");
        assert_eq!(transcript.outcome, Outcome::Cancelled, "{:?}", transcript.error);
        assert_eq!(transcript.nodes.len(), 1);
        assert!(transcript.nodes[0].result.is_none() && !transcript.variables.contains_key("found"));
        assert_eq!(heard.last(), Some(AT), "pages came in after that");
        bench.sandbox.set_faults(Vec::new());
        let after = bench.watch(reading(5), &CancellationToken::new(), &|_| {}).await;
        assert_eq!(messages(&after).len(), 5, "the account is as usable as before");
    }
}

/// Memory of this process as the system counts it.
mod memory {
    use std::fs;

    /// Bytes in use now, where the system tells.
    pub(super) fn resident() -> Option<u64> {
        line("VmRSS:")
    }

    /// The most that ever were in use.
    pub(super) fn peak() -> Option<u64> {
        line("VmHWM:")
    }

    /// A line of kilobytes.
    fn line(name: &str) -> Option<u64> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let rest = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: u64 = rest.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kilobytes * 1024)
    }
}
