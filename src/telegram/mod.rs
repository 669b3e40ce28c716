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
mod test;
pub mod user;
mod view;

pub use bot::{BotEndpoint, BotExecutor, BotFacts, check_bot};
pub use test::{TEST_LIMIT, TestFailure, TestPart, Tested};
pub use user::{
    ActiveSession, AuthKey, CodeWay, NextWay, PasswordQuestion, QrStep, QrToken, SentCode, SessionForm, SessionParts,
    SignIn, SignInEndpoint, SignInNext, SignedIn, UserEndpoint, UserExecutor, check_user,
};
