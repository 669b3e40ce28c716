//! One start tag with its attributes.

use super::reference;
use crate::markup::{MarkupError, MarkupErrorKind};

/// The tags that Telegram knows.
const KNOWN: [&str; 17] = [
    "a",
    "b",
    "blockquote",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "pre",
    "s",
    "span",
    "strike",
    "strong",
    "tg-emoji",
    "tg-spoiler",
    "tg-time",
    "u",
];

/// A start tag that Telegram knows.
pub(super) struct Tag {
    /// In small letters.
    pub(super) name: String,
    /// The byte where its `<` stands.
    pub(super) at: usize,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; of several the last one counts.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// White space inside a tag.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\0' | '\u{b}')
}

/// The tag's name as far as it can be made out.
pub(super) fn first_word(content: &str) -> &str {
    content.split(|character| is_space(character) || character == '<').next().unwrap_or_default()
}

/// Reads the start tag at byte `at`; gives it and the byte after it.
pub(super) fn read(source: &str, at: usize) -> Result<(Tag, usize), MarkupError> {
    let content = source.get(at + "<".len()..).unwrap_or_default();
    let error = |kind| MarkupError::new(source, at, kind);
    let end = content.find(|character| is_space(character) || character == '>').unwrap_or(content.len());
    let (written, rest) = content.split_at_checked(end).unwrap_or((content, ""));
    let name = written.to_lowercase();
    if !KNOWN.contains(&name.as_str()) {
        let name = name.trim_end_matches('/');
        return Err(error(match name.chars().next() {
            Some(first) if first.is_alphabetic() => MarkupErrorKind::UnknownTag(first_word(name).to_owned()),
            _ => MarkupErrorKind::LessSign,
        }));
    }
    let mut reader = Reader { rest };
    let attributes = reader.attributes().map_err(|fault| {
        error(match fault {
            Fault::NoEnd => MarkupErrorKind::TagWithoutEnd(name.clone()),
            Fault::Attribute => MarkupErrorKind::Attribute(name.clone()),
            Fault::Reference(kind) => kind,
        })
    })?;
    let tag = Tag { name, at, attributes };
    if tag.name == "span" && tag.attribute("class") != Some("tg-spoiler") {
        return Err(error(MarkupErrorKind::SpanClass));
    }
    Ok((tag, source.len() - reader.rest.len()))
}

enum Fault {
    NoEnd,
    Attribute,
    Reference(MarkupErrorKind),
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Takes the attributes and the tag's `>`.
    fn attributes(&mut self) -> Result<Vec<(String, String)>, Fault> {
        let mut attributes = Vec::new();
        loop {
            self.skip_space();
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                return Ok(attributes);
            }
            if self.rest.is_empty() {
                return Err(Fault::NoEnd);
            }
            let name = self.take_while(|character| !is_space(character) && !"=>/\"'".contains(character));
            if name.is_empty() {
                return Err(Fault::Attribute);
            }
            self.skip_space();
            let value = match self.rest.strip_prefix('=') {
                Some(rest) => {
                    self.rest = rest;
                    self.skip_space();
                    self.value()?
                }
                None => String::new(),
            };
            attributes.push((name.to_owned(), value));
        }
    }

    /// A value in quotation marks, or a word of letters, digits, dots and hyphens.
    fn value(&mut self) -> Result<String, Fault> {
        let Some(quote @ ('"' | '\'')) = self.rest.chars().next() else {
            let word = self.take_while(|character| character.is_ascii_alphanumeric() || ".-".contains(character));
            return match self.rest.chars().next() {
                None => Err(Fault::NoEnd),
                Some(next) if is_space(next) || next == '>' => Ok(word.to_lowercase()),
                Some(_) => Err(Fault::Attribute),
            };
        };
        let mut value = String::new();
        let mut rest = self.rest.get(quote.len_utf8()..).unwrap_or_default();
        while let Some(character) = rest.chars().next() {
            let (character, length) = match reference::decode(rest).map_err(Fault::Reference)? {
                Some(decoded) => decoded,
                None if character == quote => {
                    self.rest = rest.get(quote.len_utf8()..).unwrap_or_default();
                    return Ok(value);
                }
                None => (character, character.len_utf8()),
            };
            value.push(character);
            rest = rest.get(length..).unwrap_or_default();
        }
        Err(Fault::NoEnd)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches(is_space);
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !belongs(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}
