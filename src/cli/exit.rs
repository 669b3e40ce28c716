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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::ActionError;
    use crate::texts::Message;
    use crate::value::Variables;

    #[test]
    fn outcomes_become_codes() {
        for (outcome, kind, code) in [
            (Outcome::Done, None, 0),
            (Outcome::DryRun, None, 0),
            (Outcome::Failed, Some(FailureKind::Failed), 3),
            (Outcome::Failed, Some(FailureKind::Connection), 5),
            (Outcome::TimedOut, Some(FailureKind::TimedOut), 6),
            (Outcome::Unknown, Some(FailureKind::Unknown), 7),
            (Outcome::Cancelled, Some(FailureKind::Cancelled), 130),
        ] {
            let error = |kind| ActionError { kind, ..ActionError::new("CODE", Message::new("cli-ended-failed")) };
            let transcript = Transcript {
                scenario: String::new(),
                outcome,
                error: kind.map(error),
                variables: Variables::new(),
                nodes: Vec::new(),
            };
            assert_eq!(Exit::of_run(&transcript).code(), code, "{outcome:?}");
        }
        assert_eq!((Exit::Usage.code(), Exit::InvalidFile.code()), (1, 2));
    }
}
