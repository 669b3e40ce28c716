//! Accounts of people through the real client against the sandbox.

mod faults;
mod outcomes;
mod peers;
mod sending;
mod support;
