//! What a person can want of a keyboard that is being built.

use crate::scenario::NodeId;

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyboardIntent {
    /// Opens the window with the step's keyboard.
    Open { node: NodeId },
    /// Puts what was built into the step.
    Done,
    /// Closes the window; the step stays as it was.
    Cancel,
}
