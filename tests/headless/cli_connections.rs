//! `scenogram connections` and `login`, the real binary over pipes against the sandbox.

#![expect(clippy::unwrap_used, reason = "helpers of tests end the test, as tests themselves may")]

mod kept;
mod key;
mod login;
mod support;
