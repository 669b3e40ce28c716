//! What a person can want of a bot that is being connected.

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BotWizardIntent {
    Open,
}
