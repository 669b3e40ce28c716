//! The keyboard that is being built.

use crate::scenario::NodeId;
use crate::value::Json;

/// The window's state while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyboardDesk {
    /// The step that the keyboard is of.
    pub node: NodeId,
    /// As it would be put into the step.
    pub keyboard: Option<Json>,
}
