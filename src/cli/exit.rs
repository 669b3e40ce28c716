//! The exit codes.

use crate::engine::{FailureKind, Outcome, Transcript};
use std::process::ExitCode;

/// How the program ends; 4 (an assertion failed) is not used by the commands there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Done,
    Usage,
    InvalidFile,
    /// Telegram, an expression or the network.
    Failed,
    MissingSecret,
    TimedOut,
    /// A request left and its answer never came.
    Unknown,
    Cancelled,
}

impl Exit {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Usage => 1,
            Self::InvalidFile => 2,
            Self::Failed => 3,
            Self::MissingSecret => 5,
            Self::TimedOut => 6,
            Self::Unknown => 7,
            Self::Cancelled => 130,
        }
    }

    pub(super) fn of_run(transcript: &Transcript) -> Self {
        let connection = transcript.error.as_ref().is_some_and(|error| error.kind == FailureKind::Connection);
        match transcript.outcome {
            Outcome::Done | Outcome::DryRun => Self::Done,
            Outcome::Failed if connection => Self::MissingSecret,
            Outcome::Failed => Self::Failed,
            Outcome::TimedOut => Self::TimedOut,
            Outcome::Cancelled => Self::Cancelled,
            Outcome::Unknown => Self::Unknown,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
