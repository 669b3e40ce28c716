//! Chats as Telegram's apps show them: what the preview of a step and the chats of the sandbox are drawn from.
//!
//! Plain data and pure rules: how an album's pictures are laid out, which keys a keyboard shows. Nothing here knows
//! scenarios, connections or colours; whoever has a message (the backend) makes a [`Bubble`] of it, and the window draws
//! it.

mod bubble;
mod keys;
mod view;

pub use bubble::{
    Author, Body, Bubble, ContactCard, FileKind, FileRow, LiveMark, Marks, Picture, Point, Reply, Side, Visual,
    VisualKind,
};
pub use keys::{BelowChat, Key, KeyIcon, KeyStyle, Keys};
pub use view::{ChatKind, ChatView};
