//! The wizard that connects a bot.

mod intent;
mod perform;
mod receive;
mod state;
mod token_form;

pub use intent::BotWizardIntent;
pub(super) use perform::perform;
pub(super) use receive::{failed, let_go, receive};
pub use state::{BotPage, BotWait, BotWizardState};
pub use token_form::TokenProblem;
