//! Accounts of people through the real client against the sandbox.

mod outcomes;
mod peers;
mod sending;
mod support;
