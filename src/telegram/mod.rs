//! The clients of Telegram: one resolved action → calls → one outcome.
//!
//! Deliberately not here: decisions about the flow, retries and limits of time; those are the engine's.

mod advice;
pub mod bot;
mod entities;
mod failure;
pub mod user;

pub use bot::{BotEndpoint, BotExecutor, check_bot};
pub use user::{AuthKey, UserEndpoint, UserExecutor, check_user};
