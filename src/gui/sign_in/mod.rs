//! The wizard that signs in an account.
//!
//! What happens on which page is decided in `flow`, without the backend and without the screen.

mod application;
mod flow;
mod intent;
mod perform;
mod phone;
mod picture;
mod receive;
mod state;
#[cfg(test)]
mod tests;

pub use application::ApplicationFault;
pub use intent::{Finish, Fold, SignInIntent};
pub(super) use perform::perform;
pub use phone::{PhoneFault, lacks_country, readable_phone};
pub use picture::{QrGrid, decode_picture};
pub(super) use receive::{connected, failed, let_go, receive};
pub use state::{Sent, SignInPage, SignInState, SignInStep};
