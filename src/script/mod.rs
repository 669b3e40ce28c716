//! JavaScript run (rquickjs) in a child process of the same binary, with limits and a hard kill.
//!
//! [`ScriptEvaluator`] keeps a warm worker process; [`worker_main`] is what that process runs. Each expression gets an
//! engine of its own that knows the language, the variables, and nothing else: no file, network, environment, module,
//! timer or console. What an expression does to a variable, the next one does not see.
//!
//! An engine inside the process would not do: QuickJS asks whether its time is up only between steps of the language,
//! and one step (`new Array(1e9) + ''`) can last for minutes. A process can be killed.
//!
//! Zones: QuickJS asks the C library for local time, and the worker gets `TZ` of this process and nothing else of its
//! environment. So the local methods of `Date` follow the system's zone, where its zone files are installed; without
//! them every zone is UTC. There is no `Intl`.
//!
//! Deliberately not here: what a value becomes in a field, and Telegram.

mod bench;
mod context;
mod evaluator;
mod failure;
mod frame;
mod limits;
mod process;
mod worker;

pub use bench::{BenchFigures, HOSTILE, Overrun, bench_overrun};
pub use evaluator::ScriptEvaluator;
pub use limits::Limits;
pub use worker::{WORKER_ARGUMENT, worker_main};
