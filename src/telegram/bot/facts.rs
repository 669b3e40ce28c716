//! What a bot may do, as `getMe` says it.

use crate::connection::AccountCard;

/// A bot (Bot API: `User` as `getMe` gives it).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotFacts {
    pub account: AccountCard,
    /// It may be added to groups.
    pub can_join_groups: bool,
    /// Privacy mode is off: it sees every message of its groups.
    pub can_read_all_group_messages: bool,
    pub supports_inline_queries: bool,
    /// It can be connected to a business account.
    pub can_connect_to_business: bool,
}
