//! A walk over the words of a file that no parser hands out: comments, and the place of a node's id.

/// What stands in a file besides white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word<'t> {
    Comment,
    /// A quoted text, without its quotes and as it is typed.
    Text(&'t str),
    Name(&'t str),
    Sign(char),
}

/// Whether the text has comments (`//` or `/* */` outside quoted texts).
pub(super) fn has_comments(text: &str) -> bool {
    words(text).any(|(_, word)| word == Word::Comment)
}

/// Where `id: "…"` names this node the second time, as a byte offset.
pub(super) fn second_id(text: &str, id: &str) -> Option<usize> {
    let words: Vec<_> = words(text).filter(|(_, word)| *word != Word::Comment).collect();
    let mut places = words.windows(3).filter_map(|window| match window {
        [(_, Word::Name("id")), (_, Word::Sign(':')), (offset, Word::Text(text))] if *text == id => Some(*offset),
        _ => None,
    });
    places.nth(1)
}

/// The brackets outside texts and comments.
pub(super) fn brackets(text: &str) -> impl Iterator<Item = char> {
    words(text).filter_map(|(_, word)| match word {
        Word::Sign(sign) if "()[]{}".contains(sign) => Some(sign),
        _ => None,
    })
}

fn words(text: &str) -> impl Iterator<Item = (usize, Word<'_>)> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let rest = text.get(offset..)?;
        let start = offset + (rest.len() - rest.trim_start().len());
        let (word, length) = first_word(text.get(start..).filter(|rest| !rest.is_empty())?);
        offset = start + length;
        Some((start, word))
    })
}

/// The first word of a text that starts with one, and its length in bytes.
fn first_word(text: &str) -> (Word<'_>, usize) {
    if text.starts_with("//") {
        return (Word::Comment, text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return (Word::Comment, block_comment(text));
    }
    if let Some(rest) = text.strip_prefix('"') {
        let mut escaped = false;
        let end = rest.find(|character| {
            let closes = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            closes
        });
        let end = end.unwrap_or(rest.len());
        return (Word::Text(&rest[..end]), (end + 2).min(text.len()));
    }
    if let Some(found) = raw_text(text) {
        return found;
    }
    let name = text.find(|next: char| !next.is_alphanumeric() && next != '_').unwrap_or(text.len());
    match text.chars().next() {
        Some(sign) if name == 0 => (Word::Sign(sign), sign.len_utf8()),
        _ => (Word::Name(&text[..name]), name),
    }
}

fn raw_text(text: &str) -> Option<(Word<'_>, usize)> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let inside = rest[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", &rest[..hashes]);
    let end = inside.find(&close);
    let length = end.map_or(text.len(), |end| 1 + hashes + 1 + end + close.len());
    Some((Word::Text(&inside[..end.unwrap_or(inside.len())]), length))
}

/// The length of a block comment; they nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut offset = 0;
    while let Some(rest) = text.get(offset..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            offset += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            offset += 2;
            if depth == 0 {
                return offset;
            }
        } else {
            offset += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comments_count_outside_texts_only() {
        for (text, expected) in [
            ("(a: 1)", false),
            ("(a: 1) // x", true),
            ("(/* x */ a: 1)", true),
            (r#"(a: "http://x /* y */")"#, false),
            (r#"(a: "\"// x")"#, false),
            (r##"(a: r#"" // "x""#)"##, false),
            (r##"(a: r#"" // "x""#) // y"##, true),
            ("(for: 1)", false),
        ] {
            assert_eq!(has_comments(text), expected, "{text}");
        }
    }

    #[test]
    fn finds_the_second_of_two_ids() {
        let text = r#"(id: "a", x: "id: \"a\"", /* id: "a" */ nodes: [End(id: "a")])"#;
        assert_eq!(second_id(text, "a"), text.rfind("\"a\""));
        assert_eq!(second_id(text, "b"), None);
    }

    proptest! {
        #[test]
        fn every_text_ends(text in "[/*\"r#\\\\n a\u{44f}]{0,40}") {
            prop_assert!(words(&text).count() <= text.len());
        }
    }
}
