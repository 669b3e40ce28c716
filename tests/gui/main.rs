//! The whole window, driven by what a screen reader sees.

mod accessibility;
mod bot_wizard;
mod connections;
#[cfg(feature = "pictures")]
mod connections_pictures;
mod editing;
mod files;
mod form;
mod journey;
mod looks;
#[cfg(feature = "pictures")]
mod pictures;
mod real_runs;
mod recipients;
mod running;
mod sign_in;
#[cfg(feature = "pictures")]
mod sign_in_pictures;
mod support;
mod token;
mod token_key;
mod vault;
