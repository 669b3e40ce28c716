//! What a person can want of the sandbox's chats.

use crate::backend::{ChatId, PersonAct};

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum SandboxIntent {
    Open,
    Close,
    /// Looks through the eyes of this person.
    Be(i64),
    OpenChat(ChatId),
    Act(PersonAct),
}
