//! The whole window, driven by what a screen reader sees.

mod journey;
mod support;
