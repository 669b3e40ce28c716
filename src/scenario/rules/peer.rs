//! Which addresses a bot can use.

use super::RuleFault;
use crate::scenario::PeerAddress;
use crate::texts::Message;

/// What is to be said of an address that a bot is to use: `BOT_PHONE` and `BOT_ME` are errors; a name is a warning
/// (`BOT_USERNAME`), because behind it there may be a person, whom a bot does not find by name.
pub fn for_bot(address: &PeerAddress) -> Option<RuleFault> {
    match address {
        PeerAddress::Phone(_) => Some(RuleFault::error("BOT_PHONE", Message::new("rules-bot-phone"))),
        PeerAddress::Me => Some(RuleFault::error("BOT_ME", Message::new("rules-bot-me"))),
        PeerAddress::Username(name) => {
            let message = Message::new("rules-bot-username").with("name", name.as_str());
            Some(RuleFault::warning("BOT_USERNAME", message))
        }
        PeerAddress::Id(_) => None,
    }
}
