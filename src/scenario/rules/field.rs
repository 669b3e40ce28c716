//! Rules of fields as such: which must be filled in, which a connection knows, which need another beside them.

use super::RuleFault;
use crate::scenario::{ConnectionKind, FieldInfo, FieldKind, Support};
use crate::texts::Message;

/// The fault of a field that the action cannot do without and that has no value.
pub fn required(info: &FieldInfo) -> RuleFault {
    let message = match info.kind {
        FieldKind::Peer => Message::new("rules-peer-required"),
        _ => Message::new("rules-required"),
    };
    RuleFault::error("REQUIRED", message)
}

/// Whether Telegram has the field for this kind of connection; `BOT_ONLY`, `USER_ONLY`.
pub fn supported(info: &FieldInfo, kind: ConnectionKind) -> Result<(), RuleFault> {
    match info.support {
        support if support.allows(kind) => Ok(()),
        Support::BotOnly => Err(RuleFault::error("BOT_ONLY", Message::new("rules-bot-only"))),
        _ => Err(RuleFault::error("USER_ONLY", Message::new("rules-user-only"))),
    }
}

/// The fault of a heading or an alert radius without a live period.
pub fn live_only() -> RuleFault {
    RuleFault::error("LIVE_ONLY", Message::new("rules-live-only"))
}
