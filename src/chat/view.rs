//! A chat with its messages and what stands under them.

use super::bubble::Bubble;
use super::keys::BelowChat;

/// A chat as one of its sides sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChatView {
    /// Whom it is with, or its name; empty where that is not known.
    pub title: String,
    pub kind: ChatKind,
    /// The oldest first.
    pub bubbles: Vec<Bubble>,
    pub below: Option<BelowChat>,
}

/// What kind of chat it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChatKind {
    #[default]
    Private,
    Bot,
    Saved,
    Group,
    Channel,
}
