//! What happens during a run, as it happens.

use super::{NodeRecord, Outcome, Progress, RequestView};
use crate::scenario::NodeId;
use jiff::Timestamp;

/// One thing that happened; the last of a run is [`RunEvent::Finished`].
#[derive(Clone, Debug, PartialEq)]
pub enum RunEvent {
    NodeStarted {
        node: NodeId,
        at: Timestamp,
    },
    /// A request leaves (or, in a dry run, would leave).
    Request {
        node: NodeId,
        request: RequestView,
    },
    Progress {
        node: NodeId,
        progress: Progress,
    },
    /// Telegram asked to wait; it goes on by itself at `until`.
    FloodWait {
        node: NodeId,
        seconds: u32,
        until: Timestamp,
    },
    /// A bot's message is held until its time.
    Holding {
        node: NodeId,
        until: Timestamp,
    },
    /// The group `old` has become the supergroup `new`: the step goes on there, and the design still has the old id.
    Migrated {
        node: NodeId,
        old: i64,
        new: i64,
    },
    NodeFinished(NodeRecord),
    Finished {
        outcome: Outcome,
    },
}
