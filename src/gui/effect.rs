//! What an intent or an event causes outside the state.

use crate::backend::Command;
use crate::scenario::{FieldKey, NodeId};
use crate::secret::Secret;
use std::path::PathBuf;
use std::sync::Arc;

/// One thing to do after the state has changed.
#[derive(Debug)]
pub enum Effect {
    Backend(Command),
    Copy(String),
    /// Puts a secret into the clipboard for a while.
    CopySecret(Arc<Secret>),
    /// Asks the system for a folder of scenarios.
    ChooseFolder {
        start: Option<PathBuf>,
    },
    /// Asks the system for files to attach to a field of this node.
    ChooseAttachments {
        start: Option<PathBuf>,
        node: NodeId,
        key: FieldKey,
    },
    Theme(crate::storage::Theme),
    Close,
}

/// The effects of one step, in order.
pub type Effects = Vec<Effect>;
