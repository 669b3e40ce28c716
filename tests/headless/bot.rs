//! Bots through the real client against the sandbox.

mod acting;
mod answers;
mod outcomes;
mod reading;
mod sending;
pub(crate) mod support;
mod wire;
