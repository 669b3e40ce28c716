//! Telegram's rules for the values of fields: one set for the check of a design, which sees the values that are written
//! out, and for a run, which sees them all.
//!
//! Everything here is about values that are known, as [`crate::value::Evaluated`] or as what a field makes of them.
//! Deliberately not here: expressions (`check`), and what only Telegram knows (whether a chat is there, how many
//! messages it has scheduled, what an old message was).

pub mod buttons;
pub mod date;
mod field;
pub mod file;
pub mod limits;
pub mod message_id;
pub mod number;
mod peer;
pub mod text;

pub use field::{live_only, required, supported};
pub use peer::for_bot;

use super::Severity;
use crate::secret::Redactor;
use crate::texts::Message;

/// A rule that a value breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFault {
    /// With an error nothing is sent.
    pub severity: Severity,
    /// A stable, upper-case name of the rule.
    pub code: &'static str,
    /// What people read under the field; it does not repeat the field's name.
    pub message: Message,
}

impl RuleFault {
    fn error(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Error, code, message }
    }

    fn warning(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Warning, code, message }
    }

    fn information(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Information, code, message }
    }
}

/// A piece of a value as a message may repeat it.
fn excerpt(text: &str) -> String {
    Redactor::global().excerpt(text)
}
