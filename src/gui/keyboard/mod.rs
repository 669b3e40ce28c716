//! The window in which a step's keyboard is built.

mod intent;
mod perform;
mod state;

pub use intent::KeyboardIntent;
pub(super) use perform::perform;
pub use state::KeyboardDesk;
