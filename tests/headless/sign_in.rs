//! An account signs in through the real client against the sandbox.

mod cancel;
mod codes;
mod password;
mod qr;
mod support;
mod troubles;
