//! The binary: the window without arguments, the headless runner with a subcommand.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything else: the worker is started often, and must not meet the window or the command line.
    if std::env::args_os().nth(1).is_some_and(|first| first == scenogram::script::WORKER_ARGUMENT) {
        return scenogram::script::worker_main();
    }
    ExitCode::SUCCESS
}
