//! Text with message entities, as Telegram keeps it.

/// Text and what is special about parts of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormattedText {
    pub text: String,
    /// Sorted by offset, the longer first; entities nest and never overlap halfway.
    pub entities: Vec<Entity>,
}

impl FormattedText {
    /// Text without any entity.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), entities: Vec::new() }
    }

    /// Length as Telegram's limits count it: code points.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// Length as entities count it: UTF-16 units.
    pub fn utf16_length(&self) -> usize {
        utf16_len(&self.text)
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text as Telegram keeps it: without spaces and line breaks at its end, and at its start up to the first entity
    /// (TDLib `fix_formatted_text`).
    #[must_use]
    pub fn trimmed(&self) -> Self {
        const TRIMMED: [char; 2] = [' ', '\n'];
        let text = self.text.trim_end_matches(TRIMMED);
        let leading = text.len() - text.trim_start_matches(TRIMMED).len();
        // What is trimmed at the start is one byte and one UTF-16 unit a character.
        let start = leading.min(self.entities.first().map_or(leading, |entity| entity.offset));
        let text = text.get(start..).unwrap_or_default();
        let end = utf16_len(text);
        let entities = self
            .entities
            .iter()
            .filter_map(|entity| {
                let offset = entity.offset.saturating_sub(start);
                let length = entity.length.min(end.checked_sub(offset)?);
                (length > 0).then(|| Entity { offset, length, kind: entity.kind.clone() })
            })
            .collect();
        Self { text: text.to_owned(), entities }
    }

    /// The text cut wherever an entity begins or ends, for drawing; joined it is the whole text.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let mut borders: Vec<usize> =
            self.entities.iter().flat_map(|entity| [entity.offset, entity.offset + entity.length]).collect();
        borders.sort_unstable();
        borders.dedup();
        let mut borders = borders.into_iter().peekable();
        let mut runs = Vec::new();
        let mut entities = self.entities.iter().peekable();
        let mut around: Vec<&Entity> = Vec::new();
        let (mut start, mut utf16) = (0, 0);
        for (byte, character) in self.text.char_indices().map(|(byte, character)| (byte, character.len_utf16())) {
            if borders.next_if(|border| *border <= utf16).is_some() {
                runs.push((start, byte, around.clone()));
                start = byte;
                around.retain(|entity| entity.offset + entity.length > utf16);
                while let Some(entity) = entities.next_if(|entity| entity.offset <= utf16) {
                    around.push(entity);
                }
            }
            utf16 += character;
        }
        runs.push((start, self.text.len(), around));
        runs.into_iter()
            .filter(|(start, end, _)| start < end)
            .map(|(start, end, around)| Run {
                text: self.text.get(start..end).unwrap_or_default(),
                kinds: around.into_iter().map(|entity| &entity.kind).collect(),
            })
            .collect()
    }
}

/// A piece of text over which the same entities go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    /// From the outermost to the innermost.
    pub kinds: Vec<&'a EntityKind>,
}

/// Length in UTF-16 units, in which Telegram counts offsets.
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// One special part of a text; offset and length count UTF-16 units (Bot API `MessageEntity`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    pub offset: usize,
    pub length: usize,
    pub kind: EntityKind,
}

/// What a part of a text is; only the kinds that markup can write (Telegram finds mentions, hashtags, … by itself).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityKind {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Blockquote,
    ExpandableBlockquote,
    Code,
    Pre {
        language: Option<String>,
    },
    TextLink {
        url: String,
    },
    /// A mention of a person by id (`tg://user?id=…`).
    TextMention {
        user_id: i64,
    },
    CustomEmoji {
        id: String,
    },
    /// A moment shown in the reader's own zone (`tg://time?unix=…`).
    DateTime {
        unix_time: i64,
        format: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::properties::shown;
    use crate::markup::{Markup, parse};

    fn html(source: &str) -> FormattedText {
        parse(Markup::Html, source).expect("the tables have valid HTML")
    }

    #[test]
    fn lengths() {
        let text = FormattedText::plain("ж👍é");
        assert_eq!((text.length(), text.utf16_length(), utf16_len("")), (3, 4, 0));
    }

    #[test]
    fn trims_as_telegram_does() {
        for (source, expected) in [
            (" \n a b \n ", "a b"),
            ("  <b> a</b> ", "{b: a}"),
            ("a <b>b \n</b> ", "a {b:b}"),
            (" a <b>👍 <i>b</i> </b> ", "a {b:👍 {i:b}}"),
            (" \n", ""),
            ("", ""),
        ] {
            assert_eq!(shown(&html(source).trimmed()), expected, "{source:?}");
        }
    }

    #[test]
    fn runs_are_cut_where_entities_begin_and_end() {
        let text = html("а<b>👍<i>к</i></b><i>м</i> н");
        let (bold, italic) = (&EntityKind::Bold, &EntityKind::Italic);
        let runs: Vec<_> = text.runs().into_iter().map(|run| (run.text, run.kinds)).collect();
        assert_eq!(
            runs,
            [("а", vec![]), ("👍", vec![bold]), ("к", vec![bold, italic]), ("м", vec![italic]), (" н", vec![]),]
        );
    }
}
