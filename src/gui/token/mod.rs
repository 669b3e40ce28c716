//! The token of an account: taken out, brought in, its sessions, signing out.

mod import;
mod intent;
mod perform;
mod receive;
mod state;

pub use import::{ImportState, ImportWait, Recognised};
pub use intent::{ImportIntent, TokenIntent};
pub(super) use perform::perform;
pub(super) use receive::{failed, let_go, receive};
pub use state::{AccountWindow, Question, TokenState, TokenTab, TokenWait};
