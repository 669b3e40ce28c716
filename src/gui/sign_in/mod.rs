//! The wizard that signs in an account.

mod intent;
mod perform;
mod receive;
mod state;

pub use intent::SignInIntent;
pub(super) use perform::perform;
pub(super) use receive::receive;
pub use state::SignInState;
