//! The clients of Telegram: one resolved action → calls → one outcome.
//!
//! Deliberately not here: decisions about the flow, retries and limits of time; those are the engine's.

pub mod bot;
mod user;

pub use bot::{BotEndpoint, BotExecutor, check_bot};
