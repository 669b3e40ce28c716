//! Whole runs against their kept transcripts.
//!
//! Every folder of `tests/golden` is a case: `transcript.json` is what `scenogram run --format json` prints of it, with
//! what changes from run to run masked. Its scenario is `scenario.ron` beside it, else the sample in `scenarios` with the
//! folder's name; each sample has such a folder. What goes wrong in a case on purpose stands in [`faults`].
//!
//! `SCENOGRAM_UPDATE_GOLDEN=1 cargo test --test headless golden` writes the transcripts anew; read the difference
//! before you keep it.

use super::bench::{Bench, SANDBOX_BOT, SANDBOX_USER};
use scenogram::engine::{Mode, NodeRecord, Outcome, Transcript};
use scenogram::sandbox::{Fault, FaultKind};
use scenogram::scenario::{ActionKind, ConnectionKind, KnownConnections, Scenario, Severity, check, file};
use scenogram::texts::Language;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

const UPDATE: &str = "SCENOGRAM_UPDATE_GOLDEN";

/// What stands before the system's words, which end their sentence.
const REASON: &str = "Причина: ";

/// What the server does in a case besides answering.
fn faults(case: &str) -> Vec<Fault> {
    let first_call = |kind| vec![Fault { method: None, kind, times: Some(1) }];
    match case {
        "flood-wait" => first_call(FaultKind::RetryAfter(1)),
        "timeout" => first_call(FaultKind::Silence),
        "unknown-outcome" => first_call(FaultKind::DropAfter),
        _ => Vec::new(),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the check says of a sample because its action is like that; all else must be clean.
fn remarks(sample: &str) -> BTreeSet<&'static str> {
    match sample {
        "edit-message" => BTreeSet::from(["USER_EDIT"]),
        "delete-message" => BTreeSet::from(["BOT_DELETE"]),
        "get-dialogs" => BTreeSet::from(["BOT_DIALOGS"]),
        "get-messages" => BTreeSet::from(["BOT_HISTORY"]),
        _ => BTreeSet::new(),
    }
}

/// Names of the scenarios in a folder, or of the folders in it.
fn names(folder: &str, extension: Option<&str>) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder of the repository");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let wanted = paths.filter(|path| match extension {
        Some(extension) => path.extension().is_some_and(|one| one == extension),
        None => path.is_dir(),
    });
    wanted.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
}

fn samples() -> BTreeSet<String> {
    names("scenarios", Some("ron"))
}

/// The file of a case's scenario.
fn scenario_file(case: &str) -> PathBuf {
    let own = root().join("tests/golden").join(case).join("scenario.ron");
    if own.exists() { own } else { root().join("scenarios").join(format!("{case}.ron")) }
}

/// Reads a scenario, whose file is as the program itself would write it.
fn load(path: &Path) -> Scenario {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let loaded = file::load(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!loaded.comments && loaded.secrets.is_empty(), "{}", path.display());
    let saved = file::save(&loaded.scenario).expect("what was loaded can be saved");
    assert_eq!(saved, text, "{} is not canonical", path.display());
    loaded.scenario
}

/// The transcript with what changes from run to run masked: moments of the run, durations, the folder's place, and the
/// system's own words for a lost connection.
fn masked(mut value: Value, folder: &Path, started: i64) -> Value {
    mask(&mut value, &folder.display().to_string(), started);
    value
}

fn mask(value: &mut Value, folder: &str, started: i64) {
    match value {
        Value::String(text) => {
            *text = text.replace(folder, "<folder>");
            if let Some((sentence, _)) = text.split_once(REASON) {
                *text = format!("{sentence}{REASON}<reason>");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, folder, started)),
        Value::Object(map) => {
            for (key, value) in map {
                match key.as_str() {
                    // The history of the world has dates of its own, which stay.
                    "date" | "edit_date" if value.as_i64().is_some_and(|date| date >= started) => {
                        *value = "<now>".into();
                    }
                    "started_at" => *value = "<now>".into(),
                    "duration_ms" => *value = "<duration>".into(),
                    _ => mask(value, folder, started),
                }
            }
        }
        _ => {}
    }
}

/// Compares with what is kept, or keeps it.
fn compare(case: &str, now: &Value) {
    let path = root().join("tests/golden").join(case).join("transcript.json");
    let now = format!("{now:#}\n");
    if env::var_os(UPDATE).is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder of the case");
        fs::write(&path, now).expect("the transcript is written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let place = kept.lines().zip(now.lines()).position(|(kept, now)| kept != now);
    let place = place.unwrap_or(kept.lines().count().min(now.lines().count()));
    let at = |text: &str| text.lines().skip(place).take(5).collect::<Vec<_>>().join("\n");
    assert!(
        kept == now,
        "{case}: line {} of transcript.json\nkept:\n{}\nnow:\n{}\n{UPDATE}=1 writes it anew",
        place + 1,
        at(&kept),
        at(&now)
    );
}

async fn run(case: &str, mode: Mode) -> (Transcript, Value, usize) {
    let bench = Bench::start().await;
    bench.sandbox.set_faults(faults(case));
    let (file, before, started) = (scenario_file(case), bench.count(), jiff::Timestamp::now().as_second());
    let folder = file.parent().expect("a file in a folder");
    let transcript = bench.run(&load(&file), folder, mode).await;
    let json = masked(transcript.to_json(Language::Russian), folder, started);
    (transcript, json, bench.count() - before)
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_match_their_golden_transcripts() {
    let mut cases = names("tests/golden", None);
    cases.extend(samples());
    for case in &cases {
        compare(case, &run(case, Mode::Run).await.1);
    }
    for case in ["chat-not-found", "flood-wait", "missing-file", "timeout", "unknown-outcome", "unknown-variable"] {
        assert!(cases.contains(case), "{case} is gone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn samples_are_clean_and_end_well() {
    let known = KnownConnections::new([
        (SANDBOX_BOT.to_owned(), ConnectionKind::Bot),
        (SANDBOX_USER.to_owned(), ConnectionKind::User),
    ]);
    for sample in &samples() {
        let problems = check(&load(&scenario_file(sample)), &known);
        assert!(problems.iter().all(|problem| problem.severity != Severity::Error), "{sample}: {problems:?}");
        let codes: BTreeSet<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, remarks(sample), "{sample}");
        let (transcript, ..) = run(sample, Mode::Run).await;
        assert_eq!(transcript.outcome, Outcome::Done, "{sample}: {:?}", transcript.error);
    }
}

const KINDS: [ConnectionKind; 2] = [ConnectionKind::User, ConnectionKind::Bot];

/// Samples without an account's step.
const OF_BOTS_ALONE: [&str; 2] = [
    // Accounts send no buttons.
    "buttons",
    // The scenario of the first start, as small as can be: a client is told something, and an error is caught.
    "order-ready",
];

/// What a sample shows on a connection: its last step there, since earlier ones only lead to it.
fn subject(sample: &Scenario, kind: ConnectionKind) -> Option<ActionKind> {
    sample.steps().filter(|step| step.kind == Some(kind)).last().map(|step| step.action.kind())
}

#[test]
fn every_action_has_a_sample_on_each_connection() {
    let samples: Vec<_> = samples().into_iter().map(|name| (load(&scenario_file(&name)), name)).collect();
    for action in ActionKind::ALL {
        for kind in KINDS {
            let shown = samples.iter().any(|(sample, _)| subject(sample, kind) == Some(action));
            assert!(shown, "{action:?} on {kind:?}");
        }
    }
    for (sample, name) in &samples {
        let [user, bot] = KINDS.map(|kind| subject(sample, kind));
        let expected = if OF_BOTS_ALONE.contains(&name.as_str()) { None } else { bot };
        assert!(bot.is_some() && user == expected, "{name}: {user:?}, {bot:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_shows_what_a_run_sends_and_sends_nothing() {
    let methods = |ran: &Transcript| -> Vec<Vec<String>> {
        let of = |node: &NodeRecord| node.requests.iter().map(|request| request.method.clone()).collect();
        ran.nodes.iter().map(of).collect()
    };
    for sample in samples() {
        let dry = run(&sample, Mode::Check).await;
        assert_eq!((dry.0.outcome, dry.2), (Outcome::DryRun, 0), "{sample}");
        let (real, ..) = run(&sample, Mode::Run).await;
        assert_eq!(methods(&dry.0), methods(&real), "{sample}");
        // A later step may read the result of an earlier one, which a dry run can only guess.
        assert_eq!(dry.0.nodes[0].requests, real.nodes[0].requests, "{sample}");
    }
}
