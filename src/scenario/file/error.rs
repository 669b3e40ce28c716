//! Why a file is no scenario, or a scenario no file, in words.

use super::SecretPlace;
use crate::secret::Redactor;
use crate::texts::Message;
use crate::value::Position;
use ron::error::{Error, SpannedError};
use std::fmt;

/// Why a text is no scenario, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    pub position: Position,
    pub kind: LoadErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadErrorKind {
    Empty,
    /// The text ends in the middle: a download or a copy that broke off.
    Cut,
    UnknownField {
        name: String,
        known: Vec<&'static str>,
    },
    UnknownVariant {
        name: String,
        known: Vec<&'static str>,
    },
    MissingField(&'static str),
    DuplicateField(&'static str),
    WrongType {
        expected: Expected,
        found: Option<String>,
    },
    /// This sign should stand there.
    SignExpected(char),
    /// Made by a newer version of the program, or with a version that never was.
    Version(u64),
    DuplicateNode(String),
    TooDeep,
    /// The reader's own words.
    Syntax(String),
}

/// What should stand in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    Text,
    YesNo,
    Integer,
    Number,
    List,
    Map,
    Struct,
    Name,
    /// In the reader's words.
    Other(String),
}

impl LoadError {
    pub(super) fn of_ron(text: &str, error: &SpannedError) -> Self {
        let end = Position::of(text, text.trim_end().len());
        let at = |place: ron::error::Position| Position { line: place.line, column: place.col };
        let (start, stop) = (at(error.span.start), at(error.span.end));
        let kind = LoadErrorKind::of_ron(&error.code);
        let cut = matches!(error.code, Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment);
        let at_end = stop >= end || is_last_word(text, start);
        if kind != LoadErrorKind::TooDeep && (cut || at_end) && !is_whole(text) {
            return Self { position: end, kind: LoadErrorKind::Cut };
        }
        // A missing field is known where its struct ends; everything else where it begins.
        let position = if matches!(kind, LoadErrorKind::MissingField(_)) { stop } else { start };
        Self { position, kind }
    }

    /// What people read about it, its place first where it has one.
    pub fn message(&self) -> Message {
        match &self.kind {
            LoadErrorKind::Empty | LoadErrorKind::Version(_) => self.sentence(),
            _ => Message::new("scenario-load-at")
                .with("line", self.position.line.to_string())
                .with("column", self.position.column.to_string())
                .with("reason", self.sentence()),
        }
    }

    /// The same without the place, for where it is shown apart.
    pub fn sentence(&self) -> Message {
        use LoadErrorKind::*;
        match &self.kind {
            Empty => Message::new("scenario-load-empty"),
            Cut => Message::new("scenario-load-cut"),
            UnknownField { name, known } => {
                Message::new("scenario-load-unknown-field").with("name", name.as_str()).with("known", known.join(", "))
            }
            UnknownVariant { name, known } => Message::new("scenario-load-unknown-variant")
                .with("name", name.as_str())
                .with("known", known.join(", ")),
            MissingField(name) => Message::new("scenario-load-missing-field").with("name", *name),
            DuplicateField(name) => Message::new("scenario-load-duplicate-field").with("name", *name),
            WrongType { expected, found: Some(found) } => Message::new("scenario-load-wrong-type")
                .with("expected", expected.message())
                .with("found", found_message(found)),
            WrongType { expected, found: None } => {
                Message::new("scenario-load-wrong-type-unnamed").with("expected", expected.message())
            }
            SignExpected(sign) => Message::new("scenario-load-sign-expected").with("sign", sign.to_string()),
            Version(version) => Message::new("scenario-load-version").with("version", version.to_string()),
            DuplicateNode(id) => Message::new("scenario-load-duplicate-node").with("node", id.as_str()),
            TooDeep => Message::new("scenario-load-too-deep"),
            Syntax(_) => Message::new("scenario-load-syntax"),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.position, self.kind)
    }
}

impl std::error::Error for LoadError {}

impl LoadErrorKind {
    fn of_ron(error: &Error) -> Self {
        let wrong = |expected| Self::WrongType { expected, found: None };
        match error {
            Error::NoSuchStructField { expected, found, .. } => {
                Self::UnknownField { name: shown(found), known: expected.to_vec() }
            }
            Error::NoSuchEnumVariant { expected, found, .. } => {
                Self::UnknownVariant { name: shown(found), known: expected.to_vec() }
            }
            Error::MissingStructField { field, .. } => Self::MissingField(field),
            Error::DuplicateStructField { field, .. } => Self::DuplicateField(field),
            Error::InvalidValueForType { expected, found } => {
                Self::WrongType { expected: Expected::of_words(expected), found: Some(shown(found)) }
            }
            Error::ExpectedString | Error::ExpectedChar => wrong(Expected::Text),
            Error::ExpectedBoolean => wrong(Expected::YesNo),
            Error::ExpectedInteger | Error::IntegerOutOfBounds => wrong(Expected::Integer),
            Error::ExpectedFloat => wrong(Expected::Number),
            Error::ExpectedArray => wrong(Expected::List),
            Error::ExpectedMap => wrong(Expected::Map),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => wrong(Expected::Struct),
            Error::ExpectedIdentifier => wrong(Expected::Name),
            Error::ExpectedComma => Self::SignExpected(','),
            Error::ExpectedMapColon => Self::SignExpected(':'),
            Error::ExpectedArrayEnd => Self::SignExpected(']'),
            Error::ExpectedMapEnd => Self::SignExpected('}'),
            Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => Self::SignExpected(')'),
            Error::ExceededRecursionLimit => Self::TooDeep,
            other => Self::Syntax(shown(&other.to_string())),
        }
    }
}

impl Expected {
    /// serde's words for the types that a scenario has.
    fn of_words(words: &str) -> Self {
        match words {
            "a string" => Self::Text,
            "a boolean" => Self::YesNo,
            "u32" | "an integer" => Self::Integer,
            "f64" | "a float" => Self::Number,
            "a sequence" => Self::List,
            "a map" => Self::Map,
            words if words.starts_with("struct ") => Self::Struct,
            other => Self::Other(other.to_owned()),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Text => Message::new("scenario-load-expected-text"),
            Self::YesNo => Message::new("scenario-load-expected-yes-no"),
            Self::Integer => Message::new("scenario-load-expected-integer"),
            Self::Number => Message::new("scenario-load-expected-number"),
            Self::List => Message::new("scenario-load-expected-list"),
            Self::Map => Message::new("scenario-load-expected-map"),
            Self::Struct => Message::new("scenario-load-expected-struct"),
            Self::Name => Message::new("scenario-load-expected-name"),
            Self::Other(_) => Message::new("scenario-load-expected-other"),
        }
    }
}

/// What stands there instead, from the reader's words such as ``the unsigned integer `5` ``.
fn found_message(words: &str) -> Message {
    let value = words.split_once(['`', '"']).map(|(_, rest)| rest.trim_end_matches(['`', '"'])).unwrap_or_default();
    match words {
        words if words.starts_with("the string") => {
            Message::new("scenario-load-found-text").with("value", format!("\"{value}\""))
        }
        words if words.starts_with("the UTF-8 character") => {
            Message::new("scenario-load-found-text").with("value", format!("'{value}'"))
        }
        words if words.starts_with("the boolean") => Message::new("scenario-load-found-yes-no").with("value", value),
        words if words.contains("integer `") || words.contains("number `") => {
            Message::new("scenario-load-found-number").with("value", value)
        }
        "a sequence" => Message::new("scenario-load-found-list"),
        "a map" => Message::new("scenario-load-found-map"),
        "a unit variant" | "a unit value" => Message::new("scenario-load-found-name"),
        _ => Message::new("scenario-load-found-other"),
    }
}

/// Words of the file as an error may show them: without tokens and not longer than a line.
fn shown(text: &str) -> String {
    const LENGTH: usize = 80;
    let text = Redactor::default().redact(text).replace(['\n', '\r'], " ");
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Whether nothing but one word stands from this place to the end.
fn is_last_word(text: &str, place: Position) -> bool {
    let line: &str = text.split_inclusive('\n').nth(place.line.saturating_sub(1)).unwrap_or_default();
    let word: String = line.chars().skip(place.column.saturating_sub(1)).collect();
    let word = word.trim();
    text.trim_end().ends_with(word) && word.chars().all(|letter| letter.is_alphanumeric() || "_.+-".contains(letter))
}

/// Whether the text ends as a whole file does: with the bracket that closes the scenario.
fn is_whole(text: &str) -> bool {
    let (mut open, mut closed) = (0_usize, 0_usize);
    for sign in super::scan::brackets(text) {
        if "([{".contains(sign) { open += 1 } else { closed += 1 }
    }
    open > 0 && closed >= open
}

/// Why a scenario cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// A file is shown, sent and kept for years: a secret has no place in it.
    #[error("a secret stands in {}{}", .0.node.as_deref().map(|node| format!("{node}: ")).unwrap_or_default(), .0.field)]
    HoldsSecret(SecretPlace),
    #[error("two nodes have the id `{0}`")]
    DuplicateNode(String),
    #[error("the values are nested too deeply")]
    TooDeep,
    #[error("the scenario cannot be written: {0}")]
    Unwritable(String),
}

impl SaveError {
    /// What people read about it.
    pub fn message(&self) -> Message {
        match self {
            Self::HoldsSecret(SecretPlace { node: Some(node), field }) => {
                Message::new("scenario-save-secret-in-node").with("node", node.as_str()).with("field", field.as_str())
            }
            Self::HoldsSecret(SecretPlace { node: None, field }) => {
                Message::new("scenario-save-secret").with("field", field.as_str())
            }
            Self::DuplicateNode(id) => Message::new("scenario-save-duplicate-node").with("node", id.as_str()),
            Self::TooDeep => Message::new("scenario-save-too-deep"),
            Self::Unwritable(words) => Message::new("scenario-save-unwritable").with("words", words.as_str()),
        }
    }
}
