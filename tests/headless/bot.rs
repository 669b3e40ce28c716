//! Bots through the real client against the sandbox.

mod acting;
mod answers;
mod outcomes;
mod reading;
mod sending;
mod support;
mod wire;
