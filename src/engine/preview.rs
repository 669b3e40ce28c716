//! The values of a step's fields for the current variables, without running anything: what stands under each field.

use crate::scenario::FieldKey;
use crate::texts::Message;
use crate::value::{Json, Position, ValueKind};

/// The value of one field (or of one part of it: an attachment's address, a keyboard's text).
#[derive(Clone, Debug, PartialEq)]
pub struct FieldPreview {
    pub key: FieldKey,
    /// Which attachment, where the field holds a list of them.
    pub part: Option<usize>,
    pub value: Result<PreviewValue, PreviewError>,
}

/// What a field's source gives.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewValue {
    pub kind: ValueKind,
    pub json: Json,
    /// As a person would write it: the text itself, a number, compact JSON, a date in the local zone.
    pub shown: String,
}

/// Why a field has no usable value.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewError {
    pub message: Message,
    /// The place in the field's source.
    pub position: Option<Position>,
}
