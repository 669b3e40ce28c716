//! JSON-like values: what variables hold, what expressions give and what results are made of.
//!
//! Deliberately not here: evaluation (`script`), and anything that knows a field or a message.

mod json_fault;
mod path;
mod position;

pub use json_fault::json_fault;
pub use path::{Path, PathError, SetError};
pub use position::Position;

/// A JSON value; maps keep the order in which they were written.
pub type Json = serde_json::Value;

/// The variables of a run by name.
pub type Variables = serde_json::Map<String, Json>;

/// What JavaScript calls a value, one step finer where a field's conversion needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    Undefined,
    Null,
    Boolean,
    /// Finite numbers; `NaN` and the infinities are [`ValueKind::NotANumber`].
    Number,
    NotANumber,
    BigInt,
    String,
    /// A JavaScript `Date` or a `moment` object; its JSON is ISO 8601 text in UTC.
    Date,
    Array,
    Object,
    Function,
}

/// The value of one JavaScript expression.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Evaluated {
    pub kind: ValueKind,
    /// What `JSON.stringify` makes of the value; null where it makes nothing of it.
    pub json: Json,
    /// What `String(value)` gives, as a template literal shows it.
    pub text: String,
}

impl Evaluated {
    /// What JavaScript makes of a JSON value.
    pub fn from_json(json: Json) -> Self {
        let kind = match &json {
            Json::Null => ValueKind::Null,
            Json::Bool(_) => ValueKind::Boolean,
            Json::Number(_) => ValueKind::Number,
            Json::String(_) => ValueKind::String,
            Json::Array(_) => ValueKind::Array,
            Json::Object(_) => ValueKind::Object,
        };
        Self { kind, text: shown(&json), json }
    }
}

/// `String(value)`.
fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        // JavaScript has one kind of numbers, so that `5.0` is 5.
        Json::Number(number) if number.is_f64() => number.as_f64().unwrap_or_default().to_string(),
        Json::Array(items) => {
            let items = items.iter().map(|item| if item.is_null() { String::new() } else { shown(item) });
            items.collect::<Vec<_>>().join(",")
        }
        Json::Object(_) => "[object Object]".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_is_shown_as_javascript_does() {
        let check = |json: Json, kind: ValueKind, text: &str| {
            let value = Evaluated::from_json(json);
            assert_eq!((value.kind, value.text.as_str()), (kind, text), "{}", value.json);
        };
        check(json!(null), ValueKind::Null, "null");
        check(json!(true), ValueKind::Boolean, "true");
        check(json!(5.0), ValueKind::Number, "5");
        check(json!(-0.5), ValueKind::Number, "-0.5");
        check(json!("a"), ValueKind::String, "a");
        check(json!([1, null, ["b", 2]]), ValueKind::Array, "1,,b,2");
        check(json!({"a": 1}), ValueKind::Object, "[object Object]");
    }
}
