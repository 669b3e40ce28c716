//! As whom steps speak to Telegram.

use serde::{Deserialize, Serialize};

/// As whom a step speaks to Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ConnectionKind {
    /// A person's account, over MTProto.
    User,
    /// A bot, over the Bot API.
    Bot,
}
