//! A test of a connection or of a proxy, as it goes on: which part it is at, and how long each took.

use crate::backend::RequestId;
use crate::connection::AccountCard;
use crate::engine::ActionError;
use crate::telegram::{TestFailure, TestPart, Tested};
use std::time::{Duration, Instant};

/// One test, under way or over.
#[derive(Clone, Debug)]
pub struct Trial {
    /// `None` once it is over.
    pub request: Option<RequestId>,
    /// The parts that were come to, with the time that each took once it is known.
    pub parts: Vec<(TestPart, Option<Duration>)>,
    pub end: Option<TrialEnd>,
    /// It was to go through the system's proxy, and the system names none.
    pub no_system_proxy: bool,
    /// When the last part was come to.
    at: Instant,
}

/// How a test ended.
#[derive(Clone, Debug, PartialEq)]
pub enum TrialEnd {
    Good {
        account: Option<AccountCard>,
        took: Duration,
    },
    Failed {
        part: TestPart,
        error: ActionError,
    },
    /// The person gave it up.
    Cancelled,
}

impl Trial {
    pub fn begin(request: RequestId) -> Self {
        Self { request: Some(request), parts: Vec::new(), end: None, no_system_proxy: false, at: Instant::now() }
    }

    pub fn is_running(&self) -> bool {
        self.request.is_some()
    }

    /// The test has come to this part: the one before is done.
    pub fn reach(&mut self, part: TestPart) {
        self.close_part();
        self.parts.push((part, None));
    }

    fn close_part(&mut self) {
        let took = self.at.elapsed();
        self.at = Instant::now();
        if let Some((_, time @ None)) = self.parts.last_mut() {
            *time = Some(took);
        }
    }

    /// The test is over. The times that were measured where the work was done replace those seen from here.
    pub fn finish(&mut self, result: Result<Tested, TestFailure>) {
        self.request = None;
        self.end = Some(match result {
            Ok(tested) => {
                self.parts = tested.parts.into_iter().map(|(part, took)| (part, Some(took))).collect();
                TrialEnd::Good { account: tested.account, took: tested.took }
            }
            Err(failure) => {
                // A part that failed has no time of its own; those before it have.
                self.parts.retain(|(part, _)| *part < failure.part);
                self.close_part();
                self.parts.push((failure.part, None));
                TrialEnd::Failed { part: failure.part, error: failure.error }
            }
        });
    }

    /// The person gives it up; gives the request to be given up.
    pub fn cancel(&mut self) -> Option<RequestId> {
        let request = self.request.take()?;
        self.end = Some(TrialEnd::Cancelled);
        Some(request)
    }

    /// Whether it went well; `None` while it goes on, and where it was given up.
    pub fn is_good(&self) -> Option<bool> {
        match &self.end {
            Some(TrialEnd::Good { .. }) => Some(true),
            Some(TrialEnd::Failed { .. }) => Some(false),
            Some(TrialEnd::Cancelled) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Message;

    fn trial() -> Trial {
        let mut trial = Trial::begin(RequestId(1));
        for part in [TestPart::NameLookup, TestPart::Connect] {
            trial.reach(part);
        }
        trial
    }

    fn parts(trial: &Trial) -> Vec<(TestPart, bool)> {
        trial.parts.iter().map(|(part, took)| (*part, took.is_some())).collect()
    }

    #[test]
    fn a_part_is_done_when_the_next_is_come_to() {
        let trial = trial();
        assert_eq!(parts(&trial), [(TestPart::NameLookup, true), (TestPart::Connect, false)]);
        assert!(trial.is_running() && trial.is_good().is_none());
    }

    #[test]
    fn a_good_end_tells_the_measured_times() {
        let mut trial = trial();
        let ms = Duration::from_millis;
        let took = vec![(TestPart::Connect, ms(3)), (TestPart::Account, ms(4))];
        trial.finish(Ok(Tested { account: None, parts: took, took: ms(7) }));
        assert_eq!(trial.parts, [(TestPart::Connect, Some(ms(3))), (TestPart::Account, Some(ms(4)))]);
        assert_eq!((trial.is_running(), trial.is_good()), (false, Some(true)));
    }

    #[test]
    fn a_bad_end_names_the_part_that_failed() {
        let mut trial = trial();
        let error = ActionError::new("TIMEOUT", Message::new("window-cancel"));
        trial.finish(Err(TestFailure { part: TestPart::Connect, error }));
        assert_eq!(parts(&trial), [(TestPart::NameLookup, true), (TestPart::Connect, false)]);
        assert_eq!(trial.is_good(), Some(false));
        let mut other = self::trial();
        let error = ActionError::new("WRONG_TOKEN", Message::new("window-cancel"));
        other.finish(Err(TestFailure { part: TestPart::Account, error }));
        let done = [(TestPart::NameLookup, true), (TestPart::Connect, true), (TestPart::Account, false)];
        assert_eq!(parts(&other), done);
    }

    #[test]
    fn it_is_given_up_once() {
        let mut trial = trial();
        assert_eq!(trial.cancel(), Some(RequestId(1)));
        assert_eq!(trial.cancel(), None);
        assert_eq!(trial.end, Some(TrialEnd::Cancelled));
    }
}
