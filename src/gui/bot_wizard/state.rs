//! What is known and typed of a bot that is being connected.

/// The state of it.
#[derive(Debug, Default)]
pub struct BotWizardState {}
