//! Values as an evaluator gives them, made of JSON.

use crate::value::{Evaluated, Json, ValueKind};

/// The value that JavaScript would give for this JSON.
pub(super) fn value(json: Json) -> Evaluated {
    let kind = match &json {
        Json::Null => ValueKind::Null,
        Json::Bool(_) => ValueKind::Boolean,
        Json::Number(_) => ValueKind::Number,
        Json::String(_) => ValueKind::String,
        Json::Array(_) => ValueKind::Array,
        Json::Object(_) => ValueKind::Object,
    };
    let text = match &json {
        Json::String(text) => text.clone(),
        Json::Object(_) => "[object Object]".to_owned(),
        other => other.to_string(),
    };
    Evaluated { kind, json, text }
}
