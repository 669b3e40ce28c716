//! A place in a text, as an editor shows it.

use std::fmt;

/// Line and column, both counted from one; a column is a character, whatever its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Position {
    /// The place of byte `offset` in `text`; an offset past the end or inside a character gives the place before it.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: usize, line: usize, column: usize) {
        assert_eq!(Position::of(text, offset), Position { line, column }, "{text:?} at {offset}");
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        check("", 0, 1, 1);
        check("abc", 2, 1, 3);
        check("№ 1\nдва", "№ 1\nд".len(), 2, 2);
        check("a\n", 2, 2, 1);
    }

    #[test]
    fn offsets_outside_or_inside_a_character_are_moved_back() {
        check("яя", 1, 1, 1);
        check("яя", 99, 1, 3);
    }
}
