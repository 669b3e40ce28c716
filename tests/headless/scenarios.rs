//! Scenarios as people run them: the engine, scripts in the worker process, the real client, the sandbox.

mod bench;
mod faults;
mod file_ids;
mod golden;
mod long_history;
mod loopback;
mod matrix;
