//! The clients of Telegram: one resolved action → calls → one outcome.
//!
//! `bot` and `user` are the two connections; what both need stands beside them (`file`, `entities`, `failure`, `proxy` …).
//! Deliberately not here: decisions about the flow, retries and limits of time; those are the engine's.

mod advice;
pub mod bot;
mod entities;
mod failure;
mod file;
mod percent;
pub mod proxy;
mod search;
mod test;
pub mod user;
mod view;

pub use bot::{BotEndpoint, BotExecutor, BotFacts, bot_chats, look_at_bot};
pub use test::{TEST_LIMIT, TestFailure, TestPart, Tested, test_bot, test_proxy, test_user};
pub use user::{
    ActiveSession, AuthKey, CodeWay, NextWay, PasswordQuestion, PastedSession, QrStep, QrToken, SentCode, SessionForm,
    SessionParts, SessionStringError, SignIn, SignInEndpoint, SignInNext, SignedIn, UserEndpoint, UserExecutor,
    end_other_sessions, end_session, list_sessions, sign_out,
};
