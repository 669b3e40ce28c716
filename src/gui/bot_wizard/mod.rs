//! The wizard that connects a bot.

mod intent;
mod perform;
mod receive;
mod state;

pub use intent::BotWizardIntent;
pub(super) use perform::perform;
pub(super) use receive::receive;
pub use state::BotWizardState;
