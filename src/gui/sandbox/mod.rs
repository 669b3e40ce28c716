//! The window that shows the sandbox from its people's side.

mod intent;
mod perform;
mod state;

pub use intent::SandboxIntent;
pub(super) use perform::{perform, receive};
pub use state::SandboxWindow;
