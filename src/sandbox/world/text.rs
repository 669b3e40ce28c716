//! Texts of messages as the server keeps them, and their limits.

use crate::markup::{Text, TextEntity, find_entities};

/// Code points of a message's text.
pub const TEXT_LIMIT: usize = 4096;
/// Code points of a caption.
pub const CAPTION_LIMIT: usize = 1024;
pub const PREMIUM_CAPTION_LIMIT: usize = 4096;
/// Entities of one text; the server drops the rest.
const ENTITY_LIMIT: usize = 100;

/// A text as the server keeps it: without white space around it, what was written in it moved along, and what the
/// server finds added.
pub fn settled(text: &str, written: Vec<TextEntity>) -> Text {
    let kept = text.trim_end();
    let begin = kept.len() - kept.trim_start().len();
    let shift = kept.get(..begin).unwrap_or_default().encode_utf16().count();
    let kept = kept.get(begin..).unwrap_or_default().to_owned();
    let length = kept.encode_utf16().count();
    let moved = written.into_iter().filter_map(|entity| {
        let from = entity.offset.saturating_sub(shift).min(length);
        let to = entity.offset.saturating_add(entity.length).saturating_sub(shift).min(length);
        (to > from).then(|| TextEntity { offset: from, length: to - from, ..entity })
    });
    let mut entities = find_entities(&kept, &moved.collect::<Vec<_>>());
    entities.truncate(ENTITY_LIMIT);
    Text { text: kept, entities }
}

/// A text with what the server finds in it.
pub fn with_found_entities(text: &str) -> Text {
    Text { text: text.to_owned(), entities: find_entities(text, &[]) }
}
