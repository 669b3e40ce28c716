//! The clients of Telegram: one resolved action → calls → one outcome.
//!
//! `bot` and `user` are the two connections; what both need stands beside them (`file`, `entities`, `failure` …).
//! Deliberately not here: decisions about the flow, retries and limits of time; those are the engine's.

mod advice;
pub mod bot;
mod entities;
mod failure;
mod file;
mod search;
pub mod user;
mod view;

pub use bot::{BotEndpoint, BotExecutor, check_bot};
pub use user::{AuthKey, UserEndpoint, UserExecutor, check_user};
