//! The worker process: frames in, frames out, until its input ends.

use super::context;
use super::frame::{self, Fault, Reply, Request};
use std::io;
use std::process::ExitCode;

/// The single argument that makes the program a worker; not shown in its help.
pub const WORKER_ARGUMENT: &str = "script-worker";

/// What the program does when [`WORKER_ARGUMENT`] is its argument: it serves the process that started it, over its
/// standard input and output, until the input ends.
pub fn worker_main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut variables = String::from("{}");
    while let Some(request) = frame::read(&mut input)? {
        match request {
            Request::Variables(json) => variables = json,
            Request::Evaluate { source, limits } => {
                let mut started = Ok(());
                let reply = context::evaluate(&source, &variables, limits, || {
                    started = frame::write(&mut output, &Reply::Started);
                });
                started?;
                frame::write(&mut output, &reply)?;
                // An engine that was stopped half-way is not to be trusted with more: the parent starts the next.
                if matches!(reply, Reply::Failure { kind: Fault::TimeLimit | Fault::MemoryLimit, .. }) {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}
