//! Bots through the real client against the sandbox.

mod outcomes;
mod sending;
mod support;
mod wire;
