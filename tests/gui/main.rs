//! The whole window, driven by what a screen reader sees.

mod editing;
mod files;
mod journey;
mod looks;
mod own_bot;
mod running;
mod support;
