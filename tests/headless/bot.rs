//! Bots through the real client against the sandbox.

mod outcomes;
mod support;
mod wire;
