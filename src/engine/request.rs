//! What is to be run, and how.

use crate::scenario::{NodeId, Scenario};
use crate::texts::Language;
use crate::value::Variables;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// One run of a scenario or of one of its steps.
#[derive(Clone, Debug)]
pub struct RunRequest {
    pub scenario: Scenario,
    pub variables: Variables,
    pub scope: Scope,
    pub mode: Mode,
    /// Where relative paths of attachments start.
    pub folder: PathBuf,
    /// Connections to use instead of those in the file, by node.
    pub connections: BTreeMap<NodeId, String>,
    /// The language of the sentences that error variables get.
    pub language: Language,
    /// The zone of dates written without one.
    pub zone: TimeZone,
    /// The wall clock.
    pub now: fn() -> Timestamp,
    /// How long a step without a Timeout event may go without progress.
    pub progress_limit: Duration,
}

impl RunRequest {
    /// Seconds without progress after which a step without a Timeout event fails.
    pub const PROGRESS_LIMIT: Duration = Duration::from_secs(60);
}

/// How much of the scenario is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    /// This node alone; lines out of it are noted and not followed.
    Step(NodeId),
}

/// What a run may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Evaluates, checks and shows the requests; nothing leaves the machine.
    Check,
    Run,
}
