//! Connections over the whole backend: commands in, events out, the real client libraries against the sandbox.

mod environment;
mod keep;
mod rename;
mod sessions;
mod sign_in;
mod support;
mod testing;
mod vault;
