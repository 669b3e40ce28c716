//! The binary: the window without arguments, the headless runner with a subcommand.

use scenogram::cli::{self, Wish};
use scenogram::script::{WORKER_ARGUMENT, worker_main};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything else: the worker is started often, and must not meet the window or the command line.
    if std::env::args_os().nth(1).is_some_and(|first| first == WORKER_ARGUMENT) {
        return worker_main();
    }
    cli::install_panic_hook();
    match cli::main(std::env::args_os()) {
        Wish::Done(code) => code,
        Wish::Window { language } | Wish::Screenshot { language, .. } => cli::built_without_window(language),
    }
}
