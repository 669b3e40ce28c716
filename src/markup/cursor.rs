//! A text that is being read from its beginning to its end, and what has been made of it so far.

use super::builder::Builder;
use super::{MarkupError, MarkupErrorKind};

/// Where a reader is.
pub(super) struct Cursor<'a> {
    pub(super) source: &'a str,
    /// The byte that comes next; always on a character's border.
    pub(super) at: usize,
    pub(super) builder: Builder,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0, builder: Builder::default() }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// A fault that stands at this byte.
    pub(super) fn error(&self, at: usize, kind: MarkupErrorKind) -> MarkupError {
        MarkupError::new(self.source, at, kind)
    }

    /// Takes the next character as text.
    pub(super) fn put(&mut self, character: char) {
        self.at += character.len_utf8();
        self.builder.push(character);
    }
}
