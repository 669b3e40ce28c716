//! The whole window, driven by what a screen reader sees.

mod accessibility;
mod connections;
#[cfg(feature = "pictures")]
mod connections_pictures;
mod editing;
mod files;
mod form;
mod journey;
mod looks;
mod own_bot;
#[cfg(feature = "pictures")]
mod pictures;
mod recipients;
mod running;
mod support;
mod vault;
