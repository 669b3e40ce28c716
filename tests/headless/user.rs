//! Accounts of people through the real client against the sandbox.

mod faults;
mod lost;
mod media;
mod moves;
mod outcomes;
mod peers;
mod reading;
mod sending;
pub(crate) mod support;
