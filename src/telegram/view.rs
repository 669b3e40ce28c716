//! Requests as people see them: without any secret in their texts.

use crate::secret::Redactor;
use crate::value::Json;

/// The value without any secret in its texts.
pub(super) fn redacted(value: Json) -> Json {
    match value {
        Json::String(text) => Json::String(Redactor::global().redact(&text).into_owned()),
        Json::Array(items) => items.into_iter().map(redacted).collect(),
        Json::Object(map) => map.into_iter().map(|(key, value)| (key, redacted(value))).collect(),
        other => other,
    }
}
