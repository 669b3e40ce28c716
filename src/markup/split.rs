//! A text too long for one message, cut into parts.

use super::{Entity, FormattedText};
use unicode_segmentation::UnicodeSegmentation;

/// Cuts a text into parts of at most `limit` code points (at least 1).
///
/// The parts joined are the text again: white space at a cut stays with the left part. A cut is made at the end of a
/// paragraph, else of a line, a sentence or a word, or else between characters as people see them, and as a rule in the
/// second half of a part. An entity that fits a part is not cut; of a longer one each part gets a piece. No part is only
/// white space (Telegram refuses such a message) unless there is more of it in one place than a part holds.
pub fn split(text: &FormattedText, limit: usize) -> Vec<FormattedText> {
    let limit = limit.max(1);
    let places = Places::of(text, limit);
    let mut parts = Vec::new();
    let mut start = 0;
    while start < places.length() {
        let end = places.cut(start, limit);
        parts.push(part(text, &places, start, end));
        start = end;
    }
    if parts.is_empty() {
        parts.push(text.clone());
    }
    parts
}

/// How good a place is for a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Quality {
    /// Inside what people see as one character.
    InsideCharacter,
    /// Inside an entity that could be kept whole.
    InsideEntity,
    Character,
    Word,
    Sentence,
    Line,
    Paragraph,
}

/// What is known of the place before each code point of a text, and of the place after the last.
struct Places {
    quality: Vec<Quality>,
    bytes: Vec<usize>,
    utf16: Vec<usize>,
    /// How many visible code points stand before.
    visible: Vec<usize>,
}

impl Places {
    fn of(text: &FormattedText, limit: usize) -> Self {
        let characters: Vec<char> = text.text.chars().collect();
        let mut places = Self {
            quality: vec![Quality::InsideCharacter; characters.len() + 1],
            bytes: vec![0],
            utf16: vec![0],
            visible: vec![0],
        };
        let (mut byte, mut utf16, mut visible) = (0, 0, 0);
        for character in &characters {
            byte += character.len_utf8();
            utf16 += character.len_utf16();
            visible += usize::from(!character.is_whitespace());
            places.bytes.push(byte);
            places.utf16.push(utf16);
            places.visible.push(visible);
        }
        places.rate(&text.text, &characters);
        for entity in &text.entities {
            let start = places.utf16.partition_point(|utf16| *utf16 < entity.offset);
            let end = places.utf16.partition_point(|utf16| *utf16 < entity.offset + entity.length);
            if end - start <= limit {
                for quality in places.quality.iter_mut().take(end).skip(start + 1) {
                    *quality = (*quality).min(Quality::InsideEntity);
                }
            }
        }
        places
    }

    /// Rates the places by the text alone.
    fn rate(&mut self, text: &str, characters: &[char]) {
        let place_of = |bytes: &[usize], byte: usize| bytes.partition_point(|known| *known < byte);
        for (byte, _) in text.grapheme_indices(true) {
            let place = place_of(&self.bytes, byte);
            let before = |distance: usize| place.checked_sub(distance).and_then(|index| characters.get(index));
            let next = characters.get(place);
            let follows_break = before(1) == Some(&'\n') && next != Some(&'\n');
            let quality = if follows_break && before(2) == Some(&'\n') {
                Quality::Paragraph
            } else if follows_break {
                Quality::Line
            } else if before(1).is_some_and(|before| before.is_whitespace())
                && next.is_some_and(|next| !next.is_whitespace())
            {
                Quality::Word
            } else {
                Quality::Character
            };
            self.set(place, quality);
        }
        for (byte, _) in text.split_sentence_bound_indices() {
            let place = place_of(&self.bytes, byte);
            if self.quality.get(place) == Some(&Quality::Word) {
                self.set(place, Quality::Sentence);
            }
        }
    }

    fn set(&mut self, place: usize, quality: Quality) {
        if let Some(known) = self.quality.get_mut(place) {
            *known = quality;
        }
    }

    /// The length of the text in code points.
    fn length(&self) -> usize {
        self.bytes.len() - 1
    }

    /// Where the part that begins at `start` ends.
    fn cut(&self, start: usize, limit: usize) -> usize {
        let longest = start.saturating_add(limit);
        if longest >= self.length() {
            return self.length();
        }
        let middle = start + limit / 2;
        let is_visible = |from: usize, to: usize| self.visible.get(from) < self.visible.get(to);
        // First of all neither this part nor the next is blank and nothing is torn apart, then the part is not too
        // short, then the place is a good one, then the part is as long as it can be.
        let worth = |place: &usize| {
            let quality = self.quality.get(*place).copied().unwrap_or(Quality::InsideCharacter);
            let next_end = place.saturating_add(limit).min(self.length());
            let has_text = is_visible(start, *place) && is_visible(*place, next_end);
            let is_whole = quality.min(Quality::Character);
            (is_whole, has_text, *place > middle && quality >= Quality::Word, quality, *place)
        };
        (start + 1..=longest).max_by_key(worth).unwrap_or(longest)
    }
}

/// The part between two places, with its pieces of the entities.
fn part(text: &FormattedText, places: &Places, start: usize, end: usize) -> FormattedText {
    let at = |of: &[usize], place: usize| of.get(place).copied().unwrap_or_default();
    let (from, to) = (at(&places.utf16, start), at(&places.utf16, end));
    let entities = text
        .entities
        .iter()
        .filter_map(|entity| {
            let (piece_start, piece_end) = (entity.offset.max(from), (entity.offset + entity.length).min(to));
            let length = piece_end.checked_sub(piece_start).filter(|length| *length > 0)?;
            Some(Entity { offset: piece_start - from, length, kind: entity.kind.clone() })
        })
        .collect();
    let text = text.text.get(at(&places.bytes, start)..at(&places.bytes, end)).unwrap_or_default();
    FormattedText { text: text.to_owned(), entities }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::properties::shown;
    use crate::markup::{Markup, parse};

    fn check(html: &str, limit: usize, expected: &[&str]) {
        let text = parse(Markup::Html, html).expect("the table has valid HTML");
        let parts: Vec<String> = split(&text, limit).iter().map(shown).collect();
        assert_eq!(parts, expected, "{html:?} by {limit}");
    }

    #[test]
    fn cuts_at_the_best_place() {
        check("abc", 3, &["abc"]);
        check("", 3, &[""]);
        check("aaa bbb. ccc\nddd\n\neee fff", 24, &["aaa bbb. ccc\nddd\n\n", "eee fff"]);
        check("aaa bbb. ccc\nddd eee", 18, &["aaa bbb. ccc\n", "ddd eee"]);
        check("Aaa bbb. Ccc ddd", 14, &["Aaa bbb. ", "Ccc ddd"]);
        check("aaa bbb ccc", 8, &["aaa bbb ", "ccc"]);
        check("aaabbbccc", 4, &["aaab", "bbcc", "c"]);
        check("a\n\nbbbbbbbbbbbb cc", 16, &["a\n\nbbbbbbbbbbbb ", "cc"]);
    }

    #[test]
    fn characters_stay_whole() {
        check("aa👨‍👩‍👧bb", 5, &["aa", "👨‍👩‍👧", "bb"]);
        check("ее\u{308}е", 2, &["е", "е\u{308}", "е"]);
        check("👨‍👩‍👧", 2, &["👨\u{200d}", "👩\u{200d}", "👧"]);
        check("ab", 0, &["a", "b"]);
    }

    #[test]
    fn entities_that_fit_stay_whole() {
        check("aa <b>bb cc</b>", 6, &["aa ", "{b:bb cc}"]);
        check("aa <b>bb <i>cc</i> dd</b>", 6, &["aa {b:bb }", "{b:{i:cc} dd}"]);
        check("<b>aaaa bbbb</b>", 5, &["{b:aaaa }", "{b:bbbb}"]);
        check("👍<a href=\"t.me\">👍👍</a>", 2, &["👍", "{link http://t.me:👍👍}"]);
    }

    #[test]
    fn no_part_is_white_space_if_it_can_be_helped() {
        check("aaaa  b", 4, &["aaaa", "  b"]);
        check("aaaa     b", 5, &["aaaa ", "    b"]);
        check("  aa bb", 4, &["  aa", " bb"]);
        check("aaaa   ", 5, &["aaa", "a   "]);
        check("a        b", 4, &["a   ", "    ", " b"]);
    }
}
