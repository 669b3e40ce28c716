//! What the window of the sandbox's chats shows.

use crate::backend::{ChatId, RequestId, SandboxView};
use std::sync::Arc;

/// The window's state; it stands beside the others and is in nobody's way.
#[derive(Debug, Default)]
pub struct SandboxWindow {
    pub is_open: bool,
    pub person: Option<i64>,
    pub chat: Option<ChatId>,
    /// The watch whose events count.
    pub watch: Option<RequestId>,
    pub view: Option<Arc<SandboxView>>,
}
