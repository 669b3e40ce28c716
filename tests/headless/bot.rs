//! Bots through the real client against the sandbox.
