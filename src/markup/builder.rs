//! The text and entities under construction: every parser writes here, so offsets are counted in one place.

use super::settle::settle;
use super::{Entity, EntityKind, FormattedText};

/// A place in the text where an entity may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// How many marks were made before: of two entities over the same text the one begun first is outside.
    order: usize,
    utf16: usize,
    byte: usize,
}

impl Mark {
    /// The place in UTF-16 units.
    pub(super) fn offset(self) -> usize {
        self.utf16
    }
}

/// Collects text and the entities over it.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    utf16: usize,
    marks: usize,
    entities: Vec<(usize, Entity)>,
}

impl Builder {
    /// Adds a character as Telegram keeps it: a carriage return vanishes, other control characters but the line break
    /// become spaces (TDLib `clean_input_string`).
    pub(super) fn push(&mut self, character: char) {
        let kept = match character {
            '\r' => return,
            '\n' => '\n',
            '\0'..' ' => ' ',
            other => other,
        };
        self.text.push(kept);
        self.utf16 += kept.len_utf16();
    }

    pub(super) fn push_str(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The length so far, in UTF-16 units.
    pub(super) fn offset(&self) -> usize {
        self.utf16
    }

    /// Remembers this place as the possible beginning of an entity.
    pub(super) fn mark(&mut self) -> Mark {
        self.marks += 1;
        Mark { order: self.marks, utf16: self.utf16, byte: self.text.len() }
    }

    /// The text written since the mark.
    pub(super) fn since(&self, mark: Mark) -> &str {
        self.text.get(mark.byte..).unwrap_or_default()
    }

    /// Makes what was written since the mark an entity; an entity of nothing is dropped in [`Builder::finish`].
    pub(super) fn add(&mut self, mark: Mark, kind: EntityKind) {
        self.entities.push((mark.order, Entity { offset: mark.utf16, length: self.utf16 - mark.utf16, kind }));
    }

    /// The text with its entities brought to Telegram's rules.
    pub(super) fn finish(mut self) -> FormattedText {
        self.entities.sort_by_key(|(order, _)| *order);
        let entities = settle(&self.text, self.entities.into_iter().map(|(_, entity)| entity).collect());
        FormattedText { text: self.text, entities }
    }
}
