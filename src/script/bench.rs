//! Figures about the worker: how far hostile scripts overrun their time, and what an evaluation costs.

use super::{Limits, ScriptEvaluator};
use crate::engine::{EvaluationErrorKind, Evaluator};
use crate::value::Variables;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Scripts that try to run on, by name.
pub const HOSTILE: &[(&str, &str)] = &[
    ("endless loop", "(() => { while (true) {} })()"),
    ("huge native join", "new Array(1e9) + ''"),
    ("backtracking pattern", "/(a+)+$/.test('a'.repeat(40) + '!')"),
    ("string doubling", "(() => { let s = 'x'; while (true) s += s })()"),
    ("array doubling", "(() => { let a = [1]; while (true) a = a.concat(a) })()"),
    ("endless recursion", "(() => { while (true) try { (function f() { f() })() } catch {} })()"),
    ("sorting in a loop", "(() => { while (true) Array.from({length: 200000}, (_, i) => -i).sort() })()"),
    ("flood of promises", "(() => { while (true) Promise.resolve().then(() => {}) })()"),
    ("endless toJSON", "({ toJSON() { while (true) {} } })"),
    ("endless proxy", "new Proxy({}, { ownKeys() { while (true) {} } })"),
];

/// How one hostile script ended.
#[derive(Clone, Debug)]
pub struct Overrun {
    pub name: &'static str,
    /// Why it has no value; none where it got one.
    pub stopped: Option<EvaluationErrorKind>,
    /// From the call to the answer.
    pub took: Duration,
    /// What of that lies past the limit of time.
    pub past_limit: Duration,
    /// From the call to the answer of an ordinary expression right after it.
    pub next: Duration,
}

/// What [`bench_overrun`] measured.
#[derive(Clone, Debug)]
pub struct BenchFigures {
    pub limits: Limits,
    /// From a cold start to the first value.
    pub first: Duration,
    /// An ordinary expression in a warm worker: the median of a hundred.
    pub warm: Duration,
    pub overruns: Vec<Overrun>,
}

/// Runs every script of [`HOSTILE`] once, and an ordinary expression many times, in workers of `program`. Takes some
/// seconds; needs a tokio runtime.
pub async fn bench_overrun(program: PathBuf) -> BenchFigures {
    let limits = Limits::default();
    let evaluator = ScriptEvaluator::with_limits(program, limits);
    let mut variables = Variables::new();
    variables.insert("allValues".to_owned(), serde_json::json!({"a": {"b": [0, 1, 2, {"c": 41}]}}));
    let timed = async |source: &str| {
        let expressions = [source.to_owned()];
        let start = Instant::now();
        let mut results = evaluator.evaluate(&expressions, &variables).await;
        (start.elapsed(), results.pop())
    };

    const ORDINARY: &str = "allValues.a.b[3].c + 1";
    let (first, _) = timed(ORDINARY).await;
    let mut warm = Vec::new();
    for _ in 0..100 {
        warm.push(timed(ORDINARY).await.0);
    }
    warm.sort();
    let mut overruns = Vec::new();
    for (name, source) in HOSTILE {
        let (took, result) = timed(source).await;
        let (next, _) = timed(ORDINARY).await;
        let stopped = result.and_then(Result::err).map(|error| error.kind);
        overruns.push(Overrun { name, stopped, took, past_limit: took.saturating_sub(limits.time), next });
    }
    BenchFigures { limits, first, warm: warm.get(warm.len() / 2).copied().unwrap_or_default(), overruns }
}
