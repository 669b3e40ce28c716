//! An Assign node: expressions whose values become variables.

use super::Walk;
use crate::engine::{ActionError, resolve, words};
use crate::scenario::Assign;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;

impl Walk<'_> {
    /// Sets the variables in order, so that each value may use those before it.
    pub(super) async fn assign(&mut self, node: &Assign) -> Result<(), ActionError> {
        for assignment in &node.set {
            let value = {
                let work = resolve::variable(&assignment.to, &assignment.value, &self.variables, self.evaluator);
                tokio::select! {
                    biased;
                    () = self.cancel.cancelled() => return Err(words::cancelled(false)),
                    value = AssertUnwindSafe(work).catch_unwind() => value.map_err(|_| words::panicked(false))??,
                }
            };
            self.set(&assignment.to, value)?;
        }
        Ok(())
    }
}
