//! The token of an account: taken out, brought in, its sessions, signing out.

mod intent;
mod perform;
mod receive;
mod state;

pub use intent::TokenIntent;
pub(super) use perform::perform;
pub(super) use receive::receive;
pub use state::TokenState;
