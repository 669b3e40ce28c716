//! What can be wrong with a text in MarkdownV2 or HTML, with its place.

use crate::texts::{Language, Message};
use crate::value::Position;
use std::fmt;

/// A fault of markup and where it stands in the text as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkupError {
    /// Line and column, for people.
    pub position: Position,
    /// The byte of the text, for an editor; always on a character's border.
    pub offset: usize,
    pub kind: MarkupErrorKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkupErrorKind {
    /// A character that MarkdownV2 wants escaped with `\`.
    Reserved(char),
    /// Formatting that was begun here (with this sign) and never ended, or not before the quotation's end.
    Unclosed(&'static str),
    /// An address in parentheses without `)`.
    UnclosedAddress,
    /// `![…]` without a valid `tg://emoji` or `tg://time` address.
    NotEmojiOrTime,
    /// A date-time format other than `r|w?[dD]?[tT]?`.
    TimeFormat(String),
    /// `<` that begins no tag.
    LessSign,
    /// A tag that Telegram does not know.
    UnknownTag(String),
    /// A tag without `>`.
    TagWithoutEnd(String),
    /// Something that is no attribute inside a tag.
    Attribute(String),
    /// A `span` whose class is not `tg-spoiler`.
    SpanClass,
    /// A `tg-emoji` without a valid `emoji-id`.
    EmojiId,
    /// A start tag without its end tag.
    TagNotClosed(String),
    /// An end tag with nothing to end.
    EndTagAlone(String),
    /// An end tag of something else than the innermost open tag.
    WrongEndTag { expected: String, found: String },
    /// A character reference to half of a character (a surrogate).
    HalfCharacter,
}

impl MarkupError {
    pub(super) fn new(source: &str, offset: usize, kind: MarkupErrorKind) -> Self {
        Self { position: Position::of(source, offset), offset, kind }
    }

    /// The fault as a sentence. The place is not in it: only the caller knows where the text stands.
    pub fn message(&self) -> Message {
        use MarkupErrorKind::*;
        let message = Message::new(match &self.kind {
            Reserved(_) => "markup-reserved",
            Unclosed(_) => "markup-unclosed",
            UnclosedAddress => "markup-unclosed-address",
            NotEmojiOrTime => "markup-not-emoji-or-time",
            TimeFormat(_) => "markup-time-format",
            LessSign => "markup-less-sign",
            UnknownTag(_) => "markup-unknown-tag",
            TagWithoutEnd(_) => "markup-tag-without-end",
            Attribute(_) => "markup-attribute",
            SpanClass => "markup-span-class",
            EmojiId => "markup-emoji-id",
            TagNotClosed(_) => "markup-tag-not-closed",
            EndTagAlone(_) => "markup-end-tag-alone",
            WrongEndTag { .. } => "markup-wrong-end-tag",
            HalfCharacter => "markup-half-character",
        });
        match &self.kind {
            Reserved(character) => message.with("character", character.to_string()),
            Unclosed(sign) => message.with("sign", *sign),
            TimeFormat(format) => message.with("format", shortened(format)),
            UnknownTag(tag) | TagWithoutEnd(tag) | Attribute(tag) | TagNotClosed(tag) | EndTagAlone(tag) => {
                message.with("tag", shortened(tag))
            }
            WrongEndTag { expected, found } => {
                message.with("expected", shortened(expected)).with("found", shortened(found))
            }
            UnclosedAddress | NotEmojiOrTime | LessSign | SpanClass | EmojiId | HalfCharacter => message,
        }
    }
}

/// A piece of the text as it goes into a sentence: what stands there may be as long as the whole text.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 32;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl fmt::Display for MarkupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.position, self.message().show(Language::English))
    }
}

impl std::error::Error for MarkupError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: MarkupErrorKind, expected: &str) {
        let error = MarkupError::new("Заказ\n№ 5. Ждём", "Заказ\n№ 5".len(), kind);
        assert_eq!(error.message().show(Language::Russian), expected);
        assert!(error.to_string().starts_with("2:4: "), "{error}");
    }

    #[test]
    fn sentences_name_the_cure_and_leave_the_place_to_others() {
        check(
            MarkupErrorKind::Reserved('.'),
            "Знак «.» в MarkdownV2 служебный, поставьте перед ним обратную косую черту: «\\.».",
        );
        check(
            MarkupErrorKind::WrongEndTag { expected: "b".into(), found: "i".into() },
            "Стоит </i>, но сначала нужно закрыть <b>: поставьте перед ним </b>.",
        );
    }

    #[test]
    fn every_kind_has_words_with_all_values_filled_in() {
        use MarkupErrorKind::*;
        let tag = || "x".repeat(100);
        let kinds = [
            Reserved('.'),
            Unclosed("*"),
            UnclosedAddress,
            NotEmojiOrTime,
            TimeFormat("q".into()),
            LessSign,
            UnknownTag(tag()),
            TagWithoutEnd(tag()),
            Attribute(tag()),
            SpanClass,
            EmojiId,
            TagNotClosed(tag()),
            EndTagAlone(tag()),
            WrongEndTag { expected: tag(), found: tag() },
            HalfCharacter,
        ];
        for kind in kinds {
            let message = MarkupError::new("", 0, kind).message();
            for language in Language::ALL {
                let words = message.show(language);
                assert!(!words.contains(message.id()), "{words}");
                assert!(!words.contains('$') && words.chars().count() < 300, "{words}");
            }
        }
    }
}
